import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOf, yuanOf } from './money.ts';

describe('money on a form', () => {
  it.each([
    ['6000', 600_000],
    ['6,000.5', 600_050],
    ['¥12,000.00', 1_200_000],
    ['１２', 1_200],
    ['0', 0],
    ['', undefined],
    ['  ', undefined],
    ['12.345', undefined],
    ['-5', undefined],
    ['六千', undefined],
  ])('reads %s', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });

  it('writes what it reads back to the same sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000_00 }), (fen) => {
        expect(fenOf(yuanOf(fen))).toBe(fen);
      }),
    );
  });

  it('writes nothing for what is no sum', () => {
    expect([undefined, -1, 1.5, Number.NaN].map((fen) => yuanOf(fen))).toEqual(['', '', '', '']);
  });
});
