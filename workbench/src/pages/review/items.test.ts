import { describe, expect, it } from 'vitest';
import { answered, answersOf, nextOpen, reviewItems } from './items.ts';

describe('the items of a review', () => {
  it('are eleven, answered or not', () => {
    expect(reviewItems).toHaveLength(11);
    expect(answersOf(undefined)).toHaveLength(11);
    expect(
      answersOf([{ item: 'law', result: 'problem', note: '引用已废止的条款' }]).find(
        (entry) => entry.item === 'law',
      ),
    ).toMatchObject({
      result: 'problem',
    });
  });

  it('keep a note until it is emptied', () => {
    const noted = answered(answersOf([]), 0, { result: 'problem', note: '缺材料' });
    expect(noted[0]).toEqual({ item: 'subject', result: 'problem', note: '缺材料' });
    expect(answered(noted, 0, { result: 'pass' })[0]).toEqual({
      item: 'subject',
      result: 'pass',
      note: '缺材料',
    });
    expect(answered(noted, 0, { note: '' })[0]).toEqual({ item: 'subject', result: 'problem' });
  });

  it('lead from one open or problematic item to the next, round and round', () => {
    let answers = answersOf(reviewItems.map((item) => ({ item, result: 'pass' })));
    expect(nextOpen(answers, 4, 1)).toBe(4);
    answers = answered(answered(answers, 2, { result: 'problem' }), 8, { result: 'problem' });
    expect(nextOpen(answers, 2, 1)).toBe(8);
    expect(nextOpen(answers, 8, 1)).toBe(2);
    expect(nextOpen(answers, 2, -1)).toBe(8);
    expect(nextOpen(answers, 0, 1)).toBe(2);
  });
});
