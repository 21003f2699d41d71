import { createHmac } from 'node:crypto';
import pg from 'pg';
import { adminRole, type EmbeddedPostgres } from './embedded.ts';

/** Where each role of the product connects. `owner` runs migrations, `app` is the service, `portal` the public site. */
export interface DatabaseUrls {
  readonly owner: string;
  readonly app: string;
  readonly portal: string;
}

/** Roles that sign in; `mingjing_eraser` signs in nowhere and owns the one function that destroys keys. */
const roles = ['owner', 'app', 'portal'] as const;

/**
 * Makes roles and database on our own server, or finds them made. On a server of the agency's own an administrator
 * does the same once by hand: docs/decisions/0003-database-roles.md.
 */
export async function bootstrap(server: EmbeddedPostgres, database = 'mingjing'): Promise<DatabaseUrls> {
  const urls = urlsOn(server, database);
  if (!server.owned) return urls;
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: adminRole,
    password: server.password,
    database: 'postgres',
  });
  await client.connect();
  try {
    const made = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'mingjing\\_%'`,
    );
    const known = new Set(made.rows.map((row) => row.rolname));
    for (const role of roles) {
      const name = `mingjing_${role}`;
      if (known.has(name)) continue;
      await client.query(
        `create role ${name} login password ${client.escapeLiteral(passwordOf(server, role))}`,
      );
    }
    if (!known.has('mingjing_eraser')) await client.query('create role mingjing_eraser nologin');
    await client.query('grant mingjing_eraser to mingjing_owner');
    const there = await client.query('select from pg_database where datname = $1', [database]);
    if (there.rowCount === 0) {
      await client.query(`create database ${client.escapeIdentifier(database)} owner mingjing_owner`);
    }
    await client.query(
      `revoke connect, temporary on database ${client.escapeIdentifier(database)} from public`,
    );
    await client.query(
      `grant connect on database ${client.escapeIdentifier(database)} to mingjing_app, mingjing_portal`,
    );
  } finally {
    await client.end();
  }
  return urls;
}

/** Addresses of a database on our own server. */
export function urlsOn(
  server: Pick<EmbeddedPostgres, 'host' | 'port' | 'password'>,
  database: string,
): DatabaseUrls {
  const url = (role: (typeof roles)[number]) =>
    `postgresql://mingjing_${role}:${passwordOf(server, role)}@/${database}?host=${encodeURIComponent(server.host)}&port=${server.port}`;
  return { owner: url('owner'), app: url('app'), portal: url('portal') };
}

/** Each role has its own password; all come from the one secret file, so that there is one thing to keep. */
function passwordOf(server: Pick<EmbeddedPostgres, 'password'>, role: string): string {
  return createHmac('sha256', server.password).update(`mingjing/database/${role}`).digest('base64url');
}
