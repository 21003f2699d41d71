import { chineseDate } from '../../calendar/index.ts';
import { pendingRound, publishedRound } from '../../disclosure/slice.ts';
import { civilDay, type Role } from '../../dossier/act.ts';
import type { Facts } from '../../dossier/facts.ts';
import { formatYuan } from '../../identifiers/index.ts';
import type { Profile } from '../../profiles/index.ts';
import { anewSince } from './anew.ts';
import { unservedChange } from './change.ts';
import { isProposed } from './decision.ts';
import { demandToReview } from './demand.ts';
import { discussionRefusal } from './discussion.ts';
import { untaught } from './education.ts';
import { isEnded } from './gates.ts';
import {
  awaitingHearing,
  heardIn,
  pendingHearings,
  requestsAt,
  unreportedHearings,
} from './hearing-course.ts';
import { givenAway, inDispute, jurisdictionRefusal } from './jurisdiction.ts';
import { responseRefusals } from './notice.ts';
import { claimable } from './owed.ts';
import { publicationPeriod, publicationSettled, showsOutdated } from './publication.ts';
import { askedFor, exemptionApprover } from './recording.ts';
import { currentRound, reviewFailed, reviewRefusal } from './review.ts';
import { reviewReasons } from './review-grounds.ts';
import type { PenaltyState } from './state.ts';

/** What a case asks of somebody now (待办): one person, or whoever holds a role in the agency. */
export interface Task {
  /** Stable within the dossier while the same thing is asked. */
  readonly key: string;
  readonly person?: string;
  readonly role?: Role;
  readonly what: string;
  readonly move: string;
  /** Key of the clock that makes it urgent. */
  readonly clock?: string;
}

/**
 * Everything that waits for somebody, derived from the state alone; the server joins the clocks. Which of the heads is asked
 * changes without the case, and is looked up when a to-do list is read (`waitingForOthers`).
 */
export function tasksOf(state: PenaltyState, facts: Facts, profile: Profile, now: string): Task[] {
  // A decision may be changed, and a publication ends, long after the case was closed.
  const afterwards = [...servers(state, now), ...refunders(state), ...publishers(state, facts, profile, now)];
  if (state.closing.archived !== undefined) return afterwards;
  if (state.closing.closed !== undefined)
    return [{ key: 'archive', role: 'archivist', what: '归档', move: 'archive.file' }, ...afterwards];
  if (isEnded(state)) return afterwards;
  const tasks: Task[] = [...deciders(state, profile), ...reviewers(state), ...hearings(state), ...afterwards];
  const next = nextStep(state, facts, profile, now);
  if (next?.role !== undefined) tasks.push({ key: `handle:${next.role}`, ...next });
  else if (next !== undefined) {
    const people =
      state.team.handlers.length > 0 ? state.team.handlers : state.lead === undefined ? [] : [state.lead.by];
    for (const person of people) tasks.push({ key: `handle:${person}`, person, ...next });
  }
  if (demandToReview(state)) {
    for (const person of state.team.handlers)
      tasks.push({
        key: `demand:${person}`,
        person,
        what: '复核当事人对催告的陈述申辩',
        move: 'demand.review',
      });
  }
  for (const preservation of state.investigation.preservations) {
    if (preservation.notified === undefined || preservation.handled !== undefined) continue;
    for (const person of state.team.handlers) {
      tasks.push({
        key: `preserve:${preservation.id}:${person}`,
        person,
        what: '处理先行登记保存的证据',
        move: 'preservation.handle',
        clock: `preserve:${preservation.id}`,
      });
    }
  }
  return tasks;
}

