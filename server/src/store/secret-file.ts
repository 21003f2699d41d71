import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Reads a secret only we may read, or makes it. Throws when others could have read it. Two who make it get the same one. */
export function readOrMakeSecret(file: string, make: () => Uint8Array): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const half = writeBeside(file, make());
    try {
      // A link, unlike a rename, does not replace what another process has made meanwhile.
      linkSync(half, file);
      syncFolder(dirname(file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(half, { force: true });
    }
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new Error(`密钥文件 ${file} 可被他人读取，请执行 chmod 600 (mode must be 0600)`);
  }
  return readFileSync(file);
}

function writeBeside(file: string, content: Uint8Array): string {
  const half = `${file}.${process.pid}.new`;
  rmSync(half, { force: true });
  const handle = openSync(half, 'wx', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return half;
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
