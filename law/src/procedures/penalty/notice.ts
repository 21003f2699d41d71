import { computeDeadline } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house, profileRule } from '../../dossier/basis.ts';
import type { Facts } from '../../dossier/facts.ts';
import { act, date, files, key, paragraph, text, tick } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import type { Profile } from '../../profiles/index.ts';
import { hearingRight, isHeavier, sameGrounds } from './assess.ts';
import {
  adoptedField,
  defenceSchema,
  findingsField,
  findingsRefusal,
  numberedPoints,
  type SaidPoint,
} from './defence.ts';
import { change, mark, penaltyAct } from './define.ts';
import { beforeDecision, isHandler, notAfterAct, notBefore, ownAgency, partyExists } from './gates.ts';
import { hearingStatus, openRequests } from './hearing-course.ts';
import { fieldOfficers, tookPart } from './on-site.ts';
import { reviewRefusal } from './review.ts';
import type { Notice, PenaltyState, Response } from './state.ts';

/** 事先告知、陈述申辩、放弃声明、复核. The silent party has neither waived nor agreed: 逾期未提出 (处罚法 art 44, 45, 62). */

const issueNotice = penaltyAct({
  type: 'notice.issue',
  zh: '制作事先告知书',
  lane: 'notice',
  schema: act({
    party: key('当事人', 'party'),
    hearingRight: tick('告知听证权利'),
    contactPerson: text('联系人', { max: 60 }),
    contactPhone: text('联系电话', { max: 40 }),
    contactAddress: text('联系地址'),
  }),
  by: ['officer', 'handler'],
  source: [apl(44), apl(63), apl('64(1)')],
  open: (state) =>
    beforeDecision(state) &&
    state.report !== undefined &&
    state.draft !== undefined &&
    state.draft.outcome.kind === 'penalty',
  document: (data) =>
    data.hearingRight ? { template: 'P35', numberCode: '听告' } : { template: 'P34', numberCode: '罚告' },
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    ({ state, profile }) =>
      profile.values.reviewBeforeNotice?.value === true ? reviewRefusal(state) : undefined,
    ({ state, data, facts, profile }) => {
      const party = state.parties.find((candidate) => candidate.id === data?.party);
      if (data === undefined || party === undefined || state.draft === undefined || data.hearingRight)
        return undefined;
      const reason = hearingRight(state.draft.outcome, party, facts.agency, profile);
      return reason === undefined
        ? undefined
        : refuse('HEARING_RIGHT_REQUIRED', `${reason.zh}，应当告知当事人有要求听证的权利。`, {
            source: reason.source,
            path: 'hearingRight',
          });
    },
    ({ state, data }) =>
      data !== undefined &&
      state.notices.some((notice) => notice.party === data.party && notice.draftHash === state.draft?.hash)
        ? refuse('ALREADY_NOTIFIED', '已就现在的处理意见制作过告知书。', { source: house(), path: 'party' })
        : undefined,
    notBefore('提交调查终结报告的时间', (state) => state.report?.at),
  ],
  apply: (state, data, header) => ({
    ...state,
    notices: [
      ...state.notices,
      {
        id: `notice-${header.seq}`,
        party: data.party,
        issued: mark(header),
        draftHash: state.draft?.hash ?? '',
        hearingRight: data.hearingRight,
        ...(header.document === undefined ? {} : { document: header.document }),
      },
    ],
  }),
});

/** The newest notice to a party that covers the present draft: same hash, or a draft no heavier than the one told. */
export function coveringNotice(state: PenaltyState, party: string): Notice | undefined {
  const { draft } = state;
  if (draft === undefined) return undefined;
  return state.notices.findLast((notice) => {
    if (notice.party !== party) return false;
    if (notice.draftHash === draft.hash) return true;
    const told = state.drafts.find((candidate) => candidate.hash === notice.draftHash);
    return (
      told !== undefined &&
      !isHeavier(draft.outcome, told.outcome) &&
      sameGrounds(told.outcome, draft.outcome)
    );
  });
}

export const responseOf = (state: PenaltyState, notice: string) =>
  state.responses.find((response) => response.notice === notice);

const editResponse = (
  state: PenaltyState,
  notice: Notice,
  how: (response: Response) => Response,
): PenaltyState => {
  const known = responseOf(state, notice.id);
  if (known !== undefined)
    return { ...state, responses: change(state.responses, (r) => r.notice === notice.id, how) };
  return {
    ...state,
    responses: [
      ...state.responses,
      how({ party: notice.party, notice: notice.id, defence: [], reviewed: [], waived: {} }),
    ],
  };
};

const noticeServed = (state: PenaltyState, party: string | undefined) =>
  state.notices.findLast((notice) => notice.party === party && notice.servedOn !== undefined);

