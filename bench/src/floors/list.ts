import type { FastifyInstance } from 'fastify';
import type pg from 'pg';

export const listColumns =
  'id, kind, title, number, agency, agency_name, party_shown, cause, decided_on, outcomes, fine_fen';

interface Filters {
  readonly agency?: string;
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
}

/** P2: twenty rows newest first from a place on, as JSON; each set of filters has the statement one would write for it. */
export function list(app: FastifyInstance, pool: pg.Pool): void {
  app.get<{ Querystring: Filters }>('/decisions', async ({ query }) => {
    const { agency, from, to, after } = query;
    const values: string[] = [];
    const where = ['tombstone is null'];
    if (agency !== undefined) where.push(`agency = $${values.push(agency)}`);
    if (from !== undefined) where.push(`decided_on >= $${values.push(from)}`);
    if (to !== undefined) where.push(`decided_on <= $${values.push(to)}`);
    if (after !== undefined) {
      const [day, id] = after.split('_');
      where.push(`(decided_on, id) < ($${values.push(day!)}, $${values.push(id!)})`);
    }
    const { rows } = await pool.query({
      name: `list ${where.length} ${agency === undefined} ${from === undefined} ${after === undefined}`,
      text: `select ${listColumns} from published.item where ${where.join(' and ')} order by decided_on desc, id desc limit 20`,
      values,
    });
    return rows;
  });
}
