import { Button } from 'antd';
import { momentText } from '../../parts/dates.ts';
import type { ActController } from './use-act.ts';

/** Somebody else acted while this form was open: what changed, in order, and nothing typed is lost. */
export function News({ act }: { readonly act: ActController }) {
  if (act.since.length === 0) {
    return act.problem?.code === 'CONFLICT' ? (
      <div className="news" role="alert">
        <p>{act.problem.message}</p>
      </div>
    ) : null;
  }
  return (
    <div className="news" role="alert">
      <p>
        <b>您填写期间，本案有了新的事项。</b>您填写的内容都在，请看过后再提交。
      </p>
      <ul>
        {act.since.map((entry) => (
          <li key={entry.id}>
            第{entry.seq}项 {entry.zh}：{entry.actor.name}，{momentText(entry.recordedAt)}记录
          </li>
        ))}
      </ul>
      <Button size="small" onClick={act.acceptNews}>
        已看过，按最新情况继续
      </Button>
    </div>
  );
}
