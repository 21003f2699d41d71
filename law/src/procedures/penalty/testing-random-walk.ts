import type { Act } from '../../dossier/act.ts';
import type { Decision, Move } from '../../dossier/decide.ts';
import type { StaffFacts } from '../../dossier/facts.ts';
import { definitionsOf } from '../../dossier/fold.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { awaitingHearing, pendingHearings } from './hearing-course.ts';
import type { PenaltyState } from './state.ts';
import { at, type Drive, drive, sampleAgency } from './testing.ts';
import { case1 } from './testing-decided.ts';
import { Dice, dataFor, dayMs, everyone, otherFine, pooled, unserved } from './testing-random-data.ts';

/**
 * Random people doing random things to one case, for property tests. At each step somebody asks what could be done and
 * does it, mostly what is allowed and mostly with plausible data; mistakes (an old draft, another party, somebody
 * without a certificate, a wrong day) are made on purpose. The same seed gives the same walk.
 */

/** One thing somebody tried. */
export interface Attempt {
  readonly who: StaffFacts;
  readonly type: string;
  readonly occurredAt: string;
  readonly data: unknown;
  /** What the page showed that person at that moment; absent: the move was not offered. */
  readonly shown: Move | undefined;
  readonly decision: Decision;
}

export interface Walk {
  readonly run: Drive<PenaltyState>;
  readonly acts: readonly Act[];
  readonly attempts: readonly Attempt[];
}

/** How often an allowed move is taken, against 1 for those not named: what leads on is taken, what ends a case seldom. */
const weights: Readonly<Record<string, number>> = {
  'lead.register': 30,
  'lead.verify': 4,
  'filing.propose': 30,
  'filing.approve': 40,
  'filing.refuse': 0.1,
  'filing.return': 0.3,
  'lead.transfer': 0.02,
  'team.change': 0.3,
  'recusal.request': 0.15,
  'recusal.decide': 15,
  'party.add': 0.2,
  'party.amend': 0.2,
  'case.absorb': 0.05,
  'case.split': 0.1,
  'pause.begin': 0.2,
  'pause.end': 10,
  'preservation.propose': 0.2,
  'preservation.approve': 10,
  'preservation.notify': 10,
  'preservation.handle': 20,
  'case.suspend': 0.2,
  'case.resume': 20,
  'termination.propose': 0.05,
  'case.terminate': 3,
  'termination.return': 1,
  'report.submit': 40,
  'review.submit': 30,
  'review.accept': 25,
  'review.return': 2,
  'review.supplement': 25,
  'review.reassign': 0.1,
  'review.opine': 30,
  'review.exempt': 15,
  'review.disagree': 3,
  'review.settle': 15,
  'notice.issue': 20,
  'service.record': 12,
  'defence.record': 3,
  'defence.review': 25,
  'waiver.record': 4,
  'hearing.request': 3,
  'hearing.accept': 20,
  'hearing.refuse': 3,
  'hearing.withdraw': 0.1,
  'hearing.schedule': 12,
  'hearing.reschedule': 0.3,
  'hearing.hold': 30,
  'hearing.terminate': 4,
  'hearing.report': 30,
  'discussion.record': 25,
  'decision.propose': 40,
  'decision.make': 40,
  'decision.return': 0.5,
  'criminal.decide': 15,
  'criminal.handOver': 15,
  'criminal.answer': 15,
  'publication.notify': 8,
  'publication.prepare': 40,
  'publication.check': 40,
  'publication.approve': 40,
  'publication.release': 40,
  'publication.push': 3,
  'publication.withhold': 0.2,
  'publication.retract': 10,
  'publication.takeDown': 1.5,
  'publication.decideTakeDown': 15,
  'publication.end': 0.5,
  'payment.record': 8,
  'payment.refund': 8,
  'payment.unclaimed': 0.5,
  'goods.confiscate': 3,
  'goods.dispose': 12,
  'decision.revoke': 0.3,
  'remedy.open': 0.5,
  'remedy.close': 4,
  'closing.propose': 30,
  'closing.approve': 30,
  'archive.file': 20,
  'act.correct': 0.3,
  'file.attach': 0.1,
  'recording.explain': 0.1,
  'recording.decide': 10,
  'decision.rectify': 0.1,
  'service.publish': 0.3,
  'criminal.propose': 0.1,
  'note.add': 0.1,
  'document.seal': 0.1,
};

/** Of a decision that is fought over: remedies come early, and often end in an order to decide anew. */
const contestedWeights: Readonly<Record<string, number>> = {
  ...weights,
  'remedy.open': 8,
  'remedy.close': 15,
  'remedy.accept': 0.1,
  'remedy.answer': 0.1,
  'decision.revoke': 0.1,
  'closing.propose': 1,
  'hearing.request': 0.3,
  'jurisdiction.dispute': 0,
  'recusal.request': 0,
  'refund.order': 0,
  'criminal.propose': 0,
  'termination.propose': 0,
  'case.absorb': 0,
  'lead.transfer': 0,
  'filing.refuse': 0,
};

