import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';
import { openStore } from './open.ts';
import { processesIn } from './postmaster.ts';

it('opens on an empty folder, and again on what it left, and leaves no process', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mj-store-'));
  chmodSync(dataDir, 0o755);
  const first = await openStore({ dataDir });
  await first.app.insertInto('record.audit').values({ kind: 'test' }).execute();
  await first.close();
  const second = await openStore({ dataDir });
  const kept = await second.app.selectFrom('record.audit').select('kind').execute();
  expect(kept).toEqual([{ kind: 'test' }]);
  await expect(second.portal.selectFrom('record.audit').select('kind').execute()).rejects.toMatchObject({
    code: '42501',
  });
  await second.close();
  const clusterDir = join(dataDir, 'postgres', '18');
  while (processesIn(clusterDir).length > 0) await sleep(10);
  rmSync(dataDir, { recursive: true });
});

it('opens on a server that is there already, and starts none', async () => {
  const database = await createTestDatabase();
  const store = await openStore({ dataDir: '/nonexistent', urls: database.urls });
  expect(store.embedded).toBeUndefined();
  expect(await store.portal.selectFrom('published.item').select('id').execute()).toEqual([]);
  await store.close();
  await database.drop();
});

it('reads civil dates as text, whatever the time zone of the machine', async () => {
  const database = await createTestDatabase();
  const { rows } = await database.appPool.query(`select date '2026-01-05' as day`);
  expect(rows).toEqual([{ day: '2026-01-05' }]);
  await database.drop();
});
