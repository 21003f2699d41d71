import { z } from 'zod';
import { apl } from '../../dossier/basis.ts';
import type { Facts } from '../../dossier/facts.ts';
import {
  act,
  choice,
  confirmed,
  count,
  files,
  hash,
  instant,
  paragraph,
  person,
  rows,
  text,
} from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import type { Profile } from '../../profiles/index.ts';
import { afterEveryHearing, discussionReasons } from './assess.ts';
import { mark, type PenaltyGate, penaltyAct } from './define.ts';
import { beforeDecision, ownAgency } from './gates.ts';
import { responseRefusals } from './notice.ts';
import { reviewRefusal } from './review.ts';
import type { PenaltyState } from './state.ts';

/** 负责人集体讨论 (处罚法 art 57(2)): after review, notice and defence; a meeting before the notice is a 会商 and binds nothing. */

const reviewed: PenaltyGate<unknown> = ({ state }) => reviewRefusal(state);

const recordDiscussion = penaltyAct({
  type: 'discussion.record',
  zh: '记录集体讨论',
  lane: 'discussion',
  schema: act({
    draftHash: hash('处理意见校验值'),
    startedAt: instant('开始时间'),
    endedAt: instant('结束时间'),
    place: text('地点'),
    chair: person('主持人'),
    reporter: person('汇报人'),
    recorder: person('记录人'),
    expected: count('应到人数', { min: 2, max: 99 }),
    opinions: rows(
      '参加人意见',
      z.strictObject({
        person: text('姓名', { max: 60 }),
        post: text('职务', { max: 60 }),
        opinion: paragraph('意见和理由', { max: 5000 }),
        vote: choice('表决', { for: '同意', against: '不同意', abstain: '弃权' }),
      }),
      2,
    ),
    absent: paragraph('缺席人员及原因').optional(),
    attending: paragraph('列席人员').optional(),
    dissent: paragraph('不同意见').optional(),
    conclusion: choice('讨论结论', { adopt: '同意拟处理意见', reject: '不同意拟处理意见' }),
    conclusionText: paragraph('结论内容'),
    everyoneSigned: confirmed('参加人已全部签名'),
    files: files(),
  }),
  by: ['head', 'handler', 'reviewer', 'staff'],
  source: [apl('57(2)')],
  open: (state) =>
    beforeDecision(state) && state.report !== undefined && state.draft !== undefined && !discussed(state),
  document: () => ({ template: 'P44', numberCode: '罚集' }),
  columns: (data) => ({
    contentHash: data.draftHash,
    verdict: data.conclusion === 'adopt' ? 'pass' : 'fail',
  }),
  gates: [
    ownAgency,
    reviewed,
    ({ state, occurredAt, facts, profile }) =>
      responseRefusals(state, occurredAt, facts, profile).map((refusal) => ({
        ...refusal,
        message: refusal.message.replace('不得作出行政处罚决定', '此前的会商不是集体讨论'),
      })),
    ({ state, data }) =>
      data !== undefined && data.draftHash !== state.draft?.hash
        ? refuse('DRAFT_MISMATCH', '讨论的处理意见不是现在的处理意见。', { source: apl(57) })
        : undefined,
    ({ data }) => {
      if (data === undefined) return undefined;
      const votesFor = data.opinions.filter((entry) => entry.vote === 'for').length;
      if (data.opinions.length > data.expected)
        return refuse('ATTENDANCE_EXCEEDS', '到会人数多于应到人数。', {
          path: 'expected',
          source: apl('57(2)'),
        });
      return data.conclusion === 'adopt' && votesFor * 2 <= data.expected
        ? refuse('VOTES_NOT_ENOUGH', '同意的人数没有超过应到人数的半数，结论不能为同意。', {
            path: 'conclusion',
            source: apl('57(2)'),
          })
        : undefined;
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    discussions: [
      ...state.discussions,
      {
        ...mark(header),
        draftHash: data.draftHash,
        passed: data.conclusion === 'adopt',
        present: data.opinions.length,
        votesFor: data.opinions.filter((entry) => entry.vote === 'for').length,
      },
    ],
  }),
});

/** Adopted for the very draft that stands, after every hearing. */
const discussed = (state: PenaltyState) =>
  state.discussions.some(
    (d) => d.passed && d.draftHash === state.draft?.hash && afterEveryHearing(state, d.seq),
  );

export function discussionRefusal(state: PenaltyState, facts: Facts, profile: Profile) {
  if (state.draft === undefined || discussed(state)) return undefined;
  const reasons = discussionReasons(state, state.draft.outcome, facts.agency, profile);
  return reasons.length === 0
    ? undefined
    : refuse(
        'DISCUSSION_REQUIRED',
        `本案应当由行政机关负责人集体讨论决定：${reasons.map((reason) => reason.zh).join('；')}。`,
        {
          source: reasons[0]?.source ?? apl('57(2)'),
          move: 'discussion.record',
        },
      );
}

export const discussionActs = [recordDiscussion];
