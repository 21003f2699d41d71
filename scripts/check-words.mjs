import { readFileSync } from 'node:fs';
import { filesUnder } from './files.mjs';
import { Failed, root } from './process.mjs';

/** What the repository never says, and why. */
const forbidden = [
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b/, why: 'what is not done stands in an issue, not in the code' },
  { pattern: /(?<![\w.:/@-])\/(work|root|home|Users)\//, why: 'a path of one machine' },
  { pattern: /(?<![\w-])(lorem ipsum|dummy data)/i, why: 'a filler in place of the real thing' },
];

/** Binary, or written by npm. */
const unread = /(\.(png|jpe?g|gif|ico|pdf|woff2?|ttf|otf)|package-lock\.json|scripts\/check-words\.mjs)$/;

/** No file of the repository says what it should not. */
export function checkWords() {
  const files = filesUnder('').filter((path) => !unread.test(path));
  const found = files.flatMap((path) =>
    readFileSync(`${root}${path}`, 'utf8')
      .split('\n')
      .flatMap((line, i) =>
        forbidden
          .filter(({ pattern }) => pattern.test(line))
          .map(({ why }) => `${path}:${i + 1}: ${why}: ${line.trim().slice(0, 100)}`),
      ),
  );
  if (found.length > 0) throw new Failed('words', found.join('\n'));
  if (!files.includes('README.md')) throw new Failed('the files of the repository were not found');
  return `${files.length} files`;
}
