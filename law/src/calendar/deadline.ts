import { citeAll } from '../sources/cite.ts';
import {
  type CivilDate,
  chineseDate,
  civilDate,
  civilDateOf,
  type DayNumber,
  dayNumber,
  findDay,
  getDay,
  type Instant,
  isCivilDate,
  isInstant,
  yearOf,
} from './civil.ts';
import { countBackward, countForward, type PausedSpan, shiftByPauses, skippedDays } from './counting.ts';
import { explain, UNIT_NAMES } from './explain.ts';
import type {
  Deadline,
  DeadlineAnswer,
  DeadlineProfile,
  DeadlineRefusalCode,
  DeadlineRequest,
  Extension,
} from './request.ts';
import { type ExtensionRule, PAUSE_GROUND_NAMES, type PauseGround, type PeriodRule } from './rule.ts';
import { findRule } from './rules/index.ts';
import { citationsFor, isRefused, type Refused, type ResolvedValue, refused, resolveValue } from './value.ts';
import { nearestWorkingDay, type WorkCalendar } from './work-calendar.ts';

/** What stands for a source where no national text sets the rule. */
const UNSOURCED = '地方规定（全国没有统一规定）';

/**
 * The end of a period (期限届满日) with the reason for it. Pure: the day of the event is not counted (民诉法 art 85(2)),
 * the end moves off a day of rest or stays, as the rule says. What a person may enter wrongly is refused with a code and
 * a Chinese sentence.
 */
export function computeDeadline(request: DeadlineRequest): DeadlineAnswer {
  const { calendar, profile, ...asked } = request;
  const known = answersBy(calendar, profile);
  const key = JSON.stringify(asked);
  const before = known.get(key);
  if (before !== undefined) return before;
  const answer = computeAnew(request);
  if (known.size >= mostAnswers) known.clear();
  known.set(key, answer);
  return answer;
}

/** Every act asks for all clocks of its case again, and few of them have moved. */
const answers = new WeakMap<WorkCalendar, WeakMap<DeadlineProfile, Map<string, DeadlineAnswer>>>();
const mostAnswers = 5_000;

function answersBy(calendar: WorkCalendar, profile: DeadlineProfile): Map<string, DeadlineAnswer> {
  const byProfile = answers.get(calendar) ?? new WeakMap<DeadlineProfile, Map<string, DeadlineAnswer>>();
  answers.set(calendar, byProfile);
  const known = byProfile.get(profile) ?? new Map<string, DeadlineAnswer>();
  byProfile.set(profile, known);
  return known;
}

function computeAnew(request: DeadlineRequest): DeadlineAnswer {
  const rule = findRule(request.rule);
  if (rule === undefined) {
    return refusal('RULE_UNKNOWN', `没有编号为“${request.rule}”的期限规则，请在期限总表中查找编号。`, '');
  }
  const source = citeAll(rule.sources) || UNSOURCED;
  if (rule.kind !== 'period') {
    return refusal('RULE_HAS_NO_PERIOD', `“${rule.name}”没有可以计算的期限：${rule.text}`, source);
  }
  const result = compute(rule, source, request);
  return isRefused(result) ? refusal(result.code, result.message, source) : { ok: true, deadline: result };
}

function refusal(code: DeadlineRefusalCode, message: string, source: string): DeadlineAnswer {
  return { ok: false, refusal: { code, message, source } };
}

function compute(rule: PeriodRule, source: string, request: DeadlineRequest): Deadline | Refused {
  if (rule.unit === 'date') return computeDate(rule, source, request);
  const value = resolveValue(rule, request.profile, request.options?.value);
  if (isRefused(value)) return value;
  if (value.unit === 'H') return computeHours(rule, source, request, value);
  return rule.direction === 'backward'
    ? computeBackward(rule, source, request, value)
    : computeForward(rule, source, request, value);
}

