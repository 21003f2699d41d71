import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { encoded } from './encoded.ts';

it('gives the UTF-8 of each text, and what it gave before stays as it was', () => {
  const long = fc
    .tuple(fc.string({ minLength: 1, maxLength: 9 }), fc.nat({ max: 6_000 }))
    .map(([mark, times]) => `“明镜”𠮷${mark}\n`.repeat(times));
  const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), long), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(texts, (given) => {
      const bytes = given.map(encoded);
      for (const [i, text] of given.entries())
        expect(Buffer.from(text).equals(bytes[i]!), `text ${i}`).toBe(true);
    }),
    { numRuns: 20, endOnFailure: true },
  );
});
