import { Button, Input } from 'antd';
import { fromLocalInput, momentText, nowInstant, toLocalInput } from '../../parts/dates.ts';
import type { ActController } from './use-act.ts';

/** When it happened, as the person states it; when it is recorded is the server's own. */
export function Times({ act }: { readonly act: ActController }) {
  const wrong = act.messages.get('occurredAt');
  const hours = (Date.now() - Date.parse(act.occurredAt)) / 3_600_000;
  return (
    <section className="part times" aria-label="时间">
      <div className={wrong === undefined ? 'field' : 'field wrong'}>
        <label className="label" htmlFor={act.type === 'act.correct' ? 'act-occurredAt' : 'field-occurredAt'}>
          发生时间
        </label>
        <div className="with-echo">
          <Input
            id={act.type === 'act.correct' ? 'act-occurredAt' : 'field-occurredAt'}
            type="datetime-local"
            value={toLocalInput(act.occurredAt)}
            onChange={(event) => {
              const instant = fromLocalInput(event.target.value);
              if (instant !== undefined) act.setOccurredAt(instant);
            }}
          />
          <Button size="small" onClick={() => act.setOccurredAt(nowInstant())}>
            现在
          </Button>
          <span className="echo">{momentText(act.occurredAt)}</span>
        </div>
        <p className="hint">
          证件是否有效、期限从哪天起算，以发生时间为准。记录时间由系统在提交时写入，不能修改。
          {hours > 24 && <span className="tag amber">将标明为迟录</span>}
        </p>
        {wrong !== undefined && (
          <p className="complaint" role="alert">
            {wrong.join(' ')}
          </p>
        )}
      </div>
    </section>
  );
}
