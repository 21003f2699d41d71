import { addSignatures, emptyRoot } from '@mingjing/ledger';
import {
  askWitness,
  createLogKey,
  findWitnessedHead,
  type KeyFileRefusal,
  type LogSigner,
  openLogSigner,
  type SignRefusal,
  type WitnessAddress,
} from '@mingjing/ledger/node';
import type pg from 'pg';
import type { Promiser } from '../record/ports.ts';
import { keyFileOf } from './key-place.ts';
import { type SequenceResult, sequence } from './sequencer.ts';
import { DatabaseTileStore } from './tile-store.ts';

export interface LedgerOptions {
  readonly pool: pg.Pool;
  /** Folder of the log's keys and their memory; in no backup. */
  readonly keyFolder: string;
  /** Origin of the first log of this installation; later the store's open log is followed. */
  readonly origin: string;
  readonly witnesses?: readonly WitnessAddress[];
  /** Told once when the log stops, with the reason. */
  readonly alarm?: (reason: LedgerStop) => void;
}

/** Why the log stands still (停止签发). Acts are refused meanwhile: a promise that cannot be kept is not given. */
export type LedgerStop =
  | Extract<SequenceResult, { ok: false }>['code']
  | KeyFileRefusal
  | SignRefusal
  | 'witness-ahead';

/** The log of this installation, running. */
export interface Ledger extends Promiser {
  readonly origin: string;
  readonly vkey: string | undefined;
  /** Says that something is pending, so that it need not wait for the next look. */
  wake(): void;
  /** Takes what is pending into the log now. */
  sequence(): Promise<SequenceResult | undefined>;
  close(): Promise<void>;
}

/** An act is in the log within a day of its promise; in practice within a second. */
const includeWithinSeconds = 24 * 60 * 60;
/** Pause between two looks at what is pending. */
const pauseMs = 200;
const witnessTimeoutMs = 3_000;

/** Opens the log, checks it against what its key and its witnesses remember, and keeps it growing until closed. */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { pool, witnesses = [] } = options;
  let stop: LedgerStop | undefined;
  const halt = (reason: LedgerStop): void => {
    if (stop === undefined) options.alarm?.(reason);
    stop = reason;
  };

  const opened = await openKey(options);
  const signer = opened.ok ? opened.log : undefined;
  if (!opened.ok) halt(opened.code);
  if (
    signer !== undefined &&
    (await witnessedSize(witnesses, signer.origin)) > (await sizeOf(pool, signer.origin))
  ) {
    halt('witness-ahead');
  }

  const known = new Map<WitnessAddress, number>();
  const once = async (): Promise<SequenceResult | undefined> => {
    if (signer === undefined || stop !== undefined) return undefined;
    const result = await sequence(pool, signer);
    if (!result.ok) halt(result.code);
    else if (result.added > 0 || known.size === 0)
      await gatherCosignatures(pool, signer, result, witnesses, known);
    return result;
  };
  await once();

  let closing = false;
  let wake: () => void = () => {};
  const wait = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = (async () => {
    while (!closing) {
      await wait();
      // The store may be away for a while (restart, failover); what is pending waits.
      if (!closing && stop === undefined && (await somethingPending(pool).catch(() => false)))
        await once().catch(() => {});
    }
  })();

  return {
    origin: signer?.origin ?? options.origin,
    vkey: signer?.vkey,
    stopped: () => stop,
    promise: async (commitment, recordedAt) => {
      const time = Math.floor(Date.parse(recordedAt) / 1000);
      const promised = await signer!.signPromise({
        commitment,
        time,
        includeBy: time + includeWithinSeconds,
      });
      if (!promised.ok) throw new Error(`the promise cannot be signed: ${promised.code}`);
      return new TextDecoder().decode(promised.note);
    },
    wake: () => wake(),
    sequence: once,
    close: async () => {
      closing = true;
      wake();
      await running;
    },
  };
}

type OpenedKey = { ok: true; log: LogSigner } | { ok: false; code: KeyFileRefusal | SignRefusal };

/** Any number serves, as long as every process of the product takes the same. */
const openingLock = 5_207_116;

/** The key of the store's open log. The first start makes log and key; a key is never made for a log that is there. */
async function openKey({ pool, keyFolder, origin: wanted }: LedgerOptions): Promise<OpenedKey> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [openingLock]);
    const { rows } = await client.query<{ origin: string }>(
      'select origin from ledger.head where closed_at is null',
    );
    const origin = rows[0]?.origin ?? wanted;
    const opened =
      rows.length > 0
        ? await openLogSigner(keyFileOf(keyFolder, origin), origin)
        : await firstKey(keyFolder, origin);
    if (opened.ok && rows.length === 0) {
      await client.query('insert into ledger.head (origin, root) values ($1, $2)', [
        origin,
        Buffer.from(emptyRoot),
      ]);
    }
    await client.query('commit');
    return opened;
  } finally {
    client.release(true);
  }
}

/** A store without a log: the key is made, or is there already and then knows whether it has signed. */
async function firstKey(keyFolder: string, origin: string): Promise<OpenedKey> {
  const file = keyFileOf(keyFolder, origin);
  const opened = await openLogSigner(file, origin);
  if (opened.ok || opened.code !== 'key-missing') return opened;
  const made = await createLogKey(file, origin);
  return made.ok ? openLogSigner(file, origin) : made;
}

async function somethingPending(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ some: boolean }>({
    name: 'ledger.pending',
    text: 'select exists (select from ledger.pending) as some',
  });
  return rows[0]!.some;
}

async function sizeOf(pool: pg.Pool, origin: string): Promise<number> {
  const { rows } = await pool.query<{ size: string }>('select size from ledger.head where origin = $1', [
    origin,
  ]);
  return Number(rows[0]?.size ?? 0);
}

/** The largest tree a witness has seen; a witness that does not answer has nothing to say. */
async function witnessedSize(witnesses: readonly WitnessAddress[], origin: string): Promise<number> {
  const heads = await Promise.all(
    witnesses.map((address) => findWitnessedHead(address, origin, AbortSignal.timeout(witnessTimeoutMs))),
  );
  return Math.max(0, ...heads.map((answer) => (answer.ok ? (answer.head?.size ?? 0) : 0)));
}

async function gatherCosignatures(
  pool: pg.Pool,
  signer: LogSigner,
  { note, size }: Extract<SequenceResult, { ok: true }>,
  witnesses: readonly WitnessAddress[],
  known: Map<WitnessAddress, number>,
): Promise<void> {
  const reader = new DatabaseTileStore(pool, signer.origin);
  const lines: string[] = [];
  for (const address of witnesses) {
    const asked = await askWitness(
      address,
      note,
      reader,
      known.get(address) ?? 0,
      AbortSignal.timeout(witnessTimeoutMs),
    );
    if (!asked.ok) continue;
    known.set(address, size);
    lines.push(asked.line);
  }
  if (lines.length === 0) return;
  const cosigned = addSignatures(note, lines);
  if (!cosigned.ok) return;
  await pool.query('update ledger.checkpoint set note = $3 where origin = $1 and size = $2', [
    signer.origin,
    size,
    Buffer.from(cosigned.note),
  ]);
}
