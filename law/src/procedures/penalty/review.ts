import { z } from 'zod';
import type { CivilDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house, profileRule, sgo118 } from '../../dossier/basis.ts';
import { type Facts, rolesOn } from '../../dossier/facts.ts';
import {
  act,
  choice,
  confirmed,
  count,
  files,
  hash,
  paragraph,
  person,
  rows,
  sessionSignature,
  text,
} from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { afterEveryHearing, heldHearing } from './assess.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { beforeDecision, belongs, isHandler, neverHandled, notBefore, ownAgency } from './gates.ts';
import { reviewReasons } from './review-grounds.ts';
import type { PenaltyState, ReviewOutcome, ReviewRound } from './state.ts';

/**
 * 重大执法决定法制审核. Bound to one draft by its hash: a new draft needs a new round. Anything but 同意 blocks the
 * decision (处罚法 art 58); the database refuses such a decision once more.
 */

export const reviewItemNames = {
  subject: '执法主体合法',
  officers: '执法人员具备资格',
  authority: '属于本机关管辖，未超越权限',
  party: '当事人主体准确',
  facts: '主要事实清楚',
  evidence: '证据合法、确凿、充分',
  law: '定性和适用法律准确',
  discretion: '裁量基准适用适当',
  procedure: '程序合法，当事人权利得到保障',
  documents: '文书规范、齐备',
  crime: '是否涉嫌犯罪应当移送',
} as const;

export type ReviewItem = keyof typeof reviewItemNames;

/** 逐项审核的结论. */
export const reviewResultNames = { pass: '是', problem: '否', notApplicable: '不适用' } as const;

/** 审核结论. */
export const reviewOutcomeNames: Readonly<Record<ReviewOutcome, string>> = {
  approved: '同意',
  approvedWithChanges: '建议修改',
  returnedForInvestigation: '退回补充调查',
  correctionRequired: '纠正',
  rejected: '不同意',
  transferJurisdiction: '移送有权机关',
  transferCriminal: '移送司法机关',
};

/** The round that is open, if any. */
export const currentRound = (state: PenaltyState): ReviewRound | undefined => {
  const last = state.review.rounds.at(-1);
  return last !== undefined && last.opinion === undefined ? last : undefined;
};

/** Passed review of the very draft that stands now, handed in after every hearing (处罚法 art 58(1)(二)). */
function reviewPassed(state: PenaltyState, draftHash = state.draft?.hash): boolean {
  return state.review.rounds.some(
    (round) =>
      round.draftHash === draftHash &&
      round.opinion?.outcome === 'approved' &&
      afterEveryHearing(state, round.submitted.seq),
  );
}

function reviewExempt(state: PenaltyState): boolean {
  return state.review.exemptions.some(
    (exemption) => exemption.draftHash === state.draft?.hash && afterEveryHearing(state, exemption.seq),
  );
}

/** Whoever asked for a review, needed or not, has its answer: one that did not pass is not gone round by needing none (处罚法 art 58(1)). */
export const reviewFailed = (state: PenaltyState): boolean => {
  const outcome = state.review.rounds.at(-1)?.opinion?.outcome;
  return outcome !== undefined && outcome !== 'approved';
};

/** Refusal used wherever a step rests on review: notice, discussion, proposal, decision. */
export function reviewRefusal(state: PenaltyState) {
  if (state.draft === undefined)
    return refuse('DRAFT_MISSING', '尚未拟写处理意见。', { source: apl(57), move: 'draft.write' });
  if (reviewPassed(state) || reviewExempt(state)) return undefined;
  const last = state.review.rounds.at(-1);
  const open = currentRound(state);
  const message =
    open !== undefined && open.draftHash === state.draft.hash
      ? '法制审核尚未完成。'
      : last !== undefined && last.draftHash !== state.draft.hash
        ? '处理意见在法制审核之后有改动，原审核意见对现在的处理意见无效。'
        : heldHearing(state) !== undefined && last?.opinion?.outcome === 'approved'
          ? '案件经过听证，听证之后应当重新进行法制审核。'
          : last?.opinion !== undefined && last.opinion.outcome !== 'approved'
            ? `法制审核意见为「${reviewOutcomeNames[last.opinion.outcome]}」，未通过审核。`
            : '未经法制审核，也未认定不属于审核范围。';
  return refuse('REVIEW_NOT_PASSED', `${message}未经法制审核或者审核未通过的，不得作出决定。`, {
    source: apl('58(1)'),
    remedy: '请将现在的处理意见送法制审核。',
    move: open === undefined ? 'review.submit' : 'review.opine',
  });
}

