import type { CivilDate, Field, WorkCalendar } from '../calendar/index.ts';
import { formatYuan } from '../identifiers/index.ts';
import type { ActingOffice, FactRef, Role } from './act.ts';
import type { Delegation } from './delegation.ts';

/** What a move needs from other dossiers (事实). The server loads it; each act records the `refs` it was decided on. */
export interface Facts {
  readonly refs: readonly FactRef[];
  /** Working days, with the agency's own corrections. */
  readonly calendar: WorkCalendar;
  readonly agency: AgencyFacts;
  /** By person id; every person the dossier or the command names. */
  readonly staff: Readonly<Record<string, StaffFacts>>;
  /** Other penalty dossiers, of any agency, against one of the same parties. */
  readonly related: readonly RelatedPenalty[];
}

/** 执法主体, as its agency dossier folds. */
export interface AgencyFacts {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly uscc: string;
  readonly field: Field;
  readonly kind: 'statutory' | 'authorised' | 'entrusted';
  /** e.g. `990921`; the path runs from province to county, for scopes of rights. */
  readonly region: string;
  readonly regionPath: string;
  readonly profile: string;
  readonly legalRepresentative: string;
  readonly address: string;
  readonly phone: string;
  readonly complaintPhone: string;
  /** 机关代字 of document numbers, and what stands before the serial (a branch of a municipal body). */
  readonly numberPrefix: string;
  readonly numberBranch?: string;
  /** 承办机构 and 法制机构 as they stand on documents. */
  readonly reviewUnit?: string;
  /** The collecting body a decision must name (罚缴分离办法 7). */
  readonly bank?: { readonly name: string; readonly account: string; readonly address?: string };
  readonly reconsiderationBody: string;
  readonly court: string;
  /** Reviewers of other agencies on call here (跨部门调用). */
  readonly pooledReviewers: readonly string[];
  /** Own title or number code of a document, by template id. */
  readonly documents: Readonly<
    Record<string, { readonly title?: string; readonly numberCode?: string; readonly pad?: number }>
  >;
  readonly items: Readonly<Record<string, PowerItem>>;
  /** 通用询问提纲, for items that have none of their own. */
  readonly questions?: readonly string[];
  /** 审批权限 by matter; what is not named any head may approve. */
  readonly delegations?: readonly Delegation[];
  readonly duties: readonly string[];
  readonly notApplicable: readonly { readonly matter: string; readonly reason: string }[];
  /** 委托处罚, oldest first, also those that have ended. */
  readonly entrustments?: readonly Entrustment[];
  /** 代理、主持工作, oldest first, also those that are over. */
  readonly acting?: readonly Acting[];
  readonly confirmedOn?: CivilDate;
  /** It was confirmed once; a change that has to be confirmed anew does not take that back. */
  readonly wasConfirmed?: true;
}

/** 委托书 (处罚法 art 20): who may punish in the agency's name, in what, how far and how long. */
export interface Entrustment {
  /** The act that issued it. */
  readonly seq: number;
  readonly number?: string;
  readonly organisation: string;
  readonly uscc: string;
  readonly representative: string;
  readonly address: string;
  readonly basis: string;
  readonly matters: string;
  readonly powers: string;
  readonly from: CivilDate;
  /** The last day. */
  readonly until: CivilDate;
  /** 终止 before the term was over. */
  readonly endedOn?: CivilDate;
}

/** One clause of a statute that an item rests on, with the days it is in force. */
export interface LawClause {
  /** Full title without 《》. */
  readonly law: string;
  /** As the statute writes it: 第一百二十四条第一款第五项. */
  readonly article: string;
  readonly text?: string;
  readonly inForceFrom?: CivilDate;
  /** First day on which it is no longer in force. */
  readonly inForceUntil?: CivilDate;
}

type Citation = Pick<LawClause, 'law' | 'article'>;

/** A clause as outcomes cite it, title and article in one string. */
export const citedAs = ({ law, article }: Citation): string => `${law}${article}`;

/** A clause as people read it: 《中华人民共和国食品安全法》第五十四条第一款. */
export const clauseText = ({ law, article }: Citation): string => `《${law}》${article}`;

