import { contract, errorSentences } from '@mingjing/contract';
import { addDays, civilDay } from '@mingjing/law';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getPerson } from '../sample/people.ts';
import { clientOf, commandOf, cookieOf, openProduct, type Product } from '../testing/product.ts';

/** Signing in, sessions and their limits, and who may call at all. */

let product: Product;
beforeAll(async () => {
  product = await openProduct();
}, 120_000);
afterAll(() => product?.close());

const signIn = (account: string, password: string, address = '10.1.0.1') =>
  product.anonymous().call('POST', '/api/session', { account, password }, { remoteAddress: address });

/** A session of its own, so that what is done to it harms no other test. */
async function session(account: string) {
  const answer = await signIn(account, product.password, '10.9.9.9');
  expect(answer.status).toBe(200);
  return clientOf(product.app, cookieOf(answer));
}

describe('signing in', () => {
  it('answers who one is and gives a cookie no page can read', async () => {
    const answer = await signIn('zhou', product.password);
    expect(answer).toMatchObject({
      status: 200,
      body: { name: '周晓岚', mustChangePassword: false, sample: true },
    });
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    expect(JSON.stringify(answer.body)).not.toContain(product.password);
  });

  it('does not tell a wrong password from an unknown account', async () => {
    const wrong = await signIn('zhou', 'not the password');
    const unknown = await signIn('nobody-here', 'not the password');
    expect(wrong).toMatchObject({
      status: 401,
      body: { code: 'SIGN_IN_FAILED', message: '账号或者密码不正确。' },
    });
    expect(unknown.body).toEqual(wrong.body);
  });

  it('makes the address that guesses wait, and nobody else', async () => {
    for (let guess = 0; guess < 5; guess += 1) await signIn('chen', `guess ${guess}`, '10.2.0.2');
    const locked = await signIn('chen', product.password, '10.2.0.2');
    expect(locked).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
    expect((await signIn('chen', product.password, '10.3.0.3')).status).toBe(200);
    expect((await signIn('shen', product.password, '10.2.0.2')).status).toBe(200);
  });

  it('asks for a new password first, and lets nothing else be done until then', async () => {
    const admin = await session('admin');
    const reset = await admin.call<{ oneTimePassword: string }>(
      'POST',
      `/api/accounts/${getPerson('feng').id}/password`,
    );
    expect(reset.status).toBe(200);
    const once = await signIn('feng', reset.body.oneTimePassword);
    expect(once.body).toMatchObject({ mustChangePassword: true });
    const feng = clientOf(product.app, cookieOf(once));
    expect(await feng.get('/api/todo')).toMatchObject({
      status: 403,
      body: { code: 'PASSWORD_CHANGE_REQUIRED' },
    });
    const change = (next: string) =>
      feng.call('POST', '/api/session/password', { current: reset.body.oneTimePassword, next });
    expect(await change('short')).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
    expect((await change('a long enough password')).status).toBe(200);
    expect((await feng.get('/api/todo')).status).toBe(200);
    expect((await signIn('feng', reset.body.oneTimePassword)).status).toBe(401);
  });
});

