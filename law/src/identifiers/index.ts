export { chineseNumber } from './chinese-number.ts';
export {
  ageOn,
  checkCitizenId,
  findCitizenIdCheckDigit,
  findCitizenIdFacts,
  findCitizenIdFault,
} from './citizen-id.ts';
export { type CodeCheck, normaliseCode } from './code-check.ts';
export { type DocumentNumber, findDocumentNumber, formatDocumentNumber } from './document-number.ts';
export { maskAccount, maskCitizenId, maskName, maskPhone } from './masking.ts';
export { capitalAmount, findFen, formatMoney, formatYuan } from './money.ts';
export { checkOrganisationCode, findOrganisationCheckDigit } from './organisation-code.ts';
export { PARTY_KIND_NAMES, type PartyKind } from './party-kind.ts';
export { findRegionLevel, isWithinRegion, type RegionLevel, regionsAbove } from './region-code.ts';
export {
  checkUscc,
  findUsccCheckDigit,
  findUsccFault,
  isIndividualBusinessCode,
  regionOfUscc,
} from './uscc.ts';