/** The civil day on which a period starts, whether a date or a moment is given. */
function startDay(request: DeadlineRequest): CivilDate | Refused {
  if (isCivilDate(request.start)) return request.start;
  if (isInstant(request.start)) return civilDateOf(request.start);
  return refused('START_INVALID', `起算日“${request.start}”不是有效的日期，请按“2026-09-28”的格式填写。`);
}

function computeForward(
  rule: PeriodRule,
  source: string,
  request: DeadlineRequest,
  value: ResolvedValue,
): Deadline | Refused {
  const { calendar, profile, extensions = [], options = {} } = request;
  const start = startDay(request);
  if (isRefused(start)) return start;
  const pauses = readPauses(rule, request, start);
  if (isRefused(pauses)) return pauses;
  const unit = value.unit === 'H' ? 'CD' : value.unit;
  const from = getDay(start);
  const ends = endMoves(rule, value, profile.values.partyEndMoves?.value ?? true);
  const moved = (end: DayNumber): DayNumber => {
    if (!ends) return end;
    // An obstacle during the days of rest carries the end on with it.
    const shifted = shiftByPauses(end, nearestWorkingDay(end, 1, calendar), pauses.spans);
    return nearestWorkingDay(shifted, 1, calendar);
  };

  let unmoved = countForward(from, value.amount, unit, pauses.spans, calendar);
  const slots = rule.extensions.flatMap((allowed) =>
    Array.from({ length: value.extensionTimes ?? allowed.times }, () => allowed),
  );
  for (const [index, extension] of extensions.entries()) {
    const allowed = slots[index];
    const added = readExtension(rule, extension, allowed, value, moved(unmoved));
    if (isRefused(added)) return added;
    const limit =
      added.most === null ? null : countForward(unmoved, added.most, unit, pauses.spans, calendar);
    const next =
      added.until ?? countForward(unmoved, added.value ?? added.most ?? 0, unit, pauses.spans, calendar);
    if (limit !== null && next > limit) {
      return refused(
        'EXTENSION_TOO_LONG',
        `“${rule.name}”最多延长至${chineseDate(civilDate(limit))}，不能延长至${chineseDate(civilDate(next))}。`,
      );
    }
    unmoved = next;
  }
  const end = moved(unmoved);
  if (pauses.latest > end) {
    return refused(
      'PAUSE_TOO_LATE',
      `暂停自${chineseDate(civilDate(pauses.latest))}起，而期限已于${chineseDate(civilDate(end))}届满，不能再暂停。`,
    );
  }
  const first = rule.mode === 'waiting' ? end + 1 : rule.mode === 'minimum' ? end : undefined;
  return finish(rule, source, request, value, {
    start: request.start,
    end,
    unmoved: end === unmoved ? undefined : unmoved,
    skipped: skippedDays(from, Math.max(unmoved, from), unit === 'WD', pauses.spans, calendar),
    paused: pauses.open,
    noticeOutstanding: extensions.some(
      (extension, index) => slots[index]?.notice === true && extension.notifiedOn === undefined,
    ),
    provisional: touchesProvisional(unit === 'WD' ? from : unmoved, end, unit === 'WD' || ends, calendar),
    ...(first === undefined ? {} : { firstPermitted: civilDate(first) }),
    lastDayCounted: options.lastDayCounted ?? false,
  });
}

function computeBackward(
  rule: PeriodRule,
  source: string,
  request: DeadlineRequest,
  value: ResolvedValue,
): Deadline | Refused {
  const { calendar, profile, options = {} } = request;
  const start = startDay(request);
  if (isRefused(start)) return start;
  const none = readPauses(rule, request, start);
  if (isRefused(none)) return none;
  if (request.extensions !== undefined && request.extensions.length > 0) return noExtension(rule);
  const event = getDay(start);
  const unit = value.unit === 'WD' ? 'WD' : 'CD';
  const counted = rule.lenient === true || options.lastDayCounted === true;
  const unmoved = countBackward(event, value.amount, unit, counted, calendar);
  const moves = endMoves(rule, value, profile.values.partyEndMoves?.value ?? true);
  const end = moves ? Math.min(nearestWorkingDay(unmoved, 1, calendar), event) : unmoved;
  return finish(rule, source, request, value, {
    start: request.start,
    end,
    unmoved: end === unmoved ? undefined : unmoved,
    skipped: skippedDays(end - 1, event - 1, unit === 'WD', [], calendar),
    paused: false,
    noticeOutstanding: false,
    provisional: touchesProvisional(unmoved, event, unit === 'WD' || moves, calendar),
    lastDayCounted: counted,
  });
}

