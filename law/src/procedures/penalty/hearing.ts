import { z } from 'zod';
import { computeDeadline } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl } from '../../dossier/basis.ts';
import {
  act,
  choice,
  confirmed,
  date,
  files,
  instant,
  key,
  paragraph,
  people,
  person,
  rows,
  text,
  tick,
} from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { heldHearing } from './assess.ts';
import { mark, type PenaltyGate, penaltyAct } from './define.ts';
import {
  beforeDecision,
  isRecused,
  notAfterAct,
  notRecused,
  ownAgency,
  partyExists,
  recusedRefusal,
} from './gates.ts';
import type { Hearing, Mark, PenaltyState } from './state.ts';

/** 听证 (处罚法 art 63–65). Chaired by someone who did not investigate; the decision rests on the record. */

const edit = (state: PenaltyState, more: Partial<Hearing>): PenaltyState =>
  state.hearing === undefined ? state : { ...state, hearing: { ...state.hearing, ...more } };

const running = (state: PenaltyState) =>
  beforeDecision(state) &&
  state.hearing !== undefined &&
  state.hearing.refused === undefined &&
  state.hearing.terminated === undefined &&
  state.hearing.reported === undefined;

const hearingNotice = (state: PenaltyState, party: string | undefined) =>
  state.notices.findLast(
    (notice) => notice.party === party && notice.hearingRight && notice.servedOn !== undefined,
  );

export const requestHearing = penaltyAct({
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
    state.notices.some((notice) => notice.hearingRight && notice.servedOn !== undefined) &&
    (state.hearing === undefined ||
      state.hearing.refused !== undefined ||
      state.hearing.terminated !== undefined ||
      state.hearing.reported !== undefined),
  gates: [
    ownAgency,
    partyExists,
    notAfterAct('requestedOn', '提出听证申请的日期'),
    ({ state, data }) =>
      data !== undefined && hearingNotice(state, data.party) === undefined
        ? refuse('NO_HEARING_RIGHT', '该当事人没有收到告知听证权利的告知书。', {
            source: apl(63),
            path: 'party',
          })
        : undefined,
    ({ state, data }) =>
      state.hearing?.terminated !== undefined && state.hearing.requested.party === data?.party
        ? refuse('HEARING_GIVEN_UP', '该当事人的听证已经终止，视为放弃听证权利。', {
            source: apl('64(6)'),
            path: 'party',
          })
        : undefined,
    ({ state, data }) => {
      const notice = data === undefined ? undefined : hearingNotice(state, data.party);
      const waived = state.responses.find((response) => response.notice === notice?.id)?.waived.hearing;
      return waived === undefined
        ? undefined
        : refuse('HEARING_WAIVED', '当事人已书面明确放弃要求听证的权利。', { source: apl(64) });
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    hearing: {
      requested: { ...mark(header), party: data.party, on: data.requestedOn },
      ...heldBefore(heldHearing(state)),
    },
  }),
});

const heldBefore = (held: Mark | undefined) =>
  held === undefined ? {} : { heldBefore: { seq: held.seq, at: held.at, by: held.by } };

/** In time means posted on or before the last day (民事诉讼法 art 85(4), by analogy). */
const inTime: PenaltyGate<{ readonly exceptional?: string | undefined }> = ({
  state,
  data,
  facts,
  profile,
}) => {
  const { hearing } = state;
  const notice = hearingNotice(state, hearing?.requested.party);
  if (data === undefined || hearing === undefined || notice?.servedOn === undefined) return undefined;
  const answer = computeDeadline({
    rule: 'PEN-10',
    start: notice.servedOn,
    calendar: facts.calendar,
    profile,
  });
  if (!answer.ok || hearing.requested.on <= answer.deadline.end || data.exceptional !== undefined)
    return undefined;
  return refuse('HEARING_REQUEST_LATE', `听证申请超过期限（${answer.deadline.end}届满)。`, {
    source: apl('64(1)'),
    remedy: '有正当理由的，请写明后受理；否则不予受理。',
    path: 'exceptional',
  });
};

export const acceptHearing = penaltyAct({
  type: 'hearing.accept',
  zh: '受理听证申请',
  lane: 'hearing',
  schema: act({ exceptional: paragraph('逾期仍予受理的理由').optional() }),
  by: ['reviewer', 'head', 'handler'],
  source: [apl('64(1)')],
  open: (state) => running(state) && state.hearing?.accepted === undefined,
  document: () => ({ template: 'P39-reply', numberCode: '听受' }),
  gates: [ownAgency, inTime],
  apply: (state, _data, header) => edit(state, { accepted: mark(header) }),
});

