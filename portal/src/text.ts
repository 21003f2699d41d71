import type { PublicDecision, PublicDecisionKind } from '@mingjing/contract';

/** Words and figures as the public reads them. Runs in the browser too. */

/** 「2026年9月28日」; the text itself if it is not a date. */
export function dateText(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return match === null ? date : `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
}

/** The civil date in China at an instant; China has one zone, eight hours ahead, and no summer time. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** 「2026年9月28日 09:05」, the time in China. */
export function momentText(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${dateText(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** 「¥12,000.00」 from fen. */
export function moneyText(fen: number): string {
  const yuan = grouped(Math.trunc(fen / 100));
  return `¥${yuan}.${String(Math.abs(fen % 100)).padStart(2, '0')}`;
}

/** 「12,000」. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

export const KIND_NAMES: Readonly<Record<PublicDecisionKind, string>> = { penalty: '行政处罚' };

export const PARTY_NAMES: Readonly<Record<PublicDecision['party']['kind'], string>> = {
  naturalPerson: '自然人',
  individualBusiness: '个体工商户',
  organisation: '法人或者其他组织',
};
