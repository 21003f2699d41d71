import { describe, expect, it } from 'vitest';
import { isCivilDate } from '../calendar/civil.ts';
import { rules } from '../calendar/index.ts';
import { cite, citeAll, citeShort, placeText, ref } from './cite.ts';
import { findSource, getSource, sources } from './registry.ts';

describe('citations', () => {
  it.each([
    ['58', '第五十八条'],
    ['58.2', '第五十八条第二款'],
    ['64(1)', '第六十四条第一项'],
    ['72.1(1)', '第七十二条第一款第一项'],
    ['101', '第一百零一条'],
    ['110', '第一百一十条'],
    ['1130', '第一千一百三十条'],
  ])('%s is %s', (place, text) => expect(placeText(place)).toBe(text));

  it('carry the full name or the short one', () => {
    expect(cite('APL', 58)).toBe('《中华人民共和国行政处罚法》第五十八条');
    expect(citeShort('APL', 36, '42.1')).toBe('《行政处罚法》第三十六条、第四十二条第一款');
    expect(cite('SGO118')).toMatch(/^《国务院办公厅关于.*的指导意见》$/);
    expect(cite('ADI', 64)).toBe('《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》第六十四条');
    expect(citeAll([ref('ACL', '25'), ref('APL', '85')])).toBe(
      '《中华人民共和国行政强制法》第二十五条、《中华人民共和国行政处罚法》第八十五条',
    );
  });
});

describe('in force', () => {
  it.each([
    ['AIR', '2026-08-14', true],
    ['AIR', '2026-08-15', false],
    ['ECO', '2026-08-14', false],
    ['ECO', '2026-08-15', true],
    ['ARR2007', '2026-06-30', true],
    ['ARR', '2026-07-01', true],
    ['SUP', '2026-01-31', false],
    ['CRD58', '2026-04-01', false],
    ['CRD36', '2026-04-01', true],
  ] as const)('%s on %s: %s', (id, on, expected) => {
    const { from = on, until } = getSource(id);
    expect(from <= on && (until === undefined || on < until)).toBe(expected);
  });
});

describe('the table of sources', () => {
  it.each(sources)('$id is complete and consistent', (source) => {
    expect(source.name).not.toBe('');
    for (const date of [source.adopted, source.lastAmended, source.from, source.until]) {
      if (date !== undefined) expect(isCivilDate(date)).toBe(true);
    }
    if (source.from !== undefined && source.until !== undefined)
      expect(source.from < source.until).toBe(true);
    if (source.repealedBy !== undefined) {
      expect(source.until).toBe(findSource(source.repealedBy)?.from);
    }
  });

  it('counts ten laws that the ecological code repeals (art 1242)', () => {
    expect(sources.filter((source) => source.repealedBy === 'ECO')).toHaveLength(10);
  });

  it('has a readable place for every citation of the rules', () => {
    for (const rule of rules) expect(citeAll(rule.sources)).not.toContain('undefined');
  });
});
