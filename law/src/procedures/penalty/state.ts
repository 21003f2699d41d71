import type {
  CivilDate,
  Extension as ClockExtension,
  Pause as ClockPause,
  Instant,
} from '../../calendar/index.ts';
import type { Named } from '../../disclosure/named.ts';
import type { Publication } from '../../disclosure/slice.ts';
import type { Erased, FileRef, IssuedDocument, Mark } from '../../dossier/act.ts';
import type { PenaltyKind } from '../../dossier/facts.ts';
import type { Lane } from '../../dossier/lane.ts';
import type { IdKind } from './identity-paper.ts';

/**
 * What a penalty case (行政处罚案件) is now. Each lane writes one slice; nothing is computed here that could be
 * derived later. Times are the acts' stated times; `seq` points to the act.
 */
export interface PenaltyState {
  /** 样例数据: the first act says so, and everything shown is marked. */
  readonly sample: boolean;
  readonly agencyId: string;
  readonly lead?: Lead;
  readonly parties: readonly Party[];
  readonly conduct?: Conduct;
  readonly verification?: Mark & {
    readonly officers: readonly string[];
    readonly conclusion: 'file' | 'doNotFile' | 'transfer';
  };
  readonly filing: Filing;
  readonly team: Team;
  readonly investigation: Investigation;
  readonly time: CaseTime;
  readonly report?: Mark & { readonly draftHash: string };
  readonly draft?: Draft;
  /** Every draft ever written, oldest first, so that rounds can be compared. */
  readonly drafts: readonly Draft[];
  readonly review: Review;
  readonly notices: readonly Notice[];
  readonly responses: readonly Response[];
  readonly hearingRequests: readonly HearingRequest[];
  readonly hearings: readonly Hearing[];
  readonly discussions: readonly Discussion[];
  readonly proposal?: Mark & { readonly draftHash: string };
  readonly decision?: DecisionMade;
  /** Rounds that ended in a decision which was annulled with an order to decide anew (责令重新作出), oldest first. */
  readonly earlier: readonly EarlierRound[];
  readonly services: readonly Service[];
  readonly publication: Publication;
  readonly execution: Execution;
  /** 退还款项, of payments of any round, oldest first. */
  readonly refunds: readonly Refund[];
  /** 无法退还: parties to whom nothing can be paid back for the time being, oldest first. */
  readonly unclaimed: readonly (Mark & { readonly party: string; readonly ground: UnclaimedGround })[];
  readonly remedies: readonly Remedy[];
  readonly criminal?: CriminalTransfer;
  /** 管辖争议 with another agency, newest last. */
  readonly disputes: readonly {
    readonly raised: Mark;
    readonly other: string;
    readonly settled?: Mark & { readonly own: boolean };
  }[];
  /** 教育 of whoever is not punished (处罚法 art 33(3)). */
  readonly educated: readonly (Mark & { readonly party: string })[];
  readonly majorFiling?: Mark;
  /** 当场处罚: only in the summary procedure. */
  readonly spot?: Spot;
  readonly closing: Closing;
  /** 个人信息已依法删除: the key of the dossier is gone, the acts stand. */
  readonly personalErased?: Mark;
  /** Natural persons that personal fields of the acts name; disclosure keeps them out of what is public. */
  readonly named: readonly Named[];
  /** 其他案件中的处罚经说明不是同一违法行为 (处罚法 art 29). */
  readonly distinguished: readonly (Mark & { readonly dossier: string })[];
  readonly joined: readonly {
    readonly dossier: string;
    readonly seq: number;
    readonly how: 'absorbed' | 'absorbedInto' | 'splitFrom' | 'splitInto';
    /** 分出的当事人. */
    readonly parties?: readonly string[];
  }[];
  readonly documents: readonly CaseDocument[];
  /** Files cited by the acts, other than the documents themselves (附件). */
  readonly attachments: readonly Attachment[];
  /** Acts that must have sound or image, and whether they do. */
  readonly recordings: readonly RecordingEntry[];
  readonly last: { readonly seq: number; readonly occurredAt: Instant } | undefined;
}

export type { Publication, PublicationRound } from '../../disclosure/slice.ts';
export type { Mark } from '../../dossier/act.ts';

