import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { case4 } from '../../sample/cases/case-4-felling.ts';
import { openProduct, type Product } from '../../testing/product.ts';

/** 案例四 waits for its hearing, set for 2026-06-09; the notice of it is served. */

let product: Product;
beforeAll(async () => {
  const until = case4.steps.findIndex(({ type }) => type === 'hearing.hold');
  product = await openProduct({ cases: [{ ...case4, steps: case4.steps.slice(0, until) }] });
}, 120_000);
afterAll(() => product?.close());

it.each([
  ['2026-06-01', 'later', 6],
  ['2026-06-05', 'week', 2],
  ['2026-06-09', 'today', 0],
  ['2026-06-10', 'overdue', -1],
] as const)('who holds a hearing finds it under its day: on %s', async (day, group, left) => {
  const hansong = await product.signIn('hansong');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(`${day}T10:00:00+08:00`) });
  try {
    const { body } = await hansong.get<{ rows: { move?: string }[]; counts: object }>('/api/todo');
    expect(body.rows.find(({ move }) => move === 'hearing.hold')).toMatchObject({
      due: '2026-06-09',
      workingDaysLeft: left,
      explanation: '听证定于2026年6月9日举行。',
      group,
    });
    expect(body.counts).toMatchObject({ [group]: 1 });
  } finally {
    vi.useRealTimers();
  }
});
