import { afterAll, beforeAll, expect, it } from 'vitest';
import { getAgency } from '../sample/county.ts';
import { at } from '../sample/story.ts';
import { commandOf, openProduct, type Product } from '../testing/product.ts';

/** 委托处罚 (处罚法 art 20): the head issues the paper, and what everybody may read on the agency's page is published with it. */

let product: Product;
beforeAll(async () => {
  product = await openProduct({ cases: [] });
}, 180_000);
afterAll(() => product?.close());

const given = {
  organisation: '清岚县农贸市场管理所',
  uscc: '12990921MA0RY11X6F',
  representative: '不公开的人',
  address: '清岚县城关镇市场路1号',
  basis: '《样例省市场管理条例》第六条',
  matters: '未明码标价的处罚',
  powers: '警告，二千元以下罚款',
  from: '2026-09-01',
  until: '2027-08-31',
  conditionsMet: true,
  files: [],
};

it('is issued by the head and read by the public, until it is ended', async () => {
  const { id } = getAgency('market');
  const seqOf = async (who: string) =>
    (await (await product.signIn(who)).get<{ readonly seq: number }>(`/api/dossiers/${id}`)).body.seq;
  const act = async (who: string, type: string, data: object, day: string) =>
    (await product.signIn(who)).perform(
      id,
      await seqOf(who),
      commandOf(type, data, { occurredAt: at(day, '10:00') }),
    );
  const shown = async () =>
    (
      await product.rows<{ entrustments: unknown }>(
        'select entrustments from published.agency where id = $1',
        [id],
      )
    )[0]?.entrustments;

  expect(await shown()).toEqual([]);
  expect((await act('zhou', 'agency.entrust', given, '2026-08-31')).body.data?.refusals?.[0]?.code).toBe(
    'ROLE_MISSING',
  );
  const issued = await act('lin', 'agency.entrust', given, '2026-08-31');
  expect(issued).toMatchObject({
    status: 201,
    body: { document: { template: 'P67-entrustment', number: expect.stringContaining('委〔2026〕1号') } },
  });
  const { organisation, uscc, basis, matters, powers, from, until } = given;
  const number = expect.stringContaining('委〔2026〕1号');
  const published = { number, organisation, uscc, basis, matters, powers, from, until };
  expect(await shown()).toEqual([published]);

  const end = { entrustment: await seqOf('lin'), on: '2026-09-02', reason: '机构撤并', files: [] };
  expect((await act('lin', 'agency.endEntrustment', end, '2026-09-02')).status).toBe(201);
  expect(await shown()).toEqual([{ ...published, until: '2026-09-02', ended: true }]);
});
