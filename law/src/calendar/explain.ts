import { citeAllShort } from '../sources/cite.ts';
import {
  type CivilDate,
  chineseDate,
  chineseMoment,
  chineseWeekday,
  civilDate,
  civilDateOf,
  daysBetween,
  getDay,
  isCivilDate,
  weekday,
} from './civil.ts';
import type { Deadline, DeadlineRequest, SkippedDays } from './request.ts';
import { PAUSE_GROUND_NAMES, type PeriodRule } from './rule.ts';
import { citationsFor, type ResolvedValue } from './value.ts';

export const UNIT_NAMES = { WD: '个工作日', CD: '日', H: '小时', M: '个月', Y: '年' } as const;

/** One Chinese sentence: source, rule, start, days skipped, pauses, extensions, end. */
export function explain(
  rule: PeriodRule,
  request: DeadlineRequest,
  value: ResolvedValue,
  deadline: Omit<Deadline, 'explanation'>,
  lastDayCounted: boolean,
): string {
  const basis = [citeAllShort(citationsFor(rule, value)), value.valueSource].filter(Boolean).join('、');
  const clauses = [
    `${basis === '' ? '依该地区的规定' : `依据${basis}`}，“${rule.name}”${lengthClause(rule, value)}`,
    startClause(rule, deadline),
    ...(rule.direction === 'backward' ? [backwardClause(rule, lastDayCounted)] : []),
    ...offClause(request, deadline),
    ...pauseClauses(request, deadline),
    ...(request.extensions ?? []).map(
      (extension) => `经${extension.approvedBy}于${chineseDate(extension.approvedOn)}批准延长`,
    ),
    ...endClauses(rule, deadline),
    ...(deadline.noticeOutstanding ? ['延长尚待书面告知当事人'] : []),
    ...(deadline.paused ? ['目前仍在暂停中，届满日随恢复计算而顺延'] : []),
    ...(deadline.confirmed ? [] : ['所用天数未经核实或者属地方规定，请核对']),
    ...(deadline.provisional ? ['所涉年度的放假调休安排尚未公布，结果为暂定'] : []),
  ];
  return `${clauses.join('，')}。`;
}

function lengthClause(rule: PeriodRule, value: ResolvedValue): string {
  if (rule.unit === 'date') return dateClause(rule);
  const length = `${value.amount}${UNIT_NAMES[value.unit]}`;
  switch (rule.mode) {
    case 'waiting':
      return `须等候${length}`;
    case 'minimum':
      return `不少于${length}`;
    case 'limit':
    case 'window':
    case 'effect':
      return rule.direction === 'backward' ? `提前${length}` : `的期限为${length}`;
    default:
      return rule.mode satisfies never;
  }
}

function dateClause(rule: PeriodRule): string {
  if (typeof rule.value !== 'string') return '的期限由文书载明';
  return `的期限为${rule.value.length === 5 ? `次年${shortDay(`0000-${rule.value}`)}` : chineseDate(rule.value)}`;
}

function startClause(rule: PeriodRule, deadline: Omit<Deadline, 'explanation'>): string {
  const at = isCivilDate(deadline.start) ? chineseDate(deadline.start) : chineseMoment(deadline.start);
  if (rule.unit === 'date') return `${rule.start}为${at}`;
  if (deadline.unit === 'H') return `自${at}（${rule.start}）起连续计算`;
  const day = at.replace(/\d+时\d+分$/, '');
  return rule.direction === 'backward'
    ? `自${day}（${rule.start}）向前计算`
    : `自${day}（${rule.start}）的次日起算`;
}

function backwardClause(rule: PeriodRule, lastDayCounted: boolean): string {
  if (rule.lenient === true) return '当日不计入';
  return lastDayCounted ? '当日不计入、最远的一日仍可实施' : '两端当日均不计入';
}

