import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes the names in a folder durable. Where a folder cannot be synced (Windows), renaming is all there is. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Writes files so that after a crash each is there whole, old or new, and once this returns they are all new. */
export async function writeDurably(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  mode = 0o644,
): Promise<void> {
  const folders = new Set<string>();
  for (const { path, bytes } of files) {
    const folder = dirname(path);
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    const temporary = `${path}.new`;
    await writeAndSync(temporary, bytes, mode);
    await rename(temporary, path);
  }
  for (const folder of folders) await syncFolder(folder);
}

/**
 * Creates a file that must not exist yet: whole or not at all, and durable when this returns. Throws `EEXIST` where it does.
 */
export async function createDurably(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  await mkdir(dirname(path), { recursive: true });
  await writeAndSync(temporary, bytes, mode);
  try {
    // Unlike a rename, a link never replaces what is there.
    await link(temporary, path);
  } finally {
    await unlink(temporary);
  }
  await syncFolder(dirname(path));
}

async function writeAndSync(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'w', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The content of a file, or nothing if there is none. Any other trouble is thrown: it must not look like absence. */
export async function findFile(path: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
