import { chineseDate } from '../../calendar/index.ts';
import { pendingRound, publishedRound, undecidedUnfit } from '../../disclosure/slice.ts';
import { civilDay, type Role } from '../../dossier/act.ts';
import { type Facts, hasLeft } from '../../dossier/facts.ts';
import { formatYuan } from '../../identifiers/index.ts';
import type { Profile } from '../../profiles/index.ts';
import { anewSince } from './anew.ts';
import { unservedChange } from './change.ts';
import { criminalOpen } from './criminal.ts';
import { isProposed } from './decision.ts';
import { demandToReview } from './demand.ts';
import { discussionRefusal } from './discussion.ts';
import { beforeDecision, isEnded, isRecused, recordingsComplete } from './gates.ts';
import {
  awaitingHearing,
  heardIn,
  pendingHearings,
  requestsAt,
  unreportedHearings,
} from './hearing-course.ts';
import { givenAway, inDispute, jurisdictionRefusal } from './jurisdiction.ts';
import { isSettled } from './left-behind.ts';
import { responseRefusals } from './notice.ts';
import { claimable } from './owed.ts';
import { publicationPeriod, publicationSettled, showsOutdated } from './publication.ts';
import { askedFor, exemptionApprover } from './recording.ts';
import { currentRound, mayNotReview, reviewFailed, reviewRefusal } from './review.ts';
import { reviewReasons } from './review-grounds.ts';
import type { PenaltyState, RecordingEntry } from './state.ts';
import { type Asked, addressed, handlersOf, type Task, tasksFor } from './tasks-asked.ts';
import { decidedTasks } from './tasks-decided.ts';

/**
 * Everything that waits for somebody, derived from the state alone; the server joins the clocks. Which of the heads is asked
 * changes without the case, and is looked up when a to-do list is read (`waitingForOthers`).
 */
export function tasksOf(state: PenaltyState, facts: Facts, profile: Profile, now: string): Task[] {
  // A decision may be changed, fought over and taken down long after the case was closed.
  const afterwards = [
    ...servers(state, now),
    ...refunders(state),
    ...publishers(state, facts, profile, now),
    ...remedies(state, facts),
    ...police(state, facts),
    ...keepers(state, facts, profile, now),
  ];
  if (state.closing.archived !== undefined) return afterwards;
  if (isEnded(state)) return [...ended(state, facts), ...afterwards];
  const tasks: Task[] = [
    ...deciders(state, facts, profile, now),
    ...reviewers(state, facts, now),
    ...hearings(state),
  ];
  if (state.decision !== undefined || state.criminal?.goodsHandedOver !== undefined)
    tasks.push(...tasksFor(state, facts, decidedTasks(state, facts, profile, now)));
  tasks.push(...tasksFor(state, facts, investigators(state, now)), ...afterwards);
  const next = nextStep(state, facts, profile, now);
  if (next !== undefined) tasks.push(...addressed(state, facts, next, 'handle'));
  if (demandToReview(state))
    tasks.push(...tasksFor(state, facts, [{ what: '复核当事人对催告的陈述申辩', move: 'demand.review' }]));
  return tasks;
}

/** A case that has ended is filed in the archive; who told of it hears that it was not taken up (处罚法 art 54). */
function ended(state: PenaltyState, facts: Facts): Task[] {
  const { closing, filing, lead } = state;
  const tasks: Task[] = [];
  const told = state.documents.some((entry) => entry.document.template === 'P05a');
  if (filing.refused !== undefined && !told && (lead?.source === 'complaint' || lead?.source === 'report'))
    tasks.push(...tasksFor(state, facts, [{ what: '告知投诉举报人不予立案', move: 'filing.tell' }]));
  const over = closing.closed ?? closing.terminated ?? filing.refused ?? filing.transferredTo;
  if (over !== undefined && recordingsComplete({ state }) === undefined)
    tasks.push({ key: 'archive', role: 'archivist', what: '归档', move: 'archive.file' });
  return tasks;
}

