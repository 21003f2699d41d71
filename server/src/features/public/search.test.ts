import { describe, expect, it } from 'vitest';
import { indexConditions, planOf, searchedWords } from './search.ts';

const known = { rows: 1_000_000, shares: { 食品: 0.3, 品安: 0.2, 安全: 0.25, 滥伐: 0.02, 罚: 1 } };

describe('the plan follows the word', () => {
  it.each([
    ['no word', [], 'list'],
    ['a common pair', ['食品'], 'newest'],
    ['a longer word of common pairs', ['食品安全'], 'newest'],
    ['a character in every row', ['罚'], 'newest'],
    ['a word with one rare pair', ['食品钮'], 'index'],
    ['a common and a rare word', ['食品', '钮扣'], 'index'],
    ['two common words', ['食品', '安全'], 'newest'],
    ['common words that hardly meet', ['滥伐', '滥伐', '滥伐'], 'index'],
    ['a document number', ['青市监罚〔2026〕12号'], 'number'],
    ['a document number and a word', ['青市监罚〔2026〕12号', '食品钮'], 'index'],
  ] as const)('%s', (_what, words, plan) => {
    expect(planOf(words, known, 20)).toBe(plan);
  });

  it('asks the index in a small store, and where nothing is known', () => {
    expect(planOf(['食品'], { ...known, rows: 100 }, 20)).toBe('index');
    expect(planOf(['食品'], { rows: 1_000_000, shares: {} }, 20)).toBe('index');
  });
});

describe('what the index is asked', () => {
  const asked = (word: string) => {
    const values: unknown[] = [];
    const conditions = indexConditions(word, (v) => `$${values.push(v)}`);
    return [conditions.length, ...values];
  };
  /** Both ends of the range in which what ends like this stands, read backwards. */
  const ending = (reversed: string) => [reversed, `${reversed}\u{10ffff}`];
  it.each([
    ['滥', [1, ['滥']]],
    ['滥伐', [1, ['滥伐']]],
    ['滥伐林木', [1, '%滥伐林木%']],
    ['50%_', [2, ['50', '0%', '%_'], '50%_']],
    ['〔2026〕12号', [1, ...ending('号21〕6202〔')]],
    ['监罚〔2026〕12号', [1, ...ending('号21〕6202〔罚监')]],
    [
      '青岚市市场监督管理局监罚〔2026〕12号',
      [2, ...ending('号21〕6202〔'), '青岚市市场监督管理局监罚〔2026〕12号'],
    ],
    ['〔2026〕12号案', [2, ...ending('号21〕6202〔'), '〔2026〕12号案']],
    ['〔2026〕1号2号', [2, ...ending('号1〕6202〔'), '〔2026〕1号2号']],
    ['1号罚〔2026〕2号', [2, ...ending('号2〕6202〔'), '1号罚〔2026〕2号']],
    [
      '罚〔2026〕1号罚〔2026〕2号',
      [3, ...ending('号1〕6202〔'), ...ending('号2〕6202〔'), '罚〔2026〕1号罚〔2026〕2号'],
    ],
    ['》第', [1, ['》第']]],
    ['。“a', [2, ['。“', '“a'], '。“a']],
  ])('%s', (word, expected) => {
    expect(asked(word)).toEqual(expected);
  });
});

describe('what is asked is put into the form of what is searched', () => {
  it.each([
    ['青市监罚[2026]12号', ['青市监罚〔2026〕12号']],
    ['青市监罚［2026］12号', ['青市监罚〔2026〕12号']],
    ['青市监罚(2026)12号', ['青市监罚〔2026〕12号']],
    ['青市监罚（2026）12号', ['青市监罚〔2026〕12号']],
    ['青市监罚【２０２６】１２号', ['青市监罚〔2026〕12号']],
    ['青市监罚〔2026〕12号', ['青市监罚〔2026〕12号']],
    ['ＭＡ0ry02ｂｘd', ['ma0ry02bxd']],
    ['（个体）　[12] （20261）', ['（个体）', '[12]', '（20261）']],
  ])('%s', (q, words) => {
    expect(searchedWords({ q, limit: 20 })).toEqual(words);
  });
});
