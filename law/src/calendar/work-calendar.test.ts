import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, getDay, weekday } from './civil.ts';
import {
  addWorkingDays,
  createCalendar,
  FIRST_NOTICE_YEAR,
  isWorkingDay,
  LAST_NOTICE_YEAR,
  nationalCalendar,
  workingDaysLeft,
} from './work-calendar.ts';

/** `MM-DD` and `MM-DD..DD` to dates of a year. */
function dates(year: number, spans: string): string[] {
  return spans.split(' ').flatMap((span) => {
    const [first = '', last] = span.split('..');
    const from = getDay(`${year}-${first}`);
    const to =
      last === undefined ? from : getDay(`${year}-${last.length === 2 ? first.slice(0, 3) + last : last}`);
    return Array.from({ length: to - from + 1 }, (_, index) => civilDate(from + index));
  });
}

/** The State Council's arrangements: days off, and days of rest that are worked. */
const arrangements = [
  {
    year: 2024,
    off: '01-01 02-10..17 04-04..06 05-01..05 06-10 09-15..17 10-01..07',
    working: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  {
    year: 2025,
    off: '01-01 01-28..02-04 04-04..06 05-01..05 05-31..06-02 10-01..08',
    working: '01-26 02-08 04-27 09-28 10-11',
  },
  {
    year: 2026,
    off: '01-01..03 02-15..23 04-04..06 05-01..05 06-19..21 09-25..27 10-01..07',
    working: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
];

describe('the national calendar', () => {
  it.each(arrangements)('$year is the published arrangement, day by day', ({ year, off, working }) => {
    const daysOff = new Set(dates(year, off));
    const worked = new Set(dates(year, working));
    for (let day = getDay(`${year}-01-01`); day <= getDay(`${year}-12-31`); day += 1) {
      const date = civilDate(day);
      const weekend = weekday(day) === 0 || weekday(day) === 6;
      expect([date, isWorkingDay(date, nationalCalendar)]).toEqual([
        date,
        worked.has(date) || (!weekend && !daysOff.has(date)),
      ]);
    }
    expect(nationalCalendar.year(year).provisional).toBe(false);
  });

  it('knows of every year that the holiday table carries', () => {
    const years = Object.keys(table.holidays).map((date) => Number(date.slice(0, 4)));
    expect([Math.min(...years), Math.max(...years)]).toEqual([FIRST_NOTICE_YEAR, LAST_NOTICE_YEAR]);
  });

  it('computes a year without a notice from the thirteen statutory days and weekends, and says so', () => {
    expect(nationalCalendar.year(LAST_NOTICE_YEAR + 1).provisional).toBe(true);
    const off = dates(2027, '01-01 02-05..08 04-05 05-01..02 06-09 09-15 10-01..03');
    expect(off).toHaveLength(13);
    const weekdaysOff: string[] = [];
    for (let day = getDay('2027-01-01'); day <= getDay('2027-12-31'); day += 1) {
      const weekend = weekday(day) === 0 || weekday(day) === 6;
      if (weekend) expect(nationalCalendar.works(day)).toBe(false);
      else if (!nationalCalendar.works(day)) weekdaysOff.push(civilDate(day));
    }
    expect(weekdaysOff).toEqual(off.filter((date) => ![0, 6].includes(weekday(getDay(date)))));
  });

  it("takes an agency's corrections, the later one winning, and names them in its version", () => {
    const notice = { id: '2027-notice', off: ['2027-02-09'], working: ['2027-02-14'], confirms: [2027] };
    const flood = { id: 'flood', off: ['2027-02-14'], working: [] };
    const calendar = createCalendar([notice, flood]);
    expect(calendar.version).toBe(`cn-${LAST_NOTICE_YEAR}+2027-notice+flood`);
    expect(calendar.year(2027).provisional).toBe(false);
    expect(calendar.year(2028).provisional).toBe(true);
    expect(isWorkingDay('2027-02-09', calendar)).toBe(false);
    expect(isWorkingDay('2027-02-14', calendar)).toBe(false);
    expect(isWorkingDay('2027-02-14', createCalendar([notice]))).toBe(true);
  });
});

describe('counting working days', () => {
  const anyDate = fc
    .integer({ min: getDay('2024-01-01'), max: getDay('2026-12-31') })
    .map((day) => civilDate(day));

  it('forward and back again returns to a working day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const start = addWorkingDays(date, 1, nationalCalendar);
        expect(addWorkingDays(addWorkingDays(start, count, nationalCalendar), -count, nationalCalendar)).toBe(
          start,
        );
      }),
    );
  });

  it('says how many are left: the count that leads to the end', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 60 }), (date, count) => {
        const start = addWorkingDays(date, 1, nationalCalendar);
        const end = addWorkingDays(start, count, nationalCalendar);
        expect(workingDaysLeft(start, end, nationalCalendar)).toBe(count);
        expect(workingDaysLeft(end, start, nationalCalendar)).toBe(count === 0 ? 0 : -count);
      }),
    );
  });

  it('is 0 on the last day and negative after it', () => {
    expect(workingDaysLeft('2026-10-09', '2026-10-12', nationalCalendar)).toBe(2);
    expect(workingDaysLeft('2026-10-12', '2026-10-12', nationalCalendar)).toBe(0);
    expect(workingDaysLeft('2026-10-13', '2026-10-12', nationalCalendar)).toBe(-1);
  });
});
