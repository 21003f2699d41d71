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
  const append = together<Appending, Appended>((batch) => appendAll(pool, batch), {
    lanes: 2,
    most: 32,
    // Acts come here in step.
    soon: queueMicrotask,
  });
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
  const answer = await pool.query<{ stored: readonly string[] }>({
    name: 'record.append',
    text: 'select record.append($1) as stored',
    values: [JSON.stringify({ hold: holdOf(going), acts: going.map(requestOf) })],
  });
  const stored = new Set<unknown>(answer.rows[0]?.stored);
  return batch.map(({ act }) => ({ outcome: stored.has(act.id) ? 'stored' : 'again' }));
}

/**
 * Acts that do not touch each other: one on a dossier that an earlier one of the batch writes, or decided on it, is to be
 * decided again. Those that take a number come in the order of its register, so that nobody waits in a ring for registers.
 */
function apart(batch: readonly Appending[]): Appending[] {
  const written = new Set<unknown>();
  return batch
    .filter(({ act }) => {
      if (written.has(act.dossier) || factsOf(act).some(({ dossier }) => written.has(dossier))) return false;
      written.add(act.dossier);
      return true;
    })
    .sort((a, b) => (registerOf(a) < registerOf(b) ? -1 : Number(registerOf(a) > registerOf(b))));
}

const factsOf = (act: Row) => act.facts as readonly { readonly dossier: string }[];

const registerOf = ({ number }: Appending): string =>
  number === undefined ? '' : `${number.agency} ${number.code} ${number.year}`;

/** The dossiers that are held still while the acts are written: true for those they are written to. */
function holdOf(going: readonly Appending[]): Readonly<Record<string, boolean>> {
  const hold: Record<string, boolean> = {};
  for (const { act } of going) for (const { dossier } of factsOf(act)) hold[dossier] ??= false;
  for (const { act } of going) hold[act.dossier as string] = true;
  return hold;
}

/** What belongs to an act; what it does not bring is left out. */
function requestOf({ slots, blind, voids, erases, ...one }: Appending): Row {
  return {
    ...one,
    ...(slots.length > 0 ? { slots } : {}),
    ...(blind.length > 0 ? { blind } : {}),
    ...(voids.length > 0 ? { voids } : {}),
    ...(erases ? { erases } : {}),
  };
}

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
