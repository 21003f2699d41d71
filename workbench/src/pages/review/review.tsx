import type { AgencyFacts } from '@mingjing/law';
import {
  currentRound,
  type Draft,
  reviewItemNames,
  reviewReasons,
  reviewResultNames,
} from '@mingjing/law/penalty';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Complaints } from '../../forms/complaints.tsx';
import { FormScopeProvider } from '../../forms/context.tsx';
import { FieldGrid, Summary } from '../../forms/form.tsx';
import { citeText } from '../../parts/cite.ts';
import { Clock } from '../../parts/clock.tsx';
import { momentText } from '../../parts/dates.ts';
import { DocumentLink } from '../../parts/document-link.tsx';
import { Heading } from '../../parts/heading.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { MediaPane } from '../../parts/media-pane.tsx';
import { linesOf, type Names, namesOf, type ShownFile } from '../../parts/readable.ts';
import { Lines } from '../../parts/readable-view.tsx';
import { RefusalList } from '../../parts/refusal.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { useActSource } from '../act/acting.tsx';
import { Confirm } from '../act/confirm.tsx';
import { Done } from '../act/done.tsx';
import { News } from '../act/news.tsx';
import { SignatureNote } from '../act/signature-note.tsx';
import { Times } from '../act/times.tsx';
import { type ActController, type ActSource, useAct } from '../act/use-act.ts';
import { moveAddress } from '../dossier/move-address.ts';
import { DraftReading } from './draft-reading.tsx';
import { answered, answersOf, keyOfResult, nextOpen } from './items.ts';

/** 法制审核: the draft left, the items right, evidence below; every answer by key. */
export function ReviewPage() {
  const { id } = useParams({ from: '/shell/dossiers/$id/review' });
  const loaded = useActSource(id, 'review.opine');
  if (loaded.state === 'waiting') return <Waiting lines={12} />;
  if (loaded.state === 'failed') return <Failed error={loaded.error} again={loaded.again} />;
  if (loaded.state === 'unknown') return <Nothing title="这种卷宗没有法制审核" />;
  return <Review key={id} source={loaded.source} />;
}

function Review({ source }: { readonly source: ActSource }) {
  const act = useAct(source);
  const [step, setStep] = useState<'read' | 'confirm'>('read');
  const [file, setFile] = useState<ShownFile>();
  const { dossier, agency } = act;
  const names = useMemo(
    () => namesOf({ people: dossier?.people ?? [], items: agency?.items, state: dossier?.state }),
    [dossier, agency],
  );
  if (dossier === undefined) return null;
  if (act.done !== undefined || act.recorded !== undefined) return <Done act={act} />;
  const { state } = dossier;
  const round = currentRound(state) ?? state.review.rounds.at(-1);
  const draft = state.drafts.find((one) => one.hash === round?.draftHash) ?? state.draft;
  if (draft === undefined) return <Nothing title="还没有拟写处理意见">处理意见送审后在这里审核。</Nothing>;
  const move = dossier.moves.find((candidate) => candidate.type === 'review.opine');
  const before = previousDraft(state.review.rounds, state.drafts, round?.round);
  const openEvidence = (evidence: string) => {
    const entry = state.investigation.evidence.find((one) => one.id === evidence);
    const source = dossier.acts.find((one) => one.seq === entry?.seq);
    const first = (
      source?.document === undefined
        ? entry?.files[0]
        : { id: source.document.file, name: source.document.title, kind: 'document' }
    ) as ShownFile | undefined;
    if (first !== undefined) setFile(first);
  };
  return (
    <FormScopeProvider
      value={{
        type: 'review.opine',
        day: act.day,
        dossierId: act.dossierId,
        dossier,
        agency,
        disabled: move?.allowed !== true,
      }}
    >
      <div className="review-page">
        <header className="page-head">
          <p className="crumbs">
            <Link to="/dossiers/$id" params={{ id: dossier.id }} search={{}}>
              {dossier.title}
            </Link>
          </p>
          <Heading>{`法制审核${round === undefined ? '' : `（第${round.round}轮）`}`}</Heading>
        </header>
        <News act={act} />
        {move !== undefined && <SignatureNote act={act} />}
        <Intake act={act} />
        {step === 'confirm' ? (
          <Confirm act={act} onBack={() => setStep('read')} />
        ) : (
          <div className="review-columns">
            <DraftColumn
              act={act}
              draft={draft}
              before={before}
              agency={agency}
              onEvidence={openEvidence}
              names={names}
            />
            <Answers
              act={act}
              names={names}
              allowed={move?.allowed === true}
              onNext={() => setStep('confirm')}
            />
            <EvidencePane act={act} file={file} onFile={setFile} />
          </div>
        )}
      </div>
    </FormScopeProvider>
  );
}

