import { civilDay } from '../dossier/act.ts';
import type { ClockInstance, Procedure, StageView } from '../dossier/define.ts';
import type { Facts } from '../dossier/facts.ts';
import { anewSince, roundBefore } from './penalty/anew.ts';
import { decisionClock, timingOf } from './penalty/clock.ts';
import { closingActs } from './penalty/closing.ts';
import { criminalActs } from './penalty/criminal.ts';
import { decisionActs, isProposed } from './penalty/decision.ts';
import { discussionActs } from './penalty/discussion.ts';
import { draftActs } from './penalty/draft.ts';
import { recordEducation } from './penalty/education.ts';
import { executionActs, executionClocks } from './penalty/execution.ts';
import { extensionActs } from './penalty/extension.ts';
import { recordActs } from './penalty/file-record.ts';
import { filingActs } from './penalty/filing.ts';
import { isEnded } from './penalty/gates.ts';
import { hearingActs } from './penalty/hearing.ts';
import { benchOf, hearingClocks, openRequests } from './penalty/hearing-course.ts';
import { investigationActs } from './penalty/investigation.ts';
import { inDispute, jurisdictionActs } from './penalty/jurisdiction.ts';
import { leadActs } from './penalty/lead.ts';
import { majorFilingClocks } from './penalty/major-filing.ts';
import { noticeActs } from './penalty/notice.ts';
import { pauseActs } from './penalty/pause.ts';
import { publicationActs, publicationClocks, showsOutdated } from './penalty/publication.ts';
import { remedyActs, remedyClocks } from './penalty/remedy.ts';
import { currentRound, reviewActs } from './penalty/review.ts';
import { serviceActs, serviceClocks } from './penalty/service.ts';
import { initialState, type PenaltyState } from './penalty/state.ts';
import { suspensionActs } from './penalty/suspension.ts';
import { teamActs } from './penalty/team.ts';

/** 行政处罚普通程序 (处罚法 art 54–62): lead to archive. */
export const penaltyOrdinary: Procedure<PenaltyState> = {
  id: 'penalty-ordinary',
  version: 1,
  zh: '行政处罚（普通程序）',
  initial: initialState,
  acts: [
    ...leadActs,
    ...filingActs,
    ...jurisdictionActs,
    ...teamActs,
    ...investigationActs,
    ...pauseActs,
    ...extensionActs,
    ...suspensionActs,
    ...draftActs,
    ...reviewActs,
    ...noticeActs,
    ...hearingActs,
    ...discussionActs,
    ...decisionActs,
    recordEducation,
    ...criminalActs,
    ...serviceActs,
    ...publicationActs,
    ...executionActs,
    ...remedyActs,
    ...closingActs,
    ...recordActs,
  ],
  clocks: (state, profile, facts) => [
    ...caseClocks(state, facts),
    ...serviceClocks(state),
    ...publicationClocks(state, profile, facts),
    ...executionClocks(state, profile, facts),
    ...remedyClocks(state),
    ...majorFilingClocks(state, profile),
  ],
  stages,
  stageOf: (state) => stageOf(state),
  people: (state) => [
    ...new Set([
      ...(state.lead === undefined ? [] : [state.lead.by]),
      ...state.team.everHandled,
      ...state.review.rounds.flatMap((round) => round.reviewer ?? []),
      ...state.hearings.flatMap(benchOf),
    ]),
  ],
};

