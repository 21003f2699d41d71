import type { FastifyInstance } from 'fastify';

/** P1, hot pages: the same bytes from memory. */
export function sameBytes(app: FastifyInstance, page: string): void {
  const bytes = Buffer.from(page);
  app.get('/page', async (_request, reply) => reply.type('text/html; charset=utf-8').send(bytes));
}
