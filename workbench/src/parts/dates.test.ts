import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayText,
  fromLocalInput,
  leftText,
  momentText,
  shortDay,
  toLocalInput,
  weekdayText,
} from './dates.ts';

describe('dates as people read them', () => {
  it('are written in Chinese, in Shanghai', () => {
    expect(dayText('2026-09-28')).toBe('2026年9月28日');
    expect(dayText('2026-09-27T16:30:00.000Z')).toBe('2026年9月28日');
    expect(momentText('2026-09-27T16:05:00.000Z')).toBe('2026年9月28日 00:05');
    expect(weekdayText('2026-09-28')).toBe('星期一');
    expect(shortDay('2026-03-10', '2026-11-21')).toBe('3月10日');
    expect(shortDay('2025-03-10', '2026-11-21')).toBe('2025年3月10日');
  });

  it('say how much is left', () => {
    expect([3, 0, -2].map(leftText)).toEqual(['还有3个工作日', '今天到期', '已超期2个工作日']);
  });

  it('show what they cannot read as it is', () => {
    expect(dayText('待定')).toBe('待定');
    expect(momentText('')).toBe('');
  });
});

describe('the input of an instant', () => {
  it('holds Shanghai’s wall clock', () => {
    expect(toLocalInput('2026-09-27T16:05:00.000Z')).toBe('2026-09-28T00:05');
    expect(fromLocalInput('2026-09-28T00:05')).toBe('2026-09-27T16:05:00.000Z');
  });

  it('gives back every minute it is given', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 80 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const instant = new Date(minute * 60_000).toISOString();
        expect(fromLocalInput(toLocalInput(instant))).toBe(instant);
      }),
    );
  });

  it.each(['', '2026-09-28', '2026-09-28T', '28.9.2026', '2026-09-28T25:00'])(
    'has no instant for %s',
    (text) => {
      expect(fromLocalInput(text)).toBeUndefined();
    },
  );
});
