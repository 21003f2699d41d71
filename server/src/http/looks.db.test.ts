import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPerson } from '../sample/people.ts';
import { leadCommand, openProduct, type Product } from '../testing/product.ts';

/** 调阅记录 and 操作日志: who may read which lines, page by page. */

let product: Product;
const dossier = uuidv7();
const ground = '专项监督检查3号';

beforeAll(async () => {
  product = await openProduct();
  const zhou = await product.signIn('zhou');
  const opened = await zhou.open(
    dossier,
    leadCommand({ parties: [{ id: 'p1', kind: 'individualBusiness', name: '独一无二谬误坊' }] }),
  );
  expect(opened.status).toBe(201);
  const xie = await product.signIn('xie');
  expect((await xie.get(supervised())).status).toBe(200);
  expect((await zhou.get(`/api/dossiers/${dossier}/forms/P67-authorization?party=p1`)).status).toBe(200);
}, 120_000);
afterAll(() => product?.close());

const query = (asked: Readonly<Record<string, string>>) => `?${new URLSearchParams(asked)}`;
const supervised = () => `/api/supervision/dossiers/${dossier}${query({ ground })}`;
const looks = (asked: Readonly<Record<string, string>> = {}) =>
  `/api/dossiers/${dossier}/looks${query(asked)}`;
const operations = (asked: Readonly<Record<string, string>> = {}) => `/api/operations${query(asked)}`;

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly agencyName: string;
  readonly account?: string;
  readonly about?: string;
  readonly address?: string;
  readonly dossier?: unknown;
}
interface Lines {
  readonly rows: readonly Line[];
  readonly next?: string;
}

async function linesOf(account: string, path: string): Promise<readonly Line[]> {
  const answer = await (await product.signIn(account)).get<Lines>(path);
  expect(answer.status, `${account} ${path}`).toBe(200);
  return answer.body.rows;
}

describe('who looked into a case', () => {
  it('is told to those of its agency who may read it: when, of which agency, on which ground', async () => {
    const rows = await linesOf('zhou', looks());
    expect(rows.map(({ kind }) => kind)).toEqual(['printed', 'supervisionRead']);
    expect(rows[0]).toMatchObject({ name: '周晓岚', form: 'P67-authorization' });
    expect(rows[1]).toMatchObject({
      name: '谢清源',
      agencyName: '清岚县司法局',
      ground,
      at: expect.stringMatching(/Z$/),
    });
  });

  it.each([
    ['somebody of another agency', 'luo', 404],
    ['the administrator, who reads no cases', 'admin', 404],
    ['a supervisor without a ground', 'xie', 404],
  ] as const)('is not told to %s, any more than that the case is there', async (_who, account, status) => {
    const who = await product.signIn(account);
    const answer = await who.get(looks());
    expect(answer.status).toBe(status);
    const nowhere = await who.get(`/api/dossiers/${uuidv7()}/looks`);
    expect(answer.body).toEqual(nowhere.body);
  });

  it('is told to a supervisor on a ground, which is a look as well', async () => {
    expect((await (await product.signIn('zhou')).get(looks({ ground }))).status).toBe(403);
    const rows = await linesOf('xie', looks({ ground }));
    expect(rows[0]).toMatchObject({ kind: 'looksRead', name: '谢清源', ground });
    expect((await linesOf('zhou', looks({ kind: 'looksRead' }))).length).toBe(1);
  });

  it('is asked by kind, part of a name, and day', async () => {
    expect((await linesOf('zhou', looks({ name: '清源', kind: 'supervisionRead' }))).length).toBe(1);
    expect(await linesOf('zhou', looks({ name: '%' }))).toEqual([]);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect((await linesOf('zhou', looks({ from: today, to: today }))).length).toBeGreaterThan(0);
    expect(await linesOf('zhou', looks({ to: '2020-01-01' }))).toEqual([]);
    expect(await linesOf('zhou', looks({ from: '2999-01-01' }))).toEqual([]);
    const zhou = await product.signIn('zhou');
    for (const [filter, value] of [
      ['kind', 'signIn'],
      ['from', 'yesterday'],
      ['after', "1' or '1'='1"],
    ] as const)
      expect((await zhou.get(looks({ [filter]: value }))).status, filter).toBe(400);
  });
});

