import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';

/** The table of the floor of P5; made by the administrator. */
export const rowTable = `
  create schema if not exists bench;
  drop table if exists bench.row;
  create table bench.row (id uuid primary key, dossier uuid not null, data jsonb not null, at timestamptz not null default clock_timestamp());
  grant usage on schema bench to mingjing_app;
  grant insert on bench.row to mingjing_app`;

/** P5: one row inserted and synced, with what was sent as its data. */
export function row(app: FastifyInstance, pool: pg.Pool): void {
  app.post<{ Params: { dossier: string }; Body: object }>(
    '/api/dossiers/:dossier/acts',
    async (request, reply) => {
      const id = randomUUID();
      await pool.query({
        name: 'row',
        text: 'insert into bench.row (id, dossier, data) values ($1, $2, $3)',
        values: [id, request.params.dossier, JSON.stringify(request.body)],
      });
      return reply.code(201).send({ id });
    },
  );
}
