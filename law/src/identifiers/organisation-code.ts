import { type CodeCheck, normaliseCode } from './code-check.ts';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const SHAPE = /^[0-9A-Z]{8}-?[0-9X]$/;

/** The check character of the first eight characters of an organisation code (组织机构代码, GB 11714). */
export function findOrganisationCheckDigit(first8: string): string | undefined {
  if (!/^[0-9A-Z]{8}$/.test(first8)) return undefined;
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + Number.parseInt(first8.charAt(index), 36) * weight,
    0,
  );
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/** Checks an organisation code, with or without the hyphen. */
export function checkOrganisationCode(text: string): CodeCheck {
  const code = normaliseCode(text);
  if (!SHAPE.test(code)) {
    return { status: 'invalid', code: 'SHAPE', message: '组织机构代码应为8位数字或者大写字母加1位校验码。' };
  }
  const plain = code.replace('-', '');
  if (findOrganisationCheckDigit(plain.slice(0, 8)) === plain.charAt(8)) return { status: 'valid' };
  return {
    status: 'warning',
    code: 'CHECK_DIGIT',
    message: '组织机构代码的校验码不符，请与证照核对，确认无误后可以继续。',
  };
}
