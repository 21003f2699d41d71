import { describe, expect, it } from 'vitest';
import { periodRules, rules } from '../calendar/index.ts';
import { findPeriod, findSummaryCeiling, isProfileId, profiles, resolveProfile } from './resolve.ts';

describe('profiles', () => {
  it.each(profiles)('$id@$version is frozen as released', (profile) => {
    expect(profile).toMatchSnapshot(`${profile.id}@${profile.version}`);
  });

  it.each(profiles)('$id states a source for every value', (profile) => {
    for (const [key, stated] of Object.entries(profile.values)) {
      expect([key, stated?.source.trim()]).not.toEqual([key, '']);
      expect([key, typeof stated?.confirmed]).toEqual([key, 'boolean']);
      expect([key, stated?.value]).not.toEqual([key, undefined]);
    }
  });

  it.each(profiles)('$id sets only periods that a profile may set', (profile) => {
    const settable = new Set(
      rules.filter((rule) => rule.overridable === true).map((rule) => rule.id as string),
    );
    const set = Object.keys(profile.values).filter((key) => /^[A-Z]{3}-/.test(key));
    expect(set.filter((key) => !settable.has(key))).toEqual([]);
  });

  it('inherit value by value', () => {
    const resolved = resolveProfile('sample-donglan');
    const national = resolveProfile('national');
    expect(resolved.values.reviewBeforeNotice?.value).toBe(true);
    expect(national.values.reviewBeforeNotice?.value).toBe(false);
    expect(resolved.values.summaryCeilings).toEqual(national.values.summaryCeilings);
    expect(Object.keys(resolved.values)).toEqual(expect.arrayContaining(Object.keys(national.values)));
  });

  it('of the sample say that they are samples', () => {
    const sample = profiles.find((profile) => profile.id === 'sample-donglan');
    expect(sample?.sample).toBe(true);
    for (const stated of Object.values(sample?.values ?? {})) {
      expect(stated).toMatchObject({ confirmed: false, source: '样例：东澜省' });
    }
  });

  it('are known by id', () => {
    expect(isProfileId('national')).toBe(true);
    expect(isProfileId('hebei')).toBe(true);
    expect(isProfileId('toString')).toBe(false);
  });

  it('answer with a value of their own before the default of the row', () => {
    const stated = { value: { amount: 3 }, source: '机关规定', confirmed: true };
    const national = resolveProfile('national');
    expect(findPeriod({ ...national, values: { ...national.values, 'PEN-14': stated } }, 'PEN-14')).toEqual(
      stated,
    );
    expect(findPeriod(national, 'PEN-14')).toMatchObject({ value: { amount: 5 }, confirmed: false });
  });
});

describe('what a profile answers', () => {
  it('has a period for every rule that one is set for', () => {
    const national = resolveProfile('national');
    for (const rule of periodRules) {
      expect([rule.id, findPeriod(national, rule.id)?.value.amount]).toEqual([
        rule.id,
        typeof rule.value === 'number' ? rule.value : undefined,
      ]);
    }
    expect(findPeriod(national, 'PEN-06')).toBeUndefined();
  });

  it.each([
    ['national', 'naturalPerson', 20_000],
    ['national', 'individualBusiness', 20_000],
    ['national', 'organisation', 300_000],
    ['sample-donglan', 'individualBusiness', 300_000],
  ] as const)('%s: %s on the spot up to %i fen (处罚法 art 51)', (id, kind, fen) => {
    expect(findSummaryCeiling(resolveProfile(id), kind)).toBe(fen);
  });

  it('keeps the environment threshold of organisations exclusive', () => {
    const thresholds = resolveProfile('sample-donglan').values.hearingThresholds?.value;
    expect(thresholds?.environment?.organisation).toEqual({ fen: 20_000_000, inclusive: false });
    expect(thresholds?.market?.individualBusiness).toEqual({ fen: 1_000_000, inclusive: true });
  });
});