/** Walks one case; `steps` counts attempts, also those that are refused. `contested` begins with 案例一 as it was decided. */
export function walk(seed: number, steps = 110, contested = false): Walk {
  const dice = new Dice(seed);
  const agency = {
    ...sampleAgency,
    pooledReviewers: dice.chance(0.3) ? [pooled.id] : [],
  };
  const run = drive({
    procedure: contested ? { ...penaltyOrdinary, initial: case1 } : penaltyOrdinary,
    agency,
    staff: { [pooled.id]: pooled },
    related: dice.chance(0.1) ? [otherFine] : [],
  });
  const attempts: Attempt[] = [];
  let now = Date.parse(at(contested ? '2026-04-16' : '2026-03-10')) + dice.int(0, 250) * dayMs;
  for (let step = 0; step < steps; step += 1) {
    now = later(run.state, now, dice);
    const occurredAt = new Date(dice.chance(0.03) ? now - dice.int(1, 30) * dayMs : now).toISOString();
    const [who, type] = choose(run, occurredAt, dice, contested ? contestedWeights : weights);
    const data = dataFor(type, { run, state: run.state, occurredAt, dice, who });
    const shown = run.moves(who, occurredAt).find((move) => move.type === type);
    const decision = run.attempt(who, type, data, occurredAt);
    attempts.push({ who, type, occurredAt, data, shown, decision });
  }
  return { run, acts: run.dossier.acts, attempts };
}

function later(state: PenaltyState, now: number, dice: Dice): number {
  const told = pendingHearings(state).find((hearing) =>
    hearing.parties.every((own) => own.servedOn !== undefined),
  );
  if (told !== undefined && dice.chance(0.3)) return Math.max(now, Date.parse(told.scheduled.startsAt));
  const hours = dice.weighted([
    [dice.int(0, 5), 60],
    [24, 30],
    [dice.int(4, 12) * 24, 8],
  ]);
  return now + hours * 3_600_000;
}

const types = penaltyOrdinary.acts.map((definition) => definition.type);

function choose(
  run: Drive<PenaltyState>,
  occurredAt: string,
  dice: Dice,
  weighed: Readonly<Record<string, number>>,
): [StaffFacts, string] {
  if (dice.chance(0.03)) return [dice.pick(everyone), dice.pick(types)];
  const handlers = everyone.filter((person) => run.state.team.handlers.includes(person.id));
  const asked = new Set([...dice.some(handlers, 1), ...dice.some(everyone, 5)]);
  const wanted = !dice.chance(0.06);
  const candidates = [...asked].flatMap((who) =>
    run
      .moves(who, occurredAt)
      .filter((move) => move.allowed === wanted)
      .map((move) => [[who, move.type], weightOf(move.type, run.state, weighed)] as const),
  );
  if (candidates.length === 0) return [dice.pick(everyone), dice.pick(types)];
  const [who, type] = dice.weighted(candidates);
  return [who as StaffFacts, type as string];
}

function weightOf(type: string, state: PenaltyState, weighed: Readonly<Record<string, number>>): number {
  if (type === 'file.attach' && state.recordings.some((entry) => entry.state === 'missing')) return 10;
  // A draft is written once and then sometimes again: every rewriting begins review and notice anew.
  if (type === 'draft.write') return state.draft === undefined ? 15 : 0.4;
  if (type === 'notice.issue' && state.notices.some((notice) => notice.draftHash === state.draft?.hash))
    return state.parties.length > 1 ? 5 : 0.3;
  if (type === 'defence.record' && state.responses.some((response) => response.defence.length > 0))
    return 0.2;
  if (type === 'waiver.record' && state.responses.some((response) => response.waived.defence !== undefined))
    return state.parties.length > 1 ? 2 : 0.1;
  if (type === 'payment.record' && state.execution.payments.length > 0) return 1;
  if (type === 'team.change' && state.filing.approved !== undefined && state.team.handlers.length < 2)
    return 40;
  // Of several parties the others often ask before the first one's hearing is set.
  if (type === 'hearing.request' && state.parties.length > 1) return 20;
  if (type === 'hearing.schedule' && awaitingHearing(state).length < state.parties.length) return 1;
  if (type === 'hearing.reschedule' && awaitingHearing(state).length > 0) return 8;
  if (type === 'publication.notify') return unserved(state).length > state.parties.length ? 0.3 : 8;
  if (type === 'service.record' && unserved(state).length === 0) return 0.3;
  const definition = definitionsOf(penaltyOrdinary).get(type);
  return weighed[type] ?? (definition?.lane === 'investigation' ? 0.35 : 0.6);
}