/** What an investigation has begun and not brought to its end. */
function investigators(state: PenaltyState, now: string): Asked[] {
  const { preservations, correctionOrders, appraisals } = state.investigation;
  const asked: Asked[] = [];
  const deciding = beforeDecision(state);
  if (deciding && preservations.some((p) => p.approved !== undefined && p.notified === undefined))
    asked.push({ what: '通知当事人先行登记保存', move: 'preservation.notify' });
  for (const { id, notified, handled } of preservations)
    if (notified !== undefined && handled === undefined)
      asked.push({
        role: 'head',
        what: '处理先行登记保存的证据',
        move: 'preservation.handle',
        clock: `preserve:${id}`,
      });
  if (deciding && appraisals.some((appraisal) => appraisal.result === undefined))
    asked.push({ what: '收到检验检测鉴定结果后登记、告知', move: 'appraisal.result' });
  const due = correctionOrders.some(
    (order) => order.rechecked?.corrected !== true && (order.dueOn ?? '') < civilDay(now),
  );
  if (due) asked.push({ what: '复查改正情况', move: 'correction.recheck' });
  if (state.time.pauses.some((pause) => pause.to === undefined))
    asked.push({ what: '扣除事由消除后登记', move: 'pause.end' });
  if (deciding && state.time.suspended !== undefined)
    asked.push({ role: 'head', what: '中止原因消除后恢复调查', move: 'case.resume' });
  return asked;
}

/** The agency answers for what it decided, whatever became of the case (复议法 art 48, 行政诉讼法 art 67). */
const remedies = (state: PenaltyState, facts: Facts): Task[] =>
  state.remedies
    .filter((remedy) => remedy.closed === undefined)
    .flatMap((remedy) => {
      const court = remedy.kind === 'litigation';
      const step: Asked =
        remedy.copyReceivedOn === undefined
          ? { what: `收到${court ? '起诉状' : '复议申请书'}副本后登记`, move: 'remedy.accept' }
          : remedy.answeredOn === undefined
            ? {
                what: court ? '提交答辩状和证据、依据' : '提交复议答复和证据、依据',
                move: 'remedy.answer',
                clock: `answer:${remedy.id}`,
              }
            : { what: `收到${court ? '裁判' : '复议决定'}后登记`, move: 'remedy.close' };
      return addressed(state, facts, step, `remedy:${remedy.id}`);
    });

/** 移送公安机关, and what follows their answer (移送规定 art 5–12). */
function police(state: PenaltyState, facts: Facts): Task[] {
  const { criminal } = state;
  if (criminal === undefined) return [];
  const { decided, handedOver, answered, goodsHandedOver } = criminal;
  if (decided === undefined)
    return [
      {
        key: 'criminal',
        role: 'principal',
        what: '决定是否移送公安机关',
        move: 'criminal.decide',
        clock: 'criminalDecide',
      },
    ];
  const step = (): Asked | undefined => {
    if (!decided.approved) return undefined;
    if (handedOver === undefined)
      return { what: '向公安机关移送', move: 'criminal.handOver', clock: 'criminalHandOver' };
    if (answered === undefined) return { what: '收到公安机关答复后登记', move: 'criminal.answer' };
    return answered.result === 'filed' && goodsHandedOver === undefined
      ? { what: '移交涉案物品和材料', move: 'criminal.handOverGoods', clock: 'criminalGoods' }
      : undefined;
  };
  const next = step();
  return next === undefined ? [] : tasksFor(state, facts, [next]);
}

/** A step that must have sound or image and has none: explained by who was there, excused by another (处罚法 art 47). */
function keepers(state: PenaltyState, facts: Facts, profile: Profile, now: string): Task[] {
  const missing = state.recordings.filter((entry) => entry.level === 'must' && entry.state === 'missing');
  const tasks: Task[] = [];
  // Whoever asked is answered, also about a step that only should have been recorded.
  if (state.recordings.some(askedFor)) {
    const role = exemptionApprover(profile);
    tasks.push({ key: 'recording', role, what: '审批未作音像记录', move: 'recording.decide' });
  }
  const people = missing
    .filter((entry) => !askedFor(entry))
    .flatMap((entry) => whoExplains(state, facts, entry, now));
  for (const person of new Set(people))
    tasks.push({
      key: `recording:${person}`,
      person,
      what: '补传音像资料，或者说明未记录的原因',
      move: 'recording.explain',
    });
  return tasks;
}

/** Whoever did the step; where he has left, stands aside or may not say it, the handlers. */
function whoExplains(
  state: PenaltyState,
  facts: Facts,
  { people }: RecordingEntry,
  now: string,
): readonly string[] {
  const [own] = people;
  const staff = own === undefined ? undefined : facts.staff[own];
  return staff !== undefined &&
    !hasLeft(staff, civilDay(now)) &&
    !isRecused(state, staff.id) &&
    staff.roles.some((role) => role === 'officer' || role === 'handler' || role === 'reviewer')
    ? [staff.id]
    : handlersOf(state, facts);
}