describe('a session', () => {
  it.each([
    ['idle for half an hour', 'idle_until'],
    ['twelve hours old', 'absolute_until'],
  ])('ends when it is %s', async (_why, column) => {
    const client = await session('zhou');
    expect((await client.get('/api/session')).status).toBe(200);
    await product.rows(
      `update identity.session set ${column} = clock_timestamp() - interval '1 s' where id = (select id from identity.session order by created_at desc limit 1)`,
    );
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('moves its idle limit with every call, never past the absolute one', async () => {
    const client = await session('zhou');
    const newest = 'where id = (select id from identity.session order by created_at desc limit 1)';
    await product.rows(
      `update identity.session set idle_until = clock_timestamp() + interval '1 min', absolute_until = clock_timestamp() + interval '10 min' ${newest}`,
    );
    await client.get('/api/session');
    const [row] = await product.rows<{ idle: number }>(
      `select extract(epoch from idle_until - clock_timestamp())::int as idle from identity.session ${newest}`,
    );
    expect(row?.idle).toBeGreaterThan(9 * 60 - 30);
    expect(row?.idle).toBeLessThanOrEqual(10 * 60);
  });

  it('ends with signing out, with a reset and when the account is disabled', async () => {
    const out = await session('ma');
    expect((await out.call('DELETE', '/api/session')).status).toBe(200);
    expect((await out.get('/api/session')).status).toBe(401);
    const admin = await session('admin');
    const he = await session('he');
    const disable = (disabled: boolean) =>
      admin.call('PUT', `/api/accounts/${getPerson('he').id}/disabled`, { disabled });
    expect((await disable(true)).status).toBe(200);
    expect((await he.get('/api/session')).status).toBe(401);
    expect((await signIn('he', product.password)).status).toBe(401);
    expect((await disable(false)).status).toBe(200);
    // What was ended does not come back to life.
    expect((await he.get('/api/session')).status).toBe(401);
    expect((await signIn('he', product.password)).status).toBe(200);
  });

  it('ends by itself on the day its person leaves, which may have been registered ahead', async () => {
    const { id } = getPerson('fang');
    const today = civilDay(new Date().toISOString());
    const admin = await session('jiaoyu-admin');
    const { seq } = (await admin.get<{ seq: number }>(`/api/dossiers/${id}`)).body;
    const leave = commandOf('staff.leave', { on: addDays(today, 1), reason: '调离' });
    expect((await admin.perform(id, seq, leave)).status).toBe(201);
    const listed = await product.rows<{ stage: string; again: string }>(
      'select stage, refresh_on::text as again from view.dossier where dossier = $1',
      [id],
    );
    expect(listed).toEqual([{ stage: 'current', again: addDays(today, 1) }]);
    const fang = await session('fang');
    expect((await fang.get('/api/todo')).status).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(`${addDays(today, 1)}T00:00:01+08:00`) });
    try {
      expect((await fang.get('/api/todo')).status).toBe(401);
      expect(await signIn('fang', product.password)).toMatchObject({
        status: 401,
        body: { code: 'SIGN_IN_FAILED' },
      });
      const { rows } = (await admin.get<{ rows: { id: string }[] }>('/api/staff')).body;
      expect(rows.map((row) => row.id)).not.toContain(id);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is refused to requests that another site made', async () => {
    const client = await session('zhou');
    const foreign = (headers: Record<string, string>) =>
      client.call('DELETE', '/api/session', undefined, { headers: { host: 'mj.example', ...headers } });
    for (const [name, value] of [
      ['origin', 'https://evil.example'],
      ['sec-fetch-site', 'cross-site'],
      ['sec-fetch-site', 'same-site'],
    ] as const) {
      expect(await foreign({ [name]: value })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    }
    expect((await client.get('/api/session')).status).toBe(200);
    expect((await foreign({ origin: 'http://mj.example', 'sec-fetch-site': 'same-origin' })).status).toBe(
      200,
    );
  });
});

interface Call {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** Every call of the contract, as it stands there. */
const calls: readonly Call[] = Object.entries(contract).flatMap(([room, own]) =>
  Object.entries(own).map(([name, call]) => {
    const { route } = (call as { '~orpc': { route: { method: string; path: string } } })['~orpc'];
    return { name: `${room}.${name}`, method: route.method, path: route.path };
  }),
);

const id = getPerson('zhou').id;
const handover = {
  id,
  from: id,
  occurredAt: '2026-01-01T00:00:00Z',
  reason: '调岗',
  recusalChecked: true,
  cases: [{ dossier: id, to: id }],
};
const body: Readonly<Record<string, unknown>> = {
  'dossiers.open': { dossier: id, procedure: 'penalty-ordinary', command: commandOf('lead.register', {}) },
  'dossiers.perform': { expectedSeq: 1, command: commandOf('note.add', {}) },
  'dossiers.check': { command: commandOf('note.add', {}) },
  'dossiers.preview': { command: commandOf('note.add', {}) },
  'dossiers.handOver': handover,
  'dossiers.checkHandOver': handover,
  'drafts.put': { data: {} },
  'accounts.create': { personId: id, account: 'someone' },
  'accounts.appoint': {
    personId: id,
    agencyId: id,
    name: '关宁',
    unit: '办公室',
    post: '科员',
    account: 'someone',
  },
  'accounts.setDisabled': { disabled: true },
  'audit.exported': { list: 'penalty', rows: 3 },
  'session.changePassword': { current: 'x', next: 'y'.repeat(12) },
};

/** What calls cannot be asked without, by the beginning of their name. */
const queries: readonly (readonly [string, string])[] = [
  ['supervision.', `?ground=${encodeURIComponent('专项检查')}`],
  ['directory.reviewers', `?q=${encodeURIComponent('程法')}`],
];

describe('every call', () => {
  const guarded = calls.filter(({ name }) => name !== 'session.signIn' && !name.startsWith('public.'));

  it.each(guarded)('$name asks to sign in first', async ({ name, method, path }) => {
    const url = `/api${path
      .replace('{seq}', '1')
      .replace('{type}', 'note.add')
      .replace(/\{\w+\}/g, id)}`;
    const asked = `${url}${queries.find(([room]) => name.startsWith(room))?.[1] ?? ''}`;
    const answer = await product.anonymous().call(method, asked, body[name]);
    expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED', message: '请先登录。' } });
  });

  it('is described in the OpenAPI document, with every error', async () => {
    const answer = await product.anonymous().get<{
      openapi: string;
      paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
    }>('/api/openapi.json');
    expect(answer.body.openapi).toMatch(/^3\.1/);
    for (const { method, path } of calls) {
      const described = answer.body.paths[path]?.[method.toLowerCase()];
      expect(described, `${method} ${path}`).toBeDefined();
      const statuses = new Set(Object.values(errorSentences).map((entry) => String(entry.status)));
      expect(Object.keys(described!.responses)).toEqual(expect.arrayContaining([...statuses]));
    }
  });

  it('may be made of a service that is well', async () => {
    expect(await product.anonymous().get('/healthz')).toMatchObject({ status: 200, body: { ok: true } });
  });
});

describe('periods', () => {
  const ask = (query: string) => product.anonymous().get(`/api/public/deadlines?${query}`);

  it('answers when a hearing may be asked for at the latest', async () => {
    expect(await ask('rule=PEN-10&start=2026-09-28&profile=national')).toMatchObject({
      status: 200,
      body: { rule: 'PEN-10', start: '2026-09-28', end: '2026-10-10', provisional: false },
    });
  });

  it.each([
    ['rule=PEN-12&start=2026-09-28', 422, 'RULE_HAS_NO_PERIOD'],
    ['rule=NONE&start=2026-09-28', undefined, undefined],
    ['rule=PEN-10&start=yesterday', undefined, undefined],
    ['rule=PEN-10', 400, 'BAD_REQUEST'],
    ['rule=PEN-10&start=2026-09-28&pauses=nap,2026-09-29', 400, 'BAD_REQUEST'],
    ['rule=PEN-10&start=2026-09-28&extension=many', 400, 'BAD_REQUEST'],
  ])('refuses %s', async (query, status, code) => {
    const answer = await ask(query);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.message).toMatch(/\p{Script=Han}/u);
    expect(Object.keys(errorSentences)).toContain(answer.body.code);
    if (status !== undefined) expect(answer).toMatchObject({ status, body: { code } });
  });
});

describe('standing in for a head', () => {
  it('gives the roles for its days, in the session that runs', async () => {
    const admin = await session('admin');
    const he = await session('he');
    const rolesOf = async () => (await he.get<{ roles: string[] }>('/api/session')).body.roles;
    expect(await rolesOf()).not.toContain('head');
    const { body } = await admin.get<{ agency: { id: string } }>('/api/agency');
    const { id } = body.agency;
    const appoint = async (person: string) => {
      const { seq } = (await admin.get<{ seq: number }>(`/api/dossiers/${id}`)).body;
      const today = civilDay(new Date().toISOString());
      const term = {
        person: getPerson(person).id,
        office: 'head',
        inPlaceOf: getPerson('song').id,
        from: today,
        to: addDays(today, 30),
        basis: '局党组会议纪要',
        files: [],
      };
      return admin.perform(id, seq, commandOf('agency.appointActing', term));
    };
    expect((await appoint('he')).status).toBe(201);
    expect(await appoint('ma')).toMatchObject({
      status: 422,
      body: { data: { refusals: [{ code: 'ACTING_OVERLAP' }] } },
    });
    expect(await rolesOf()).toContain('head');
    expect((await he.get('/api/supervision/figures')).status).toBe(200);
  });
});
