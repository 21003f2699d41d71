import { type CivilDate, chineseDate } from '../calendar/index.ts';
import { civilDay, isErased } from '../dossier/act.ts';
import { type Basis, basisText, crd22, profileRule, sgp } from '../dossier/basis.ts';
import {
  type AgencyFacts,
  clauseText,
  findClause,
  findItem,
  type PenaltyKind,
  penaltyKindNames,
} from '../dossier/facts.ts';
import { formatYuan, maskName } from '../identifiers/index.ts';
import { anewSince, roundBefore } from '../procedures/penalty/anew.ts';
import { ageAtConduct, decidedParties, heldHearing, sumOf } from '../procedures/penalty/assess.ts';
import type { DecisionMade, Fate, Party, PartyOutcome, PenaltyState } from '../procedures/penalty/state.ts';
import type { Profile } from '../profiles/index.ts';
import { canonicalJson } from './canonical.ts';
import { type Hidden, hiddenOf, type Mask, maskText } from './mask.ts';
import { type PublicDecision, publicDecisionSchema } from './public-decision.ts';

export { type PublicDecision, publicDecisionSchema };

/** Something a person must look at before publishing; the engine cannot decide it. */
export interface ProjectionWarning {
  readonly code: 'PARTY_AGE_UNKNOWN' | 'PARTY_ERASED' | 'FACTS_ERASED' | 'SCHOOL_NAMED' | 'NOT_SERVED';
  readonly zh: string;
}

