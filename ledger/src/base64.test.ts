import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64, findBase64 } from './base64.ts';

it('writes and reads what the platform does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(findBase64(base64(bytes))).toEqual(bytes);
    }),
    { numRuns: 300 },
  );
});

it('reads no second spelling of the same bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AQgw/+9=\n -_') }), (text) => {
      const bytes = findBase64(text);
      if (bytes !== undefined) expect(base64(bytes)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

it.each(['A', 'AA', 'AAA', 'AB==', 'AAB=', '====', 'AA=A', 'AAAA\n', 'A-__', 'ＡAAA'])(
  'refuses %j',
  (text) => {
    expect(findBase64(text)).toBeUndefined();
  },
);
