import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, civilDay } from '@mingjing/law';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServices, type RunningServices } from './compose.ts';
import { readConfig } from './config.ts';
import { createReader } from './features/public/reader.ts';
import { firstRun } from './first-run.ts';
import { createApp } from './http/app.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';
import { type Answer, type Client, clientOf, commandOf, cookieOf, leadCommand } from './testing/product.ts';

/** From an empty store to a numbered document of a second agency, by what administrators can do and by nothing else. */

let folder: string;
let database: TestDatabase;
let services: RunningServices;
let app: FastifyInstance;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mj-first-run-'));
  database = await createTestDatabase();
  const { app: appUrl, owner, portal } = database.urls;
  services = await openServices(
    readConfig({
      DATA_DIR: folder,
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: owner,
      DATABASE_PORTAL_URL: portal,
      LEDGER_ORIGIN: 'first-run.test/log',
    }),
    {
      sample: false,
      alarm: (message) => {
        throw new Error(message);
      },
    },
  );
  const reader = createReader({
    pool: services.store.portalPool,
    vkey: services.ledger.vkey ?? '',
    origin: services.ledger.origin,
    witnesses: [],
    version: () => undefined,
  });
  const portalPages = {
    routes: [],
    assets: () => new Map(),
    notFound: () => ({ status: 404, headers: {}, body: Buffer.from('') }),
  };
  app = await createApp({ services, reader, portal: { portal: portalPages } });
}, 120_000);
afterAll(async () => {
  await app?.close();
  await services?.close();
  await database?.drop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** Signs in with the one-time password, changes it, and signs in anew. */
async function enter(account: string, once: string): Promise<Client> {
  const anonymous = clientOf(app, '');
  const signIn = (password: string) => anonymous.call('POST', '/api/session', { account, password });
  const first = await signIn(once);
  expect(first.body).toMatchObject({ mustChangePassword: true });
  const next = `a password of ${account}`;
  const change = await clientOf(app, cookieOf(first)).call('POST', '/api/session/password', {
    current: once,
    next,
  });
  expect(change.status).toBe(200);
  return clientOf(app, cookieOf(await signIn(next)));
}

interface View {
  readonly seq: number;
  readonly state: Readonly<Record<string, unknown>>;
}

async function act(client: Client, dossier: string, type: string, data: object): Promise<Answer> {
  const { body } = await client.get<View>(`/api/dossiers/${dossier}`);
  return client.perform(dossier, body.seq, commandOf(type, data));
}

async function done(client: Client, dossier: string, type: string, data: object): Promise<Answer> {
  const answer = await act(client, dossier, type, data);
  expect(answer, `${type}: ${JSON.stringify(answer.body)}`).toMatchObject({ status: 201 });
  return answer;
}

const refusalsOf = (answer: Answer) => answer.body.data?.refusals?.map(({ code }) => code);

const today = civilDay(new Date().toISOString());

const agencyData = (more: object) => ({
  name: '临水县司法局',
  shortName: '县司法局',
  uscc: '11410199MB0000000J',
  field: 'other',
  kind: 'statutory',
  region: '410199',
  regionPath: '410000/410100/410199',
  profile: 'national',
  numberPrefix: '临司',
  legalRepresentative: '何明远',
  address: '临水县建设路1号',
  phone: '0371-60000001',
  complaintPhone: '0371-60000002',
  reconsiderationBody: '临水县人民政府',
  court: '临水县人民法院',
  duties: [],
  files: [],
  ...more,
});

const market = agencyData({
  name: '临水县市场监督管理局',
  shortName: '县市监局',
  uscc: '11410199MB0000019F',
  field: 'market',
  numberPrefix: '临市监',
});

async function register(client: Client, name: string, roles: readonly string[]): Promise<string> {
  const person = randomUUID();
  const data = { name, unit: '执法大队', post: '执法员', files: [] };
  const made = await client.open(person, commandOf('staff.register', data), 'staff');
  expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201 });
  await done(client, person, 'staff.assignRoles', { roles });
  return person;
}

