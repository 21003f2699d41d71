import { type CivilDate, chineseDate, computeDeadline } from '../../calendar/index.ts';
import { apl } from '../../dossier/basis.ts';
import type { GateContext } from '../../dossier/define.ts';
import type { Facts } from '../../dossier/facts.ts';
import { act, choice, date, files, key, paragraph } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import type { Profile } from '../../profiles/index.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { beforeDecision, notAfterAct, ownAgency, partyExists } from './gates.ts';
import { hearingStatus, meantRequest, openRequests, requestsAt } from './hearing-course.ts';
import type { HearingRequest, PenaltyState } from './state.ts';

/** 听证申请 of each party: asked for, accepted or not, withdrawn (处罚法 art 63, 64(1)). */

/** Chosen where several parties' requests are at the same stage; else there is only one that can be meant. */
const partyField = key('当事人', 'party').optional();

type OfParty = { readonly party?: string | undefined };
type Find = (state: PenaltyState) => readonly HearingRequest[];

/** The data says whose request is meant, or there is only one. */
export function requestMeant(find: Find, what: string): PenaltyGate<OfParty> {
  return ({ state, data }) => {
    if (data === undefined || meantRequest(find(state), data.party) !== undefined) return undefined;
    return data.party === undefined
      ? refuse('HEARING_PARTY_REQUIRED', `有多名当事人的听证申请${what}，请选择当事人。`, {
          source: apl(64),
          path: 'party',
        })
      : refuse('HEARING_REQUEST_UNKNOWN', `该当事人没有${what}的听证申请。`, {
          source: apl(64),
          path: 'party',
        });
  };
}

/** Refused whichever is meant: what all the answers have in common. */
export function commonTo(answers: readonly (readonly Refusal[])[]): Refusal[] {
  const [first = [], ...others] = answers;
  return first.filter((refusal) =>
    others.every((answer) => answer.some((other) => other.code === refusal.code)),
  );
}

/** Asks a condition of the request that is meant; until that is said, it is refused only if it would be for each. */
export function ofRequest<D extends OfParty>(
  find: Find,
  test: (request: HearingRequest, context: GateContext<PenaltyState, D>) => Refusal | undefined,
): PenaltyGate<D> {
  return (context) => {
    const requests = find(context.state);
    const one = meantRequest(requests, context.data?.party);
    return commonTo(
      (one === undefined ? requests : [one]).map((request) => [test(request, context) ?? []].flat()),
    );
  };
}

export const editRequest = (
  state: PenaltyState,
  request: HearingRequest | undefined,
  more: Partial<HearingRequest>,
): PenaltyState => ({
  ...state,
  hearingRequests: change(
    state.hearingRequests,
    (own) => own.id === request?.id,
    (own) => ({ ...own, ...more }),
  ),
});

const servedHearingNotice = (state: PenaltyState, party: string | undefined) =>
  state.notices.findLast(
    (notice) => notice.party === party && notice.hearingRight && notice.servedOn !== undefined,
  );

/** What a party has already done with the right one notice told it of. */
const rightUsed: PenaltyGate<{ readonly party: string }> = ({ state, data }) => {
  const notice = servedHearingNotice(state, data?.party);
  if (data === undefined || notice === undefined) return undefined;
  if (openRequests(state).some((request) => request.party === data.party)) {
    return refuse('HEARING_ASKED', '该当事人已经要求听证，正在办理。', { source: apl(64), path: 'party' });
  }
  const waived = state.responses.find((response) => response.notice === notice.id)?.waived.hearing;
  if (waived !== undefined) {
    return refuse('HEARING_WAIVED', '当事人已书面明确放弃要求听证的权利。', {
      source: apl(64),
      path: 'party',
    });
  }
  const before = state.hearingRequests
    .filter((request) => request.notice === notice.id)
    .map((request) => hearingStatus(state, request));
  if (before.includes('givenUp')) {
    return refuse('HEARING_GIVEN_UP', '该当事人的听证已经终止，视为放弃听证权利。', {
      source: apl('64(6)'),
      path: 'party',
    });
  }
  return before.includes('reported')
    ? refuse('HEARING_ALREADY_HELD', '已经就告知的处理意见为该当事人举行过听证。', {
        source: apl(63),
        path: 'party',
      })
    : undefined;
};

const requestHearing = penaltyAct({
  type: 'hearing.request',
  zh: '登记听证申请',
  lane: 'hearing',
  schema: act({
    party: key('当事人', 'party'),
    requestedOn: date('提出（邮戳）日期', { hint: '邮寄的以交邮日期为准' }),
    form: choice('方式', { written: '书面', oral: '口头', post: '邮寄' }),
    grounds: paragraph('申请事项和理由').optional(),
    obstacle: paragraph('逾期的正当理由').optional(),
    files: files(),
  }),
  by: ['officer', 'handler', 'clerk'],
  concurrency: 'additive',
  source: [apl('64(1)')],
  open: (state) =>
    beforeDecision(state) &&
    state.notices.some(
      (notice) =>
        notice.hearingRight &&
        notice.servedOn !== undefined &&
        !openRequests(state).some((request) => request.party === notice.party),
    ),
  gates: [
    ownAgency,
    partyExists,
    notAfterAct('requestedOn', '提出听证申请的日期'),
    ({ state, data }) =>
      data !== undefined && servedHearingNotice(state, data.party) === undefined
        ? refuse('NO_HEARING_RIGHT', '该当事人没有收到告知听证权利的告知书。', {
            source: apl(63),
            path: 'party',
          })
        : undefined,
    rightUsed,
  ],
  apply: (state, data, header) => ({
    ...state,
    hearingRequests: [
      ...state.hearingRequests,
      {
        id: `hearing-request-${header.seq}`,
        party: data.party,
        notice: servedHearingNotice(state, data.party)?.id ?? '',
        requested: { ...mark(header), on: data.requestedOn },
      },
    ],
  }),
});