export type LeadSource =
  | 'inspection'
  | 'complaint'
  | 'report'
  | 'assigned'
  | 'reportedUp'
  | 'samplingCheck'
  | 'transferred'
  | 'media'
  | 'monitoring'
  | 'other';

export interface Lead extends Mark {
  readonly source: LeadSource;
  readonly receivedOn: CivilDate;
  readonly summary: string;
}

/** 违法行为: what the case is about. */
export interface Conduct {
  /** 案由, without 涉嫌 and 案. */
  readonly cause: string;
  readonly items: readonly string[];
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly continuing: boolean;
  readonly place: string;
  readonly harm: boolean;
}

export type PartyKind = 'naturalPerson' | 'individualBusiness' | 'organisation';

/** 当事人. `person` and `contact` are personal values and may have been erased. */
export interface Party {
  readonly id: string;
  readonly kind: PartyKind;
  /** Name of the organisation or business; natural persons have theirs in `person`. */
  readonly name?: string;
  readonly uscc?: string;
  readonly address?: string;
  readonly person?: PartyPerson | Erased;
  readonly contact?: { readonly phone?: string } | Erased;
}

/** The natural person, the operator (经营者) or the legal representative (法定代表人). */
export interface PartyPerson {
  readonly name: string;
  readonly sex?: 'male' | 'female';
  readonly birthDate?: CivilDate;
  /** 居民身份证, unless it says otherwise. */
  readonly idKind?: IdKind;
  readonly idNumber?: string;
  readonly address?: string;
  readonly post?: string;
  /** 处罚法 art 30–31. */
  readonly capacity?: 'full' | 'reduced' | 'none';
}

export interface Filing {
  readonly proposed?: Mark & { readonly grounds?: string };
  readonly approved?: Mark & { readonly caseNumber: string };
  readonly refused?: Mark & { readonly reason: string };
  readonly returned?: Mark & { readonly reason: string };
  readonly transferredTo?: Mark & { readonly body: string };
}

export interface Team {
  /** 承办人, now. */
  readonly handlers: readonly string[];
  /** Everyone who ever handled or investigated: none of them may review or chair. */
  readonly everHandled: readonly string[];
  readonly recusals: readonly RecusalEntry[];
}

export interface RecusalEntry {
  readonly person: string;
  readonly asked: Mark;
  readonly by: 'self' | 'party';
  readonly decided?: Mark & { readonly granted: boolean };
}

export type EvidenceKind =
  | 'documentary'
  | 'physical'
  | 'audiovisual'
  | 'electronic'
  | 'witness'
  | 'partyStatement'
  | 'expertOpinion'
  | 'sceneRecord';

/** 证据 (处罚法 art 46). Every investigation act that yields evidence adds one. */
export interface Evidence {
  readonly id: string;
  readonly seq: number;
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly proves?: string;
  readonly files: readonly FileRef[];
  /** Electronic monitoring equipment: usable only once reviewed (处罚法 art 41). */
  readonly deviceReviewed?: boolean;
}

export interface Investigation {
  readonly evidence: readonly Evidence[];
  readonly preservations: readonly Preservation[];
  readonly correctionOrders: readonly CorrectionOrder[];
  readonly appraisals: readonly Appraisal[];
  readonly addresses: readonly {
    readonly party: string;
    readonly seq: number;
    readonly electronic: boolean;
    readonly address: string;
  }[];
  /** 询问, to tell the how-maniest of one person another one is; whose it was is not known once erased. */
  readonly inquiries: readonly { readonly seq: number; readonly from: Instant; readonly idNumber?: string }[];
}

export interface Preservation {
  readonly id: string;
  readonly proposed: Mark;
  readonly things: readonly string[];
  readonly approved?: Mark;
  readonly refused?: Mark;
  readonly notified?: Mark & { readonly on: CivilDate; readonly party: string };
  readonly handled?: Mark & { readonly on: CivilDate };
}

export interface CorrectionOrder {
  readonly id: string;
  readonly party: string;
  readonly ordered: Mark;
  readonly dueOn?: CivilDate;
  readonly rechecked?: Mark & { readonly corrected: boolean };
}

