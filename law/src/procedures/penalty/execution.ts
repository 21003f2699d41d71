import { civilDay } from '../../dossier/act.ts';
import type { ClockInstance } from '../../dossier/define.ts';
import type { Facts } from '../../dossier/facts.ts';
import type { Profile } from '../../profiles/index.ts';
import { deferralActs } from './deferral.ts';
import { demandActs, servedDemand } from './demand.ts';
import { enforcementActs, lastApplication } from './enforcement.ts';
import { goodsActs } from './goods.ts';
import { courtWindow, everyPayment, executing, owed, paid, paidOn, unperformedBy } from './owed.ts';
import { paymentActs } from './payment.ts';
import { refundActs } from './refund.ts';
import { decisionServedOn } from './service.ts';
import type { PenaltyState } from './state.ts';
import { surchargeActs } from './surcharge.ts';

/** 执行: what is paid, carried out, demanded and asked of the court; its clocks. */

export const executionActs = [
  ...paymentActs,
  ...refundActs,
  ...deferralActs,
  ...surchargeActs,
  ...goodsActs,
  ...demandActs,
  ...enforcementActs,
];

export function executionClocks(state: PenaltyState, profile: Profile, facts: Facts): ClockInstance[] {
  const { outcome } = state.decision ?? {};
  // Nothing runs for a party that the decision names and spares: it owes nothing and has nothing to carry out.
  const named = outcome?.kind === 'penalty' ? outcome.parties : [];
  return [
    ...named.flatMap(({ party }) => [
      ...payClocks(state, party),
      ...courtClocks(state, party, profile, facts),
    ]),
    ...cashClocks(state),
  ];
}

/** PEN-17; a granted deferral or each instalment is an extension of it with its own last day (处罚法 art 66(2)). */
function payClocks(state: PenaltyState, party: string): ClockInstance[] {
  const start = decisionServedOn(state, party);
  if (start === undefined || owed(state, party, 'fine') === 0) return [];
  const base = { rule: 'PEN-17', start, whose: 'party' } as const;
  const granted = state.execution.deferrals.findLast(
    (deferral) => deferral.party === party && deferral.decided?.granted === true,
  );
  const { decided } = granted ?? {};
  if (granted === undefined || decided === undefined)
    return [{ ...base, key: `pay:${party}`, zh: '缴纳罚款', ...withDone(paidOn(state, party)) }];
  const alreadyPaid = paid(state, party, 'fine', civilDay(decided.at));
  return granted.instalments.map((instalment, index) => {
    const until = granted.instalments
      .slice(0, index + 1)
      .reduce((sum, entry) => sum + entry.fen, alreadyPaid);
    return {
      ...base,
      key: `pay:${party}:${index + 1}`,
      zh: granted.instalments.length === 1 ? '缴纳罚款（已延期）' : `缴纳第${index + 1}期罚款`,
      extensions: [
        {
          until: instalment.dueOn,
          approvedOn: civilDay(decided.at),
          approvedBy: '机关负责人',
          reason: '经批准延期或者分期缴纳',
        },
      ],
      ...withDone(reachedOn(state, party, until)),
    };
  });
}

/** The day on which payments of the fine reached a sum. */
function reachedOn(state: PenaltyState, party: string, sum: number): string | undefined {
  let total = 0;
  const payments = state.execution.payments.filter(
    (payment) => payment.party === party && payment.of === 'fine',
  );
  for (const payment of [...payments].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    total += payment.fen;
    if (total >= sum) return payment.on;
  }
  return undefined;
}

/** CMP-12 and CMP-13, as long as something is left to be done. */
function courtClocks(state: PenaltyState, party: string, profile: Profile, facts: Facts): ClockInstance[] {
  const clocks: ClockInstance[] = [];
  const application = lastApplication(state, party);
  const applied = application === undefined ? undefined : civilDay(application.at);
  const open = executing(state) && unperformedBy(state, party).length > 0;
  if (!open && applied === undefined) return clocks;
  const window = courtWindow(state, party, facts, profile);
  if (window !== undefined) {
    clocks.push({
      key: `court:${party}`,
      rule: 'CMP-12',
      zh: '申请人民法院强制执行',
      start: window.start,
      whose: 'agency',
      ...withDone(applied),
    });
  }
  const demand = servedDemand(state, party);
  if (demand?.servedOn !== undefined) {
    clocks.push({
      key: `demand:${party}`,
      rule: 'CMP-13',
      zh: '催告后等待当事人履行',
      start: demand.servedOn,
      whose: 'party',
      ...withDone(applied),
    });
  }
  const ruled = application?.ruled;
  if (ruled?.result === 'refuse') {
    clocks.push({
      key: `court-review:${party}`,
      rule: 'CMP-14b',
      zh: '对不予受理、不准予执行的裁定向上一级人民法院申请复议',
      start: ruled.receivedOn,
      whose: 'agency',
    });
  }
  return clocks;
}

/** Two working days to the agency, two more to the bank (处罚法 art 71). */
function cashClocks(state: PenaltyState): ClockInstance[] {
  return everyPayment(state).flatMap((payment): ClockInstance[] => {
    if (payment.cash === undefined) return [];
    const { handedInOn, bankedOn } = payment.cash;
    const first: ClockInstance = {
      key: `cash:${payment.seq}`,
      rule: 'PEN-09a',
      zh: '将当场收缴的罚款交至机关',
      start: payment.on,
      whose: 'agency',
      ...withDone(handedInOn),
    };
    return handedInOn === undefined
      ? [first]
      : [
          first,
          {
            key: `bank:${payment.seq}`,
            rule: 'PEN-09c',
            zh: '将当场收缴的罚款缴付银行',
            start: handedInOn,
            whose: 'agency',
            ...withDone(bankedOn),
          },
        ];
  });
}

const withDone = (doneOn: string | undefined) => (doneOn === undefined ? {} : { doneOn });
