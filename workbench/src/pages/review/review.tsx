import type { AgencyFacts } from '@mingjing/law';
import { currentRound, type Draft, reviewReasons } from '@mingjing/law/penalty';
import { Link, useParams } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { FormScopeProvider } from '../../forms/context.tsx';
import { citeText } from '../../parts/cite.ts';
import { Clock } from '../../parts/clock.tsx';
import { Heading } from '../../parts/heading.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { namesOf, type ShownFile } from '../../parts/readable.ts';
import { RefusalList } from '../../parts/refusal.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { useActSource } from '../act/acting.tsx';
import { Confirm } from '../act/confirm.tsx';
import { Done } from '../act/done.tsx';
import { News } from '../act/news.tsx';
import { SignatureNote } from '../act/signature-note.tsx';
import { type ActController, type ActSource, useAct } from '../act/use-act.ts';
import { moveAddress } from '../dossier/move-address.ts';
import { Answers } from './answers.tsx';
import { DraftReading } from './draft-reading.tsx';
import { EvidencePane } from './evidence-pane.tsx';

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