export interface Appraisal {
  readonly id: string;
  readonly commissioned: Mark;
  readonly body: string;
  readonly matter: string;
  readonly kind: 'testing' | 'inspection' | 'quarantine' | 'appraisal';
  /** The period the party was told (检验期间), where goods are held. */
  readonly period?: Mark & { readonly from: CivilDate; readonly to: CivilDate };
  readonly result?: Mark;
}

/** Excluded time and extensions as records of their own (扣除期间、延长期限). */
export interface CaseTime {
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** 提请延长, of a clock each, until the head has approved or returned it. */
  readonly asked: readonly ExtensionAsked[];
  readonly suspended?: Mark & { readonly reason: string };
}

export interface Pause extends ClockPause {
  readonly id: string;
  /** Key of the clock it stops. */
  readonly clock: string;
}

export interface ExtensionAsked extends Mark {
  readonly clock: string;
  readonly value?: number;
  readonly until?: CivilDate;
  readonly reason: string | Erased;
}

export interface Extension extends ClockExtension {
  readonly clock: string;
}

/**
 * The decision as it is meant to be (拟处理意见): its canonical content without number, date, signature and seal.
 * `hash` binds review, discussion, proposal and decision to this very text.
 */
export interface Draft extends Mark {
  readonly hash: string;
  readonly version: number;
  readonly content: DraftContent | Erased;
  /** Plain on purpose: gates need it also after erasure. */
  readonly outcome: Outcome;
  /** 重新作出相同处理的理由: why it may be no milder than the decision that was annulled. */
  readonly anew?: { readonly what: AnewGround; readonly explanation: string | Erased };
}

/** In what a decision made anew differs from the one that fell (复议法 art 64(2), 行政诉讼法 art 71). */
export type AnewGround = 'facts' | 'reasons' | 'procedureOnly';

export interface DraftContent {
  readonly facts: string;
  readonly evidence: readonly { readonly id: string; readonly proves: string }[];
  readonly nature: string;
  readonly discretionReason: string;
  readonly reasons: string;
}

export type OutcomeKind = 'penalty' | 'noPenalty' | 'notEstablished' | 'criminalTransfer';

/** 处罚法 art 33 (1) minor, (1) first offence, (2) no fault; 30 minor person; 31 capacity; 36 limitation. */
export type NoPenaltyGround =
  | 'minor'
  | 'firstOffence'
  | 'noFault'
  | 'underFourteen'
  | 'noCapacity'
  | 'limitation';

/** Why one party is spared where others are punished: as above, or because what it did is no breach (处罚法 art 57(1)(三)). */
export type SparingGround = NoPenaltyGround | 'notEstablished';

/** What is decided against whom, in numbers a gate can compare. Sums in fen. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly items: readonly OutcomeItem[];
  readonly parties: readonly PartyOutcome[];
  /** Where nobody is punished. */
  readonly noPenaltyGround?: NoPenaltyGround;
  readonly correction?: string;
  /** The decision says that a surcharge will run (罚缴分离办法 art 7, 9). */
  readonly surchargeAnnounced: boolean;
  /** 情节复杂或者重大违法行为 (处罚法 art 57(2)), as the handlers see it. */
  readonly complex: boolean;
  readonly majorPublicInterest: boolean;
  readonly suspectedCrime: boolean;
}

/** How a breach is weighed (裁量). */
export interface Discretion {
  readonly tier?: string;
  /** The sum tiers in permille are multiples of. */
  readonly base?: number;
  /** Below the tier or the legal minimum: ground of 处罚法 art 32 or of the profile. */
  readonly departure?: { readonly kind: 'belowTier' | 'aboveTier' | 'belowMinimum'; readonly ground: string };
}

/** The item punished, by which law, in which tier. */
export interface OutcomeItem extends Discretion {
  readonly item: string;
  readonly breached: readonly string[];
  readonly basis: readonly string[];
  /** 分别裁量: what is said of a party stands for it in the place of all that is said of everybody (处罚法 art 5(2)). */
  readonly perParty?: readonly (Discretion & { readonly party: string })[];
}

