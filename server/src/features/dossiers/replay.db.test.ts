import { isDeepStrictEqual } from 'node:util';
import { advance, type Dossier, fold } from '@mingjing/law';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Projection } from '../../record/ports.ts';
import { writtenCases } from '../../sample/cases/index.ts';
import type { Story } from '../../sample/story.ts';
import { openProduct, type Product } from '../../testing/product.ts';
import { lawPorts } from './ports.ts';
import { project } from './project.ts';

/** 重放: everything that lists, searches and publishes follows from the acts alone. */

let product: Product;
/** By table, what replaying every dossier from its first act leaves behind. */
let replayed: Map<string, Row[]>;
/** How many acts left the rows of their case as they were, and where that differs from making them anew. */
const kept = { acts: 0, otherwise: [] as string[] };

type Row = Readonly<Record<string, unknown>>;

beforeAll(async () => {
  product = await openProduct({
    cases: writtenCases as readonly Story<unknown>[] as readonly Story<never>[],
  });
  replayed = new Map();
  for (const { id } of await product.rows<{ id: string }>('select id from record.dossier')) {
    for (const [table, rows] of Object.entries(await replay(id)))
      replayed.set(table, [...(replayed.get(table) ?? []), ...rows]);
  }
}, 300_000);
afterAll(() => product?.close());

/** Goes through a dossier act by act as if it happened now; the rows of a table stand until it is written again. */
async function replay(id: string): Promise<Projection> {
  const loaded = await product.services.record.load({ dossier: id });
  const { dossier: whole, head } = loaded.own!;
  let rows: Projection = {};
  let before: Dossier<unknown> = fold(whole.procedure, id, []);
  let shown: Projection = {};
  for (const [index, act] of whole.acts.entries()) {
    const dossier = fold(whole.procedure, id, whole.acts.slice(0, index + 1));
    const now = act.recordedAt!;
    const { facts, profile } = lawPorts.facts({
      actor: act.actor,
      dossier,
      head,
      others: new Map([...loaded.others].map(([other, found]) => [other, found.dossier])),
      related: loaded.related,
      now,
    });
    const after = { act, head: { ...head, seq: act.seq }, facts: { ...facts, refs: [] }, profile, now };
    const anew = project({ ...after, dossier });
    rows = { ...rows, ...anew };

    const next = advance(before, act);
    const live = project({ ...after, before, dossier: next });
    if (live === shown) kept.acts += 1;
    if (!isDeepStrictEqual(live, anew)) kept.otherwise.push(`${id} ${act.seq} ${act.type}`);
    before = next;
    shown = live;
  }
  return rows;
}

/** Instants in one form, lists of people in one order, words of a search in one case, nothing for null. */
function plain(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row)
      .map(([name, value]): [string, unknown] => {
        if (name === 'search') return [name, String(value).toLowerCase()];
        if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return [name, Date.parse(value)];
        if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
          return [name, [...value].sort()];
        return [name, value];
      })
      .filter(([, value]) => value !== null && value !== undefined),
  );
}

/** What the store itself adds, or counts by its own clock. */
const apart: Readonly<Record<string, readonly string[]>> = {
  'published.item': ['changed_at', 'opening'],
};

const tables = [
  { table: 'view.dossier', key: ['dossier'] },
  { table: 'view.task', key: ['dossier', 'key'] },
  { table: 'published.item', key: ['id'] },
  { table: 'published.agency', key: ['id'] },
  { table: 'published.officer', key: ['dossier'] },
] as const;

describe('replaying every act', () => {
  it.each(tables)('gives the rows of $table', async ({ table, key }) => {
    const keyOf = (row: Row) => key.map((name) => String(row[name])).join(' ');
    const sorted = (rows: readonly Row[]) => [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const live = sorted(
      (await product.rows<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`)).map((one) => one.row),
    );
    const again = sorted(replayed.get(table) ?? []);
    expect(again.length).toBeGreaterThan(0);
    expect(live.map(keyOf)).toEqual(again.map(keyOf));
    const without = (row: Row, names: readonly string[]) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
    for (const [index, row] of again.entries()) {
      const expected = plain(without(row, apart[table] ?? []));
      expect(plain(live[index]!), `${table} ${keyOf(row)}`).toMatchObject(expected);
    }
  });

  it('leaves the rows of a case as they are only where making them anew gives the same', () => {
    expect(kept.acts).toBeGreaterThan(0);
    expect(kept.otherwise).toEqual([]);
  });

  it('covers publication, taking back, and cases that ended in different ways', async () => {
    const items = replayed.get('published.item') ?? [];
    expect(items.some((row) => row.tombstone === undefined || row.tombstone === null)).toBe(true);
    expect(items.some((row) => row.tombstone !== undefined && row.tombstone !== null)).toBe(true);
    const stages = new Set((replayed.get('view.dossier') ?? []).map((row) => row.stage));
    expect(stages.size).toBeGreaterThan(3);
  });
});
