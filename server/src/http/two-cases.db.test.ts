import type { PenaltyState } from '@mingjing/law';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { strawBurning } from '../sample/cases/mini-cases.ts';
import { citizen, human } from '../sample/parties.ts';
import { at } from '../sample/story.ts';
import { CaseWriter, cast } from '../sample/writer.ts';
import { commandOf, openProduct, type Product } from '../testing/product.ts';

/** 并案、分案: said once, recorded in both cases or in neither. */

const filed = (key: string) =>
  new CaseWriter({
    ...cast.market,
    key,
    item: 'expired-food',
    cause: '经营超过保质期的食品',
    parties: [
      citizen(human('龚永福', 'male', '1966-02-14', 331, '清岚县青石镇河湾村2组9号'), '13900000107'),
      {
        ...citizen(human('罗春生', 'male', '1971-05-03', 332, '清岚县青石镇河湾村2组11号'), '13900000108'),
        id: 'p2',
      },
    ],
    conductFrom: '2026-10-11',
    place: `清岚县青石镇河湾村集市${key}`,
  })
    .lead('2026-10-12', { source: 'inspection', summary: '集市摊位上有超过保质期的食品。', time: '10:00' })
    .verify('2026-10-12', '10:10', '10:50', {
      situation: '摊位上有超过保质期的饼干3袋。',
      statement: '没注意。',
    })
    .file('2026-10-13', '涉嫌经营超过保质期的食品，应当立案。')
    .story();

const cases = Array.from({ length: 6 }, (_, place) => filed(`two-cases-${place}`));

let product: Product;
beforeAll(async () => {
  product = await openProduct({ cases: [strawBurning, ...cases] as never });
}, 180_000);
afterAll(() => product?.close());

interface Shown {
  readonly seq: number;
  readonly state: PenaltyState;
}
const shown = async (dossier: string) =>
  (await (await product.signIn('lin')).get<Shown>(`/api/dossiers/${dossier}`)).body;

/** Asked by the head, the same request as often as wanted. */
async function asking(dossier: string, type: string, data: object) {
  const head = await product.signIn('lin');
  const { seq } = await shown(dossier);
  const command = commandOf(type, data, { occurredAt: at('2026-10-21', '10:00') });
  return async () => {
    const answer = await head.perform(dossier, seq, command);
    return { status: answer.status, codes: (answer.body.data?.refusals ?? []).map(({ code }) => code) };
  };
}

const done = { status: 201, codes: [] };

it.each([
  ['case.absorb', 'absorbed', 'absorbedInto', {}],
  ['case.split', 'splitInto', 'splitFrom', { parties: ['p2'] }],
  ['case.split', 'splitFrom', 'splitInto', { matter: '无标签' }],
] as const)('%s, %s: the other case says the same, once', async (type, how, there, more) => {
  const [a, b] = { absorbed: cases.slice(0, 2), splitInto: cases.slice(2, 4), splitFrom: cases.slice(4, 6) }[
    how
  ].map(({ dossier }) => dossier) as [string, string];
  const ask = await asking(a, type, { dossier: b, how, reason: '分别处理', ...more });
  expect(await ask()).toEqual(done);
  const after = [await shown(a), await shown(b)];
  expect(after.map(({ state }) => state.joined)).toMatchObject([
    [{ dossier: b, how }],
    [{ dossier: a, how: there }],
  ]);
  expect(after[1]!.state.joined[0]).not.toHaveProperty('parties');
  await ask();
  expect([await shown(a), await shown(b)].map(({ seq }) => seq)).toEqual(after.map(({ seq }) => seq));
});

it('what the other case does not allow is recorded in neither', async () => {
  // The second case was absorbed by the first above, and has ended.
  const [ended, open] = [cases[1]!.dossier, cases[2]!.dossier];
  const before = [await shown(ended), await shown(open)];
  const ask = await asking(open, 'case.absorb', { dossier: ended, how: 'absorbed', reason: '同一当事人' });
  expect((await ask()).status).toBe(422);
  expect([await shown(ended), await shown(open)].map(({ seq }) => seq)).toEqual(before.map(({ seq }) => seq));
});

it.each([
  ['of another agency', strawBurning.dossier],
  ['that is not there', '018f0000-0000-7000-8000-0000000000aa'],
])('a case %s is joined with none', async (_whose, dossier) => {
  const own = cases[2]!.dossier;
  const { seq } = await shown(own);
  const ask = await asking(own, 'case.absorb', { dossier, how: 'absorbed', reason: '同一当事人' });
  expect((await ask()).status).toBe(404);
  expect((await shown(own)).seq).toBe(seq);
});
