/** `npm run bench`: the workloads beside their floors. `npm run bench -- P3` runs one; BENCH_ROWS, BENCH_DIR: docs/performance.md. */
import { cpus } from 'node:os';
import { type Figure, tableOf } from './figures.ts';
import { type BenchStore, openBenchStore } from './store.ts';
import { p1 } from './workloads/p1.ts';
import { p2 } from './workloads/p2.ts';
import { p3 } from './workloads/p3.ts';
import { p5 } from './workloads/p5.ts';
import { p6 } from './workloads/p6.ts';
import { p10 } from './workloads/p10.ts';
import { openPublished } from './workloads/published.ts';

const overPublished = { P1: p1, P2: p2, P3: p3 };
const overRecord = { P5: p5, P6: p6 };
const all = [...Object.keys(overPublished), ...Object.keys(overRecord), 'P10'];

const asked = process.argv.slice(2).map((id) => id.toUpperCase());
const unknown = asked.filter((id) => !all.includes(id));
if (unknown.length > 0) {
  console.error(`no such workload: ${unknown.join(', ')} (there are ${all.join(', ')})`);
  process.exit(1);
}
const wanted = (id: string) => asked.length === 0 || asked.includes(id);
const sizes = (process.env.BENCH_ROWS ?? '1000000').split(',').map(Number);
const say = (line: string) => console.error(line);

const figures: Figure[] = [];
for (const rows of sizes) {
  if (Object.keys(overPublished).some(wanted)) await withStore(rows, (store) => published(store, rows));
}
if (Object.keys(overRecord).some(wanted)) {
  await withStore('acts', async (store) => {
    for (const [id, run] of Object.entries(overRecord))
      if (wanted(id)) figures.push(...(await run(store, say)));
  });
}
if (wanted('P10')) figures.push(...(await p10(say)));

console.log(
  `\n${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.versions.node}, PostgreSQL on the same machine\n`,
);
console.log(tableOf(figures));

async function published(store: BenchStore, rows: number): Promise<void> {
  const open = await openPublished(store, rows, say);
  try {
    for (const [id, run] of Object.entries(overPublished)) {
      if (!wanted(id)) continue;
      say(`${id} over ${rows.toLocaleString('en')} decisions`);
      figures.push(...(await run(open)).map((figure) => withGrowth(figure, rows)));
    }
  } finally {
    await open.close();
  }
}

/** With several sizes, each figure says its own and what the one before it came to. */
function withGrowth(figure: Figure, rows: number): Figure {
  if (sizes.length === 1) return figure;
  const size = `${figure.what} (${rows.toLocaleString('en')})`;
  const before = figures.findLast((other) => other.what.startsWith(`${figure.what} (`));
  if (before?.latency === undefined || figure.latency === undefined) return { ...figure, what: size };
  return { ...figure, what: size, note: `median × ${(figure.latency / before.latency).toFixed(2)}` };
}

async function withStore(name: number | string, work: (store: BenchStore) => Promise<void>): Promise<void> {
  const kept = process.env.BENCH_DIR;
  const store = await openBenchStore(kept === undefined ? undefined : `${kept}/${name}`);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
