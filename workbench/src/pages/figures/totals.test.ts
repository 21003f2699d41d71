import { describe, expect, it } from 'vitest';
import type { FigureRow } from '../../api.ts';
import { shareText, totalOf } from './totals.ts';

const row = (open: number, fineFen: number): FigureRow => ({
  agencyId: String(open),
  agency: '机关',
  open,
  decided: 0,
  summary: 0,
  reviewed: 0,
  reviewRequired: 0,
  corrected: 0,
  published: 0,
  publishedLate: 0,
  overdue: 0,
  fineFen,
});

describe('figures', () => {
  it('are summed over all agencies', () => {
    expect(totalOf([row(2, 100), row(3, 250)])).toMatchObject({ agency: '合计', open: 5, fineFen: 350 });
  });

  it('never round a share up to all of it', () => {
    expect(shareText(999, 1000)).toBe('99%');
    expect(shareText(1000, 1000)).toBe('100%');
    expect(shareText(0, 0)).toBe('—');
  });
});
