import { clauseText, findClause, isErased, type LawClause, penaltyKindNames } from '@mingjing/law';
import {
  type IdKind,
  idKindNames,
  type LeadSource,
  leadSourceNames,
  noPenaltyGroundNames,
  type Outcome,
  outcomeKindNames,
  type Party,
  type PartyOutcome,
  type Penalty,
  partiesHere,
  type SparingGround,
  sparingGroundNames,
} from '@mingjing/law/penalty';
import type { DocumentData } from '../templates/index.ts';
import { amount } from '../words.ts';
import { type CaseContext, ERASED, type FillContext } from './context.ts';

/** Parts of a case that many documents print: parties, case name, clauses, penalties, evidence. */

type PrintedParty = DocumentData<'P46'>['party'];

export interface Paper {
  readonly idKind?: IdKind;
  readonly idNumber?: string;
  readonly idConfirmed?: boolean;
}

/** 证件 of a person as forms print it that ask for an 身份证号: the number of another paper says which it is. */
export function withPaper<T extends Paper>(person: T): Omit<T, 'idKind' | 'idConfirmed'> {
  const { idKind, idConfirmed: _, ...rest } = person;
  const paper = paperOf(idKind);
  return paper === undefined || rest.idNumber === undefined
    ? rest
    : { ...rest, idNumber: `${rest.idNumber}（${paper}）` };
}

/** A party as the document prints it; what is not known is left out. */
function printed(party: Party): PrintedParty {
  const erased = isErased(party.person);
  const person = erased
    ? {
        name: ERASED,
        idKind: undefined,
        idNumber: ERASED,
        post: undefined,
        sex: undefined,
        birthDate: undefined,
        address: undefined,
      }
    : party.person;
  const phone = isErased(party.contact) ? ERASED : party.contact?.phone;
  switch (party.kind) {
    case 'naturalPerson':
      return {
        kind: 'person',
        name: person?.name ?? '',
        sex: person?.sex,
        born: person?.birthDate,
        paper: paperOf(person?.idKind),
        idNumber: person?.idNumber,
        address: person?.address ?? party.address ?? (erased ? ERASED : undefined),
        phone,
        post: person?.post,
      };
    case 'individualBusiness':
      return {
        kind: 'individualBusiness',
        name: party.name ?? '',
        creditCode: party.uscc,
        operator: person?.name,
        operatorPaper: paperOf(person?.idKind),
        operatorIdNumber: person?.idNumber,
        address: party.address ?? person?.address,
        phone,
      };
    case 'organisation':
      return {
        kind: 'organization',
        name: party.name ?? '',
        creditCode: party.uscc,
        representative: person?.name,
        post: person?.post,
        address: party.address,
        phone,
      };
    default:
      return party.kind satisfies never;
  }
}

/** 公民身份号码 goes without saying. */
const paperOf = (kind: IdKind = 'citizen') => (kind === 'citizen' ? undefined : idKindNames[kind]);

/** Several parties on one document: all their names, and each one's address under its name. */
function together(parties: readonly PrintedParty[]): PrintedParty {
  const [first] = parties;
  if (first === undefined) return { kind: 'organization', name: '' };
  if (parties.length === 1) return first;
  const addresses = parties.flatMap((party) =>
    party.address === undefined ? [] : [`${party.name}：${party.address}`],
  );
  return {
    kind: 'organization',
    name: parties.map((party) => party.name).join('、'),
    ...(addresses.length === 0 ? {} : { address: addresses.join('；') }),
  };
}

/** PARTY: one party by its id, or all whom the case deals with. */
export const partyOf = (c: CaseContext, id?: string): PrintedParty =>
  partiesOf(id === undefined ? partiesHere(c.state) : c.state.parties.filter((party) => party.id === id));

export const partiesOf = (parties: readonly Party[]): PrintedParty => together(parties.map(printed));

export const causeOf = (c: CaseContext): string => c.state.conduct?.cause ?? '';

/** 案件名称: with 涉嫌 until the decision. */
export const caseNameOf = (c: CaseContext): string =>
  `${partyOf(c).name}${c.state.decision === undefined ? '涉嫌' : ''}${causeOf(c)}案`;

/** Lead sources as the registration forms tick them. */
const SOURCES = {
  inspection: 'inspection',
  complaint: 'complaint',
  report: 'other',
  assigned: 'assigned',
  reportedUp: 'reported',
  samplingCheck: 'sampling',
  transferred: 'transferred',
  media: 'other',
  monitoring: 'other',
  other: 'other',
} as const satisfies Record<LeadSource, DocumentData<'P01'>['source']>;

export const sourceOf = (source: LeadSource | undefined) => SOURCES[source ?? 'other'];

export const sourceNameOf = (c: FillContext): string | undefined =>
  c.state.lead === undefined ? undefined : leadSourceNames[c.state.lead.source];

/** A clause as an outcome cites it, printed with its title in 《》. */
function cite(
  clauses: readonly LawClause[],
  cited: string,
): { citation: string; content?: string | undefined } {
  const known = findClause(clauses, cited);
  if (known !== undefined) return { citation: clauseText(known), content: known.text };
  const split = /^([^《》]+?)(第[一二三四五六七八九十百千零]+条.*)$/.exec(cited);
  return { citation: split === null ? cited : `《${split[1]}》${split[2]}` };
}

