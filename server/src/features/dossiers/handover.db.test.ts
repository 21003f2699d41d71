import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { case1 } from '../../sample/cases/case-1-expired-food.ts';
import { getPerson } from '../../sample/people.ts';
import { sampleId } from '../../sample/seed.ts';
import type { Story } from '../../sample/story.ts';
import { type Client, commandOf, openProduct, type Product } from '../../testing/product.ts';

/** 移交: what one person handles goes to others; what cannot go stays, with its reason, and can be handed over again. */

const part = (before: string, key: string) => {
  const end = case1.steps.findIndex((step) => step.type === before);
  return { ...case1, key, dossier: sampleId(`dossier/${key}`), steps: case1.steps.slice(0, end) };
};
const lead = part('filing.propose', 'handover-lead');
const filed = part('report.submit', 'handover-filed');
const reviewed = part('review.opine', 'handover-reviewed');
const recused = part('report.submit', 'handover-recused');

const idOf = (account: string) => getPerson(account).id;
const zhou = idOf('zhou');

let product: Product;
let lin: Client;

beforeAll(async () => {
  product = await openProduct({
    cases: [lead, filed, reviewed, recused] as unknown as Story<never>[],
  });
  lin = await product.signIn('lin');
}, 180_000);
afterAll(() => product?.close());

interface Row {
  readonly dossier: string;
  readonly handlers: readonly { readonly id: string }[];
  readonly refusals?: readonly { readonly code: string; readonly message: string }[];
}

const listed = async (person: string) =>
  (await lin.get<{ rows: Row[]; person: { name: string }; more: boolean }>(`/api/handovers/${person}`)).body;

const wish = (cases: readonly (readonly [string, string])[], id: string = uuidv7()) => ({
  id,
  from: zhou,
  occurredAt: new Date().toISOString(),
  reason: '周晓岚调岗。',
  handover: '全部案卷材料，双方清点签字。',
  recusalChecked: true,
  cases: cases.map(([dossier, to]) => ({ dossier, to: idOf(to) })),
});

const codes = (rows: readonly Row[]) =>
  Object.fromEntries(
    rows.map(({ dossier, refusals }) => [dossier, (refusals ?? []).map(({ code }) => code)]),
  );

const acts = async () => {
  const [row] = await product.rows<{ count: number }>('select count(*)::int as count from record.act');
  return row!.count;
};

const handlersOf = async (dossier: string) =>
  (await lin.get<{ state: { team: { handlers: string[] } } }>(`/api/dossiers/${dossier}`)).body.state.team
    .handlers;

describe('the cases of a person', () => {
  it('are listed for the head: the open ones, and leads the person answers for', async () => {
    const { rows, person, more } = await listed(zhou);
    expect(person.name).toBe('周晓岚');
    expect(more).toBe(false);
    expect(rows.map(({ dossier }) => dossier).sort()).toEqual(
      [lead, filed, reviewed, recused].map(({ dossier }) => dossier).sort(),
    );
    expect(rows.find(({ dossier }) => dossier === lead.dossier)?.handlers).toMatchObject([{ id: zhou }]);
    expect((await listed(idOf('wutong'))).rows).toEqual([]);
  });

  it('are for the head of the own agency only, and so is handing them over', async () => {
    const before = await acts();
    const request = wish([[filed.dossier, 'wutong']]);
    for (const account of ['zhou', 'shen', 'admin', 'xie']) {
      const other = await product.signIn(account);
      expect((await other.get(`/api/handovers/${zhou}`)).status, account).toBe(403);
      expect((await other.call('POST', '/api/handovers/check', request)).status, account).toBe(403);
      expect((await other.call('POST', '/api/handovers', request)).status, account).toBe(403);
    }
    const fang = await product.signIn('fang');
    expect((await fang.get(`/api/handovers/${zhou}`)).status).toBe(404);
    const { body } = await fang.call<{ moved: unknown[]; left: Row[] }>('POST', '/api/handovers', request);
    expect(body.moved).toEqual([]);
    expect(codes(body.left)).toEqual({ [filed.dossier]: ['NOT_FOUND'] });
    expect(await acts()).toBe(before);
  });
});

