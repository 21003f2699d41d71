import type { FigureName } from '@mingjing/contract';
import { civilDay } from '@mingjing/law';
import { type RawBuilder, sql } from 'kysely';

/**
 * Which cases a figure of the statistics (统计) counts, over `view.dossier` as `d`: the same condition counts them and lists them.
 * What is open or overdue is so today; everything else belongs to the year of the decision.
 */
export function figureSql(year: number): Readonly<Record<FigureName, RawBuilder<boolean>>> {
  const inYear = sql`d.detail ->> 'decidedOn' like ${`${year}-%`}`;
  const decided = (more: RawBuilder<unknown>) => sql<boolean>`(${inYear} and ${more})`;
  return {
    open: sql<boolean>`d.closed_on is null`,
    decided: sql<boolean>`${inYear}`,
    summary: decided(sql`d.procedure = 'penalty-summary'`),
    reviewRequired: decided(sql`(d.detail ->> 'reviewRequired')::boolean`),
    reviewed: decided(sql`(d.detail ->> 'reviewed')::boolean`),
    corrected: decided(sql`(d.detail ->> 'corrected')::int > 0`),
    published: decided(sql`d.detail ->> 'publishedOn' is not null`),
    publishedLate: decided(sql`(d.detail ->> 'publishedLate')::boolean`),
    overdue: sql<boolean>`(d.closed_on is null and (d.detail ->> 'overdue')::boolean)`,
    fineFen: decided(sql`(d.detail ->> 'fineFen')::bigint > 0`),
  };
}

export interface CaseFilter {
  readonly figure?: FigureName | undefined;
  /** Of the decision where a figure is asked for, of the registration otherwise. */
  readonly year?: number | undefined;
}

/** The conditions of a filter; nothing where it asks for nothing. */
export function filterSql({ figure, year }: CaseFilter): readonly RawBuilder<boolean>[] {
  if (figure !== undefined) return [figureSql(year ?? thisYear())[figure]];
  return year === undefined
    ? []
    : [sql<boolean>`d.opened_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`];
}

export const thisYear = (): number => Number(civilDay(new Date().toISOString()).slice(0, 4));
