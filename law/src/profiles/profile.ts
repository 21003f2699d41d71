import type { DeadlineProfile, Field, PauseGround, PeriodValue, Stated } from '../calendar/index.ts';
import type { PartyKind } from '../identifiers/party-kind.ts';

export type ProfileId = 'national' | 'hebei' | 'zhejiang' | 'shanxi' | 'sample-donglan';

/** A threshold of money in fen (分); `inclusive`: the figure itself is already over the line (本数包括在内). */
export interface MoneyThreshold {
  readonly fen: number;
  readonly inclusive: boolean;
}

/** A kind that is not named has no threshold set. */
export type ByPartyKind = Readonly<Partial<Record<PartyKind, MoneyThreshold>>>;

/** Grounds on which a decision is a major one (重大执法决定) and must be reviewed, beyond 处罚法 art 58. */
export type MajorDecisionGround =
  | 'hearingHeld'
  | 'amountAtHearingThreshold'
  | 'suspensionOrRevocation'
  | 'belowMinimumOrOutsideTier'
  | 'suspectedCrime'
  | 'manyParties';

/** Where a published item is shown. */
export type PublicationChannel = 'agencySite' | 'creditPlatform' | 'enterpriseSystem';

/** When a collective discussion (集体讨论) must be held. */
export type CollectiveDiscussionGround = 'complexOrMajor' | 'belowMinimum' | 'largeAmount';

/** Every setting that is not a period, by key. */
export interface ProfileSettings {
  /** 当事人的期限届满日遇节假日类推顺延. */
  readonly partyEndMoves: boolean;
  /** 较大数额:听证标准 by field (处罚法 art 63); absent fields use `other`. */
  readonly hearingThresholds: Partial<Record<Field, ByPartyKind>>;
  /** 当场处罚罚款上限 (处罚法 art 51), highest fine allowed, in fen. */
  readonly summaryCeilings: Readonly<Record<'naturalPerson' | 'organisation', number>>;
  /** 个体工商户 on the spot: treated as a citizen or as an organisation. */
  readonly individualBusinessSummaryAs: 'naturalPerson' | 'organisation';
  /** 重大执法决定法制审核目录. */
  readonly majorDecisionGrounds: readonly MajorDecisionGround[];
  /** More parties than this make a decision major. */
  readonly manyPartiesOver: number;
  /** Fields in which every ordinary case is reviewed (一案一卷一审). */
  readonly reviewEveryOrdinaryCase: readonly Field[];
  /** 先审核、后告知. */
  readonly reviewBeforeNotice: boolean;
  readonly collectiveDiscussion: readonly CollectiveDiscussionGround[];
  /** 九十日办案期限不计入的时间, by field; fields not named have none. */
  readonly decisionClockExclusions: Partial<Record<Field, readonly PauseGround[]>>;
  /** 重大行政处罚备案标准; the period is TRI-21. */
  readonly filingThresholds: ByPartyKind;
  readonly filingKinds: readonly ('suspension' | 'revocation' | 'detentionTenDays')[];
  /** To whom a major penalty is filed. */
  readonly filingReceiver: string;
  readonly publicationChannels: readonly PublicationChannel[];
  /** 自然人姓名隐去: 罗某. */
  readonly maskNaturalPersons: boolean;
  /** 公示审批人. */
  readonly publicationApprover: 'checker' | 'head';
  /** 免予音像记录审批人. */
  readonly recordingExemptionApprover: 'unitHead' | 'head';
  /** Ids of the documents that print the remedy (复议法实施条例 art 25). */
  readonly remedyPrintedOn: readonly string[];
  /** Documents never served electronically. */
  readonly eServiceExcluded: readonly string[];
  /** 正卷 or 副卷 for the closing sheet (结案审批表). */
  readonly closingSheetVolume: 'main' | 'secondary';
  /** 强制执行默认不进行的时间 (强制法 art 43): all non-working days and these hours. */
  readonly quietHours: { readonly from: string; readonly to: string };
  /** 法制审核人员最低占比, percent. */
  readonly reviewerShare: number;
  /** 年度培训学时. */
  readonly trainingHours: number;
  /** 随机抽查比例下限, percent. */
  readonly spotCheckShare: number;
}

/** Periods a profile may set, by rule id. */
export type ProfilePeriodId =
  | 'PEN-07'
  | 'PEN-14'
  | 'LIC-08a'
  | 'LIC-11a'
  | 'CMP-10'
  | 'TRI-02a'
  | 'TRI-04'
  | 'TRI-05c'
  | 'TRI-14'
  | 'TRI-15'
  | 'TRI-19'
  | 'TRI-21'
  | 'TRI-23a'
  | 'TRI-23b'
  | 'TRI-25a'
  | 'TRI-25b';

export type ProfileValues = { readonly [K in keyof ProfileSettings]?: Stated<ProfileSettings[K]> } & {
  readonly [K in ProfilePeriodId]?: Stated<PeriodValue>;
};

/** The values of a region (地区配置), each with its source. A child overrides its parent value by value. */
export interface Profile extends DeadlineProfile {
  readonly id: ProfileId;
  readonly version: number;
  readonly zh: string;
  readonly parent?: ProfileId;
  /** Fictional values for the sample county. */
  readonly sample?: boolean;
  readonly values: ProfileValues;
}