/** Weekends are summed; days off by arrangement and make-up working days are named. */
function offClause(request: DeadlineRequest, deadline: Omit<Deadline, 'explanation'>): string[] {
  if (deadline.unit !== 'WD') return [];
  const off = deadline.skipped.filter((run) => run.reason === 'off');
  const days = off.reduce((sum, run) => sum + daysBetween(run.from, run.to) + 1, 0);
  const named = off.filter((run) => !isPlainWeekend(run)).map(spanText);
  const made = madeUpDays(request, deadline);
  const clauses: string[] = [];
  if (days > 0) {
    clauses.push(
      `其间休息日${days}天不计入${named.length === 0 ? '' : `（含节假日安排${named.join('、')}）`}`,
    );
  }
  if (made.length > 0) clauses.push(`调休上班的${made.map(shortDay).join('、')}计入`);
  return clauses;
}

function isPlainWeekend(run: SkippedDays): boolean {
  const last = getDay(run.to);
  for (let day = getDay(run.from); day <= last; day += 1)
    if (weekday(day) !== 0 && weekday(day) !== 6) return false;
  return true;
}

/** Weekend days between start and end that were worked. */
function madeUpDays(request: DeadlineRequest, deadline: Omit<Deadline, 'explanation'>): CivilDate[] {
  const backward = deadline.direction === 'backward';
  const start = isCivilDate(deadline.start) ? deadline.start : civilDateOf(deadline.start);
  const first = getDay(backward ? deadline.end : start) + 1;
  const last = backward ? getDay(start) - 1 : getDay(deadline.end);
  const days: CivilDate[] = [];
  for (let day = first; day <= last; day += 1) {
    if ((weekday(day) === 0 || weekday(day) === 6) && request.calendar.works(day)) days.push(civilDate(day));
  }
  return days;
}

function pauseClauses(request: DeadlineRequest, deadline: Omit<Deadline, 'explanation'>): string[] {
  const spans = deadline.skipped.filter((run) => run.reason === 'paused');
  if (spans.length === 0) return [];
  const grounds = [...new Set((request.pauses ?? []).map((pause) => PAUSE_GROUND_NAMES[pause.ground]))].join(
    '、',
  );
  return [`${grounds}的时间${spans.map(spanText).join('、')}扣除`];
}

function endClauses(rule: PeriodRule, deadline: Omit<Deadline, 'explanation'>): string[] {
  if (deadline.unit === 'H') return [`至${chineseMoment(deadline.end)}届满`];
  const end = `${chineseDate(deadline.end)}（${chineseWeekday(deadline.end)}）`;
  if (deadline.unit === 'date') return [`应当不迟于${end}完成`];
  if (rule.direction === 'backward') {
    const late = rule.lenient === true ? '，迟延的仍应接收' : '';
    return [`应当不迟于${end}实施${late}`];
  }
  const clauses: string[] = [];
  if (deadline.movedFrom !== undefined) {
    const why = rule.moves === 'law' ? '依法顺延' : '类推顺延';
    clauses.push(`${chineseDate(deadline.movedFrom)}为休息日，${why}`);
  }
  switch (rule.mode) {
    case 'waiting':
      clauses.push(
        `至${end}止等候期满`,
        `自${chineseDate(deadline.firstPermitted ?? deadline.end)}起方可实施`,
      );
      break;
    case 'minimum':
      clauses.push(`至${end}方满最短期限`);
      break;
    case 'limit':
    case 'window':
    case 'effect':
      clauses.push(`至${end}届满`);
      break;
    default:
      return rule.mode satisfies never;
  }
  if (deadline.alarm !== deadline.end) clauses.push(`按未顺延的${chineseDate(deadline.alarm)}提醒`);
  else if (deadline.workBy !== deadline.end && rule.moves === 'no' && rule.mode === 'limit') {
    clauses.push(`届满日为休息日而不顺延，最迟在工作日${chineseDate(deadline.workBy)}办理`);
  }
  return clauses;
}

function shortDay(date: CivilDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

function spanText(run: SkippedDays): string {
  return run.from === run.to ? shortDay(run.from) : `${shortDay(run.from)}至${shortDay(run.to)}`;
}