export const refuseHearing = penaltyAct({
  type: 'hearing.refuse',
  zh: '不予受理听证申请',
  lane: 'hearing',
  schema: act({ reason: paragraph('不予受理理由') }),
  by: ['head'],
  source: [apl('64(1)')],
  open: (state) => running(state) && state.hearing?.accepted === undefined,
  document: () => ({ template: 'P39-reply', numberCode: '听受' }),
  gates: [
    ownAgency,
    ({ state, facts, profile }) => {
      const notice = hearingNotice(state, state.hearing?.requested.party);
      if (notice?.servedOn === undefined || state.hearing === undefined) return undefined;
      const answer = computeDeadline({
        rule: 'PEN-10',
        start: notice.servedOn,
        calendar: facts.calendar,
        profile,
      });
      return answer.ok && state.hearing.requested.on <= answer.deadline.end
        ? refuse('HEARING_IN_TIME', '当事人在期限内要求听证，应当组织听证。', {
            source: apl('63(1)'),
            move: 'hearing.accept',
          })
        : undefined;
    },
  ],
  apply: (state, data, header) => edit(state, { refused: { ...mark(header), reason: data.reason } }),
});

export const scheduleHearing = penaltyAct({
  type: 'hearing.schedule',
  zh: '安排听证并通知',
  lane: 'hearing',
  schema: act({
    heldOn: date('听证日期'),
    startsAt: instant('开始时间'),
    place: text('地点'),
    public: tick('公开举行'),
    closedReason: choice('不公开理由', {
      secret: '涉及国家秘密',
      business: '涉及商业秘密',
      privacy: '涉及个人隐私',
    }).optional(),
    chair: person('主持人'),
    members: people('听证员', 0).optional(),
    recorder: person('记录员'),
    interpreter: text('翻译人员', { max: 60 }).optional(),
  }),
  by: ['reviewer', 'head', 'handler'],
  source: [apl('64(2)'), apl('64(3)'), apl('64(4)')],
  open: (state) =>
    running(state) && state.hearing?.accepted !== undefined && state.hearing.held === undefined,
  document: () => ({ template: 'P40', numberCode: '听通' }),
  people: (data) => [data.chair, data.recorder, ...(data.members ?? [])],
  gates: [
    ownAgency,
    ({ state, data, facts }) => {
      if (data === undefined) return undefined;
      const conflict = [data.chair, data.recorder, ...(data.members ?? [])].find((id) =>
        state.team.everHandled.includes(id),
      );
      return conflict === undefined
        ? undefined
        : refuse(
            'CHAIR_INVESTIGATED',
            `${facts.staff[conflict]?.name ?? '所选人员'}是本案调查人员，不能主持或者记录听证。`,
            { source: apl('64(4)'), path: 'chair' },
          );
    },
    ({ state, data, facts }) =>
      data === undefined
        ? undefined
        : [data.chair, data.recorder, ...(data.members ?? [])]
            .filter((id) => isRecused(state, id))
            .map((id) => recusedRefusal(facts.staff[id]?.name ?? '所选人员')),
    ({ data }) =>
      data !== undefined && data.chair === data.recorder
        ? refuse('CHAIR_IS_RECORDER', '听证主持人和记录员不能是同一人。', {
            source: apl('64(4)'),
            path: 'recorder',
          })
        : undefined,
    ({ data }) =>
      data !== undefined && data.public === false && data.closedReason === undefined
        ? refuse(
            'HEARING_MUST_BE_PUBLIC',
            '除涉及国家秘密、商业秘密或者个人隐私依法予以保密外，听证公开举行。',
            { source: apl('64(3)'), path: 'closedReason' },
          )
        : undefined,
    ({ data, facts, profile, occurredAt }) => {
      if (data === undefined) return undefined;
      const answer = computeDeadline({
        rule: 'PEN-11',
        start: data.heldOn,
        calendar: facts.calendar,
        profile,
      });
      return answer.ok && civilDay(occurredAt) > answer.deadline.end
        ? refuse(
            'HEARING_NOTICE_SHORT',
            `应当在举行听证的七个工作日前通知，最迟${answer.deadline.end}通知。`,
            { source: apl('64(2)'), path: 'heldOn', remedy: '请推迟听证日期。' },
          )
        : undefined;
    },
  ],
  apply: (state, data, header) =>
    edit(state, {
      scheduled: {
        ...mark(header),
        id: `hearing-${header.seq}`,
        on: data.heldOn,
        startsAt: data.startsAt,
        chair: data.chair,
        recorder: data.recorder,
        members: data.members ?? [],
        public: data.public,
      },
    }),
});

const isChair: PenaltyGate<unknown> = ({ state, actor }) =>
  state.hearing?.scheduled?.chair === actor.personId || state.hearing?.scheduled?.recorder === actor.personId
    ? undefined
    : refuse('NOT_HEARING_CHAIR', '由本次听证的主持人或者记录员办理。', { source: apl('64(4)') });

