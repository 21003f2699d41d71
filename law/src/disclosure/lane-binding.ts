import type { z } from 'zod';
import type { CivilDate } from '../calendar/index.ts';
import { type Basis, house, profileRule } from '../dossier/basis.ts';
import type { ActDefinition, GateContext, WrittenAct } from '../dossier/define.ts';
import { consent, paragraph } from '../dossier/fields.ts';
import { type Refusal, refuse } from '../dossier/refusal.ts';
import { publicIdField } from './public-decision.ts';
import { type Publication, type PublicationRound, pendingRound, publishedRound } from './slice.ts';

/** What the acts of the publication lane have in common: the procedure they are bound to, its rounds, and who decides. */

/** What a procedure tells the publication lane (公示环节) about itself. */
export interface PublicationBinding<S, C> {
  readonly define: <D>(written: WrittenAct<S, D>) => ActDefinition<S, never>;
  readonly read: (state: S) => Publication;
  readonly write: (state: S, publication: Publication) => S;
  /** The typed public projection, and what is asked of a text somebody worded. */
  readonly content: z.ZodType<C>;
  readonly contentRefusals: (context: GateContext<S, unknown>, content: C) => readonly Refusal[];
  /** There is something to publish. */
  readonly ready: (state: S) => boolean;
  /** Why this item is never published. */
  readonly bar: (context: GateContext<S, unknown>) => Refusal | undefined;
  /** What a person must have seen before release, e.g. that service is not complete. */
  readonly caution: (context: GateContext<S, unknown>) => Refusal | undefined;
  /** What a round shows no longer stands: it is taken back before anything else is shown, and only then. */
  readonly outdated: (state: S, round: PublicationRound) => boolean;
  /** Seq from which on rounds are of the item as it is now; what was shown before was another item in its place. */
  readonly since: (state: S) => number;
  /** How long what is shown is shown; undefined: no rule says. */
  readonly period: (context: GateContext<S, unknown>) => PublicationPeriod | undefined;
  /** Articles the duty to publish and to take back rests on. */
  readonly source: { readonly publish: readonly Basis[]; readonly retract: readonly Basis[] };
}

/** 公示期: days are the last on which something is shown. */
export interface PublicationPeriod {
  /** From this day on a person may end the publication: the shortest period that may apply. */
  readonly earliest: CivilDate;
  readonly until: CivilDate;
  /** It ends by itself after `until`; otherwise somebody has to look first. */
  readonly byItself: boolean;
}

export type PublicationLane<S, C> = ReturnType<typeof laneOf<S, C>>;

/** The lane in the state of one procedure: which round is under way, which is shown, and how they change. */
export function laneOf<S, C>(binding: PublicationBinding<S, C>) {
  const { read, write } = binding;
  // A round may not go on once there is nothing to publish any more, e.g. when the decision has fallen.
  const pending = (state: S) => (binding.ready(state) ? pendingRound(read(state)) : undefined);
  const shown = (state: S) => publishedRound(read(state));
  const showsOutdated = (state: S) => {
    const round = shown(state);
    return round !== undefined && binding.outdated(state, round);
  };
  // What has ended in its own time is not shown again.
  const ended = (state: S) =>
    read(state).rounds.some(
      (round) => round.ended !== undefined && round.prepared.seq > binding.since(state),
    );
  const notWithheld = (state: S) => read(state).withheld === undefined;

  const changeRound = (
    state: S,
    id: string | undefined,
    how: (round: PublicationRound) => PublicationRound,
  ): S => {
    const publication = read(state);
    return write(state, {
      ...publication,
      rounds: publication.rounds.map((round) => (round.id === id ? how(round) : round)),
    });
  };

  /** Ends what is shown. A correction of it that is being prepared has nothing left to correct, and must not bring it back. */
  const closeShown = (state: S, seq: number, how: (round: PublicationRound) => PublicationRound): S => {
    const publication = read(state);
    const id = shown(state)?.id;
    return write(state, {
      ...publication,
      rounds: publication.rounds.map((round) => {
        if (round.id === id) return how(round);
        return round.corrects === id && round.released === undefined && round.lapsed === undefined
          ? { ...round, lapsed: seq }
          : round;
      }),
    });
  };

  return { ...binding, pending, shown, showsOutdated, ended, notWithheld, changeRound, closeShown };
}

export const publicId = publicIdField('公示编号');

export const opinion = { passed: consent(), opinion: paragraph('意见').optional() };

export const approverOfProfile = ({
  profile,
  actor,
}: Pick<GateContext<unknown, unknown>, 'profile' | 'actor'>) =>
  profile.values.publicationApprover?.value === 'head' && !actor.roles.includes('head')
    ? refuse('PUBLICATION_APPROVER', '本地区规定公示由机关负责人批准。', {
        source: profileRule('公示审批人'),
      })
    : undefined;

export const reasonWhenRefused = ({
  data,
}: {
  readonly data: { readonly passed: boolean; readonly opinion?: unknown } | undefined;
}) =>
  data?.passed === false && data.opinion === undefined
    ? refuse('REASON_REQUIRED', '不同意的，应当写明意见。', { source: house(), path: 'opinion' })
    : undefined;
