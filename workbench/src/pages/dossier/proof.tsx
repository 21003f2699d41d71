import { parseBundle } from '@mingjing/ledger';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { client, type DossierView, problemOf } from '../../api.ts';
import { momentText } from '../../parts/dates.ts';
import { Ring } from '../../parts/mark.tsx';

/** 存证: for each act the proof that it is in the log, to be kept and checked by anyone. */
export function ProofTab({
  dossier,
  readOnly,
}: {
  readonly dossier: DossierView;
  readonly readOnly: boolean;
}) {
  return (
    <section aria-label="存证">
      <p className="hint">
        每一项行为的内容都以一个存证值进入公开的日志。证明文件可以用 mingjing-verify
        独立核验：它能说明内容自记录之后没有改动过，不能说明当时填写的内容属实。
      </p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">事项</th>
            <th scope="col">记录时间</th>
            <th scope="col">证明</th>
          </tr>
        </thead>
        <tbody>
          {dossier.acts.map((act) => (
            <tr key={act.seq}>
              <td data-label="序号">{act.seq}</td>
              <td data-label="事项">{act.zh}</td>
              <td data-label="记录时间">{momentText(act.recordedAt)}</td>
              <td data-label="证明">
                {readOnly ? (
                  <span className="faint">由办案机关出具</span>
                ) : (
                  <Proof dossier={dossier.id} seq={act.seq} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Proof({ dossier, seq }: { readonly dossier: string; readonly seq: number }) {
  const proof = useMutation({ mutationFn: () => client.dossiers.proof({ dossier, seq }) });
  if (proof.data === undefined) {
    return (
      <>
        <Button
          size="small"
          loading={proof.isPending}
          onClick={() => proof.mutate()}
          aria-label={`取第${seq}项的证明`}
        >
          取证明
        </Button>
        {proof.isError && <span className="refused-text after">{problemOf(proof.error).message}</span>}
      </>
    );
  }
  const readable = parseBundle(new TextEncoder().encode(proof.data.bundle)).ok;
  return (
    <span className="proof">
      {proof.data.state === 'proved' ? (
        <>
          <Ring size={16} verified /> 已收录
        </>
      ) : (
        '已承诺，等待收录'
      )}
      {readable ? (
        <a
          className="after"
          download={`第${seq}项.mingjing`}
          href={`data:application/json;charset=utf-8,${encodeURIComponent(proof.data.bundle)}`}
        >
          下载证明文件
        </a>
      ) : (
        <span className="refused-text after">证明文件的格式不正确</span>
      )}
    </span>
  );
}
