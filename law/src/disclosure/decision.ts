import { z } from 'zod';
import type { CivilDate } from '../calendar/index.ts';
import { isErased } from '../dossier/act.ts';
import { type Basis, crd22, profileRule, sgp } from '../dossier/basis.ts';
import { type AgencyFacts, penaltyKindNames } from '../dossier/facts.ts';
import { choice, date, paragraph, rows, text } from '../dossier/fields.ts';
import { formatYuan, maskName } from '../identifiers/index.ts';
import { ageAtConduct } from '../procedures/penalty/assess.ts';
import type { Party, PenaltyState } from '../procedures/penalty/state.ts';
import type { Profile } from '../profiles/index.ts';
import { canonicalJson } from './canonical.ts';
import { type Hidden, hiddenOf, type Mask, maskText } from './mask.ts';

const publicParty = z.strictObject({
  shown: text('当事人'),
  kind: choice('当事人类型', {
    naturalPerson: '自然人',
    individualBusiness: '个体工商户',
    organisation: '法人或者其他组织',
  }),
  uscc: text('统一社会信用代码', { max: 18 }).optional(),
});

/** What the public sees of a penalty decision (行政处罚决定公示信息): named fields and nothing else. */
export const publicDecisionSchema = z
  .strictObject({
    title: text('文书名称'),
    number: text('决定书文号'),
    agency: text('处罚机关'),
    agencyUscc: text('处罚机关统一社会信用代码', { max: 18 }),
    parties: rows('当事人', publicParty, 1),
    cause: text('违法行为类型'),
    facts: paragraph('违法事实'),
    basis: rows('处罚依据', text('处罚依据'), 1),
    penalties: rows('处罚内容', text('处罚内容', { max: 2000 }), 1),
    correction: paragraph('责令改正').optional(),
    decidedOn: date('处罚决定日期'),
    remedy: paragraph('救济途径'),
  })
  .meta({ title: '公示内容', widget: 'group' });

export type PublicDecision = z.infer<typeof publicDecisionSchema>;

/** Something a person must look at before publishing; the engine cannot decide it. */
export interface ProjectionWarning {
  readonly code: 'PARTY_AGE_UNKNOWN' | 'PARTY_ERASED' | 'FACTS_ERASED' | 'SCHOOL_NAMED' | 'NOT_SERVED';
  readonly zh: string;
}

export interface Projection {
  readonly fields: PublicDecision;
  readonly masks: readonly Mask[];
  readonly warnings: readonly ProjectionWarning[];
}

/** Why a decision must not be published, or need not be. */
export interface PublicationBar {
  readonly code: 'MINOR_NEVER_PUBLISHED' | 'SUMMARY_NOT_PUBLISHED' | 'WARNING_NOT_PUBLISHED';
  readonly zh: string;
  readonly source: Basis;
}

/**
 * The decision as the public may see it: typed, masked, with the reason of every mask. The only place where a public
 * text is made of a penalty case. Undefined before there is a numbered decision.
 */
export function publicProjection(
  state: PenaltyState,
  agency: AgencyFacts,
  profile: Profile,
): Projection | undefined {
  const decision = state.decision;
  if (decision?.number === undefined) return undefined;
  const punished = state.parties.filter((party) =>
    decision.outcome.parties.some((own) => own.party === party.id),
  );
  const hidden = hiddenIn(state, profile);
  const masks: Mask[] = [];
  const clean = (value: string, field: string) => {
    const result = maskText(value, field, hidden);
    masks.push(...result.masks);
    return result.text;
  };
  const parties = punished.map((party, index) => {
    const shown = shownName(party, profile);
    if (party.kind === 'naturalPerson' && personName(party) !== shown) {
      masks.push({
        field: `parties.${index}.shown`,
        reason: '自然人姓名',
        source: profileRule('自然人姓名隐去'),
        count: 1,
      });
    }
    return {
      shown,
      kind: party.kind,
      ...(party.kind === 'naturalPerson' || party.uscc === undefined ? {} : { uscc: party.uscc }),
    };
  });
  const content = state.draft?.content;
  const facts = content === undefined || isErased(content) ? undefined : content.facts;
  const cause = state.conduct?.cause ?? '';
  const fields: PublicDecision = {
    title: decision.document?.title ?? '行政处罚决定书',
    number: decision.number,
    agency: agency.name,
    agencyUscc: agency.uscc,
    parties,
    cause: clean(cause, 'cause'),
    facts: clean(facts ?? cause, 'facts'),
    basis: basisTexts(state, agency),
    penalties: penaltyTexts(state, profile).map((line, index) => clean(line, `penalties.${index}`)),
    ...(decision.outcome.correction === undefined
      ? {}
      : { correction: clean(decision.outcome.correction, 'correction') }),
    decidedOn: decision.on,
    remedy: remedyText(state, agency),
  };
  return { fields, masks, warnings: warningsOf(state, punished, facts) };
}

/** Fields the editor may word; every other field must be as the case has it. */
const worded = ['cause', 'facts', 'correction'] as const;

/** What of `content` differs from the case although it may not be worded freely; names of fields. */
export function changedFields(content: PublicDecision, projection: Projection): (keyof PublicDecision)[] {
  const names = Object.keys(publicDecisionSchema.shape) as (keyof PublicDecision)[];
  return names.filter(
    (name) =>
      !worded.some((free) => free === name) &&
      canonicalJson(content[name]) !== canonicalJson(projection.fields[name]),
  );
}

/** Personal data still standing in a text somebody worded. Empty: none that the engine can see. */
export function leaks(content: PublicDecision, state: PenaltyState, profile: Profile): Mask[] {
  const hidden = hiddenIn(state, profile);
  return worded.flatMap((name) =>
    content[name] === undefined ? [] : maskText(content[name], name, hidden).masks,
  );
}

