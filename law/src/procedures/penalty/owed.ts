import {
  addDays,
  type CivilDate,
  computeDeadline,
  type SurchargeAnswer,
  surcharge,
} from '../../calendar/index.ts';
import type { Facts } from '../../dossier/facts.ts';
import { penaltyKindNames } from '../../dossier/facts.ts';
import type { Profile } from '../../profiles/index.ts';
import { everyRound } from './anew.ts';
import { decidedParties, sumOf } from './assess.ts';
import { decisionServedOn } from './service.ts';
import type { Payment, PenaltyState, Remedy } from './state.ts';

/** What a decision asks of each party, what has been done, and until when. Sums in fen. */

export type Debt = Payment['of'];

/** What a decision asks for in money. */
export const debtNames: Readonly<Record<Debt, string>> = {
  fine: '罚款',
  gains: '没收的违法所得',
  surcharge: '加处罚款',
};

/** 款项 that comes in under a decision: what it asks for, and the price of what was confiscated and sold. */
type Held = Debt | 'proceeds';

/** What comes in under a decision in money. */
export const heldNames: Readonly<Record<Held, string>> = { ...debtNames, proceeds: '没收物品的变卖所得' };

/** What a decision asks for and what came of it; a round of its own has no more. */
type Accounts = Pick<PenaltyState, 'decision' | 'execution' | 'refunds'>;

/**
 * The sum a party must pay under a head: fine and gains by the decision as it stands, surcharge by the acts that imposed
 * it on that fine (处罚法 art 72(1)(一)), never above it (强制法 art 45(2)); nothing once the decision has fallen. The price of
 * what was sold is the state's (art 74(1)) as long as the decision confiscates.
 */
export function owed({ decision, execution }: Omit<Accounts, 'refunds'>, party: string, of: Held): number {
  const fate = decision?.fate;
  if (fate?.kind === 'annulled' || fate?.kind === 'void') return 0;
  const own = decidedParties(decision).find((candidate) => candidate.party === party);
  if (of === 'proceeds')
    return own?.penalties.some(({ kind }) => kind === 'confiscateIllegalProperty') === true
      ? receivedIn(execution)
          .filter((sale) => sale.of === of && sale.party === party)
          .reduce((sum, { fen }) => sum + fen, 0)
      : 0;
  if (of === 'gains') return own === undefined ? 0 : sumOf(own, ['confiscateIllegalGains']);
  const fine = own === undefined ? 0 : sumOf(own, ['fine']);
  if (of === 'fine') return fine;
  const imposed = execution.surcharges.filter((entry) => entry.party === party);
  return Math.min(
    imposed.reduce((sum, entry) => sum + surchargeLeft(entry, fine), 0),
    fine,
  );
}

/** What is left of a surcharge once the fine it was reckoned from is less: the same share of what is still overdue of it. */
function surchargeLeft(imposed: PenaltyState['execution']['surcharges'][number], fine: number): number {
  const less = imposed.fine - fine;
  if (less <= 0) return imposed.fen;
  const overdue = Math.max(imposed.overdue - less, 0);
  return Number((BigInt(imposed.fen) * BigInt(overdue)) / BigInt(imposed.overdue));
}

/** What a party has paid under a head and was not paid back; with `before`, only until the day before it. */
export function paid(
  { execution, refunds }: Omit<Accounts, 'decision'>,
  party: string,
  of: Held,
  before: CivilDate = '9999-12-31',
): number {
  return receivedIn(execution)
    .filter((payment) => payment.party === party && payment.of === of && payment.on < before)
    .reduce((sum, payment) => sum + payment.fen - refunded(refunds, payment.seq, before), 0);
}

const refunded = (refunds: PenaltyState['refunds'], payment: number, before: CivilDate = '9999-12-31') =>
  refunds.reduce((sum, back) => (back.payment === payment && back.on < before ? sum + back.fen : sum), 0);

/** Money that came in under a decision, by the act that recorded it. */
export type Received = Pick<Payment, 'seq' | 'party' | 'on' | 'fen'> & { readonly of: Held };

