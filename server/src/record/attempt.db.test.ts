import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  countedPool,
  must,
  newHash,
  newId,
  openTestHouse,
  plainPromiser,
  type TestHouse,
} from '../testing/record.ts';
import type { Attempt } from './ports.ts';

/** Acts decided on what is remembered: at once where it still holds, not at all where it does not. */

let database: TestDatabase;
let house: TestHouse;
/** Another process on the same store. */
let elsewhere: TestHouse;
let stopped: string | undefined;
beforeAll(async () => {
  database = await createTestDatabase();
  house = await openTestHouse(database.appPool, { promiser: { ...plainPromiser, stopped: () => stopped } });
  elsewhere = await openTestHouse(database.appPool);
});
afterAll(() => database.drop());

const party = () => ({
  name: '张三',
  idNumber: `110101199003${Math.floor(Math.random() * 1e6)}`.padEnd(18, '0'),
});
const admin = async (text: string, ...values: unknown[]) => {
  const client = await database.connect('admin');
  await client.query(text, values);
};

interface Case {
  readonly officer: Awaited<ReturnType<TestHouse['person']>>;
  readonly dossier: string;
  readonly parties: readonly { name: string; idNumber: string }[];
  readonly session: string;
}

/** A case that was just acted on, by somebody who is signed in: all of it is remembered. */
async function worked(): Promise<Case> {
  const officer = await house.person('王晓');
  const parties = [party()];
  const dossier = await house.open(officer, parties);
  const [account, session] = [newId(), newId()];
  await admin(
    'insert into identity.account (id, person, login) values ($1, $2, $3)',
    account,
    officer.personId,
    account,
  );
  await admin(
    `insert into identity.session (id, token_hash, account, idle_until, absolute_until)
     values ($1, $2, $3, clock_timestamp() + interval '1 h', clock_timestamp() + interval '2 h')`,
    session,
    Buffer.from(newHash(), 'hex'),
    account,
  );
  must(await house.act(officer, dossier, 'note.add', { text: '到场' }));
  return { officer, dossier, parties, session };
}

const attempt = ({ officer, dossier, session }: Case, more: Partial<Attempt> = {}) =>
  house.record.attempt({
    actor: officer,
    dossier,
    command: {
      id: newId(),
      type: 'note.add',
      occurredAt: new Date().toISOString(),
      data: { text: '再到场' },
    },
    basis: [{ dossier: officer.personId, seq: 1 }],
    session: { id: session },
    ...more,
  });

let one: Case;
beforeEach(async () => {
  stopped = undefined;
  one = await worked();
});

describe('an act on what is remembered', () => {
  it('takes one round trip, and is then like any other', async () => {
    const { pool, asked } = countedPool(database.appPool);
    const counted = await openTestHouse(pool);
    const command = {
      id: newId(),
      type: 'note.add',
      occurredAt: new Date().toISOString(),
      data: { text: '一' },
    };
    await counted.record.load({ dossier: one.dossier, facts: [one.officer.personId, one.officer.agencyId] });
    asked.length = 0;
    const wish = {
      actor: one.officer,
      dossier: one.dossier,
      command,
      basis: [],
      session: { id: one.session },
    };
    const done = await counted.record.attempt(wish);
    expect(asked).toHaveLength(1);
    const read = await elsewhere.record.load({ dossier: one.dossier });
    expect(read.own?.dossier.acts.at(-1)).toEqual(done?.act);
    expect(done?.promise).toContain(done?.act.recordedAt);
    expect(done?.act.facts).toContainEqual({ dossier: one.officer.personId, seq: 1 });
    expect(await counted.record.perform(wish)).toMatchObject({ repeated: true, promise: done?.promise });
  });

  it('follows its own acts, one after the other and at once', async () => {
    for (let i = 0; i < 3; i++) expect(await attempt(one)).toMatchObject({ ok: true, act: { seq: 3 + i } });
    const all = await Promise.all(Array.from({ length: 8 }, () => attempt(one)));
    expect(all.map((done) => done?.act.seq)).toEqual(Array.from({ length: 8 }, (_, i) => 6 + i));
  });

  it('is recorded by the clock of the store, never before its predecessor', async () => {
    const done = await attempt(one);
    const { now } = await elsewhere.record.load({ dossier: one.dossier });
    expect(Date.parse(now) - Date.parse(done!.act.recordedAt!)).toBeGreaterThanOrEqual(-2);
    expect(done!.dossier.acts.map((act) => act.recordedAt)).toEqual(
      done!.dossier.acts.map((act) => act.recordedAt).sort(),
    );
  });
});