/**
 * Whether a decision stays out of the public altogether: minors and decisions on the spot always (公示规定 art 2; minor
 * penalties by 国办发〔2025〕22号); in the market field also a mere warning.
 */
export function publicationBar(state: PenaltyState, agency: AgencyFacts): PublicationBar | undefined {
  const decision = state.decision;
  if (decision === undefined) return undefined;
  const minor = decision.outcome.parties.some((own) => (ageAtConduct(state, own.party) ?? 18) < 18);
  if (minor) {
    return {
      code: 'MINOR_NEVER_PUBLISHED',
      zh: '被处罚人是未成年人,处罚决定不予公示。',
      source: profileRule('不予公示情形'),
    };
  }
  if (state.spot !== undefined) {
    const source = agency.field === 'market' ? sgp(2) : crd22();
    return { code: 'SUMMARY_NOT_PUBLISHED', zh: '适用简易程序作出的行政处罚决定不予公示。', source };
  }
  if (agency.field !== 'market') return undefined;
  const kinds = decision.outcome.parties.flatMap((own) => own.penalties.map((penalty) => penalty.kind));
  if (kinds.length > 0 && kinds.every((kind) => kind === 'warning')) {
    return { code: 'WARNING_NOT_PUBLISHED', zh: '仅受到警告的行政处罚决定不予公示。', source: sgp(2) };
  }
  return undefined;
}

const personName = (party: Party): string | undefined =>
  party.person === undefined || isErased(party.person) ? undefined : party.person.name;

/** The party as the public sees it: natural persons as 罗某 unless the profile shows full names. */
export function shownName(party: Party, profile: Profile): string {
  if (party.kind !== 'naturalPerson') return party.name ?? '某单位';
  const name = personName(party);
  if (name === undefined) return '某某';
  return profile.values.maskNaturalPersons?.value === false ? name : maskName(name);
}

/** Values to hide, from everything the acts' personal fields name; ages are counted on the day of the conduct. */
function hiddenIn(state: PenaltyState, profile: Profile): Hidden[] {
  const shown = new Map<string, string>();
  for (const party of state.parties) {
    const name = party.kind === 'naturalPerson' ? personName(party) : undefined;
    if (name !== undefined) shown.set(name, shownName(party, profile));
  }
  const day: CivilDate = state.conduct?.to ?? state.decision?.on ?? '';
  return hiddenOf(state.named, shown, day);
}

function basisTexts(state: PenaltyState, agency: AgencyFacts): string[] {
  const entries = state.decision?.outcome.items ?? [];
  return entries.flatMap((entry) =>
    entry.basis.map((cited) => {
      const clause = agency.items[entry.item]?.basis.find(
        (candidate) => `${candidate.law}${candidate.article}` === cited,
      );
      return clause === undefined ? cited : `《${clause.law}》${clause.article}`;
    }),
  );
}

/** 处罚内容, one line for each penalty; with several parties each line names its own. */
function penaltyTexts(state: PenaltyState, profile: Profile): string[] {
  const parties = state.decision?.outcome.parties ?? [];
  return parties.flatMap((own) => {
    const party = state.parties.find((candidate) => candidate.id === own.party);
    const prefix = parties.length > 1 && party !== undefined ? `${shownName(party, profile)}:` : '';
    return own.penalties.map((penalty) => {
      const sum = penalty.fen === undefined ? '' : `${formatYuan(penalty.fen)}元`;
      const what = penalty.what === undefined ? '' : sum === '' ? `:${penalty.what}` : `(${penalty.what})`;
      return `${prefix}${penaltyKindNames[penalty.kind]}${sum}${what}`;
    });
  });
}

/** 复议法 art 20, 行政诉讼法 art 46; on the spot reconsideration comes first (复议法 art 23). */
function remedyText(state: PenaltyState, agency: AgencyFacts): string {
  if (state.spot !== undefined) {
    return `对本决定不服的,应当自决定作出之日起六十日内先向${agency.reconsiderationBody}申请行政复议;对复议决定不服的,可以自收到复议决定书之日起十五日内向人民法院提起行政诉讼。`;
  }
  return `对本决定不服的,可以自收到决定书之日起六十日内向${agency.reconsiderationBody}申请行政复议,也可以自收到决定书之日起六个月内向${agency.court}提起行政诉讼。`;
}

function warningsOf(
  state: PenaltyState,
  punished: readonly Party[],
  facts: string | undefined,
): ProjectionWarning[] {
  const warnings: ProjectionWarning[] = [];
  const people = punished.filter((party) => party.kind === 'naturalPerson');
  if (people.some((party) => personName(party) === undefined)) {
    warnings.push({ code: 'PARTY_ERASED', zh: '当事人个人信息已删除,姓名以“某某”显示。' });
  } else if (people.some((party) => ageAtConduct(state, party.id) === undefined)) {
    warnings.push({ code: 'PARTY_AGE_UNKNOWN', zh: '卷内没有当事人的出生日期,请核对其不是未成年人。' });
  }
  if (facts === undefined)
    warnings.push({ code: 'FACTS_ERASED', zh: '违法事实原文已删除,请重新拟写公示用的违法事实。' });
  if (facts !== undefined && /中学|小学|幼儿园/.test(facts)) {
    warnings.push({ code: 'SCHOOL_NAMED', zh: '违法事实中提到学校,请核对是否可能识别出未成年人。' });
  }
  if (
    !punished.every((party) =>
      state.services.some((s) => s.document === state.decision?.seq && s.party === party.id),
    )
  ) {
    warnings.push({ code: 'NOT_SERVED', zh: '处罚决定尚未送达全部当事人。' });
  }
  return warnings;
}
