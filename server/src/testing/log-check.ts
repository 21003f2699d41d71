import { checkLog, type LogCheck, parseCheckpoint, verifyNote } from '@mingjing/ledger';
import type pg from 'pg';
import { findCheckpoint } from '../ledger/read.ts';
import { DatabaseTileStore } from '../ledger/tile-store.ts';

/** Reads the whole stored log as a stranger would: signature, every entry, every tile, the root. */
export async function checkStoredLog(
  pool: pg.Pool,
  vkey: string,
  lookFor: readonly Uint8Array[] = [],
): Promise<LogCheck> {
  const stored = await findCheckpoint(pool);
  if (stored === undefined) throw new Error('there is no checkpoint');
  const verified = verifyNote(stored.note, [vkey]);
  if (!verified.ok) throw new Error(verified.code);
  const parsed = parseCheckpoint(stored.note);
  if (!parsed.ok) throw new Error(parsed.code);
  return checkLog(new DatabaseTileStore(pool, stored.origin), parsed.checkpoint, lookFor);
}
