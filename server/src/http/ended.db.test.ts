import { afterAll, beforeAll, expect, it } from 'vitest';
import { case1 } from '../sample/cases/case-1-expired-food.ts';
import { at, type Story } from '../sample/story.ts';
import { type Client, clientOf, commandOf, cookieOf, openProduct, type Product } from '../testing/product.ts';

/** Somebody whose session has just ended, and who was remembered a moment ago: told nothing, and nothing is left behind. */

let product: Product;
let lin: Client;
const path = `/api/dossiers/${case1.dossier}`;
const proposed = case1.steps.findIndex((step) => step.type === 'filing.propose') + 1;
const filing = case1.steps[proposed]!;

beforeAll(async () => {
  const told = { ...case1, steps: case1.steps.slice(0, proposed) };
  product = await openProduct({ cases: [told] as unknown as Story<never>[] });
}, 120_000);
afterAll(() => product?.close());

const signIn = async (): Promise<Client> => {
  const by = { account: 'lin', password: product.password };
  return clientOf(product.app, cookieOf(await product.anonymous().call('POST', '/api/session', by)));
};
const kept = async () => {
  const [row] = await product.rows<{ files: number; acts: number }>(
    'select (select count(*)::int from record.file) as files, (select count(*)::int from record.act) as acts',
  );
  return row!;
};
const approval = () =>
  commandOf('filing.approve', { opinion: '同意立案。' }, { occurredAt: at('2026-03-20', '15:30') });

it('an act after signing out makes no document and is not told why it would be refused', async () => {
  expect(filing.type).toBe('filing.approve');
  lin = await signIn();
  const { seq } = (await lin.get<{ seq: number }>(path)).body;
  expect((await lin.call('DELETE', '/api/session')).status).toBe(200);
  const before = await kept();
  const wishes = [approval(), commandOf('lead.forge', {}), commandOf('case.terminate', { opinion: '撤' })];
  for (const command of wishes)
    expect(await lin.perform(case1.dossier, seq, command)).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHORIZED' },
    });
  expect(await lin.perform(case1.dossier, 0, approval())).toMatchObject({ status: 401 });
  expect(await kept()).toEqual(before);

  const again = await signIn();
  await again.get(path);
  expect(await again.perform(case1.dossier, seq, approval())).toMatchObject({ status: 201 });
  expect(await kept()).toEqual({ files: before.files + 1, acts: before.acts + 1 });
});
