import { filesUnder, inFixture, isTypeScript } from './files.mjs';
import { Failed, root, tool } from './process.mjs';

const knip = 'knip/bin/knip.js';

/** Files, exports and dependencies nobody uses; every source file must have been read. */
export async function checkDeadCode() {
  const { code, stdout, stderr } = await tool(knip, [
    '--no-progress',
    '--treat-config-hints-as-errors',
    '--reporter=symbols',
    `--reporter=${root}scripts/knip-count.mjs`,
  ]);
  if (code !== 0) throw new Failed('knip', stdout + stderr);
  const read = Number(/^read (\d+) files$/m.exec(stdout)?.[1] ?? 0);
  const sources = filesUnder('').filter(isTypeScript).length;
  if (read < sources)
    throw new Failed(`knip read ${read} files, there are ${sources} of TypeScript alone`, stdout);
  return `${read} files`;
}

/** A file nobody imports must be seen. */
export async function checkDeadCodeIsSeen() {
  return inFixture(
    {
      'package.json': '{ "name": "planted", "type": "module", "exports": "./src/index.ts" }',
      'src/index.ts': 'export const used = 1;\n',
      'src/planted.ts': 'export const unused = 1;\n',
    },
    async (folder) => {
      const { stdout, stderr } = await tool(knip, ['--no-progress'], { cwd: folder });
      if (!stdout.includes('src/planted.ts'))
        throw new Failed('a planted dead file was not seen', stdout + stderr);
      return 'seen';
    },
  );
}
