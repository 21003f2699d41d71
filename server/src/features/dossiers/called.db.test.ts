import { afterEach, expect, it } from 'vitest';
import { strawBurning } from '../../sample/cases/mini-cases.ts';
import { getAgency } from '../../sample/county.ts';
import { getPerson } from '../../sample/people.ts';
import { commandOf, openProduct, type Product } from '../../testing/product.ts';

/** The township has 秦安, who belongs to another agency, on call for its reviews. */

const reviewer = getPerson('qinan').id;
const until = strawBurning.steps.findIndex(({ type }) => type === 'review.opine');
const waiting = { ...strawBurning, steps: strawBurning.steps.slice(0, until) };

let product: Product | undefined;
afterEach(() => product?.close());

async function call({ signIn }: Product, available: 'add' | 'remove'): Promise<void> {
  const admin = await signIn('qingshi-admin');
  const { id } = getAgency('qingshi');
  const { seq } = (await admin.get<{ seq: number }>(`/api/dossiers/${id}`)).body;
  const answer = await admin.perform(id, seq, commandOf('agency.poolReviewer', { reviewer, available }));
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
}

/** Whether the case is read, listed, asked for in the to-do list and written to. */
async function reach({ signIn, rows }: Product) {
  const [own] = await rows<{ id: string; seq: number }>(
    `select id, seq from record.dossier where procedure = 'penalty-ordinary'`,
  );
  const { id, seq } = own!;
  const qinan = await signIn('qinan');
  const { body: todo } = await qinan.get<{ rows: { dossier: string }[] }>('/api/todo');
  const { body: list } = await qinan.get<{ rows: { id: string }[] }>('/api/dossiers');
  const note = commandOf('note.add', { text: '已阅。', files: [] });
  return {
    read: (await qinan.get(`/api/dossiers/${id}`)).status,
    listed: list.rows.some((row) => row.id === id),
    asked: todo.rows.some((row) => row.dossier === id),
    noted: (await qinan.perform(id, seq, note)).status,
  };
}

it('a reviewer of another agency reads what they were named in while on call, not after', async () => {
  product = await openProduct({ cases: [waiting] });
  expect(await reach(product)).toEqual({ read: 200, listed: true, asked: true, noted: 201 });
  await call(product, 'remove');
  expect(await reach(product)).toEqual({ read: 404, listed: false, asked: false, noted: 404 });
  await call(product, 'add');
  expect(await reach(product)).toEqual({ read: 200, listed: true, asked: true, noted: 201 });
}, 120_000);

it('a review whose reviewer was taken off call is for the head to give to another', async () => {
  product = await openProduct({ cases: [waiting] });
  const head = await product.signIn('kangning');
  const asked = async () =>
    (await head.get<{ rows: { dossier: string; move?: string }[] }>('/api/todo')).body.rows.find(
      ({ move }) => move === 'review.reassign',
    )?.dossier;
  expect(await asked()).toBeUndefined();
  await call(product, 'remove');
  const dossier = (await asked())!;
  const { seq } = (await head.get<{ seq: number }>(`/api/dossiers/${dossier}`)).body;
  const again = await head.perform(
    dossier,
    seq,
    commandOf('review.reassign', { reviewer, reason: '仍请原审核人员审核。' }),
  );
  expect(again).toMatchObject({
    status: 422,
    body: { data: { refusals: [{ code: 'NOT_A_REVIEWER' }, {}] } },
  });
  await call(product, 'add');
  expect(await asked()).toBeUndefined();
}, 120_000);

it('a reviewer taken off call goes on reading where their opinion stands', async () => {
  product = await openProduct({ cases: [strawBurning] });
  await call(product, 'remove');
  expect(await reach(product)).toEqual({ read: 200, listed: true, asked: false, noted: 201 });
}, 120_000);