const reviewer: PenaltyGate<unknown> = ({ state, actor, facts }) =>
  state.agencyId === actor.agencyId || facts.agency.pooledReviewers.includes(actor.personId)
    ? undefined
    : refuse('OTHER_AGENCY', '您不是本机关的法制审核人员，也未被调用审核本案。', {
        source: profileRule('跨部门调用审核人员'),
      });

/** First-time reviewers of penalties hold the 法律职业资格; who reviewed before 2018-01-01 is not first-time. */
const qualified: PenaltyGate<unknown> = ({ facts, actor, occurredAt }) => {
  const staff = facts.staff[actor.personId];
  const day = civilDay(occurredAt);
  const holds = staff?.legalQualificationOn !== undefined && staff.legalQualificationOn <= day;
  const veteran = staff?.reviewingSince !== undefined && staff.reviewingSince < '2018-01-01';
  return holds || veteran
    ? undefined
    : refuse('REVIEWER_NOT_QUALIFIED', '初次从事行政处罚决定法制审核的人员，应当取得国家统一法律职业资格。', {
        source: apl('58(2)'),
      });
};

/** Why a person cannot be sent a case to review: the review is no handler's, and a reviewer's of the agency or on call there. */
export function mayNotReview(
  state: PenaltyState,
  facts: Facts,
  person: string,
  day: CivilDate,
): Refusal | undefined {
  const staff = facts.staff[person];
  const more = { source: apl(58), path: 'reviewer' };
  if (state.team.everHandled.includes(person))
    return refuse(
      'HANDLER_MAY_NOT_REVIEW',
      `${staff?.name ?? '所选人员'}承办过本案，不能担任本案的法制审核人员。`,
      { ...more, remedy: '请指定未参与本案办理的审核人员。' },
    );
  return belongs(facts, person) && rolesOn(staff, day, facts.agency).includes('reviewer')
    ? undefined
    : refuse('NOT_A_REVIEWER', '所选人员不是本机关的法制审核人员，也未被调用审核本机关的案件。', more);
}

const submitReview = penaltyAct({
  type: 'review.submit',
  zh: '送法制审核',
  lane: 'review',
  schema: act({
    explanation: paragraph('拟作决定情况说明', {
      hint: '基本事实、适用法律、裁量基准、执法人员资格、调查取证和听证情况',
    }),
    materials: rows(
      '送审材料',
      z.strictObject({ name: text('材料名称'), copies: count('份数', { min: 1, max: 999 }) }),
      1,
    ),
    changes: paragraph('与上一轮相比的修改').optional(),
    reviewer: person('指定（调用）审核人员').optional(),
    files: files(),
  }),
  by: ['officer', 'handler'],
  source: [apl(58), sgo118()],
  open: (state) =>
    beforeDecision(state) &&
    state.report !== undefined &&
    currentRound(state) === undefined &&
    !reviewPassed(state),
  document: () => ({ template: 'P32', numberCode: '审申' }),
  gates: [
    ownAgency,
    isHandler,
    ({ state }) =>
      state.draft === undefined
        ? refuse('DRAFT_MISSING', '尚未拟写处理意见。', { source: apl(57), move: 'draft.write' })
        : undefined,
    ({ state }) => {
      const last = state.review.rounds.at(-1);
      return last?.opinion !== undefined &&
        last.draftHash === state.draft?.hash &&
        last.opinion.outcome !== 'approved' &&
        !settledForResubmission(state, last.round) &&
        afterEveryHearing(state, last.submitted.seq)
        ? refuse('DRAFT_UNCHANGED', '处理意见没有修改，不能再次送审。', {
            source: apl(58),
            remedy: '请按审核意见修改处理意见，或者提出异议。',
            move: 'draft.write',
          })
        : undefined;
    },
    ({ state, data }) =>
      data !== undefined && state.review.rounds.length > 0 && data.changes === undefined
        ? refuse('CHANGES_REQUIRED', '再次送审应当说明与上一轮相比的修改。', {
            source: house(),
            path: 'changes',
          })
        : undefined,
    ({ state, data, facts, occurredAt }) =>
      data?.reviewer === undefined
        ? undefined
        : mayNotReview(state, facts, data.reviewer, civilDay(occurredAt)),
    notBefore('提交调查终结报告的时间', (state) => state.report?.at),
  ],
  people: (data) => (data.reviewer === undefined ? [] : [data.reviewer]),
  apply: (state, data, header) => ({
    ...state,
    review: {
      ...state.review,
      rounds: [
        ...state.review.rounds,
        {
          round: state.review.rounds.length + 1,
          draftHash: state.draft?.hash ?? '',
          submitted: mark(header),
          returns: [],
          ...(data.reviewer === undefined ? {} : { reviewer: data.reviewer }),
        },
      ],
    },
  }),
  columns: (_data, state) => (state.draft === undefined ? {} : { contentHash: state.draft.hash }),
});

