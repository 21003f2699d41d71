import { addMonths, civilDate, type DayNumber } from './civil.ts';
import type { SkippedDays } from './request.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** Paused days, both ends included. */
export interface PausedSpan {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

function isPaused(day: DayNumber, spans: readonly PausedSpan[]): boolean {
  return spans.length > 0 && spans.some((span) => day >= span.first && day <= span.last);
}

function pausedBetween(after: DayNumber, through: DayNumber, spans: readonly PausedSpan[]): number {
  let days = 0;
  for (const { first, last } of spans) {
    days += Math.max(0, Math.min(last, through) - Math.max(first, after + 1) + 1);
  }
  return days;
}

/** Moves an end by the paused days between `from` and it, which may bring further paused days with it. */
export function shiftByPauses(from: DayNumber, nominal: DayNumber, spans: readonly PausedSpan[]): DayNumber {
  let end = nominal;
  for (;;) {
    const next = nominal + pausedBetween(from, end, spans);
    if (next === end) return end;
    end = next;
  }
}

/** Day `amount` after `from`; the day of the event is not counted (民诉法 art 85(2)), nor are paused days. */
export function countForward(
  from: DayNumber,
  amount: number,
  unit: 'WD' | 'CD' | 'M' | 'Y',
  spans: readonly PausedSpan[],
  calendar: WorkCalendar,
): DayNumber {
  switch (unit) {
    case 'CD':
      return shiftByPauses(from, from + amount, spans);
    case 'M':
      return shiftByPauses(from, addMonths(from, amount), spans);
    case 'Y':
      return shiftByPauses(from, addMonths(from, amount * 12), spans);
    case 'WD': {
      let day = from;
      for (let left = amount; left > 0; ) {
        day += 1;
        if (calendar.works(day) && !isPaused(day, spans)) left -= 1;
      }
      return day;
    }
    default:
      return unit satisfies never;
  }
}

/**
 * The last day to act before an event: `amount` clear days lie between it and the event; with `lastDayCounted` the
 * earliest of those days is itself still in time.
 */
export function countBackward(
  event: DayNumber,
  amount: number,
  unit: 'WD' | 'CD',
  lastDayCounted: boolean,
  calendar: WorkCalendar,
): DayNumber {
  const steps = lastDayCounted ? amount : amount + 1;
  if (unit === 'CD') return event - steps;
  let day = event;
  for (let left = steps; left > 0; ) {
    day -= 1;
    if (calendar.works(day)) left -= 1;
  }
  return day;
}

/** Runs of days after `from` through `to` that were not counted, in order. */
export function skippedDays(
  from: DayNumber,
  to: DayNumber,
  daysOff: boolean,
  spans: readonly PausedSpan[],
  calendar: WorkCalendar,
): SkippedDays[] {
  const runs: { from: DayNumber; to: DayNumber; reason: SkippedDays['reason'] }[] = [];
  if (daysOff) {
    for (let day = from + 1; day <= to; day += 1) {
      const reason = isPaused(day, spans) ? 'paused' : calendar.works(day) ? undefined : 'off';
      if (reason === undefined) continue;
      const last = runs.at(-1);
      if (last !== undefined && last.to === day - 1 && last.reason === reason) last.to = day;
      else runs.push({ from: day, to: day, reason });
    }
  } else {
    for (const span of spans) {
      const first = Math.max(span.first, from + 1);
      const last = Math.min(span.last, to);
      if (first <= last) runs.push({ from: first, to: last, reason: 'paused' });
    }
  }
  return runs.map((run) => ({ from: civilDate(run.from), to: civilDate(run.to), reason: run.reason }));
}