describe('an act on what holds no longer is not written', () => {
  const moved: Readonly<Record<string, () => Promise<unknown>>> = {
    'the dossier was acted on elsewhere': async () =>
      must(await elsewhere.act(one.officer, one.dossier, 'note.add', { text: '别处' })),
    'the actor’s own dossier was acted on elsewhere': async () =>
      must(await elsewhere.act(one.officer, one.officer.personId, 'fact.set', {})),
    'another case of the same party was opened elsewhere': () => elsewhere.open(one.officer, one.parties),
    'the session has ended': () =>
      admin('update identity.session set ended_at = clock_timestamp() where id = $1', one.session),
    'the session has been idle too long': () =>
      admin(
        `update identity.session set idle_until = clock_timestamp() - interval '1 s' where id = $1`,
        one.session,
      ),
    'the session is too old': () =>
      admin(
        `update identity.session set absolute_until = clock_timestamp() - interval '1 s' where id = $1`,
        one.session,
      ),
    'the account was disabled': () =>
      admin(
        'update identity.account set disabled_at = clock_timestamp() where person = $1',
        one.officer.personId,
      ),
    'the session is somebody else’s': () =>
      admin('update identity.account set person = $1 where person = $2', newId(), one.officer.personId),
    'the projections were made again': () =>
      admin(`update view.dossier set digest = 'another' where dossier = $1`, one.dossier),
    'the log may not promise': async () => {
      stopped = 'fork';
    },
  };
  it.each(Object.entries(moved))('%s', async (_why, move) => {
    await move();
    const before = (await elsewhere.record.load({ dossier: one.dossier })).own?.head.seq;
    expect(await attempt(one)).toBeUndefined();
    expect((await elsewhere.record.load({ dossier: one.dossier })).own?.head.seq).toBe(before);
  });

  const other: Readonly<Record<string, () => Partial<Attempt>>> = {
    'what is taken to be so of the actor rests on another state': () => ({
      basis: [{ dossier: one.officer.personId, seq: 2 }],
    }),
    'it is refused': () => ({
      command: { id: newId(), type: 'note.add', occurredAt: new Date().toISOString(), data: { text: 7 } },
    }),
    'the dossier is out of reach': () => ({ admit: () => false }),
    'a gate of the database refuses it': () => ({
      command: {
        id: newId(),
        type: 'decision.make',
        occurredAt: new Date().toISOString(),
        data: { hash: newHash() },
      },
    }),
    'the dossier is not known': () => ({ dossier: newId() }),
  };
  it.each(Object.entries(other))('%s', async (_why, more) => {
    expect(await attempt(one, more())).toBeUndefined();
    expect((await elsewhere.record.load({ dossier: one.dossier })).own?.head.seq).toBe(2);
  });

  it('its id was used before', async () => {
    const done = await attempt(one);
    const { id, type, occurredAt } = done!.act;
    expect(await attempt(one, { command: { id, type, occurredAt, data: { text: '别的' } } })).toBeUndefined();
    expect((await elsewhere.record.load({ dossier: one.dossier })).own?.head.seq).toBe(3);
  });

  it('and is decided anew by `perform`', async () => {
    must(await elsewhere.act(one.officer, one.dossier, 'note.add', { text: '别处' }));
    expect(await attempt(one)).toBeUndefined();
    must(await house.act(one.officer, one.dossier, 'note.add', { text: '重来' }));
    expect(await attempt(one)).toMatchObject({ act: { seq: 5 } });
  });
});