async function account(client: Client, personId: string, login: string): Promise<Client> {
  const made = await client.call<{ oneTimePassword: string }>('POST', '/api/accounts', {
    personId,
    account: login,
  });
  expect(made.status).toBe(201);
  return enter(login, made.body.oneTimePassword);
}

it('an empty installation comes to a numbered document of a second agency', async () => {
  const made = await firstRun(services);
  expect(await firstRun(services)).toBeUndefined();
  const bureau = await enter('admin', made!.password);
  const own = (await bureau.get<{ agency: { id: string }; personId: string }>('/api/session')).body;
  const agencies = async () =>
    (await services.store.appPool.query('select agency, procedure, region_path from view.dossier')).rows;

  // The region of the first agency is not known yet: it registers no other before.
  const marketId = randomUUID();
  const registerMarket = () => bureau.open(marketId, commandOf('agency.register', market), 'agency');
  expect(refusalsOf(await registerMarket())).toEqual(['REGION_OUTSIDE']);

  await done(bureau, own.agency.id, 'agency.amend', agencyData({}));
  for (const row of await agencies()) expect(row).toMatchObject({ region_path: '410000/410100/410199' });
  await done(bureau, own.agency.id, 'agency.confirm', { on: today, files: [] });
  expect(
    refusalsOf(
      await act(
        bureau,
        own.agency.id,
        'agency.amend',
        agencyData({ region: '410000', regionPath: '410000' }),
      ),
    ),
  ).toEqual(['OWN_REGION']);
  // Nor by way of a change after which the bureau is to be confirmed anew.
  await done(bureau, own.agency.id, 'agency.amend', agencyData({ field: 'market' }));
  const wider = agencyData({ region: '410000', regionPath: '410000' });
  expect(refusalsOf(await act(bureau, own.agency.id, 'agency.amend', wider))).toEqual(['OWN_REGION']);
  await done(bureau, own.agency.id, 'agency.amend', agencyData({}));
  await done(bureau, own.agency.id, 'agency.confirm', { on: today, files: [] });

  expect((await registerMarket()).status).toBe(201);
  await done(bureau, marketId, 'agency.confirm', { on: today, files: [] });

  const appoint = (client: Client, agencyId: string, login: string) =>
    client.call<{ oneTimePassword: string }>('POST', '/api/accounts/administrators', {
      personId: randomUUID(),
      agencyId,
      name: '关宁',
      unit: '办公室',
      post: '科员',
      account: login,
    });
  expect((await appoint(bureau, randomUUID(), 'nowhere')).status).toBe(404);
  expect((await appoint(bureau, marketId, 'admin')).status).toBe(409);
  const named = await appoint(bureau, marketId, 'guan');
  expect(named.status).toBe(201);
  const guan = await enter('guan', named.body.oneTimePassword);

  // An answer that was lost can be asked for again, until somebody has signed in; nobody else's data comes under that name.
  const wish = {
    personId: randomUUID(),
    agencyId: marketId,
    name: '柳堤',
    unit: '办公室',
    post: '科员',
    account: 'liu',
  };
  const again = (more: object = {}, client = bureau) =>
    client.call<{ oneTimePassword: string }>('POST', '/api/accounts/administrators', { ...wish, ...more });
  expect((await again({ account: 'guan' })).status).toBe(409);
  expect((await again()).status).toBe(201);
  for (const more of [{ name: '柳岸' }, { agencyId: own.agency.id }, { unit: '法规股' }, { post: '主任' }])
    expect(await again(more)).toMatchObject({ status: 409, body: { code: 'ID_REUSED' } });
  expect(await again({ account: 'liu2' })).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
  const twice = await again();
  expect(twice.status).toBe(201);
  await enter('liu', twice.body.oneTimePassword);
  expect(await again()).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
  // Who may not appoint does not learn which names are taken either.
  for (const taken of ['liu', 'nobody-yet']) expect((await again({ account: taken }, guan)).status).toBe(403);

  // The agency's own administrator keeps that agency and no other.
  expect((await appoint(guan, marketId, 'another')).status).toBe(403);
  expect(
    (await guan.perform(own.agency.id, 3, commandOf('agency.amend', agencyData({ address: '他处' })))).status,
  ).toBe(403);
  expect((await guan.call('POST', '/api/accounts', { personId: own.personId, account: 'x1' })).status).toBe(
    404,
  );
  expect(refusalsOf(await act(guan, marketId, 'agency.amend', { ...market, field: 'other' }))).toEqual([
    'SUPERVISOR_ONLY',
  ]);

  const officers = [
    await register(guan, '沈一', ['officer', 'handler']),
    await register(guan, '沈二', ['officer', 'handler']),
  ];
  for (const [index, person] of officers.entries())
    await done(bureau, person, 'certificate.issue', {
      number: `41019900${index}`,
      category: '市场监督管理',
      area: '临水县',
      validFrom: addDays(today, -1),
      validTo: addDays(today, 1000),
      files: [],
    });

  // A reviewer of the bureau is found by name and put on call by the agency itself.
  const reviewer = await register(bureau, '程法', ['reviewer']);
  const found = (client: Client, q: string) =>
    client.get<{ rows: { id: string; agency: string }[] }>(`/api/reviewers?q=${encodeURIComponent(q)}`);
  expect((await found(guan, '程法')).body.rows).toMatchObject([{ id: reviewer, agency: '临水县司法局' }]);
  expect((await found(guan, '司法局')).body.rows.map(({ id }) => id)).toEqual([reviewer]);
  expect((await found(guan, '沈一')).body.rows).toEqual([]);
  const byId = async (id: string) =>
    (await guan.get<{ rows: object[] }>(`/api/reviewers?id=${id}`)).body.rows;
  expect(await byId(reviewer)).toMatchObject([{ id: reviewer, name: '程法' }]);
  expect(await byId(officers[0]!)).toEqual([]);
  await done(guan, marketId, 'agency.poolReviewer', { reviewer, available: 'add' });

  await done(guan, marketId, 'item.set', {
    id: 'expired-food',
    zh: '经营超过保质期的食品',
    breached: [{ law: '中华人民共和国食品安全法', article: '第三十四条第十项' }],
    basis: [{ law: '中华人民共和国食品安全法', article: '第一百二十四条第一款第五项' }],
    kinds: ['warning'],
    tiers: [],
  });

  const officer = await account(guan, officers[0]!, 'shen1');
  expect((await found(officer, '程法')).status).toBe(403);
  const numberOf = async () => {
    const opened = await officer.open(
      randomUUID(),
      leadCommand({
        receivedOn: today,
        conductFrom: today,
        place: '临水县城关镇',
        parties: [{ id: 'p1', kind: 'organisation', name: '临水县某超市', address: '临水县城关镇' }],
      }),
    );
    expect(opened, JSON.stringify(opened.body)).toMatchObject({ status: 201 });
    return (opened.body.document as { number: string }).number;
  };
  const year = today.slice(0, 4);
  expect(await numberOf()).toBe(`临市监案登〔${year}〕1号`);
  expect(await numberOf()).toBe(`临市监案登〔${year}〕2号`);

  // Under another 机关代字 numbers begin anew; under the first one they go on, and none is given twice.
  await done(guan, marketId, 'agency.amend', { ...market, numberPrefix: '临市综' });
  expect(await numberOf()).toBe(`临市综案登〔${year}〕1号`);
  await done(guan, marketId, 'agency.amend', market);
  expect(await numberOf()).toBe(`临市监案登〔${year}〕3号`);

  // The dossiers of an agency that is moved follow it.
  const township = { region: '410199101', regionPath: `${market.regionPath}/410199101` };
  await done(bureau, marketId, 'agency.amend', { ...market, ...township });
  for (const row of await agencies())
    expect(row).toMatchObject({
      region_path: row.agency === marketId ? township.regionPath : market.regionPath,
    });
  expect(await numberOf()).toBe(`临市监案登〔${year}〕4号`);
  for (const row of await agencies())
    expect(row).toMatchObject({
      region_path: row.agency === marketId ? township.regionPath : market.regionPath,
    });
}, 120_000);
