import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
  /** Milliseconds of processor that the database has used so far. */
  processorMs(): number;
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
      processorMs: () => processorMs(server.pid()),
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

/** Clock ticks of Linux, in milliseconds. */
const tickMs = 10;

/** Processor time of a process, of its living children and of those it has buried; 0 where there is no `/proc`. */
function processorMs(pid: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // Behind the name in brackets: state, parent, … user and system time, and both of dead children.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const [user, system, deadUser, deadSystem] = fields.slice(11, 15).map(Number);
      if (Number(name) === pid) ticks += user! + system! + deadUser! + deadSystem!;
      else if (Number(fields[1]) === pid) ticks += user! + system!;
    } catch {
      // It has ended meanwhile.
    }
  }
  return ticks * tickMs;
}