/** The clause that an outcome cites so. */
export const findClause = (clauses: readonly LawClause[], cited: string): LawClause | undefined =>
  clauses.find((clause) => citedAs(clause) === cited);

/** 处罚种类 (处罚法 art 9). */
export type PenaltyKind =
  | 'warning'
  | 'publicCriticism'
  | 'fine'
  | 'confiscateIllegalGains'
  | 'confiscateIllegalProperty'
  | 'suspendLicence'
  | 'downgradeQualification'
  | 'licenceForfeiture'
  | 'restrictBusiness'
  | 'orderSuspension'
  | 'orderClosure'
  | 'restrictEmployment'
  | 'other';

/** 处罚种类 (处罚法 art 9). */
export const penaltyKindNames: Readonly<Record<PenaltyKind, string>> = {
  warning: '警告',
  publicCriticism: '通报批评',
  fine: '罚款',
  confiscateIllegalGains: '没收违法所得',
  confiscateIllegalProperty: '没收非法财物',
  suspendLicence: '暂扣许可证件',
  downgradeQualification: '降低资质等级',
  licenceForfeiture: '吊销许可证件',
  restrictBusiness: '限制开展生产经营活动',
  orderSuspension: '责令停产停业',
  orderClosure: '责令关闭',
  restrictEmployment: '限制从业',
  other: '其他行政处罚',
};

/** 裁量阶次: a range of the fine, in fen or as multiples (× 1000) of a base sum. */
export interface DiscretionTier {
  readonly id: string;
  readonly zh: string;
  readonly condition: string;
  readonly unit: 'fen' | 'permille';
  readonly min: number;
  readonly max: number;
}

/** 执法事项 of kind penalty, with its basis and discretion standard. */
export interface PowerItem {
  readonly id: string;
  readonly zh: string;
  readonly breached: readonly LawClause[];
  readonly basis: readonly LawClause[];
  readonly kinds: readonly PenaltyKind[];
  /** Lawful range of the fine; below `min` is 减轻, above `max` never. */
  readonly fine?: { readonly unit: 'fen' | 'permille'; readonly min: number; readonly max: number };
  readonly tiers: readonly DiscretionTier[];
  /** May be decided on the spot where the sums allow it. */
  readonly summary: boolean;
  /** Life, health or financial safety is touched: five years instead of two (处罚法 art 36). */
  readonly safety: boolean;
  /** 询问提纲: questions a record of questioning about it starts with. */
  readonly questions?: readonly string[];
  /** 停用: the first day on which it is no longer of the list. */
  readonly retiredOn?: CivilDate;
  /** When it was off the list before: from the day it was retired until the day before it was set again. */
  readonly offList?: readonly { readonly from: CivilDate; readonly setAgain: CivilDate }[];
}

/** A lawful range or a tier in words: 5,000元以上50,000元以下, 10倍以上20倍以下, 3倍以下. */
export function rangeWords({
  unit,
  min,
  max,
}: {
  readonly unit: 'fen' | 'permille';
  readonly min: number;
  readonly max: number;
}): string {
  const say = (value: number) =>
    unit === 'fen' ? `${formatYuan(value).replace(/\.00$/, '')}元` : `${value / 1000}倍`;
  if (min === max) return say(max);
  return min === 0 ? `${say(max)}以下` : `${say(min)}以上${say(max)}以下`;
}

/** 执法证件 and what happened to it. */
export interface Certificate {
  readonly number: string;
  readonly category: string;
  readonly area: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  readonly suspensions: readonly {
    readonly from: CivilDate;
    readonly to?: CivilDate;
    readonly reason: string;
  }[];
  readonly withdrawnOn?: CivilDate;
}

/** A person of an agency, as the staff dossier folds. */
export interface StaffFacts {
  readonly id: string;
  readonly name: string;
  readonly agencyId: string;
  readonly unit: string;
  readonly post: string;
  readonly roles: readonly Role[];
  readonly certificates: readonly Certificate[];
  /** 法律职业资格, the day it was obtained. */
  readonly legalQualificationOn?: CivilDate;
  /** Reviewing since: who did so before 2018-01-01 is not 初次从事 (处罚法 art 58(2)). */
  readonly reviewingSince?: CivilDate;
  /** 执法辅助人员: may help, may not inspect or decide. */
  readonly auxiliary: boolean;
  readonly leftOn?: CivilDate;
}

