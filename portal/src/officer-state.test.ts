import { describe, expect, it } from 'vitest';
import { certificateState, certificateWords } from './officer-state.ts';
import type { Officer } from './reader.ts';
import { sampleSeed } from './testing/sample.ts';

const officer: Officer = { ...sampleSeed.officers[0]!, validFrom: '2023-06-01', validUntil: '2026-11-30' };

describe('a certificate on a day', () => {
  it.each([
    ['before it begins', officer, '2023-05-31', 'notYet'],
    ['in the middle', officer, '2025-01-01', 'valid'],
    ['sixty-one days before the end', officer, '2026-09-30', 'valid'],
    ['sixty days before the end', officer, '2026-10-01', 'ending'],
    ['on the last day', officer, '2026-11-30', 'ending'],
    ['the day after', officer, '2026-12-01', 'expired'],
    ['the day before suspension', { ...officer, suspended: { from: '2025-03-01' } }, '2025-02-28', 'valid'],
    ['suspended without end', { ...officer, suspended: { from: '2025-03-01' } }, '2025-03-01', 'suspended'],
    [
      'last day of suspension',
      { ...officer, suspended: { from: '2025-03-01', to: '2025-04-01' } },
      '2025-04-01',
      'suspended',
    ],
    [
      'after suspension',
      { ...officer, suspended: { from: '2025-03-01', to: '2025-04-01' } },
      '2025-04-02',
      'valid',
    ],
    ['expired while suspended', { ...officer, suspended: { from: '2025-03-01' } }, '2027-01-01', 'expired'],
    ['withdrawn', { ...officer, withdrawnOn: '2025-03-01' }, '2025-03-01', 'withdrawn'],
  ] as const)('%s', (_when, given, on, expected) => {
    const state = certificateState(given, on);
    expect(state).toBe(expected);
    const { tone, sentence } = certificateWords(given, state);
    expect(tone === 'plain').toBe(state === 'valid');
    expect(sentence).toMatch(/。$/);
  });
});
