import { type CivilDate, getDay, isCivilDate, partsOf } from '../calendar/civil.ts';
import { type CodeCheck, faultOf, normaliseCode } from './code-check.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The check character of the first 17 digits of a citizen's number (公民身份号码, GB 11643-1999). */
export function findCitizenIdCheckDigit(first17: string): string | undefined {
  if (!/^\d{17}$/.test(first17)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, index) => total + Number(first17.charAt(index)) * weight, 0);
  return CHECKS.charAt(sum % 11);
}

/** Checks a citizen's number. Unknown regions pass: abolished codes live on in old numbers. */
export function checkCitizenId(text: string): CodeCheck {
  const id = normaliseCode(text);
  if (!/^[1-9]\d{16}[0-9X]$/.test(id)) {
    return {
      status: 'invalid',
      code: 'SHAPE',
      message: '公民身份号码应为17位数字加1位校验码（数字或者X）。',
    };
  }
  if (!isCivilDate(birthDateOf(id))) {
    return { status: 'invalid', code: 'DATE', message: '公民身份号码第七至第十四位不是有效的出生日期。' };
  }
  if (findCitizenIdCheckDigit(id.slice(0, 17)) === id.charAt(17)) return { status: 'valid' };
  return {
    status: 'warning',
    code: 'CHECK_DIGIT',
    message: '公民身份号码的校验码不符，请与证件核对，确认无误后可以继续。',
  };
}

/** Why a number may not stand as entered: malformed, or its check digit fails and nobody compared it with the card. */
export function findCitizenIdFault(text: string, confirmed = false): string | undefined {
  return faultOf(checkCitizenId(text), confirmed);
}

/** The day of birth that a citizen's number states; none of what is no such number. */
export function findBirthDate(text: string): CivilDate | undefined {
  const id = normaliseCode(text);
  return checkCitizenId(id).status === 'invalid' ? undefined : birthDateOf(id);
}

function birthDateOf(id: string): CivilDate {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
}

/** Full years on a day (周岁), by the calendar (公历); the birthday itself completes the year, 29 February's on 1 March. */
export function ageOn(birthDate: CivilDate, on: CivilDate): number {
  const born = partsOf(getDay(birthDate));
  const day = partsOf(getDay(on));
  const had = day.month > born.month || (day.month === born.month && day.day >= born.day);
  return Math.max(0, day.year - born.year - (had ? 0 : 1));
}