/** Clocks from the lead to the decision. */
function caseClocks(state: PenaltyState, facts: Facts): ClockInstance[] {
  const clocks: ClockInstance[] = [];
  const { lead, filing, decision, criminal } = state;
  const ended = isEnded(state);
  const market = facts.agency.field === 'market';
  const timing = (key: string) => timingOf(state, key);
  if (lead !== undefined && market) {
    const done = filing.approved ?? filing.refused ?? filing.transferredTo;
    clocks.push({
      key: 'file',
      rule: 'PEN-03a',
      zh: '决定是否立案',
      start: lead.receivedOn,
      whose: 'agency',
      ...timing('file'),
      ...(done === undefined ? {} : { doneOn: civilDay(done.at) }),
    });
  }
  const deciding = decisionClock(state, facts.agency.field);
  if (deciding !== undefined) clocks.push(deciding);
  for (const preservation of state.investigation.preservations) {
    if (preservation.notified === undefined) continue;
    const key = `preserve:${preservation.id}`;
    clocks.push({
      key,
      rule: 'PEN-05',
      zh: '处理先行登记保存的证据',
      start: preservation.notified.on,
      whose: 'agency',
      ...timing(key),
      ...(preservation.handled === undefined ? {} : { doneOn: preservation.handled.on }),
    });
  }
  const round = currentRound(state) ?? state.review.rounds.at(-1);
  if (round?.complete !== undefined) {
    const key = `review:${round.round}`;
    clocks.push({
      key,
      rule: 'TRI-14',
      zh: '出具法制审核意见',
      start: civilDay(round.complete.at),
      whose: 'agency',
      ...timing(key),
      ...(round.opinion === undefined ? {} : { doneOn: civilDay(round.opinion.at) }),
    });
  }
  for (const notice of state.notices) {
    if (notice.servedOn === undefined) continue;
    const response = state.responses.find((candidate) => candidate.notice === notice.id);
    // Whoever says nothing has let the period lapse (逾期未提出): that is neither done nor late.
    const answered = response?.defence[0] ?? response?.waived.defence;
    const dropped = ended && decision === undefined;
    if (answered !== undefined || !dropped) {
      clocks.push({
        key: `defence:${notice.id}`,
        rule: 'PEN-14',
        zh: '当事人陈述、申辩',
        start: notice.servedOn,
        whose: 'party',
        ...(answered === undefined ? {} : { doneOn: civilDay(answered.at) }),
      });
    }
    if (notice.hearingRight) {
      const asked = state.hearingRequests.find(
        (request) => request.notice === notice.id && request.withdrawn === undefined,
      )?.requested.on;
      const { hearing: waived } = response?.waived ?? {};
      const done = asked ?? (waived && civilDay(waived.at));
      if (done === undefined && dropped) continue;
      clocks.push({
        key: `hearing:${notice.id}`,
        rule: 'PEN-10',
        zh: '当事人要求听证',
        start: notice.servedOn,
        whose: 'party',
        ...(done === undefined ? {} : { doneOn: done }),
      });
    }
  }
  if (decision === undefined && !ended) clocks.push(...hearingClocks(state));
  if (criminal !== undefined) {
    clocks.push({
      key: 'criminalDecide',
      rule: 'TRF-02',
      zh: '决定是否移送公安机关',
      start: criminal.proposed.on,
      whose: 'agency',
      ...(criminal.decided === undefined ? {} : { doneOn: civilDay(criminal.decided.at) }),
    });
    if (criminal.decided?.approved === true) {
      clocks.push({
        key: 'criminalHandOver',
        rule: 'TRF-03',
        zh: '向公安机关移送',
        start: criminal.decided.at,
        whose: 'agency',
        ...(criminal.handedOver === undefined ? {} : { doneOn: criminal.handedOver.at }),
      });
    }
    if (criminal.answered?.result === 'filed') {
      clocks.push({
        key: 'criminalGoods',
        rule: 'TRF-11',
        zh: '移交涉案物品和材料',
        start: criminal.answered.on,
        whose: 'agency',
        ...(criminal.goodsHandedOver === undefined ? {} : { doneOn: civilDay(criminal.goodsHandedOver.at) }),
      });
    }
  }
  return clocks;
}