type Cited = Pick<Outcome, 'items'>;

/** Clauses of the items the outcome, or else the case, is about; of a kind an item does not have, the other kind. */
function listed(c: FillContext, outcome: Cited | undefined, kind: 'breached' | 'basis'): LawClause[] {
  const items = outcome?.items.length
    ? outcome.items.map(({ item }) => item)
    : (c.state.conduct?.items ?? []);
  return items.flatMap((item) => {
    const known = c.agency.items[item];
    if (known === undefined) return [];
    return known[kind].length > 0 ? known[kind] : known[kind === 'basis' ? 'breached' : 'basis'];
  });
}

/** Clauses breached: those the outcome cites, or of the items the case was opened for. */
export function violatedOf(c: FillContext, outcome?: Cited): string[] {
  const cited = (outcome?.items ?? []).flatMap(({ item, breached }) =>
    breached.map((clause) => cite(c.agency.items[item]?.breached ?? [], clause).citation),
  );
  return [...new Set(cited.length > 0 ? cited : listed(c, outcome, 'breached').map(clauseText))];
}

/** 处罚依据: what the outcome cites, with its words where the item has them, or the clauses of the items. */
export function basisOf(c: FillContext, outcome: Cited) {
  const cited = outcome.items.flatMap(({ item, basis }) =>
    basis.map((clause) => cite(c.agency.items[item]?.basis ?? [], clause)),
  );
  const all =
    cited.length > 0
      ? cited
      : listed(c, outcome, 'basis').map((clause) => ({ citation: clauseText(clause), content: clause.text }));
  return [...new Map(all.map((entry) => [entry.citation, entry])).values()];
}

/** One penalty as a sentence; the fine keeps its sum apart, to be printed in figures and capitals. */
function penaltyLine({ kind, fen, what }: Penalty): { text: string; fine?: number } {
  const name = penaltyKindNames[kind];
  switch (kind) {
    case 'fine':
      return { text: name, fine: fen ?? 0 };
    case 'warning':
    case 'publicCriticism':
      return { text: name };
    case 'confiscateIllegalGains':
      return { text: `${name}${fen === undefined ? '' : amount(fen)}` };
    case 'confiscateIllegalProperty':
      return { text: what === undefined ? name : what.startsWith('没收') ? what : `没收${what}` };
    case 'suspendLicence':
    case 'downgradeQualification':
    case 'licenceForfeiture':
    case 'restrictBusiness':
    case 'orderSuspension':
    case 'orderClosure':
    case 'restrictEmployment':
      return { text: what === undefined ? name : what.startsWith(name) ? what : `${name}：${what}` };
    case 'other':
      return { text: what ?? name };
    default:
      return kind satisfies never;
  }
}

/** The penalties of one party, or of all with the name before each where there are several. */
export function penaltyLines(
  c: FillContext,
  outcome: Outcome,
  party?: string,
): { text: string; fine?: number }[] {
  const meant = outcome.parties.filter((own) => party === undefined || own.party === party);
  const name = (own: PartyOutcome) => (meant.length > 1 ? `对${partyOf(c, own.party).name}` : '');
  return meant.flatMap((own) =>
    own.penalties.map((penalty) => {
      const line = penaltyLine(penalty);
      return { ...line, text: `${name(own)}${line.text}` };
    }),
  );
}

/** Who is spared where others are punished, and on which ground. */
export const sparedOf = (
  c: FillContext,
  { parties }: Pick<Outcome, 'parties'>,
  only?: string,
): { name: string; ground: SparingGround }[] =>
  parties.flatMap(({ party, noPenaltyGround: ground }) =>
    ground === undefined || (only !== undefined && party !== only)
      ? []
      : [{ name: partyOf(c, party).name, ground }],
  );

/** The outcome in one sentence. */
export function outcomeSentence(c: FillContext, outcome: Outcome, party?: string): string {
  const lines = [
    ...penaltyLines(c, outcome, party).map(({ text, fine }) =>
      fine === undefined ? text : `${text}${amount(fine)}`,
    ),
    ...sparedOf(c, outcome, party).map(
      ({ name, ground }) => `对${name}不予行政处罚（${sparingGroundNames[ground]}）`,
    ),
  ];
  if (lines.length > 0) return lines.join('；');
  const ground = outcome.noPenaltyGround;
  return `${outcomeKindNames[outcome.kind]}${ground === undefined ? '' : `（${noPenaltyGroundNames[ground]}）`}`;
}

/** Evidence with what each proves: as the draft lists it, else everything on file. */
export function evidenceOf(c: FillContext): { name: string; proves: string }[] {
  const { evidence } = c.state.investigation;
  const content = c.state.draft?.content;
  const listed = content === undefined || isErased(content) ? [] : content.evidence;
  if (listed.length > 0) {
    return listed.map(({ id, proves }) => ({
      name: evidence.find((entry) => entry.id === id)?.name ?? id,
      proves,
    }));
  }
  return evidence.map(({ name, proves }) => ({ name, proves: proves ?? '案件有关事实' }));
}

/** 责令改正 as it follows 「责令当事人」. */
export const orderedOf = (correction: string | undefined): string | undefined =>
  correction?.replace(/^责令(?:当事人)?/, '').replace(/[。；;]+$/, '');
