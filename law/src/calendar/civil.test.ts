import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  chineseDate,
  chineseMoment,
  chineseWeekday,
  civilDate,
  civilDateOf,
  daysBetween,
  daysInMonth,
  getDay,
  isCivilDate,
  isInstant,
  partsOf,
  weekday,
} from './civil.ts';

const anyDay = fc.integer({ min: getDay('1800-01-01'), max: getDay('2199-12-31') });

describe('civil dates', () => {
  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '2025-02-29',
    '1799-12-31',
    '2200-01-01',
    '',
    '2026-01-01T00:00',
  ])('%s is no date', (text) => expect(isCivilDate(text)).toBe(false));

  it('is read and written back unchanged, on the weekday the calendar gives it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = civilDate(day);
        const reference = new Date(day * 86_400_000);
        expect(date).toBe(reference.toISOString().slice(0, 10));
        expect(getDay(date)).toBe(day);
        expect(weekday(day)).toBe(reference.getUTCDay());
      }),
    );
  });

  it.each([
    ['2026-03-31', 6, '2026-09-30'],
    ['2026-09-30', 3, '2026-12-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s plus %i months is %s (民法典 art 202)', (from, months, to) => {
    expect(civilDate(addMonths(getDay(from), months))).toBe(to);
  });

  it('a month later keeps the day number or is the last of its month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 240 }), (day, months) => {
        const from = partsOf(day);
        const to = partsOf(addMonths(day, months));
        expect(to.day === from.day || (to.day < from.day && to.day === daysInMonth(to.year, to.month))).toBe(
          true,
        );
      }),
    );
  });

  it('counts days both ways', () => {
    expect(daysBetween('2026-09-30', '2026-10-10')).toBe(10);
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('puts a moment on the civil day of China', () => {
    expect(civilDateOf('2026-03-10T15:59:59Z')).toBe('2026-03-10');
    expect(civilDateOf('2026-03-10T16:00:00Z')).toBe('2026-03-11');
    expect(isInstant('2026-03-10T01:40:00Z')).toBe(true);
    expect(isInstant('2026-02-30T01:40:00Z')).toBe(false);
    expect(isInstant('2026-03-10T01:40:00+08:00')).toBe(false);
  });

  it('is written in Chinese', () => {
    expect(chineseDate('2026-09-08')).toBe('2026年9月8日');
    expect(chineseWeekday('2026-10-10')).toBe('星期六');
    expect(chineseMoment('2026-03-10T01:05:00Z')).toBe('2026年3月10日9时5分');
  });
});
