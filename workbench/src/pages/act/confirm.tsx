import { parseCanonical, publicDecisionSchema } from '@mingjing/law';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { api, client, problemOf } from '../../api.ts';
import { useCases, useReviewer } from '../../forms/found.ts';
import { otherCases } from '../../forms/lists.ts';
import { useBlobUrl } from '../../parts/blob-url.ts';
import { momentText } from '../../parts/dates.ts';
import { fieldsWithin, linesOf, namesOf } from '../../parts/readable.ts';
import { Lines } from '../../parts/readable-view.tsx';
import { RefusalList } from '../../parts/refusal.tsx';
import { PublicContent } from '../publication/content.tsx';
import { useSigningKey } from './signature-note.tsx';
import type { ActController } from './use-act.ts';

/** The last step: exactly what will be recorded, under whose name, at what time, and which document goes out. */
export function Confirm({ act, onBack }: { readonly act: ActController; readonly onBack: () => void }) {
  const staff = useQuery(api.directory.staff.queryOptions({ input: { on: act.day }, staleTime: 60_000 }));
  const { definition, dossier, me } = act;
  const { dossier: other, reviewer } = act.data;
  const cases = useCases(typeof other === 'string' ? [other] : []);
  const called = useReviewer(
    act.type === 'agency.poolReviewer' && typeof reviewer === 'string' ? reviewer : undefined,
  );
  const names = useMemo(
    () =>
      namesOf({
        people: [...(dossier?.people ?? []), ...(staff.data?.rows ?? []), ...called.people],
        acts: dossier?.acts,
        deadlines: dossier?.deadlines,
        items: act.agency?.items,
        dossiers: [...otherCases(dossier?.related ?? []), ...cases.options],
        state: dossier === undefined ? ({ parties: act.data.parties } as never) : dossier.state,
      }),
    [dossier, staff.data, act.agency, act.data.parties, called.people, cases.options],
  );
  const key = useSigningKey(definition?.signed === true);
  const problem = useRef<HTMLDivElement>(null);
  // It stands below what may be a long document, and the button is always in sight.
  useEffect(() => {
    if (act.problem !== undefined) problem.current?.scrollIntoView({ block: 'center' });
  }, [act.problem]);
  const lines = linesOf(fieldsWithin(act.procedure, act, dossier?.acts ?? []), act.data, names);
  if (definition === undefined) return null;
  const submitting = act.submit.isPending;
  const ready =
    act.valid &&
    act.since.length === 0 &&
    !submitting &&
    !act.checking &&
    act.refusals.length === 0 &&
    key !== 'gone';
  return (
    <section className="confirm" aria-labelledby="confirm-title">
      <h2 id="confirm-title" tabIndex={-1}>
        将要记录和签发
      </h2>
      <p className="faint">提交后不能删除或者改写；有误的，用更正另行记录，原内容仍可查看。</p>
      {act.problem === undefined && <RefusalList refusals={act.refusals} dossier={dossier} />}
      <RefusalList refusals={act.warnings} dossier={dossier} tone="caution" />
      <dl className="lines confirm-head">
        <div className="line">
          <dt>事项</dt>
          <dd>{definition.zh}</dd>
        </div>
        <div className="line">
          <dt>记录人</dt>
          <dd>
            {me.name}（{me.agency.name}）
          </dd>
        </div>
        <div className="line">
          <dt>发生时间</dt>
          <dd>{momentText(act.occurredAt)}</dd>
        </div>
        <div className="line">
          <dt>记录时间</dt>
          <dd>提交时由系统写入</dd>
        </div>
        <div className="line">
          <dt>签发文书</dt>
          <dd>
            {act.document !== undefined ? `《${act.document.title}》，文号在签发时编定` : '本事项不制作文书'}
          </dd>
        </div>
        {definition.personal.length > 0 && (
          <div className="line">
            <dt>个人信息</dt>
            <dd>加密单独保存，不进入存证日志</dd>
          </div>
        )}
      </dl>
      <h3>内容</h3>
      {lines.length === 0 ? <p className="faint">没有其他内容。</p> : <Lines lines={lines} />}
      {act.type === 'publication.release' && <ToBePublic bytes={act.data.publicBytes} />}
      {act.document !== undefined && <Preview act={act} />}
      {act.problem !== undefined && act.problem.code !== 'CONFLICT' && (
        <div className="submit-problem" role="alert" ref={problem}>
          <p>{act.problem.message}</p>
          <RefusalList refusals={act.problem.refusals} dossier={dossier} />
          {(act.problem.code === 'OFFLINE' || act.problem.code === 'UNAVAILABLE') && (
            <p>没有收到服务器的答复。可以放心再次提交：同一事项不会记录两次。</p>
          )}
        </div>
      )}
      <div className="act-foot">
        <Button onClick={onBack} disabled={submitting}>
          返回修改
        </Button>
        <Button type="primary" disabled={!ready} loading={submitting} onClick={() => act.submit.mutate()}>
          {definition.zh}
        </Button>
        {act.checking && <span className="faint">正在预检…</span>}
      </div>
    </section>
  );
}

/** The very bytes that become public, as they will read. */
function ToBePublic({ bytes }: { readonly bytes: unknown }) {
  const parsed = publicDecisionSchema.safeParse(
    typeof bytes === 'string' ? parseCanonical(bytes) : undefined,
  );
  return (
    <section aria-label="将公开的内容">
      <h3>将公开的内容</h3>
      {parsed.success ? (
        <PublicContent content={parsed.data} />
      ) : (
        <p className="faint">没有取到批准的公示内容。</p>
      )}
    </section>
  );
}

/** The document as it would be issued, marked 预览. */
function Preview({ act }: { readonly act: ActController }) {
  const preview = useMutation({
    mutationFn: () => client.dossiers.preview({ dossier: act.dossierId, ...act.opens, command: act.command }),
  });
  const pdf = useMemo(() => bytesOf(preview.data?.pdf), [preview.data?.pdf]);
  const url = useBlobUrl(pdf);
  const { mutate } = preview;
  const able = act.ok;
  useEffect(() => {
    if (able) mutate();
  }, [able, mutate]);
  return (
    <section className="preview" aria-label="文书预览">
      <h3>文书预览</h3>
      {preview.isError ? (
        <p className="faint">
          {problemOf(preview.error).message}{' '}
          <Button size="small" onClick={() => mutate()}>
            再试
          </Button>
        </p>
      ) : url === undefined ? (
        <p className="faint">{able ? '正在生成预览…' : '符合办理条件后可以预览。'}</p>
      ) : (
        <>
          <p>
            《{preview.data?.title}》{preview.data?.pages}页{' '}
            <a href={url} target="_blank" rel="noreferrer">
              在新窗口打开
            </a>
          </p>
          <iframe className="pdf" src={url} title={`${preview.data?.title ?? '文书'}预览`} />
        </>
      )}
    </section>
  );
}

const bytesOf = (base64: string | undefined): Blob | undefined =>
  base64 === undefined
    ? undefined
    : new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], {
        type: 'application/pdf',
      });