function deciders(state: PenaltyState, facts: Facts, profile: Profile, now: string): Task[] {
  const tasks: Task[] = [];
  const { filing, decision, closing, team } = state;
  if (filing.proposed !== undefined && filing.approved === undefined) {
    tasks.push({ key: 'file', role: 'head', what: '审批立案', move: 'filing.approve', clock: 'file' });
  }
  if (decision === undefined && team.recusals.some((recusal) => recusal.decided === undefined)) {
    tasks.push({ key: 'recusal', role: 'head', what: '决定是否回避', move: 'recusal.decide' });
  }
  if (filing.approved !== undefined && team.handlers.length < 2) {
    tasks.push({ key: 'team', role: 'head', what: '指定承办人（现不足两人）', move: 'team.change' });
  }
  const undecided = state.investigation.preservations.some(
    (p) => p.approved === undefined && p.refused === undefined,
  );
  if (decision === undefined && undecided) {
    tasks.push({ key: 'preservation', role: 'head', what: '审批先行登记保存', move: 'preservation.approve' });
  }
  if (state.review.disagreements.some((d) => d.settled === undefined)) {
    tasks.push({ key: 'disagreement', role: 'head', what: '协调审核异议', move: 'review.settle' });
  }
  if (decision === undefined && givenAway(state)) {
    tasks.push({ key: 'transfer', role: 'head', what: '移送有管辖权的机关', move: 'lead.transfer' });
  }
  const toDecide =
    decision === undefined &&
    isProposed(state) &&
    state.time.suspended === undefined &&
    state.draft?.outcome.kind !== 'criminalTransfer';
  if (toDecide && jurisdictionRefusal(state) === undefined) {
    tasks.push({ key: 'decide', role: 'head', what: '作出决定', move: 'decision.make', clock: 'decide' });
  }
  if (state.execution.deferrals.some((d) => d.decided === undefined)) {
    tasks.push({ key: 'deferral', role: 'head', what: '审批延期（分期）缴纳', move: 'deferral.decide' });
  }
  for (const { clock } of state.time.asked) {
    const what = '审批延长期限';
    tasks.push({ key: `extend:${clock}`, role: 'head', what, move: 'extension.approve', clock });
  }
  if (decision === undefined && closing.termination !== undefined) {
    tasks.push({ key: 'terminate', role: 'head', what: '审批撤销案件', move: 'case.terminate' });
  }
  if (closing.proposed !== undefined && isSettled({ state, facts, profile, occurredAt: now })) {
    tasks.push({ key: 'close', role: 'head', what: '审批结案', move: 'closing.approve' });
  }
  return tasks;
}

function reviewers(state: PenaltyState, facts: Facts, now: string): Task[] {
  const round = currentRound(state);
  if (round === undefined || state.decision !== undefined) return [];
  if (round.reviewer !== undefined && mayNotReview(state, facts, round.reviewer, civilDay(now)) !== undefined)
    return [{ key: 'reassign', role: 'head', what: '另行指定审核人员', move: 'review.reassign' }];
  const returned = round.returns.at(-1);
  if (
    round.complete === undefined &&
    returned !== undefined &&
    (round.resubmitted === undefined || round.resubmitted.seq < returned.seq)
  ) {
    return state.team.handlers.map((person) => ({
      key: `supplement:${person}`,
      person,
      what: '补正送审材料',
      move: 'review.supplement',
    }));
  }
  const whom = round.reviewer === undefined ? { role: 'reviewer' as const } : { person: round.reviewer };
  return round.complete === undefined
    ? [{ key: 'review', ...whom, what: '核对送审材料', move: 'review.accept' }]
    : [
        {
          key: 'review',
          ...whom,
          what: '出具法制审核意见',
          move: 'review.opine',
          clock: `review:${round.round}`,
        },
      ];
}

