import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { adminRole, bootstrap, migrate, startEmbedded } from '@mingjing/server';
import pg from 'pg';

export interface Urls {
  readonly owner: string;
  readonly app: string;
  readonly portal: string;
}

/** The product's own PostgreSQL as the product starts it: every commit reaches the disk. */
export interface BenchStore {
  readonly urls: Urls;
  /** Keys and files of the product. */
  readonly dataDir: string;
  /** Readable by the database's account, for rows to be copied. */
  readonly exchange: string;
  /** A connection with the rights of the server's administrator. */
  admin(): Promise<pg.Client>;
  close(): Promise<void>;
}

/** Opens a store in a folder that is thrown away afterwards, or in one that stays for the next run. */
export async function openBenchStore(kept?: string): Promise<BenchStore> {
  const folder = kept === undefined ? mkdtempSync(join(tmpdir(), 'mj-bench-')) : resolve(kept);
  const exchange = join(folder, 'exchange');
  const dataDir = join(folder, 'product');
  for (const each of [folder, exchange, dataDir]) {
    mkdirSync(each, { recursive: true });
    chmodSync(each, 0o755);
  }
  const server = await startEmbedded({ dataDir: folder });
  const close = async () => {
    await server.stop();
    if (kept !== undefined) return;
    rmSync(server.clusterDir, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const urls = await bootstrap(server);
    await migrate(urls.owner);
    return {
      urls,
      dataDir,
      exchange,
      admin: async () => {
        const { host, port, password } = server;
        const client = new pg.Client({ host, port, password, user: adminRole, database: 'mingjing' });
        await client.connect();
        return client;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
