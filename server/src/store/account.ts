import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';

/** The operating-system user PostgreSQL runs as; absent when the product itself is not root and runs it as itself. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Our own user first; the others exist on nearly every machine and serve where none can be created. */
const candidates = ['mingjing', 'postgres', 'nobody'];

/**
 * Whom PostgreSQL runs as. It refuses to run as root and looks its user up by name, so a number alone is not enough.
 * Throws when the product is root and the machine has no other user.
 */
export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (findAccount('mingjing') === undefined) {
    spawnSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'mingjing',
    ]);
  }
  for (const name of candidates) {
    const account = findAccount(name);
    if (account !== undefined) return account;
  }
  throw new Error(`以 root 启动时需要一个普通系统用户来运行 PostgreSQL (one of ${candidates.join(', ')})`);
}

function findAccount(name: string): Account | undefined {
  const uid = Number.parseInt(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout ?? '', 10);
  const gid = Number.parseInt(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout ?? '', 10);
  return Number.isNaN(uid) || Number.isNaN(gid) || uid === 0 ? undefined : { name, uid, gid };
}

/** `spawn` options that make a child run as the account. */
export function as(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** Makes a folder that belongs to the account. */
export function ownFolder(path: string, account: Account | undefined, mode: number): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

/** Whether the account can write in a folder: one closed folder above it is enough to say no. */
export function canWrite(path: string, account: Account | undefined): boolean {
  const tested = spawnSync('sh', ['-c', 'test -w "$0" && test -x "$0"', path], { cwd: '/', ...as(account) });
  return tested.status === 0;
}

/** Whether the account can run a program where it lies. */
export function canRun(program: string, account: Account | undefined): boolean {
  return spawnSync(program, ['--version'], { cwd: '/', ...as(account) }).status === 0;
}
