import type { ActView } from '../../api.ts';
import type { Values } from '../../forms/values.ts';

/** What an act answers: the type of the act that asked for it, and the field in which both name the same thing. */
interface Answers {
  readonly to: string;
  readonly same?: readonly [there: string, here: string];
}

const filing: Answers = { to: 'filing.propose' };
const decision: Answers = { to: 'decision.propose' };
const closing: Answers = { to: 'closing.propose' };
const hearing: Answers = { to: 'hearing.request', same: ['party', 'party'] };

const answers: Readonly<Record<string, Answers>> = {
  'filing.approve': filing,
  'filing.refuse': filing,
  'filing.return': filing,
  'decision.make': decision,
  'decision.return': decision,
  'closing.approve': closing,
  'closing.return': closing,
  'hearing.accept': hearing,
  'hearing.refuse': hearing,
  'defence.review': { to: 'defence.record' },
  'review.settle': { to: 'review.disagree' },
  'criminal.decide': { to: 'criminal.propose' },
  'recusal.decide': { to: 'recusal.request', same: ['person', 'person'] },
  'deferral.decide': { to: 'deferral.request', same: ['party', 'party'] },
  'recording.decide': { to: 'recording.explain', same: ['target', 'target'] },
  'preservation.approve': { to: 'preservation.propose', same: ['id', 'preservation'] },
};

/** Acts that rest on the draft as it stands: whoever does them reads it first. */
const resting = new Set(['decision.make', 'decision.return', 'discussion.record', 'review.exempt']);
export const restsOnDraft = (type: string): boolean => resting.has(type);

/**
 * The act that is being answered: the last one that asked, of those that name what the form names. `parties` are those it can be
 * about: while it is open which, none is.
 */
export function askedOf(
  acts: readonly ActView[],
  type: string,
  values: Values,
  parties: readonly unknown[] = [],
): ActView | undefined {
  const rule = answers[type];
  if (rule === undefined) return undefined;
  const [there, here] = rule.same ?? [];
  const said = here === undefined ? undefined : values[here];
  const named = said ?? (here === 'party' && parties.length === 1 ? parties[0] : undefined);
  if (here === 'party' && named === undefined && parties.length > 1) return undefined;
  return acts.findLast(
    (act) =>
      act.type === rule.to &&
      (there === undefined ||
        named === undefined ||
        (act.data as Readonly<Record<string, unknown>> | undefined)?.[there] === named),
  );
}
