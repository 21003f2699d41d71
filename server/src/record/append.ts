import type pg from 'pg';
import { together } from '../together.ts';
import type { NumberTaken, Projection } from './ports.ts';

type Row = Readonly<Record<string, unknown>>;

/** One act with everything that belongs to it, in the columns of the store. */
export interface Appending {
  readonly act: Row;
  /** Head and key of the dossier it opens. */
  readonly opens?: { readonly dossier: Row; readonly key: Row };
  readonly slots: readonly Row[];
  readonly blind: readonly Row[];
  readonly number?: NumberTaken;
  readonly voids: readonly NumberTaken[];
  readonly erases: boolean;
  /** It was decided on what was remembered; the digest of what the projections were taken to show. */
  readonly remembered?: { readonly shown?: string };
  /** Rows of projections, where they change. */
  readonly views?: Projection;
}

export type Appended =
  | { readonly outcome: 'stored' }
  /** The dossier or one of its facts has moved, a number is taken, or the act is there already: decide again. */
  | { readonly outcome: 'again' }
  | { readonly outcome: 'gate'; readonly gate: string };

/** Writes an act with everything that belongs to it, or nothing. Throws when the store fails. */
export type Appender = (appending: Appending) => Promise<Appended>;

/** An appender that writes what comes together in one transaction. */
export function openAppender(pool: pg.Pool): Appender {
  const append = together<Appending, Appended>((batch) => appendAll(pool, batch), { lanes: 2, most: 32 });
  return async (appending) => {
    try {
      return await append(appending);
    } catch (error) {
      const refused = outcomeOf(error);
      if (refused === undefined) throw error;
      return refused;
    }
  };
}

async function appendAll(pool: pg.Pool, batch: readonly Appending[]): Promise<Appended[]> {
  const going = apart(batch);
  const answer = await pool.query<{ act: string; outcome: 'stored' | 'moved' | 'earlier' }>({
    name: 'record.append',
    text: 'select act, outcome from record.append($1)',
    values: [JSON.stringify(requestOf(going))],
  });
  const stored = new Set(answer.rows.filter((row) => row.outcome === 'stored').map((row) => row.act));
  return batch.map(({ act }) => ({ outcome: stored.has(act.id as string) ? 'stored' : 'again' }));
}

/**
 * Acts that do not touch each other: one on a dossier that an earlier one of the batch writes, or decided on it, is to be
 * decided again.
 */
function apart(batch: readonly Appending[]): Appending[] {
  const written = new Set<unknown>();
  return batch.filter(({ act }) => {
    const facts = act.facts as readonly { readonly dossier: string }[];
    if (written.has(act.dossier) || facts.some(({ dossier }) => written.has(dossier))) return false;
    written.add(act.dossier);
    return true;
  });
}

/** What belongs to the acts, by table; what nobody brings is left out. */
function requestOf(batch: readonly Appending[]): Readonly<Record<string, readonly unknown[]>> {
  const all = {
    acts: batch.map(({ act }) => act),
    dossiers: batch.flatMap(({ opens }) => opens?.dossier ?? []),
    keys: batch.flatMap(({ act, opens }) =>
      opens === undefined ? [] : [{ ...opens.key, dossier: act.dossier }],
    ),
    slots: batch.flatMap(({ act, slots }) => slots.map((slot) => ({ ...slot, ...placeOf(act) }))),
    blind: batch.flatMap(({ act, blind }) => blind.map((hash) => ({ ...hash, dossier: act.dossier }))),
    numbers: batch.flatMap(({ act, number }) =>
      number === undefined ? [] : [{ ...number, ...placeOf(act) }],
    ),
    voids: batch.flatMap(({ act, voids }) => voids.map((number) => ({ ...number, ...placeOf(act) }))),
    erases: batch.flatMap(({ act, erases }) => (erases ? [act.id] : [])),
    remembered: batch.flatMap(({ act, remembered }) =>
      remembered === undefined ? [] : [{ ...remembered, act: act.id }],
    ),
    views: batch.flatMap(({ act, views }) =>
      views === undefined ? [] : [{ dossier: act.dossier, rows: views }],
    ),
  };
  return Object.fromEntries(Object.entries(all).filter(([, rows]) => rows.length > 0));
}

const placeOf = (act: Row) => ({ act: act.id, dossier: act.dossier });

/** What an error of the store says of the act, where it says something of it. */
function outcomeOf(error: unknown): Appended | undefined {
  const { code, constraint = '' } = error as { code?: string; constraint?: string };
  const raced =
    code === '40001' ||
    code === '40P01' ||
    (code === '23505' &&
      ['act_pkey', 'act_dossier_seq_key', 'dossier_pkey', 'document_number_pkey'].includes(constraint)) ||
    (code === 'MJ003' && ['seq', 'recorded_at'].includes(constraint));
  if (raced) return { outcome: 'again' };
  return code === 'MJ003' ? { outcome: 'gate', gate: constraint } : undefined;
}
