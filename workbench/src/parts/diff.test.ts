import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff, sentences } from './diff.ts';

const before = (pieces: ReturnType<typeof diff>) =>
  pieces
    .filter((p) => p.kind !== 'added')
    .map((p) => p.text)
    .join('');
const after = (pieces: ReturnType<typeof diff>) =>
  pieces
    .filter((p) => p.kind !== 'removed')
    .map((p) => p.text)
    .join('');

describe('the difference of two texts', () => {
  it('marks the characters of a sentence that was edited', () => {
    expect(diff('罚款5000元。没收违法所得。', '罚款6000元。没收违法所得。')).toEqual([
      { kind: 'same', text: '罚款' },
      { kind: 'removed', text: '5' },
      { kind: 'added', text: '6' },
      { kind: 'same', text: '000元。没收违法所得。' },
    ]);
  });

  it('marks a sentence that was put in', () => {
    expect(diff('一。三。', '一。二。三。').filter((piece) => piece.kind === 'added')).toEqual([
      { kind: 'added', text: '二。' },
    ]);
  });

  it('says nothing of texts that are the same', () => {
    expect(diff('', '')).toEqual([]);
    expect(diff('甲。', '甲。')).toEqual([{ kind: 'same', text: '甲。' }]);
  });

  it('holds both texts whole', () => {
    const text = fc
      .array(fc.constantFrom('甲', '乙', '。', '；', '\n', '一'), { maxLength: 40 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const pieces = diff(a, b);
        expect(before(pieces)).toBe(a);
        expect(after(pieces)).toBe(b);
      }),
    );
  });

  it('cuts sentences without losing a character', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(sentences(text).join('')).toBe(text);
      }),
    );
  });
});
