import { mkdtempSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openLedger } from './ledger/open.ts';
import { openStore } from './store/open.ts';
const dataDir = mkdtempSync('/tmp/mj-bench-'); chmodSync(dataDir, 0o755);
const store = await openStore({ dataDir });
const owner = new pg.Client({ connectionString: store.urls.owner }); await owner.connect();
const ledger = await openLedger({ pool: store.appPool, keyFolder: join(dataDir, 'keys'), origin: 'log.example/bench' });
await ledger.close();
const stats: Record<string, number> = {};
const q0 = pg.Client.prototype.query;
(pg.Client.prototype as any).query = function (q: any, ...r: any[]) { const t = performance.now(); const p = (q0 as any).call(this, q, ...r); const k = String(q.name ?? q.text ?? q).replace(/\s+/g, ' ').slice(0, 40); if (p?.then) p.then(() => { stats[k] = (stats[k] ?? 0) + performance.now() - t; }, () => {}); return p; };
for (let r = 0; r < 3; r++) {
await owner.query(`insert into ledger.pending (act, commitment) select gen_random_uuid(), sha256(gen_random_uuid()::text::bytea) from generate_series(1, 100000)`);
for (const k in stats) delete stats[k];
const t = performance.now(); await ledger.sequence(); console.log(performance.now() - t, stats); }
await owner.end(); await store.close();
