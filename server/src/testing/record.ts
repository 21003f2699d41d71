import { createHash, randomBytes } from 'node:crypto';
import {
  type Actor,
  type Facts,
  nationalCalendar,
  type Procedure,
  type Role,
  resolveProfile,
} from '@mingjing/law';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { openRecord, type Recorder } from '../record/perform.ts';
import type { Outcome, Performance, Projection, Promiser, RecordPorts } from '../record/ports.ts';
import { type Vault, vaultOf } from '../store/vault.ts';
import { factProcedure, testProcedure } from './procedure.ts';

const procedures: Readonly<Record<string, Procedure<unknown>>> = {
  'penalty-ordinary': testProcedure as Procedure<unknown>,
  staff: factProcedure('staff') as Procedure<unknown>,
  agency: factProcedure('agency') as Procedure<unknown>,
};

function namesOf(state: unknown): string {
  const { parties = [] } = state as { parties?: { name?: string }[] };
  return parties.flatMap(({ name }) => name ?? []).join('、');
}

/** What the record asks of the house, in the plainest form. */
const testPorts: RecordPorts = {
  procedure: (id) => procedures[id],
  factsNeeded: () => ({ dossiers: [], identities: [] }),
  facts: (situation) => ({
    facts: {
      calendar: nationalCalendar,
      agency: { id: situation.actor.agencyId },
      staff: {},
      related: [],
    } as unknown as Omit<Facts, 'refs'>,
    profile: resolveProfile('national'),
  }),
  place: (situation) => ({
    agency: situation.actor.agencyId,
    regionPath: '99/9909/990921',
    unit: '',
    secrecy: 0,
  }),
  identities: (act) =>
    act.type === 'lead.register'
      ? (act.data as { parties: { idNumber: string }[] }).parties.map((p) => ({
          kind: 'citizenId',
          value: p.idNumber,
        }))
      : [],
  project: ({ dossier, act, head }): Projection =>
    head.procedure === 'penalty-ordinary'
      ? {
          'view.dossier': [
            {
              dossier: dossier.id,
              procedure: head.procedure,
              agency: head.agency,
              region_path: head.regionPath,
              unit: head.unit,
              people: [],
              secrecy: head.secrecy,
              stage: dossier.procedure.stageOf(dossier.state, '2026-01-05'),
              title: '',
              parties: namesOf(dossier.state),
              opened_on: '2026-01-05',
              sample: act.sample,
              detail: {},
              search: '',
            },
          ],
          'view.task': [
            {
              dossier: dossier.id,
              key: 'next',
              kind: 'move',
              role: 'handler',
              agency: head.agency,
              region_path: head.regionPath,
              unit: head.unit,
              people: [],
              secrecy: head.secrecy,
              what: '办理',
            },
          ],
        }
      : {},
};

export const testVault = (): Vault => vaultOf(createHash('sha256').update('a vault of tests').digest());

/** A promiser whose promises are recognisable and unsigned. */
export const plainPromiser: Promiser = {
  stopped: () => undefined,
  promise: async (commitment, recordedAt) => `${Buffer.from(commitment).toString('hex')} ${recordedAt}`,
};

export const newId = (): string => uuidv7();
export const newHash = (): string => randomBytes(32).toString('hex');

/** People of one agency, each with a staff dossier of their own. */
export interface TestHouse {
  readonly record: Recorder;
  readonly agency: string;
  person(name: string, ...roles: Role[]): Promise<Actor>;
  /** Opens a dossier by registering a lead. */
  open(actor: Actor, parties?: readonly { name: string; idNumber: string }[]): Promise<string>;
  act(
    actor: Actor,
    dossier: string,
    type: string,
    data: unknown,
    more?: Partial<Performance>,
  ): Promise<Outcome>;
}

export async function openTestHouse(
  pool: pg.Pool,
  parts: { vault?: Vault; promiser?: Promiser; ports?: Partial<RecordPorts> } = {},
): Promise<TestHouse> {
  const record = openRecord({
    pool,
    vault: parts.vault ?? testVault(),
    ports: { ...testPorts, ...parts.ports },
    promiser: parts.promiser ?? plainPromiser,
  });
  const agency = newId();
  const system: Actor = { personId: newId(), name: '系统', agencyId: agency, roles: ['system'] };
  const act: TestHouse['act'] = (actor, dossier, type, data, more = {}) =>
    record.perform({
      actor,
      dossier,
      command: { id: newId(), type, occurredAt: new Date().toISOString(), data },
      ...more,
    });
  must(await act(system, agency, 'fact.set', {}, { open: 'agency' }));
  return {
    record,
    agency,
    act,
    person: async (name, ...roles) => {
      const personId = newId();
      must(await act(system, personId, 'fact.set', {}, { open: 'staff' }));
      return { personId, name, agencyId: agency, roles: roles.length === 0 ? ['handler'] : roles };
    },
    open: async (actor, parties = []) => {
      const dossier = newId();
      must(
        await act(actor, dossier, 'lead.register', { title: '测试', parties }, { open: 'penalty-ordinary' }),
      );
      return dossier;
    },
  };
}

/** A pool that notes every statement it is asked. */
export function countedPool(pool: pg.Pool): { readonly pool: pg.Pool; readonly asked: string[] } {
  const asked: string[] = [];
  const counted = Object.create(pool) as pg.Pool;
  counted.query = ((query: { text: string }) => {
    asked.push(query.text);
    return pool.query(query);
  }) as never;
  return { pool: counted, asked };
}

/** What a register gives out next. */
export async function nextSerial(
  pool: pg.Pool,
  { agency, code, year }: { agency: string; code: string; year: number },
): Promise<number> {
  const { rows } = await pool.query<{ next: number }>(
    'select next from record.document_register where (agency, code, year) = ($1, $2, $3)',
    [agency, code, year],
  );
  return rows[0]?.next ?? 1;
}

/** The outcome as a success; throws with its reason otherwise. */
export function must(outcome: Outcome): Extract<Outcome, { ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
}
