import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseClosing, parsePromise, verifyBundle, verifyNote } from '@mingjing/ledger';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { checkStoredLog } from '../testing/log-check.ts';
import { must, openTestHouse, type TestHouse, testVault } from '../testing/record.ts';
import { newEpoch } from './new-epoch.ts';
import { type Ledger, type LedgerStop, openLedger } from './open.ts';
import { bundleOf, findProof, openAct } from './proof.ts';
import { findCheckpoint, findTile } from './read.ts';

const origin = 'log.mingjing.example/test';
let database: TestDatabase;
let keyFolder: string;
let ledgers: Ledger[];
let alarms: LedgerStop[];

beforeEach(async () => {
  database = await createTestDatabase();
  keyFolder = mkdtempSync(join(tmpdir(), 'mj-key-'));
  ledgers = [];
  alarms = [];
});
afterEach(async () => {
  for (const ledger of ledgers) await ledger.close();
  await database.drop();
  rmSync(keyFolder, { recursive: true, force: true });
});

async function open(wanted = origin, pool: pg.Pool = database.appPool): Promise<Ledger> {
  const ledger = await openLedger({
    pool,
    keyFolder,
    origin: wanted,
    alarm: (reason) => alarms.push(reason),
  });
  ledgers.push(ledger);
  return ledger;
}

async function openHouse(ledger: Ledger): Promise<TestHouse> {
  return openTestHouse(database.appPool, { promiser: ledger });
}

async function drain(ledger: Ledger): Promise<void> {
  for (;;) {
    await ledger.sequence();
    const { rows } = await database.appPool.query('select count(*)::int as n from ledger.pending');
    if (rows[0].n === 0) return;
  }
}

async function addPending(count: number): Promise<void> {
  const admin = await database.connect('admin');
  await admin.query('alter table ledger.pending drop constraint if exists pending_act_fkey');
  await admin.query(
    `insert into ledger.pending (act, commitment)
     select gen_random_uuid(), sha256(gen_random_uuid()::text::bytea) from generate_series(1, $1)`,
    [count],
  );
}

