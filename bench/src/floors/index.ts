import Fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';
import type { Urls } from '../store.ts';
import { byId } from './by-id.ts';
import { list } from './list.ts';
import { row } from './row.ts';
import { sameBytes } from './same-bytes.ts';
import { search } from './search.ts';

/** The floors (下限): bare Fastify and `pg`, each piece of work in the plainest way there is. */
export async function createFloor({
  urls,
  page,
}: {
  readonly urls: Urls;
  readonly page?: string;
}): Promise<{ origin: string; counters(): Record<string, number>; close(): Promise<void> }> {
  const app: FastifyInstance = Fastify();
  const portal = new pg.Pool({ connectionString: urls.portal, max: 10 });
  const service = new pg.Pool({ connectionString: urls.app, max: 16, options: '-c synchronous_commit=on' });
  byId(app, portal);
  list(app, portal);
  search(app, portal);
  row(app, service);
  if (page !== undefined) sameBytes(app, page);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    origin,
    counters: () => ({}),
    close: async () => {
      await app.close();
      await Promise.all([portal.end(), service.end()]);
    },
  };
}
