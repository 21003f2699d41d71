import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './process.mjs';

/** The rooms, as package.json names them. */
export const rooms = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).workspaces;

/** Never part of the project: installed, built, or kept beside it. */
const left = new Set(['node_modules', '.git', 'dist', 'coverage', 'data', '.data']);

/** Every file under a folder of the repository, by its path from the root. */
export function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (left.has(entry.name)) return [];
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}

export const isTypeScript = (path) => /\.tsx?$/.test(path);

/** Does something in a folder of its own that holds `files` (path → text) and nothing else. */
export async function inFixture(files, use) {
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-check-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
