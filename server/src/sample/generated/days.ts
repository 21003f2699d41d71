import { addDays, isWorkingDay, nationalCalendar } from '@mingjing/law';

/** Working days of the story's years and of what lies ahead of it, so that a day can be found by counting either way. */
const workingDays: readonly string[] = (() => {
  const days: string[] = [];
  for (let day = '2024-06-01'; day < '2027-12-25'; day = addDays(day, 1))
    if (isWorkingDay(day, nationalCalendar)) days.push(day);
  return days;
})();

/** The working day `count` working days after (before, if negative) a day; 0 is the day itself or the next one that works. */
export function workingDay(day: string, count: number): string {
  const next = workingDays.findIndex((each) => each >= day);
  return workingDays[next + count]!;
}

/** Working days from one day to another, spread evenly, `count` of them. */
export function spread(from: string, to: string, count: number): string[] {
  const within = workingDays.filter((day) => day >= from && day <= to);
  return Array.from(
    { length: count },
    (_, index) => within[Math.floor(((index + 0.5) * within.length) / count)]!,
  );
}
