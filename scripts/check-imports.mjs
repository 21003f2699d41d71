import cruiserRules from '../.dependency-cruiser.mjs';
import { filesUnder, inFixture, isTypeScript, rooms } from './files.mjs';
import { Failed, root, tool } from './process.mjs';

async function cruise(folders, cwd) {
  const { stdout, stderr } = await tool(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', `${root}.dependency-cruiser.mjs`, '--output-type', 'json', ...folders],
    { cwd },
  );
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Failed('dependency-cruiser', stdout + stderr);
  }
}

/** The import table over every room; every source file must have been followed. */
export async function checkImports() {
  const { modules, summary } = await cruise(rooms, root);
  if (summary.violations.length > 0)
    throw new Failed(
      'imports the table does not allow',
      summary.violations
        .map(({ rule, from, to, cycle }) => {
          const way = cycle === undefined ? to : cycle.map(({ name }) => name).join(' -> ');
          return `${rule.name}: ${from} -> ${way}`;
        })
        .join('\n'),
    );
  const followed = new Set(modules.map(({ source }) => source));
  const unseen = rooms
    .flatMap((room) => filesUnder(`${room}/src`))
    .filter((path) => isTypeScript(path) && !followed.has(path));
  if (unseen.length > 0) throw new Failed('dependency-cruiser did not follow these files', unseen.join('\n'));
  return `${modules.length} modules, ${summary.totalDependenciesCruised} imports`;
}

const value = 'export const value = 1;\n';
const uses = (...imports) => imports.map((from) => `export * from '${from}';\n`).join('');

/** A small house in which every rule is broken at least once, by imports that look like honest ones. */
const offences = {
  'package.json': '{ "type": "module", "dependencies": { "kysely": "1" } }',
  'node_modules/kysely/package.json': '{ "name": "kysely", "type": "module", "main": "index.js" }',
  'node_modules/kysely/index.js': value,
  'law/src/index.ts': value,
  'law/src/calendar/a.ts': uses('../procedures/b.ts', 'kysely'),
  'law/src/procedures/b.ts': value,
  'law/src/dossier/c.ts': `${uses('../procedures/b.ts')}import type { Server } from 'node:http';\nexport type S = Server;\n`,
  'ledger/src/index.ts': uses('kysely', './node/index.ts'),
  'ledger/src/node/index.ts': uses('kysely'),
  'contract/src/index.ts': uses('kysely'),
  'documents/src/index.ts': uses('../../portal/src/index.ts'),
  'portal/src/index.ts': uses('../../law/src/index.ts'),
  'portal/src/browser/a.ts': uses('node:fs'),
  'server/src/index.ts': uses('../../law/src/procedures/b.ts', './nowhere.ts'),
  'server/src/store/a.ts': uses('../features/dossiers/a.ts', '../testing/x.ts'),
  'server/src/testing/x.ts': value,
  'server/src/features/dossiers/a.ts': uses('../supervision/a.ts', '../../http/app.ts'),
  'server/src/features/supervision/a.ts': value,
  'server/src/features/directory/a.ts': uses('../supervision/a.ts'),
  'server/src/http/app.ts': uses('../sample/a.ts', './other.ts'),
  'server/src/http/other.ts': uses('./app.ts'),
  'server/src/sample/a.ts': uses('../../../bench/src/index.ts'),
  'bench/src/index.ts': value,
  'workbench/src/main.ts': uses('../../server/src/index.ts'),
};

/** Every rule of the table must catch the offence planted for it. */
export async function checkImportsAreSeen() {
  return inFixture(offences, async (folder) => {
    const planted = [...new Set(Object.keys(offences).map((path) => path.split('/')[0]))].filter((name) =>
      rooms.includes(name),
    );
    const { summary } = await cruise(planted, folder);
    const caught = new Set(summary.violations.map(({ rule }) => rule.name));
    const blind = cruiserRules.forbidden.map(({ name }) => name).filter((name) => !caught.has(name));
    if (blind.length > 0)
      throw new Failed('rules that did not catch what was planted for them', blind.join('\n'));
    return `${caught.size} rules seen`;
  });
}
