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

export const SOURCE_KIND_NAMES: Readonly<Record<SourceKind, string>> = {
  law: '法律',
  administrativeRegulation: '行政法规',
  judicialInterpretation: '司法解释',
  departmentalRule: '部门规章',
  localRegulation: '地方性法规',
  localGovernmentRule: '地方政府规章',
  normativeDocument: '规范性文件',
  standard: '标准',
};

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
