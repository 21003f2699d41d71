import { anewByNames, type PenaltyState } from '@mingjing/law';
import { type EarlierRound, everyRound, type ReviewRound, reviewOutcomeNames } from '@mingjing/law/penalty';
import { dayText } from '../../parts/dates.ts';

/** One round of legal review as it is told: which draft, by which numbering, and what came of it. */
export interface ToldRound {
  readonly round: ReviewRound;
  readonly title: string;
  /** Version of the draft reviewed. */
  readonly version?: number;
  /** What came of it; absent of what is still under way, or of which nothing is known but the opinion. */
  readonly became?: string;
}

/** Rounds of review, newest first, also those of a decision that fell (decided anew). */
export function reviewRounds(state: PenaltyState): readonly ToldRound[] {
  const cases = everyRound(state);
  const versionOf = (hash: string) => state.drafts.find((draft) => draft.hash === hash)?.version;
  return cases
    .flatMap(({ review, decision }, index) =>
      review.rounds.map((round, at): ToldRound => {
        const next = review.rounds[at + 1];
        const version = versionOf(round.draftHash);
        const became =
          next !== undefined
            ? sentAgain(round, next, versionOf(next.draftHash))
            : decision?.draftHash === round.draftHash
              ? decidedOn(decision, state.earlier[index])
              : undefined;
        return {
          round,
          title: cases.length === 1 ? `第${round.round}轮` : `第${index + 1}次办理第${round.round}轮`,
          ...(version === undefined ? {} : { version }),
          ...(became === undefined ? {} : { became }),
        };
      }),
    )
    .reverse();
}

function sentAgain(round: ReviewRound, next: ReviewRound, version: number | undefined): string {
  const how = next.draftHash === round.draftHash ? '处理意见没有改动' : `处理意见改为第${version ?? '?'}稿`;
  const said = round.opinion === undefined ? '没有出具意见；' : '';
  return `${said}${how}，于${dayText(next.submitted.at)}第${next.round}轮送审`;
}

function decidedOn(decision: NonNullable<PenaltyState['decision']>, fell: EarlierRound | undefined): string {
  const made = `于${dayText(decision.on)}作出决定${decision.number === undefined ? '' : `（${decision.number}）`}`;
  return fell === undefined ? made : `${made}，${anewByNames[fell.redo.by]}`;
}

/** How an opinion ended, with a sign for those who do not see the colour. */
export const outcomeText = ({ outcome }: NonNullable<ReviewRound['opinion']>): string =>
  `${outcome === 'approved' ? '✓' : '✕'} ${reviewOutcomeNames[outcome]}`;
