import { decisionAt } from '../data/decisions.ts';
import type { Figure } from '../figures.ts';
import { cycle, seeded } from '../seeded.ts';
import { serve } from '../serving.ts';
import type { Published } from './published.ts';
import { figureOf, inTurns } from './turns.ts';

/** More pages than memory for finished pages holds. */
const distinct = 20_000;

/** P1: one decision page, random ids; then one page again and again. */
export async function p1({ rows, store, floor, product }: Published): Promise<Figure[]> {
  const random = seeded(1);
  const next = cycle(distinct, () => ({ path: `/decisions/${decisionAt(random(rows), rows).id}` }));
  const cold = await inTurns({ server: floor, next }, { server: product, next });

  const path = `/decisions/${decisionAt(0, rows).id}`;
  const page = await (await fetch(`${product.origin}${path}`)).text();
  const bytes = await serve(store, { kind: 'floor', urls: store.urls, page });
  try {
    const hot = await inTurns(
      { server: bytes, next: () => ({ path: '/page' }) },
      { server: product, next: () => ({ path }) },
    );
    return [
      figureOf('P1 decision page, random', cold, { ratio: 0.5 }),
      figureOf('P1 decision page, hot', hot, { ratio: 0.7 }),
    ];
  } finally {
    await bytes.close();
  }
}
