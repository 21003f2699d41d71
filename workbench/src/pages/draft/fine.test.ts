import type { AgencyFacts } from '@mingjing/law';
import type { OutcomeItem } from '@mingjing/law/penalty';
import { describe, expect, it } from 'vitest';
import { placeOfFine, rangeText } from './items.tsx';

const items: AgencyFacts['items'] = {
  food: {
    id: 'food',
    zh: '经营超过保质期的食品',
    breached: [],
    basis: [],
    kinds: ['fine'],
    fine: { unit: 'fen', min: 5_000_000, max: 10_000_000 },
    tiers: [{ id: 'light', zh: '从轻', condition: '', unit: 'fen', min: 5_000_000, max: 6_500_000 }],
    summary: false,
    safety: true,
  },
  felling: {
    id: 'felling',
    zh: '滥伐林木',
    breached: [],
    basis: [],
    kinds: ['fine'],
    fine: { unit: 'permille', min: 3000, max: 5000 },
    tiers: [{ id: 'heavy', zh: '较重', condition: '', unit: 'permille', min: 4000, max: 5000 }],
    summary: false,
    safety: false,
  },
};
const agency = { items } as unknown as AgencyFacts;
const entry = (more: Partial<OutcomeItem>): OutcomeItem => ({
  item: 'food',
  breached: [],
  basis: [],
  tier: 'light',
  ...more,
});

describe('where a fine stands', () => {
  it.each([
    [4_999_999, 'belowMinimum'],
    [5_000_000, 'within'],
    [6_500_000, 'within'],
    [6_500_001, 'outside'],
    [10_000_000, 'outside'],
    [10_000_001, 'aboveMaximum'],
  ] as const)('%i fen is %s', (fen, place) => {
    expect(placeOfFine(fen, entry({}), agency)).toBe(place);
  });

  it('follows the base where the law counts in multiples', () => {
    const felling = entry({ item: 'felling', tier: 'heavy', base: 980_000 });
    expect(placeOfFine(3_920_000, felling, agency)).toBe('within');
    expect(placeOfFine(3_919_999, felling, agency)).toBe('outside');
    expect(placeOfFine(3_920_000, entry({ item: 'felling', tier: 'heavy' }), agency)).toBe('unknown');
  });

  it('is not judged before a tier is chosen', () => {
    const { tier: _, ...without } = entry({});
    expect(placeOfFine(6_000_000, without, agency)).toBe('unknown');
  });

  it('is shown with its range', () => {
    expect(rangeText({ unit: 'fen', min: 5_000_000, max: 6_500_000 }, undefined)).toBe(
      '50,000.00—65,000.00元',
    );
    expect(rangeText({ unit: 'permille', min: 3000, max: 3000 }, 980_000)).toBe('3倍（29,400.00元）');
  });
});
