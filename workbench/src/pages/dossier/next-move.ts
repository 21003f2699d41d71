import type { DossierView, MoveView } from '../../api.ts';

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

/** What is done again for every document and every instalment, and so says little about what comes next. */
const repeated: readonly string[] = ['service.record', 'payment.record'];

/**
 * The one next action: what the to-do list asks of me, of several things the nearest that can be done, else the furthest allowed
 * step of the procedure that has not been `done`. Going back a step, such as writing the draft anew while it is reviewed, may be allowed; nobody is led to it.
 */
export function nextMove(
  moves: readonly MoveView[],
  done: ReadonlySet<string>,
  asked: readonly string[] = [],
): MoveView | undefined {
  const wanted = asked.flatMap((type) => moves.find((move) => move.type === type) ?? []);
  if (wanted.length > 0) return wanted.find((move) => move.allowed) ?? wanted[0];
  const rank = (move: MoveView) => forward.indexOf(move.type);
  const known = moves.filter(
    (move) => move.allowed && rank(move) >= 0 && (repeated.includes(move.type) || !done.has(move.type)),
  );
  const steps = known.filter((move) => !repeated.includes(move.type));
  return (steps.length > 0 ? steps : known).toSorted((a, b) => rank(b) - rank(a))[0];
}

const over: readonly string[] = ['closed', 'archived'];

/** The same of a dossier as it is now. A closed case goes nowhere: only what is asked is led to, though more may be recorded. */
export function nextOf(
  { acts, moves, stage }: Pick<DossierView, 'acts' | 'moves' | 'stage'>,
  asked: readonly string[] = [],
): MoveView | undefined {
  const open = over.includes(stage) ? moves.filter(({ type }) => asked.includes(type)) : moves;
  return nextMove(open, new Set(acts.map((act) => act.type)), asked);
}
