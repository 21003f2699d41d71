import { type CivilDate, computeDeadline, isErased, type PenaltyState, redoWords } from '@mingjing/law';
import {
  coveringNotice,
  type HearingRequest,
  heardIn,
  hearingGivenUpNames,
  hearingOf,
  type Notice,
  partiesHere,
  type Response,
  redoPaper,
  reviewOutcomeNames,
  roundBefore,
} from '@mingjing/law/penalty';
import { chineseDate } from '../words.ts';
import { dayOf, documentOf, type FillContext } from './context.ts';

/** How the case came to its decision (程序经过), in sentences with their dates, from the state alone. */

/** The notice that covers the draft, for one party or for the first that has one. */
const noticeOf = (c: FillContext, party?: string): Notice | undefined => {
  const parties = party === undefined ? partiesHere(c.state).map(({ id }) => id) : [party];
  return parties.map((id) => coveringNotice(c.state, id)).find((notice) => notice !== undefined);
};

const responseOf = (state: PenaltyState, notice: Notice | undefined): Response | undefined =>
  state.responses.find((response) => response.notice === notice?.id);

/** Every response to a notice in force: each party answers for itself. */
function answers(
  c: FillContext,
): { party: string; name: string; notice: Notice; response: Response | undefined }[] {
  const parties = partiesHere(c.state);
  return parties.flatMap(({ id }) => {
    const notice = noticeOf(c, id);
    if (notice === undefined) return [];
    const name = parties.length === 1 ? '当事人' : partyWord(c, id);
    return [{ party: id, name, notice, response: responseOf(c.state, notice) }];
  });
}

const partyWord = (c: FillContext, id: string): string => {
  const party = c.state.parties.find((entry) => entry.id === id);
  return `当事人${party?.name ?? (isErased(party?.person) ? '' : (party?.person?.name ?? ''))}`;
};

const on = (day: CivilDate | undefined): string => (day === undefined ? '' : `于${chineseDate(day)}`);

/** 重新作出: what became of the decision that this one takes the place of (复议法 art 64, 行政诉讼法 art 70). */
export function anewSentence(c: FillContext): string | undefined {
  const before = roundBefore(c.state);
  if (before === undefined) return undefined;
  const { decision, redo } = before;
  const number = redo.number === undefined ? '' : `（${redo.number}）`;
  const made = decision.number === undefined ? '行政处罚决定' : `行政处罚决定（${decision.number}）`;
  return `本机关${on(decision.on)}作出${made}。${redo.body}${on(decision.fate?.decidedOn)}作出${redoPaper(redo)}${number}，撤销该决定，${redoWords[redo.by]}。本机关重新进行了调查。`;
}

/** 陈述申辩情况: made, waived, or not made in time; silence is no waiver (处罚法 art 45, 62). */
export function defenceSentence(c: FillContext): string {
  return answers(c)
    .map(({ name, response }) => {
      const made = response?.defence.at(-1);
      if (made !== undefined) {
        const points = made.points?.map(({ point }) => point.replace(/[。；]+$/, '')).join('；');
        return `${name}${on(dayOf(made))}提出陈述、申辩${points ? `：${points}` : ''}。`;
      }
      const { statement, defence } = response?.waived ?? {};
      if (statement !== undefined && defence !== undefined)
        return `${name}${on(dayOf(defence))}书面声明放弃陈述、申辩的权利。`;
      return `${name}在规定的期限内未提出陈述、申辩。`;
    })
    .join('');
}

const ADOPTED = { yes: '予以采纳', partly: '部分采纳', no: '不予采纳' } as const;

/** 采纳情况和理由, where there was a defence to weigh (处罚法 art 45(1)). */
export function adoptionSentence(c: FillContext): string | undefined {
  const sentences = answers(c).flatMap(({ name, response }) => {
    const reviewed = response?.reviewed.at(-1);
    if (reviewed === undefined) return [];
    const reason = reviewed.reason?.replace(/[。；]+$/, '');
    return [
      `经复核，本机关对${name}的陈述、申辩${ADOPTED[reviewed.adopted]}${reason ? `，理由：${reason}` : ''}。`,
    ];
  });
  return sentences.length === 0 ? undefined : sentences.join('');
}

