import type { Evidence } from '@mingjing/law/penalty';
import { Checkbox, Input } from 'antd';
import { Complaints } from '../../forms/complaints.tsx';
import type { Messages } from '../../forms/messages.ts';
import type { Values } from '../../forms/values.ts';

interface Use {
  readonly id: string;
  readonly proves?: string;
}

/** Which evidence is relied on and what each proves; one row for every piece the case has. */
export function EvidenceTable({
  content,
  onChange,
  evidence,
  messages,
}: {
  readonly content: Values;
  readonly onChange: (content: Values) => void;
  readonly evidence: readonly Evidence[];
  readonly messages: Messages;
}) {
  const used = (content.evidence ?? []) as readonly Use[];
  const set = (next: readonly Use[]) => onChange({ ...content, evidence: next });
  if (evidence.length === 0) {
    return (
      <div className="field wide" id="field-content.evidence">
        <span className="label">证据及证明内容</span>
        <p className="faint">本案还没有证据。请先在调查取证中制作笔录、提取证据。</p>
        <Complaints list={messages.get('content.evidence')} id="content.evidence" />
      </div>
    );
  }
  return (
    <div className="field wide" id="field-content.evidence">
      <span className="label">证据及证明内容</span>
      <table className="evidence-table">
        <thead>
          <tr>
            <th scope="col">采用</th>
            <th scope="col">证据</th>
            <th scope="col">证明的事实</th>
          </tr>
        </thead>
        <tbody>
          {evidence.map((entry) => {
            const at = used.findIndex((one) => one.id === entry.id);
            const own = used[at];
            const label = `${entry.id.toUpperCase()} ${entry.name}`;
            return (
              <tr key={entry.id} className={own === undefined ? 'unused' : undefined}>
                <td>
                  <Checkbox
                    aria-label={`采用${label}`}
                    checked={own !== undefined}
                    onChange={(event) =>
                      set(
                        event.target.checked
                          ? [
                              ...used,
                              {
                                id: entry.id,
                                ...(entry.proves === undefined ? {} : { proves: entry.proves }),
                              },
                            ]
                          : used.filter((one) => one.id !== entry.id),
                      )
                    }
                  />
                </td>
                <td>
                  {label}
                  {entry.deviceReviewed === false && <span className="tag red">电子监控记录未经审核</span>}
                </td>
                <td>
                  {own === undefined ? (
                    <span className="faint">不采用</span>
                  ) : (
                    <>
                      <Input.TextArea
                        aria-label={`${label}证明的事实`}
                        autoSize={{ minRows: 1 }}
                        value={own.proves ?? ''}
                        maxLength={2000}
                        onChange={(event) =>
                          set(
                            used.map((one) =>
                              one.id === entry.id ? { ...one, proves: event.target.value } : one,
                            ),
                          )
                        }
                      />
                      <Complaints
                        list={messages.get(`content.evidence.${at}.proves`)}
                        id={`content.evidence.${at}`}
                      />
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Complaints list={messages.get('content.evidence')} id="content.evidence" />
    </div>
  );
}
