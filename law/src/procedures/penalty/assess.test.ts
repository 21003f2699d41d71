import { describe, expect, it } from 'vitest';
import { resolveProfile } from '../../profiles/index.ts';
import { hearingRight, outcomeRefusals } from './assess.ts';
import type { Outcome, OutcomeItem, Penalty } from './state.ts';
import { filedState, sampleAgency } from './testing.ts';

/** 食品安全法 art 124: fines of 50,000 to 100,000 yuan in three tiers; the conduct lasted to 2026-03-10. */
const born = (birthDate: string, capacity?: 'reduced' | 'none') => ({
  ...filedState,
  parties: [
    {
      id: 'p1',
      kind: 'naturalPerson' as const,
      person: { name: '样例', birthDate, ...(capacity === undefined ? {} : { capacity }) },
    },
    { id: 'p2', kind: 'naturalPerson' as const, person: { name: '样例乙', birthDate: '1980-01-01' } },
  ],
});
const seventeen = born('2008-06-01');

const outcome = (penalty: Penalty, entry: Partial<OutcomeItem> = {}, party = 'p1'): Outcome => ({
  kind: 'penalty',
  items: [{ item: 'expired-food', breached: [], basis: [], tier: 'normal', ...entry }],
  parties: [{ party, penalties: [penalty] }],
  surchargeAnnounced: true,
  complex: false,
  majorPublicInterest: false,
  suspectedCrime: false,
});
const fine = (fen: number): Penalty => ({ kind: 'fine', fen });
const departs = (kind: 'belowTier' | 'aboveTier' | 'belowMinimum') => ({
  departure: { kind, ground: '未成年人' },
});

const codes = (state: typeof seventeen, intended: Outcome) =>
  outcomeRefusals(state, intended, sampleAgency).map((refusal) => refusal.code);

describe('a party of fourteen to eighteen （处罚法 art 30）', () => {
  it.each([
    ['the tier anyone would be in', fine(7_000_000), {}, ['MINOR_MUST_BE_LIGHTER']],
    ['above that tier', fine(9_000_000), departs('aboveTier'), ['MINOR_MUST_BE_LIGHTER']],
    [
      'above that tier, though called lighter',
      fine(9_000_000),
      departs('belowTier'),
      ['MINOR_MUST_BE_LIGHTER'],
    ],
    [
      'below the tier of the conduct （从轻）',
      fine(7_000_000),
      { tier: 'heavy', ...departs('belowTier') },
      [],
    ],
    ['below the legal minimum （减轻）', fine(1_000_000), departs('belowMinimum'), []],
    ['within the lowest tier', fine(6_500_000), { tier: 'light' }, []],
    [
      'confiscated gains, of which there are no tiers',
      { kind: 'confiscateIllegalGains', fen: 10_000 },
      {},
      [],
    ],
  ] as const)('%s', (_what, penalty, entry, expected) => {
    expect(codes(seventeen, outcome(penalty, entry))).toEqual(expected);
  });

  it('is asked of that party alone', () => {
    expect(codes(seventeen, outcome(fine(7_000_000), {}, 'p2'))).toEqual([]);
  });

  it('without tiers is fined less than the law’s most', () => {
    const expired = sampleAgency.items['expired-food']!;
    const agency = { ...sampleAgency, items: { 'expired-food': { ...expired, tiers: [] } } };
    const asked = (fen: number) =>
      outcomeRefusals(seventeen, outcome(fine(fen)), agency).map((refusal) => refusal.code);
    expect(asked(10_000_000)).toEqual(['MINOR_MUST_BE_LIGHTER']);
    expect(asked(9_999_900)).toEqual([]);
  });
});

it.each([
  ['under fourteen （art 30）', born('2013-01-01'), ['UNDER_FOURTEEN']],
  ['fourteen on the first day of the conduct', born('2012-02-17'), ['MINOR_MUST_BE_LIGHTER']],
  ['eighteen on that day', born('2008-02-17'), []],
  ['unable to control the own conduct （art 31）', born('1980-01-01', 'none'), ['NO_CAPACITY']],
  ['of reduced capacity, who may be punished more lightly （art 31）', born('1980-01-01', 'reduced'), []],
])('a fine in the middle tier on somebody %s', (_who, state, expected) => {
  expect(codes(state, outcome(fine(7_000_000)))).toEqual(expected);
});

describe('the right to a hearing （处罚法 art 63）', () => {
  const profile = resolveProfile('sample-donglan');
  const person = born('1980-01-01').parties[0]!;
  const threshold = profile.values.hearingThresholds!.value[sampleAgency.field]!.naturalPerson!;
  const over = threshold.fen + 100;

  it.each([
    ['a fine below the sum', fine(threshold.fen - 100), undefined],
    ['a fine above it', fine(over), '63(1)(一)'],
    ['gains above it that are confiscated', { kind: 'confiscateIllegalGains', fen: over }, '63(1)(二)'],
    ['a licence that is revoked', { kind: 'downgradeQualification' }, '63(1)'],
  ] as const)('%s', (_what, penalty, article) => {
    const right = hearingRight(outcome(penalty as Penalty), person, sampleAgency, profile);
    expect((right?.source as { article?: string } | undefined)?.article).toBe(article);
  });
});
