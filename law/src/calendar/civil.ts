/**
 * Civil dates of Asia/Shanghai (`YYYY-MM-DD`) and instants (UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`), both plain ISO strings.
 * China has had one zone without summer time since 1991, so the civil day is the UTC day shifted by eight hours.
 */

/** A civil date (日期), `YYYY-MM-DD`, Asia/Shanghai. */
export type CivilDate = string;

/** A moment (时刻), ISO 8601 in UTC ending in `Z`. */
export type Instant = string;

/** Whole days since 1970-01-01; the form in which dates are counted. */
export type DayNumber = number;

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const CIVIL = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z$/;

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** The day number of a date; the parts may not be out of range. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The day number of a civil date, or `undefined` if it is not a date of the calendar (1800 to 2199). */
export function findDay(date: string): DayNumber | undefined {
  const match = CIVIL.exec(date);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1800 || year > 2199 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumber(year, month, day);
}

/** The day number of a civil date already known to be one; throws on a broken program. */
export function getDay(date: CivilDate): DayNumber {
  const day = findDay(date);
  if (day === undefined) throw new RangeError(`not a civil date: ${date}`);
  return day;
}

/** Whether a text is a date that exists, `YYYY-MM-DD`. */
export function isCivilDate(date: string): boolean {
  return findDay(date) !== undefined;
}

/** Whether a text is a moment in UTC as ISO 8601 writes it. */
export function isInstant(value: string): boolean {
  return INSTANT.test(value) && !Number.isNaN(Date.parse(value)) && isCivilDate(value.slice(0, 10));
}

/**
 * The parts of a day, by civil-from-days arithmetic: an era is 400 years or 146,097 days, a computational year begins in
 * March so that the leap day is its last. Deadlines are computed by the thousand for lists, a `Date` each would cost more.
 */
export function partsOf(day: DayNumber): DateParts {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

export function yearOf(day: DayNumber): number {
  return partsOf(day).year;
}

/** A day as `YYYY-MM-DD`. */
export function civilDate(day: DayNumber): CivilDate {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${year}-${month < 10 ? '0' : ''}${month}-${dayOfMonth < 10 ? '0' : ''}${dayOfMonth}`;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 0 is Sunday, as in `Date`. */
export function weekday(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The civil date in China at a moment. */
export function civilDateOf(instant: Instant): CivilDate {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** A date so many days later; earlier if negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDate(getDay(date) + days);
}

/** Days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return getDay(to) - getDay(from);
}

/**
 * The same day number `months` later, or the last day of that month where it has no such day (民法典 art 202).
 */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const from = partsOf(day);
  const index = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return dayNumber(year, month, Math.min(from.day, daysInMonth(year, month)));
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** 「2026年9月28日」. */
export function chineseDate(date: CivilDate): string {
  const { year, month, day } = partsOf(getDay(date));
  return `${year}年${month}月${day}日`;
}

/** 「星期六」. */
export function chineseWeekday(date: CivilDate): string {
  return `星期${WEEKDAYS[weekday(getDay(date))]}`;
}

/** 「2026年9月28日9时5分」, the civil time in China. */
export function chineseMoment(instant: Instant): string {
  const local = new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS);
  return `${chineseDate(local.toISOString().slice(0, 10))}${local.getUTCHours()}时${local.getUTCMinutes()}分`;
}
