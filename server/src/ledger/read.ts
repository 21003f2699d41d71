import { parseTilePath, tileAt } from '@mingjing/ledger';
import type pg from 'pg';
import { DatabaseTileStore } from './tile-store.ts';

type Asks = Pick<pg.Pool, 'query'>;

export interface StoredCheckpoint {
  readonly origin: string;
  readonly size: number;
  /** The signed note, with the cosignatures gathered so far. */
  readonly note: Uint8Array;
}

/** The newest checkpoint of a log, of the open one unless named; what `/ledger/checkpoint` serves. */
export async function findCheckpoint(database: Asks, origin?: string): Promise<StoredCheckpoint | undefined> {
  const { rows } = await database.query<{ origin: string; size: string; note: Buffer }>({
    name: 'ledger.checkpoint',
    text: `select c.origin, c.size, c.note from ledger.checkpoint c join ledger.head h on h.origin = c.origin
           where case when $1::text is null then h.closed_at is null else c.origin = $1 end
           order by c.size desc limit 1`,
    values: [origin ?? null],
  });
  const [row] = rows;
  return row === undefined
    ? undefined
    : { origin: row.origin, size: Number(row.size), note: new Uint8Array(row.note) };
}

/**
 * A tile or entry bundle by its path (`tile/0/x001/234`); what `/ledger/tile/…` serves. Only what a signed checkpoint
 * covers is given out: the rest may still change.
 */
export async function findTile(database: Asks, path: string): Promise<Uint8Array | undefined> {
  const parsed = parseTilePath(path);
  if (!parsed.ok) return undefined;
  const checkpoint = await findCheckpoint(database);
  if (
    checkpoint === undefined ||
    tileAt(parsed.id.level, parsed.id.index, checkpoint.size).width < parsed.id.width
  )
    return undefined;
  const [bytes] = await new DatabaseTileStore(database, checkpoint.origin).read([parsed.id]);
  return bytes;
}