const receivedIn = ({ payments, sales }: PenaltyState['execution']): readonly Received[] =>
  sales.length === 0
    ? payments
    : [...payments, ...sales.map((sale) => ({ ...sale, of: 'proceeds' as const }))].sort(
        (a, b) => a.seq - b.seq,
      );

/** The same of every round. */
export const everyReceived = (state: PenaltyState): readonly Received[] =>
  everyRound(state).flatMap(({ execution }) => receivedIn(execution));

/** 缴款 of every round: what was paid under a decision stays in the file whatever became of the decision. */
export const everyPayment = (state: PenaltyState): readonly Payment[] =>
  everyRound(state).flatMap(({ execution }) => execution.payments);

/** 应退: what a payment or a sale brought in beyond what the decision it was made under still asks for. */
export interface Refundable {
  readonly payment: Received;
  readonly fen: number;
  /** The day from which it had to be paid back: the decision was changed or fell. */
  readonly since: CivilDate;
}

/**
 * Money that has to go back, by payment, the latest first to be given back: a decision was annulled or declared void, or
 * changed to less, in this round or an earlier one.
 */
export const refundables = (state: PenaltyState): readonly Refundable[] =>
  everyRound(state).flatMap(({ decision, execution }) => {
    const since = decision?.fate?.on;
    if (since === undefined) return [];
    const accounts: Accounts = { decision, execution, refunds: state.refunds };
    const excess = new Map<string, number>();
    return receivedIn(execution)
      .toReversed()
      .flatMap((payment): Refundable[] => {
        const { party, of } = payment;
        const key = `${of} ${party}`;
        const left = excess.get(key) ?? paid(accounts, party, of) - owed(accounts, party, of);
        const fen = Math.min(left, payment.fen - refunded(state.refunds, payment.seq));
        excess.set(key, left - Math.max(fen, 0));
        return fen > 0 ? [{ payment, fen, since }] : [];
      });
  });

/** The sum still to be paid back, to one party or to all. */
export const toRefund = (state: PenaltyState, party?: string): number =>
  refundables(state).reduce(
    (sum, { payment, fen }) => (party === undefined || payment.party === party ? sum + fen : sum),
    0,
  );

/** Found to have nobody who takes the money; what the decision came to since then is asked about anew. */
export function isUnclaimed(state: PenaltyState, party: string): boolean {
  const last = Math.max(...everyRound(state).map(({ decision }) => decision?.fate?.seq ?? 0));
  return state.unclaimed.some((found) => found.party === party && found.seq > last);
}

/** What still has to be paid back and can be. */
export const claimable = (state: PenaltyState): number =>
  refundables(state).reduce(
    (sum, { payment, fen }) => (isUnclaimed(state, payment.party) ? sum : sum + fen),
    0,
  );

/** What is left of a sum the party must pay, in fen. */
export const unpaid = (state: PenaltyState, party: string, of: Debt): number =>
  owed(state, party, of) - paid(state, party, of);

/** What was not paid of what a decision asked for when it was made, whatever became of it and of the money. */
function unpaidAsMade({ decision, execution }: Omit<Accounts, 'refunds'>, party: string, of: Debt): number {
  if (decision === undefined) return 0;
  const { fate: _, ...made } = decision;
  return owed({ decision: made, execution }, party, of) - paid({ execution, refunds: [] }, party, of);
}

/**
 * Under whose decision money came in on a day: an earlier one that stood then, else the present one. The payment may come to the
 * record long afterwards.
 */
export const roundOn = (state: PenaltyState, on: CivilDate): Omit<Accounts, 'refunds'> =>
  state.earlier.find(
    ({ decision }) => decision.on <= on && decision.fate !== undefined && on <= decision.fate.on,
  ) ?? state;

/** The same as of the day of a payment, which may come to the record after the decision was changed or fell. */
export function unpaidOn(state: PenaltyState, party: string, of: Debt, on: CivilDate): number {
  const round = roundOn(state, on);
  const fellOn = round.decision?.fate?.on;
  return fellOn === undefined || on > fellOn ? unpaid(state, party, of) : unpaidAsMade(round, party, of);
}

