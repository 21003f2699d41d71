import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { newHash, newId, openTestHouse, type TestHouse } from '../testing/record.ts';

/** `record.append` as somebody calls it who has the service's password and none of its code. */

let database: TestDatabase;
let admin: pg.Client;
let app: pg.Client;
let house: TestHouse;
let one: string;
let other: string;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = await database.connect('admin');
  app = await database.connect('app');
  house = await openTestHouse(database.appPool);
});
afterAll(() => database.drop());
beforeEach(async () => {
  const person = await house.person('王晓');
  one = await house.open(person);
  other = await house.open(person);
});

type Row = Readonly<Record<string, unknown>>;
const digest = () => `\\x${newHash()}`;

const act = (dossier: string, seq: number | null, more: Row = {}): Row => ({
  id: newId(),
  dossier,
  seq,
  type: 'note.add',
  schema_version: 1,
  procedure: 'penalty-ordinary',
  procedure_version: 1,
  profile: 'national',
  profile_version: 1,
  occurred_at: new Date().toISOString(),
  recorded_at: new Date().toISOString(),
  actor_person: newId(),
  actor_agency: house.agency,
  actor: { name: '', roles: [] },
  data: {},
  facts: [],
  sample: false,
  commitment: digest(),
  secret: digest(),
  request_hash: digest(),
  handlers: [],
  named: [],
  ...more,
});
const alone = (more: Row, own: Row = act(one, 2)) => ({
  hold: { [one]: true },
  acts: [{ act: own, ...more }],
});
const head = (id: string): Row => ({
  id,
  procedure: 'penalty-ordinary',
  procedure_version: 1,
  agency: house.agency,
  region_path: '99',
  unit: '',
  secrecy: 0,
});
const key = (): Row => ({ id: newId(), wrapped: digest(), wrapping_key: 'x' });
const number = (serial: number | null): Row => ({ agency: house.agency, code: '罚', year: 2026, serial });

const append = async (request: unknown): Promise<readonly string[]> =>
  (await app.query('select record.append($1) as stored', [JSON.stringify(request)])).rows[0].stored;

const tables = ['dossier', 'act', 'participant', 'document_register', 'document_number'].map(
  (t) => `record.${t}`,
);
async function contents(): Promise<string> {
  const sums = [
    ...tables,
    'private.key',
    'private.slot',
    'private.blind_index',
    'ledger.pending',
    'view.task',
  ].map((table) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t)`);
  const { rows } = await admin.query({ text: `select ${sums.join(', ')}`, rowMode: 'array' });
  return String(rows[0]);
}

const onOther = (seq: number) => ({ facts: [{ dossier: other, seq }] });

describe('an act is written only on what is held still', () => {
  it.each<[what: string, request: () => unknown]>([
    ['nothing is held', () => ({ acts: [{ act: act(one, 2) }] })],
    ['nothing is held, not even what it is decided on', () => ({ acts: [{ act: act(one, 2, onOther(1)) }] })],
    ['its own dossier is not', () => ({ hold: { [other]: true }, acts: [{ act: act(one, 2, onOther(1)) }] })],
    ['its own is held as if it were read', () => ({ hold: { [one]: false }, acts: [{ act: act(one, 2) }] })],
    ['what it is decided on is not', () => alone({}, act(one, 2, onOther(1)))],
  ])('not where %s', async (_what, request) => {
    const before = await contents();
    expect(await append(request())).toEqual([]);
    expect(await contents()).toBe(before);
  });

  it('and one act of a dossier at a time, on nothing that only this request has written', async () => {
    const hold = { [one]: true, [other]: true };
    const first = act(one, 2);
    const acts = [first, act(one, 3), act(other, 2, { facts: [{ dossier: one, seq: 2 }] })];
    expect(await append({ hold, acts: acts.map((each) => ({ act: each })) })).toEqual([first.id]);
    expect(await append({ hold, acts: [{ act: acts[2] }] })).toEqual([acts[2]?.id]);
  });
});

describe('a request that is wrong in one thing leaves nothing', () => {
  it.each<[what: string, request: () => unknown]>([
    ['an act that does not say its place', () => alone({}, act(one, null))],
    ['an act without facts', () => alone({}, act(one, 2, { facts: null }))],
    ['an act recorded in the future', () => alone({}, act(one, 2, { recorded_at: '2999-01-01T00:00:00Z' }))],
    ['a commitment cut short', () => alone({}, act(one, 2, { commitment: '\\x00' }))],
    ['a dossier opened twice', () => alone({ opens: { dossier: head(one), key: key() } })],
    ['another dossier opened than its own', () => alone({ opens: { dossier: head(newId()), key: key() } })],
    ['a number that is none', () => alone({ number: number(null) })],
    ['a number before the first', () => alone({ number: number(0) })],
    [
      'a number for an act that a gate refuses',
      () => alone({ number: number(1) }, act(one, 2, { type: 'decision.make', content_hash: digest() })),
    ],
    [
      'a value whose commitment is none',
      () => alone({ slots: [{ path: 'x', commitment: '\\x00', ciphertext: '\\x00' }] }),
    ],
    ['erasing by an act that is none of erasure', () => alone({ erases: true })],
    ['rows of a table that is no projection', () => alone({ views: { 'record.act': [] } })],
    [
      'the second of two acts',
      () => ({
        hold: { [one]: true, [other]: true },
        acts: [{ act: act(one, 2) }, { act: act(other, 2), number: number(0) }],
      }),
    ],
  ])('%s', async (_what, request) => {
    const before = await contents();
    await expect(append(request())).rejects.toThrow();
    expect(await contents()).toBe(before);
  });

  it('a number that is not the next', async () => {
    const before = await contents();
    expect(await append(alone({ number: number(2) }))).toEqual([]);
    expect(await contents()).toBe(before);
  });
});
