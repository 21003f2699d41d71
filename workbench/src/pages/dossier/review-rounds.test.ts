import type { PenaltyState } from '@mingjing/law';
import type { ReviewRound } from '@mingjing/law/penalty';
import { expect, it } from 'vitest';
import { reviewRounds } from './review-rounds.ts';

const mark = (seq: number, day: string) => ({ seq, at: `${day}T02:00:00Z`, by: 'u1' });
const round = (number: number, draftHash: string, seq: number, day: string, opined = true): ReviewRound => ({
  round: number,
  draftHash,
  submitted: mark(seq, day),
  returns: [],
  ...(opined ? { opinion: { ...mark(seq + 1, day), outcome: 'correctionRequired' as const } } : {}),
});
const drafts = ['a', 'b', 'c'].map((hash, index) => ({ hash, version: index + 1 }));
const state = (more: object) => ({ drafts, earlier: [], ...more }) as unknown as PenaltyState;
const review = (...rounds: ReviewRound[]) => ({ rounds, exemptions: [], disagreements: [] });

const told = (given: PenaltyState) =>
  reviewRounds(given).map(({ title, version, became }) => [title, version, became]);

it('tells the rounds of one case newest first, with what came of each', () => {
  const rounds = [
    round(1, 'a', 10, '2026-04-01'),
    round(2, 'b', 20, '2026-04-08', false),
    round(3, 'b', 30, '2026-04-15'),
  ];
  expect(told(state({ review: review(...rounds) }))).toEqual([
    ['第3轮', 2, undefined],
    ['第2轮', 2, '没有出具意见；处理意见没有改动，于2026年4月15日第3轮送审'],
    ['第1轮', 1, '处理意见改为第2稿，于2026年4月8日第2轮送审'],
  ]);
});

it('says what was decided, and what became of it where the case was decided anew', () => {
  const decision = { draftHash: 'a', on: '2026-04-20', number: '清市监罚〔2026〕1号' };
  const first = { review: review(round(1, 'a', 10, '2026-04-01')), decision, redo: { by: 'litigation' } };
  const anew = state({ earlier: [first], review: review(round(1, 'b', 50, '2026-07-01')) });
  expect(told(anew)).toEqual([
    ['第2次办理第1轮', 2, undefined],
    ['第1次办理第1轮', 1, '于2026年4月20日作出决定（清市监罚〔2026〕1号），经行政诉讼撤销，判决重新作出'],
  ]);
});