function deciders(state: PenaltyState, profile: Profile): Task[] {
  const tasks: Task[] = [];
  const { filing, decision, closing, criminal } = state;
  if (filing.proposed !== undefined && filing.approved === undefined) {
    tasks.push({ key: 'file', role: 'head', what: '审批立案', move: 'filing.approve', clock: 'file' });
  }
  if (state.team.recusals.some((recusal) => recusal.decided === undefined)) {
    tasks.push({ key: 'recusal', role: 'head', what: '决定是否回避', move: 'recusal.decide' });
  }
  if (state.investigation.preservations.some((p) => p.approved === undefined)) {
    tasks.push({ key: 'preservation', role: 'head', what: '审批先行登记保存', move: 'preservation.approve' });
  }
  if (state.recordings.some((entry) => entry.level === 'must' && askedFor(entry))) {
    const role = exemptionApprover(profile);
    tasks.push({ key: 'recording', role, what: '审批未作音像记录', move: 'recording.decide' });
  }
  if (state.review.disagreements.some((d) => d.settled === undefined)) {
    tasks.push({ key: 'disagreement', role: 'head', what: '协调审核异议', move: 'review.settle' });
  }
  if (decision === undefined && givenAway(state)) {
    tasks.push({ key: 'transfer', role: 'head', what: '移送有管辖权的机关', move: 'lead.transfer' });
  }
  if (decision === undefined && isProposed(state) && jurisdictionRefusal(state) === undefined) {
    tasks.push({ key: 'decide', role: 'head', what: '作出决定', move: 'decision.make', clock: 'decide' });
  }
  if (criminal !== undefined && criminal.decided === undefined) {
    tasks.push({
      key: 'criminal',
      role: 'principal',
      what: '决定是否移送公安机关',
      move: 'criminal.decide',
      clock: 'criminalDecide',
    });
  }
  if (state.execution.deferrals.some((d) => d.decided === undefined)) {
    tasks.push({ key: 'deferral', role: 'head', what: '审批延期（分期）缴纳', move: 'deferral.decide' });
  }
  for (const { clock } of state.time.asked) {
    const what = '审批延长期限';
    tasks.push({ key: `extend:${clock}`, role: 'head', what, move: 'extension.approve', clock });
  }
  if (closing.termination !== undefined && closing.terminated === undefined) {
    tasks.push({ key: 'terminate', role: 'head', what: '审批撤销案件', move: 'case.terminate' });
  }
  if (closing.proposed !== undefined && closing.closed === undefined) {
    tasks.push({ key: 'close', role: 'head', what: '审批结案', move: 'closing.approve' });
  }
  return tasks;
}

function reviewers(state: PenaltyState): Task[] {
  const round = currentRound(state);
  if (round === undefined) return [];
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
      : mending(state);
  // What is being worked on is no more to be shown once the decision has fallen or is withheld.
  if (publication.withheld !== undefined || (decision.fate !== undefined && decision.fate.kind !== 'changed'))
    return [];
  if (round.checked === undefined) return asked('checker', '审核公示信息', 'publication.check');
  if (round.approved === undefined)
    return asked(
      profile.values.publicationApprover?.value === 'checker' ? 'checker' : 'head',
      '批准公示',
      'publication.approve',
    );
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
function nextStep(
  state: PenaltyState,
  facts: Facts,
  profile: Profile,
  now: string,
): Omit<Task, 'key'> | undefined {
  const { filing, draft, decision } = state;
  // First: a decision on the spot has neither lead nor filing.
  if (decision !== undefined) return afterDecision(state);
  if (filing.approved === undefined) {
    if (filing.proposed !== undefined) return undefined;
    return state.verification === undefined
      ? { what: '核查线索', move: 'lead.verify', clock: 'file' }
      : { what: '提请立案', move: 'filing.propose', clock: 'file' };
  }
  if (state.time.suspended !== undefined || givenAway(state)) return undefined;
  if (inDispute(state))
    return { what: '解决管辖争议，登记结果', move: 'jurisdiction.settle', clock: 'decide' };
  if (state.criminal?.decided?.approved === true) {
    return state.criminal.handedOver === undefined
      ? { what: '向公安机关移送', move: 'criminal.handOver', clock: 'criminalHandOver' }
      : undefined;
  }
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

function afterDecision(state: PenaltyState): Omit<Task, 'key'> | undefined {
  const { decision } = state;
  if (decision === undefined || state.closing.proposed !== undefined) return undefined;
  const parties = decision.outcome.parties.map((party) => party.party);
  const served = parties.every((party) =>
    state.services.some((service) => service.document === decision.seq && service.party === party),
  );
  if (!served) return { what: '送达决定书', move: 'service.record', clock: 'serve' };
  if (untaught(state).length > 0) return { what: '教育当事人并记录', move: 'education.record' };
  return { what: '跟踪执行、办理结案', move: 'closing.propose', clock: 'pay' };
}