/** Hours run from the minute of the event, day and night, and never move. */
function computeHours(
  rule: PeriodRule,
  source: string,
  request: DeadlineRequest,
  value: ResolvedValue,
): Deadline | Refused {
  if (!isInstant(request.start)) {
    return refused(
      'START_INVALID',
      `“${rule.name}”按小时计算，起算时刻须精确到分，请按“2026-03-10T09:40:00Z”（协调世界时）的格式填写。`,
    );
  }
  const none = readPauses(rule, request, civilDateOf(request.start));
  if (isRefused(none)) return none;
  if (request.extensions !== undefined && request.extensions.length > 0) return noExtension(rule);
  const end: Instant = new Date(Date.parse(request.start) + value.amount * 3_600_000).toISOString();
  return finish(rule, source, request, value, { ...uncounted, start: request.start, end });
}

/** A date fixed by the rule (each year, or once) or stated on the document. */
function computeDate(rule: PeriodRule, source: string, request: DeadlineRequest): Deadline | Refused {
  const start = startDay(request);
  if (isRefused(start)) return start;
  const none = readPauses(rule, request, start);
  if (isRefused(none)) return none;
  const stated = request.options?.date;
  let end: DayNumber | undefined;
  if (typeof rule.value === 'string') {
    // `MM-DD` is the day in the year after the one that is reported on.
    end =
      rule.value.length === 5
        ? dayNumber(yearOf(getDay(start)) + 1, Number(rule.value.slice(0, 2)), Number(rule.value.slice(3)))
        : getDay(rule.value);
  } else if (stated === undefined) {
    return refused('VALUE_REQUIRED', `“${rule.name}”的期限由文书载明，请填写文书载明的日期。`);
  } else {
    end = findDay(stated);
    if (end === undefined || end < getDay(start)) {
      return refused('VALUE_INVALID', `文书载明的日期“${stated}”无效，或者早于起算日${chineseDate(start)}。`);
    }
  }
  const slots = rule.extensions;
  for (const [index, extension] of (request.extensions ?? []).entries()) {
    const value: ResolvedValue = { amount: 0, unit: 'CD', confirmed: true };
    const added = readExtension(rule, extension, slots[index], value, end);
    if (isRefused(added)) return added;
    end = added.until ?? end + (added.value ?? 0);
  }
  const value: ResolvedValue = { amount: 0, unit: 'CD', confirmed: rule.mark === 'C' || rule.mark === 'C2' };
  return finish(rule, source, request, value, { ...uncounted, start: request.start, end });
}

interface Outcome {
  readonly start: CivilDate | Instant;
  readonly end: DayNumber | Instant;
  readonly unmoved: DayNumber | undefined;
  readonly skipped: Deadline['skipped'];
  readonly paused: boolean;
  readonly noticeOutstanding: boolean;
  readonly provisional: boolean;
  readonly firstPermitted?: CivilDate;
  readonly lastDayCounted: boolean;
}

/** Where no day is counted, none moves, is skipped or paused. */
const uncounted = {
  unmoved: undefined,
  skipped: [],
  paused: false,
  noticeOutstanding: false,
  provisional: false,
  lastDayCounted: false,
} as const;