export interface Projection {
  /** Everything but the public id, which is chosen when the publication is prepared. */
  readonly fields: Omit<PublicDecision, 'id'>;
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
 * text is made of a penalty case. Undefined before there is a numbered decision, and where it has nothing for the public.
 */
export function publicProjection(
  state: PenaltyState,
  agency: AgencyFacts,
  profile: Profile,
): Projection | undefined {
  const decision = state.decision;
  if (decision?.number === undefined) return undefined;
  const parties = publicParties(state, agency);
  if (parties.length === 0) return undefined;
  const punished = partiesIn(state, parties);
  const hidden = hiddenIn(state, agency, profile);
  const masks: Mask[] = [];
  const clean = (value: string, field: string) => {
    const result = maskText(value, field, hidden);
    masks.push(...result.masks);
    return result.text;
  };
  for (const party of punished) {
    if (party.kind === 'naturalPerson' && personName(party) !== shownName(party, profile)) {
      masks.push({
        field: 'party.shown',
        reason: '自然人姓名',
        source: profileRule('自然人姓名隐去'),
        count: 1,
      });
    }
  }
  const content = state.draft?.content;
  const facts = content === undefined || isErased(content) ? undefined : content.facts;
  const cause = state.conduct?.cause ?? '';
  const shown = punished.map((party) => shownName(party, profile)).join('、');
  const [first] = punished;
  const penalties = penaltyTexts(state, parties, profile).map((line, index) =>
    clean(line, `penalties.${index}`),
  );
  const asMade = punishedAsMade(decision).filter((own) => punished.some(({ id }) => id === own.party));
  const change = changeOf(state, decision, asMade, agency, profile, clean);
  const anew = anewOf(state, clean);
  const shownCause = clean(cause, 'cause');
  const sums = (kinds: readonly PenaltyKind[]) => parties.reduce((sum, own) => sum + sumOf(own, kinds), 0);
  const fine = sums(['fine']);
  const confiscated = sums(['confiscateIllegalGains', 'confiscateIllegalProperty']);
  const served = state.services
    .filter(({ document, party }) => document === decision.seq && punished.some(({ id }) => id === party))
    .map((service) => service.servedOn)
    .sort();
  const correction =
    decision.outcome.correction === undefined ? undefined : clean(decision.outcome.correction, 'correction');
  const shownFacts = clean(facts ?? cause, 'facts');
  const fields: Projection['fields'] = {
    format: 'mingjing/public-decision/v1',
    kind: 'penalty',
    sample: state.sample,
    title: decision.document?.title ?? '行政处罚决定书',
    number: decision.number,
    agency: { id: agency.id, name: agency.name, uscc: agency.uscc },
    region: agency.region,
    party: {
      shown,
      kind: first?.kind ?? 'organisation',
      ...(punished.length !== 1 || first?.kind === 'naturalPerson' || first?.uscc === undefined
        ? {}
        : { uscc: first.uscc }),
    },
    cause: shownCause,
    summary: `${agency.name}于${chineseDate(decision.on)}对${shown}${shownCause}的行为作出处理决定：${saidOf(change?.original ?? penalties)}。${change === undefined ? '' : `${chineseDate(change.on)}，${changedByWords[change.by](change.body)}变更为：${saidOf(penalties)}。`}`,
    facts: shownFacts,
    breached: clauseTexts(state, agency, 'breached'),
    basis: clauseTexts(state, agency, 'basis'),
    penaltyKinds: [
      ...new Set(parties.flatMap((own) => own.penalties.map((penalty) => penaltyKindNames[penalty.kind]))),
    ],
    penalties,
    ...(fine === 0 ? {} : { fineFen: fine }),
    ...(confiscated === 0 ? {} : { confiscatedFen: confiscated }),
    ...(correction === undefined ? {} : { correction }),
    decidedOn: decision.on,
    ...(served.length === 0 ? {} : { servedOn: served.at(-1)! }),
    remedies: remedyTexts(state, agency),
    masks: merged(masks),
    safeguards: safeguardsOf(state),
    ...(change === undefined ? {} : { change }),
    ...(anew === undefined ? {} : { anew }),
  };
  return { fields, masks, warnings: warningsOf(state, punished, facts) };
}

/** A party that the decision names and spares is nobody the public is told of; one spared by a later change is. */
const punishedAsMade = ({ outcome }: DecisionMade): readonly PartyOutcome[] =>
  outcome.parties.filter((own) => own.penalties.length > 0);

/** What is decided against those whose names and penalties the public is told; empty: nothing of the decision is public. */
export function publicParties(state: PenaltyState, agency: AgencyFacts): readonly PartyOutcome[] {
  const { decision } = state;
  if (decision === undefined || state.spot !== undefined) return [];
  const punished = new Set(punishedAsMade(decision).map((own) => own.party));
  return decidedParties(decision).filter(
    (own) => punished.has(own.party) && partyBar(state, own, agency) === undefined,
  );
}

const saidOf = (penalties: readonly string[]) =>
  penalties.length === 0 ? '不予行政处罚' : penalties.join('；');

const changedByWords: Readonly<Record<Fate['by'], (body: string) => string>> = {
  agency: () => '作出决定的机关自行',
  reconsideration: (body) => `经行政复议，由${body}`,
  litigation: (body) => `经行政诉讼，由${body}`,
};

/** Which decision this one was made in the place of, and who had annulled it. */
function anewOf(
  state: PenaltyState,
  clean: (value: string, field: string) => string,
): PublicDecision['anew'] {
  const before = roundBefore(state);
  if (before === undefined) return undefined;
  const { decision, redo } = before;
  const replaces = state.publication.rounds.findLast(
    (round) => round.released !== undefined && round.prepared.seq < redo.seq,
  )?.released?.publicId;
  return {
    by: redo.by,
    body: clean(redo.body, 'anew.body'),
    ...(redo.number === undefined ? {} : { number: redo.number }),
    on: decision.fate?.decidedOn ?? redo.receivedOn,
    ...(decision.number === undefined ? {} : { earlier: decision.number }),
    ...(replaces === undefined ? {} : { replaces }),
  };
}

/** What a changed decision was, who changed it and which publication it takes the place of. */
function changeOf(
  state: PenaltyState,
  decision: DecisionMade,
  asMade: readonly PartyOutcome[],
  agency: AgencyFacts,
  profile: Profile,
  clean: (value: string, field: string) => string,
): PublicDecision['change'] {
  const { fate } = decision;
  if (fate?.kind !== 'changed') return undefined;
  const since = anewSince(state);
  const replaces = state.publication.rounds.findLast(
    ({ released, prepared }) => released !== undefined && prepared.seq > since && prepared.seq < fate.seq,
  )?.released?.publicId;
  return {
    by: fate.by,
    body: clean(fate.body ?? agency.name, 'change.body'),
    ...(fate.number === undefined ? {} : { number: fate.number }),
    on: fate.decidedOn,
    original: penaltyTexts(state, asMade, profile).map((line, index) =>
      clean(line, `change.original.${index}`),
    ),
    ...(replaces === undefined ? {} : { replaces }),
  };
}

/** Fields the editor may word; every other field must be as the case has it. */
const worded = ['cause', 'summary', 'facts', 'correction'] as const;

/** Chosen freely when the publication is prepared, or counted anew by the server. */
const free = ['id', 'masks', 'servedOn'] as const;

/** What of `content` differs from the case although it may not be worded freely; names of fields. */
export function changedFields(content: PublicDecision, projection: Projection): (keyof PublicDecision)[] {
  const names = Object.keys(publicDecisionSchema.shape) as (keyof PublicDecision)[];
  return names.filter(
    (name) =>
      ![...worded, ...free].some((own) => own === name) &&
      canonicalJson(content[name]) !== canonicalJson(projection.fields[name as keyof Projection['fields']]),
  );
}

/** Masks of texts that stand as projected and are not explained in `content`. */
export function unexplainedMasks(content: PublicDecision, projection: Projection): PublicDecision['masks'] {
  const reworded = (field: string) =>
    worded.some((name) => name === field && content[name] !== projection.fields[name]);
  const explained = new Set(content.masks.map((mask) => `${mask.field} ${mask.reason}`));
  return projection.fields.masks.filter(
    (mask) => !reworded(mask.field) && !explained.has(`${mask.field} ${mask.reason}`),
  );
}

/** Personal data still standing in a text somebody worded. Empty: none that the engine can see. */
export function leaks(
  content: PublicDecision,
  state: PenaltyState,
  agency: AgencyFacts,
  profile: Profile,
): Mask[] {
  const hidden = hiddenIn(state, agency, profile);
  return worded.flatMap((name) =>
    content[name] === undefined ? [] : maskText(content[name], name, hidden).masks,
  );
}

/**
 * Whether a decision stays out of the public altogether: on the spot always (公示规定 art 2; minor penalties by 国办发〔2025〕22号),
 * and where none of those it punishes may be shown.
 */
export function publicationBar(state: PenaltyState, agency: AgencyFacts): PublicationBar | undefined {
  const { decision } = state;
  if (decision === undefined) return undefined;
  if (state.spot !== undefined) {
    const source = agency.field === 'market' ? sgp(2) : crd22();
    return { code: 'SUMMARY_NOT_PUBLISHED', zh: '适用简易程序作出的行政处罚决定不予公示。', source };
  }
  if (publicParties(state, agency).length > 0) return undefined;
  const punished = new Set(punishedAsMade(decision).map((own) => own.party));
  const [bar] = decidedParties(decision).flatMap((own) =>
    punished.has(own.party) ? (partyBar(state, own, agency) ?? []) : [],
  );
  return bar;
}

/** Whether what a party bears is kept from the public: a minor's always, in the market field also a mere warning (公示规定 art 2). */
function partyBar(state: PenaltyState, own: PartyOutcome, agency: AgencyFacts): PublicationBar | undefined {
  if ((ageAtConduct(state, own.party) ?? 18) < 18) {
    return {
      code: 'MINOR_NEVER_PUBLISHED',
      zh: '被处罚人是未成年人，处罚决定不予公示。',
      source: profileRule('不予公示情形'),
    };
  }
  const { penalties } = own;
  if (agency.field !== 'market' || penalties.length === 0) return undefined;
  return penalties.every(({ kind }) => kind === 'warning')
    ? { code: 'WARNING_NOT_PUBLISHED', zh: '仅受到警告的行政处罚决定不予公示。', source: sgp(2) }
    : undefined;
}

const personName = (party: Party): string | undefined =>
  party.person === undefined || isErased(party.person) ? undefined : party.person.name;

/** The party as the public sees it: natural persons as 罗某 unless the profile shows full names. */
function shownName(party: Party, profile: Profile): string {
  if (party.kind !== 'naturalPerson') return party.name ?? '某单位';
  const name = personName(party);
  if (name === undefined) return '某某';
  return profile.values.maskNaturalPersons?.value === false ? name : maskName(name);
}

const partiesIn = (state: PenaltyState, told: readonly PartyOutcome[]): readonly Party[] =>
  state.parties.filter((party) => told.some((own) => own.party === party.id));

/**
 * Values to hide, from everything the acts' personal fields name; ages are counted on the day of the conduct. Of the parties
 * only those the public is told of stand in a text, also where they are no natural persons; those by their whole name, whatever is
 * hidden elsewhere of it: a branch by its company's, a shop by its operator's.
 */
function hiddenIn(state: PenaltyState, agency: AgencyFacts, profile: Profile): Hidden[] {
  const shown = new Map<string, string>();
  const told = partiesIn(state, publicParties(state, agency));
  for (const party of told) {
    const name = party.kind === 'naturalPerson' ? personName(party) : undefined;
    if (name !== undefined) shown.set(name, shownName(party, profile));
  }
  const day: CivilDate = state.conduct?.to ?? state.decision?.on ?? '';
  const others = state.parties.filter((party) => !told.includes(party));
  const open = told.flatMap(({ kind, name }) => (kind === 'naturalPerson' ? [] : (name ?? [])));
  return [...hiddenOf(state.named, shown, day), ...others.flatMap(businessHidden)].map((one) => ({
    ...one,
    within: open.filter((name) => name.includes(one.value)),
  }));
}

/** Name and code of an organisation or a business. */
const businessHidden = ({ name, uscc }: Party): Hidden[] =>
  [
    { value: name, shown: '某单位', reason: '未公示的当事人名称' },
    { value: uscc, shown: '（代码已隐去）', reason: '未公示的当事人代码' },
  ].flatMap(({ value, ...rest }) =>
    value === undefined || value === '' ? [] : [{ value, ...rest, source: profileRule('公示信息隐去') }],
  );

function clauseTexts(state: PenaltyState, agency: AgencyFacts, which: 'breached' | 'basis'): string[] {
  const entries = state.decision?.outcome.items ?? [];
  return entries.flatMap((entry) =>
    entry[which].map((cited) => {
      const clause = findClause(findItem(agency, entry.item)?.[which] ?? [], cited);
      return clause === undefined ? cited : clauseText(clause);
    }),
  );
}

/** One line a field and reason, with the basis as people read it. */
function merged(masks: readonly Mask[]): PublicDecision['masks'] {
  const seen = new Map<string, PublicDecision['masks'][number]>();
  for (const mask of masks) {
    const source = typeof mask.source === 'string' ? mask.source : basisText(mask.source);
    seen.set(`${mask.field} ${mask.reason}`, { field: mask.field, reason: mask.reason, source });
  }
  return [...seen.values()];
}

/** That the decision was reviewed, heard and discussed, and when. */
function safeguardsOf(state: PenaltyState): PublicDecision['safeguards'] {
  const hash = state.decision?.draftHash;
  const review = state.review.rounds.findLast(
    (round) => round.draftHash === hash && round.opinion?.outcome === 'approved',
  );
  const discussion = state.discussions.findLast((entry) => entry.draftHash === hash && entry.passed);
  const told = state.notices.findLast((notice) => notice.servedOn !== undefined);
  const heard = heldHearing(state);
  return [
    ...(told?.servedOn === undefined ? [] : [{ what: '事先告知', on: told.servedOn }]),
    ...(heard === undefined ? [] : [{ what: '听证', on: civilDay(heard.at) }]),
    ...(review?.opinion === undefined ? [] : [{ what: '法制审核', on: civilDay(review.opinion.at) }]),
    ...(discussion === undefined ? [] : [{ what: '集体讨论', on: civilDay(discussion.at) }]),
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** 处罚内容, one line for each penalty; with several parties each line names its own. */
function penaltyTexts(state: PenaltyState, parties: readonly PartyOutcome[], profile: Profile): string[] {
  return parties.flatMap((own) => {
    const party = state.parties.find((candidate) => candidate.id === own.party);
    const prefix = parties.length > 1 && party !== undefined ? `${shownName(party, profile)}：` : '';
    return own.penalties.map((penalty) => {
      const sum = penalty.fen === undefined ? '' : `${formatYuan(penalty.fen)}元`;
      const what = penalty.what === undefined ? '' : sum === '' ? `：${penalty.what}` : `（${penalty.what}）`;
      return `${prefix}${penaltyKindNames[penalty.kind]}${sum}${what}`;
    });
  });
}

/**
 * 复议法 art 20, 行政诉讼法 art 46; on the spot reconsideration comes first (复议法 art 23). Against a change the same,
 * unless it was made in reconsideration (行政诉讼法 art 45) or by a judgment in force.
 */
function remedyTexts(state: PenaltyState, agency: AgencyFacts): string[] {
  const fate = state.decision?.fate;
  if (fate?.kind === 'changed') {
    switch (fate.by) {
      case 'reconsideration':
        return [
          '对变更处罚的行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向人民法院提起行政诉讼。',
        ];
      case 'litigation':
        return [];
      case 'agency':
        return [
          `对变更后的决定不服的，可以自收到变更决定书之日起六十日内向${agency.reconsiderationBody}申请行政复议，也可以自收到变更决定书之日起六个月内向${agency.court}提起行政诉讼。`,
        ];
      default:
        return fate.by satisfies never;
    }
  }
  return [remedyText(state, agency)];
}

function remedyText(state: PenaltyState, agency: AgencyFacts): string {
  if (state.spot !== undefined) {
    return `对本决定不服的，应当自决定作出之日起六十日内先向${agency.reconsiderationBody}申请行政复议；对复议决定不服的，可以自收到复议决定书之日起十五日内向人民法院提起行政诉讼。`;
  }
  return `对本决定不服的，可以自收到决定书之日起六十日内向${agency.reconsiderationBody}申请行政复议，也可以自收到决定书之日起六个月内向${agency.court}提起行政诉讼。`;
}

function warningsOf(
  state: PenaltyState,
  punished: readonly Party[],
  facts: string | undefined,
): ProjectionWarning[] {
  const warnings: ProjectionWarning[] = [];
  const people = punished.filter((party) => party.kind === 'naturalPerson');
  if (people.some((party) => personName(party) === undefined)) {
    warnings.push({ code: 'PARTY_ERASED', zh: '当事人个人信息已删除，姓名以“某某”显示。' });
  } else if (people.some((party) => ageAtConduct(state, party.id) === undefined)) {
    warnings.push({ code: 'PARTY_AGE_UNKNOWN', zh: '卷内没有当事人的出生日期，请核对其不是未成年人。' });
  }
  if (facts === undefined)
    warnings.push({ code: 'FACTS_ERASED', zh: '违法事实原文已删除，请重新拟写公示用的违法事实。' });
  if (facts !== undefined && /中学|小学|幼儿园/.test(facts)) {
    warnings.push({ code: 'SCHOOL_NAMED', zh: '违法事实中提到学校，请核对是否可能识别出未成年人。' });
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
