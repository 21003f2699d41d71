/**
 * Kinds of party (当事人类别): 自然人, 个体工商户, 法人, 其他组织. 个体工商户 is a kind of its own, because the hearing
 * threshold, the on-the-spot ceiling and the export table treat it differently rule by rule.
 */
export type PartyKind = 'naturalPerson' | 'individualBusiness' | 'legalPerson' | 'otherOrganisation';

export const PARTY_KIND_NAMES: Readonly<Record<PartyKind, string>> = {
  naturalPerson: '自然人',
  individualBusiness: '个体工商户',
  legalPerson: '法人',
  otherOrganisation: '其他组织',
};
