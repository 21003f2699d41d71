import { useState } from 'react';
import type { DeadlineView } from '../api.ts';
import { dayText, leftText, momentText } from './dates.ts';

export type Urgency = 'over' | 'soon' | 'calm' | 'done';

/** Five working days and fewer are soon. */
const soonDays = 5;

export function urgencyOf(clock: Pick<DeadlineView, 'status' | 'workingDaysLeft' | 'whose'>): Urgency {
  if (clock.status === 'met') return 'done';
  // A period of the party that has run out is nobody's fault: it has lapsed (逾期未提出).
  if (clock.whose === 'party') return 'calm';
  if (clock.status === 'overdue' || clock.status === 'late') return 'over';
  return clock.workingDaysLeft !== undefined && clock.workingDaysLeft <= soonDays ? 'soon' : 'calm';
}

const order: Readonly<Record<Urgency, number>> = { over: 0, soon: 1, calm: 2, done: 3 };

/** Running clocks first, the most urgent on top; what is done after them. */
export function inOrder(clocks: readonly DeadlineView[]): DeadlineView[] {
  return [...clocks].sort((a, b) => {
    const by =
      Number(a.doneOn !== undefined) - Number(b.doneOn !== undefined) ||
      order[urgencyOf(a)] - order[urgencyOf(b)];
    return by !== 0 ? by : (a.end ?? '9').localeCompare(b.end ?? '9');
  });
}

/** How much is left; `why` says how the end was counted. */
export function Due({
  days,
  end,
  why,
}: {
  readonly days: number | undefined;
  readonly end?: string | undefined;
  readonly why?: string | undefined;
}) {
  if (days === undefined) return null;
  const urgency = days < 0 ? 'over' : days <= soonDays ? 'soon' : 'calm';
  return (
    <span className={`due ${urgency}`} title={why ?? (end === undefined ? undefined : `截止${dayText(end)}`)}>
      <span aria-hidden="true" className="due-sign">
        {urgency === 'over' ? '●' : urgency === 'soon' ? '◐' : '○'}
      </span>
      {leftText(days)}
    </span>
  );
}

/** One clock: what it asks for and of whom, until when, how much is left, and on demand how it was counted. */
export function Clock({
  clock,
  party,
}: {
  readonly clock: DeadlineView;
  /** Of several parties the one it runs for. */
  readonly party?: string | undefined;
}) {
  const [open, setOpen] = useState(false);
  const urgency = urgencyOf(clock);
  const what = party === undefined ? clock.zh : `${clock.zh}：${party}`;
  const end =
    clock.end === undefined ? undefined : clock.end.length > 10 ? momentText(clock.end) : dayText(clock.end);
  return (
    <li className={`clock ${urgency}`}>
      <div className="clock-head">
        <span className="clock-what">{what}</span>
        {clock.doneOn !== undefined ? (
          <span
            className={clock.status !== 'late' ? 'due done' : clock.whose === 'party' ? 'due' : 'due over'}
          >
            {clock.status === 'late' ? '✕ 逾期' : '✓ 按期'}
            {clock.whose === 'party' ? '完成' : '办结'}
          </span>
        ) : clock.end === undefined ? (
          <span className="due">无法计算</span>
        ) : clock.status === 'lapsed' ? (
          <span className="due">已届满</span>
        ) : clock.status === 'overdue' && (clock.workingDaysLeft ?? 0) >= 0 ? (
          <span className="due over">● 已超期</span>
        ) : (
          <Due days={clock.workingDaysLeft} />
        )}
      </div>
      <p className="clock-end">
        {end === undefined ? '' : `截止${end}`}
        {clock.whose === 'party' && <span className="faint"> 当事人的期限</span>}
        {clock.provisional && <span className="tag amber">暂定</span>}
        {!clock.confirmed && <span className="tag">规则待核</span>}
        <button
          type="button"
          className="linklike"
          aria-expanded={open}
          aria-label={`${open ? '收起' : '怎么算的'}：${what}`}
          onClick={() => setOpen(!open)}
        >
          {open ? '收起' : '怎么算的'}
        </button>
      </p>
      {open && (
        <p className="clock-why">
          {clock.explanation}
          <cite>{clock.source}</cite>
        </p>
      )}
    </li>
  );
}
