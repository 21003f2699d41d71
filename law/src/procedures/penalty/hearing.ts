import { z } from 'zod';
import { type CivilDate, chineseDate, computeDeadline } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import type { GateContext } from '../../dossier/define.ts';
import type { Facts } from '../../dossier/facts.ts';
import {
  act,
  choice,
  confirmed,
  date,
  files,
  instant,
  key,
  keys,
  paragraph,
  people,
  person,
  rows,
  text,
  tick,
} from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import type { Profile } from '../../profiles/index.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { beforeDecision, belongs, isRecused, ownAgency, recusedRefusal } from './gates.ts';
import {
  awaitingHearing,
  benchOf,
  heardIn,
  meantHearing,
  meantRequest,
  pendingHearings,
  requestsAt,
  toBeAnnounced,
  unreportedHearings,
} from './hearing-course.ts';
import { commonTo, editRequest, hearingRequestActs, ofRequest, requestMeant } from './hearing-request.ts';
import type { Hearing, HearingRequest, PenaltyState } from './state.ts';

/**
 * 听证 (处罚法 art 63–65): set, held and reported on, for one party or for several joined. Chaired by someone who did not
 * investigate; the decision rests on the record.
 */

/** A hearing is named by one of its parties; it need not be where only one can be meant. */
const hearingField = key('听证（当事人）', 'party').optional();

type OfHearing = { readonly hearing?: string | undefined };
type Find = (state: PenaltyState) => readonly Hearing[];

const hearingMeant =
  (find: Find): PenaltyGate<OfHearing> =>
  ({ state, data, actor }) => {
    if (data === undefined || meantHearing(state, find(state), data.hearing, actor.personId) !== undefined)
      return undefined;
    return data.hearing === undefined
      ? refuse('HEARING_REQUIRED', '本案有几次听证，请选择是哪一名当事人的。', {
          source: apl(64),
          path: 'hearing',
        })
      : refuse('HEARING_UNKNOWN', '该当事人没有可以这样办理的听证。', { source: apl(64), path: 'hearing' });
  };

/** Asks a condition of the hearing that is meant; until that is said, it is refused only if it would be for each. */
function ofHearing<D extends OfHearing>(
  find: Find,
  test: (hearing: Hearing, context: GateContext<PenaltyState, D>) => Refusal | readonly Refusal[] | undefined,
): PenaltyGate<D> {
  return (context) => {
    const { state, data, actor } = context;
    const hearings = find(state);
    const one = data && meantHearing(state, hearings, data.hearing, actor.personId);
    return commonTo(
      (one === undefined ? hearings : [one]).map(
        (hearing) => [test(hearing, context) ?? []].flat() as Refusal[],
      ),
    );
  };
}

const editHearing = (
  state: PenaltyState,
  hearing: Hearing | undefined,
  how: (hearing: Hearing) => Hearing,
): PenaltyState => ({ ...state, hearings: change(state.hearings, (own) => own.id === hearing?.id, how) });

/** 不公开听证的理由 (处罚法 art 64(3)). */
export const closedHearingNames = {
  secret: '涉及国家秘密',
  business: '涉及商业秘密',
  privacy: '涉及个人隐私',
} as const;

/** When, where and before whom. */
const arrangement = {
  heldOn: date('听证日期'),
  startsAt: instant('开始时间'),
  place: text('地点'),
  public: tick('公开举行'),
  closedReason: choice('不公开理由', closedHearingNames).optional(),
  chair: person('主持人'),
  members: people('听证员', 0).optional(),
  recorder: person('记录员'),
  interpreter: text('翻译人员', { max: 60 }).optional(),
};

interface Arranged {
  readonly heldOn: CivilDate;
  readonly startsAt: string;
  readonly place: string;
  readonly public: boolean;
  readonly closedReason?: string | undefined;
  readonly chair: string;
  readonly members?: readonly string[] | undefined;
  readonly recorder: string;
}

const scheduledAs = (data: Arranged): Omit<Hearing['scheduled'], 'seq' | 'at' | 'by'> => ({
  on: data.heldOn,
  startsAt: data.startsAt,
  place: data.place,
  chair: data.chair,
  recorder: data.recorder,
  members: data.members ?? [],
  public: data.public,
});

