import type { CivilDate, Instant } from './civil.ts';
import type { Mark, PauseGround, Unit } from './rule.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A value with where it comes from; `confirmed` is false for recalled or sample values. */
export interface Stated<T> {
  readonly value: T;
  readonly source: string;
  readonly confirmed: boolean;
}

/** A period as a profile sets it, in the rule's own unit unless another is given. */
export interface PeriodValue {
  readonly amount: number;
  readonly unit?: 'WD' | 'CD';
  /** The most an extension may add, where the profile sets that too. */
  readonly extension?: number;
  /** How often the extension may be used. */
  readonly extensionTimes?: number;
}

/** Fields of enforcement (执法领域) that rules and profiles tell apart. */
export type Field = 'market' | 'environment' | 'forestry' | 'education' | 'publicSecurity' | 'other';

/** 执法领域. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  market: '市场监督管理',
  environment: '生态环境',
  forestry: '林业草原',
  education: '教育',
  publicSecurity: '公安',
  other: '其他',
};

/** What the engine asks of a profile; every `Profile` of `profiles/` is one. */
export interface DeadlineProfile {
  readonly id: string;
  readonly version: number;
  readonly zh: string;
  readonly values: {
    readonly [key: string]: Stated<unknown> | undefined;
    /** An end on a day off moves for the party by analogy. */
    readonly partyEndMoves?: Stated<boolean>;
    /** Which time the 90 days of 处罚法 art 60 leave out, by field. */
    readonly decisionClockExclusions?: Stated<Partial<Record<Field, readonly PauseGround[]>>>;
  };
}

/** A pause (中止、扣除): a record of its own. Paused days run from the day after `from` through `to`. */
export interface Pause {
  readonly ground: PauseGround;
  readonly from: CivilDate;
  /** Absent while the pause lasts. */
  readonly to?: CivilDate;
  /** The document names `from` itself as the first excluded day. */
  readonly fromIncluded?: boolean;
  /** Number or title of the document that states the pause. */
  readonly document: string;
}

/** An approved extension (延期). */
export interface Extension {
  /** How much is added, in the rule's unit; absent means the most the rule allows. */
  readonly value?: number;
  /** Instead of a value: the new last day, where the approver fixes it. */
  readonly until?: CivilDate;
  readonly approvedOn: CivilDate;
  readonly approvedBy: string;
  readonly reason: string;
  /** When the party was told; `Deadline.noticeOutstanding` is set while a rule asks for it and it is missing. */
  readonly notifiedOn?: CivilDate;
}

export interface DeadlineOptions {
  /** Backward periods: count the last of the N days as a possible day of the act (default: N clear days). */
  readonly lastDayCounted?: boolean;
  /** The field of enforcement, where the profile tells fields apart. */
  readonly field?: Field;
  /** The value another law or the document sets for this matter, with that source. */
  readonly value?: Stated<number>;
  /** The date stated on the document, for periods that are set there. */
  readonly date?: CivilDate;
  /** The day up to which a pause that still lasts is counted. */
  readonly asOf?: CivilDate;
}

export interface DeadlineRequest {
  /** A rule id, e.g. `PEN-10`; anything else is answered `RULE_UNKNOWN`. */
  readonly rule: string;
  /** The day of the event (or the moment: required for hours). */
  readonly start: CivilDate | Instant;
  readonly calendar: WorkCalendar;
  readonly profile: DeadlineProfile;
  readonly pauses?: readonly Pause[];
  readonly extensions?: readonly Extension[];
  readonly options?: DeadlineOptions;
}

/** Consecutive days off that a working-day count passed over, both ends included. */
export interface SkippedDays {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly reason: 'off' | 'paused';
}

export interface Deadline {
  readonly rule: string;
  readonly name: string;
  readonly start: CivilDate | Instant;
  /** The last day (a moment for hours). For a waiting period the last day of waiting. */
  readonly end: CivilDate | Instant;
  readonly unit: Unit;
  readonly direction: 'forward' | 'backward';
  /** When to be done to be safe: the unmoved end where only the law's rest-day rule helps the agency, else `end`. */
  readonly alarm: CivilDate | Instant;
  /** The last working day on or before `alarm`: when a task must be due. Equal to `alarm` for hours. */
  readonly workBy: CivilDate | Instant;
  /** The first day on which a waiting period (or a minimum) lets the act be done. */
  readonly firstPermitted?: CivilDate;
  /** The end before it was moved off a day of rest. */
  readonly movedFrom?: CivilDate;
  /** A pause still lasts: `end` counts it up to `asOf` (or as not begun), and will move. */
  readonly paused: boolean;
  /** An extension was approved and the party has not yet been told in writing, as the rule asks. */
  readonly noticeOutstanding: boolean;
  /** Rests on a year whose arrangement of working days is not published. */
  readonly provisional: boolean;
  /** False where the value is recalled, local or a sample. */
  readonly confirmed: boolean;
  readonly mark: Mark;
  /** One Chinese sentence: rule, source, start, days skipped, pauses, extension, end. */
  readonly explanation: string;
  /** The citation in full. */
  readonly source: string;
  readonly skipped: readonly SkippedDays[];
  readonly calendarVersion: string;
}

export type DeadlineRefusalCode =
  | 'RULE_UNKNOWN'
  | 'RULE_HAS_NO_PERIOD'
  | 'START_INVALID'
  | 'VALUE_REQUIRED'
  | 'VALUE_INVALID'
  | 'VALUE_NOT_ALLOWED'
  | 'PAUSE_INVALID'
  | 'PAUSE_NOT_ALLOWED'
  | 'PAUSE_OVERLAPS'
  | 'PAUSE_TOO_LATE'
  | 'EXTENSION_INVALID'
  | 'EXTENSION_NOT_ALLOWED'
  | 'EXTENSION_LATE'
  | 'EXTENSION_TOO_LONG';

export interface DeadlineRefusal {
  readonly code: DeadlineRefusalCode;
  /** A Chinese sentence: what is wrong and what to do. */
  readonly message: string;
  /** The citation of the rule, empty if the rule is unknown. */
  readonly source: string;
}

export type DeadlineAnswer =
  | { readonly ok: true; readonly deadline: Deadline }
  | { readonly ok: false; readonly refusal: DeadlineRefusal };