const served = ({ state, data }: { state: PenaltyState; data: { party: string } | undefined }) =>
  data === undefined || noticeServed(state, data.party) !== undefined
    ? undefined
    : refuse('NOTICE_NOT_SERVED', '告知书尚未送达该当事人。', {
        source: apl(44),
        move: 'service.record',
        path: 'party',
      });

const anyServed = (state: PenaltyState) =>
  beforeDecision(state) && state.notices.some((notice) => notice.servedOn !== undefined);

const recordDefence = penaltyAct({
  type: 'defence.record',
  zh: '记录陈述申辩',
  lane: 'notice',
  schema: defenceSchema,
  personal: ['speaker', 'agent', 'content'],
  by: ['officer', 'handler'],
  concurrency: 'additive',
  source: [apl('45(1)'), apl(7)],
  open: anyServed,
  document: () => ({ template: 'P36' }),
  recording: { level: 'should', content: '陈述申辩过程', source: apl(47) },
  people: (data) => data.officers,
  gates: [ownAgency, isHandler, partyExists, served, notAfterAct('madeOn', '提出日期'), ...fieldOfficers],
  apply: (state, data, header) => {
    const notice = noticeServed(state, data.party);
    if (notice === undefined) return state;
    return editResponse({ ...state, team: tookPart(state, data) }, notice, (response) => ({
      ...response,
      defence: [
        ...response.defence,
        {
          ...mark(header),
          id: `defence-${header.seq}`,
          late: false,
          points: numberedPoints(header, data.points),
        },
      ],
    }));
  },
});

const recordWaiver = penaltyAct({
  type: 'waiver.record',
  zh: '记录当事人放弃权利声明',
  lane: 'notice',
  schema: act({
    party: key('当事人', 'party'),
    statement: tick('明确放弃陈述权'),
    defence: tick('明确放弃申辩权'),
    hearing: tick('明确放弃要求听证的权利'),
    signedOn: date('签署日期'),
    files: files('当事人签名的书面声明', 1),
  }),
  by: ['officer', 'handler'],
  source: [apl(45), apl(62), apl(64)],
  open: anyServed,
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    served,
    notAfterAct('signedOn', '签署日期'),
    ({ data }) =>
      data !== undefined && !data.statement && !data.defence && !data.hearing
        ? refuse('WAIVER_EMPTY', '没有勾选任何一项放弃的权利。', { source: apl(62), path: 'statement' })
        : undefined,
    ({ data, state }) => {
      const notice = data === undefined ? undefined : noticeServed(state, data.party);
      return notice?.servedOn !== undefined && data !== undefined && data.signedOn < notice.servedOn
        ? refuse('WAIVER_BEFORE_NOTICE', '放弃声明的日期早于告知书送达日期，不能预先放弃。', {
            source: apl(44),
            path: 'signedOn',
          })
        : undefined;
    },
    ({ data, state }) =>
      data?.hearing === true && openRequests(state).some((request) => request.party === data.party)
        ? refuse('HEARING_ASKED', '该当事人已经要求听证；不再要求的，应当登记撤回听证申请。', {
            source: apl(64),
            path: 'hearing',
            move: 'hearing.withdraw',
          })
        : undefined,
  ],
  apply: (state, data, header) => {
    const notice = noticeServed(state, data.party);
    if (notice === undefined) return state;
    return editResponse(state, notice, (response) => ({
      ...response,
      waived: {
        ...response.waived,
        ...(data.statement ? { statement: mark(header) } : {}),
        ...(data.defence ? { defence: mark(header) } : {}),
        ...(data.hearing ? { hearing: mark(header) } : {}),
      },
    }));
  },
});

const unreviewed = (state: PenaltyState) =>
  state.responses.flatMap((response) =>
    response.defence
      .filter((defence) => !response.reviewed.some((r) => r.defence === defence.id))
      .map((defence) => ({ response, defence })),
  );

/** 要点 that wait to be answered, with whose they are, in the order they were said. */
export const pointsToReview = (state: PenaltyState): readonly SaidPoint[] =>
  unreviewed(state)
    .sort((a, b) => a.defence.seq - b.defence.seq)
    .flatMap(({ response: { party }, defence: { points = [] } }) =>
      points.map((point) => ({ ...point, party })),
    );

const reviewDefence = penaltyAct({
  type: 'defence.review',
  zh: '复核陈述申辩',
  lane: 'notice',
  schema: act({
    party: key('当事人', 'party'),
    findings: findingsField,
    adopted: adoptedField,
    changes: tick('处理意见需要改变'),
    suggestion: paragraph('处理建议'),
  }),
  by: ['officer', 'handler'],
  source: [apl('45(1)'), apl('45(2)')],
  open: (state) => beforeDecision(state) && unreviewed(state).length > 0,
  document: () => ({ template: 'P38' }),
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    ({ state, data }) =>
      data !== undefined && !unreviewed(state).some((entry) => entry.response.party === data.party)
        ? refuse('DEFENCE_NONE', '该当事人没有待复核的陈述申辩。', { source: apl(45), path: 'party' })
        : undefined,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const said = pointsToReview(state).filter(({ party }) => party === data.party);
      return findingsRefusal(said, data.findings, apl('45(1)'));
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    responses: state.responses.map((response) =>
      response.party !== data.party
        ? response
        : {
            ...response,
            reviewed: [
              ...response.reviewed,
              ...response.defence
                .filter((defence) => !response.reviewed.some((r) => r.defence === defence.id))
                .map((defence) => ({
                  ...mark(header),
                  defence: defence.id,
                  adopted: data.adopted,
                  changes: data.changes,
                  reason: data.findings.map((finding) => finding.reason).join('；'),
                })),
            ],
          },
    ),
  }),
});

