import { filesUnder, inFixture, isTypeScript } from './files.mjs';
import { Failed, root, tool } from './process.mjs';

const tsc = 'typescript-7/bin/tsc';

/** The types of one room; every source file of it must have been looked at. */
export async function checkTypes(room) {
  const { code, stdout, stderr } = await tool(tsc, ['-p', room, '--listFiles', '--pretty', 'false']);
  const listed = new Set(stdout.split('\n').map((line) => line.trim()));
  const errors = stdout.split('\n').filter((line) => !line.startsWith('/') && !/^[A-Z]:/.test(line));
  if (code !== 0) throw new Failed('types', errors.join('\n') + stderr);
  const sources = filesUnder(`${room}/src`).filter(isTypeScript);
  const unseen = sources.filter((path) => !listed.has(`${root}${path}`));
  if (sources.length === 0 || unseen.length > 0)
    throw new Failed('the compiler did not look at these files', unseen.join('\n') || `${room}/src`);
  return `${sources.length} files`;
}

/** A wrong type under the settings every room extends must be seen. */
export async function checkTypesAreSeen() {
  return inFixture(
    {
      'tsconfig.json': JSON.stringify({ extends: `${root}tsconfig.base.json`, include: ['*.ts'] }),
      'planted.ts': `export const planted: number = 'text';\n`,
    },
    async (folder) => {
      const { stdout } = await tool(tsc, ['-p', folder, '--pretty', 'false']);
      if (!stdout.includes('TS2322')) throw new Failed('a planted type error was not seen', stdout);
      return 'seen';
    },
  );
}
