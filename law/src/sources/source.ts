import type { CivilDate } from '../calendar/civil.ts';

/** Kinds of source (渊源), strongest first. */
export type SourceKind =
  | 'law'
  | 'administrativeRegulation'
  | 'judicialInterpretation'
  | 'departmentalRule'
  | 'localRegulation'
  | 'localGovernmentRule'
  | 'normativeDocument'
  | 'standard';

/** A statute, rule, document or standard that a rule of this product rests on (依据). */
export interface SourceBody {
  readonly name: string;
  /** 简称, as people say it. */
  readonly short: string;
  readonly kind: SourceKind;
  readonly issuer: string;
  /** 令号或者文号. */
  readonly number?: string;
  /** The number is recalled, not read. */
  readonly numberUnconfirmed?: boolean;
  /** When it was first adopted or issued. */
  readonly adopted?: CivilDate;
  readonly lastAmended?: CivilDate;
  /** In force from this day on, in the version carried here. */
  readonly from?: CivilDate;
  /** In force through the day before this one. */
  readonly until?: CivilDate;
  readonly repealedBy?: string;
  /** Read in full (C), read in a secondary page (C2), recalled (R). */
  readonly mark: 'C' | 'C2' | 'R';
  readonly note?: string;
}

export type Source<Id extends string = string> = SourceBody & { readonly id: Id };