/** Requests to be answered, hearings to be set, told of, held and reported on: each hearing on its own. */
function hearings(state: PenaltyState): Task[] {
  if (state.decision !== undefined) return [];
  const tasks: Task[] = requestsAt(state, 'asked').map((request) => ({
    key: `hearing:${request.id}`,
    role: 'reviewer',
    what: `审查听证申请（${chineseDate(request.requested.on)}提出）`,
    move: 'hearing.accept',
  }));
  if (awaitingHearing(state).length > 0)
    tasks.push({ key: 'hearing', role: 'reviewer', what: '安排听证', move: 'hearing.schedule' });
  for (const hearing of pendingHearings(state)) {
    const { id, scheduled, parties } = hearing;
    const untold = parties.find(
      (own) =>
        own.servedOn === undefined && heardIn(state, hearing).some((request) => request.id === own.request),
    );
    if (untold !== undefined) {
      for (const person of state.team.handlers) {
        const key = `hearingNotice:${id}:${person}`;
        const clock = `hearingNotice:${id}:${untold.party}`;
        tasks.push({ key, person, what: '送达听证通知书', move: 'service.record', clock });
      }
    }
    if (scheduled.public && hearing.announced === undefined) {
      tasks.push({ key: `announce:${id}`, role: 'reviewer', what: '发布听证公告', move: 'hearing.announce' });
    }
    tasks.push({
      key: `hearing:${id}`,
      person: scheduled.chair,
      what: `主持听证（${chineseDate(scheduled.on)}）`,
      move: 'hearing.hold',
      clock: `hearingNotice:${id}`,
    });
  }
  for (const { id, scheduled } of unreportedHearings(state)) {
    tasks.push({
      key: `hearing:${id}`,
      person: scheduled.chair,
      what: '提交听证报告',
      move: 'hearing.report',
    });
  }
  return tasks;
}

function publishers(state: PenaltyState, facts: Facts, profile: Profile, now: string): Task[] {
  const { decision, publication } = state;
  if (showsOutdated(state))
    return [
      { key: 'retract', role: 'editor', what: '撤回公示', move: 'publication.retract', clock: 'retract' },
    ];
  if (decision === undefined) return [];
  const approver: Role = profile.values.publicationApprover?.value === 'checker' ? 'checker' : 'head';
  const unfit = undecidedUnfit(publication)?.unfit;
  if (unfit !== undefined) {
    const role = unfit.extent === 'whole' ? 'head' : approver;
    return [{ key: 'takeDown', role, what: '审批撤下公示', move: 'publication.decideTakeDown' }];
  }
  const period = publicationPeriod(state, facts, profile);
  if (period !== undefined && civilDay(now) > period.until)
    return [
      { key: 'end', role: 'editor', what: '公示期满，核对后撤下', move: 'publication.end', clock: 'end' },
    ];
  const asked = (role: Role, what: string, move: string): Task[] => [
    { key: 'publish', role, what, move, clock: decision.fate === undefined ? 'publish' : 'republish' },
  ];
  const round = pendingRound(publication);
  if (round === undefined)
    return publicationSettled(state, facts.agency) === undefined
      ? asked(
          'editor',
          decision.fate === undefined ? '录入公示信息' : '录入变更后的公示信息',
          'publication.prepare',
        )
      : [...mending(state), ...pushing(state, facts)];
  // What is being worked on is no more to be shown once the decision has fallen or is withheld.
  if (publication.withheld !== undefined || (decision.fate !== undefined && decision.fate.kind !== 'changed'))
    return [];
  if (round.checked === undefined) return asked('checker', '审核公示信息', 'publication.check');
  if (round.approved === undefined) return asked(approver, '批准公示', 'publication.approve');
  return asked('editor', '发布公示', 'publication.release');
}

/** An error was found in what is shown and its correction has not been prepared. */
function mending(state: PenaltyState): Task[] {
  const shown = publishedRound(state.publication);
  return shown?.faulty === undefined
    ? []
    : [
        {
          key: 'correct',
          role: 'editor',
          what: '录入更正后的公示信息',
          move: 'publication.prepare',
          clock: `correct:${shown.id}`,
        },
      ];
}

/** In the market what is shown is shown in the enterprise system too, within its own days (公示规定 art 9). */
function pushing(state: PenaltyState, facts: Facts): Task[] {
  const shown = publishedRound(state.publication);
  if (
    facts.agency.field !== 'market' ||
    shown === undefined ||
    shown.faulty !== undefined ||
    shown.pushed.some(({ channel }) => channel === 'enterpriseSystem')
  )
    return [];
  const clock = `${state.decision?.fate === undefined ? 'publish' : 'republish'}:enterpriseSystem`;
  return [
    {
      key: 'push',
      role: 'editor',
      what: '在国家企业信用信息公示系统公示，登记回执',
      move: 'publication.push',
      clock,
    },
  ];
}

/** The agency's own change or annulment goes to the parties like the decision (处罚法 art 61). */
function servers(state: PenaltyState, now: string): Task[] {
  const kind = state.decision?.fate?.kind;
  if (unservedChange(state, civilDay(now)).length === 0) return [];
  return state.team.handlers.map((person) => ({
    key: `serve-change:${person}`,
    person,
    what: kind === 'changed' ? '送达变更处罚决定书' : '送达撤销处罚决定书',
    move: 'service.record',
    clock: 'serve-change',
  }));
}

