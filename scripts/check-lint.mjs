import { readFileSync } from 'node:fs';
import { filesUnder, inFixture, isTypeScript } from './files.mjs';
import { Failed, root, tool } from './process.mjs';

const biome = '@biomejs/biome/bin/biome';

/** Lint, format and order of imports of everything; at least every TypeScript file must have been read. */
export async function checkLint() {
  const { code, stdout, stderr } = await tool(biome, [
    'ci',
    '.',
    '--colors=off',
    '--reporter=concise',
    '--max-diagnostics=200',
    '--diagnostic-level=error',
  ]);
  const said = stdout + stderr;
  if (code !== 0) throw new Failed('biome', said);
  const read = Number(/Checked (\d+) files/.exec(said)?.[1] ?? 0);
  const sources = filesUnder('').filter(isTypeScript).length;
  if (read < sources)
    throw new Failed(`biome read ${read} files, there are ${sources} of TypeScript alone`, said);
  return `${read} files`;
}

/** A lint error under our configuration must be seen. */
export async function checkLintIsSeen() {
  return inFixture(
    {
      'biome.json': readFileSync(`${root}biome.json`, 'utf8'),
      '.gitignore': 'dist/\n',
      'planted.ts': 'export const planted: any = 1;\n',
    },
    async (folder) => {
      const { stdout, stderr } = await tool(biome, ['ci', '.', '--colors=off'], { cwd: folder });
      if (!(stdout + stderr).includes('noExplicitAny'))
        throw new Failed('a planted lint error was not seen', stdout + stderr);
      return 'seen';
    },
  );
}