describe('the log', () => {
  it('takes every act, proves each, and stands up to a stranger’s check', async () => {
    const ledger = await open();
    const house = await openHouse(ledger);
    const officer = await house.person('王晓');
    const dossier = await house.open(officer, [{ name: '张三', idNumber: '110101199003070994' }]);
    await drain(ledger);
    const { rows } = await database.appPool.query('select commitment from record.act');
    const check = await checkStoredLog(
      database.appPool,
      ledger.vkey!,
      rows.map((row) => new Uint8Array(row.commitment)),
    );
    expect(check).toMatchObject({ ok: true, size: 3 });
    expect(check.ok && check.found.size).toBe(3);

    const act = (await house.record.load({ dossier })).own!.dossier.acts[0]!;
    const shown = new Set(['act.type', 'data.title', 'slot.parties.0']);
    const opening = (await openAct(database.appPool, testVault(), act.id, (name) => shown.has(name)))!;
    expect(opening.shown.map((field) => field.name).sort()).toEqual([...shown].sort());
    const proof = await findProof(database.appPool, opening.commitment);
    const bundle = bundleOf(opening, { proof })!;
    expect(verifyBundle(bundle, { vkey: ledger.vkey! })).toMatchObject({ verdict: 'intact' });
    const changed = {
      ...opening,
      shown: opening.shown.map((f) => (f.name === 'data.title' ? { ...f, value: '改' } : f)),
    };
    expect(verifyBundle(bundleOf(changed, { proof })!, { vkey: ledger.vkey! })).toMatchObject({
      verdict: 'changed',
    });
  });

  it('promises before it includes, in a note its key signed', async () => {
    const ledger = await open();
    const house = await openHouse(ledger);
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    const done = must(await house.act(officer, dossier, 'note.add', { text: '一' }));
    const note = verifyNote(new TextEncoder().encode(done.promise), [ledger.vkey!]);
    const promise = note.ok ? parsePromise(note.text) : note;
    expect(promise).toMatchObject({
      ok: true,
      promise: { origin, time: Math.floor(Date.parse(done.act.recordedAt!) / 1000) },
    });
  });

  it('keeps the proof of an act whose personal values were erased', async () => {
    const ledger = await open();
    const house = await openHouse(ledger);
    const officer = await house.person('王晓');
    const dossier = await house.open(officer, [{ name: '张三', idNumber: '110101199003070994' }]);
    must(await house.act(officer, dossier, 'personal.erase', { reason: '法定删除' }));
    await drain(ledger);
    const act = (await house.record.load({ dossier })).own!.dossier.acts[0]!;
    const opening = (await openAct(database.appPool, testVault(), act.id, () => true))!;
    expect(opening.shown.some((field) => field.name.startsWith('slot.'))).toBe(false);
    const bundle = bundleOf(opening, { proof: await findProof(database.appPool, opening.commitment) })!;
    expect(verifyBundle(bundle, { vkey: ledger.vkey! })).toMatchObject({ verdict: 'intact' });
  });

  it('notices an act that was changed behind its back', async () => {
    const house = await openHouse(await open());
    const officer = await house.person('王晓');
    const dossier = await house.open(officer);
    const done = must(await house.act(officer, dossier, 'note.add', { text: '原话' }));
    const admin = await database.connect('admin');
    await admin.query('alter table record.act disable trigger append_only');
    await admin.query(`update record.act set data = '{"text": "改过"}' where id = $1`, [done.act.id]);
    await expect(openAct(database.appPool, testVault(), done.act.id, () => true)).rejects.toThrow(
      'was changed',
    );
  });

  it('grows over many tiles, in several processes at once, without losing or repeating an entry', async () => {
    const several = await Promise.all([open(), open(), open()]);
    await addPending(1500);
    await Promise.all(several.flatMap((ledger) => [ledger.sequence(), ledger.sequence()]));
    await drain(several[0]!);
    expect(several[0]!.stopped()).toBeUndefined();
    expect(await checkStoredLog(database.appPool, several[0]!.vkey!)).toMatchObject({ ok: true, size: 1500 });
    const { rows } = await database.appPool.query(
      'select count(*)::int n, count(distinct commitment)::int d from ledger.entry',
    );
    expect(rows).toEqual([{ n: 1500, d: 1500 }]);
  });

  it('serves tiles as far as its checkpoint reaches, and no further', async () => {
    const ledger = await open();
    await addPending(300);
    await drain(ledger);
    const full = await findTile(database.appPool, 'tile/0/000');
    const partial = await findTile(database.appPool, 'tile/0/001.p/44');
    expect([full?.length, partial?.length]).toEqual([256 * 32, 44 * 32]);
    expect(await findTile(database.appPool, 'tile/0/001.p/45')).toBeUndefined();
    expect(await findTile(database.appPool, 'tile/0/001')).toBeUndefined();
    expect(await findTile(database.appPool, 'tile/0/../0')).toBeUndefined();
  });
});

describe('when a step of the sequencer fails', () => {
  it.each([
    ['ledger.tile', 'insert'],
    ['ledger.entry', 'insert'],
    ['ledger.pending', 'delete'],
    ['ledger.head', 'update'],
    ['ledger.checkpoint', 'insert'],
  ])('at %s (%s), the next run goes on, and the log is whole', async (table, event) => {
    const ledger = await open();
    await ledger.close();
    await addPending(10);
    await ledger.sequence();
    await addPending(500);
    const admin = await database.connect('admin');
    await admin.query(
      `create function public.fail() returns trigger language plpgsql as $$ begin raise exception 'injected'; end $$;
       create trigger injected before ${event} on ${table} for each row execute function public.fail()`,
    );
    await expect(ledger.sequence()).rejects.toThrow('injected');
    await admin.query(`drop trigger injected on ${table}`);
    expect(await checkStoredLog(database.appPool, ledger.vkey!)).toMatchObject({ ok: true, size: 10 });
    await ledger.sequence();
    expect(await checkStoredLog(database.appPool, ledger.vkey!)).toMatchObject({ ok: true, size: 510 });
  });
});