const settledForResubmission = (state: PenaltyState, round: number) =>
  state.review.disagreements.some((d) => d.round === round && d.settled?.result === 'resubmit');

const editRound = (state: PenaltyState, how: (round: ReviewRound) => ReviewRound): PenaltyState => {
  const last = state.review.rounds.at(-1);
  if (last === undefined) return state;
  return {
    ...state,
    review: {
      ...state.review,
      rounds: change(state.review.rounds, (round) => round.round === last.round, how),
    },
  };
};

/** Handed in and neither accepted nor sent back. */
const awaitsAcceptance = (state: PenaltyState) =>
  currentRound(state) !== undefined &&
  currentRound(state)?.complete === undefined &&
  !awaitsSupplement(state);

/** 受理送审材料: complete, so the reviewer's days begin. */
const acceptReview = penaltyAct({
  type: 'review.accept',
  zh: '确认送审材料齐备',
  lane: 'review',
  schema: act({ note: paragraph('备注').optional() }),
  by: ['reviewer'],
  source: [profileRule('材料齐备之日为受理日')],
  open: (state) => beforeDecision(state) && awaitsAcceptance(state),
  gates: [reviewer, neverHandled, notBefore('送审的时间', (state) => currentRound(state)?.submitted.at)],
  apply: (state, _data, header) => editRound(state, (round) => ({ ...round, complete: mark(header) })),
});

/** A return that has not been answered by a supplement yet. */
const awaitsSupplement = (state: PenaltyState) => {
  const round = currentRound(state);
  const returned = round?.returns.at(-1);
  return returned !== undefined && (round?.resubmitted === undefined || round.resubmitted.seq < returned.seq);
};

const returnReview = penaltyAct({
  type: 'review.return',
  zh: '退回补正送审材料',
  lane: 'review',
  schema: act({ missing: paragraph('需要补正的材料') }),
  by: ['reviewer'],
  source: [profileRule('退回补正')],
  open: (state) => beforeDecision(state) && awaitsAcceptance(state),
  gates: [reviewer, neverHandled],
  apply: (state, data, header) =>
    editRound(state, (round) => ({
      ...round,
      returns: [...round.returns, { ...mark(header), missing: data.missing }],
    })),
});

const supplementReview = penaltyAct({
  type: 'review.supplement',
  zh: '补正送审材料',
  lane: 'review',
  schema: act({ note: paragraph('补正情况'), files: files() }),
  by: ['officer', 'handler'],
  source: [profileRule('退回补正')],
  open: (state) => beforeDecision(state) && awaitsSupplement(state),
  gates: [ownAgency, isHandler],
  apply: (state, _data, header) => editRound(state, (round) => ({ ...round, resubmitted: mark(header) })),
});

