import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { newId } from './record.ts';

/** An act as somebody writes it who has the service's password and none of its code. */
export interface RawAct {
  readonly dossier: string;
  readonly seq: number;
  readonly type: string;
  readonly person?: string;
  readonly hash?: string;
  readonly verdict?: 'pass' | 'fail';
  readonly handlers?: readonly string[];
  readonly roles?: readonly string[];
  readonly approver?: string;
  readonly recordedAt?: string;
}

export async function insertRawAct(client: pg.Client, act: RawAct): Promise<string> {
  const id = newId();
  await client.query(
    `insert into record.act (id, dossier, seq, type, schema_version, procedure, procedure_version, profile,
       profile_version, occurred_at, actor_person, actor_agency, actor, data, commitment, secret, content_hash, verdict,
       handlers, request_hash, approver ${act.recordedAt === undefined ? '' : ', recorded_at'})
     values ($1, $2, $3, $4, 1, 'penalty-ordinary', 1, 'national', 1, now(), $5, $6, $14, '{}', $7, $8, $9, $10, $11, $12, $13
       ${act.recordedAt === undefined ? '' : ', $15'})`,
    [
      id,
      act.dossier,
      act.seq,
      act.type,
      act.person ?? newId(),
      newId(),
      randomBytes(32),
      randomBytes(32),
      act.hash === undefined ? null : Buffer.from(act.hash, 'hex'),
      act.verdict ?? null,
      act.handlers ?? [],
      randomBytes(32),
      act.approver ?? null,
      JSON.stringify({ name: '', roles: act.roles ?? [] }),
      ...(act.recordedAt === undefined ? [] : [act.recordedAt]),
    ],
  );
  return id;
}

/** A dossier with one act, a handler appointed by it. */
export async function openRawDossier(client: pg.Client, handlers: readonly string[] = []): Promise<string> {
  const dossier = newId();
  await client.query('begin');
  await client.query(
    `insert into record.dossier (id, procedure, procedure_version, agency, region_path) values ($1, 'penalty-ordinary', 1, $2, '99')`,
    [dossier, newId()],
  );
  await insertRawAct(client, { dossier, seq: 1, type: 'lead.register', handlers });
  await client.query('commit');
  return dossier;
}
