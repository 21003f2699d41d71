import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { checkServer } from './database.ts';
import { migrate, readMigrations } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('migrations', () => {
  it('are applied once, and running them again, twice at the same time, changes nothing', async () => {
    expect(await Promise.all([migrate(database.urls.owner), migrate(database.urls.owner)])).toEqual([[], []]);
  });

  it('refuse to go on when one that was applied has been edited', async () => {
    const edited = readMigrations().map((m, i) => (i === 0 ? { ...m, checksum: 'f'.repeat(64) } : m));
    await expect(migrate(database.urls.owner, edited)).rejects.toThrow('was changed');
  });

  it('refuse a database that is newer than the program', async () => {
    await expect(migrate(database.urls.owner, readMigrations().slice(0, -1))).rejects.toThrow(
      '数据库比程序新',
    );
  });

  it('leave nothing of one that fails', async () => {
    const broken = { name: '9999_broken', sql: 'create table public.half (); select 1/0', checksum: 'b' };
    await expect(migrate(database.urls.owner, [...readMigrations(), broken])).rejects.toThrow(
      'division by zero',
    );
    const owner = await database.connect('owner');
    expect((await owner.query(`select to_regclass('public.half') as t`)).rows).toEqual([{ t: null }]);
  });

  it('describe every schema and table they make', async () => {
    const owner = await database.connect('owner');
    const bare = await owner.query(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and obj_description(c.oid, 'pg_class') is null
         and n.nspname in ('record', 'private', 'view', 'published', 'ledger')
       union all
       select nspname from pg_namespace where nspname in ('record', 'private', 'view', 'published', 'ledger', 'identity')
         and obj_description(oid, 'pg_namespace') is null`,
    );
    expect(bare.rows).toEqual([]);
  });

  it('carry scope columns in every projection', async () => {
    const owner = await database.connect('owner');
    const missing = await owner.query(
      `select t.table_name, wanted from information_schema.tables t
       cross join unnest(array['dossier', 'agency', 'region_path', 'unit', 'people', 'secrecy']) wanted
       where t.table_schema = 'view' and not exists (
         select from information_schema.columns c
         where c.table_schema = 'view' and c.table_name = t.table_name and c.column_name = wanted)`,
    );
    expect(missing.rows).toEqual([]);
  });

  it('stand on a server whose locale knows Chinese letters, and say so when it does not', async () => {
    await expect(checkServer(database.urls.owner)).resolves.toBeUndefined();
    const admin = await database.connect('admin');
    const name = `deaf_${process.pid}`;
    await admin.query(`create database ${name} template template0 locale 'C' owner mingjing_owner`);
    try {
      const url = database.urls.owner.replace(/@\/[a-z0-9_]+/, `@/${name}`);
      await expect(checkServer(url)).rejects.toThrow('不识别汉字');
    } finally {
      await admin.query(`drop database ${name} with (force)`);
    }
  });
});
