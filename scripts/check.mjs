/** `npm run check`: everything that needs no running product. Two at a time; the first column of the summary names the check. */
import { checkDeadCode, checkDeadCodeIsSeen } from './check-dead-code.mjs';
import { checkDocs } from './check-docs.mjs';
import { checkImports, checkImportsAreSeen } from './check-imports.mjs';
import { checkLint, checkLintIsSeen } from './check-lint.mjs';
import { checkTypes, checkTypesAreSeen } from './check-types.mjs';
import { checkWords } from './check-words.mjs';
import { rooms } from './files.mjs';
import { Failed } from './process.mjs';

const checks = [
  ...rooms.map((room) => ({ name: `types of ${room}`, check: () => checkTypes(room) })),
  { name: 'types, planted error', check: checkTypesAreSeen },
  { name: 'lint and format', check: checkLint },
  { name: 'lint, planted error', check: checkLintIsSeen },
  { name: 'imports', check: checkImports },
  { name: 'imports, planted errors', check: checkImportsAreSeen },
  { name: 'dead code', check: checkDeadCode },
  { name: 'dead code, planted file', check: checkDeadCodeIsSeen },
  { name: 'words', check: async () => checkWords() },
  { name: 'documents', check: async () => checkDocs() },
];

const began = performance.now();
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1).padStart(5)} s`;
const failures = [];
const waiting = [...checks];

async function work() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const started = performance.now();
    try {
      const seen = await next.check();
      console.log(`  ok    ${next.name.padEnd(24)} ${seconds(started)}  ${seen}`);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      failures.push({ name: next.name, error });
      console.log(`  FAIL  ${next.name.padEnd(24)} ${seconds(started)}`);
    }
  }
}

await Promise.all([work(), work()]);
for (const { name, error } of failures)
  console.error(`\n${name}: ${error.message}\n${error.output.trimEnd()}`);
console.log(
  `\ncheck: ${checks.length - failures.length} of ${checks.length} passed in ${seconds(began).trim()}`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
