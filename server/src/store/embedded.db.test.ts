import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { adminRole, type EmbeddedPostgres, startEmbedded } from './embedded.ts';
import { processesIn } from './postmaster.ts';

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) {
    await gone(join(folder, 'postgres/18'));
    rmSync(folder, { recursive: true, force: true });
  }
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mj-db-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDir });
  servers.push(server);
  return server;
}

function forkChild(dataDir: string): ChildProcess {
  const child = fork(join(import.meta.dirname, '../testing/run-embedded.ts'), [dataDir], {
    execArgv: [],
  });
  children.push(child);
  return child;
}

async function startInChild(dataDir: string): Promise<{ child: ChildProcess; pid: number; owned: boolean }> {
  const child = forkChild(dataDir);
  const [message] = (await once(child, 'message')) as [{ pid: number; owned: boolean }];
  return { child, ...message };
}

/** The process of a program that was told of a folder. */
function runningWith(program: string, folder: string): number | undefined {
  return readdirSync('/proc')
    .map(Number)
    .find((pid) => {
      try {
        const [command = '', ...told] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return command.endsWith(program) && told.includes(folder);
      } catch {
        return false;
      }
    });
}

async function gone(clusterDir: string): Promise<void> {
  while (processesIn(clusterDir).length > 0) await sleep(20);
}

async function ask(server: EmbeddedPostgres, sql: string, password = server.password): Promise<unknown[]> {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: adminRole,
    password,
    database: 'postgres',
  });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('is PostgreSQL 18, syncs to disk, knows Chinese letters, and lets nobody in without the password', async () => {
    const server = await start(newFolder());
    await ask(server, 'create extension pg_trgm');
    const answer = await ask(
      server,
      `select current_setting('server_version_num')::int / 10000, current_setting('fsync'),
              cardinality(show_trgm('行政')) > 0, current_setting('listen_addresses')`,
    );
    expect(answer).toEqual([18, 'on', true, '']);
    await expect(ask(server, 'select 1', 'wrong')).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(server.clusterDir, '../../postgres.password')).mode & 0o777).toBe(0o600);
  });

  it('keeps what was written over a stop and a start, and leaves no process behind', async () => {
    const folder = newFolder();
    const first = await startEmbedded({ dataDir: folder });
    await ask(first, 'create table kept as select 7 as n');
    await first.stop();
    expect(processesIn(first.clusterDir)).toEqual([]);
    expect(await ask(await start(folder), 'select n from kept')).toEqual([7]);
  });

  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
    'ends when its parent is ended by %s',
    async (signal) => {
      const folder = newFolder();
      const { child } = await startInChild(folder);
      const clusterDir = join(folder, 'postgres/18');
      expect(processesIn(clusterDir).length).toBeGreaterThan(0);
      child.kill(signal);
      await gone(clusterDir);
    },
  );

  it('leaves nothing when its parent is killed while it is still starting', async () => {
    const folder = newFolder();
    const clusterDir = join(folder, 'postgres/18');
    await (await startEmbedded({ dataDir: folder })).stop();
    const child = forkChild(folder);
    while (processesIn(clusterDir).length === 0) await sleep(1);
    child.kill('SIGKILL');
    await gone(clusterDir);
    expect(await ask(await start(folder), 'select 1')).toEqual([1]);
  });

  it('starts over a first start that was killed half way', async () => {
    const folder = newFolder();
    const child = forkChild(folder);
    while (!existsSync(join(folder, 'postgres/18.new'))) await sleep(1);
    child.kill('SIGKILL');
    expect(await ask(await start(folder), 'select 1')).toEqual([1]);
    expect(existsSync(join(folder, 'postgres/18.new'))).toBe(false);
  });

  it.runIf(process.platform === 'linux')(
    'waits for what still fills a folder after its parent was killed',
    async () => {
      const folder = newFolder();
      const half = join(folder, 'postgres/18.new');
      const child = forkChild(folder);
      let filling: number | undefined;
      while (filling === undefined) {
        await sleep(1);
        filling = runningWith('initdb', half);
      }
      process.kill(filling, 'SIGSTOP');
      child.kill('SIGKILL');
      const started = start(folder);
      try {
        await sleep(300);
        expect(processesIn(half)).toContain(filling);
      } finally {
        process.kill(filling, 'SIGCONT');
      }
      expect(await ask(await started, 'select 1')).toEqual([1]);
      expect(existsSync(half)).toBe(false);
    },
  );

  it('starts over a server that is still dying after its parent was killed', async () => {
    const folder = newFolder();
    const { child, pid } = await startInChild(folder);
    child.kill('SIGKILL');
    const server = await start(folder);
    expect(server.owned).toBe(true);
    expect(server.pid()).not.toBe(pid);
    expect(await ask(server, 'select 1')).toEqual([1]);
  });

  it('joins the server of another living process and leaves it running', async () => {
    const folder = newFolder();
    const { pid } = await startInChild(folder);
    const guest = await start(folder);
    expect({ owned: guest.owned, pid: guest.pid() }).toEqual({ owned: false, pid });
    await guest.stop();
    expect(await ask(guest, 'select 1')).toEqual([1]);
  });

  it('comes back by itself when the server is killed under a living product', async () => {
    const server = await start(newFolder());
    await ask(server, 'create table kept as select 7 as n');
    const before = server.pid();
    process.kill(before, 'SIGKILL');
    for (;;) {
      const answer = await ask(server, 'select n from kept').catch(() => undefined);
      if (answer !== undefined && server.pid() !== before) {
        expect(answer).toEqual([7]);
        break;
      }
      await sleep(20);
    }
  });

  it('says which file is missing rather than begin again over a cluster whose password is gone', async () => {
    const folder = newFolder();
    await (await startEmbedded({ dataDir: folder })).stop();
    rmSync(join(folder, 'postgres.password'));
    await expect(startEmbedded({ dataDir: folder })).rejects.toThrow('postgres.password');
  });

  it.runIf(process.getuid?.() === 0)('as root, runs as whoever the cluster belongs to', async () => {
    const folder = newFolder();
    await (await startEmbedded({ dataDir: folder })).stop();
    spawnSync('chown', ['-R', '65534:65534', join(folder, 'postgres')]);
    const server = await start(folder);
    expect(statSync(join(server.clusterDir, 'postmaster.pid')).uid).toBe(65534);
    expect(await ask(server, 'select 1')).toEqual([1]);
  });

  it.runIf(process.getuid?.() === 0)('as root, does not pass over a cluster closed to its user', async () => {
    const closed = newFolder();
    const dataDir = join(closed, 'data');
    const first = await startEmbedded({ dataDir });
    await first.stop();
    chmodSync(closed, 0o700);
    await expect(startEmbedded({ dataDir })).rejects.toThrow('无法写入');
    expect(existsSync(first.clusterDir)).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)(
    'as root, moves the cluster out of a folder closed to its user',
    async () => {
      const closed = newFolder();
      chmodSync(closed, 0o700);
      const server = await start(join(closed, 'data'));
      expect(server.clusterDir.startsWith('/var/lib/mingjing/')).toBe(true);
      expect(await ask(server, 'select 1')).toEqual([1]);
      await server.stop();
      rmSync(join(server.clusterDir, '..'), { recursive: true });
    },
  );
});
