import { type CodeCheck, faultOf, normaliseCode } from './code-check.ts';
import { checkOrganisationCode } from './organisation-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** The check character of the first 17 characters of a unified social credit code (GB 32100-2015), none if malformed. */
export function findUsccCheckDigit(first17: string): string | undefined {
  if (first17.length !== 17) return undefined;
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(index));
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015). A wrong check digit is a warning that asks for
 * confirmation, because such codes have been issued.
 */
export function checkUscc(text: string): CodeCheck {
  const code = normaliseCode(text);
  if (!SHAPE.test(code)) {
    return {
      status: 'invalid',
      code: 'SHAPE',
      message: '统一社会信用代码应为18位数字和大写字母（不含I、O、Z、S、V），第三至第八位为行政区划码。',
    };
  }
  const organisation = checkOrganisationCode(code.slice(8, 17));
  if (findUsccCheckDigit(code.slice(0, 17)) !== code.charAt(17) || organisation.status !== 'valid') {
    return {
      status: 'warning',
      code: 'CHECK_DIGIT',
      message: '统一社会信用代码的校验码不符，请与证照核对，确认无误后可以继续。',
    };
  }
  return { status: 'valid' };
}

/** Why a code may not stand as entered: malformed, or its check digit fails and nobody compared it with the paper. */
export function findUsccFault(text: string, confirmed = false): string | undefined {
  return faultOf(checkUscc(text), confirmed);
}
