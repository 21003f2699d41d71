import type { RefusalView } from '@mingjing/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { problemOf } from '../../api.ts';
import { RefusalList } from '../../parts/refusal.tsx';
import type { Handed } from './in-parts.ts';

export interface Previewed {
  readonly dossier: string;
  readonly title: string;
  readonly to: string;
  readonly toName: string;
  readonly refusals: readonly RefusalView[];
}

/** What will go to whom, and what cannot, with the reason; only what can is sent. */
export function Preview({
  person,
  rows,
  onBack,
  onMove,
}: {
  readonly person: string;
  readonly rows: readonly Previewed[];
  readonly onBack: () => void;
  readonly onMove: (going: readonly Previewed[]) => void;
}) {
  const going = rows.filter(({ refusals }) => refusals.length === 0);
  const staying = rows.filter(({ refusals }) => refusals.length > 0);
  return (
    <section aria-labelledby="handover-preview" className="handover">
      <h2 id="handover-preview" className="part-title">
        {going.length}件可以移交，{staying.length}件不能移交
      </h2>
      {going.length > 0 && (
        <ul className="handover-cases" aria-label="可以移交">
          {going.map((row) => (
            <li key={row.dossier}>
              {row.title}
              <span className="faint">
                {person}→{row.toName}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Staying rows={staying} />
      <div className="act-foot">
        <Button type="primary" disabled={going.length === 0} onClick={() => onMove(going)}>
          移交{going.length}件
        </Button>
        <Button onClick={onBack}>返回修改</Button>
      </div>
    </section>
  );
}

/** What was done and what was not; half of it is said to be half. */
export function Outcome<C extends { readonly dossier: string }>({
  handed,
  titleOf,
  onGoOn,
  onAgain,
}: {
  readonly handed: Handed<C>;
  readonly titleOf: (dossier: string) => string;
  readonly onGoOn: () => void;
  readonly onAgain: () => void;
}) {
  const { moved, left, rest, error } = handed;
  const broken = rest.length > 0;
  return (
    <section aria-labelledby="handover-done" className="handover">
      <h2 id="handover-done" className="part-title">
        {broken
          ? `移交中断：已移交${moved.length}件，还有${rest.length}件没有办理`
          : left.length > 0
            ? `部分移交：已移交${moved.length}件，${left.length}件没有移交`
            : `已移交${moved.length}件`}
      </h2>
      {broken && (
        <p className="complaint" role="alert">
          {problemOf(error).message}已经移交的不受影响，可以继续移交其余案件。
        </p>
      )}
      {moved.length > 0 && (
        <ul className="handover-cases" aria-label="已移交">
          {moved.map((dossier) => (
            <li key={dossier}>
              <Link to="/dossiers/$id" params={{ id: dossier }} search={{}}>
                {titleOf(dossier)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Staying rows={left.map(({ dossier, refusals }) => ({ dossier, refusals, title: titleOf(dossier) }))} />
      <div className="act-foot">
        {broken && (
          <Button type="primary" onClick={onGoOn}>
            继续移交{rest.length}件
          </Button>
        )}
        <Button onClick={onAgain}>查看尚未移交的案件</Button>
      </div>
    </section>
  );
}

function Staying({ rows }: { readonly rows: readonly Pick<Previewed, 'dossier' | 'title' | 'refusals'>[] }) {
  if (rows.length === 0) return null;
  return (
    <ul className="handover-cases" aria-label="不能移交">
      {rows.map((row) => (
        <li key={row.dossier}>
          {row.title}
          <RefusalList refusals={row.refusals} dossier={{ id: row.dossier }} />
        </li>
      ))}
    </ul>
  );
}