/** 听证情况 of every party that was told of the right (处罚法 art 63–65). */
export function hearingSentence(c: FillContext): string | undefined {
  const told = answers(c).filter(
    ({ party, notice }) =>
      notice.hearingRight || c.state.hearingRequests.some((request) => request.party === party),
  );
  if (told.length === 0) return undefined;
  return told
    .map(({ party, name, response }) => {
      const asked = c.state.hearingRequests.filter((request) => request.party === party);
      if (asked.length > 0) return asked.map((request) => hearingCourse(c, name, request)).join('');
      const waived = response?.waived.hearing;
      return waived === undefined
        ? `${name}在规定的期限内未要求听证。`
        : `${name}${on(dayOf(waived))}书面声明放弃要求听证的权利。`;
    })
    .join('');
}

/** What came of one request. */
function hearingCourse(c: FillContext, name: string, request: HearingRequest): string {
  const asked = `${name}${on(request.requested.on)}要求听证`;
  if (request.refused !== undefined) return `${asked}，本机关${on(dayOf(request.refused))}决定不予受理。`;
  if (request.withdrawn !== undefined) return `${asked}，${on(request.withdrawn.on)}撤回申请。`;
  if (request.givenUp !== undefined)
    return `${asked}，因${hearingGivenUpNames[request.givenUp.reason]}，听证终止。`;
  const hearing = hearingOf(c.state, request);
  if (hearing?.held === undefined) return `${asked}。`;
  const joined = heardIn(c.state, hearing).length > 1 ? '合并' : '';
  return `${asked}，本机关${on(dayOf(hearing.held))}${joined}举行听证。`;
}

/** 法制审核: the last opinion on the draft, or that it is outside the scope of review. */
export function reviewSentence(c: FillContext): string | undefined {
  const { rounds, exemptions } = c.state.review;
  const hash = c.state.draft?.hash;
  const round = rounds.findLast((entry) => entry.draftHash === hash && entry.opinion !== undefined);
  if (round?.opinion !== undefined)
    return `${chineseDate(dayOf(round.opinion)!)}经法制审核（第${round.round}轮），审核意见：${reviewOutcomeNames[round.opinion.outcome]}。`;
  const exempt = exemptions.findLast((entry) => entry.draftHash === hash);
  return exempt && `${chineseDate(dayOf(exempt)!)}经认定不属于法制审核范围。`;
}

export const reviewedOn = (c: FillContext): CivilDate | undefined =>
  dayOf(
    c.state.review.rounds.findLast(
      (entry) => entry.draftHash === c.state.draft?.hash && entry.opinion?.outcome === 'approved',
    )?.opinion,
  );

/** 集体讨论 that adopted the draft. */
export function discussionSentence(c: FillContext): string | undefined {
  const held = discussionOf(c);
  return (
    held &&
    `${chineseDate(dayOf(held)!)}经本机关负责人集体讨论，${held.passed ? '同意' : '不同意'}拟处理意见。`
  );
}

export const discussionOf = (c: FillContext) =>
  c.state.discussions.findLast((entry) => entry.draftHash === c.state.draft?.hash);

/** For the party: that review and discussion took place, and when (处罚法 art 57(2), 58). */
export function consideredSentence(c: FillContext): string | undefined {
  const review = reviewedOn(c);
  const held = discussionOf(c);
  const parts = [
    review && `${on(review)}经法制审核`,
    held?.passed === true && `${on(dayOf(held))}经本机关负责人集体讨论决定`,
  ].filter(Boolean);
  return parts.length === 0 ? undefined : `本案${parts.join('，')}。`;
}

/** The day on which the party's answer was settled: weighed, waived, or the period over. */
export function defenceEndedOn(c: FillContext): CivilDate | undefined {
  const days = answers(c).flatMap(({ notice, response }) => {
    const settled = dayOf(response?.reviewed.at(-1)) ?? dayOf(response?.waived.defence);
    if (settled !== undefined) return [settled];
    if (notice.servedOn === undefined) return [];
    const answer = computeDeadline({
      rule: 'PEN-14',
      start: notice.servedOn,
      calendar: c.calendar,
      profile: c.profile,
    });
    return answer.ok ? [answer.deadline.end.slice(0, 10)] : [];
  });
  return days.sort().at(-1);
}

/** Where notices were served: the last day counts. */
export const noticeServedOn = (c: FillContext): CivilDate | undefined =>
  answers(c)
    .flatMap(({ notice }) => notice.servedOn ?? [])
    .sort()
    .at(-1);

export const noticeNumber = (c: FillContext): string | undefined =>
  answers(c)
    .flatMap(({ notice }) => documentOf(c, notice.issued.seq)?.document.number ?? [])
    .join('、') || undefined;
