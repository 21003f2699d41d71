import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger, samplePassword } from '@mingjing/server';
import pg from 'pg';
import { type Figure, median, milliseconds, perSecond, quantile } from '../figures.ts';
import { ledgerFloor } from '../floors/ledger.ts';
import { loadWith } from '../load.ts';
import { serve } from '../serving.ts';
import type { BenchStore } from '../store.ts';
import { signIn } from './p5.ts';

const backlog = 100_000;
const turns = 3;

/** P6: a backlog into tree, tiles and signed checkpoint; then the time from act to checkpoint under steady work. */
export async function p6(store: BenchStore, say: (line: string) => void): Promise<Figure[]> {
  const floors: number[] = [];
  const products: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    say(`P6: backlog, turn ${turn + 1} of ${turns}`);
    floors.push(await ledgerFloor(store, backlog));
    products.push(await sequenceBacklog(store));
  }
  const [floor, product] = [median(floors), median(products)];
  const delays = await delaysAt100(store);
  const p99 = quantile(delays, 0.99);
  return [
    {
      what: 'P6 backlog of 100,000',
      median: `${perSecond((backlog / product) * 1000)}, ${milliseconds(product)}`,
      floor: `${perSecond((backlog / floor) * 1000)}, ${milliseconds(floor)}`,
      ratio: (floor / product).toFixed(2),
      target: '≥ 0.5',
      met: floor / product >= 0.5,
    },
    {
      what: 'P6 act to checkpoint, 100 acts/s',
      median: milliseconds(quantile(delays, 0.5)),
      p99: milliseconds(p99),
      target: 'p99 ≤ 2 s',
      met: p99 <= 2_000,
      note: `${delays.length} acts`,
    },
  ];
}

/** Milliseconds from the backlog's commit to the checkpoint that covers all of it. */
async function sequenceBacklog(store: BenchStore): Promise<number> {
  const pool = new pg.Pool({ connectionString: store.urls.app, max: 4 });
  const ledger = await openLedger({
    pool,
    keyFolder: `${store.dataDir}/keys`,
    origin: 'localhost/ledger',
    alarm: (reason) => {
      throw new Error(`the log stopped: ${reason}`);
    },
  });
  const admin = await store.admin();
  try {
    await ledger.sequence();
    const size = async () =>
      Number((await pool.query('select coalesce(max(size), 0) as size from ledger.checkpoint')).rows[0].size);
    const before = await size();
    await admin.query(
      `insert into ledger.pending (act, commitment)
       select id, sha256(id::text::bytea) from (select gen_random_uuid() as id from generate_series(1, ${backlog})) fresh`,
    );
    const began = performance.now();
    await ledger.sequence();
    // The log's own loop may have taken a part of it.
    while ((await size()) < before + backlog) await sleep(5);
    return performance.now() - began;
  } finally {
    await ledger.close();
    await admin.end();
    await pool.end();
  }
}

const seconds = 10;
const ratePerSecond = 100;

/** By the database's own clock, for each act: from its record to the first checkpoint over it. Milliseconds, ascending. */
async function delaysAt100(store: BenchStore): Promise<number[]> {
  const product = await serve(store, {
    kind: 'product',
    urls: store.urls,
    dataDir: store.dataDir,
    county: true,
  });
  const admin = await store.admin();
  try {
    const caller = await signIn(product, samplePassword(store.dataDir));
    const dossiers = await caller.dossiers(32);
    const clock = await admin.query<{ now: string }>('select clock_timestamp()::text as now');
    let turn = 0;
    await loadWith(product.origin, () => caller.note(dossiers[turn++ % dossiers.length]!), {
      connections: 16,
      seconds,
      ratePerSecond,
    });
    await sleep(2_000);
    const { rows } = await admin.query<{ ms: number }>(
      `select extract(epoch from covering.at - a.recorded_at)::float8 * 1000 as ms
       from record.act a
       join ledger.entry e on e.commitment = a.commitment
       join ledger.head h on h.epoch = e.epoch
       cross join lateral (
         select at from ledger.checkpoint c where c.origin = h.origin and c.size > e.index order by c.size limit 1
       ) covering
       where a.recorded_at > $1::timestamptz order by ms`,
      [clock.rows[0]!.now],
    );
    return rows.map((row) => row.ms);
  } finally {
    await admin.end();
    await product.close();
  }
}