/** Offices that can be held in somebody's place (代理、主持工作). */
export const actingOfficeNames: Readonly<Record<ActingOffice, string>> = {
  principal: '机关正职负责人（主持工作）',
  head: '机关负责人',
  unitHead: '承办机构负责人',
};

/** 代理、主持工作: an office held in somebody's place from the first to the last day, and the paper it rests on. */
export interface Acting {
  /** The act that appointed. */
  readonly seq: number;
  readonly person: string;
  readonly office: ActingOffice;
  /** 被代理人; absent where the post is vacant. */
  readonly inPlaceOf?: string | undefined;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly basis: string;
}

/** What a person holds on a day in somebody's place. */
export const actingOn = (
  person: string,
  day: CivilDate,
  { acting = [] }: Pick<AgencyFacts, 'acting'>,
): readonly Acting[] => acting.filter((one) => one.person === person && one.from <= day && day <= one.to);

/** Roles of a person on a day: the own ones, and those held in somebody's place; the first head is also a head. */
export function rolesOn(
  staff: StaffFacts | undefined,
  day: CivilDate,
  agency: Pick<AgencyFacts, 'id' | 'acting'>,
): readonly Role[] {
  if (staff === undefined || hasLeft(staff, day)) return [];
  const acting = staff.agencyId === agency.id ? actingOn(staff.id, day, agency) : [];
  const roles = new Set<Role>([...staff.roles, ...acting.map(({ office }) => office)]);
  if (roles.has('principal')) roles.add('head');
  return [...roles];
}

/** Another penalty dossier against the same party, for 一事不二罚 (处罚法 art 29). */
export interface RelatedPenalty {
  readonly dossier: string;
  readonly title: string;
  readonly agency: string;
  readonly number?: string;
  /** First and last day of the conduct punished there. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly place: string;
  readonly fined: boolean;
}

export type CertificateState = 'valid' | 'none' | 'notYet' | 'expired' | 'suspended' | 'withdrawn' | 'left';

/** How a person's certificate stood on a day; the best of several counts, none from the day the person left (离岗). */
export function certificateOn(staff: StaffFacts | undefined, day: CivilDate): CertificateState {
  if (hasLeft(staff, day)) return 'left';
  let best: CertificateState = 'none';
  for (const certificate of staff?.certificates ?? []) {
    const state = stateOf(certificate, day);
    if (state === 'valid') return 'valid';
    best = state;
  }
  return best;
}

/** Whether a person has left (离岗) by a day; it may be registered ahead, and whoever leaves works until the day before. */
export const hasLeft = (staff: StaffFacts | undefined, day: CivilDate): boolean =>
  staff?.leftOn !== undefined && day >= staff.leftOn;

function stateOf(certificate: Certificate, day: CivilDate): CertificateState {
  if (certificate.withdrawnOn !== undefined && day >= certificate.withdrawnOn) return 'withdrawn';
  if (day < certificate.validFrom) return 'notYet';
  if (day > certificate.validTo) return 'expired';
  const suspended = certificate.suspensions.some((s) => day >= s.from && (s.to === undefined || day < s.to));
  return suspended ? 'suspended' : 'valid';
}

/** The certificate number that was valid on a day, for documents. */
export function certificateNumber(staff: StaffFacts | undefined, day: CivilDate): string | undefined {
  return hasLeft(staff, day)
    ? undefined
    : staff?.certificates.find((certificate) => stateOf(certificate, day) === 'valid')?.number;
}

/** Whether an item is of the list; with a day, as of that day. */
export const isListed = (item: PowerItem, day: CivilDate = '9999-12-31'): boolean =>
  (item.retiredOn === undefined || day < item.retiredOn) &&
  !(item.offList ?? []).some(({ from, setAgain }) => from <= day && day < setAgain);

/** An item of the agency's list by its id, which is somebody's input: `constructor` names none. */
export const findItem = (agency: Pick<AgencyFacts, 'items'>, id: string): PowerItem | undefined =>
  Object.hasOwn(agency.items, id) ? agency.items[id] : undefined;
