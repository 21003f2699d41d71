import { addDays, civilDay } from '@mingjing/law';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { case1 } from '../../sample/cases/case-1-expired-food.ts';
import { getPerson } from '../../sample/people.ts';
import { commandOf, openProduct, type Product } from '../../testing/product.ts';

/** 案例一 waits for its filing to be approved; who of the heads is asked follows the agency's division, not the case. */

let product: Product;
beforeAll(async () => {
  const until = case1.steps.findIndex(({ type }) => type === 'filing.approve');
  product = await openProduct({ cases: [{ ...case1, steps: case1.steps.slice(0, until) }] });
}, 120_000);
afterAll(() => product?.close());

const heads = ['lin', 'song'] as const;

async function asked(): Promise<string[]> {
  const told = await Promise.all(
    heads.map(async (head) => {
      const client = await product.signIn(head);
      const { rows } = (await client.get<{ rows: { move?: string }[] }>('/api/todo')).body;
      return rows.some(({ move }) => move === 'filing.approve') ? [head] : [];
    }),
  );
  return told.flat();
}

async function keep(dossier: string, type: string, data: unknown): Promise<void> {
  const admin = await product.signIn('admin');
  const { seq } = (await admin.get<{ seq: number }>(`/api/dossiers/${dossier}`)).body;
  const answer = await admin.perform(dossier, seq, commandOf(type, data));
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
}

async function delegate(delegations: readonly object[]): Promise<void> {
  const { body } = await (await product.signIn('admin')).get<{ agency: { id: string } }>('/api/agency');
  await keep(body.agency.id, 'agency.delegate', { delegations, basis: '局领导分工', files: [] });
}

it('asks the heads to whom the agency gave the matter, in cases nobody touched since', async () => {
  const song = getPerson('song').id;
  expect(await asked()).toEqual(['lin', 'song']);
  await delegate([{ matter: 'filing', approver: 'principal' }]);
  expect(await asked()).toEqual(['lin']);
  await delegate([{ matter: 'filing', approver: 'named', persons: [song] }]);
  expect(await asked()).toEqual(['song']);
  await keep(song, 'staff.assignRoles', { roles: ['staff'] });
  expect(await asked()).toEqual(['lin']);
  await keep(song, 'staff.assignRoles', { roles: ['head'] });
  await keep(song, 'staff.leave', { on: civilDay(new Date().toISOString()), reason: '调离' });
  const lin = await product.signIn('lin');
  expect((await lin.get<{ rows: { move: string }[] }>('/api/todo')).body.rows).toContainEqual(
    expect.objectContaining({ move: 'filing.approve' }),
  );
});

it('asks who stands in for the one named too, and keeps with the act that it was done so', async () => {
  const admin = await product.signIn('admin');
  const { body } = await admin.get<{ agency: { id: string } }>('/api/agency');
  const today = civilDay(new Date().toISOString());
  const term = { from: today, to: addDays(today, 30), basis: '局党组会议纪要', files: [] };
  const office = { person: getPerson('he').id, office: 'head', inPlaceOf: getPerson('song').id };
  await keep(body.agency.id, 'agency.appointActing', { ...office, ...term });
  const he = await product.signIn('he');
  const directory = (await he.get<{ rows: { id: string; roles: string[] }[] }>('/api/staff')).body;
  expect(directory.rows.find(({ id }) => id === office.person)?.roles).toContain('head');
  const { rows } = (await he.get<{ rows: { move?: string; dossier: string }[] }>('/api/todo')).body;
  const { dossier } = rows.find(({ move }) => move === 'filing.approve')!;
  const { seq } = (await he.get<{ seq: number }>(`/api/dossiers/${dossier}`)).body;
  const done = await he.perform(dossier, seq, commandOf('filing.approve', { opinion: '同意立案。' }));
  expect(done, JSON.stringify(done.body)).toMatchObject({ status: 201 });
  const { acts } = (await he.get<{ acts: { actor: object }[] }>(`/api/dossiers/${dossier}`)).body;
  expect(acts.at(-1)?.actor).toMatchObject({ acting: '代理机关负责人' });
  expect(acts.at(-2)?.actor).not.toHaveProperty('acting');
  const [kept] = await product.rows<{ actor: object }>(
    `select actor from record.act where dossier = '${dossier}' order by seq desc limit 1`,
  );
  expect(kept?.actor).toMatchObject({ acting: [{ office: 'head', inPlaceOf: getPerson('song').id }] });
});
