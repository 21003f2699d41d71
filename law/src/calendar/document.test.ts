import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deadlinesDocument } from './document.ts';

it('docs/deadlines.md is the rule table as it stands', () => {
  const written = readFileSync(new URL('../../../docs/deadlines.md', import.meta.url), 'utf8');
  expect(written).toBe(deadlinesDocument());
});
