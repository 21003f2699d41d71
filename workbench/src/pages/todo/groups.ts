import type { TodoRow } from '../../api.ts';

export const groupNames = {
  overdue: '已超期',
  today: '今天',
  week: '本周',
  undated: '没有期限',
  later: '以后',
} as const;

export type Group = keyof typeof groupNames;

export const groupOrder = Object.keys(groupNames) as readonly Group[];

/** Rows by group, each in the order of its clock. */
export function grouped(
  rows: readonly TodoRow[],
): readonly { readonly group: Group; readonly rows: readonly TodoRow[] }[] {
  return groupOrder
    .map((group) => ({
      group,
      rows: rows
        .filter((row) => row.group === group)
        .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9')),
    }))
    .filter((entry) => entry.rows.length > 0);
}
