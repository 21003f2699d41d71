import { describe, expect, it } from 'vitest';
import type { TodoRow } from '../../api.ts';
import { grouped } from './groups.ts';

const row = (ask: string, group: TodoRow['group'], due?: string): TodoRow => ({
  dossier: '00000000-0000-4000-8000-000000000001',
  title: '某案',
  stageZh: '调查取证',
  ask,
  group,
  ...(due === undefined ? {} : { due }),
});

describe('the to-do list', () => {
  it('is grouped by urgency, each group in the order of its clocks, what has no clock before what has time', () => {
    const groups = grouped([
      row('丁', 'later', '2026-12-02'),
      row('戊', 'undated'),
      row('丙', 'later', '2026-12-01'),
      row('乙', 'overdue', '2026-11-02'),
      row('甲', 'overdue', '2026-11-01'),
    ]);
    expect(groups.map((entry) => [entry.group, entry.rows.map((one) => one.ask)])).toEqual([
      ['overdue', ['甲', '乙']],
      ['undated', ['戊']],
      ['later', ['丙', '丁']],
    ]);
  });
});
