import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { joined, utf8 } from './bytes.ts';

it('gives the UTF-8 of all parts, and what it gave before stays as it was', () => {
  const long = fc
    .tuple(fc.string({ minLength: 1, maxLength: 9 }), fc.nat({ max: 6_000 }))
    .map(([mark, times]) => `“明镜”𠮷${mark}\n`.repeat(times));
  const part = fc.oneof(fc.string({ unit: 'binary' }), long, fc.string({ unit: 'binary' }).map(utf8));
  const pages = fc.array(fc.array(part, { maxLength: 6 }), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(pages, (given) => {
      const bytes = given.map(joined);
      for (const [i, parts] of given.entries())
        expect(
          Buffer.concat(parts.map((one) => (typeof one === 'string' ? Buffer.from(one) : one))).equals(
            bytes[i]!,
          ),
          `page ${i}`,
        ).toBe(true);
    }),
    { numRuns: 20, endOnFailure: true },
  );
});
