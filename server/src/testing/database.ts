import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../store/database.ts';
import { adminRole } from '../store/embedded.ts';
import { type DatabaseUrls, urlsOn } from '../store/roles.ts';
import { templateDatabase } from './cluster.ts';

/** An isolated database of a test: migrated, empty, with the product's roles. */
export interface TestDatabase extends Database {
  readonly urls: DatabaseUrls;
  /** Address with the rights of the server's administrator. */
  readonly adminUrl: string;
  /** A connection of its own as one role; closed with the database. */
  connect(role: keyof DatabaseUrls | 'admin'): Promise<pg.Client>;
  drop(): Promise<void>;
}

/** Copies the template; needs the project "database". */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = inject('cluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const urls = urlsOn(cluster, name);
  const admin = (database: string) =>
    `postgresql://${adminRole}:${cluster.password}@/${database}?host=${encodeURIComponent(cluster.host)}&port=${cluster.port}`;
  await onServer(
    admin('postgres'),
    `create database ${name} template ${templateDatabase} owner mingjing_owner strategy file_copy`,
  );
  const database = openDatabase(urls, { app: 8, portal: 2 });
  const clients: pg.Client[] = [];
  return {
    ...database,
    urls,
    adminUrl: admin(name),
    connect: async (role) => {
      const client = new pg.Client({ connectionString: role === 'admin' ? admin(name) : urls[role] });
      clients.push(client);
      await client.connect();
      return client;
    },
    drop: async () => {
      await Promise.all([database.close(), ...clients.map((client) => client.end())]);
      await onServer(admin('postgres'), `drop database ${name} with (force)`);
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