interface StageRow {
  readonly id: string;
  readonly zh: string;
  readonly doneAt: (state: PenaltyState) => string | undefined;
  /** Left out of the way of this case: not needed, or overtaken. */
  readonly skipped?: (state: PenaltyState) => boolean;
  /** No step of most cases, and not drawn in those. */
  readonly absent?: (state: PenaltyState) => boolean;
}

/** When the last of what the parties asked for in hearings came to its end. */
const hearingsEndedAt = (state: PenaltyState): string | undefined =>
  [
    ...state.hearings.map((hearing) => hearing.reported),
    ...state.hearingRequests.flatMap((request) => [request.refused, request.withdrawn, request.givenUp]),
  ]
    .flatMap((mark) => mark ?? [])
    .sort((a, b) => a.seq - b.seq)
    .at(-1)?.at;

const rowsOfFlow: readonly StageRow[] = [
  { id: 'lead', zh: '案源登记', doneAt: (s) => s.lead?.at },
  {
    id: 'verify',
    zh: '核查',
    doneAt: (s) => s.verification?.at,
    skipped: (s) => s.verification === undefined && s.filing.proposed !== undefined,
  },
  {
    id: 'file',
    zh: '立案',
    doneAt: (s) => (s.filing.approved ?? s.filing.refused ?? s.filing.transferredTo)?.at,
  },
  {
    id: 'anew',
    zh: '撤销重作',
    doneAt: (s) => roundBefore(s)?.redo.receivedOn,
    absent: (s) => roundBefore(s) === undefined,
  },
  { id: 'investigate', zh: '调查取证', doneAt: (s) => s.report?.at },
  {
    id: 'review',
    zh: '法制审核',
    doneAt: (s) =>
      (
        s.review.rounds.findLast((r) => r.opinion?.outcome === 'approved')?.opinion ??
        s.review.exemptions.at(-1)
      )?.at,
  },
  {
    id: 'notice',
    zh: '事先告知',
    doneAt: (s) => s.notices.findLast((n) => n.servedOn !== undefined)?.issued.at,
    skipped: (s) => s.decision !== undefined && s.notices.length === 0,
  },
  {
    id: 'respond',
    zh: '陈述申辩与复核',
    // Who is heard and writes nothing else has been answered by the report of the hearing.
    doneAt: (s) =>
      s.responses.flatMap((r) => r.reviewed).at(-1)?.at ??
      (s.responses.some((r) => r.defence.length > 0)
        ? undefined
        : s.hearings.flatMap((hearing) => hearing.reported ?? []).at(-1)?.at) ??
      (s.notices.length > 0 ? (s.proposal ?? s.decision)?.at : undefined),
    skipped: (s) => s.decision !== undefined && s.notices.length === 0,
  },
  {
    id: 'hearing',
    zh: '听证',
    doneAt: (s) => (openRequests(s).length > 0 ? undefined : hearingsEndedAt(s)),
    skipped: (s) =>
      s.hearingRequests.length === 0 && (s.decision !== undefined || !s.notices.some((n) => n.hearingRight)),
  },
  {
    id: 'discuss',
    zh: '集体讨论',
    doneAt: (s) => s.discussions.at(-1)?.at,
    skipped: (s) => s.discussions.length === 0 && s.decision !== undefined,
  },
  { id: 'decide', zh: '作出决定', doneAt: (s) => s.decision?.at },
  { id: 'serve', zh: '送达', doneAt: (s) => s.services.findLast((v) => v.document === s.decision?.seq)?.at },
  {
    id: 'publish',
    zh: '公示',
    doneAt: (s) =>
      (
        s.publication.rounds.findLast((r) => r.released !== undefined && r.prepared.seq > anewSince(s))
          ?.released ?? s.publication.withheld
      )?.at,
  },
  {
    id: 'execute',
    zh: '执行',
    doneAt: (s) => (s.decision === undefined ? undefined : s.closing.proposed?.at),
  },
  { id: 'close', zh: '结案', doneAt: (s) => s.closing.closed?.at },
  { id: 'archive', zh: '归档', doneAt: (s) => s.closing.archived?.at },
];