const benchNamed = (data: Arranged) => benchOf({ scheduled: scheduledAs(data) });

/** Nobody on the bench investigated the case or stands aside (处罚法 art 64(4)); asked when it is named and when it sits. */
function benchRefusals(state: PenaltyState, facts: Facts, bench: readonly string[]): Refusal[] {
  const nameOf = (id: string) => facts.staff[id]?.name ?? '所选人员';
  const conflict = bench.find((id) => state.team.everHandled.includes(id));
  return [
    ...(bench.every((id) => belongs(facts, id))
      ? []
      : [
          refuse('OFFICER_OF_OTHER_AGENCY', '所选人员不是本机关的人员，不能主持或者记录本机关的听证。', {
            source: apl('64(4)'),
            path: 'chair',
          }),
        ]),
    ...(conflict === undefined
      ? []
      : [
          refuse('CHAIR_INVESTIGATED', `${nameOf(conflict)}是本案调查人员，不能主持或者记录听证。`, {
            source: apl('64(4)'),
            path: 'chair',
          }),
        ]),
    ...bench.filter((id) => isRecused(state, id)).map((id) => recusedRefusal(nameOf(id))),
  ];
}

/** The last day on which a party may be told of a hearing (PEN-11: seven working days before). */
function lastDayToTell(heldOn: CivilDate, facts: Facts, profile: Profile): CivilDate | undefined {
  const answer = computeDeadline({ rule: 'PEN-11', start: heldOn, calendar: facts.calendar, profile });
  return answer.ok ? answer.deadline.end : undefined;
}

const arrangementGates: readonly PenaltyGate<Arranged>[] = [
  ({ state, data, facts }) =>
    data === undefined ? undefined : benchRefusals(state, facts, benchNamed(data)),
  ({ data }) =>
    data !== undefined && data.chair === data.recorder
      ? refuse('CHAIR_IS_RECORDER', '听证主持人和记录员不能是同一人。', {
          source: apl('64(4)'),
          path: 'recorder',
        })
      : undefined,
  ({ data }) =>
    data !== undefined && !data.public && data.closedReason === undefined
      ? refuse(
          'HEARING_MUST_BE_PUBLIC',
          '除涉及国家秘密、商业秘密或者个人隐私依法予以保密外，听证公开举行。',
          { source: apl('64(3)'), path: 'closedReason' },
        )
      : undefined,
  ({ data, facts, profile, occurredAt }) => {
    const last = data && lastDayToTell(data.heldOn, facts, profile);
    return last !== undefined && civilDay(occurredAt) > last
      ? refuse('HEARING_NOTICE_SHORT', `应当在举行听证的七个工作日前通知，最迟${chineseDate(last)}通知。`, {
          source: apl('64(2)'),
          path: 'heldOn',
          remedy: '请推迟听证日期。',
        })
      : undefined;
  },
];

/** The requests a hearing is set for: those of the named parties, or the only one that waits. */
export function scheduledFor(
  state: PenaltyState,
  parties: readonly string[] | undefined,
): readonly HearingRequest[] {
  const waiting = awaitingHearing(state);
  if (parties === undefined || parties.length === 0) return waiting.length === 1 ? waiting : [];
  return waiting.filter((request) => parties.includes(request.party));
}

const seats = (requests: readonly HearingRequest[]): Hearing['parties'] =>
  requests.map((request) => ({ party: request.party, request: request.id }));

const notAccepted = refuse('HEARING_NOT_ACCEPTED', '所选当事人没有已经受理、等待安排的听证申请。', {
  source: apl('64(1)'),
  path: 'parties',
  move: 'hearing.accept',
});

