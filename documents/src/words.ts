/** How dates, times and amounts are written in documents. Pure; no locale data. */

/** `2026-09-04` → `2026年9月4日` (GB/T 9704-2012 §7.3.5.4: no leading zeros). */
export function zhDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** An instant → `2026年9月16日10时20分` in Asia/Shanghai (UTC+8, no summer time since 1992). */
export function zhMoment(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${zhDate(local.slice(0, 10))}${Number(local.slice(11, 13))}时${local.slice(14, 16)}分`;
}

/** `…10时20分至10时55分`: the date is not repeated within one day. */
export function zhSpan(from: string, to: string): string {
  const [start, end] = [zhMoment(from), zhMoment(to)];
  const day = start.slice(0, start.indexOf('日') + 1);
  return `${start}至${end.startsWith(day) ? end.slice(day.length) : end}`;
}

/** Fen → `6,000.00元`. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100).toString();
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100).padStart(2, '0')}元`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const SECTIONS = ['', '万', '亿', '万亿'];

/** Fen → `人民币陆仟元整`, in the capital digits of the payment-writing rules. */
export function capitalYuan(fen: number): string {
  const whole = Math.trunc(fen / 100);
  const jiao = Math.trunc(fen / 10) % 10;
  const cents = fen % 10;
  let out = whole > 0 ? `${capitalInteger(whole)}元` : '';
  if (jiao === 0 && cents === 0) return `人民币${out || '零元'}整`;
  if (jiao > 0) out += `${DIGITS[jiao]}角`;
  else if (whole > 0) out += '零';
  return `人民币${out}${cents > 0 ? `${DIGITS[cents]}分` : ''}`;
}

function capitalInteger(whole: number): string {
  const digits = String(whole);
  let out = '';
  let zero = false;
  for (let i = 0; i < digits.length; i++) {
    const place = digits.length - 1 - i;
    const digit = Number(digits[i]);
    if (digit === 0) zero = true;
    else {
      out += `${zero ? '零' : ''}${DIGITS[digit]}${PLACES[place % 4]}`;
      zero = false;
    }
    if (place % 4 === 0) {
      const section = digits.slice(Math.max(0, i - 3), i + 1);
      if (Number(section) > 0) out += SECTIONS[place / 4];
    }
  }
  return out;
}

/** Fen → `6,000.00元(大写:人民币陆仟元整)`. */
export const amount = (fen: number): string => `${yuan(fen)}（大写：${capitalYuan(fen)}）`;

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