export const holdHearing = penaltyAct({
  type: 'hearing.hold',
  zh: '记录听证',
  lane: 'hearing',
  schema: act({
    startedAt: instant('开始时间'),
    endedAt: instant('结束时间'),
    place: text('地点'),
    present: rows(
      '参加人',
      z.strictObject({
        name: text('姓名', { max: 60 }),
        capacity: choice('身份', {
          party: '当事人',
          agent: '委托代理人',
          third: '第三人',
          witness: '证人',
          expert: '鉴定人',
          investigator: '调查人员',
          interpreter: '翻译',
        }),
      }),
      1,
    ),
    identityChecked: confirmed('已核对参加人身份，告知权利义务和申请回避的权利'),
    investigator: paragraph('调查人员提出的违法事实、证据和处罚建议'),
    defence: paragraph('当事人申辩'),
    crossExamination: paragraph('质证'),
    argument: paragraph('辩论').optional(),
    lastStatement: paragraph('最后陈述'),
    readBack: confirmed('笔录已交当事人或者其代理人核对无误后签字'),
    refusalNote: paragraph('拒绝签字的记明').optional(),
    files: files(),
    recordingExemption: paragraph('未作音像记录的原因及批准情况').optional(),
  }),
  personal: ['present', 'investigator', 'defence', 'crossExamination', 'argument', 'lastStatement'],
  by: ['staff', 'reviewer', 'head', 'officer', 'handler'],
  source: [apl('64(7)'), apl('64(8)')],
  open: (state) =>
    running(state) && state.hearing?.scheduled !== undefined && state.hearing.held === undefined,
  document: () => ({ template: 'P42' }),
  recording: { level: 'must', content: '听证全过程', source: apl(47) },
  gates: [
    isChair,
    notRecused,
    ({ state }) =>
      state.hearing?.scheduled !== undefined && state.hearing.scheduled.servedOn === undefined
        ? refuse('HEARING_NOTICE_NOT_SERVED', '听证通知书尚未送达当事人。', {
            source: apl('64(2)'),
            move: 'service.record',
          })
        : undefined,
    ({ state, occurredAt }) =>
      state.hearing?.scheduled !== undefined && civilDay(occurredAt) < state.hearing.scheduled.on
        ? refuse('HEARING_TOO_EARLY', '听证日期未到。', { source: apl('64(2)'), path: 'occurredAt' })
        : undefined,
    ({ data }) =>
      data !== undefined && data.endedAt <= data.startedAt
        ? refuse('DATE_ORDER', '结束时间应当晚于开始时间。', { path: 'endedAt' })
        : undefined,
    ({ data }) =>
      data !== undefined && data.present.filter((p) => p.capacity === 'agent').length > 2
        ? refuse('TOO_MANY_AGENTS', '当事人可以委托一至二人代理。', { source: apl('64(5)'), path: 'present' })
        : undefined,
  ],
  apply: (state, data, header) =>
    edit(state, {
      held: { ...mark(header), place: data.place, startedAt: data.startedAt, present: data.present },
    }),
});

export const terminateHearing = penaltyAct({
  type: 'hearing.terminate',
  zh: '终止听证',
  lane: 'hearing',
  schema: act({
    reason: choice('终止原因', {
      absent: '当事人无正当理由拒不出席',
      left: '当事人未经许可中途退出',
      withdrawn: '当事人撤回申请',
    }),
    note: paragraph('情况记明'),
  }),
  by: ['staff', 'reviewer', 'head', 'officer', 'handler'],
  source: [apl('64(6)')],
  open: (state) =>
    running(state) && state.hearing?.scheduled !== undefined && state.hearing.held === undefined,
  gates: [isChair, notRecused],
  apply: (state, data, header) => edit(state, { terminated: { ...mark(header), reason: data.reason } }),
});

export const reportHearing = penaltyAct({
  type: 'hearing.report',
  zh: '提交听证报告',
  lane: 'hearing',
  schema: act({
    summary: paragraph('听证基本情况'),
    views: paragraph('双方主要意见和证据'),
    disputes: paragraph('争议焦点'),
    opinion: paragraph('听证意见'),
    suggestion: choice('处理建议', {
      uphold: '维持拟处理意见',
      change: '改变拟处理意见',
      investigate: '补充调查',
    }),
    files: files(),
  }),
  personal: ['summary', 'views', 'disputes', 'opinion'],
  by: ['staff', 'reviewer', 'head', 'officer', 'handler'],
  source: [apl(65)],
  open: (state) => running(state) && state.hearing?.held !== undefined,
  document: () => ({ template: 'P43', numberCode: '听报' }),
  gates: [
    ({ state, actor }) =>
      state.hearing?.scheduled?.chair === actor.personId
        ? undefined
        : refuse('NOT_HEARING_CHAIR', '听证报告由听证主持人提交。', { source: apl(65) }),
    notRecused,
  ],
  apply: (state, _data, header) => edit(state, { reported: mark(header) }),
});

export const hearingActs = [
  requestHearing,
  acceptHearing,
  refuseHearing,
  scheduleHearing,
  holdHearing,
  terminateHearing,
  reportHearing,
];
