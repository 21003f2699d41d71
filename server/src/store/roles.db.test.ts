import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { openRawDossier } from '../testing/raw-act.ts';
import { openTestHouse } from '../testing/record.ts';

let database: TestDatabase;
const clients = {} as Record<'owner' | 'app' | 'portal', pg.Client>;
beforeAll(async () => {
  database = await createTestDatabase();
  for (const role of ['owner', 'app', 'portal'] as const) clients[role] = await database.connect(role);
  await openRawDossier(clients.app);
  const house = await openTestHouse(database.appPool);
  await house.open(await house.person('王晓'), [{ name: '张三', idNumber: '110101199003070994' }]);
  await clients.app.query(`insert into record.audit (kind) values ('test')`);
});
afterAll(() => database.drop());

const denied = { code: '42501' };
const appendOnly = { code: 'MJ001' };

/** What must never be changed or removed by the service, once written. */
const kept = [
  'record.act',
  'record.audit',
  'record.participant',
  'record.document_number',
  'record.document_number_void',
  'private.slot',
  'private.key',
  'ledger.entry',
] as const;

async function firstColumn(table: string): Promise<string> {
  const { rows } = await clients.owner.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attidentity = '' order by attnum limit 1`,
    [table],
  );
  return rows[0]!.name;
}

describe('the service’s role', () => {
  it.each(kept)('changes, removes, empties and alters nothing in %s', async (table) => {
    const column = await firstColumn(table);
    for (const attack of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `alter table ${table} disable trigger all`,
      `alter table ${table} add column forged int`,
      `drop table ${table}`,
      `create trigger forged before insert on ${table} for each row execute function record.refuse_change()`,
    ]) {
      await expect(clients.app.query(attack), attack).rejects.toMatchObject(denied);
    }
  });

  it('moves no head, replaces no gate, becomes nobody else', async () => {
    for (const attack of [
      'update record.dossier set seq = seq + 1',
      `update record.dossier set secrecy = 0`,
      'delete from record.dossier',
      `create or replace function record.enter_act() returns trigger language plpgsql as 'begin return new; end'`,
      'drop function record.enter_act() cascade',
      'set role mingjing_owner',
      'set role mingjing_eraser',
      'set session_replication_role = replica',
      'update public.migration set checksum = checksum',
      'create table public.mine ()',
      'create table record.mine ()',
      `insert into record.participant (dossier, person, part, since_seq) select id, id, 'actor', 1 from record.dossier`,
    ]) {
      await expect(clients.app.query(attack), attack).rejects.toMatchObject(denied);
    }
  });
});

describe('the portal’s role', () => {
  it('sees the published items and the log, and nothing else', async () => {
    await clients.portal.query('select id, title, body from published.item');
    await clients.portal.query('select * from ledger.entry');
    await clients.portal.query('select * from ledger.tile');
    const tables = await clients.owner.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('record', 'private', 'view', 'identity', 'ledger', 'published', 'public')`,
    );
    const open: string[] = [];
    for (const { name } of tables.rows) {
      await clients.portal.query(`select * from ${name}`).then(
        () => open.push(name),
        (error) => expect(error, name).toMatchObject(denied),
      );
    }
    expect(open.filter((name) => name.startsWith('ledger.')).sort()).toEqual([
      'ledger.checkpoint',
      'ledger.entry',
      'ledger.head',
      'ledger.tile',
    ]);
    expect(open.filter((name) => !/^(ledger|published)\./.test(name))).toEqual([]);
  });

  it('does not learn which dossier or act stands behind an item, and writes nothing', async () => {
    for (const attack of [
      'select dossier from published.item',
      'select act from published.item',
      `update published.item set title = ''`,
      'delete from published.item',
      'delete from ledger.tile',
      `select record.append('{}')`,
    ]) {
      await expect(clients.portal.query(attack), attack).rejects.toMatchObject(denied);
    }
  });
});

describe('even the owner of the tables', () => {
  it.each(['record.act', 'record.audit', 'private.slot'])('meets a trigger at %s', async (table) => {
    const column = await firstColumn(table);
    for (const attack of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      await expect(clients.owner.query(attack), attack).rejects.toMatchObject(appendOnly);
    }
  });
});
