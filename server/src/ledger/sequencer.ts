import { append, type Edge, loadEdge, logEntry } from '@mingjing/ledger';
import type { LogSigner, SignRefusal } from '@mingjing/ledger/node';
import type pg from 'pg';
import { DatabaseTileStore } from './tile-store.ts';

/** Entries that enter the tree in one transaction. */
const batchSize = 4096;

interface Head {
  readonly origin: string;
  readonly epoch: number;
  readonly size: number;
  readonly root: Uint8Array;
}

export type SequenceResult =
  | { readonly ok: true; readonly added: number; readonly size: number; readonly note: Uint8Array }
  /** Why the key may not sign this store's tree, or that the open log is not the key's. */
  | { readonly ok: false; readonly code: SignRefusal | 'other-log' | 'tiles-damaged' };

/**
 * Takes what is pending into the log and signs a checkpoint over it. The row lock of `ledger.head` is the right to do
 * either, so several processes may call it. Growing is one transaction on top of the size it read; only when that is on
 * disk is the checkpoint signed, under the lock again. A crash at any point leaves a tree that the next call goes on from.
 */
export async function sequence(pool: pg.Pool, signer: LogSigner): Promise<SequenceResult> {
  const client = await pool.connect();
  let failed = true;
  try {
    let added = 0;
    for (;;) {
      const grown = await inTransaction(client, () => grow(client, signer));
      if (!grown.ok) return done(grown);
      added += grown.added;
      if (grown.added < batchSize) break;
    }
    return done(await inTransaction(client, () => sign(client, signer, added)));
  } finally {
    // A connection that failed in a transaction is not given to anybody else.
    client.release(failed);
  }

  function done(result: SequenceResult): SequenceResult {
    failed = false;
    return result;
  }
}

async function grow(
  client: pg.ClientBase,
  signer: LogSigner,
): Promise<{ ok: true; added: number } | Extract<SequenceResult, { ok: false }>> {
  const head = await lockHead(client);
  if (head?.origin !== signer.origin) return { ok: false, code: 'other-log' };
  const highest = await signer.highest();
  if (!highest.ok) return highest;
  // Nothing is laid onto a tree that is behind what was signed: it would only make the fork longer.
  if (head.size < highest.head.size) return { ok: false, code: 'went-back' };
  const store = new DatabaseTileStore(client, head.origin);
  const loaded = await loadEdge(store, head);
  if (!loaded.ok) return { ok: false, code: 'tiles-damaged' };
  // From here on everything is written or nothing: what is taken must be in the tree when the transaction ends.
  const taken = await client.query<{ act: string; commitment: Buffer }>(
    `delete from ledger.pending where ctid = any (array(select ctid from ledger.pending order by act limit $1))
     returning act, commitment`,
    [batchSize],
  );
  if (taken.rows.length === 0) return { ok: true, added: 0 };
  // Ids begin with their time, so the log follows it roughly; nothing rests on that.
  const inOrder = taken.rows.sort((a, b) => (a.act < b.act ? -1 : 1)).map((row) => row.commitment);
  await extend(client, store, head, loaded.edge, inOrder);
  return { ok: true, added: inOrder.length };
}

async function extend(
  client: pg.ClientBase,
  store: DatabaseTileStore,
  head: Head,
  edge: Edge,
  commitments: readonly Buffer[],
): Promise<void> {
  const entries = commitments.map((commitment) => {
    const line = logEntry(new Uint8Array(commitment));
    if (!line.ok) throw new Error(`a pending commitment is none: ${line.code}`);
    return line.entry;
  });
  const grown = append(edge, entries);
  if (!grown.ok) throw new Error(`the tree cannot grow: ${grown.code}`);
  await store.write(grown.tiles);
  await client.query(
    `insert into ledger.entry (epoch, index, commitment)
     select $1, $2::bigint + place - 1, commitment from unnest($3::bytea[]) with ordinality as taken (commitment, place)`,
    [head.epoch, head.size, commitments],
  );
  const moved = await client.query(
    'update ledger.head set size = $3, root = $4 where origin = $1 and size = $2',
    [head.origin, head.size, grown.edge.size, Buffer.from(grown.root)],
  );
  if (moved.rowCount !== 1) throw new Error('the head of the log moved under its lock');
}

async function sign(client: pg.ClientBase, signer: LogSigner, added: number): Promise<SequenceResult> {
  const head = await lockHead(client);
  if (head?.origin !== signer.origin) return { ok: false, code: 'other-log' };
  const signed = await signer.signCheckpoint(head, new DatabaseTileStore(client, head.origin));
  if (!signed.ok) return signed;
  // A checkpoint that has gathered cosignatures is not replaced by its bare form.
  await client.query(
    'insert into ledger.checkpoint (origin, size, note) values ($1, $2, $3) on conflict (origin, size) do nothing',
    [head.origin, head.size, Buffer.from(signed.note)],
  );
  return { ok: true, added, size: head.size, note: signed.note };
}

async function lockHead(client: pg.ClientBase): Promise<Head | undefined> {
  const { rows } = await client.query<{ origin: string; epoch: number; size: string; root: Buffer }>(
    'select origin, epoch, size, root from ledger.head where closed_at is null for update',
  );
  const [row] = rows;
  return row === undefined ? undefined : { ...row, size: Number(row.size), root: new Uint8Array(row.root) };
}

async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
