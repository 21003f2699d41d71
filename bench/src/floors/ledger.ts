import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { BenchStore } from '../store.ts';

const batch = 1_000;

/** P6: the same bytes in rows, a thousand a transaction, and as many hashes as the tree takes. Milliseconds. */
export async function ledgerFloor(store: BenchStore, entries: number): Promise<number> {
  const admin = await store.admin();
  await admin.query(`create schema if not exists bench; drop table if exists bench.entry;
    create table bench.entry (index bigint primary key, commitment bytea not null, line bytea not null, leaf bytea not null);
    grant usage on schema bench to mingjing_app; grant insert on bench.entry to mingjing_app`);
  await admin.end();
  const commitments = Array.from({ length: entries }, () => randomBytes(32));
  const client = new pg.Client({ connectionString: store.urls.app });
  await client.connect();
  try {
    const began = performance.now();
    let level: Buffer[] = [];
    for (let from = 0; from < entries; from += batch) {
      const some = commitments.slice(from, from + batch);
      const lines = some.map((one) => Buffer.from(`mingjing act v1 ${one.toString('base64')}\n`));
      const leaves = lines.map((line) => createHash('sha256').update('\0').update(line).digest());
      level = level.concat(leaves);
      await client.query({
        name: 'entries',
        text: 'insert into bench.entry select $1::bigint + n, c, l, h from unnest($2::bytea[], $3::bytea[], $4::bytea[]) with ordinality as e (c, l, h, n)',
        values: [from, some, lines, leaves],
      });
    }
    while (level.length > 1) level = pairsOf(level);
    return performance.now() - began;
  } finally {
    await client.end();
  }
}

function pairsOf(level: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = [];
  for (let i = 0; i + 1 < level.length; i += 2)
    above.push(
      createHash('sha256')
        .update('\u0001')
        .update(level[i]!)
        .update(level[i + 1]!)
        .digest(),
    );
  return above;
}