describe('handing over', () => {
  it('needs the head to say that nobody has to stand aside', async () => {
    const { recusalChecked: _, ...unchecked } = wish([[filed.dossier, 'wutong']]);
    expect((await lin.call('POST', '/api/handovers', unchecked)).status).toBe(400);
  });

  it('is told beforehand what cannot go and why, and records nothing by asking', async () => {
    const chen = await product.signIn('chen');
    const { seq } = (await lin.get<{ seq: number }>(`/api/dossiers/${recused.dossier}`)).body;
    const asked = {
      person: idOf('chen'),
      from: 'self',
      ground: 'kin',
      reason: '当事人是本人亲属。',
      files: [],
    };
    const granted = { person: idOf('chen'), result: 'granted', reason: '属实。', files: [] };
    expect((await chen.perform(recused.dossier, seq, commandOf('recusal.request', asked))).status).toBe(201);
    expect((await lin.perform(recused.dossier, seq + 1, commandOf('recusal.decide', granted))).status).toBe(
      201,
    );
    const preview = async (cases: Parameters<typeof wish>[0]) =>
      (await lin.call<{ rows: Row[] }>('POST', '/api/handovers/check', wish(cases))).body.rows;
    // One handler is left: nobody can take that one's place alone.
    expect(codes(await preview([[recused.dossier, 'wutong']]))).toEqual({
      [recused.dossier]: ['TWO_OFFICERS_REQUIRED'],
    });
    const both = { handlers: [zhou, idOf('wutong')], reason: '补足两人。', recusalChecked: true, files: [] };
    expect((await lin.perform(recused.dossier, seq + 2, commandOf('team.change', both))).status).toBe(201);
    const before = await acts();
    const rows = await preview([
      [lead.dossier, 'wutong'],
      [filed.dossier, 'wutong'],
      [reviewed.dossier, 'heyuan'],
      [recused.dossier, 'chen'],
    ]);
    const found = codes(rows);
    expect(found[lead.dossier]).toEqual([]);
    expect(found[filed.dossier]).toEqual([]);
    expect(JSON.stringify(rows[2]?.refusals)).toMatch(/何远.*暂扣/);
    expect(JSON.stringify(rows[3]?.refusals)).toMatch(/陈立群.*回避/);
    const others = await preview([
      [filed.dossier, 'chen'],
      [reviewed.dossier, 'shen'],
      [uuidv7(), 'wutong'],
    ]);
    expect(others.map(({ refusals }) => refusals?.[0]?.code)).toEqual([
      'ALREADY_HANDLER',
      expect.any(String),
      'NOT_FOUND',
    ]);
    expect(await acts()).toBe(before);
  });

  it('gives a lead that was never filed to another, who is then asked', async () => {
    const todo = async (account: string) =>
      (
        await (await product.signIn(account)).get<{ rows: { dossier: string }[] }>('/api/todo')
      ).body.rows.filter(({ dossier }) => dossier === lead.dossier).length;
    expect([await todo('zhou'), await todo('chen')]).toEqual([1, 0]);
    const { body } = await lin.call('POST', '/api/handovers', wish([[lead.dossier, 'chen']]));
    expect(body).toEqual({ moved: [lead.dossier], left: [] });
    expect([await todo('zhou'), await todo('chen')]).toEqual([0, 1]);
    expect((await listed(idOf('chen'))).rows.map(({ dossier }) => dossier)).toContain(lead.dossier);
  });

  it('does what can be done and names the rest; sent again nothing is done twice, and the rest can go later', async () => {
    const id = uuidv7();
    const request = wish(
      [
        [filed.dossier, 'wutong'],
        [reviewed.dossier, 'heyuan'],
      ],
      id,
    );
    const before = await acts();
    interface Result {
      readonly moved: readonly string[];
      readonly left: readonly Row[];
    }
    const first = (await lin.call<Result>('POST', '/api/handovers', request)).body;
    expect(first.moved).toEqual([filed.dossier]);
    expect(first.left.map(({ dossier }) => dossier)).toEqual([reviewed.dossier]);
    expect(await handlersOf(filed.dossier)).toEqual([idOf('wutong'), idOf('chen')]);
    expect(await handlersOf(reviewed.dossier)).toContain(zhou);
    expect(await acts()).toBe(before + 1);

    expect((await lin.call<Result>('POST', '/api/handovers', request)).body).toEqual(first);
    expect(await acts()).toBe(before + 1);

    // Under the same id it is not said of anybody else that the case went to them.
    const song = await product.signIn('song');
    for (const [head, to] of [
      [lin, 'heyuan'],
      [lin, 'zhou'],
      [song, 'wutong'],
    ] as const)
      for (const path of ['/api/handovers', '/api/handovers/check']) {
        const { body } = await head.call<{ moved?: string[]; left?: Row[]; rows?: Row[] }>(
          'POST',
          path,
          wish([[filed.dossier, to]], id),
        );
        expect(body.moved ?? []).toEqual([]);
        expect(codes(body.left ?? body.rows ?? [])).toEqual({ [filed.dossier]: ['ID_REUSED'] });
      }
    expect(await acts()).toBe(before + 1);

    const rest = (await lin.call<Result>('POST', '/api/handovers', wish([[reviewed.dossier, 'wutong']], id)))
      .body;
    expect(rest).toMatchObject({ moved: [reviewed.dossier], left: [] });
    expect(await acts()).toBe(before + 2);
    const { rows } = await listed(zhou);
    expect(rows.map(({ dossier }) => dossier)).toEqual([recused.dossier]);
    const todo = await (await product.signIn('zhou')).get<{ rows: { dossier: string }[] }>('/api/todo');
    expect(todo.body.rows.map(({ dossier }) => dossier)).not.toContain(filed.dossier);
  });
});