const scheduleHearing = penaltyAct({
  type: 'hearing.schedule',
  zh: '安排听证并通知',
  lane: 'hearing',
  schema: act({
    parties: keys('当事人', 0, 'party').meta({ hint: '同时选择几名当事人的，合并听证' }).optional(),
    ...arrangement,
  }),
  by: ['reviewer', 'head', 'handler'],
  source: [apl('64(2)'), apl('64(3)'), apl('64(4)')],
  open: (state) => beforeDecision(state) && awaitingHearing(state).length > 0,
  document: () => ({ template: 'P40', numberCode: '听通' }),
  people: benchNamed,
  gates: [
    ownAgency,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const meant = scheduledFor(state, data.parties);
      if (meant.length === 0 && (data.parties ?? []).length === 0) {
        return refuse('HEARING_PARTY_REQUIRED', '有多名当事人的听证申请已经受理，请选择为谁举行听证。', {
          source: apl(64),
          path: 'parties',
          remedy: '同时选择几名当事人的，合并听证；也可以分别安排。',
        });
      }
      return meant.length < new Set(data.parties).size ? notAccepted : undefined;
    },
    ...arrangementGates,
  ],
  apply: (state, data, header) => ({
    ...state,
    hearings: [
      ...state.hearings,
      {
        id: `hearing-${header.seq}`,
        parties: seats(scheduledFor(state, data.parties)),
        scheduled: { ...mark(header), ...scheduledAs(data) },
        postponed: [],
      },
    ],
  }),
});

/** Whom a hearing is for once it is set anew: the named parties, of it or waiting for one, else whom it was for. */
export function rescheduledFor(
  state: PenaltyState,
  hearing: Hearing,
  parties: readonly string[] | undefined,
): readonly HearingRequest[] {
  const own = heardIn(state, hearing);
  if (parties === undefined || parties.length === 0) return own;
  return [...own, ...awaitingHearing(state)].filter((request) => parties.includes(request.party));
}

/** 改期: another day, place or bench, or other parties joined; everybody is told anew, seven working days before. */
const rescheduleHearing = penaltyAct({
  type: 'hearing.reschedule',
  zh: '改期听证并重新通知',
  lane: 'hearing',
  schema: act({
    hearing: hearingField,
    reason: paragraph('改期（变更）理由'),
    parties: keys('改为哪些当事人的听证', 0, 'party')
      .meta({ hint: '不选即不变；选入其他当事人的，合并听证' })
      .optional(),
    ...arrangement,
    files: files(),
  }),
  personal: ['reason'],
  by: ['reviewer', 'head', 'handler'],
  source: [apl('64(2)'), apl('64(4)')],
  open: (state) => beforeDecision(state) && pendingHearings(state).length > 0,
  document: () => ({ template: 'P40', numberCode: '听通' }),
  people: benchNamed,
  gates: [
    ownAgency,
    hearingMeant(pendingHearings),
    ofHearing(pendingHearings, (hearing, { state, data }) =>
      data !== undefined && rescheduledFor(state, hearing, data.parties).length < new Set(data.parties).size
        ? notAccepted
        : undefined,
    ),
    ...arrangementGates,
  ],
  apply: (state, data, header) => {
    const hearing = meantHearing(state, pendingHearings(state), data.hearing, header.actor.personId);
    return editHearing(state, hearing, ({ announced: _, ...own }) => ({
      ...own,
      parties: seats(rescheduledFor(state, own, data.parties)),
      scheduled: { ...mark(header), ...scheduledAs(data) },
      postponed: [
        ...own.postponed,
        { ...mark(header), from: own.scheduled.on, superseded: own.scheduled.seq },
      ],
    }));
  },
});

/** 公开举行 asks that the public can know of it: day, place and cause, nothing about the party (处罚法 art 64(3)). */
const announceHearing = penaltyAct({
  type: 'hearing.announce',
  zh: '发布听证公告',
  lane: 'hearing',
  schema: act({
    hearing: hearingField,
    channel: text('公告方式', { hint: '公告栏、门户网站等' }),
    seats: paragraph('旁听名额和报名方式').optional(),
    files: files(),
  }),
  by: ['reviewer', 'head', 'handler'],
  source: [apl('64(3)')],
  open: (state) => beforeDecision(state) && toBeAnnounced(state).length > 0,
  document: () => ({ template: 'P41', numberCode: '听公' }),
  gates: [
    ownAgency,
    hearingMeant(toBeAnnounced),
    ofHearing(toBeAnnounced, ({ scheduled }, { occurredAt }) =>
      occurredAt >= scheduled.startsAt
        ? refuse('HEARING_BEGUN', '听证时间已到，应当在举行听证之前公告。', {
            source: apl('64(3)'),
            path: 'occurredAt',
          })
        : undefined,
    ),
  ],
  apply: (state, data, header) => {
    const hearing = meantHearing(state, toBeAnnounced(state), data.hearing, header.actor.personId);
    return editHearing(state, hearing, (own) => ({ ...own, announced: mark(header) }));
  },
});

