import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  countedPool,
  must,
  newHash,
  newId,
  nextSerial,
  openTestHouse,
  plainPromiser,
  type TestHouse,
} from '../testing/record.ts';
import type { Performance, Promiser } from './ports.ts';

let database: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  database = await createTestDatabase();
  house = await openTestHouse(database.appPool);
});
afterAll(() => database.drop());

describe('performing an act', () => {
  it('stores it, folds it and promises its inclusion', async () => {
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    const done = must(await house.act(officer, dossier, 'note.add', { text: '到场' }));
    expect(done.act).toMatchObject({ seq: 2, type: 'note.add', data: { text: '到场' } });
    expect(done.dossier.state).toMatchObject({ notes: ['到场'] });
    expect(done.promise).toContain(done.act.recordedAt!);
    const read = await house.record.load({ dossier });
    expect(read.own?.dossier.acts.at(-1)).toEqual(done.act);
  });

  it('takes two round trips to the store', async () => {
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    const { pool, asked } = countedPool(database.appPool);
    const counted = await openTestHouse(pool);
    asked.length = 0;
    must(await counted.act(officer, dossier, 'note.add', { text: '一' }));
    expect(asked.length).toBe(2);
  });

  it('gives the same answer to the same request, and refuses its id for another', async () => {
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    const command = {
      id: newId(),
      type: 'note.add',
      occurredAt: new Date().toISOString(),
      data: { text: '一次' },
    };
    const first = must(await house.record.perform({ actor: officer, dossier, command }));
    must(await house.act(officer, dossier, 'note.add', { text: '后来' }));
    const again = must(await house.record.perform({ actor: officer, dossier, command }));
    expect(again).toMatchObject({ repeated: true, act: first.act, promise: first.promise });
    expect(again.dossier.seq).toBe(first.dossier.seq);
    for (const other of [
      { actor: officer, dossier, command: { ...command, data: { text: '别的' } } },
      { actor: await house.person('李明'), dossier, command },
      { actor: officer, dossier: await house.open(officer), command },
    ]) {
      expect(await house.record.perform(other)).toEqual({ ok: false, kind: 'idReused' });
    }
  });

  it('gives one answer to a request sent many times at once', async () => {
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    const command = {
      id: newId(),
      type: 'note.add',
      occurredAt: new Date().toISOString(),
      data: { text: '连点' },
    };
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => house.record.perform({ actor: officer, dossier, command })),
    );
    expect(new Set(outcomes.map((outcome) => must(outcome).promise)).size).toBe(1);
    expect((await house.record.load({ dossier })).own?.head.seq).toBe(2);
  });

  it('lets one of two people through who saw the same state, and tells the other', async () => {
    const [a, b] = [await house.person('甲'), await house.person('乙')];
    const dossier = await house.open(a);
    const outcomes = await Promise.all(
      [a, b].map((actor) =>
        house.act(actor, dossier, 'team.appoint', { handlers: [actor.personId] }, { expectedSeq: 1 }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toEqual({ ok: false, kind: 'conflict', seq: 2 });
  });

  it('lets every additive act land, however many come at once over two processes, without a gap', async () => {
    const people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => house.person(name)));
    const dossier = await house.open(people[0]!);
    const texts = Array.from({ length: 24 }, (_, i) => `记录${i}`);
    const houses = [house, await openTestHouse(database.appPool)];
    const outcomes = await Promise.all(
      texts.map((text, i) =>
        houses[i % 2]!.act(people[i % 4]!, dossier, 'note.add', { text }, { expectedSeq: 1 }),
      ),
    );
    for (const outcome of outcomes) must(outcome);
    const { own } = await house.record.load({ dossier });
    expect(own!.dossier.acts.map((act) => act.seq)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    expect([...(own!.dossier.state as { notes: string[] }).notes].sort()).toEqual([...texts].sort());
  });

  it('keeps personal values apart, encrypted, and gives them back', async () => {
    const officer = await house.person('王晓');
    const parties = [{ name: '张三', idNumber: '110101199003070994' }];
    const dossier = await house.open(officer, parties);
    const admin = await database.connect('admin');
    const stored = await admin.query('select data, secret from record.act where dossier = $1', [dossier]);
    expect(stored.rows[0].data).toEqual({ title: '测试', parties: [{ slot: true }] });
    const slots = await admin.query(
      'select path, ciphertext from private.slot s join record.act a on a.id = s.act where a.dossier = $1',
      [dossier],
    );
    expect(slots.rows.map((row) => row.path)).toEqual(['parties.0']);
    expect(slots.rows[0].ciphertext.includes(Buffer.from('张三'))).toBe(false);
    const elsewhere = await openTestHouse(database.appPool);
    const read = await elsewhere.record.load({ dossier });
    expect(read.own?.dossier.state).toMatchObject({ parties });
  });

  it('finds other dossiers of the same person by the number alone', async () => {
    const officer = await house.person('王晓');
    const parties = [{ name: '李四', idNumber: '110101199003071234' }];
    const first = await house.open(officer, parties);
    const second = await house.open(officer, parties);
    expect((await house.record.load({ dossier: second })).related).toEqual([first]);
    const { related } = await house.record.load({
      dossier: newId(),
      identities: [{ kind: 'citizenId', value: '110101199003071234' }],
    });
    expect([...related].sort()).toEqual([first, second].sort());
  });

  it('erases personal values by an act, everywhere, and keeps the rest', async () => {
    const officer = await house.person('王晓');
    const parties = [{ name: '王五', idNumber: '110101199003075678' }];
    const dossier = await house.open(officer, parties);
    const elsewhere = await openTestHouse(database.appPool);
    await elsewhere.record.load({ dossier });
    const shown = () =>
      database.app
        .selectFrom('view.dossier')
        .select('parties')
        .where('dossier', '=', dossier)
        .executeTakeFirst();
    expect(await shown()).toEqual({ parties: '王五' });
    must(await house.act(officer, dossier, 'personal.erase', { reason: '法定删除' }));
    expect(await shown()).toEqual({ parties: '' });
    for (const { record } of [house, elsewhere]) {
      const read = await record.load({
        dossier,
        identities: [{ kind: 'citizenId', value: '110101199003075678' }],
      });
      expect(read.own?.dossier.state).toMatchObject({ opened: true, parties: [{ erased: true }] });
      expect(read.related).toEqual([]);
    }
    must(await house.act(officer, dossier, 'note.add', { text: '还能办理' }));
  });

  it('records the facts an act was decided on, and decides again when one of them moves', async () => {
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    const done = must(await house.act(officer, dossier, 'note.add', { text: '一' }));
    expect([...done.act.facts].sort((a, b) => a.seq - b.seq)).toEqual(
      expect.arrayContaining([{ dossier: officer.personId, seq: 1 }]),
    );
    let moved = false;
    const outcome = must(
      await house.act(
        officer,
        dossier,
        'note.add',
        { text: '二' },
        {
          complete: async ({ command }) => {
            if (!moved) must(await house.act(officer, officer.personId, 'fact.set', {}));
            moved = true;
            return { command };
          },
        },
      ),
    );
    expect(outcome.act.facts).toContainEqual({ dossier: officer.personId, seq: 2 });
  });

  it('lets an act pass that is slower to make than what it is decided on is to change', async () => {
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    let writing: ReturnType<typeof house.act> | undefined;
    const outcome = await house.act(
      officer,
      dossier,
      'note.add',
      { text: '慢' },
      {
        complete: async ({ command }) => {
          writing = house.act(officer, officer.personId, 'fact.set', {});
          await Promise.race([writing, sleep(200)]);
          return { command };
        },
      },
    );
    expect(must(outcome).dossier.state).toMatchObject({ notes: ['慢'] });
    must((await writing)!);
  });

  it('does not deadlock where dossiers are facts of each other', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, (_, i) => house.person(`人${i}`)));
    const parties = [{ name: '赵六', idNumber: '110101199003079999' }];
    const dossiers = await Promise.all(people.map((person) => house.open(person, parties)));
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        house.act(people[i % 4]!, dossiers[i % 4]!, 'note.add', { text: `${i}` }),
      ),
    );
    for (const outcome of outcomes) must(outcome);
  });

  it('does not tell who may not reach a dossier how many acts it has', async () => {
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    for (const expectedSeq of [1, 7]) {
      const out = { expectedSeq, admit: () => false };
      expect(await house.act(officer, dossier, 'team.appoint', { handlers: [] }, out)).toEqual({
        ok: false,
        kind: 'notFound',
      });
    }
  });

  /** The serials given to acts that take one each at once, each made in so many ms. */
  async function serialsOf(count: number, code: string, ms: number): Promise<number[]> {
    const officer = await house.person('王晓');
    const dossiers = await Promise.all(Array.from({ length: count }, () => house.open(officer)));
    const ask = { agency: house.agency, code, year: 2026 };
    const complete: Performance['complete'] = async ({ command }) => {
      const serial = await nextSerial(database.appPool, ask);
      await sleep(ms);
      return { command: { ...command, data: { serial } }, number: { ...ask, serial } };
    };
    const outcomes = await Promise.all(
      dossiers.map((dossier) => house.act(officer, dossier, 'number.reserve', {}, { complete })),
    );
    return outcomes.map((outcome) => (must(outcome).act.data as { serial: number }).serial);
  }

  it('gives out each document number once and in order', async () => {
    expect((await serialsOf(6, '罚', 0)).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('has a number for each of more acts at once than one of them would try again', async () => {
    // As long as a document takes to be made with the number in it.
    const serials = await serialsOf(60, '案登', 20);
    expect(serials.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  }, 60_000);

  it('refuses one of many that come at once by its gate, and takes the others', async () => {
    const officer = await house.person('王晓');
    const dossiers = await Promise.all(Array.from({ length: 8 }, () => house.open(officer)));
    const outcomes = await Promise.all(
      dossiers.map((dossier, i) =>
        i === 3
          ? house.act(officer, dossier, 'decision.make', { hash: newHash() })
          : house.act(officer, dossier, 'note.add', { text: `${i}` }),
      ),
    );
    for (const [i, outcome] of outcomes.entries()) {
      if (i === 3) expect(outcome).toMatchObject({ kind: 'refused', refusals: [{ code: 'GATE_REVIEW' }] });
      else must(outcome);
      const { own } = await house.record.load({ dossier: dossiers[i]! });
      expect(own?.head.seq).toBe(i === 3 ? 1 : 2);
    }
  });

  it('keeps in memory what it would read again', async () => {
    const officer = await house.person('王晓');
    const dossier = await house.open(officer, [{ name: '张三', idNumber: '110101199003070994' }]);
    must(await house.act(officer, dossier, 'note.add', { text: '一' }));
    const elsewhere = await openTestHouse(database.appPool);
    const [kept, read] = await Promise.all([
      house.record.load({ dossier }),
      elsewhere.record.load({ dossier }),
    ]);
    expect(kept.own?.dossier.acts).toEqual(read.own?.dossier.acts);
    expect(kept.own?.dossier.state).toEqual(read.own?.dossier.state);
    expect(kept.own?.head).toEqual(read.own?.head);
    expect(kept.shown).toBe(read.shown);
  });

  it('computes the digest of a draft itself, whatever the client sent', async () => {
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    const sent = { text: '决定草案', hash: 'f'.repeat(64) };
    const [one, two] = [
      must(await house.act(officer, dossier, 'draft.write', sent)),
      must(await house.act(officer, dossier, 'draft.write', sent)),
    ].map((done) => done.act.data as { hash: string; salt: string });
    expect(one!.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([sent.hash, one!.hash, two!.hash]).size).toBe(3);
  });

  it('says what is wrong instead of storing it', async () => {
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    expect(await house.act(officer, newId(), 'note.add', { text: '' })).toEqual({
      ok: false,
      kind: 'notFound',
    });
    expect(await house.act(officer, dossier, 'note.add', { text: 7 })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'DATA_INVALID' }],
    });
    expect(await house.act(officer, dossier, 'note.add', { text: '\ud800' })).toMatchObject({
      kind: 'refused',
    });
    expect(await house.act(officer, dossier, 'note.add', { text: 'a\u0000b' })).toMatchObject({
      kind: 'refused',
    });
    expect((await house.record.load({ dossier })).own?.head.seq).toBe(1);
  });

  it('takes nothing when the log may not promise', async () => {
    const officer = await house.person('王晓');
    const stopped = await openTestHouse(database.appPool);
    const dossier = await stopped.open(officer);
    const closed = await openTestHouse(database.appPool, {
      promiser: { stopped: () => 'fork', promise: async () => '' },
    }).catch((error: Error) => error.message);
    expect(closed).toContain('ledgerStopped');
    expect((await house.record.load({ dossier })).own?.head.seq).toBe(1);
  });

  it('says that an act is recorded though no promise could be signed, and promises it when asked again', async () => {
    let failing = false;
    const promise: Promiser['promise'] = async (...of) => {
      if (failing) throw new Error('no key');
      return plainPromiser.promise(...of);
    };
    const shaky = await openTestHouse(database.appPool, { promiser: { stopped: () => undefined, promise } });
    const officer = await shaky.person('王晓');
    const dossier = await shaky.open(officer);
    const command = {
      id: newId(),
      type: 'note.add',
      occurredAt: new Date().toISOString(),
      data: { text: '到场' },
    };
    failing = true;
    for (let again = 0; again < 2; again++)
      expect(await shaky.record.perform({ actor: officer, dossier, command })).toMatchObject({
        ok: false,
        kind: 'unpromised',
        cause: { message: 'no key' },
      });
    failing = false;
    expect(await shaky.record.perform({ actor: officer, dossier, command })).toMatchObject({
      ok: true,
      repeated: true,
      act: { seq: 2, id: command.id },
    });
    expect((await house.record.load({ dossier })).own?.head.seq).toBe(2);
  });
});
