import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../api.ts';
import { dayText, momentText } from '../../parts/dates.ts';
import { DocumentLink } from '../../parts/document-link.tsx';
import { Heading } from '../../parts/heading.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Ring } from '../../parts/mark.tsx';
import { readReceipt } from '../../parts/receipt.ts';
import { moveAddress } from '../dossier/move-address.ts';
import { nextOf } from '../dossier/next-move.ts';
import type { ActController } from './use-act.ts';

/** The act stands: what was recorded, the signed promise, and what comes next. */
export function Done({
  act,
  onAnother,
}: {
  readonly act: ActController;
  readonly onAnother?: (() => void) | undefined;
}) {
  const { done, recorded, definition } = act;
  const dossier = done?.dossier ?? act.dossierId;
  const view = useQuery(api.dossiers.get.queryOptions({ input: { dossier } }));
  const seq = done?.seq ?? recorded?.seq ?? 0;
  const fresh = view.data !== undefined && view.data.seq >= seq ? view.data : undefined;
  const document = done?.document ?? recorded?.document;
  const receipt = done === undefined ? undefined : readReceipt(done.promise);
  const todo = useQuery(api.dossiers.todo.queryOptions({ input: {} }));
  const asked = todo.data?.rows.flatMap((row) => (row.dossier === dossier ? (row.move ?? []) : []));
  const next = fresh === undefined || !todo.isFetchedAfterMount ? undefined : nextOf(fresh, asked);
  return (
    <section className="done" aria-labelledby="done-title">
      <p className="done-mark">
        <Ring size={34} verified />
      </p>
      <Heading id="done-title">{`已记录：${definition?.zh ?? ''}`}</Heading>
      <p>
        第{seq}项，记录时间{momentText(done?.recordedAt ?? recorded?.recordedAt ?? '')}。
      </p>
      {document !== undefined && <DocumentLink document={document} />}
      {receipt !== undefined && done !== undefined && (
        <div className="receipt">
          <h2>收据</h2>
          <p>日志承诺在{momentText(receipt.includeBy)}前收录这一事项。逾期没有收录的，这份收据就是证据。</p>
          <dl className="lines">
            <div className="line">
              <dt>日志</dt>
              <dd className="mono">{receipt.origin}</dd>
            </div>
            <div className="line">
              <dt>存证值</dt>
              <dd className="mono">{receipt.commitment}</dd>
            </div>
            <div className="line">
              <dt>承诺时间</dt>
              <dd>{momentText(receipt.promisedAt)}</dd>
            </div>
          </dl>
          <a
            className="download"
            download={`收据-${dayText(done.recordedAt)}-第${done.seq}项.txt`}
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(done.promise)}`}
          >
            下载收据
          </a>
        </div>
      )}
      <h2>下一步</h2>
      <p className="next-moves">
        <LinkButton primary to="/dossiers/$id" params={{ id: dossier }} search={{}}>
          查看案件
        </LinkButton>
        {next !== undefined && <LinkButton {...moveAddress(dossier, next.type)}>{next.zh}</LinkButton>}
        {onAnother !== undefined && <Button onClick={onAnother}>再登记一件</Button>}
        <LinkButton to="/">回到待办</LinkButton>
      </p>
    </section>
  );
}