/** A payment may be recorded: until the case is closed, and afterwards while a decision asked for more than has come in. */
export const mayBePaid = (state: PenaltyState): boolean =>
  punished(state) ||
  everyRound(state).some(
    (round) =>
      round.decision?.outcome.kind === 'penalty' &&
      round.decision.outcome.parties.some(({ party }) =>
        debts.some((of) => unpaidAsMade(round, party, of) > 0),
      ),
  );

/** The day on which the fine was fully paid. */
export function paidOn(state: PenaltyState, party: string): CivilDate | undefined {
  const fine = owed(state, party, 'fine');
  if (fine === 0 || paid(state, party, 'fine') < fine) return undefined;
  return state.execution.payments
    .filter((payment) => payment.party === party && payment.of === 'fine')
    .map((payment) => payment.on)
    .sort()
    .at(-1);
}

/** Last day of a granted deferral or of the last instalment (处罚法 art 66(2)). */
function deferredUntil(state: PenaltyState, party: string): CivilDate | undefined {
  const granted = state.execution.deferrals.findLast(
    (deferral) => deferral.party === party && deferral.decided?.granted === true,
  );
  return granted?.instalments.at(-1)?.dueOn;
}

/** The last day to pay: fifteen days from service (处罚法 art 67(3)), or the end of the deferral; undefined before service. */
export function payBy(
  state: PenaltyState,
  party: string,
  facts: Facts,
  profile: Profile,
): CivilDate | undefined {
  const deferred = deferredUntil(state, party);
  if (deferred !== undefined) return deferred;
  const start = decisionServedOn(state, party);
  if (start === undefined) return undefined;
  const answer = computeDeadline({ rule: 'PEN-17', start, calendar: facts.calendar, profile });
  return answer.ok ? answer.deadline.end.slice(0, 10) : undefined;
}

/** Days of reconsideration or litigation by a party that an end has been recorded for, or that still run to `to`. */
export function remedyDays(
  state: PenaltyState,
  party: string,
  to: CivilDate,
): { from: CivilDate; to: CivilDate; reason: string }[] {
  return remediesOf(state, party)
    .map((remedy) => ({
      from: remedy.appliedOn,
      to: endOf(remedy) ?? to,
      reason: '行政复议或者行政诉讼期间',
    }))
    .filter((span) => span.from <= span.to);
}

const endOf = (remedy: Remedy): CivilDate | undefined => remedy.closed?.receivedOn ?? remedy.closed?.on;

/** 复议、诉讼 against the decision that stands, by one party or by any; an earlier decision had its own. */
export const remediesOf = (state: PenaltyState, party?: string): readonly Remedy[] =>
  state.remedies.filter(
    (remedy) => remedy.decision === state.decision?.seq && (party === undefined || remedy.party === party),
  );

export const openRemedy = (state: PenaltyState, party?: string): Remedy | undefined =>
  remediesOf(state, party).find((remedy) => remedy.closed === undefined);

/**
 * The surcharge that runs from the day after the last day to pay through `to` (处罚法 art 72, 73(3)); with what was
 * imposed before, never above the fine. Undefined while nothing is overdue.
 */
export function surchargeUntil(
  state: PenaltyState,
  party: string,
  to: CivilDate,
  facts: Facts,
  profile: Profile,
): { readonly from: CivilDate; readonly answer: SurchargeAnswer } | undefined {
  const due = payBy(state, party, facts, profile);
  if (due === undefined || to <= due) return undefined;
  const from = addDays(due, 1);
  const fineFen = owed(state, party, 'fine') - paid(state, party, 'fine', from);
  return fineFen <= 0
    ? undefined
    : { from, answer: surcharge({ fineFen, from, to, excluded: remedyDays(state, party, to) }) };
}

/** Penalties that service itself carries out. */
const byService: readonly string[] = ['warning', 'publicCriticism'];

