import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { filesUnder } from './files.mjs';
import { Failed, root } from './process.mjs';

const read = (path) => readFileSync(`${root}${path}`, 'utf8');

/** Where a page points within the repository: `[text](path#part)`, pictures too. */
function links(page) {
  return [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target.split('#')[0])
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

/** What the pages say of the code and of each other is there. */
export function checkDocs() {
  const pages = filesUnder('').filter((path) => path.endsWith('.md'));
  const pointed = pages.flatMap((page) => links(page).map((target) => ({ page, target })));
  const missing = pointed
    .filter(({ page, target }) => !existsSync(join(root, dirname(page), target)))
    .map(({ page, target }) => `${page} points to ${target}, which is not there`);

  const variables = [...read('server/src/config.ts').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(
    ([, name]) => name,
  );
  for (const readme of ['README.md', 'README.zh-CN.md']) {
    for (const name of variables) {
      if (!read(readme).includes(`\`${name}\``)) missing.push(`${readme} does not explain ${name}`);
    }
  }

  const listed = links('docs/decisions/README.md').map((target) => normalize(`docs/decisions/${target}`));
  for (const page of pages) {
    if (/^docs\/decisions\/\d{4}-/.test(page) && !listed.includes(page))
      missing.push(`docs/decisions/README.md does not list ${page}`);
  }

  if (missing.length > 0) throw new Failed('documents', [...new Set(missing)].join('\n'));
  if (pointed.length === 0 || variables.length === 0) throw new Failed('no links or no variables were found');
  return `${pages.length} pages, ${pointed.length} links`;
}
