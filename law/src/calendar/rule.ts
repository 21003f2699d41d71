import type { Citation } from '../sources/cite.ts';

/** How sure a value is: read in the statute, read in a secondary page, recalled, a local rule, a seed document. */
export type Mark = 'C' | 'C2' | 'R' | 'local' | 'seed';

/** Working days 工作日, calendar days 日, clock hours 小时, months 月, years 年, a fixed date 固定日期. */
export type Unit = 'WD' | 'CD' | 'H' | 'M' | 'Y' | 'date';

/** Whose period it is. */
export type Obligor =
  | 'agency'
  | 'party'
  | 'court'
  | 'police'
  | 'reconsideration'
  | 'supervisor'
  /** Agency and, where property is frozen, the bank. */
  | 'agencyOrBank'
  /** Party and agency alike. */
  | 'agencyOrParty';

/**
 * What happens when the end falls on a day off: moved to the next working day by law; moved by analogy for the party's
 * benefit (profile default on); never moved (the agency's own limit, the stricter reading); or it cannot happen.
 */
export type EndMoves = 'law' | 'party' | 'no' | 'never';

export type PauseGround =
  | 'hearing'
  | 'tendering'
  | 'auction'
  | 'inspection'
  | 'testing'
  | 'quarantine'
  | 'appraisal'
  | 'expertReview'
  | 'publicNotice'
  | 'suspension'
  | 'ownerIdentification'
  | 'refundOrder'
  | 'siteInspection'
  | 'elevation'
  | 'forceMajeure'
  | 'remedyPending'
  | 'selfCorrection'
  | 'dismissedSuit'
  | 'supplement'
  | 'thirdPartyConsultation'
  | 'executionResumed';

/** The name of each ground as people read it. */
export const PAUSE_GROUND_NAMES: Readonly<Record<PauseGround, string>> = {
  hearing: '听证',
  tendering: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  expertReview: '专家评审',
  publicNotice: '公告',
  suspension: '中止',
  ownerIdentification: '权利人辨认或者鉴别',
  refundOrder: '责令退还多收价款',
  siteInspection: '勘验',
  elevation: '提级审理',
  forceMajeure: '不可抗力或者其他正当理由',
  remedyPending: '行政复议或者行政诉讼',
  selfCorrection: '行政机关自行纠正',
  dismissedSuit: '因未先申请行政复议被裁定驳回起诉',
  supplement: '补正材料',
  thirdPartyConsultation: '征求第三方或者其他机关意见',
  executionResumed: '恢复执行',
};

/** An extension a rule allows (延期). */
export interface ExtensionRule {
  /** The most that may be added, in `unit`; `null` where the approver fixes it and the record must state it. */
  readonly max: number | null;
  readonly unit: Exclude<Unit, 'date'>;
  /** Who must approve, as people read it. */
  readonly approver: string;
  /** The party must be told, with reasons. */
  readonly notice: boolean;
  readonly times: number;
}

interface RuleBase {
  /** Short Chinese name. */
  readonly name: string;
  readonly sources: readonly Citation[];
  /** How sure the value is. */
  readonly mark: Mark;
  /** How sure the duty is, where the number is less sure than the duty. */
  readonly dutyMark?: Mark;
  /** A profile may set the value (地区或者领域可设定). */
  readonly overridable?: boolean;
  /** What a reader must know beside the number, one or more Chinese sentences. */
  readonly note?: string;
}

/** A period (期限): the only kind the deadline engine computes. */
export interface PeriodBody extends RuleBase {
  readonly kind: 'period';
  /** `null` where the value stands on the document or in a profile only. A fixed date is `MM-DD` or `YYYY-MM-DD`. */
  readonly value: number | string | null;
  readonly unit: Unit;
  /** The event that starts the clock, or, for a backward period, the event counted back from. */
  readonly start: string;
  readonly who: Obligor;
  readonly moves: EndMoves;
  readonly direction: 'forward' | 'backward';
  /**
   * `limit`: do it by the end. `waiting`: not before it is over. `minimum`: no shorter than this. `window`: a right that
   * lapses. `effect`: at the end something happens by itself.
   */
  readonly mode: 'limit' | 'waiting' | 'minimum' | 'window' | 'effect';
  readonly pauses: readonly PauseGround[];
  readonly extensions: readonly ExtensionRule[];
  /** The moved end helps the agency: it is alarmed at the unmoved date and lapses at the moved one. */
  readonly alarmUnmoved?: boolean;
  /** A backward period of the citizen: no clear days, a late act is still accepted. */
  readonly lenient?: boolean;
  /** Another law may set another value for the matter at hand: only a longer one, or any. */
  readonly otherLaw?: 'longer' | 'any';
}

/** An amount, ratio or age that decides something (界限). */
export interface ThresholdBody extends RuleBase {
  readonly kind: 'threshold';
  /** The threshold in one Chinese sentence. */
  readonly text: string;
}

/** A number of persons, things or kinds (数量). */
export interface CountBody extends RuleBase {
  readonly kind: 'count';
  readonly text: string;
}

/** A rule without a number (规则). */
export interface TextBody extends RuleBase {
  readonly kind: 'rule';
  readonly text: string;
}

export type RuleBody = PeriodBody | ThresholdBody | CountBody | TextBody;

/** A rule with its id, e.g. `PEN-10`. */
export type Rule<Id extends string = string> = RuleBody & { readonly id: Id };
export type PeriodRule<Id extends string = string> = PeriodBody & { readonly id: Id };