/** Who was named may have left, or be on call here no more; the round goes on with somebody else. */
const reassignReview = penaltyAct({
  type: 'review.reassign',
  zh: '另行指定审核人员',
  lane: 'review',
  schema: act({ reviewer: person('指定（调用）审核人员'), reason: paragraph('另行指定的原因') }),
  personal: ['reason'],
  by: ['head'],
  source: [house()],
  open: (state) => beforeDecision(state) && currentRound(state) !== undefined,
  gates: [
    ownAgency,
    ({ state, data, facts, occurredAt }) =>
      data === undefined ? undefined : mayNotReview(state, facts, data.reviewer, civilDay(occurredAt)),
    ({ state, data }) =>
      data !== undefined && data.reviewer === currentRound(state)?.reviewer
        ? refuse('REVIEWER_UNCHANGED', '审核人员没有变化。', { path: 'reviewer', source: house() })
        : undefined,
  ],
  people: (data) => [data.reviewer],
  apply: (state, data) => editRound(state, (round) => ({ ...round, reviewer: data.reviewer })),
});

const giveOpinion = penaltyAct({
  type: 'review.opine',
  zh: '出具法制审核意见',
  lane: 'review',
  schema: act({
    draftHash: hash('处理意见校验值'),
    items: rows(
      '逐项审核',
      z.strictObject({
        item: choice('审核内容', reviewItemNames),
        result: choice('结论', reviewResultNames),
        note: paragraph('意见', { max: 5000 }).optional(),
      }),
      11,
    ),
    outcome: choice('审核结论', reviewOutcomeNames),
    opinion: paragraph('具体意见'),
    recordingsViewed: paragraph('调阅音像记录情况').optional(),
    files: files(),
    signature: sessionSignature(),
  }),
  signed: true,
  by: ['reviewer'],
  source: [apl(58), sgo118()],
  open: (state) => beforeDecision(state) && currentRound(state) !== undefined,
  document: () => ({ template: 'P33', numberCode: '法审' }),
  columns: (data) => ({
    contentHash: data.draftHash,
    verdict: data.outcome === 'approved' ? 'pass' : 'fail',
  }),
  gates: [
    reviewer,
    neverHandled,
    qualified,
    ({ state }) =>
      currentRound(state)?.complete === undefined
        ? refuse('MATERIALS_INCOMPLETE', '送审材料尚未确认齐备。', {
            source: profileRule('材料齐备之日为受理日'),
            move: 'review.accept',
          })
        : undefined,
    ({ state, data }) =>
      data !== undefined && data.draftHash !== currentRound(state)?.draftHash
        ? refuse('DRAFT_MISMATCH', '审核意见所针对的处理意见不是本轮送审的处理意见。', {
            source: apl(58),
            remedy: '请刷新页面，核对处理意见后重新出具。',
          })
        : undefined,
    ({ state, data }) =>
      data?.outcome === 'approved' && state.draft?.hash !== currentRound(state)?.draftHash
        ? refuse('DRAFT_CHANGED', '送审之后处理意见已有改动，本轮不能同意。', {
            source: apl(58),
            remedy: '请退回，由承办人就新的处理意见重新送审。',
          })
        : undefined,
    ({ data }) => {
      if (data === undefined) return undefined;
      const named = new Set(data.items.map((entry) => entry.item));
      const missing = (Object.keys(reviewItemNames) as ReviewItem[]).filter((item) => !named.has(item));
      if (missing.length > 0 || named.size !== data.items.length) {
        return refuse(
          'REVIEW_ITEMS_INCOMPLETE',
          `每项审核内容应当各有一条意见${missing.length > 0 ? `，缺少：${missing.map((item) => reviewItemNames[item]).join('、')}` : ''}。`,
          { source: sgo118(), path: 'items' },
        );
      }
      const problems = data.items.filter((entry) => entry.item !== 'crime' && entry.result === 'problem');
      if (data.outcome === 'approved' && problems.length > 0) {
        return refuse('OPINION_CONTRADICTS', `有${problems.length}项审核内容存在问题，结论不能为同意。`, {
          source: apl(58),
          path: 'outcome',
        });
      }
      const silent = data.items.find((entry) => entry.result === 'problem' && entry.note === undefined);
      return silent === undefined
        ? undefined
        : refuse('NOTE_REQUIRED', `「${reviewItemNames[silent.item]}」存在问题的，应当写明意见。`, {
            source: sgo118(),
            path: 'items',
          });
    },
    notBefore('材料齐备的时间', (state) => currentRound(state)?.complete?.at),
  ],
  apply: (state, data, header) =>
    editRound(state, (round) => ({ ...round, opinion: { ...mark(header), outcome: data.outcome } })),
});