/** Where a party stands between notice and decision. */
export type ResponseStatus =
  | 'notNotified'
  | 'notServed'
  | 'awaiting'
  | 'defenceUnreviewed'
  | 'hearingPending'
  | 'answered'
  | 'waived'
  | 'lapsed';

/**
 * Whether the decision is open as to one party on a day: the notice that covers the draft was served, and the defence
 * was reviewed, or both rights were expressly waived in writing, or the periods lapsed; a hearing asked for was held.
 */
function responseStatus(
  state: PenaltyState,
  party: string,
  day: string,
  facts: Facts,
  profile: Profile,
): ResponseStatus {
  const notice = coveringNotice(state, party);
  if (notice === undefined) return 'notNotified';
  if (notice.servedOn === undefined) return 'notServed';
  const response = responseOf(state, notice.id);
  if (unreviewed(state).some((entry) => entry.response.party === party)) return 'defenceUnreviewed';
  if (openRequests(state).some((request) => request.party === party)) return 'hearingPending';
  const course = state.hearingRequests
    .filter((request) => request.notice === notice.id)
    .map((request) => hearingStatus(state, request));
  const hearingOver =
    !notice.hearingRight ||
    response?.waived.hearing !== undefined ||
    course.includes('reported') ||
    course.includes('givenUp') ||
    over('PEN-10', notice.servedOn, day, facts, profile);
  if (!hearingOver) return 'awaiting';
  if ((response?.reviewed.length ?? 0) > 0) return 'answered';
  if (response?.waived.statement !== undefined && response.waived.defence !== undefined) return 'waived';
  if (course.includes('reported')) return 'answered';
  return over('PEN-14', notice.servedOn, day, facts, profile) ? 'lapsed' : 'awaiting';
}

/** A party's period is over once its last day has passed (处罚法 art 64(1), 85; PEN-14 by profile). */
function over(
  rule: 'PEN-10' | 'PEN-14',
  servedOn: string,
  day: string,
  facts: Facts,
  profile: Profile,
): boolean {
  const answer = computeDeadline({ rule, start: servedOn, calendar: facts.calendar, profile });
  return answer.ok && day > answer.deadline.end;
}

const statusWords: Readonly<
  Record<
    Exclude<ResponseStatus, 'answered' | 'waived' | 'lapsed'>,
    { readonly code: string; readonly zh: string; readonly move: string }
  >
> = {
  notNotified: { code: 'NOT_NOTIFIED', zh: '尚未就现在的处理意见向当事人事先告知', move: 'notice.issue' },
  notServed: { code: 'NOTICE_NOT_SERVED', zh: '告知书尚未送达当事人', move: 'service.record' },
  awaiting: {
    code: 'RESPONSE_PERIOD_OPEN',
    zh: '当事人陈述、申辩或者要求听证的期限尚未届满',
    move: 'waiver.record',
  },
  defenceUnreviewed: {
    code: 'DEFENCE_NOT_REVIEWED',
    zh: '当事人的陈述、申辩尚未复核',
    move: 'defence.review',
  },
  hearingPending: { code: 'HEARING_PENDING', zh: '当事人要求的听证尚未完成', move: 'hearing.report' },
};

/** Refusals of every party as to whom the decision is not open yet (处罚法 art 44, 45, 62; art 64 for hearings). */
export function responseRefusals(
  state: PenaltyState,
  occurredAt: string,
  facts: Facts,
  profile: Profile,
): Refusal[] {
  if (state.draft?.outcome.kind !== 'penalty') return [];
  return state.draft.outcome.parties
    .filter((own) => own.penalties.length > 0)
    .flatMap((own): Refusal[] => {
      const status = responseStatus(state, own.party, civilDay(occurredAt), facts, profile);
      if (status === 'answered' || status === 'waived' || status === 'lapsed') return [];
      const words = statusWords[status];
      return [
        refuse(words.code, `${words.zh}，不得作出行政处罚决定。`, {
          source:
            status === 'hearingPending'
              ? apl(64)
              : status === 'awaiting'
                ? profileRule('陈述申辩期限')
                : apl(62),
          move: words.move,
        }),
      ];
    });
}

export const noticeActs = [issueNotice, recordDefence, recordWaiver, reviewDefence];