function finish(
  rule: PeriodRule,
  source: string,
  request: DeadlineRequest,
  value: ResolvedValue,
  outcome: Outcome,
): Deadline {
  const end = typeof outcome.end === 'number' ? civilDate(outcome.end) : outcome.end;
  const movedFrom = outcome.unmoved === undefined ? undefined : civilDate(outcome.unmoved);
  const alarm = rule.alarmUnmoved === true && movedFrom !== undefined ? movedFrom : end;
  const workBy =
    typeof outcome.end === 'number'
      ? civilDate(nearestWorkingDay(getDay(alarm), -1, request.calendar))
      : alarm;
  const deadline: Omit<Deadline, 'explanation'> = {
    rule: rule.id,
    name: rule.name,
    start: outcome.start,
    end,
    unit: rule.unit === 'date' ? 'date' : value.unit,
    direction: rule.direction,
    alarm,
    workBy,
    ...(outcome.firstPermitted === undefined ? {} : { firstPermitted: outcome.firstPermitted }),
    ...(movedFrom === undefined ? {} : { movedFrom }),
    paused: outcome.paused,
    noticeOutstanding: outcome.noticeOutstanding,
    provisional: outcome.provisional,
    confirmed: value.confirmed,
    mark: rule.mark,
    source:
      value.valueSource === undefined
        ? source
        : [citeAll(citationsFor(rule, value)), value.valueSource].filter(Boolean).join('；'),
    skipped: outcome.skipped,
    calendarVersion: request.calendar.version,
  };
  return { ...deadline, explanation: explain(rule, request, value, deadline, outcome.lastDayCounted) };
}

/** Whether an end on a day of rest moves: by law, or for the party by analogy where the profile has it so. */
function endMoves(rule: PeriodRule, value: ResolvedValue, partyEndMoves: boolean): boolean {
  switch (rule.moves) {
    case 'law':
      return true;
    case 'party':
      return partyEndMoves && value.unit !== 'WD';
    case 'no':
      return false;
    case 'never':
      // A profile may turn the party's working days into calendar days; their end then moves like any of the party's.
      return value.unit === 'CD' && rule.who === 'party' && partyEndMoves;
    default:
      return rule.moves satisfies never;
  }
}

function touchesProvisional(
  from: DayNumber,
  to: DayNumber,
  depends: boolean,
  calendar: WorkCalendar,
): boolean {
  if (!depends) return false;
  const last = yearOf(to);
  for (let year = yearOf(from); year <= last; year += 1) if (calendar.year(year).provisional) return true;
  return false;
}

interface Pauses {
  /** In order; a pause that still lasts ends on the day asked about. */
  readonly spans: readonly PausedSpan[];
  /** A pause still lasts. */
  readonly open: boolean;
  /** The first day of the last pause. */
  readonly latest: DayNumber;
}

const NO_PAUSES: Pauses = { spans: [], open: false, latest: Number.NEGATIVE_INFINITY };

/** Checks the pauses against the rule and turns them into paused days (the day after `from` through `to`). */
function readPauses(rule: PeriodRule, request: DeadlineRequest, start: CivilDate): Pauses | Refused {
  const { pauses = [], options = {} } = request;
  if (pauses.length === 0) return NO_PAUSES;
  const allowed = allowedGrounds(rule, request);
  const first = getDay(start);
  const spans: PausedSpan[] = [];
  for (const pause of pauses) {
    const zh = PAUSE_GROUND_NAMES[pause.ground] as string | undefined;
    if (!allowed.includes(pause.ground)) {
      const grounds = allowed.map((ground) => PAUSE_GROUND_NAMES[ground]).join('、');
      return refused(
        'PAUSE_NOT_ALLOWED',
        `“${rule.name}”的期限不因${zh ?? pause.ground}暂停${grounds === '' ? '，该期限没有可以扣除的时间' : `，可以扣除的是${grounds}`}。`,
      );
    }
    const from = findDay(pause.from);
    const to = pause.to === undefined ? undefined : findDay(pause.to);
    if (from === undefined || (pause.to !== undefined && (to === undefined || to < from)) || from < first) {
      return refused(
        'PAUSE_INVALID',
        `${zh}的起止日期（${pause.from}至${pause.to ?? '今'}）无效：日期须存在，止日不早于起日，起日不早于期限起算日${chineseDate(start)}。`,
      );
    }
    if (pause.document.trim() === '') {
      return refused('PAUSE_INVALID', `扣除${zh}的时间，须注明载明该时间的文书。`);
    }
    spans.push({
      first: pause.fromIncluded === true ? from : from + 1,
      last: to ?? Number.POSITIVE_INFINITY,
    });
  }
  spans.sort((a, b) => a.first - b.first);
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1];
    if (next !== undefined && next.first <= span.last) {
      return refused(
        'PAUSE_OVERLAPS',
        `两次暂停在${chineseDate(civilDate(next.first))}重叠，同一天只能扣除一次，请更正起止日期。`,
      );
    }
  }
  const last = spans.at(-1);
  const open = last?.last === Number.POSITIVE_INFINITY;
  const asOf = (options.asOf === undefined ? undefined : findDay(options.asOf)) ?? Number.NEGATIVE_INFINITY;
  return {
    spans: spans
      .map((span) => ({ first: span.first, last: Number.isFinite(span.last) ? span.last : asOf }))
      .filter((span) => span.first <= span.last),
    open,
    latest: last?.first ?? Number.NEGATIVE_INFINITY,
  };
}