/** 不属于法制审核范围: an act of its own, so that the database can demand it where no review stands. */
const exemptReview = penaltyAct({
  type: 'review.exempt',
  zh: '认定不属于法制审核范围',
  lane: 'review',
  schema: act({
    draftHash: hash('处理意见校验值'),
    checked: confirmed('已对照处罚法第五十八条和法制审核目录逐项核对'),
    note: paragraph('说明').optional(),
    signature: sessionSignature(),
  }),
  signed: true,
  by: ['reviewer', 'head'],
  source: [apl('58(1)')],
  open: (state) =>
    beforeDecision(state) &&
    state.draft !== undefined &&
    !reviewPassed(state) &&
    !reviewExempt(state) &&
    currentRound(state) === undefined,
  columns: (data) => ({ contentHash: data.draftHash, verdict: 'pass' }),
  gates: [
    reviewer,
    neverHandled,
    ({ state, data }) =>
      data !== undefined && data.draftHash !== state.draft?.hash
        ? refuse('DRAFT_MISMATCH', '所针对的处理意见不是现在的处理意见。', { source: apl(58) })
        : undefined,
    ({ state }) =>
      reviewFailed(state)
        ? refuse('REVIEW_NOT_PASSED', '本案已经法制审核且未通过，不能再认定为不属于审核范围。', {
            source: apl('58(1)'),
            remedy: '请按审核意见修改后重新送审。',
            move: 'review.submit',
          })
        : undefined,
    ({ state, facts, profile }) => {
      if (state.draft === undefined) return undefined;
      const reasons = reviewReasons(state, state.draft.outcome, facts.agency, profile);
      return reasons.length === 0
        ? undefined
        : refuse(
            'REVIEW_REQUIRED',
            `本案应当进行法制审核：${reasons.map((reason) => reason.zh).join('；')}。`,
            { source: reasons[0]?.source ?? apl(58), move: 'review.submit' },
          );
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    review: {
      ...state.review,
      exemptions: [...state.review.exemptions, { ...mark(header), draftHash: data.draftHash }],
    },
  }),
});

/** 异议: the handlers disagree with the opinion. It settles what happens next, never the review itself. */
const raiseDisagreement = penaltyAct({
  type: 'review.disagree',
  zh: '对审核意见提出异议',
  lane: 'review',
  schema: act({ reason: paragraph('异议理由'), files: files() }),
  by: ['officer', 'handler'],
  source: [profileRule('审核意见不一致的协调决策机制')],
  open: (state) => {
    const last = state.review.rounds.at(-1);
    return (
      beforeDecision(state) &&
      last?.opinion !== undefined &&
      last.opinion.outcome !== 'approved' &&
      !state.review.disagreements.some((d) => d.round === last.round)
    );
  },
  gates: [ownAgency, isHandler],
  apply: (state, _data, header) => ({
    ...state,
    review: {
      ...state.review,
      disagreements: [
        ...state.review.disagreements,
        { round: state.review.rounds.length, raised: mark(header) },
      ],
    },
  }),
});

const settleDisagreement = penaltyAct({
  type: 'review.settle',
  zh: '协调审核异议',
  lane: 'review',
  schema: act({
    result: choice('协调结果', { resubmit: '提交法制机构重新审核', revise: '按审核意见修改' }),
    minutes: paragraph('协调情况和理由'),
    files: files(),
  }),
  by: ['head'],
  source: [profileRule('审核意见不一致的协调决策机制')],
  open: (state) => beforeDecision(state) && state.review.disagreements.some((d) => d.settled === undefined),
  gates: [ownAgency],
  apply: (state, data, header) => ({
    ...state,
    review: {
      ...state.review,
      disagreements: change(
        state.review.disagreements,
        (d) => d.settled === undefined,
        (d) => ({ ...d, settled: { ...mark(header), result: data.result } }),
      ),
    },
  }),
});

export const reviewActs = [
  submitReview,
  acceptReview,
  returnReview,
  supplementReview,
  reassignReview,
  giveOpinion,
  exemptReview,
  raiseDisagreement,
  settleDisagreement,
];
