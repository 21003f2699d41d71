import { describe, expect, it } from 'vitest';
import { profiles, resolveProfile } from '../../profiles/index.ts';
import { reviewCatalogue, reviewReasons } from './review-grounds.ts';
import type { Hearing, Outcome } from './state.ts';
import { at, sampleAgency } from './testing.ts';
import { case1 } from './testing-decided.ts';

const mark = { seq: 7, at: at('2026-04-01'), by: 'x' };
const hearing: Hearing = {
  id: 'hearing-6',
  parties: [],
  scheduled: {
    ...{ ...mark, on: '2026-04-01', startsAt: mark.at, place: '', chair: 'x', recorder: 'y', members: [] },
    public: true,
  },
  postponed: [],
  held: mark,
};

const words = (field: Parameters<typeof reviewCatalogue>[0], profile: Parameters<typeof resolveProfile>[0]) =>
  reviewCatalogue(field, resolveProfile(profile)).map((line) => line.zh);

describe('the catalogue of major decisions （重大执法决定法制审核目录）', () => {
  it('where no region adds anything is what 处罚法 art 58(1)(一)至(三) says', () => {
    expect(words('market', 'national')).toEqual([
      '涉及重大公共利益的',
      '直接关系当事人或者第三人重大权益，经过听证程序的',
      '案件情况疑难复杂、涉及多个法律关系的',
    ]);
  });

  it('states a region’s own grounds with their figures, kinds of party with one sum together', () => {
    const market = words('market', 'sample-donglan');
    expect(market).toContain(
      '罚款或者没收达到听证标准的：自然人、个体工商户¥10,000.00以上；法人或者其他组织¥100,000.00以上',
    );
    expect(market).toContain('当事人超过10人的');
    expect(market).toContain('涉嫌犯罪的');
    expect(market).not.toContain('本领域适用普通程序的案件，每件都审核');
  });

  it('differs by field', () => {
    const environment = words('environment', 'sample-donglan');
    expect(environment).toContain('本领域适用普通程序的案件，每件都审核');
    expect(environment).toContain(
      '罚款或者没收达到听证标准的：自然人、个体工商户¥5,000.00以上；法人或者其他组织超过¥200,000.00',
    );
  });

  it.each(profiles)('of $id names a source for every line', (profile) => {
    for (const line of reviewCatalogue('other', profile)) expect(line.source).not.toBe('');
  });

  it('is a reason, line by line and in the same words, for a case to which all of it applies', () => {
    const profile = resolveProfile('sample-donglan');
    const agency = { ...sampleAgency, field: 'environment' as const };
    const outcome: Outcome = {
      ...case1.decision!.outcome,
      ...{ majorPublicInterest: true, complex: true, suspectedCrime: true },
      items: case1.decision!.outcome.items.map((item) => ({
        ...item,
        departure: { kind: 'belowTier' as const, ground: '样例' },
      })),
      parties: [
        {
          party: 'p1',
          penalties: [{ kind: 'fine', fen: 100_000_000 }, { kind: 'orderClosure' }],
        },
      ],
    };
    const state = {
      ...case1,
      parties: Array.from({ length: 11 }, (_, index) => ({ ...case1.parties[0]!, id: `p${index + 1}` })),
      hearings: [hearing],
    };
    const reasons = reviewReasons(state, outcome, agency, profile).map(({ zh }) => zh);
    const lines = reviewCatalogue('environment', profile).map(({ zh }) => zh);
    expect(reasons).toHaveLength(9);
    expect(lines.map((line, index) => line.slice(0, reasons[index]?.length))).toEqual(reasons);
  });
});
