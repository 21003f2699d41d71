import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import type { HandoverRow } from '../../api.ts';
import { Due } from '../../parts/clock.tsx';

type To = Readonly<Record<string, string>>;

/** The cases with who takes each; one choice above gives all to one person. */
export function Assign({
  rows,
  takers,
  to,
  onChange,
}: {
  readonly rows: readonly HandoverRow[];
  readonly takers: readonly { readonly value: string; readonly label: string }[];
  readonly to: To;
  readonly onChange: (to: To) => void;
}) {
  const taker = {
    showSearch: true,
    allowClear: true,
    optionFilterProp: 'label',
    className: 'filter',
    options: [...takers],
    notFoundContent: '本机关没有其他执法人员',
  };
  const chosen = new Set(rows.map(({ dossier }) => to[dossier]));
  const [one] = chosen;
  return (
    <>
      <div className="field">
        <label className="label" htmlFor="handover-all">
          全部交给
        </label>
        <Select
          {...taker}
          id="handover-all"
          aria-label="全部交给"
          placeholder="也可以逐案选择"
          value={chosen.size === 1 ? (one ?? null) : null}
          onChange={(next: string | null | undefined) =>
            onChange(next == null ? {} : Object.fromEntries(rows.map(({ dossier }) => [dossier, next])))
          }
        />
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">案件</th>
            <th scope="col">文号</th>
            <th scope="col">环节</th>
            <th scope="col">承办人</th>
            <th scope="col">最近的期限</th>
            <th scope="col">接收人</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.dossier}>
              <td data-label="案件" className="cell-title">
                <Link to="/dossiers/$id" params={{ id: row.dossier }} search={{}} target="_blank">
                  {row.title}
                </Link>
              </td>
              <td data-label="文号">
                <span className="number">{row.number ?? ''}</span>
              </td>
              <td data-label="环节" className="cell-stage">
                {row.stageZh}
              </td>
              <td data-label="承办人">{row.handlers.map(({ name }) => name).join('、') || '尚未指定'}</td>
              <td data-label="最近的期限">
                {row.nextDue !== undefined && (
                  <>
                    <Due days={row.nextDue.workingDaysLeft} end={row.nextDue.end} />
                    <span className="faint due-what">{row.nextDue.zh}</span>
                  </>
                )}
              </td>
              <td data-label="接收人">
                <Select
                  {...taker}
                  aria-label={`${row.title}的接收人`}
                  placeholder="不移交"
                  value={to[row.dossier] ?? null}
                  onChange={(next: string | null | undefined) => {
                    const { [row.dossier]: _, ...others } = to;
                    onChange(next == null ? others : { ...others, [row.dossier]: next });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