/** What of the decision a party has not carried out, as Chinese phrases; empty: performed. */
export function unperformedBy(state: PenaltyState, party: string): string[] {
  const fate = state.decision?.fate?.kind;
  const own = decidedParties(state.decision).find((candidate) => candidate.party === party);
  if (own === undefined || fate === 'annulled' || fate === 'void') return [];
  const lines = debts.filter((of) => unpaid(state, party, of) > 0).map((of) => `${debtNames[of]}尚未缴清`);
  for (const { kind } of own.penalties) {
    if (kind === 'fine' || kind === 'confiscateIllegalGains' || byService.includes(kind)) continue;
    const done =
      kind === 'confiscateIllegalProperty'
        ? state.execution.goods.some((goods) => goods.party === party && goods.confiscated !== undefined)
        : state.execution.carriedOut.some((entry) => entry.party === party && entry.kind === kind);
    if (!done) lines.push(`${penaltyKindNames[kind]}尚未执行`);
  }
  return lines;
}

const debts = Object.keys(debtNames) as readonly Debt[];

/** The same for all parties. */
export const unperformed = (state: PenaltyState): string[] => [
  ...new Set(state.decision?.outcome.parties.flatMap(({ party }) => unperformedBy(state, party)) ?? []),
];

/**
 * When the agency may apply to the court (强制法 art 53): the three months run from the day both remedy periods are
 * over, or from the end of a deferral, whichever is later (处罚法 art 72(2), 适用解释 art 156). Undefined before service,
 * while a remedy is open, or once a court has judged the decision.
 */
export function courtWindow(
  state: PenaltyState,
  party: string,
  facts: Facts,
  profile: Profile,
): { readonly start: CivilDate; readonly end: CivilDate } | undefined {
  const served = decisionServedOn(state, party);
  if (served === undefined || openRemedy(state, party) !== undefined) return undefined;
  const own = remediesOf(state, party);
  if (
    own.some(
      (remedy) =>
        remedy.kind === 'litigation' &&
        remedy.closed?.result !== 'withdrawn' &&
        remedy.closed?.result !== 'rejected',
    )
  )
    return undefined;
  const decided = own.findLast(
    (remedy) =>
      remedy.kind === 'reconsideration' &&
      remedy.closed !== undefined &&
      remedy.closed.result !== 'withdrawn' &&
      remedy.closed.result !== 'rejected',
  );
  const received = decided?.closed?.receivedOn ?? decided?.closed?.on;
  const ends = [
    ...(received === undefined
      ? [
          endOfRule('REM-01', remedyStart(state, served), facts, profile),
          ...directSuit(state, served, facts, profile),
        ]
      : [endOfRule('REM-22', received, facts, profile)]),
    deferredUntil(state, party),
  ].filter((day): day is CivilDate => day !== undefined);
  const start = ends.sort().at(-1);
  if (start === undefined) return undefined;
  const end = endOfRule('CMP-12', start, facts, profile);
  return end === undefined ? undefined : { start, end };
}

/** On the spot the sixty days run from the day the decision was made (复议法实施条例 art 23(1)(一)). */
export function remedyStart(state: PenaltyState, served: CivilDate): CivilDate {
  return state.spot !== undefined && state.decision !== undefined ? state.decision.on : served;
}

/** Six months to sue directly (行政诉讼法 art 46); not on the spot, where reconsideration comes first (复议法 art 23). */
function directSuit(
  state: PenaltyState,
  served: CivilDate,
  facts: Facts,
  profile: Profile,
): (CivilDate | undefined)[] {
  return state.spot === undefined ? [endOfRule('REM-23', served, facts, profile)] : [];
}

/** Last day of a period; undefined where the rule gives none. */
export function endOfRule(
  rule: string,
  start: CivilDate,
  facts: Facts,
  profile: Profile,
): CivilDate | undefined {
  const answer = computeDeadline({ rule, start, calendar: facts.calendar, profile });
  return answer.ok ? answer.deadline.end.slice(0, 10) : undefined;
}

/** There is a decision, and it has not fallen. */
export const stands = ({ decision }: PenaltyState): boolean =>
  decision !== undefined && decision.fate?.kind !== 'annulled' && decision.fate?.kind !== 'void';

/** Between a decision that punishes and closing. */
const punished = ({ decision, closing }: PenaltyState): boolean =>
  decision?.outcome.kind === 'penalty' && closing.closed === undefined && closing.archived === undefined;

/** The same, while the decision has not fallen. */
export const executing = (state: PenaltyState): boolean => punished(state) && stands(state);