export interface PartyOutcome {
  readonly party: string;
  readonly penalties: readonly Penalty[];
  /** Of a party that bears nothing in a decision that punishes others (处罚法 art 30, 31, 33, 36, 57(1)(三)). */
  readonly noPenaltyGround?: SparingGround;
}

export interface Penalty {
  readonly kind: PenaltyKind;
  /** Fine or confiscated sum. */
  readonly fen?: number;
  /** What is confiscated, suspended, ordered. */
  readonly what?: string;
  /** The item a fine is for; its tier and legal range bound it. */
  readonly item?: string;
}

export interface Review {
  readonly rounds: readonly ReviewRound[];
  /** 不属于法制审核范围 of this very draft, with the reasons the engine gave. */
  readonly exemptions: readonly (Mark & { readonly draftHash: string })[];
  readonly disagreements: readonly {
    readonly round: number;
    readonly raised: Mark;
    readonly settled?: Mark & { readonly result: 'resubmit' | 'revise' };
  }[];
}

export type ReviewOutcome =
  | 'approved'
  | 'approvedWithChanges'
  | 'returnedForInvestigation'
  | 'correctionRequired'
  | 'rejected'
  | 'transferJurisdiction'
  | 'transferCriminal';

export interface ReviewRound {
  readonly round: number;
  readonly draftHash: string;
  /** Named at submission, or called up from the pool. */
  readonly reviewer?: string;
  readonly submitted: Mark;
  readonly returns: readonly (Mark & { readonly missing: string })[];
  readonly resubmitted?: Mark;
  /** 材料齐备: starts the reviewer's clock. */
  readonly complete?: Mark;
  readonly opinion?: Mark & { readonly outcome: ReviewOutcome };
}

/** 事先告知 of one draft to one party. */
export interface Notice {
  readonly id: string;
  readonly party: string;
  readonly issued: Mark;
  readonly draftHash: string;
  readonly hearingRight: boolean;
  readonly document?: IssuedDocument;
  readonly servedOn?: CivilDate;
}

/** 要点 of a 陈述申辩; its id is unique over the case. */
export interface DefencePoint {
  readonly id: string;
  readonly point: string;
}

export interface Response {
  readonly party: string;
  readonly notice: string;
  readonly defence: readonly (Mark & {
    readonly id: string;
    readonly late: boolean;
    readonly points?: readonly DefencePoint[];
  })[];
  readonly reviewed: readonly (Mark & {
    readonly defence: string;
    readonly adopted: 'yes' | 'partly' | 'no';
    readonly changes: boolean;
    readonly reason?: string;
  })[];
  readonly waived: { readonly statement?: Mark; readonly defence?: Mark; readonly hearing?: Mark };
}

/** 听证申请 of one party on one notice: its right runs a course of its own, also where hearings are joined. */
export interface HearingRequest {
  readonly id: string;
  readonly party: string;
  /** The notice that told the party of the right. */
  readonly notice: string;
  readonly requested: Mark & { readonly on: CivilDate };
  readonly accepted?: Mark;
  readonly refused?: Mark & { readonly reason: string };
  readonly withdrawn?: Mark & { readonly on: CivilDate };
  /** 视为放弃听证权利: this party's hearing is over without having been held (处罚法 art 64(6)). */
  readonly givenUp?: Mark & { readonly reason: 'absent' | 'left' };
}

/** 听证 of one party, or of several together (合并听证). */
export interface Hearing {
  readonly id: string;
  readonly parties: readonly {
    readonly party: string;
    readonly request: string;
    /** When the notice of the present day and place was served on this party. */
    readonly servedOn?: CivilDate;
  }[];
  /** As it stands now; `seq` is the act that issued the notice of it. */
  readonly scheduled: Mark & {
    readonly on: CivilDate;
    readonly startsAt: Instant;
    readonly place: string;
    readonly chair: string;
    readonly recorder: string;
    readonly members: readonly string[];
    readonly public: boolean;
  };
  /** 听证公告 of the present day and place. */
  readonly announced?: Mark;
  /** 改期, oldest first: the day it had been set for, and the act whose notice told of that day. */
  readonly postponed: readonly (Mark & { readonly from: CivilDate; readonly superseded: number })[];
  readonly held?: Mark & {
    readonly place?: string;
    readonly startedAt?: Instant;
    readonly present?: readonly { readonly name: string; readonly capacity: string }[] | Erased;
  };
  readonly reported?: Mark;
}

