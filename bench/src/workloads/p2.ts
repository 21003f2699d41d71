import { agencies, decisionAt } from '../data/decisions.ts';
import type { Figure } from '../figures.ts';
import { type Load, loadWith, together } from '../load.ts';
import { cycle, pick, seeded } from '../seeded.ts';
import type { Published } from './published.ts';
import { figureOf, inTurns, medianOf } from './turns.ts';

/** P2: pages of twenty at any depth, plain and under filters; and page 1,000 beside page 1. */
export async function p2({ rows, floor, product }: Published): Promise<Figure[]> {
  const random = seeded(2);
  const place = () => {
    const { decidedOn, id } = decisionAt(random(rows), rows);
    return `${decidedOn}_${id}`;
  };
  const year = () => {
    const y = 2017 + random(10);
    return `from=${y}-01-01&to=${y}-12-31`;
  };
  const agency = () => `agency=${pick(random, agencies).id}`;
  const kinds = [
    () => `after=${place()}`,
    () => `${agency()}&after=${place()}`,
    year,
    () => `${agency()}&${year()}`,
  ];
  let asked = 0;
  const next = cycle(20_000, () => ({ path: `/decisions?${pick(random, kinds)()}&n=${asked++}` }));
  const mixed = await inTurns({ server: floor, next }, { server: product, next });
  const figures = [figureOf('P2 list, any depth and filter', mixed, { ratio: 0.5 })];

  const deep = await cursorAt(product.origin, Math.min(1_000, rows / 40));
  const first: Load[] = [];
  const thousandth: Load[] = [];
  for (let turn = 0; turn < 3; turn++) {
    first.push(await loadWith(product.origin, () => ({ path: `/decisions?n=${asked++}` })));
    thousandth.push(
      await loadWith(product.origin, () => ({ path: `/decisions?after=${deep}&n=${asked++}` })),
    );
  }
  const growth = medianOf(together(thousandth)) / medianOf(together(first));
  figures.push({
    what: 'P2 page 1,000 beside page 1',
    ratio: growth.toFixed(2),
    target: '≤ 1.1',
    met: growth <= 1.1,
    note: 'median latency',
  });
  return figures;
}

/** The place where a page begins, found by turning pages of a hundred. */
async function cursorAt(origin: string, page: number): Promise<string> {
  let after = '';
  for (let turned = 0; turned < page / 5; turned++) {
    const answer = await fetch(`${origin}/api/public/decisions?limit=100${after && `&after=${after}`}`, {
      headers: { 'x-forwarded-for': `10.9.0.${turned % 250}` },
    });
    const { next } = (await answer.json()) as { next?: string };
    if (next === undefined) break;
    after = next;
  }
  return after;
}