function allowedGrounds(rule: PeriodRule, request: DeadlineRequest): readonly PauseGround[] {
  const field = request.options?.field;
  // 处罚法 art 60 has no pause of its own; a sector's rule may have (profile).
  if (rule.id !== 'PEN-04' || field === undefined) return rule.pauses;
  return request.profile.values.decisionClockExclusions?.value[field] ?? rule.pauses;
}

function noExtension(rule: PeriodRule): Refused {
  return refused('EXTENSION_NOT_ALLOWED', `“${rule.name}”的期限不能延长。`);
}

interface ReadExtension {
  readonly value?: number;
  readonly until?: DayNumber;
  readonly most: number | null;
}

function readExtension(
  rule: PeriodRule,
  extension: Extension,
  allowed: ExtensionRule | undefined,
  value: ResolvedValue,
  end: DayNumber,
): ReadExtension | Refused {
  if (allowed === undefined) {
    return rule.extensions.length === 0
      ? noExtension(rule)
      : refused('EXTENSION_NOT_ALLOWED', `“${rule.name}”的期限已经延长到规定的次数，不能再延长。`);
  }
  const approved = findDay(extension.approvedOn);
  if (approved === undefined || extension.approvedBy.trim() === '' || extension.reason.trim() === '') {
    return refused(
      'EXTENSION_INVALID',
      `延长“${rule.name}”的期限，须有${allowed.approver}批准的日期、批准人和理由。`,
    );
  }
  if (approved > end) {
    return refused(
      'EXTENSION_LATE',
      `“${rule.name}”的期限已于${chineseDate(civilDate(end))}届满，${chineseDate(extension.approvedOn)}的批准不能再延长。`,
    );
  }
  const most = allowed.max ?? value.extension ?? null;
  if (extension.until !== undefined) {
    const until = findDay(extension.until);
    if (until === undefined || until <= end) {
      return refused(
        'EXTENSION_INVALID',
        `延长后的届满日“${extension.until}”须晚于${chineseDate(civilDate(end))}。`,
      );
    }
    return { until, most };
  }
  if (extension.value === undefined && most === null) {
    return refused(
      'VALUE_REQUIRED',
      `“${rule.name}”延长的期限由${allowed.approver}确定，请填写延长多久或者延长至哪一天。`,
    );
  }
  if (extension.value !== undefined && (!Number.isInteger(extension.value) || extension.value < 1)) {
    return refused('EXTENSION_INVALID', '延长的期限须为正整数。');
  }
  if (extension.value !== undefined && most !== null && extension.value > most) {
    const unit = UNIT_NAMES[value.unit];
    return refused(
      'EXTENSION_TOO_LONG',
      `“${rule.name}”一次最多延长${most}${unit}，不能延长${extension.value}${unit}。`,
    );
  }
  return { most, ...(extension.value === undefined ? {} : { value: extension.value }) };
}
