// The table itself, not the package's functions: those read dates in the zone of the machine.
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type CivilDate, civilDate, type DayNumber, dayNumber, getDay, weekday, yearOf } from './civil.ts';
import { statutoryHolidays } from './statutory-holidays.ts';

/** Years whose State Council arrangement (放假调休安排) is carried by the holiday table. */
export const FIRST_NOTICE_YEAR = 2004;
export const LAST_NOTICE_YEAR = 2026;

/** A correction by the agency (节假日校正), for example the notice of a new year or a local disaster holiday. */
export interface CalendarCorrection {
  /** Names the correction in the calendar's version, e.g. `2027-notice`. */
  readonly id: string;
  readonly off: readonly CivilDate[];
  /** Days of rest that are worked (调休上班). */
  readonly working: readonly CivilDate[];
  /** Years that this correction makes definite, because it carries their published arrangement. */
  readonly confirms?: readonly number[];
}

/** One year of the calendar. */
export interface CalendarYear {
  readonly year: number;
  readonly firstDay: DayNumber;
  /** 1 for a working day, 0 for a day off; index 0 is 1 January. */
  readonly working: Uint8Array;
  /** No arrangement is published yet: statutory days off and weekends only. */
  readonly provisional: boolean;
}

/**
 * Working days of China (工作日历). A value: two calendars of one version answer the same. Years are laid out on first use.
 */
export interface WorkCalendar {
  readonly version: string;
  year(year: number): CalendarYear;
  /** Whether agencies work on a day. */
  works(day: DayNumber): boolean;
}

/** The national calendar with the agency's corrections on top, later ones winning. */
export function createCalendar(corrections: readonly CalendarCorrection[] = []): WorkCalendar {
  const years = new Map<number, CalendarYear>();
  const getYear = (year: number): CalendarYear => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const built = layOut(year, corrections);
    years.set(year, built);
    return built;
  };
  // Counting walks day by day, so the year of the last question nearly always answers the next.
  let current: CalendarYear = { year: 0, firstDay: 0, working: new Uint8Array(0), provisional: true };
  return {
    version: [`cn-${LAST_NOTICE_YEAR}`, ...corrections.map((correction) => correction.id)].join('+'),
    year: getYear,
    works(day) {
      const index = day - current.firstDay;
      if (index >= 0 && index < current.working.length) return current.working[index] === 1;
      current = getYear(yearOf(day));
      return current.working[day - current.firstDay] === 1;
    },
  };
}

/** The national calendar without corrections. */
export const nationalCalendar: WorkCalendar = createCalendar();

function layOut(year: number, corrections: readonly CalendarCorrection[]): CalendarYear {
  const firstDay = dayNumber(year, 1, 1);
  const length = dayNumber(year + 1, 1, 1) - firstDay;
  const working = new Uint8Array(length);
  const noticed = year >= FIRST_NOTICE_YEAR && year <= LAST_NOTICE_YEAR;
  for (let index = 0; index < length; index += 1) {
    const day = firstDay + index;
    const date = civilDate(day);
    // Saturday and Sunday are the week's rest (国务院关于职工工作时间的规定 art 7).
    const weekend = weekday(day) === 0 || weekday(day) === 6;
    const works = noticed ? date in table.workdays || (!weekend && !(date in table.holidays)) : !weekend;
    working[index] = works ? 1 : 0;
  }
  if (!noticed) for (const day of statutoryHolidays(year)) working[day - firstDay] = 0;
  let provisional = !noticed;
  for (const correction of corrections) {
    for (const [dates, value] of [
      [correction.off, 0],
      [correction.working, 1],
    ] as const) {
      for (const date of dates) {
        const index = getDay(date) - firstDay;
        if (index >= 0 && index < length) working[index] = value;
      }
    }
    if (correction.confirms?.includes(year)) provisional = false;
  }
  return { year, firstDay, working, provisional };
}

/** 工作日: worked by the State Council's arrangement, corrections included. */
export function isWorkingDay(date: CivilDate, calendar: WorkCalendar): boolean {
  return calendar.works(getDay(date));
}

/** The first working day on or after (`step` 1) or on or before (`step` -1) a day. */
export function nearestWorkingDay(day: DayNumber, step: 1 | -1, calendar: WorkCalendar): DayNumber {
  let at = day;
  while (!calendar.works(at)) at += step;
  return at;
}

/** The `count`th working day after a date (before it, if negative); the date itself is not counted. 0 gives the date. */
export function addWorkingDays(date: CivilDate, count: number, calendar: WorkCalendar): CivilDate {
  const step = count < 0 ? -1 : 1;
  let day = getDay(date);
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (calendar.works(day)) left -= 1;
  }
  return civilDate(day);
}

/**
 * Working days from the day after `today` through `end` (剩余工作日); 0 on the last day, negative when it is past.
 */
export function workingDaysLeft(today: CivilDate, end: CivilDate, calendar: WorkCalendar): number {
  const from = getDay(today);
  const to = getDay(end);
  const step = to < from ? -1 : 1;
  let left = 0;
  for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day += 1) {
    if (calendar.works(day)) left += step;
  }
  return left;
}
