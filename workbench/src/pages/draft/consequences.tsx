import type { Refusal } from '@mingjing/law';
import {
  discussionReasons,
  hearingRight,
  type Outcome,
  outcomeRefusals,
  type Reason,
  reviewReasons,
} from '@mingjing/law/penalty';
import { useMemo } from 'react';
import { citeText } from '../../parts/cite.ts';
import { partyLabel } from '../../parts/party.ts';
import { RefusalList } from '../../parts/refusal.tsx';
import type { ActController } from '../act/use-act.ts';

/** What the intended outcome means in law: hearing, review, discussion, and what is wrong with it in itself. */
export function Consequences({
  act,
  outcome,
}: {
  readonly act: ActController;
  readonly outcome: Partial<Outcome>;
}) {
  const { agency, profile, dossier } = act;
  const answer = useMemo(() => {
    if (agency === undefined || profile === undefined || dossier === undefined || outcome.kind === undefined)
      return undefined;
    return consequencesOf(dossier.state, complete(outcome), agency, profile);
  }, [agency, profile, dossier, outcome]);
  if (answer === undefined || dossier === undefined) return null;
  return (
    <section className="part consequences" aria-labelledby="draft-answers" aria-live="polite">
      <h2 id="draft-answers" className="part-title">
        据此判断
      </h2>
      <dl className="answers">
        {answer.hearings.map(({ party, reason }) => (
          <Answer
            key={party.id}
            question={answer.hearings.length > 1 ? `听证权利：${partyLabel(party)}` : '听证权利'}
            reasons={reason === undefined ? [] : [reason]}
            yes="应当告知听证权利"
            no="不需要告知听证权利"
          />
        ))}
        <Answer
          question="法制审核"
          reasons={answer.review}
          yes="必须经法制审核"
          no="不在必须审核的范围，由审核人员认定"
        />
        <Answer
          question="集体讨论"
          reasons={answer.discussion}
          yes="必须由负责人集体讨论"
          no="不需要集体讨论"
        />
      </dl>
      {answer.refusals.length > 0 ? (
        <RefusalList refusals={answer.refusals} dossier={dossier} />
      ) : (
        <p className="passed">✓ 处罚种类、幅度、条款和时效没有发现问题</p>
      )}
    </section>
  );
}

function Answer({
  question,
  reasons,
  yes,
  no,
}: {
  readonly question: string;
  readonly reasons: readonly Reason[];
  readonly yes: string;
  readonly no: string;
}) {
  return (
    <div className="answer">
      <dt>{question}</dt>
      <dd>
        <b className={reasons.length > 0 ? 'answer-yes' : undefined}>
          {reasons.length > 0 ? `是：${yes}` : `否：${no}`}
        </b>
        {reasons.map((reason) => (
          <span key={reason.zh} className="answer-why">
            {reason.zh}
            <cite>{citeText(reason.source)}</cite>
          </span>
        ))}
      </dd>
    </div>
  );
}

/** A half-typed outcome with the members the rules read. */
function complete(outcome: Partial<Outcome>): Outcome {
  return {
    kind: 'penalty',
    surchargeAnnounced: false,
    complex: false,
    majorPublicInterest: false,
    suspectedCrime: false,
    ...outcome,
    items: (outcome.items ?? []).map((entry) => ({
      ...entry,
      breached: entry.breached ?? [],
      basis: entry.basis ?? [],
    })),
    parties: (outcome.parties ?? []).map((own) => ({
      ...own,
      penalties: own.penalties.filter((penalty) => penalty.kind !== undefined),
    })),
  };
}

type Rules = Parameters<typeof reviewReasons>;

function consequencesOf(state: Rules[0], outcome: Outcome, agency: Rules[2], profile: Rules[3]) {
  const refusals: Refusal[] = outcomeRefusals(state, outcome, agency);
  return {
    hearings: state.parties.map((party) => ({
      party,
      reason: hearingRight(outcome, party, agency, profile),
    })),
    review: reviewReasons(state, outcome, agency, profile),
    discussion: discussionReasons(state, outcome, agency, profile),
    refusals,
  };
}
