import { definitionsOf, procedures } from '@mingjing/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesOf } from './messages.ts';
import { fenOf, fenOrTyped, yuanOf } from './money.ts';

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

  it.each([
    ['500', 50_000, true],
    [' ', undefined, true],
    ['5oo', '5oo', false],
    ['12.345', '12.345', false],
  ])('is not taken for left empty where it cannot be read: %j', (typed, value, passes) => {
    const { schema } = definitionsOf(procedures['penalty-summary']).get('spot.decide')!;
    expect(fenOrTyped(typed)).toBe(value);
    const wrong = messagesOf(schema.safeParse({ fine: fenOrTyped(typed) }).error, {}).has('fine');
    expect(wrong).toBe(!passes);
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
