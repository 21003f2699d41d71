import { fourDigits } from './chinese-number.ts';

/** Money is an integer number of fen (分) everywhere; these are its written forms. */

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const UNITS = ['', '拾', '佰', '仟'] as const;

function checkFen(fen: number): void {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount in fen: ${fen}`);
}

/** `12,000.00`, without a sign. */
export function formatYuan(fen: number): string {
  checkFen(fen);
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % 100).padStart(2, '0')}`;
}

/** `¥12,000.00`. */
export function formatMoney(fen: number): string {
  return `¥${formatYuan(fen)}`;
}

/** Fen of a written amount (`12,000`, `¥12000.5`, `12000.50元`), none if it is not one. */
export function findFen(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,¥元]/g, '');
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (match === null) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/**
 * The capital form (大写金额) without 人民币: 陆仟元整, 贰仟零叁万零肆佰元柒角. 整 follows 元; after 角 it is left out, after
 * 分 it must not stand.
 */
export function capitalAmount(fen: number): string {
  checkFen(fen);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const whole = yuan === 0 ? '' : `${capitalInteger(yuan)}元`;
  if (jiao === 0 && rest === 0) return whole === '' ? '零元整' : `${whole}整`;
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole === '' ? '' : '零';
  return `${whole}${tenths}${rest > 0 ? `${DIGITS[rest]}分` : ''}`;
}

function capitalInteger(value: number): string {
  for (const [size, name] of [
    [100_000_000, '亿'],
    [10_000, '万'],
  ] as const) {
    if (value < size) continue;
    const low = value % size;
    const head = `${capitalInteger(Math.floor(value / size))}${name}`;
    if (low === 0) return head;
    return `${head}${low < size / 10 ? '零' : ''}${capitalInteger(low)}`;
  }
  return fourDigits(value, DIGITS, UNITS);
}
