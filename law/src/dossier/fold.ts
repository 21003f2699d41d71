import { type Act, type Erased, type FileRef, isErased } from './act.ts';
import type { ActDefinition, Correction, Dossier, Procedure } from './define.ts';

/** Acts every procedure knows and the fold itself understands. */
export const correctionAct = 'act.correct';
export const attachmentAct = 'file.attach';

export interface CorrectionData {
  readonly target: number;
  readonly occurredAt?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  /** New values of fields that hold personal values; kept apart, so that erasing them leaves the others. */
  readonly personalValues?: Readonly<Record<string, unknown>> | Erased;
  readonly reason: string | Erased;
}

export interface AttachmentData {
  readonly target: number;
  readonly files: readonly FileRef[];
}

/**
 * Folds a dossier. Corrections are laid over the acts they mend before anything is applied, so that every clock and
 * gate follows the corrected value while the old one stays readable. Unknown act types (of a later version) leave the
 * state as it is; nothing here throws on data that was once accepted.
 */
export function fold<S>(procedure: Procedure<S>, id: string, acts: readonly Act[]): Dossier<S> {
  const corrections = collectCorrections(acts);
  const attached = collectAttachments(acts);
  const definitions = definitionsOf(procedure);
  let state = procedure.initial;
  for (const act of acts) {
    const definition = definitions.get(act.type);
    if (definition === undefined) continue;
    const mended = mend(act, corrections.get(act.seq));
    state = definition.apply(state, mended.data as never, mended);
  }
  return { id, procedure, state, seq: acts.at(-1)?.seq ?? 0, acts, attached, corrections };
}

/** The dossier with one more act; the same as folding all of them anew. */
export function advance<S>(dossier: Dossier<S>, act: Act): Dossier<S> {
  const acts = [...dossier.acts, act];
  if (act.type === correctionAct || act.type === attachmentAct || dossier.corrections.has(act.seq))
    return fold(dossier.procedure, dossier.id, acts);
  const definition = definitionsOf(dossier.procedure).get(act.type);
  const state =
    definition === undefined ? dossier.state : definition.apply(dossier.state, act.data as never, act);
  return { ...dossier, state, seq: act.seq, acts };
}

/** The act with its corrections laid over it. */
export function mend(act: Act, correction: Correction | undefined): Act {
  if (correction === undefined) return act;
  return {
    ...act,
    occurredAt: correction.occurredAt ?? act.occurredAt,
    data: { ...(act.data as object), ...correction.values },
  };
}

function collectCorrections(acts: readonly Act[]): Map<number, Correction> {
  const corrections = new Map<number, Correction>();
  for (const act of acts) {
    if (act.type !== correctionAct) continue;
    const data = act.data as CorrectionData;
    const earlier = corrections.get(data.target);
    const occurredAt = data.occurredAt ?? earlier?.occurredAt;
    corrections.set(data.target, {
      bySeq: act.seq,
      ...(occurredAt === undefined ? {} : { occurredAt }),
      values: {
        ...earlier?.values,
        ...data.values,
        ...(isErased(data.personalValues) ? {} : data.personalValues),
      },
    });
  }
  return corrections;
}

function collectAttachments(acts: readonly Act[]): Map<number, readonly FileRef[]> {
  const attached = new Map<number, readonly FileRef[]>();
  for (const act of acts) {
    if (act.type !== attachmentAct) continue;
    const data = act.data as AttachmentData;
    attached.set(data.target, [...(attached.get(data.target) ?? []), ...data.files]);
  }
  return attached;
}

const cache = new WeakMap<object, ReadonlyMap<string, ActDefinition<never, never>>>();

/** The procedure's acts by type. */
export function definitionsOf<S>(procedure: Procedure<S>): ReadonlyMap<string, ActDefinition<S, never>> {
  let map = cache.get(procedure) as ReadonlyMap<string, ActDefinition<S, never>> | undefined;
  if (map === undefined) {
    map = new Map(procedure.acts.map((definition) => [definition.type, definition]));
    cache.set(procedure, map as unknown as ReadonlyMap<string, ActDefinition<never, never>>);
  }
  return map;
}
