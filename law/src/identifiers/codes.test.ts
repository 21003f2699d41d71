import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, checkCitizenId, findCitizenIdCheckDigit } from './citizen-id.ts';
import { checkOrganisationCode, findOrganisationCheckDigit } from './organisation-code.ts';
import { checkUscc, findUsccCheckDigit } from './uscc.ts';

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
    '11010519491231002X',
    '440524188001010014',
    '990921197803124018',
    '99092120110622301X',
    '990921198507154022',
  ])('%s is one', (id) => expect(checkCitizenId(id)).toEqual({ status: 'valid' }));

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
