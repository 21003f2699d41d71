import { expect, it } from 'vitest';
import { deadlinesDocument } from './document.ts';

// Written anew by `vitest --update`.
it('docs/deadlines.md is the rule table as it stands', async () => {
  await expect(deadlinesDocument()).toMatchFileSnapshot('../../../docs/deadlines.md');
});
