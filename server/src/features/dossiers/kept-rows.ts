import { civilDay, type Dossier, type PenaltyState } from '@mingjing/law';
import type { After, DossierHead, Projection } from '../../record/ports.ts';

/** Rows of a case, and what they were made of. */
interface Made {
  readonly of: Omit<After, 'before'>;
  readonly rows: Projection;
}

const made = new WeakMap<Dossier<unknown>, Made>();

/** The rows as they were made before the act, the very same object, where it changed nothing that they are made of. */
export function findKeptRows(after: After): Projection | undefined {
  const before = after.before && made.get(after.before);
  if (before === undefined || !makesTheSame(before.of, after)) return undefined;
  made.set(after.dossier, before);
  return before.rows;
}

/** Keeps rows of a case that are the same at any moment of their day. */
export function keepRows({ before: _, ...of }: After, rows: Projection): void {
  if (!isOfItsAct(of)) made.set(of.dossier, { of, rows });
}

/** What of a case its rows never show; whatever else an act touches has them made anew. */
const unseen: ReadonlySet<string> = new Set<keyof PenaltyState>(['attachments', 'last']);

/** What of its head every act moves. */
const moving: ReadonlySet<string> = new Set<keyof DossierHead>(['seq']);

/** Whether the rows show the act itself: what it publishes, or the day of the first where no lead says it. */
const isOfItsAct = ({ dossier, act }: Made['of']): boolean =>
  (dossier.state as PenaltyState).lead === undefined || act.type.startsWith('publication.');

function makesTheSame(before: Made['of'], after: After): boolean {
  return (
    !isOfItsAct(after) &&
    before.profile === after.profile &&
    before.act.sample === after.act.sample &&
    civilDay(before.now) === civilDay(after.now) &&
    same(before.head, after.head, moving) &&
    sameFacts(before.facts, after.facts) &&
    same(before.dossier.state as object, after.dossier.state as object, unseen)
  );
}

function sameFacts(before: After['facts'], after: After['facts']): boolean {
  return (
    before.calendar === after.calendar &&
    before.agency === after.agency &&
    same(before.staff, after.staff) &&
    before.related.length === after.related.length &&
    before.related.every((one, i) => same(one, after.related[i]!))
  );
}

const none: ReadonlySet<string> = new Set();

/** Whether two objects hold the same values under the same names, the objects among them by identity. */
function same(one: object, other: object, but: ReadonlySet<string> = none): boolean {
  let names = 0;
  for (const name in one) {
    if (one[name as never] !== other[name as never] && !but.has(name)) return false;
    names += 1;
  }
  for (const _ in other) names -= 1;
  return names === 0;
}