describe('the log of operations', () => {
  const sampleNames = (rows: readonly Line[]) => new Set(rows.map(({ agencyName }) => agencyName));

  it('shows an administrator the own agency, and of its cases nothing', async () => {
    for (const account of ['luo', 'jiaoyu-admin']) await product.signIn(account);
    const admin = await product.signIn('admin');
    const { id } = getPerson('feng');
    const reset = await admin.call('POST', `/api/accounts/${id}/password`);
    expect(reset.status).toBe(200);
    const rows = await linesOf('admin', operations());
    expect([...sampleNames(rows)]).toEqual(['清岚县市场监督管理局']);
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'signIn', account: 'zhou' }));
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'passwordReset', name: '孙志远', about: getPerson('feng').name }),
    );
    const printed = rows.filter(({ kind }) => kind === 'printed');
    expect(printed).toHaveLength(1);
    expect(printed[0]?.address).toBe('127.0.0.1');
    expect(printed[0]).not.toHaveProperty('dossier');
    expect(JSON.stringify(rows)).not.toContain(dossier);
  });

  it('shows a supervisor the agencies of the region, and again no case without a ground', async () => {
    const rows = await linesOf('xie', operations());
    expect(sampleNames(rows).size).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toContain(dossier);
    expect(JSON.stringify(rows)).not.toContain(ground);
    const inRegion = new Set(
      (
        await product.rows<{ title: string }>(
          `select title from view.dossier where procedure = 'agency' and starts_with(region_path,
            (select region_path from view.dossier where procedure = 'staff' and dossier = $1))`,
          [getPerson('xie').id],
        )
      ).map(({ title }) => title),
    );
    for (const name of sampleNames(rows)) expect(inRegion).toContain(name);
  });

  it.each(['zhou', 'shen', 'lin'])('is not for others: %s', async (account) => {
    const answer = await (await product.signIn(account)).get(operations());
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('tells nobody of a sign-in under a name that is nobody’s', async () => {
    const login = 'nobody-known-here';
    await product.anonymous().call('POST', '/api/session', { account: login, password: 'x' });
    await product.anonymous().call('POST', '/api/session', { account: 'zhou', password: 'x' });
    const failed = await linesOf('admin', operations({ kind: 'signInFailed' }));
    expect(failed.map(({ account }) => account)).toEqual(['zhou']);
    expect(await linesOf('jiaoyu-admin', operations({ kind: 'signInFailed' }))).toEqual([]);
  });

  it('pages by its cursor: every line once, the newest first', async () => {
    const whole = (await linesOf('xie', operations({ limit: '100', kind: 'signIn' }))).map(({ id }) => id);
    const xie = await product.signIn('xie');
    const paged: string[] = [];
    for (let after: string | undefined; ; ) {
      const asked = { limit: '2', kind: 'signIn', ...(after === undefined ? {} : { after }) };
      const { body } = await xie.get<Lines>(operations(asked));
      paged.push(...body.rows.map(({ id }) => id));
      expect(body.rows.length).toBeLessThanOrEqual(2);
      if (body.next === undefined) break;
      after = body.next;
    }
    expect(whole.length).toBeGreaterThan(4);
    expect(paged).toEqual(whole);
    expect([...whole].sort((a, b) => Number(b) - Number(a))).toEqual(whole);
  });

  it('tells which list was given out as a file, and how many rows', async () => {
    const zhou = await product.signIn('zhou');
    expect((await zhou.call('POST', '/api/exports', { list: 'penalty', rows: 12 })).status).toBe(200);
    expect((await zhou.call('POST', '/api/exports', { list: 'passwords', rows: 12 })).status).toBe(400);
    const rows = await linesOf('admin', operations({ kind: 'exported' }));
    expect(rows).toEqual([expect.objectContaining({ name: '周晓岚', list: 'penalty', rows: 12 })]);
  });

  it('notes that it was read', async () => {
    const rows = await linesOf('sifa-admin', operations({ kind: 'operationsRead' }));
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'operationsRead', name: '谢清源' }));
  });
});