export interface Discussion extends Mark {
  readonly draftHash: string;
  readonly passed: boolean;
  readonly present: number;
  readonly votesFor: number;
}

export interface DecisionMade extends Mark {
  readonly draftHash: string;
  readonly outcome: Outcome;
  readonly on: CivilDate;
  readonly number?: string;
  readonly document?: IssuedDocument;
  readonly fate?: Fate;
}

/** 变更、撤销、确认违法或者无效: what became of a decision after it was made. The newest stands. */
export interface Fate {
  readonly kind: 'changed' | 'annulled' | 'foundIllegal' | 'void';
  readonly by: 'agency' | Remedy['kind'];
  /** The day it took effect for the agency: its own act, or receipt of what another body decided. */
  readonly on: CivilDate;
  readonly seq: number;
  readonly reason: string;
  /** The body that decided, its paper and the day of it, where it was not the agency itself. */
  readonly body?: string;
  readonly number?: string;
  readonly decidedOn: CivilDate;
  /** What is decided against whom since the change, everything; carried on when a later act changes nothing of it. */
  readonly parties?: readonly PartyOutcome[];
  /** The agency's own document, to be served on the parties. */
  readonly document?: IssuedDocument;
}

/** Why a decision was annulled (复议法 art 64(1), 行政诉讼法 art 70). */
export type AnnulmentGround = 'evidence' | 'law' | 'procedure' | 'power' | 'improper';

/** 责令重新作出: the order under which the case is decided anew (复议法 art 64, 行政诉讼法 art 70, 71). */
export interface RedoOrder {
  /** The act that recorded it. */
  readonly seq: number;
  readonly by: Remedy['kind'];
  readonly body: string;
  readonly number?: string;
  readonly receivedOn: CivilDate;
  readonly grounds: readonly AnnulmentGround[];
  /** Days the order itself allows. */
  readonly days?: number;
}

/** What belongs to one round of a case: everything between the investigation and what became of the decision. */
export const roundSlices = [
  'report',
  'draft',
  'review',
  'notices',
  'responses',
  'hearingRequests',
  'hearings',
  'discussions',
  'proposal',
  'decision',
  'execution',
  'time',
  'closing',
  'majorFiling',
  'educated',
] as const satisfies readonly (keyof PenaltyState)[];

export type RoundSlice = (typeof roundSlices)[number];

/** 原处罚决定 and the round that led to it, as it stood when the order to decide anew came. */
export interface EarlierRound extends Pick<PenaltyState, RoundSlice> {
  readonly decision: DecisionMade;
  readonly redo: RedoOrder;
}

export type ServiceMethod =
  | 'direct'
  | 'left'
  | 'post'
  | 'entrusted'
  | 'forwarded'
  | 'electronic'
  | 'publication';

/** 送达 of one document to one party. */
export interface Service extends Mark {
  readonly document: number;
  readonly party: string;
  readonly method: ServiceMethod;
  /** Of a publication: the last day of its period, which may lie ahead. */
  readonly servedOn: CivilDate;
  /** Day on which service by publication began. */
  readonly publishedOn?: CivilDate;
}

/** What the officers noted on the spot (处罚法 art 51–53). */
export interface Spot extends Mark {
  /** Narrative of the breach, for the report to the own agency. */
  readonly facts?: string | Erased;
  readonly officers: readonly string[];
  /** Absent where there is no fine. */
  readonly collection?: 'bank' | 'cash';
  readonly cashGround?: CashGround;
  readonly filedOn?: CivilDate;
  readonly rechecks: readonly (Mark & { readonly on: CivilDate; readonly corrected: boolean })[];
}

/** Why a fine may be taken in cash: ≤ 100 yuan, hard to enforce later (处罚法 art 68), remote and on request (69). */
export type CashGround = 'hundredYuan' | 'hardLater' | 'remote';