/** The draft of the round before, where it differs. */
function previousDraft(
  rounds: readonly { readonly round: number; readonly draftHash: string }[],
  drafts: readonly Draft[],
  current: number | undefined,
): Draft | undefined {
  const now = rounds.find((round) => round.round === current);
  const earlier = rounds
    .filter((round) => round.round < (current ?? 0) && round.draftHash !== now?.draftHash)
    .at(-1);
  return drafts.find((draft) => draft.hash === earlier?.draftHash);
}

/** Are the materials complete: accept or return, before anything can be said about the draft. */
function Intake({ act }: { readonly act: ActController }) {
  const { dossier } = act;
  if (dossier === undefined) return null;
  const round = currentRound(dossier.state);
  const clock = dossier.deadlines.find((one) => one.key === `review:${round?.round ?? 0}`);
  const submitted = dossier.acts.find((one) => one.seq === round?.submitted.seq)?.data as
    | {
        readonly materials?: readonly { name: string; copies: number }[];
        readonly explanation?: unknown;
        readonly changes?: unknown;
      }
    | undefined;
  const move = (type: string) => dossier.moves.find((candidate) => candidate.type === type);
  if (round === undefined) {
    return <p className="note">现在没有等待审核的处理意见，以下是最近一轮的内容。</p>;
  }
  return (
    <section className="intake" aria-label="送审材料">
      <div>
        <h2>送审材料</h2>
        <ul className="materials">
          {submitted?.materials?.map((material) => (
            <li key={material.name}>
              {material.name} {material.copies}份
            </li>
          ))}
        </ul>
        {typeof submitted?.changes === 'string' && <p>与上一轮相比的修改：{submitted.changes}</p>}
      </div>
      {round.complete === undefined ? (
        <p className="intake-moves">
          {(['review.accept', 'review.return'] as const).map((type) => {
            const found = move(type);
            return found === undefined ? null : found.allowed ? (
              <LinkButton key={type} {...moveAddress(dossier.id, type)} primary={type === 'review.accept'}>
                {found.zh}
              </LinkButton>
            ) : (
              <RefusalList key={type} refusals={found.refusals} dossier={dossier} />
            );
          })}
        </p>
      ) : clock === undefined ? (
        <p className="passed">✓ 材料齐备</p>
      ) : (
        <ul className="clocks">
          <Clock clock={clock} />
        </ul>
      )}
    </section>
  );
}

function DraftColumn({
  act,
  draft,
  before,
  agency,
  names,
  onEvidence,
}: {
  readonly act: ActController;
  readonly draft: Draft;
  readonly before: Draft | undefined;
  readonly agency: AgencyFacts | undefined;
  readonly names: ReturnType<typeof namesOf>;
  readonly onEvidence: (id: string) => void;
}) {
  const [compare, setCompare] = useState(true);
  const { dossier, profile } = act;
  if (dossier === undefined) return null;
  const reasons =
    agency === undefined || profile === undefined
      ? []
      : reviewReasons(dossier.state, draft.outcome, agency, profile);
  return (
    <section className="review-draft" aria-labelledby="review-draft">
      <div className="timeline-tools">
        <h2 id="review-draft" className="part-title">
          处理意见第{draft.version}稿
        </h2>
        {before !== undefined && (
          <Checkbox checked={compare} onChange={(event) => setCompare(event.target.checked)}>
            标出与第{before.version}稿的不同
          </Checkbox>
        )}
      </div>
      {dossier.state.draft?.hash !== draft.hash && (
        <p className="caution-text">! 送审之后处理意见已有改动，本轮不能同意。</p>
      )}
      {reasons.length > 0 && (
        <p className="hint">
          送审原因：
          {reasons.map((reason) => (
            <span key={reason.zh}>
              {reason.zh}
              <cite>{citeText(reason.source)}</cite>{' '}
            </span>
          ))}
        </p>
      )}
      <DraftReading
        draft={draft}
        before={compare ? before : undefined}
        state={dossier.state}
        agency={agency}
        names={names}
        onEvidence={onEvidence}
      />
    </section>
  );
}

