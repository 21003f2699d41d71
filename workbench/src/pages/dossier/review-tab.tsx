import { reviewItemNames, reviewResultNames } from '@mingjing/law/penalty';
import { Link } from '@tanstack/react-router';
import type { DossierView } from '../../api.ts';
import { momentText } from '../../parts/dates.ts';
import type { Names } from '../../parts/readable.ts';
import { Nothing } from '../../parts/states.tsx';
import type { ItemAnswer } from '../review/items.ts';
import { outcomeText, reviewRounds, type ToldRound } from './review-rounds.ts';

/** Rounds of legal review, the present one open, earlier ones folded under it; exemptions and discussions. */
export function ReviewTab({ dossier, names }: { readonly dossier: DossierView; readonly names: Names }) {
  const { state } = dossier;
  const rounds = reviewRounds(state);
  const present = rounds.find(({ round }) => state.review.rounds.includes(round));
  const earlier = rounds.filter((told) => told !== present);
  const before = state.earlier
    .map((of, index) => ({ key: of.redo.seq, title: `第${index + 1}次办理`, of }))
    .filter(({ of }) => of.review.exemptions.length + of.discussions.length > 0)
    .reverse();
  const nothing = present === undefined && state.review.exemptions.length === 0;
  if (nothing && earlier.length + before.length === 0) {
    return (
      <Nothing title="还没有送法制审核">
        调查终结后，由承办人送审；不在审核范围的，由审核人员或者负责人认定。
      </Nothing>
    );
  }
  return (
    <section aria-label="法制审核">
      {nothing && <p className="faint">重新作出的处理意见还没有送法制审核。</p>}
      {present !== undefined && (
        <article className="round">
          <h2>
            <RoundTitle told={present} />
          </h2>
          <RoundBody told={present} dossier={dossier} names={names} />
        </article>
      )}
      <BesideReview of={state} drafts={state.drafts} names={names} />
      {present !== undefined && (
        <p>
          <Link to="/dossiers/$id/review" params={{ id: dossier.id }}>
            打开审核页，对照处理意见和证据
          </Link>
        </p>
      )}
      {earlier.length + before.length > 0 && <h2 className="part-title">以前的审核</h2>}
      {earlier.map((told) => (
        <details key={told.round.submitted.seq} className="round">
          <summary>
            <RoundTitle told={told} />
            {told.round.opinion !== undefined && (
              <>
                {' '}
                <Outcome opinion={told.round.opinion} />
              </>
            )}
          </summary>
          <RoundBody told={told} dossier={dossier} names={names} />
        </details>
      ))}
      {before.map(({ key, title, of }) => (
        <details key={key} className="round">
          <summary>{title}：审核以外的认定和讨论</summary>
          <BesideReview of={of} drafts={state.drafts} names={names} />
        </details>
      ))}
    </section>
  );
}

/** What else was said about a draft: that it needs no review, and what the heads made of it together. */
function BesideReview({
  of,
  drafts,
  names,
}: {
  readonly of: Pick<DossierView['state'], 'review' | 'discussions'>;
  readonly drafts: DossierView['state']['drafts'];
  readonly names: Names;
}) {
  const version = (hash: string) => drafts.find((draft) => draft.hash === hash)?.version ?? '?';
  return (
    <>
      {of.review.exemptions.map((exemption) => (
        <p key={exemption.seq}>
          {names.person(exemption.by)}于{momentText(exemption.at)}认定处理意见第
          {version(exemption.draftHash)}稿不属于法制审核范围。
        </p>
      ))}
      {of.discussions.map((discussion) => (
        <p key={discussion.seq}>
          集体讨论（{momentText(discussion.at)}）：到会{discussion.present}人，同意{discussion.votesFor}人，
          {discussion.passed ? '同意' : '不同意'}处理意见第{version(discussion.draftHash)}稿。
        </p>
      ))}
    </>
  );
}

const RoundTitle = ({ told }: { readonly told: ToldRound }) => (
  <>
    {told.title} <span className="faint">处理意见第{told.version ?? '?'}稿</span>
  </>
);

const Outcome = ({ opinion }: { readonly opinion: NonNullable<ToldRound['round']['opinion']> }) => (
  <b className={opinion.outcome === 'approved' ? 'passed' : 'refused-text'}>{outcomeText(opinion)}</b>
);

function RoundBody({
  told,
  dossier,
  names,
}: {
  readonly told: ToldRound;
  readonly dossier: DossierView;
  readonly names: Names;
}) {
  const { round, became } = told;
  const { opinion } = round;
  return (
    <>
      <ul>
        <li>
          {names.person(round.submitted.by)}于{momentText(round.submitted.at)}送审，处理意见校验值
          <code className="draft-hash">{round.draftHash}</code>
        </li>
        {round.returns.map((back) => (
          <li key={back.seq}>
            {momentText(back.at)}退回补正：{back.missing}
          </li>
        ))}
        {round.complete !== undefined && <li>{momentText(round.complete.at)}材料齐备，审核期限开始计算</li>}
        {opinion !== undefined && (
          <li>
            {names.person(opinion.by)}于{momentText(opinion.at)}出具意见：
            <Outcome opinion={opinion} />
          </li>
        )}
        {became !== undefined && <li>结果：{became}</li>}
      </ul>
      {opinion !== undefined && <Opinion dossier={dossier} seq={opinion.seq} />}
    </>
  );
}

/** What the reviewer said, item by item, as the act holds it. */
function Opinion({ dossier, seq }: { readonly dossier: DossierView; readonly seq: number }) {
  const said = dossier.acts.find((act) => act.seq === seq)?.data as
    | { readonly items?: readonly ItemAnswer[]; readonly opinion?: unknown }
    | undefined;
  return (
    <>
      <dl className="said-items">
        {said?.items?.map(({ item, result, note }) => (
          <div key={item} className={result === 'problem' ? 'problem' : undefined}>
            <dt>{reviewItemNames[item]}</dt>
            <dd>{result !== undefined && reviewResultNames[result]}</dd>
            {note !== undefined && <dd className="said-note">{note}</dd>}
          </div>
        ))}
      </dl>
      {typeof said?.opinion === 'string' && <p className="said-opinion">{said.opinion}</p>}
    </>
  );
}
