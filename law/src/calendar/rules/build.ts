import { type Place, ref } from '../../sources/cite.ts';
import type { SourceId } from '../../sources/registry.ts';
import type { ExtensionRule, PauseGround, PeriodBody, TextBody, Unit } from '../rule.ts';

/** Sources as rows write them: `['APL', '64(1)', '85']`. */
export type SourceCell = readonly [SourceId, ...Place[]];

const citations = (cells: readonly SourceCell[]) =>
  cells.map(([source, ...places]) => ref(source, ...places));

type PeriodCells = Partial<Omit<PeriodBody, 'kind' | 'name' | 'start' | 'value' | 'unit' | 'sources'>>;

/** A row with a period; by default the agency's own limit, counted forward, without pause, extension or moved end. */
export function period(
  name: string,
  start: string,
  value: number | string | null,
  unit: Unit,
  sources: readonly SourceCell[],
  cells: PeriodCells = {},
): PeriodBody {
  return {
    kind: 'period',
    name,
    start,
    value,
    unit,
    sources: citations(sources),
    mark: 'C',
    who: 'agency',
    moves: unit === 'WD' || unit === 'H' ? 'never' : 'no',
    direction: 'forward',
    mode: 'limit',
    pauses: [],
    extensions: [],
    ...cells,
  };
}

type TextCells = Partial<Omit<TextBody, 'kind' | 'name' | 'text' | 'sources'>>;

/** Rows that say something and compute nothing differ in their kind alone. */
const stated =
  <K extends 'rule' | 'threshold' | 'count'>(kind: K) =>
  (name: string, text: string, sources: readonly SourceCell[], cells: TextCells = {}) => ({
    kind,
    name,
    text,
    sources: citations(sources),
    mark: 'C' as const,
    ...cells,
  });

export const rule = stated('rule');
export const threshold = stated('threshold');
export const count = stated('count');

/** The law states the duty; the number of days is a default that a profile may replace. */
export const DEFAULT_NUMBER = { mark: 'R', dutyMark: 'C', overridable: true } as const;

/** A single extension approved within the agency; `notice`: the party is told, with reasons. */
export function extension(
  max: number | null,
  unit: ExtensionRule['unit'],
  approver: string,
  notice: boolean,
  times = 1,
): ExtensionRule {
  return { max, unit, approver, notice, times };
}

/** 许可法 art 45. */
export const PERMIT_PAUSES: readonly PauseGround[] = [
  'hearing',
  'tendering',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expertReview',
];

/** 强制法 art 25(3). */
export const COERCION_PAUSES: readonly PauseGround[] = ['testing', 'inspection', 'quarantine', 'appraisal'];

/** 市场监督管理行政处罚程序规定. */
export const MARKET_PAUSES: readonly PauseGround[] = [
  'suspension',
  'hearing',
  'publicNotice',
  'testing',
  'inspection',
  'quarantine',
  'appraisal',
  'ownerIdentification',
  'refundOrder',
];

/** 复议法 art 39, 复议法实施条例 arts 40, 45, 46. */
export const RECONSIDERATION_PAUSES: readonly PauseGround[] = [
  'suspension',
  'siteInspection',
  'appraisal',
  'elevation',
];

/** 不可抗力或者其他正当理由 (民诉法 art 86, 行诉法 art 48, 复议法 art 20(2)). */
export const OBSTACLE: readonly PauseGround[] = ['forceMajeure'];
