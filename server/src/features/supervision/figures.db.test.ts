import { figureNames } from '@mingjing/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { case1 } from '../../sample/cases/case-1-expired-food.ts';
import { writtenCases } from '../../sample/cases/index.ts';
import { sampleId } from '../../sample/seed.ts';
import type { Story } from '../../sample/story.ts';
import { type Client, openProduct, type Product } from '../../testing/product.ts';

/** 统计: behind every figure stand exactly the cases the list shows for it, page by page. */

let product: Product;
beforeAll(async () => {
  const report = case1.steps.findIndex((step) => step.type === 'report.submit');
  const lying = {
    ...case1,
    key: 'lying',
    dossier: sampleId('dossier/lying'),
    steps: case1.steps.slice(0, report),
  };
  product = await openProduct({
    cases: [...writtenCases, lying] as readonly Story<unknown>[] as readonly Story<never>[],
  });
}, 300_000);
afterAll(() => product?.close());

type Figures = Readonly<Record<(typeof figureNames)[number], number>> & { readonly agencyId: string };

const ground = `ground=${encodeURIComponent('专项监督检查')}`;

interface Listed {
  readonly rows: readonly { readonly id: string; readonly overdue?: boolean; readonly openedAt: string }[];
  readonly next?: string;
}

async function listed(client: Client, path: string): Promise<Listed['rows']> {
  const rows: Listed['rows'][number][] = [];
  for (let after = ''; ; ) {
    const { status, body } = await client.get<Listed>(`${path}&limit=2${after}`);
    expect(status).toBe(200);
    rows.push(...body.rows);
    if (body.next === undefined) return rows;
    after = `&after=${encodeURIComponent(body.next)}`;
  }
}

const figuresOf = async (client: Client, year: number) =>
  (await client.get<{ rows: Figures[] }>(`/api/supervision/figures?year=${year}`)).body.rows;

/** Sums of something else than cases: at least one of it in every case that is listed. */
const sums: readonly string[] = ['corrected', 'fineFen'];

describe.each([2025, 2026])('the figures of %s', (year) => {
  it('lead a supervisor to their cases, agency by agency', async () => {
    const xie = await product.signIn('xie');
    const rows = await figuresOf(xie, year);
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      for (const figure of figureNames) {
        const path = `/api/supervision/dossiers?${ground}&agency=${row.agencyId}&figure=${figure}&year=${year}`;
        const found = await listed(xie, path);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        if (!sums.includes(figure)) expect(found.length, `${row.agencyId} ${figure}`).toBe(row[figure]);
        else expect(found.length > 0, `${row.agencyId} ${figure}`).toBe(row[figure] > 0);
      }
    }
  });

  it('lead a head to the cases of the own agency', async () => {
    const lin = await product.signIn('lin');
    const [row, ...others] = await figuresOf(lin, year);
    expect(others).toEqual([]);
    for (const figure of figureNames) {
      const found = await listed(lin, `/api/dossiers?figure=${figure}&year=${year}`);
      if (!sums.includes(figure)) expect(found.length, figure).toBe(row![figure]);
    }
  });
});

describe('the list under supervision', () => {
  it('is narrowed by what is overdue before it is cut into pages, by kind and by year of registration', async () => {
    const xie = await product.signIn('xie');
    const path = `/api/supervision/dossiers?${ground}`;
    const all = await listed(xie, path);
    expect(all.map(({ openedAt }) => openedAt)).toEqual(
      all
        .map(({ openedAt }) => openedAt)
        .sort()
        .reverse(),
    );
    const overdue = await listed(xie, `${path}&overdue=true`);
    expect(overdue.length).toBeGreaterThan(0);
    expect(overdue.length).toBeLessThan(all.length);
    expect(overdue.map(({ id }) => id)).toEqual(all.filter((row) => row.overdue).map(({ id }) => id));
    const kinds = ['penalty-ordinary', 'penalty-summary'];
    const byKind = await Promise.all(kinds.map((kind) => listed(xie, `${path}&procedure=${kind}`)));
    expect(byKind.every((rows) => rows.length > 0)).toBe(true);
    expect(byKind.flat().length).toBe(all.length);
    const opened = await listed(xie, `${path}&year=2025`);
    expect(opened.map(({ id }) => id)).toEqual(
      all.filter(({ openedAt }) => openedAt.startsWith('2025')).map(({ id }) => id),
    );
  });

  it('leaves in the log by what it was narrowed', async () => {
    const xie = await product.signIn('xie');
    await xie.get(`/api/supervision/dossiers?${ground}&figure=fineFen&year=2026`);
    const [row] = await product.rows<{ detail: unknown }>(
      "select detail from record.audit where kind = 'supervisionList' order by id desc limit 1",
    );
    expect(row?.detail).toMatchObject({ ground: '专项监督检查', figure: 'fineFen', year: 2026 });
  });

  it.each(['yesterday', '2026-01-01_x', '2026-01-01'])('has no page after %s', async (after) => {
    const xie = await product.signIn('xie');
    expect((await xie.get(`/api/supervision/dossiers?${ground}&after=${after}`)).status).toBe(400);
  });
});
