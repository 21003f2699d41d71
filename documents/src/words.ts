import { capitalAmount, chineseDate, chineseMoment, formatYuan } from '@mingjing/law';

/** How dates, times, amounts and choices are written in documents. */

export { chineseDate, chineseMoment };

/** `…10时20分至10时55分`: the date is not repeated within one day. */
export function chineseSpan(from: string, to: string): string {
  const [start, end] = [chineseMoment(from), chineseMoment(to)];
  const day = start.slice(0, start.indexOf('日') + 1);
  return `${start}至${end.startsWith(day) ? end.slice(day.length) : end}`;
}

/** Fen → `6,000.00元`. */
export const yuan = (fen: number): string => `${formatYuan(fen)}元`;

/** Fen → `6,000.00元(大写:人民币陆仟元整)`. */
export const amount = (fen: number): string => `${yuan(fen)}（大写：人民币${capitalAmount(fen)}）`;

/** The keys chosen are ticked, the others stand open: `☑监督检查 □移送`. */
export function ticks(options: Record<string, string>, chosen: string | readonly string[]): string {
  const on = new Set<string>(typeof chosen === 'string' ? [chosen] : chosen);
  return Object.entries(options)
    .map(([key, label]) => `${on.has(key) ? '☑' : '□'}${label}`)
    .join('  ');
}

/** `1. …`, `2. …`; a single entry is not numbered. */
export const numbered = (entries: readonly string[]): string[] =>
  entries.length === 1 ? [...entries] : entries.map((entry, index) => `${index + 1}. ${entry}`);

/** Joins with 「、」 and ends in 「等」 nowhere: what was written is what is printed. */
export const joined = (entries: readonly string[]): string => entries.join('、');

/** Drops what is absent: `lines(a, b && …)`. */
export const present = <T>(entries: readonly (T | undefined | false | null | '')[]): T[] =>
  entries.filter((entry): entry is T => Boolean(entry));

/** A sentence ends in exactly one full stop. */
export const sentence = (words: string): string => (/[。！？；]$/.test(words) ? words : `${words}。`);
