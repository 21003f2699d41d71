import { describe, expect, it } from 'vitest';
import type { DeadlineView } from '../api.ts';
import { inOrder, urgencyOf } from './clock.tsx';

const clock = (more: Partial<DeadlineView>): DeadlineView => ({
  key: 'k',
  rule: 'PEN-04',
  zh: '作出处罚决定',
  whose: 'agency',
  status: 'running',
  start: '2026-03-12',
  end: '2026-06-10',
  provisional: false,
  confirmed: true,
  explanation: '',
  source: '',
  workingDaysLeft: 20,
  ...more,
});

describe('clocks', () => {
  it('are over, soon, calm or done', () => {
    expect(urgencyOf(clock({}))).toBe('calm');
    expect(urgencyOf(clock({ workingDaysLeft: 5 }))).toBe('soon');
    expect(urgencyOf(clock({ status: 'overdue', workingDaysLeft: -1 }))).toBe('over');
    expect(urgencyOf(clock({ status: 'met' }))).toBe('done');
    expect(urgencyOf(clock({ status: 'late' }))).toBe('over');
  });

  it('of a party lapse and are never overdue', () => {
    expect(urgencyOf(clock({ whose: 'party', status: 'lapsed', workingDaysLeft: -30 }))).toBe('calm');
  });

  it('stand with the most urgent first and what is done last', () => {
    const keys = inOrder([
      clock({ key: 'done', status: 'met', doneOn: '2026-04-01' }),
      clock({ key: 'calm' }),
      clock({ key: 'over', status: 'overdue', workingDaysLeft: -2 }),
      clock({ key: 'soon', workingDaysLeft: 1 }),
    ]).map((one) => one.key);
    expect(keys).toEqual(['over', 'soon', 'calm', 'done']);
  });
});
