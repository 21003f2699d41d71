import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, commandOf, leadCommand, openProduct, type Product } from '../../testing/product.ts';

/** What a person is told before a dossier is there: the same as once it would be opened, and nothing is recorded. */

let product: Product;
let zhou: Client;
beforeAll(async () => {
  product = await openProduct();
  zhou = await product.signIn('zhou');
}, 120_000);
afterAll(() => product?.close());

const register = (more: object = {}) =>
  leadCommand(
    {
      conductTo: '2026-03-10',
      parties: [
        {
          id: 'p1',
          kind: 'organisation',
          name: '清岚县试验商贸有限公司',
          uscc: '91990921MA0EXAMP1X',
          usccConfirmed: true,
        },
      ],
      ...more,
    },
    { occurredAt: '2026-03-10T06:00:00.000Z' },
  );

const check = (client: Client, dossier: string, command: unknown, procedure = 'penalty-ordinary') =>
  client.call('POST', `/api/dossiers/${dossier}/check`, { procedure, command });

async function dossiers(): Promise<unknown> {
  return product.rows('select count(*) from record.dossier');
}

describe('a lead that is being registered', () => {
  it('is checked and its document shown, and nothing is recorded', async () => {
    const before = await dossiers();
    const dossier = uuidv7();
    const command = register();
    expect(await check(zhou, dossier, command)).toMatchObject({
      status: 200,
      body: { ok: true, refusals: [], document: { template: 'P01' } },
    });
    const preview = await zhou.call('POST', `/api/dossiers/${dossier}/preview`, {
      procedure: 'penalty-ordinary',
      command,
    });
    expect(preview.status).toBe(200);
    expect(Buffer.from(String(preview.body.pdf), 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(await dossiers()).toEqual(before);
  });

  it('tells who may not at all before anything is filled in, by the day that is stated （处罚法 art 42）', async () => {
    // 田守义's certificate ends with August 2026.
    const tian = await product.signIn('tian');
    const empty = (occurredAt: string) => commandOf('spot.decide', {}, { occurredAt });
    const codes = async (occurredAt: string) => {
      const { body } = await check(tian, uuidv7(), empty(occurredAt), 'penalty-summary');
      const { refusals } = body as unknown as { refusals: { code: string; source?: object }[] };
      return [...new Set(refusals.map(({ code }) => code))];
    };
    expect(await codes('2026-09-01T02:00:00.000Z')).toEqual(['CERTIFICATE_INVALID', 'DATA_INVALID']);
    expect(await codes('2026-08-31T02:00:00.000Z')).toEqual(['DATA_INVALID']);
  });

  it('is refused beforehand what would be refused when it is opened', async () => {
    const command = register({ receivedOn: '2026-03-11' });
    const asked = await check(zhou, uuidv7(), command);
    expect(asked.body).toMatchObject({ ok: false, refusals: [{ code: 'DATE_ORDER', path: 'receivedOn' }] });
    const opened = await zhou.open(uuidv7(), command);
    expect(opened.body.data?.refusals).toEqual(asked.body.refusals);
  });

  it('warns of another case against the same party over the same days （处罚法 art 29）', async () => {
    expect((await check(zhou, uuidv7(), register())).body.warnings).toEqual([]);
    expect((await zhou.open(uuidv7(), register())).status).toBe(201);
    expect((await check(zhou, uuidv7(), register())).body.warnings).toMatchObject([
      { code: 'SAME_ACT_SUSPECTED', source: { article: '29' } },
    ]);
    const later = register({ receivedOn: '2026-03-10', conductFrom: '2025-01-01', conductTo: '2025-01-02' });
    expect((await check(zhou, uuidv7(), later)).body.warnings).toEqual([]);
  });

  it('does not tell of another case without a line in the log of looks', async () => {
    const first = uuidv7();
    const lines = () =>
      product.rows("select detail from record.audit where kind = 'relatedAsked' and dossier = $1", [first]);
    const party = { id: 'p1', kind: 'organisation', name: '清岚县打听有限公司', uscc: '91990921MA0EXAMP2Y' };
    const ask = register({ parties: [{ ...party, usccConfirmed: true }] });
    expect((await check(zhou, first, ask)).body.warnings).toEqual([]);
    expect(await lines()).toEqual([]);
    const other = uuidv7();
    expect((await zhou.open(other, { ...ask, id: uuidv7() })).status).toBe(201);
    expect((await check(zhou, first, ask)).body.warnings).toHaveLength(1);
    expect(await lines()).toEqual([{ detail: { type: 'lead.register', related: [other] } }]);
  });

  it('is warned of it again when filing is proposed, though it was known from the lead on', async () => {
    const dossier = uuidv7();
    expect((await zhou.open(dossier, register())).status).toBe(201);
    const { body } = await zhou.get<{ acts: { actor: { id: string } }[] }>(`/api/dossiers/${dossier}`);
    const chen = (await (await product.signIn('chen')).get<{ personId: string }>('/api/session')).body;
    const propose = commandOf(
      'filing.propose',
      {
        handlers: [body.acts[0]!.actor.id, chen.personId],
        grounds: '涉嫌经营超过保质期的食品。',
        recusalChecked: true,
        files: [],
      },
      { occurredAt: '2026-03-11T06:00:00.000Z' },
    );
    const asked = await zhou.call('POST', `/api/dossiers/${dossier}/check`, { command: propose });
    expect(asked.body).toMatchObject({ ok: true });
    expect((asked.body as { warnings?: unknown[] }).warnings).not.toEqual([]);
  });

  it('is asked about only by who may register it', async () => {
    const shen = await product.signIn('shen');
    expect(await check(shen, uuidv7(), register())).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
  });

  it('once it is there, is a case like any other: out of reach it is not found', async () => {
    const dossier = uuidv7();
    expect((await zhou.open(dossier, register())).status).toBe(201);
    const jiang = await product.signIn('jiang');
    expect(await check(jiang, dossier, register())).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
    expect((await check(zhou, dossier, register())).body).toMatchObject({
      ok: false,
      refusals: [{ code: 'MOVE_CLOSED' }],
    });
  });
});