/** A case that closes on another way than a decision, as one the police took over, leaves the steps not taken. */
const leftAside = (state: PenaltyState, id: string): boolean =>
  state.closing.proposed !== undefined && state.decision === undefined && id !== 'close' && id !== 'archive';

const dayOf = (when: string): string => (when.length > 10 ? civilDay(when) : when);

/** The flow as drawn: one step is `now`, the hearing while one is asked for, or else the first that is neither done nor skipped. */
function stages(state: PenaltyState): readonly StageView[] {
  const over =
    state.filing.refused !== undefined ||
    state.filing.transferredTo !== undefined ||
    state.closing.terminated !== undefined;
  const heard = !over && openRequests(state).length > 0;
  let nowGiven = over || heard;
  const drawn = rowsOfFlow.filter((row) => row.absent?.(state) !== true);
  return drawn.map((row): StageView => {
    const doneAt = row.doneAt(state);
    if (doneAt !== undefined) return { id: row.id, zh: row.zh, state: 'done', on: dayOf(doneAt) };
    if (over || leftAside(state, row.id) || row.skipped?.(state) === true)
      return { id: row.id, zh: row.zh, state: 'skipped' };
    if (nowGiven) return { id: row.id, zh: row.zh, state: heard && row.id === 'hearing' ? 'now' : 'ahead' };
    nowGiven = true;
    return { id: row.id, zh: row.zh, state: 'now' };
  });
}

/** One word for lists and scopes. */
export type PenaltyStage =
  | 'lead'
  | 'notFiled'
  | 'transferred'
  | 'investigating'
  | 'reopened'
  | 'reported'
  | 'inDispute'
  | 'suspended'
  | 'inReview'
  | 'notified'
  | 'inHearing'
  | 'deciding'
  | 'decided'
  | 'executing'
  | 'withPolice'
  | 'terminated'
  | 'closed'
  | 'archived';

/** 办理环节. */
export const penaltyStageNames: Readonly<Record<PenaltyStage, string>> = {
  lead: '线索核查',
  notFiled: '不予立案',
  transferred: '已移送',
  investigating: '调查取证',
  reopened: '重新处理',
  reported: '调查终结',
  inDispute: '管辖争议',
  suspended: '中止调查',
  inReview: '法制审核',
  notified: '告知与申辩',
  inHearing: '听证',
  deciding: '待决定',
  decided: '待送达',
  executing: '执行',
  withPolice: '移送公安',
  terminated: '已撤案',
  closed: '已结案',
  archived: '已归档',
};

/** Where a case stands (办理环节), from its state alone. */
export function stageOf(state: PenaltyState): PenaltyStage {
  if (state.closing.archived !== undefined) return 'archived';
  if (state.closing.closed !== undefined) return 'closed';
  if (state.closing.terminated !== undefined) return 'terminated';
  if (state.filing.refused !== undefined) return 'notFiled';
  if (state.filing.transferredTo !== undefined) return 'transferred';
  if (state.decision !== undefined) {
    return state.services.some((service) => service.document === state.decision?.seq)
      ? 'executing'
      : 'decided';
  }
  if (state.filing.approved === undefined) return 'lead';
  if (state.criminal?.decided?.approved === true) return 'withPolice';
  // Editors reach the case until they have taken back what was shown of the decision that fell.
  if (anewSince(state) > 0 && (state.report === undefined || showsOutdated(state))) return 'reopened';
  if (inDispute(state)) return 'inDispute';
  if (state.time.suspended !== undefined) return 'suspended';
  if (currentRound(state) !== undefined) return 'inReview';
  if (openRequests(state).length > 0) return 'inHearing';
  if (isProposed(state)) return 'deciding';
  if (state.notices.length > 0) return 'notified';
  if (state.report !== undefined) return 'reported';
  return 'investigating';
}
