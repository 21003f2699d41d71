import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { getAgency } from '../../sample/county.ts';
import { getPerson } from '../../sample/people.ts';
import { openProduct, type Product } from '../../testing/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
}, 120_000);
afterAll(() => product?.close());

it.each([
  ['people of the agency', '/api/staff', 'zhou'],
  ['accounts of the agency', '/api/accounts', 'admin'],
] as const)('%s are loaded together, however many they are', async (_what, path, account) => {
  const client = await product.signIn(account);
  await client.get('/api/session');
  const load = vi.spyOn(product.services.record, 'load');
  const { rows } = (await client.get<{ rows: object[] }>(path)).body;
  expect(rows.length).toBeGreaterThan(5);
  expect(load.mock.calls.length).toBeLessThanOrEqual(2);
  load.mockRestore();
});

it('reviewers on call are people of their own agency', async () => {
  const admin = await product.signIn('qingshi-admin');
  const { rows } = (await admin.get<{ rows: { id: string; agencyId: string }[] }>('/api/staff')).body;
  const { id, agency } = getPerson('gu');
  expect(agency).not.toBe('qingshi');
  expect(rows.find((row) => row.id === id)?.agencyId).toBe(getAgency(agency).id);
});

it('reviewers of other agencies are found by administrators, and everybody else is told so', async () => {
  const find = async (account: string) =>
    (await product.signIn(account)).get<{ rows?: object[]; message?: string }>(
      `/api/reviewers?q=${encodeURIComponent('司法局')}`,
    );
  expect((await find('admin')).body.rows).not.toEqual([]);
  const refused = await find('zhou');
  expect(refused).toMatchObject({
    status: 403,
    body: { message: '其他机关的法制审核人员由系统管理员查找。' },
  });
});