function Answers({
  act,
  allowed,
  onNext,
  names,
}: {
  readonly act: ActController;
  readonly names: Names;
  readonly allowed: boolean;
  readonly onNext: () => void;
}) {
  const { values, setValues, fields, messages, dossier } = act;
  const answers = useMemo(() => answersOf(values.items), [values.items]);
  const [at, setAt] = useState(0);
  const move = dossier?.moves.find((candidate) => candidate.type === 'review.opine');
  const of = (names: readonly string[]) =>
    names.flatMap((name) => fields.find((field) => field.name === name) ?? []);

  useEffect(() => {
    if (!allowed) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      const typing =
        target?.closest(
          'textarea,select,[role=combobox],input:not([type=radio]):not([type=checkbox]),[role=dialog]',
        ) != null;
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const result = keyOfResult[event.key];
      if (result !== undefined) {
        setValues({ ...values, items: answered(answers, at, { result }) });
        if (result === 'problem') document.getElementById(`review-note-${at}`)?.focus();
        else setAt(Math.min(at + 1, answers.length - 1));
      } else if (event.key === 'j') setAt(Math.min(at + 1, answers.length - 1));
      else if (event.key === 'k') setAt(Math.max(at - 1, 0));
      else if (event.key === 'n' || event.key === 'p')
        setAt(nextOpen(answers, at, event.key === 'n' ? 1 : -1));
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [allowed, answers, at, values, setValues]);
  useEffect(() => {
    document.getElementById(`review-item-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const said = dossier?.acts.findLast((entry) => entry.type === 'review.opine');
  if (move === undefined && dossier !== undefined) {
    return (
      <section className="review-answers" aria-labelledby="review-answers">
        <h2 id="review-answers" className="part-title">
          审核意见
        </h2>
        {said === undefined ? (
          <p className="faint">尚未出具审核意见。您现在不能出具。</p>
        ) : (
          <>
            <p className="faint">
              {said.actor.name}，{momentText(said.occurredAt)}
            </p>
            <Lines lines={linesOf(fields, said.data, names, said.correction?.values)} />
            {said.document !== undefined && <DocumentLink document={said.document} />}
          </>
        )}
      </section>
    );
  }
  const open = answers.filter((entry) => entry.result === undefined).length;
  const problems = answers.filter((entry) => entry.result === 'problem').length;
  return (
    <section className="review-answers" aria-labelledby="review-answers">
      <h2 id="review-answers" className="part-title">
        逐项审核
      </h2>
      {move !== undefined && <RefusalList refusals={move.refusals} dossier={dossier} />}
      <p className="hint">
        <kbd>1</kbd>是 <kbd>2</kbd>否 <kbd>3</kbd>不适用；<kbd>j</kbd>
        <kbd>k</kbd> 上下，<kbd>n</kbd>
        <kbd>p</kbd> 下一个、上一个未答或者有问题的
      </p>
      {act.tried && <Summary messages={act.schemaMessages} fields={fields} />}
      <ol className="review-items" id="field-items">
        {answers.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys above do the same
          <li
            key={entry.item}
            id={`review-item-${index}`}
            className={index === at ? 'review-item on' : 'review-item'}
            aria-current={index === at ? 'true' : undefined}
            onClick={() => setAt(index)}
          >
            <span className="review-name">
              {index + 1}. {reviewItemNames[entry.item]}
            </span>
            <Radio.Group
              aria-label={reviewItemNames[entry.item]}
              optionType="button"
              buttonStyle="solid"
              size="small"
              disabled={!allowed}
              value={entry.result ?? null}
              options={Object.entries(reviewResultNames).map(([value, label]) => ({ value, label }))}
              onChange={(event) =>
                setValues({ ...values, items: answered(answers, index, { result: event.target.value }) })
              }
            />
            {(entry.result === 'problem' || entry.note !== undefined || index === at) && (
              <Input.TextArea
                id={`review-note-${index}`}
                aria-label={`${reviewItemNames[entry.item]}的意见`}
                className="review-note"
                autoSize={{ minRows: 1 }}
                disabled={!allowed}
                placeholder={entry.result === 'problem' ? '存在什么问题，怎样更正' : '意见（选填）'}
                value={entry.note ?? ''}
                onChange={(event) =>
                  setValues({ ...values, items: answered(answers, index, { note: event.target.value }) })
                }
                onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
              />
            )}
            <Complaints list={messages.get(`items.${index}.result`)} id={`items.${index}`} />
          </li>
        ))}
      </ol>
      <p className="tally" role="status">
        {open > 0 ? `还有${open}项没有回答` : '各项均已回答'}
        {problems > 0 ? `，${problems}项有问题` : ''}
      </p>
      <Complaints list={messages.get('items')} id="items" />
      <FieldGrid
        fields={of(['outcome', 'opinion', 'recordingsViewed', 'files'])}
        value={values}
        onChange={setValues}
        messages={messages}
      />
      <Times act={act} />
      <div className="act-foot">
        <Button
          type="primary"
          disabled={!allowed}
          onClick={() => {
            act.setTried(true);
            if (act.valid) onNext();
            else requestAnimationFrame(() => document.getElementById('form-summary')?.focus());
          }}
        >
          下一步：核对
        </Button>
        <span className="faint">
          {act.saveState === 'saved' ? '草稿已保存' : act.saveState === 'saving' ? '正在保存草稿…' : ''}
        </span>
      </div>
      {act.refusals.length > 0 && act.valid && <RefusalList refusals={act.refusals} dossier={dossier} />}
    </section>
  );
}

/** Evidence, recordings and documents of the case, opened beside the draft. */
function EvidencePane({
  act,
  file,
  onFile,
}: {
  readonly act: ActController;
  readonly file: ShownFile | undefined;
  readonly onFile: (file: ShownFile | undefined) => void;
}) {
  const { dossier } = act;
  if (dossier === undefined) return null;
  const { evidence } = dossier.state.investigation;
  const documents = dossier.acts.filter((entry) => entry.document !== undefined);
  return (
    <section className="review-evidence" aria-labelledby="review-evidence">
      <h2 id="review-evidence" className="part-title">
        证据和文书
      </h2>
      <div className="evidence-columns">
        <nav aria-label="证据和文书">
          <h3>证据</h3>
          <ul className="file-links">
            {evidence.map((entry) => (
              <li key={entry.id}>
                <span>
                  {entry.id.toUpperCase()} {entry.name}
                </span>
                {[
                  ...entry.files,
                  ...((dossier.acts.find((one) => one.seq === entry.seq)?.attached ??
                    []) as readonly ShownFile[]),
                ].map((one) => (
                  <button
                    key={one.id}
                    type="button"
                    className={one.id === file?.id ? 'linklike on' : 'linklike'}
                    onClick={() => onFile(one)}
                  >
                    {one.name}
                  </button>
                ))}
              </li>
            ))}
            {evidence.length === 0 && <li className="faint">本案没有证据。</li>}
          </ul>
          <h3>文书</h3>
          <ul className="file-links">
            {documents.map((entry) => (
              <li key={entry.seq}>
                <button
                  type="button"
                  className={entry.document?.file === file?.id ? 'linklike on' : 'linklike'}
                  onClick={() =>
                    onFile({ id: entry.document!.file, name: entry.document!.title, kind: 'document' })
                  }
                >
                  {entry.document?.title} {entry.document?.number ?? ''}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          {file === undefined ? (
            <p className="faint media-none">从左边选择证据、录音录像或者文书查看。</p>
          ) : (
            <MediaPane file={file} onClose={() => onFile(undefined)} />
          )}
        </div>
      </div>
    </section>
  );
}
