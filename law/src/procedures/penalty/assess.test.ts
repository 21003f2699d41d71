import { describe, expect, it } from 'vitest';
import { resolveProfile } from '../../profiles/index.ts';
import { discussionReasons, hearingRight, outcomeRefusals } from './assess.ts';
import { reviewReasons } from './review-grounds.ts';
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
  parties: ['p1', 'p2'].map((own) =>
    own === party
      ? { party: own, penalties: [penalty] }
      : { party: own, penalties: [], noPenaltyGround: 'noFault' },
  ),
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
    ['above that tier, though called lighter', fine(9_000_000), departs('belowTier'), ['OUTSIDE_TIER']],
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

describe('a fine within law and tier （处罚法 art 30, 32, 34）', () => {
  const adult = born('1980-01-01');
  const item = sampleAgency.items['expired-food']!;
  const agency = {
    ...sampleAgency,
    items: {
      'expired-food': item,
      'no-purchase-check': sampleAgency.items['no-purchase-check']!,
      // 食品安全法 art 124(1): ten to twenty times the value of the goods, from 10,000 yuan on.
      'by-value': {
        ...item,
        id: 'by-value',
        fine: { unit: 'permille' as const, min: 10_000, max: 20_000 },
        tiers: [],
      },
    },
  };
  const asked = (intended: Outcome) => outcomeRefusals(adult, intended, agency).map(({ code }) => code);

  it.each([
    ['the least of the tier', 6_500_000, {}, []],
    ['the most of the tier', 8_500_000, {}, []],
    ['a fen below the tier', 6_499_999, {}, ['OUTSIDE_TIER']],
    ['a fen above the tier', 8_500_001, {}, ['OUTSIDE_TIER']],
    ['below the tier with a ground', 6_499_999, departs('belowTier'), []],
    ['above the tier with a ground', 8_500_001, departs('aboveTier'), []],
    ['above the tier, its ground one for less', 8_500_001, departs('belowTier'), ['OUTSIDE_TIER']],
    ['below the tier, its ground one for more', 6_499_999, departs('aboveTier'), ['OUTSIDE_TIER']],
    ['below the tier, called below the minimum', 6_499_999, departs('belowMinimum'), ['OUTSIDE_TIER']],
    ['the legal maximum', 10_000_000, { tier: 'heavy' }, []],
    ['above the legal maximum', 10_000_001, { tier: 'heavy' }, ['FINE_ABOVE_MAXIMUM']],
    ['above the maximum with any ground', 10_000_001, departs('aboveTier'), ['FINE_ABOVE_MAXIMUM']],
    ['below the legal minimum', 4_999_999, { tier: 'light' }, ['BELOW_MINIMUM']],
    ['below the minimum, called below the tier', 4_999_999, departs('belowTier'), ['BELOW_MINIMUM']],
    ['below the minimum with a ground', 4_999_999, departs('belowMinimum'), []],
    ['no tier', 7_000_000, { tier: undefined }, ['TIER_REQUIRED']],
    ['a tier there is not', 7_000_000, { tier: 'other' }, ['TIER_REQUIRED']],
  ] as const)('%s', (_what, fen, entry, expected) => {
    expect(asked(outcome(fine(fen), entry as Partial<OutcomeItem>))).toEqual(expected);
  });

  it.each([
    ['without what it is a multiple of', undefined, ['BASE_REQUIRED']],
    ['ten times it', 700_000, []],
    ['less than ten times it', 700_001, ['BELOW_MINIMUM']],
    ['twenty times it', 350_000, []],
    ['more than twenty times it', 349_999, ['FINE_ABOVE_MAXIMUM']],
  ] as const)('by multiples, %s', (_what, base, expected) => {
    const entry = { item: 'by-value', tier: undefined, ...(base === undefined ? {} : { base }) };
    expect(asked(outcome(fine(7_000_000), entry as Partial<OutcomeItem>))).toEqual(expected);
  });

  const own = (...penalties: Penalty[]): Outcome => ({
    ...outcome(fine(1)),
    parties: [
      { party: 'p1', penalties },
      { party: 'p2', penalties: [], noPenaltyGround: 'noFault' },
    ],
  });
  const unsaid = (kind: Outcome['kind'], ...penalties: Penalty[]): Outcome => ({
    ...own(...penalties),
    kind,
    noPenaltyGround: 'minor',
    parties: [
      { party: 'p1', penalties },
      { party: 'p2', penalties: [] },
    ],
  });
  const two = (...penalties: Penalty[]): Outcome => ({
    ...own(...penalties),
    items: [
      { item: 'expired-food', breached: [], basis: [], tier: 'normal' },
      { item: 'no-purchase-check', breached: [], basis: [], tier: 'first' },
    ],
  });
  const warning: Penalty = { kind: 'warning' };
  const apart = (...perParty: NonNullable<OutcomeItem['perParty']>): Outcome =>
    outcome(fine(7_000_000), { perParty });

  it.each([
    [
      'two fines for one breach count together',
      own(fine(7_000_000), fine(7_000_000)),
      ['FINE_ABOVE_MAXIMUM'],
    ],
    [
      'two fines for two breaches each by itself',
      two({ ...fine(8_000_000), item: 'expired-food' }, { ...fine(1_000_000), item: 'no-purchase-check' }),
      [],
    ],
    [
      'each within its own range',
      two({ ...fine(1_000_000), item: 'expired-food' }, { ...fine(8_000_000), item: 'no-purchase-check' }),
      ['BELOW_MINIMUM', 'FINE_ABOVE_MAXIMUM'],
    ],
    [
      'a fine for something that was not found',
      own({ ...fine(90_000_000), item: 'no-purchase-check' }),
      ['PENALTY_ITEM_UNKNOWN'],
    ],
    ['a fine without a breach', { ...own(fine(90_000_000)), items: [] }, ['ITEM_MISSING']],
    [
      'a party that stands there twice',
      { ...own(), parties: ['p1', 'p1', 'p2'].map((party) => ({ party, penalties: [fine(7_000_000)] })) },
      ['PARTY_REPEATED'],
    ],
    [
      'an item by a name that every object has',
      { ...own(fine(7_000_000)), items: [{ item: 'constructor', breached: [], basis: [] }] },
      ['ITEM_NOT_LISTED'],
    ],
    [
      'a breach that stands there twice',
      { ...own(fine(7_000_000)), items: [...own().items, ...own().items] },
      ['ITEM_REPEATED'],
    ],
    ['a kind the item does not provide', own(fine(7_000_000), warning), ['PENALTY_KIND_NOT_ALLOWED']],
    ['a kind that one of the items provides', two({ ...fine(8_000_000), item: 'expired-food' }, warning), []],
    [
      'that kind for the other item',
      two({ ...fine(8_000_000), item: 'expired-food' }, { ...warning, item: 'expired-food' }),
      ['PENALTY_KIND_NOT_ALLOWED'],
    ],
    [
      'a party left out, though it is to bear nothing',
      { ...own(), parties: [{ party: 'p1', penalties: [fine(7_000_000)] }] },
      ['PARTY_LEFT_OUT'],
    ],
    ['somebody weighed apart who is no party', apart({ party: 'p9', tier: 'light' }), ['PARTY_UNKNOWN']],
    [
      'a party weighed apart twice',
      apart({ party: 'p1', tier: 'normal' }, { party: 'p1', tier: 'heavy' }),
      ['PARTY_REPEATED'],
    ],
    ['a penalty that says none', own(), ['PENALTY_MISSING', 'SPARING_GROUND_MISSING']],
    [
      'no penalty without its ground （art 33）',
      { ...unsaid('noPenalty'), noPenaltyGround: undefined },
      ['NO_PENALTY_GROUND'],
    ],
    ['no penalty, with one', unsaid('noPenalty', warning), ['PENALTY_UNEXPECTED']],
    ['no penalty, with its ground', unsaid('noPenalty'), []],
    [
      'one party spared, without the ground （art 33）',
      unsaid('penalty', fine(7_000_000)),
      ['SPARING_GROUND_MISSING'],
    ],
    ['one party spared, with its ground', own(fine(7_000_000)), []],
    [
      'a ground for one party alone, where nobody is punished',
      { ...own(), kind: 'noPenalty', noPenaltyGround: 'minor' },
      ['SPARING_GROUND_UNEXPECTED'],
    ],
    [
      'a ground to spare who is punished',
      {
        ...own(),
        parties: own(fine(7_000_000)).parties.map((one) => ({
          ...one,
          penalties: [fine(7_000_000)],
          noPenaltyGround: 'minor' as const,
        })),
      },
      ['SPARING_GROUND_UNEXPECTED'],
    ],
    [
      'somebody who is no party',
      {
        ...own(),
        parties: [...own(fine(7_000_000)).parties, { party: 'p9', penalties: [], noPenaltyGround: 'minor' }],
      },
      ['PARTY_UNKNOWN'],
    ],
  ] as const)('%s', (_what, intended, expected) => {
    expect(asked(intended as Outcome)).toEqual(expected);
  });
});

