import type { Profile } from './profile.ts';

const sample = { source: '样例：东澜省', confirmed: false };

const TEN_THOUSAND = { fen: 1_000_000, inclusive: true };
const HUNDRED_THOUSAND = { fen: 10_000_000, inclusive: true };

const general = {
  naturalPerson: TEN_THOUSAND,
  individualBusiness: TEN_THOUSAND,
  organisation: HUNDRED_THOUSAND,
};

/** 东澜省: the fictional province of the sample county. Every value is marked as a sample. */
export const sampleDonglan: Profile = {
  id: 'sample-donglan',
  version: 1,
  zh: '东澜省（样例）',
  parent: 'national',
  sample: true,
  values: {
    'PEN-07': { value: { amount: 2 }, ...sample },
    'PEN-14': { value: { amount: 5 }, ...sample },
    'TRI-14': { value: { amount: 7, extension: 5, extensionTimes: 1 }, ...sample },
    'TRI-21': { value: { amount: 15 }, ...sample },
    'TRI-23a': { value: { amount: 7 }, ...sample },
    'TRI-23b': { value: { amount: 7 }, ...sample },
    hearingThresholds: {
      value: {
        market: general,
        environment: {
          naturalPerson: { fen: 500_000, inclusive: true },
          individualBusiness: { fen: 500_000, inclusive: true },
          organisation: { fen: 20_000_000, inclusive: false },
        },
        other: general,
      },
      ...sample,
    },
    individualBusinessSummaryAs: { value: 'organisation', ...sample },
    majorDecisionGrounds: {
      value: [
        'hearingHeld',
        'amountAtHearingThreshold',
        'suspensionOrRevocation',
        'belowMinimumOrOutsideTier',
        'suspectedCrime',
        'manyParties',
      ],
      ...sample,
    },
    manyPartiesOver: { value: 10, ...sample },
    reviewEveryOrdinaryCase: { value: ['environment'], ...sample },
    reviewBeforeNotice: { value: true, ...sample },
    collectiveDiscussion: { value: ['complexOrMajor', 'belowMinimum', 'largeAmount'], ...sample },
    decisionClockExclusions: {
      value: {
        market: ['hearing', 'publicNotice', 'testing', 'appraisal'],
        forestry: ['hearing', 'publicNotice', 'testing', 'appraisal'],
      },
      ...sample,
    },
    filingThresholds: { value: general, ...sample },
    filingKinds: { value: ['suspension', 'revocation'], ...sample },
    filingReceiver: { value: '县司法局', ...sample },
    publicationChannels: { value: ['agencySite', 'creditPlatform', 'enterpriseSystem'], ...sample },
  },
};
