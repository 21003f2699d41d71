import { reviewOutcomeNames } from '@mingjing/law/penalty';
import { Link } from '@tanstack/react-router';
import type { DossierView } from '../../api.ts';
import { momentText } from '../../parts/dates.ts';
import type { Names } from '../../parts/readable.ts';
import { Nothing } from '../../parts/states.tsx';

/** Rounds of legal review: which draft, when sent, what was missing, what was said. */
export function ReviewTab({ dossier, names }: { readonly dossier: DossierView; readonly names: Names }) {
  const { review, drafts, discussions } = dossier.state;
  const version = (hash: string) => drafts.find((draft) => draft.hash === hash)?.version;
  if (review.rounds.length === 0 && review.exemptions.length === 0) {
    return (
      <Nothing title="还没有送法制审核">
        调查终结后，由承办人送审；不在审核范围的，由审核人员或者负责人认定。
      </Nothing>
    );
  }
  return (
    <section aria-label="法制审核">
      {review.rounds.map((round) => (
        <article key={round.round} className="round">
          <h2>
            第{round.round}轮 <span className="faint">处理意见第{version(round.draftHash) ?? '?'}稿</span>
          </h2>
          <ul>
            <li>
              {names.person(round.submitted.by)}于{momentText(round.submitted.at)}送审
            </li>
            {round.returns.map((back) => (
              <li key={back.seq}>
                {momentText(back.at)}退回补正：{back.missing}
              </li>
            ))}
            {round.complete !== undefined && (
              <li>{momentText(round.complete.at)}材料齐备，审核期限开始计算</li>
            )}
            {round.opinion !== undefined && (
              <li>
                {names.person(round.opinion.by)}于{momentText(round.opinion.at)}出具意见：
                <b className={round.opinion.outcome === 'approved' ? 'passed' : 'refused-text'}>
                  {round.opinion.outcome === 'approved' ? '✓ ' : '✕ '}
                  {reviewOutcomeNames[round.opinion.outcome]}
                </b>
              </li>
            )}
          </ul>
        </article>
      ))}
      {review.exemptions.map((exemption) => (
        <p key={exemption.seq}>
          {names.person(exemption.by)}于{momentText(exemption.at)}认定处理意见第
          {version(exemption.draftHash) ?? '?'}稿不属于法制审核范围。
        </p>
      ))}
      {discussions.map((discussion) => (
        <p key={discussion.seq}>
          集体讨论（{momentText(discussion.at)}）：到会{discussion.present}人，同意{discussion.votesFor}人，
          {discussion.passed ? '同意' : '不同意'}处理意见第{version(discussion.draftHash) ?? '?'}稿。
        </p>
      ))}
      {review.rounds.length > 0 && (
        <p>
          <Link to="/dossiers/$id/review" params={{ id: dossier.id }}>
            打开审核页，对照处理意见和证据
          </Link>
        </p>
      )}
    </section>
  );
}
