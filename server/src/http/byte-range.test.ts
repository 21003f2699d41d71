import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRange } from './byte-range.ts';

const part = (first: number, last: number) => ({ kind: 'part', first, last });
const whole = { kind: 'whole' };
const unsatisfiable = { kind: 'unsatisfiable' };

describe('a range of a file of 100 bytes', () => {
  it.each([
    [undefined, whole],
    ['bytes=0-', part(0, 99)],
    ['bytes=0-0', part(0, 0)],
    ['bytes=20-29', part(20, 29)],
    ['bytes=99-', part(99, 99)],
    ['bytes=90-1000', part(90, 99)],
    ['bytes=-10', part(90, 99)],
    ['bytes=-1000', part(0, 99)],
    ['bytes=-0', unsatisfiable],
    ['bytes=100-', unsatisfiable],
    ['bytes=100-200', unsatisfiable],
    ['bytes=30-20', whole],
    ['bytes=-', whole],
    ['bytes=0-1,5-6', whole],
    ['lines=0-1', whole],
    ['bytes=a-b', whole],
    ['bytes=99999999999999999999-', whole],
  ])('%s', (asked, expected) => {
    expect(readRange(asked, 100, '"a"')).toEqual(expected);
  });

  it('of another version is the whole of this one', () => {
    expect(readRange('bytes=1-2', 100, '"a"', '"a"')).toEqual(part(1, 2));
    expect(readRange('bytes=1-2', 100, '"a"', '"b"')).toEqual(whole);
    expect(readRange('bytes=1-2', 100, '"a"', 'Sun, 22 Nov 2026 00:00:00 GMT')).toEqual(whole);
  });
});

it('a part lies within the file, whatever is asked', () => {
  const number = fc.option(fc.nat(300), { nil: '' });
  fc.assert(
    fc.property(number, number, fc.nat(200), (from, to, size) => {
      const range = readRange(`bytes=${from}-${to}`, size, '"a"');
      if (range.kind !== 'part') return;
      expect(range.first).toBeGreaterThanOrEqual(0);
      expect(range.last).toBeGreaterThanOrEqual(range.first);
      expect(range.last).toBeLessThan(size);
    }),
    { numRuns: 300 },
  );
});