/** What was paid without a title any more goes back (处罚法 art 74(3)). */
function refunders(state: PenaltyState): Task[] {
  const left = claimable(state);
  if (left === 0) return [];
  const task = { what: `退还已缴款项（${formatYuan(left)}元）`, move: 'payment.refund' };
  const asked: Task[] = state.team.handlers.map((person) => ({ key: `refund:${person}`, person, ...task }));
  // Those who handled a closed case cannot be changed any more, and may have left long ago.
  return state.closing.closed === undefined ? asked : [...asked, { key: 'refund', role: 'clerk', ...task }];
}

/** The next step on the way to the end of the case: the handlers', unless it names a role; nothing while others have it. */
function nextStep(state: PenaltyState, facts: Facts, profile: Profile, now: string): Asked | undefined {
  const { filing, draft, decision } = state;
  // First: a decision on the spot has neither lead nor filing.
  if (decision !== undefined) return undefined;
  if (filing.approved === undefined) {
    if (filing.proposed !== undefined) return undefined;
    if (handlersOf(state, facts).every((person) => hasLeft(facts.staff[person], civilDay(now))))
      return { role: 'head', what: '指定线索的承办人', move: 'team.change', clock: 'file' };
    return state.verification === undefined
      ? { what: '核查线索', move: 'lead.verify', clock: 'file' }
      : { what: '提请立案', move: 'filing.propose', clock: 'file' };
  }
  if (state.time.suspended !== undefined || givenAway(state)) return undefined;
  if (inDispute(state))
    return { what: '解决管辖争议，登记结果', move: 'jurisdiction.settle', clock: 'decide' };
  if (criminalOpen(state)) return undefined;
  const again = anewSince(state) === 0 ? '' : '重新';
  if (state.report === undefined)
    return {
      what: draft !== undefined ? '提交调查终结报告' : `${again}调查取证、拟写处理意见`,
      move: draft === undefined ? 'draft.write' : 'report.submit',
      clock: 'decide',
    };
  if (currentRound(state) !== undefined) return undefined;
  const review = reviewRefusal(state);
  const unserved = state.notices.some((notice) => notice.servedOn === undefined);
  if (unserved) return { what: '送达告知书', move: 'service.record', clock: 'decide' };
  if (review !== undefined)
    return outsideReview(state, facts, profile)
      ? {
          role: exempter(facts),
          what: '认定是否属于法制审核范围',
          move: 'review.exempt',
          clock: 'decide',
        }
      : { what: '送法制审核', move: 'review.submit', clock: 'decide' };
  const waiting = responseRefusals(state, now, facts, profile)[0];
  if (waiting !== undefined) {
    if (waiting.code === 'RESPONSE_PERIOD_OPEN')
      return { what: '等待当事人陈述、申辩', move: 'defence.record', clock: 'decide' };
    if (waiting.code === 'HEARING_PENDING') return undefined;
    return {
      what:
        waiting.code === 'DEFENCE_NOT_REVIEWED'
          ? '复核陈述申辩'
          : waiting.code === 'NOTICE_NOT_SERVED'
            ? '送达告知书'
            : '制作事先告知书',
      move: waiting.move ?? 'notice.issue',
      clock: 'decide',
    };
  }
  if (discussionRefusal(state, facts, profile) !== undefined)
    return { what: '组织集体讨论', move: 'discussion.record', clock: 'decide' };
  if (draft?.outcome.kind === 'criminalTransfer') {
    if (state.criminal === undefined)
      return { what: '提请移送公安机关', move: 'criminal.propose', clock: 'decide' };
    return state.criminal.decided === undefined
      ? undefined
      : { what: '没有移送公安机关，重新拟写处理意见', move: 'draft.write', clock: 'decide' };
  }
  return isProposed(state) ? undefined : { what: '提请作出决定', move: 'decision.propose', clock: 'decide' };
}

/** Nothing makes a review of the draft necessary, and none was asked for: only the word that it needs none is missing (处罚法 art 58(1)). */
function outsideReview(state: PenaltyState, facts: Facts, profile: Profile): boolean {
  const { draft } = state;
  return (
    draft !== undefined &&
    !reviewFailed(state) &&
    state.review.rounds.every((round) => round.draftHash !== draft.hash) &&
    reviewReasons(state, draft.outcome, facts.agency, profile).length === 0
  );
}

/** Who is called in from elsewhere reads only the cases handed to him, so that the head says it where reviewers are called in. */
const exempter = (facts: Facts): Role => (facts.agency.pooledReviewers.length > 0 ? 'head' : 'reviewer');
