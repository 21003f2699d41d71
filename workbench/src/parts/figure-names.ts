import type { FigureName } from '@mingjing/contract';
import { today } from './dates.ts';

/** 统计 columns by name; the same words stand over the figures and on the lists they lead to. */
export const figureTitles: Readonly<Record<FigureName, string>> = {
  open: '在办',
  decided: '已决定',
  summary: '当场处罚',
  reviewRequired: '应审核',
  reviewed: '已审核',
  corrected: '已更正',
  published: '已公示',
  publishedLate: '逾期公示',
  overdue: '逾期',
  fineFen: '罚款',
};

/** What is so today belongs to no year. */
export const ofToday = (figure: FigureName): boolean => figure === 'open' || figure === 'overdue';

/** What a list is narrowed to, in words. */
export const figureText = (figure: FigureName, year: number | undefined): string =>
  ofToday(figure)
    ? `统计：${figureTitles[figure]}`
    : `统计：${year ?? Number(today().slice(0, 4))}年${figureTitles[figure]}`;
