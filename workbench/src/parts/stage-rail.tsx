import { useEffect, useRef } from 'react';
import type { StageView } from '../api.ts';
import { shortDay, today } from './dates.ts';

const words = { done: '已完成', now: '正在进行', ahead: '尚未开始', skipped: '本案不需要' } as const;

/** The flow of the procedure as a rail: done, now, ahead, not needed. */
export function StageRail({ stages }: { readonly stages: readonly StageView[] }) {
  const list = useRef<HTMLOListElement>(null);
  // On a narrow page the rail lies down and scrolls: the present step comes into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case has another present step
  useEffect(() => {
    const now = list.current?.querySelector<HTMLElement>('.now');
    const box = list.current?.parentElement;
    if (now != null && box != null) box.scrollLeft = now.offsetLeft - box.clientWidth / 2;
  }, [stages]);
  return (
    <ol ref={list} className="rail" aria-label="办理流程">
      {stages.map((stage) => (
        <li
          key={stage.id}
          className={`stage ${stage.state}`}
          aria-current={stage.state === 'now' ? 'step' : undefined}
        >
          <svg className="stage-sign" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            {stage.state === 'done' && (
              <path d="M3.5 8.4l3 3 6-6.4" fill="none" stroke="currentColor" strokeWidth="2" />
            )}
            {stage.state === 'now' && <circle cx="8" cy="8" r="4.5" fill="currentColor" />}
            {stage.state === 'ahead' && (
              <circle cx="8" cy="8" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
            )}
            {stage.state === 'skipped' && <path d="M4 8h8" stroke="currentColor" strokeWidth="1.5" />}
          </svg>
          <span className="stage-name">
            {stage.zh}
            <span className="visually-hidden">（{words[stage.state]}）</span>
          </span>
          <span className="stage-on">
            {stage.on === undefined
              ? stage.state === 'skipped'
                ? '不需要'
                : ''
              : shortDay(stage.on, today())}
          </span>
        </li>
      ))}
    </ol>
  );
}