/** Last day on which the party could ask (PEN-10). */
function lastDay(
  state: PenaltyState,
  request: HearingRequest,
  facts: Facts,
  profile: Profile,
): CivilDate | undefined {
  const servedOn = state.notices.find((notice) => notice.id === request.notice)?.servedOn;
  if (servedOn === undefined) return undefined;
  const answer = computeDeadline({ rule: 'PEN-10', start: servedOn, calendar: facts.calendar, profile });
  return answer.ok ? answer.deadline.end : undefined;
}

const undecided: Find = (state) => requestsAt(state, 'asked');

const acceptHearing = penaltyAct({
  type: 'hearing.accept',
  zh: '受理听证申请',
  lane: 'hearing',
  schema: act({ party: partyField, exceptional: paragraph('逾期仍予受理的理由').optional() }),
  by: ['reviewer', 'head', 'handler'],
  source: [apl('64(1)')],
  open: (state) => beforeDecision(state) && undecided(state).length > 0,
  document: () => ({ template: 'P39-reply', numberCode: '听受' }),
  gates: [
    ownAgency,
    requestMeant(undecided, '待审查'),
    // In time means posted on or before the last day (民事诉讼法 art 85(4), by analogy).
    ofRequest(undecided, (request, { state, data, facts, profile }) => {
      const last = lastDay(state, request, facts, profile);
      return data === undefined ||
        last === undefined ||
        request.requested.on <= last ||
        data.exceptional !== undefined
        ? undefined
        : refuse('HEARING_REQUEST_LATE', `听证申请超过期限（${chineseDate(last)}届满）。`, {
            source: apl('64(1)'),
            remedy: '有正当理由的，请写明后受理；否则不予受理。',
            path: 'exceptional',
          });
    }),
  ],
  apply: (state, data, header) =>
    editRequest(state, meantRequest(undecided(state), data.party), { accepted: mark(header) }),
});

const refuseHearing = penaltyAct({
  type: 'hearing.refuse',
  zh: '不予受理听证申请',
  lane: 'hearing',
  schema: act({ party: partyField, reason: paragraph('不予受理理由') }),
  by: ['head'],
  source: [apl('64(1)')],
  open: (state) => beforeDecision(state) && undecided(state).length > 0,
  document: () => ({ template: 'P39-reply', numberCode: '听受' }),
  gates: [
    ownAgency,
    requestMeant(undecided, '待审查'),
    ofRequest(undecided, (request, { state, facts, profile }) => {
      const last = lastDay(state, request, facts, profile);
      return last !== undefined && request.requested.on <= last
        ? refuse('HEARING_IN_TIME', '当事人在期限内要求听证，应当组织听证。', {
            source: apl('63(1)'),
            move: 'hearing.accept',
          })
        : undefined;
    }),
  ],
  apply: (state, data, header) =>
    editRequest(state, meantRequest(undecided(state), data.party), {
      refused: { ...mark(header), reason: data.reason },
    }),
});

const withdrawable: Find = (state) => requestsAt(state, 'asked', 'accepted', 'scheduled');

/** Withdrawn is not waived: until the period is over the party may ask again. */
const withdrawHearing = penaltyAct({
  type: 'hearing.withdraw',
  zh: '登记撤回听证申请',
  lane: 'hearing',
  schema: act({
    party: key('当事人', 'party'),
    withdrawnOn: date('撤回日期'),
    note: paragraph('情况记明').optional(),
    files: files(),
  }),
  personal: ['note'],
  by: ['officer', 'handler', 'clerk', 'reviewer', 'head'],
  concurrency: 'additive',
  source: [apl(64)],
  open: (state) => beforeDecision(state) && withdrawable(state).length > 0,
  gates: [
    ownAgency,
    requestMeant(withdrawable, '尚未举行'),
    notAfterAct('withdrawnOn', '撤回日期'),
    ofRequest(withdrawable, (request, { data }) =>
      data !== undefined && data.withdrawnOn < request.requested.on
        ? refuse('DATE_ORDER', `撤回日期早于提出听证申请的日期（${chineseDate(request.requested.on)}）。`, {
            source: apl(64),
            path: 'withdrawnOn',
          })
        : undefined,
    ),
  ],
  apply: (state, data, header) =>
    editRequest(state, meantRequest(withdrawable(state), data.party), {
      withdrawn: { ...mark(header), on: data.withdrawnOn },
    }),
});

export const hearingRequestActs = [requestHearing, acceptHearing, refuseHearing, withdrawHearing];
