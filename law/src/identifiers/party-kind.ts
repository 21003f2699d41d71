/**
 * Kinds of party (当事人类别): 自然人, 个体工商户, 法人或者其他组织. 个体工商户 is a kind of its own, because the hearing
 * threshold, the on-the-spot ceiling and the export table treat it differently rule by rule.
 */
export type PartyKind = 'naturalPerson' | 'individualBusiness' | 'organisation';

/** 当事人类别. */
export const PARTY_KIND_NAMES: Readonly<Record<PartyKind, string>> = {
  naturalPerson: '自然人',
  individualBusiness: '个体工商户',
  organisation: '法人或者其他组织',
};
