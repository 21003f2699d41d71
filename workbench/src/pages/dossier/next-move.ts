import type { MoveView } from '../../api.ts';

/**
 * Moves that lead the case on, in the order of the procedure. Keeping the file is never the next step, nor is leaving out the
 * review (review.exempt), unless the to-do list asks for it.
 */
const forward: readonly string[] = [
  'lead.verify',
  'filing.propose',
  'filing.approve',
  'preservation.approve',
  'recusal.decide',
  'draft.write',
  'report.submit',
  'review.submit',
  'review.supplement',
  'review.accept',
  'review.opine',
  'review.settle',
  'notice.issue',
  'service.record',
  'defence.review',
  'hearing.accept',
  'hearing.schedule',
  'hearing.hold',
  'hearing.report',
  'discussion.record',
  'decision.propose',
  'decision.make',
  'publication.prepare',
  'publication.check',
  'publication.approve',
  'publication.release',
  'payment.record',
  'closing.propose',
  'closing.approve',
  'archive.file',
];

/** What can be done again and again, and so says little about what comes next. */
const repeatable: readonly string[] = ['draft.write', 'service.record', 'payment.record'];

/** The one next action: what the to-do list asks of me, else the furthest allowed step of the procedure. */
export function nextMove(moves: readonly MoveView[], asked?: string | undefined): MoveView | undefined {
  const allowed = moves.filter((move) => move.allowed);
  const wanted = moves.find((move) => move.type === asked);
  if (wanted !== undefined) return wanted;
  const rank = (move: MoveView) => forward.indexOf(move.type);
  const known = allowed.filter((move) => rank(move) >= 0);
  const steps = known.filter((move) => !repeatable.includes(move.type));
  return (steps.length > 0 ? steps : known).toSorted((a, b) => rank(b) - rank(a))[0];
}