/** The tables of the log and of the record, as a backup holds them. */
const backedUp = ['ledger.head', 'ledger.entry', 'ledger.tile', 'ledger.checkpoint', 'ledger.pending'];

async function backUp(): Promise<() => Promise<void>> {
  const admin = await database.connect('admin');
  for (const table of backedUp)
    await admin.query(`create table public.${table.replace('.', '_')} as table ${table}`);
  return async () => {
    await admin.query('set session_replication_role = replica');
    for (const table of backedUp) {
      await admin.query(`delete from ${table}`);
      await admin.query(
        `insert into ${table} overriding system value select * from public.${table.replace('.', '_')}`,
      );
    }
    await admin.query('set session_replication_role = default');
  };
}

describe('after an older backup was restored', () => {
  async function restored(): Promise<Ledger> {
    const before = await open();
    await addPending(20);
    await drain(before);
    const restore = await backUp();
    await addPending(5);
    await drain(before);
    await before.close();
    await restore();
    return open();
  }

  it('signs nothing, accepts nothing, and raises the alarm', async () => {
    const ledger = await restored();
    expect(alarms).toEqual(['went-back']);
    expect(ledger.stopped()).toBe('went-back');
    const house = openHouse(ledger);
    await expect(house).rejects.toThrow('ledgerStopped');
    await addPending(50);
    await ledger.sequence();
    expect((await findCheckpoint(database.appPool))?.size).toBe(20);
  });

  it('does not sign another history of the same length either', async () => {
    const before = await open();
    await addPending(20);
    await drain(before);
    const restore = await backUp();
    await addPending(5);
    await drain(before);
    await before.close();
    await restore();
    // Somebody without the key lets the restored tree grow past what was signed.
    const admin = await database.connect('admin');
    await admin.query(`update ledger.head set size = 25, root = sha256('another history')`);
    await open();
    expect(alarms).toHaveLength(1);
    expect((await findCheckpoint(database.appPool))?.size).toBe(20);
  });

  it('goes on under a new origin, after a signed statement that the old log is closed', async () => {
    const stopped = await restored();
    await stopped.close();
    const owner = await database.connect('owner');
    const next = 'log.mingjing.example/2';
    const made = await newEpoch(owner, keyFolder, next);
    expect(made).toMatchObject({ ok: true, origin: next });
    const note = verifyNote(new TextEncoder().encode(made.ok ? made.closing : ''), [stopped.vkey!]);
    expect(note.ok && parseClosing(note.text)).toMatchObject({
      ok: true,
      closing: { origin, size: 25, next },
    });
    const ledger = await open();
    expect(ledger.origin).toBe(next);
    expect(ledger.stopped()).toBeUndefined();
    await addPending(3);
    await drain(ledger);
    expect(await checkStoredLog(database.appPool, ledger.vkey!)).toMatchObject({ ok: true });
    const house = await openHouse(ledger);
    await house.open(await house.person('王晓'));
  });
});

it('the first log is not begun again over a key that has signed', async () => {
  const before = await open();
  await addPending(3);
  await drain(before);
  await before.close();
  const admin = await database.connect('admin');
  await admin.query('set session_replication_role = replica');
  for (const table of ['ledger.entry', 'ledger.tile', 'ledger.checkpoint', 'ledger.head'])
    await admin.query(`delete from ${table}`);
  await admin.query('set session_replication_role = default');
  await open();
  expect(alarms).toEqual(['went-back']);
});

it('a log whose key is gone is not continued with a new one', async () => {
  const before = await open();
  await before.close();
  rmSync(keyFolder, { recursive: true });
  await open();
  expect(alarms).toEqual(['key-missing']);
});
