import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServices, type RunningServices } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { checkStoredLog } from '../testing/log-check.ts';
import { pupil } from './cases/case-5-tutoring.ts';
import { writtenCases } from './cases/index.ts';
import { countyStories } from './county.ts';
import { loadSampleCounty, sampleAccounts, sampleCases } from './load.ts';
import { storiesOf } from './story.ts';

/** A reduced county: the written cases, and every fourteenth generated one. */
const cases = sampleCases().filter(
  (_, index) => index < writtenCases.length || (index - writtenCases.length) % 14 === 0,
);
const stories = storiesOf(countyStories(), cases);
const steps = stories.reduce((sum, story) => sum + story.steps.length, 0);

let folder: string;
let database: TestDatabase;
let services: RunningServices;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mj-county-'));
  database = await createTestDatabase();
  const { app, owner, portal } = database.urls;
  const config = readConfig({
    DATA_DIR: folder,
    DATABASE_URL: app,
    DATABASE_OWNER_URL: owner,
    DATABASE_PORTAL_URL: portal,
    LEDGER_ORIGIN: 'county.test/log',
  });
  services = await openServices(config, { sample: true, alarm: (message) => expect.fail(message) });
}, 60_000);

afterAll(async () => {
  await services?.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const count = async (query: string): Promise<number> =>
  Number((await services.store.appPool.query<{ count: string }>(query)).rows[0]!.count);

class Interrupted extends Error {}

describe('loading the sample county', () => {
  it('goes on where it was interrupted, and does nothing once it is done', async () => {
    const half = Math.floor(steps / 2);
    const stopped = loadSampleCounty(services, {
      cases,
      onProgress: ({ done }) => {
        if (done === half) throw new Interrupted();
      },
    });
    await expect(stopped).rejects.toThrow(Interrupted);
    const seen: number[] = [];
    await loadSampleCounty(services, { cases, onProgress: ({ done, total }) => seen.push(done / total) });
    expect(seen.at(-1)).toBe(1);
    expect(seen.length).toBeLessThan(steps);
    let again = 0;
    await loadSampleCounty(services, {
      cases,
      onProgress: () => {
        again += 1;
      },
    });
    expect(again).toBe(0);
  }, 300_000);

  it('leaves every act of every story, marked as sample, and every case in the lists', async () => {
    expect(await count('select count(*) from record.act')).toBe(steps);
    expect(await count('select count(*) from record.act where not sample')).toBe(0);
    expect(await count("select count(*) from view.dossier where procedure like 'penalty-%'")).toBe(
      cases.length,
    );
  });

  it('publishes real bytes in which no pupil stands', async () => {
    const { rows } = await services.store.appPool.query<{ text: string }>(
      'select row_to_json(item)::text as text from published.item item',
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { text } of rows) {
      expect(text).not.toContain(pupil.name);
      expect(text).not.toContain(pupil.idNumber);
    }
  });

  it('is in a log that verifies', async () => {
    await services.ledger.sequence();
    const checked = await checkStoredLog(services.store.appPool, services.ledger.vkey!);
    expect(checked).toMatchObject({ ok: true });
    expect(await count('select count(*) from ledger.pending')).toBe(0);
  });

  it('opens the accounts with one password that only the owner of the data may read', async () => {
    expect(await count('select count(*) from identity.account')).toBe(sampleAccounts.length);
    const path = join(folder, 'sample-password');
    expect(readFileSync(path, 'utf8').trim()).toMatch(/^[a-z2-9]{12}$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
