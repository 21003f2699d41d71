export { chineseNumber } from './chinese-number.ts';
export {
  ageOn,
  checkCitizenId,
  findBirthDate,
  findCitizenIdCheckDigit,
  findCitizenIdFault,
} from './citizen-id.ts';
export { normaliseCode } from './code-check.ts';
export { formatDocumentNumber } from './document-number.ts';
export { maskCitizenId, maskName, maskPhone } from './masking.ts';
export { capitalAmount, findFen, formatMoney, formatYuan } from './money.ts';
export { findOrganisationCheckDigit } from './organisation-code.ts';
export { PARTY_KIND_NAMES, type PartyKind } from './party-kind.ts';
export {
  checkUscc,
  findUsccCheckDigit,
  findUsccFault,
} from './uscc.ts';
