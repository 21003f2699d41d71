import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, checkCitizenId, findCitizenIdCheckDigit, findCitizenIdFacts } from './citizen-id.ts';
import { checkOrganisationCode, findOrganisationCheckDigit } from './organisation-code.ts';
import { findRegionLevel, isWithinRegion, regionsAbove } from './region-code.ts';
import { checkUscc, findUsccCheckDigit, isIndividualBusinessCode, regionOfUscc } from './uscc.ts';

const SAMPLE_CODES = [
  '11990921000990016R',
  '11990921000990024L',
  '11990921000990032F',
  '11990921000990040A',
  '119909210009900597',
  '119909210009900672',
  '11990921000990075W',
  '92990921MA0RY01A59',
  '92990921MA0RY07G28',
  '91990921MA0RY02BXD',
  '91990921MA0RY05E31',
  '91990921MA0RY06F87',
];

describe('unified social credit codes (GB 32100-2015)', () => {
  it.each([...SAMPLE_CODES, '91350200MA2YJ1XR9G', '91440101MA5CJQ4N59', '123502001549897397'])(
    '%s is valid',
    (code) => {
      expect(checkUscc(code)).toEqual({ status: 'valid' });
      expect(checkOrganisationCode(code.slice(8, 17))).toEqual({ status: 'valid' });
    },
  );

  it('an issued code with a wrong check digit is a warning, not a refusal', () => {
    expect(checkUscc('91350203M0001QAY9B')).toMatchObject({ status: 'warning', code: 'CHECK_DIGIT' });
  });

  it.each(['', '9135020', '91350200MA2YJ1XR9I', '91350200MA2YJ1XR9G0', '9135O200MA2YJ1XR9G'])(
    '%s is malformed',
    (code) => {
      expect(checkUscc(code)).toMatchObject({ status: 'invalid', code: 'SHAPE' });
    },
  );

  it('is read in lower case, with spaces and in full width', () => {
    expect(checkUscc(' 9135 0200 ma2y j1xr 9g')).toEqual({ status: 'valid' });
    expect(checkUscc('９１３５０２００ＭＡ２ＹＪ１ＸＲ９Ｇ')).toEqual({ status: 'valid' });
  });

  it('tells 个体工商户 and the region', () => {
    expect(isIndividualBusinessCode('92990921MA0RY01A59')).toBe(true);
    expect(isIndividualBusinessCode('91990921MA0RY02BXD')).toBe(false);
    expect(regionOfUscc('91990921MA0RY02BXD')).toBe('990921');
  });

  it('any one wrong character is noticed', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    fc.assert(
      fc.property(
        fc.constantFrom(...SAMPLE_CODES),
        fc.nat({ max: 17 }),
        fc.constantFrom(...alphabet),
        (code, at, other) => {
          fc.pre(code.charAt(at) !== other);
          expect(checkUscc(code.slice(0, at) + other + code.slice(at + 1)).status).not.toBe('valid');
        },
      ),
    );
  });

  it('has no check digit for what is no code', () => {
    expect(findUsccCheckDigit('123')).toBeUndefined();
    expect(findUsccCheckDigit('I1350200MA2YJ1XR9')).toBeUndefined();
    expect(findOrganisationCheckDigit('123')).toBeUndefined();
  });
});

describe("citizens' numbers (GB 11643-1999)", () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'female'],
    ['440524188001010014', '1880-01-01', 'male'],
    ['990921197803124018', '1978-03-12', 'male'],
    ['99092120110622301X', '2011-06-22', 'male'],
    ['990921198507154022', '1985-07-15', 'female'],
  ])('%s: born %s, %s', (id, birthDate, sex) => {
    expect(checkCitizenId(id)).toEqual({ status: 'valid' });
    expect(findCitizenIdFacts(id)).toEqual({ birthDate, sex, region: id.slice(0, 6) });
  });

  it.each([
    ['110105194912310021', 'warning', 'CHECK_DIGIT'],
    ['110105194902310029', 'invalid', 'DATE'],
    ['11010519491231002', 'invalid', 'SHAPE'],
    ['01010519491231002X', 'invalid', 'SHAPE'],
  ])('%s is %s', (id, status, code) => expect(checkCitizenId(id)).toMatchObject({ status, code }));

  it('any one wrong digit is noticed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{16}$/),
        fc.nat({ max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, at, by) => {
          const other = String((Number(digits.charAt(at)) + by) % 10);
          const changed = digits.slice(0, at) + other + digits.slice(at + 1);
          expect(findCitizenIdCheckDigit(changed)).not.toBe(findCitizenIdCheckDigit(digits));
        },
      ),
    );
  });

  it.each([
    ['2012-09-28', '2026-09-27', 13],
    ['2012-09-28', '2026-09-28', 14],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-09-28', '2026-09-01', 0],
  ])('born %s is on %s %i years old', (born, on, age) => expect(ageOn(born, on)).toBe(age));
});

describe('region codes (GB/T 2260)', () => {
  it.each([
    ['990000', 'province'],
    ['990900', 'prefecture'],
    ['990921', 'county'],
    ['990921101', 'township'],
    ['990921101203', 'village'],
    ['99092', undefined],
    ['090921', undefined],
  ])('%s is a %s', (code, level) => expect(findRegionLevel(code)).toBe(level));

  it('lie in those above them', () => {
    expect(regionsAbove('990921101203')).toEqual(['990000', '990900', '990921', '990921101']);
    expect(isWithinRegion('990921101', '990900')).toBe(true);
    expect(isWithinRegion('990921', '990921')).toBe(true);
    expect(isWithinRegion('990900', '990921')).toBe(false);
  });
});
