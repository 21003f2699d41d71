import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { must, newId, nextSerial, openTestHouse, type TestHouse } from '../testing/record.ts';
import type { Performance } from './ports.ts';

let database: TestDatabase;
let admin: pg.Client;
let house: TestHouse;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = await database.connect('admin');
  await admin.query(
    `create function public.fail() returns trigger language plpgsql as $$ begin raise exception 'injected'; end $$`,
  );
  house = await openTestHouse(database.appPool);
});
afterAll(() => database.drop());

/** Every table the write path touches, in the order of the statements. */
const writes = [
  ['record.dossier', 'insert'],
  ['private.key', 'insert'],
  ['record.dossier', 'update'],
  ['record.act', 'insert'],
  ['record.participant', 'insert'],
  ['ledger.pending', 'insert'],
  ['private.slot', 'insert'],
  ['private.blind_index', 'insert'],
  ['record.document_register', 'insert'],
  ['record.document_number', 'insert'],
  ['view.dossier', 'insert'],
  ['view.task', 'insert'],
] as const;

async function contents(): Promise<string> {
  const parts: string[] = [];
  for (const table of new Set(writes.map(([table]) => table))) {
    const { rows } = await admin.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${table} t`,
    );
    parts.push(`${table} ${rows[0].sum}`);
  }
  return parts.join('\n');
}

describe('when a write fails in the middle of an act', () => {
  it.each(writes)(
    'at %s (%s), nothing of it is there, and the same request succeeds afterwards',
    async (table, event) => {
      const actor = await house.person('王晓');
      const ask = { agency: house.agency, code: '罚', year: 2026 };
      const request: Performance = {
        actor,
        dossier: newId(),
        open: 'penalty-ordinary',
        command: {
          id: newId(),
          type: 'lead.register',
          occurredAt: new Date().toISOString(),
          data: { title: '测试', parties: [{ name: '张三', idNumber: newId() }] },
        },
        complete: async ({ command }) => ({
          command,
          number: { ...ask, serial: await nextSerial(database.appPool, ask) },
        }),
        session: { id: newId(), address: '127.0.0.1' },
      };
      const before = await contents();
      await admin.query(
        `create trigger injected before ${event} on ${table} for each row execute function public.fail()`,
      );
      await expect(house.record.perform(request)).rejects.toThrow('injected');
      expect(await contents()).toBe(before);
      await admin.query(`drop trigger injected on ${table}`);
      expect(must(await house.record.perform(request)).repeated).toBe(false);
      expect(await contents()).not.toBe(before);
    },
  );

  it('at the commit itself, too', async () => {
    const actor = await house.person('王晓');
    const dossier = await house.open(actor);
    const before = await contents();
    await admin.query(
      `create constraint trigger injected after insert on record.act deferrable initially deferred for each row execute function public.fail()`,
    );
    await expect(house.act(actor, dossier, 'note.add', { text: '' })).rejects.toThrow('injected');
    await admin.query('drop trigger injected on record.act');
    expect(await contents()).toBe(before);
  });
});