export interface Execution {
  readonly payments: readonly Payment[];
  readonly deferrals: readonly Deferral[];
  readonly surcharges: readonly (Mark & {
    readonly party: string;
    readonly fen: number;
    readonly from: CivilDate;
    readonly to: CivilDate;
    /** The fine when it was imposed, and what of it was overdue. */
    readonly fine: number;
    readonly overdue: number;
  })[];
  readonly demands: readonly Demand[];
  /** 申请人民法院强制执行, one for each party and try. */
  readonly courts: readonly CourtApplication[];
  readonly goods: readonly {
    readonly id: string;
    readonly party: string;
    readonly what: string;
    readonly name?: string;
    readonly specification?: string;
    readonly unit?: string;
    readonly quantity?: string;
    /** Seq of the decision under which they were taken, also when it has fallen since. */
    readonly decision: number;
    readonly confiscated?: Mark;
    readonly disposed?: Mark & { readonly how: string };
  }[];
  /** 拍卖、变卖 of what was confiscated, and what it brought. */
  readonly sales: readonly (Mark & {
    readonly party: string;
    readonly on: CivilDate;
    readonly fen: number;
  })[];
  /** Penalties other than money, carried out. */
  readonly carriedOut: readonly (Mark & {
    readonly party: string;
    readonly kind: PenaltyKind;
    readonly on: CivilDate;
  })[];
}

/** 催告 of one party, with what the party said to it (强制法 art 35, 36). */
export interface Demand extends Mark {
  readonly party: string;
  readonly document: number;
  readonly performBy: CivilDate;
  readonly servedOn?: CivilDate;
  readonly defences: readonly (Mark & {
    readonly points: readonly DefencePoint[];
    readonly reviewed?: Mark & { readonly adopted: 'yes' | 'partly' | 'no' };
  })[];
  /** 撤回, where the party was right. */
  readonly withdrawn?: Mark;
}

export interface CourtApplication extends Mark {
  readonly court: string;
  readonly party: string;
  readonly ruled?: Mark & { readonly result: 'execute' | 'refuse'; readonly receivedOn: CivilDate };
}

export interface Payment extends Mark {
  readonly party: string;
  readonly on: CivilDate;
  readonly fen: number;
  readonly of: 'fine' | 'gains' | 'surcharge';
  readonly receipt: string;
  /** 当场收缴: cash that goes to the agency and then to the bank, two working days each (处罚法 art 71). */
  readonly cash?: {
    readonly ground: CashGround;
    readonly handedInOn?: CivilDate;
    readonly bankedOn?: CivilDate;
  };
}

/** 退还: money a payment had brought in, paid back to the party, the whole or a part. */
export interface Refund extends Mark {
  /** Seq of the payment, or of the sale that brought the money. */
  readonly payment: number;
  readonly on: CivilDate;
  readonly fen: number;
  /** 退付凭证 of the treasury or the finance department. */
  readonly voucher: string;
}

/** Why nobody can be paid back. */
export type UnclaimedGround = 'noHeir' | 'noSuccessor' | 'untraceable' | 'declined';

export interface Deferral {
  readonly id: string;
  readonly party: string;
  readonly requested: Mark;
  readonly way?: 'defer' | 'instalments';
  readonly appliedOn?: CivilDate;
  readonly decided?: Mark & { readonly granted: boolean };
  readonly instalments: readonly { readonly dueOn: CivilDate; readonly fen: number }[];
}

export interface Remedy {
  readonly id: string;
  readonly kind: 'reconsideration' | 'litigation';
  readonly party: string;
  /** Seq of the decision it is about. */
  readonly decision: number;
  /** 复议机关 or court. */
  readonly body: string;
  readonly appliedOn: CivilDate;
  readonly opened: Mark;
  readonly acceptedOn?: CivilDate;
  /** Copy of the application received: the ten working days of 复议法 art 48 run. */
  readonly copyReceivedOn?: CivilDate;
  /** 简易程序: five working days instead of ten (复议法 art 54). */
  readonly simplified?: boolean;
  readonly answeredOn?: CivilDate;
  readonly closed?: Mark & {
    readonly on: CivilDate;
    readonly result:
      | 'upheld'
      | 'changed'
      | 'annulled'
      | 'foundIllegal'
      | 'void'
      | 'withdrawn'
      | 'rejected'
      | 'settled';
    readonly receivedOn?: CivilDate;
  };
}