/** 主持人 or 记录员 of the hearing. */
const conductRefusal = (hearing: Hearing | undefined, who: string): Refusal | undefined =>
  hearing?.scheduled.chair === who || hearing?.scheduled.recorder === who
    ? undefined
    : refuse('NOT_HEARING_CHAIR', '由本次听证的主持人或者记录员办理。', { source: apl('64(4)') });

const tooEarly = (hearing: Hearing, occurredAt: string) =>
  civilDay(occurredAt) < hearing.scheduled.on
    ? refuse('HEARING_TOO_EARLY', '听证日期未到。', { source: apl('64(2)'), path: 'occurredAt' })
    : undefined;

/** Told of day and place, and seven working days before (处罚法 art 64(2)). */
function toldRefusal(
  hearing: Hearing,
  requests: readonly HearingRequest[],
  facts: Facts,
  profile: Profile,
): Refusal | undefined {
  const last = lastDayToTell(hearing.scheduled.on, facts, profile);
  const own = hearing.parties.filter((seat) => requests.some((request) => request.id === seat.request));
  if (own.some((seat) => seat.servedOn === undefined)) {
    return refuse(
      'HEARING_NOTICE_NOT_SERVED',
      `听证通知书尚未送达${requests.length > 1 ? '全部' : ''}当事人。`,
      {
        source: apl('64(2)'),
        move: 'service.record',
      },
    );
  }
  return last !== undefined && own.some((seat) => (seat.servedOn ?? '') > last)
    ? refuse(
        'HEARING_NOTICE_SHORT',
        `听证通知书应当在举行听证的七个工作日前（最迟${chineseDate(last)}）送达当事人。`,
        {
          source: apl('64(2)'),
          remedy: '请改期，重新通知。',
          move: 'hearing.reschedule',
        },
      )
    : undefined;
}

/** 听证参加人的身份. */
export const hearingCapacityNames = {
  party: '当事人',
  agent: '委托代理人',
  third: '第三人',
  witness: '证人',
  expert: '鉴定人',
  investigator: '调查人员',
  interpreter: '翻译',
} as const;

