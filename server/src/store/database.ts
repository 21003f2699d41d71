import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DatabaseUrls } from './roles.ts';
import type { DB } from './schema.ts';

export type Schema = DB;

/** Open connections. `app` and `portal` are Kysely over pools of their own. */
export interface Database {
  /**
   * For named statements that run a thousand times with one plan: the write path and the log. Reading never takes a
   * connection from it, and no statement is planned for its values; what searches belongs into `app`.
   */
  readonly appPool: pg.Pool;
  readonly app: Kysely<Schema>;
  readonly portalPool: pg.Pool;
  readonly portal: Kysely<Schema>;
  close(): Promise<void>;
}

export interface PoolSizes {
  readonly app: number;
  readonly portal: number;
}

/** Opens the pools. Does not migrate and does not check; see `openStore`. */
export function openDatabase(
  urls: Pick<DatabaseUrls, 'app' | 'portal'>,
  sizes: PoolSizes = { app: 16, portal: 10 },
): Database {
  const appPool = pool(urls.app, sizes.app, lookingUp);
  const portalPool = pool(urls.portal, sizes.portal, plannedOnce);
  const app = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: pool(urls.app, sizes.app) }) });
  const portal = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: portalPool }) });
  return {
    appPool,
    app,
    portalPool,
    portal,
    close: async () => {
      await Promise.all([appPool.end(), app.destroy(), portal.destroy()]);
    },
  };
}

/** A prepared statement is planned once a connection, for any values. */
const plannedOnce = '-c plan_cache_mode=force_generic_plan';

/**
 * Statements that look up rows by key: never planned for reading a whole table, whatever the statistics say of one that is
 * still small.
 */
const lookingUp = ['seqscan', 'hashjoin', 'mergejoin', 'bitmapscan'].reduce(
  (settings, way) => `${settings} -c enable_${way}=off`,
  plannedOnce,
);

/** `date` columns stay civil dates, not instants. */
const dateType = 1082;

function pool(url: string, max: number, settings = ''): pg.Pool {
  const made = new pg.Pool({
    connectionString: url,
    max,
    options: `-c timezone=UTC ${settings}`,
    connectionTimeoutMillis: 10_000,
    // A new connection plans the write path anew, which takes a hundred times as long as an act.
    idleTimeoutMillis: 600_000,
    types: {
      getTypeParser: (oid, format) =>
        (oid === dateType ? String : pg.types.getTypeParser(oid, format)) as never,
    },
  });
  // A connection that dies, idle or lent, is replaced at the next use; without listeners it would end the process.
  made.on('error', () => {});
  made.on('connect', (client) => client.on('error', () => {}));
  return made;
}

/**
 * Whether the server can carry the product: version, encoding, and a locale that knows Chinese characters as letters.
 * Throws with what to do about it.
 */
export async function checkServer(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const answer = await client.query<{ version: number; encoding: string; sync: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
              current_setting('synchronous_commit') as sync`,
    );
    const { version, encoding, sync } = answer.rows[0]!;
    if (version < 150_000) throw new Error(`需要 PostgreSQL 15 或更高版本 (found ${version})`);
    if (encoding !== 'UTF8') throw new Error(`数据库编码须为 UTF-8 (found ${encoding})`);
    if (sync === 'off')
      throw new Error('synchronous_commit 不得为 off: an acknowledged act has to be on disk');
    await client.query('create extension if not exists pg_trgm');
    const trigrams = await client.query<{ n: number }>(`select cardinality(show_trgm('行政')) as n`);
    if (trigrams.rows[0]!.n === 0) {
      throw new Error(
        "数据库的区域设置 (locale) 不识别汉字，检索将不可用。请用 create database … locale 'C.UTF-8' template template0 重建数据库",
      );
    }
  } finally {
    await client.end();
  }
}