/** 涉嫌犯罪移送 (移送规定). */
export interface CriminalTransfer {
  readonly proposed: Mark & {
    readonly on: CivilDate;
    readonly team?: readonly string[];
    readonly suspicion?: string;
    readonly report?: string | Erased;
  };
  readonly decided?: Mark & { readonly approved: boolean; readonly at: Instant };
  readonly handedOver?: Mark & { readonly at: Instant };
  readonly answered?: Mark & { readonly result: 'filed' | 'notFiled' | 'returned'; readonly on: CivilDate };
  readonly goodsHandedOver?: Mark;
}

export interface Closing {
  readonly proposed?: Mark & {
    readonly reason: ClosingReason;
    readonly result?: string | Erased;
    readonly retention?: 'permanent' | 'thirtyYears';
    readonly goods?: string | Erased;
  };
  readonly closed?: Mark & { readonly reason: ClosingReason; readonly on: CivilDate };
  readonly archived?: Mark & { readonly archiveNumber: string };
  /** 提请撤销案件, until the head has approved or returned it. */
  readonly termination?: Mark & {
    readonly ground: string;
    readonly investigation: string | Erased;
    readonly reason: string | Erased;
    readonly measures?: string | Erased;
  };
  /** 撤销案件 before a decision; the law's 终止 of a case that cannot go on is one of its grounds. */
  readonly terminated?: Mark & { readonly reason: string };
}

export type ClosingReason =
  | 'performed'
  | 'noPenalty'
  | 'notEstablished'
  | 'courtExecuted'
  | 'transferred'
  | 'annulled'
  | 'executionEnded'
  | 'caseWithdrawn';

/** A document of the file, whoever made it. */
export interface CaseDocument {
  readonly seq: number;
  readonly actType: string;
  readonly document: IssuedDocument;
  /** Stated time of the act that issued it. */
  readonly at: Instant;
  /** Who did that act. */
  readonly author: string;
  readonly party?: string;
  /** Wet-sealed scan bound to the document's hash (线下盖章扫描件). */
  readonly sealed?: Mark & { readonly scan: FileRef };
}

/** A file cited by an act, or added to it later (补充附件). */
export interface Attachment {
  /** The act it belongs to. */
  readonly seq: number;
  /** The act that brought it in: what it did, in which lane, by whom. */
  readonly added: Mark;
  readonly zh: string;
  readonly lane: Lane;
  readonly author: string;
  readonly file: FileRef;
}

export interface RecordingEntry {
  readonly seq: number;
  readonly type: string;
  readonly level: 'must' | 'should';
  /** Whoever did the step: the actor first. */
  readonly people: readonly string[];
  readonly state: 'present' | 'missing' | 'exempt';
  /** The reason why there is none was stated; while it is `missing`, approval is awaited. */
  readonly asked?: Mark;
  readonly decided?: Mark;
}

/** A case nothing has happened in. */
export const initialState: PenaltyState = {
  sample: false,
  agencyId: '',
  parties: [],
  filing: {},
  team: { handlers: [], everHandled: [], recusals: [] },
  investigation: {
    evidence: [],
    preservations: [],
    correctionOrders: [],
    appraisals: [],
    addresses: [],
    inquiries: [],
  },
  time: { pauses: [], extensions: [], asked: [] },
  drafts: [],
  review: { rounds: [], exemptions: [], disagreements: [] },
  notices: [],
  responses: [],
  hearingRequests: [],
  hearings: [],
  discussions: [],
  earlier: [],
  services: [],
  publication: { rounds: [] },
  execution: {
    payments: [],
    deferrals: [],
    surcharges: [],
    demands: [],
    courts: [],
    goods: [],
    sales: [],
    carriedOut: [],
  },
  refunds: [],
  unclaimed: [],
  remedies: [],
  closing: {},
  named: [],
  disputes: [],
  educated: [],
  distinguished: [],
  joined: [],
  documents: [],
  attachments: [],
  recordings: [],
  last: undefined,
};
