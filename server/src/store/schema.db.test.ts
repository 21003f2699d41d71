import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';

const bin = (name: string, file: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);

/** After a new migration: `vitest run --project database -u server/src/store/schema`. */
it('row types are those of the database', async () => {
  const database = await createTestDatabase();
  try {
    const made = spawnSync(
      process.execPath,
      [
        bin('kysely-codegen', 'dist/cli/bin.js'),
        '--dialect=postgres',
        `--url=${database.urls.owner}`,
        '--print',
        '--date-parser=string',
        '--exclude-pattern=public.*',
      ],
      { encoding: 'utf8' },
    );
    const formatted = spawnSync(
      process.execPath,
      [
        bin('@biomejs/biome', 'bin/biome'),
        'check',
        '--write',
        '--stdin-file-path=server/src/store/schema.ts',
      ],
      {
        encoding: 'utf8',
        input: made.stdout.slice(made.stdout.indexOf('/**')),
        cwd: join(import.meta.dirname, '../../..'),
      },
    );
    expect(made.stdout, made.stderr).toContain('export interface DB');
    await expect(formatted.stdout).toMatchFileSnapshot('./schema.ts');
  } finally {
    await database.drop();
  }
});
