import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { listColumns } from './list.ts';

/** How somebody who knows the word finds it: in date order, by an index, or as the number it is. */
export type By = 'scan' | 'trigram' | 'pair' | 'number';

const newest = 'order by decided_on desc, id desc limit 20';

const statements: Readonly<Record<By, string>> = {
  scan: `select ${listColumns} from published.item where tombstone is null and search like $1 ${newest}`,
  trigram: `select * from (select ${listColumns} from published.item where tombstone is null and search like $1 offset 0) found ${newest}`,
  pair: `select * from (select ${listColumns} from published.item where tombstone is null and published.grams(search) @> array[$1::text] offset 0) found ${newest}`,
  number: `select ${listColumns} from published.item where tombstone is null and number = $1 ${newest}`,
};

/** P3: the statement one would write for that very word, as JSON. */
export function search(app: FastifyInstance, pool: pg.Pool): void {
  app.get<{ Querystring: { q: string; by: By } }>('/search', async ({ query }) => {
    const { q, by } = query;
    const { rows } = await pool.query({
      name: by,
      text: statements[by],
      values: [by === 'scan' || by === 'trigram' ? `%${q}%` : q],
    });
    return rows;
  });
}
