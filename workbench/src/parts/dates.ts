import { civilDay } from '@mingjing/law';

/** Dates as people read them. Everything is Asia/Shanghai, whatever the machine thinks. */

const shanghaiMs = 8 * 60 * 60 * 1000;
const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;

const wall = (instant: string) => new Date(Date.parse(instant) + shanghaiMs).toISOString();

/** 2026年9月28日, from a civil date or an instant. */
export function dayText(day: string): string {
  const instant = day.length > 10 && !Number.isNaN(Date.parse(day));
  const civil = instant ? civilDay(day) : day;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(civil);
  return match === null ? day : `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
}

/** 9月28日 in the year of `today`, with the year otherwise. */
export function shortDay(day: string, today: string): string {
  const full = dayText(day);
  return full.startsWith(`${today.slice(0, 4)}年`) ? full.slice(5) : full;
}

/** 星期一 */
export function weekdayText(day: string): string {
  const time = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? '' : `星期${weekdays[new Date(time).getUTCDay()]}`;
}

/** 2026年9月28日 14:05 */
export function momentText(instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : `${dayText(instant)} ${wall(instant).slice(11, 16)}`;
}

/** The value of a `datetime-local` input for an instant: Shanghai's wall clock to the minute. */
export function toLocalInput(instant: string | undefined): string {
  return instant === undefined || Number.isNaN(Date.parse(instant)) ? '' : wall(instant).slice(0, 16);
}

/** The instant a `datetime-local` input stands for; undefined while it is incomplete. */
export function fromLocalInput(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined;
  const time = Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
  return Number.isNaN(time) ? undefined : new Date(time - shanghaiMs).toISOString();
}

export const nowInstant = (): string => new Date().toISOString();
export const today = (): string => civilDay(nowInstant());

/** How much time is left, in working days: 还有3个工作日 / 今天到期 / 已超期2个工作日. */
export function leftText(workingDays: number): string {
  if (workingDays < 0) return `已超期${-workingDays}个工作日`;
  return workingDays === 0 ? '今天到期' : `还有${workingDays}个工作日`;
}
