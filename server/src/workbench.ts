import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../workbench', import.meta.url));
const repository = join(folder, '..');

/** Builds the staff application when its sources changed since it was built; answers the folder of the build. */
export async function buildWorkbench(say: (message: string) => void): Promise<string> {
  const dist = join(folder, 'dist');
  const stamp = join(dist, '.sources');
  const sources = await digestOf(
    [
      join(folder, 'src'),
      join(repository, 'law', 'src'),
      join(repository, 'contract', 'src'),
      join(repository, 'ledger', 'src'),
    ],
    [join(folder, 'index.html'), join(folder, 'vite.config.ts'), join(repository, 'package-lock.json')],
  );
  const built = existsSync(stamp) ? await readFile(stamp, 'utf8') : '';
  if (built === sources) return dist;
  say('正在构建工作台（只在源码变化后进行）…');
  const { build } = await import('vite');
  await build({ root: folder, logLevel: 'warn', configFile: join(folder, 'vite.config.ts') });
  await writeFile(stamp, sources);
  return dist;
}

async function digestOf(folders: readonly string[], files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const paths = [...files];
  for (const root of folders) {
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) paths.push(join(entry.parentPath, entry.name));
    }
  }
  for (const path of paths.sort()) {
    hash.update(path.slice(repository.length)).update('\0');
    if (existsSync(path)) hash.update(await readFile(path));
    hash.update('\0');
  }
  return hash.digest('hex');
}
