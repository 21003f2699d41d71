import { type FigureName, figureNames } from '@mingjing/contract';
import type { FigureRow } from '../../api.ts';

/** All agencies together. */
export function totalOf(rows: readonly FigureRow[]): Omit<FigureRow, 'agencyId'> {
  const sum = Object.fromEntries(
    figureNames.map((name) => [name, rows.reduce((total, row) => total + row[name], 0)]),
  );
  return { agency: '合计', ...(sum as Record<FigureName, number>) };
}

/** A share in whole percent; never rounded up to 100 while something is missing. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '—';
  const percent = Math.floor((part / whole) * 100);
  return `${percent}%`;
}
