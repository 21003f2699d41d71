import type { FastifyInstance } from 'fastify';
import type pg from 'pg';

/** P1: one row by its key, as JSON. */
export function byId(app: FastifyInstance, pool: pg.Pool): void {
  app.get<{ Params: { id: string } }>('/decisions/:id', async (request) => {
    const { rows } = await pool.query({
      name: 'by-id',
      text: 'select id, title, number, agency_name, party_shown, cause, decided_on, published_at, body from published.item where id = $1',
      values: [request.params.id],
    });
    return rows[0];
  });
}