describe('two who broke the law together, each weighed apart （处罚法 art 5(2)）', () => {
  const both = (first: number, second: number, entry: Partial<OutcomeItem>): Outcome => ({
    ...outcome(fine(first), entry),
    parties: [
      { party: 'p1', penalties: [fine(first)] },
      { party: 'p2', penalties: [fine(second)] },
    ],
  });
  const less = departs('belowMinimum');
  const more = departs('aboveTier');

  it.each([
    ['one in another tier', both(7_000_000, 9_000_000, { perParty: [{ party: 'p2', tier: 'heavy' }] }), []],
    ['one in another tier, not said of that one', both(7_000_000, 9_000_000, {}), ['OUTSIDE_TIER']],
    [
      'the tier of the other',
      both(7_000_000, 9_000_000, { perParty: [{ party: 'p1', tier: 'heavy' }] }),
      ['OUTSIDE_TIER', 'OUTSIDE_TIER'],
    ],
    [
      'one below the legal minimum, one above the tier, each with its ground',
      both(1_000_000, 9_000_000, {
        ...less,
        perParty: [{ party: 'p2', tier: 'normal', ...more }],
      }),
      [],
    ],
    [
      'the ground of one is none of the other',
      both(1_000_000, 1_000_000, { ...less, perParty: [{ party: 'p2', tier: 'normal' }] }),
      ['BELOW_MINIMUM'],
    ],
    [
      'one below the legal minimum: that ground does for the tier as well （art 32）',
      both(7_000_000, 1_000_000, { perParty: [{ party: 'p2', tier: 'normal', ...less }] }),
      [],
    ],
    [
      'nothing is taken over from what is said of everybody',
      both(7_000_000, 7_000_000, { perParty: [{ party: 'p2' }] }),
      ['TIER_REQUIRED'],
    ],
  ] as const)('%s', (_what, intended, expected) => {
    expect(codes(born('1980-01-01'), intended)).toEqual(expected);
  });

  it('is asked of a minor by what is said of the minor', () => {
    const intended = (perParty: OutcomeItem['perParty']) =>
      both(7_000_000, 7_000_000, perParty === undefined ? {} : { perParty });
    expect(codes(seventeen, intended(undefined))).toEqual(['MINOR_MUST_BE_LIGHTER']);
    const lighter = [{ party: 'p1', tier: 'heavy', ...departs('belowTier') }];
    expect(codes(seventeen, intended(lighter))).toEqual([]);
  });

  it('is discussed collectively and reviewed where one departs （art 57(2)）', () => {
    const profile = resolveProfile('national');
    const reasons = (perParty: NonNullable<OutcomeItem['perParty']>) => {
      const intended = both(7_000_000, 9_000_000, { perParty });
      const asked = [born('1980-01-01'), intended, sampleAgency, profile] as const;
      return [discussionReasons(...asked), reviewReasons(...asked)].map((list) =>
        list.some(({ zh }) => zh === '减轻处罚或者超出裁量阶次'),
      );
    };
    expect(reasons([{ party: 'p2', tier: 'heavy' }])).toEqual([false, false]);
    expect(reasons([{ party: 'p2', tier: 'normal', ...more }])).toEqual([true, true]);
  });
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

describe('when the law reaches an act （处罚法 art 36, 37）', () => {
  const conduct = (to: string, harm = false) => ({ ...filedState.conduct!, from: to, to, harm });
  const found = (receivedOn: string, to: string, harm = false) => ({
    ...born('1980-01-01'),
    conduct: conduct(to, harm),
    lead: { ...filedState.lead!, receivedOn },
  });

  // 生态环境法典 art 1054 from 2026-08-15 on.
  it.each([
    ['two years to the day', found('2026-03-10', '2024-03-10'), 'market', []],
    ['a day later', found('2026-03-11', '2024-03-10'), 'market', ['LIMITATION_PASSED']],
    ['from the last day of February', found('2026-02-28', '2024-02-29'), 'market', []],
    ['five years where safety was harmed', found('2026-03-10', '2021-03-10', true), 'market', []],
    ['a day later', found('2026-03-11', '2021-03-10', true), 'market', ['LIMITATION_PASSED']],
    [
      'five years for harm to the environment under its code',
      found('2031-08-15', '2026-08-15', true),
      'environment',
      [],
    ],
    ['two for harm before it', found('2028-08-15', '2026-08-14', true), 'environment', ['LIMITATION_PASSED']],
  ] as const)('%s', (_what, state, field, expected) => {
    const item = { ...sampleAgency.items['expired-food']!, safety: field === 'market' };
    const agency = { ...sampleAgency, field, items: { 'expired-food': item } };
    const refusals = outcomeRefusals(state, outcome(fine(7_000_000)), agency);
    expect(refusals.map(({ code }) => code)).toEqual(expected);
  });

  it.each([
    ['the first day it is in force', { inForceFrom: '2026-03-10' }, []],
    ['the day before', { inForceFrom: '2026-03-11' }, ['LAW_NOT_IN_FORCE']],
    ['the last day', { inForceUntil: '2026-03-11' }, []],
    ['the day it has gone out of force', { inForceUntil: '2026-03-10' }, ['LAW_NOT_IN_FORCE']],
  ] as const)('a clause on %s', (_what, span, expected) => {
    const item = sampleAgency.items['expired-food']!;
    const [clause] = item.basis;
    const agency = {
      ...sampleAgency,
      items: { 'expired-food': { ...item, basis: [{ ...clause!, ...span }] } },
    };
    const cited = outcome(fine(7_000_000), { basis: [`${clause!.law}${clause!.article}`] });
    const asked = (intended: Outcome) =>
      outcomeRefusals(born('1980-01-01'), intended, agency).map(({ code }) => code);
    expect(asked(cited)).toEqual(expected);
    expect(asked(outcome(fine(7_000_000)))).toEqual([]);
  });
});