const holdHearing = penaltyAct({
  type: 'hearing.hold',
  zh: '记录听证',
  lane: 'hearing',
  schema: act({
    hearing: hearingField,
    startedAt: instant('开始时间'),
    endedAt: instant('结束时间'),
    place: text('地点'),
    present: rows(
      '参加人',
      z.strictObject({
        name: text('姓名', { max: 60 }),
        capacity: choice('身份', hearingCapacityNames),
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
    recordingExemption: paragraph('未作音像记录的原因（报负责人批准）').optional(),
  }),
  personal: ['present', 'investigator', 'defence', 'crossExamination', 'argument', 'lastStatement'],
  by: ['staff', 'reviewer', 'head', 'officer', 'handler'],
  source: [apl('64(7)'), apl('64(8)')],
  open: (state) => beforeDecision(state) && pendingHearings(state).length > 0,
  document: () => ({ template: 'P42' }),
  recording: { level: 'must', content: '听证全过程', source: apl(47) },
  gates: [
    hearingMeant(pendingHearings),
    ofHearing(pendingHearings, (hearing, { actor }) => conductRefusal(hearing, actor.personId)),
    ofHearing(pendingHearings, (hearing, { state, facts }) =>
      benchRefusals(state, facts, benchOf(hearing)).map((refusal) => ({
        ...refusal,
        remedy: '请改由其他人员组成听证，重新通知。',
        move: 'hearing.reschedule',
      })),
    ),
    ofHearing(pendingHearings, (hearing, { state, facts, profile }) =>
      toldRefusal(hearing, heardIn(state, hearing), facts, profile),
    ),
    ofHearing(pendingHearings, (hearing, { occurredAt }) => tooEarly(hearing, occurredAt)),
    ({ data }) =>
      data !== undefined && data.endedAt <= data.startedAt
        ? refuse('DATE_ORDER', '结束时间应当晚于开始时间。', { path: 'endedAt', source: house() })
        : undefined,
    ofHearing(pendingHearings, (hearing, { state, data }) =>
      data !== undefined &&
      data.present.filter((p) => p.capacity === 'agent').length > 2 * heardIn(state, hearing).length
        ? refuse('TOO_MANY_AGENTS', '每名当事人可以委托一至二人代理。', {
            source: apl('64(5)'),
            path: 'present',
          })
        : undefined,
    ),
  ],
  apply: (state, data, header) => {
    const hearing = meantHearing(state, pendingHearings(state), data.hearing, header.actor.personId);
    return editHearing(state, hearing, (own) => ({
      ...own,
      held: { ...mark(header), place: data.place, startedAt: data.startedAt, present: data.present },
    }));
  },
});

/** Parties of the hearings to come. */
const expected = (state: PenaltyState): readonly HearingRequest[] => requestsAt(state, 'scheduled');

const hearingFor = (state: PenaltyState, request: HearingRequest): Hearing | undefined =>
  pendingHearings(state).find((hearing) => heardIn(state, hearing).includes(request));

/** What counts as giving up the hearing (处罚法 art 64(6)). */
export const hearingGivenUpNames = {
  absent: '当事人无正当理由拒不出席',
  left: '当事人未经许可中途退出',
} as const;

/** 终止 for the party who does not come or leaves; those who came are heard (处罚法 art 64(6)). */
const terminateHearing = penaltyAct({
  type: 'hearing.terminate',
  zh: '终止听证',
  lane: 'hearing',
  schema: act({
    party: key('当事人', 'party').optional(),
    reason: choice('终止原因', hearingGivenUpNames),
    note: paragraph('情况记明'),
  }),
  by: ['staff', 'reviewer', 'head', 'officer', 'handler'],
  source: [apl('64(6)')],
  open: (state) => beforeDecision(state) && pendingHearings(state).length > 0,
  gates: [
    requestMeant(expected, '已经安排'),
    ofRequest(expected, (request, { state, actor }) =>
      conductRefusal(hearingFor(state, request), actor.personId),
    ),
    ofRequest(expected, (request, { state, facts, profile }) => {
      const hearing = hearingFor(state, request);
      return hearing && toldRefusal(hearing, [request], facts, profile);
    }),
    ofRequest(expected, (request, { state, occurredAt }) => {
      const hearing = hearingFor(state, request);
      return hearing && tooEarly(hearing, occurredAt);
    }),
  ],
  apply: (state, data, header) =>
    editRequest(state, meantRequest(expected(state), data.party), {
      givenUp: { ...mark(header), reason: data.reason },
    }),
});

/** 听证报告的处理建议. */
export const hearingAdviceNames = {
  uphold: '维持拟处理意见',
  change: '改变拟处理意见',
  investigate: '补充调查',
} as const;

const reportHearing = penaltyAct({
  type: 'hearing.report',
  zh: '提交听证报告',
  lane: 'hearing',
  schema: act({
    hearing: hearingField,
    summary: paragraph('听证基本情况'),
    views: paragraph('双方主要意见和证据'),
    disputes: paragraph('争议焦点'),
    opinion: paragraph('听证意见'),
    suggestion: choice('处理建议', hearingAdviceNames),
    files: files(),
  }),
  personal: ['summary', 'views', 'disputes', 'opinion'],
  by: ['staff', 'reviewer', 'head', 'officer', 'handler'],
  source: [apl(65)],
  open: (state) => beforeDecision(state) && unreportedHearings(state).length > 0,
  document: () => ({ template: 'P43', numberCode: '听报' }),
  gates: [
    hearingMeant(unreportedHearings),
    ofHearing(unreportedHearings, ({ scheduled }, { actor }) =>
      scheduled.chair === actor.personId
        ? undefined
        : refuse('NOT_HEARING_CHAIR', '听证报告由听证主持人提交。', { source: apl(65) }),
    ),
  ],
  apply: (state, data, header) => {
    const hearing = meantHearing(state, unreportedHearings(state), data.hearing, header.actor.personId);
    return editHearing(state, hearing, (own) => ({ ...own, reported: mark(header) }));
  },
});

export const hearingActs = [
  ...hearingRequestActs,
  scheduleHearing,
  rescheduleHearing,
  announceHearing,
  holdHearing,
  terminateHearing,
  reportHearing,
];
