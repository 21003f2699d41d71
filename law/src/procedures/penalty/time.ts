import type { z } from 'zod';
import {
  type Extension as ClockExtension,
  type Pause as ClockPause,
  chineseDate,
  computeDeadline,
  type ExtensionRule,
  type Field,
  findRule,
  PAUSE_GROUND_NAMES,
} from '../../calendar/index.ts';
import { civilDay, type Erased, isErased } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import type { ClockInstance, GateContext } from '../../dossier/define.ts';
import { act, choice, count, date, files, key, paragraph, text, tick } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { redoPaper, roundBefore } from './anew.ts';
import { criminalOpen } from './criminal.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { afterFiling, beforeDecision, isEnded, ownAgency } from './gates.ts';
import type { ExtensionAsked, PenaltyState } from './state.ts';

/** 扣除期间, 延长, 中止: time as records of its own. Whether a clock may be paused or extended is the deadline engine's answer. */

/** Pauses and extensions of one clock. */
export const timingOf = ({ time }: PenaltyState, key: string) => ({
  pauses: time.pauses.filter((pause) => pause.clock === key),
  extensions: time.extensions.filter((extension) => extension.clock === key),
});

/**
 * The ninety days from filing to the decision (处罚法 art 60: PEN-04, in the market PEN-04a); of a case that is to be decided
 * anew the days from the receipt of that order (复议法实施条例 art 58: REM-29).
 */
export function decisionClock(state: PenaltyState, field: Field): ClockInstance | undefined {
  const { filing, decision, closing, criminal } = state;
  if (filing.approved === undefined) return undefined;
  // 移送司法机关 is one of the four ways to decide (处罚法 art 57(1)); what the police send back is to be decided still.
  const passedOn = criminalOpen(state) ? criminal?.decided?.at : undefined;
  const doneAt = decision?.at ?? closing.terminated?.at ?? filing.transferredTo?.at ?? passedOn;
  const always = {
    key: 'decide',
    whose: 'agency',
    ...timingOf(state, 'decide'),
    ...(doneAt === undefined ? {} : { doneOn: civilDay(doneAt) }),
  } as const;
  const redo = roundBefore(state)?.redo;
  if (redo === undefined)
    return {
      ...always,
      rule: field === 'market' ? 'PEN-04a' : 'PEN-04',
      zh: '作出处罚决定',
      start: civilDay(filing.approved.at),
      options: { field },
    };
  const { days, number = '' } = redo;
  return {
    ...always,
    rule: 'REM-29',
    zh: '重新作出处罚决定',
    start: redo.receivedOn,
    ...(days === undefined
      ? {}
      : { options: { value: { value: days, source: `${redoPaper(redo)}${number}`, confirmed: true } } }),
  };
}

const underWay = (state: PenaltyState) => state.lead !== undefined && !isEnded(state);

type Clocked = { readonly clock: string };

function clockOf<D extends Clocked>({
  dossier,
  facts,
  profile,
  data,
}: GateContext<PenaltyState, D>): ClockInstance | undefined {
  return dossier.procedure.clocks(dossier.state, profile, facts).find((clock) => clock.key === data?.clock);
}

const clockRunning: PenaltyGate<Clocked> = (context) => {
  if (context.data === undefined) return undefined;
  const clock = clockOf(context);
  if (clock === undefined) {
    return refuse('CLOCK_UNKNOWN', '本案没有这一期限。', {
      path: 'clock',
      source: house(),
      remedy: '请从本案的期限中选择。',
    });
  }
  return clock.doneOn === undefined
    ? undefined
    : refuse('CLOCK_STOPPED', `「${clock.zh}」已经完成，期限不再计算。`, { path: 'clock', source: house() });
};

/** What the engine says of the clock with one more pause or extension. */
function engineRefusal<D extends Clocked>(
  context: GateContext<PenaltyState, D>,
  more: { readonly pauses?: readonly ClockPause[]; readonly extensions?: readonly ClockExtension[] },
): Refusal | undefined {
  const clock = clockOf(context);
  if (clock === undefined || clock.doneOn !== undefined) return undefined;
  const answer = computeDeadline({
    rule: clock.rule,
    start: clock.start,
    calendar: context.facts.calendar,
    profile: context.profile,
    pauses: more.pauses ?? clock.pauses ?? [],
    extensions: more.extensions ?? clock.extensions ?? [],
    options: { asOf: civilDay(context.occurredAt), ...clock.options },
  });
  return answer.ok
    ? undefined
    : refuse(answer.refusal.code, answer.refusal.message, {
        source: clock.key === 'decide' ? apl(60) : house(),
      });
}

const pauseSchema = act({
  clock: key('期限'),
  ground: choice('扣除事由', PAUSE_GROUND_NAMES),
  from: date('开始之日'),
  fromIncluded: tick('开始之日当日即予扣除').optional(),
  document: text('依据的文书名称或者文号', { max: 200 }),
  files: files(),
});

type PauseData = z.infer<typeof pauseSchema>;

const pausesWith = (clock: ClockInstance | undefined, data: PauseData): ClockPause[] => [
  ...(clock?.pauses ?? []),
  {
    ground: data.ground,
    from: data.from,
    document: data.document,
    ...(data.fromIncluded === true ? { fromIncluded: true } : {}),
  },
];

const notAhead =
  <D>(title: string, path: string, day: (data: D) => string): PenaltyGate<D> =>
  ({ data, occurredAt }) =>
    data === undefined || day(data) <= civilDay(occurredAt)
      ? undefined
      : refuse('DATE_ORDER', `${title}晚于记录之日。`, { path, source: house() });

const beginPause = penaltyAct({
  type: 'pause.begin',
  zh: '开始扣除期间',
  lane: 'record',
  schema: pauseSchema,
  by: ['handler', 'reviewer', 'head'],
  source: [apl(60)],
  open: underWay,
  correctable: ['from', 'document'],
  gates: [
    ownAgency,
    clockRunning,
    notAhead('开始之日', 'from', (data: PauseData) => data.from),
    (context) => {
      const { data } = context;
      if (data === undefined) return undefined;
      const clock = clockOf(context);
      if (clock?.pauses?.some((pause) => pause.to === undefined) === true) {
        return refuse('PAUSE_OPEN', '该期限已有尚未结束的扣除期间。', {
          path: 'clock',
          source: house(),
          move: 'pause.end',
        });
      }
      return engineRefusal(context, { pauses: pausesWith(clock, data) });
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    time: {
      ...state.time,
      pauses: [
        ...state.time.pauses,
        {
          id: `t${header.seq}`,
          clock: data.clock,
          ground: data.ground,
          from: data.from,
          document: data.document,
          ...(data.fromIncluded === true ? { fromIncluded: true } : {}),
        },
      ],
    },
  }),
});

const endPause = penaltyAct({
  type: 'pause.end',
  zh: '结束扣除期间',
  lane: 'record',
  schema: act({
    pause: key('扣除期间'),
    to: date('结束之日'),
    note: paragraph('说明').optional(),
    files: files(),
  }),
  personal: ['note'],
  by: ['handler', 'reviewer', 'head'],
  source: [apl(60)],
  open: (state) => !isEnded(state) && state.time.pauses.some((pause) => pause.to === undefined),
  correctable: ['to'],
  gates: [
    ownAgency,
    notAhead('结束之日', 'to', (data: { readonly to: string }) => data.to),
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const pause = state.time.pauses.find((p) => p.id === data.pause);
      if (pause === undefined || pause.to !== undefined) {
        return refuse('PAUSE_UNKNOWN', '没有这一尚未结束的扣除期间。', {
          path: 'pause',
          source: house(),
          move: 'pause.begin',
        });
      }
      return data.to < pause.from
        ? refuse('DATE_ORDER', `结束之日早于开始之日（${chineseDate(pause.from)}）。`, {
            path: 'to',
            source: house(),
          })
        : undefined;
    },
  ],
  apply: (state, data) => ({
    ...state,
    time: {
      ...state.time,
      pauses: change(
        state.time.pauses,
        (pause) => pause.id === data.pause,
        (pause) => ({ ...pause, to: data.to }),
      ),
    },
  }),
});

const collective = '负责人集体讨论';

const proposalSchema = act({
  clock: key('期限'),
  value: count('延长的期限', { min: 1, max: 1000, hint: '按该期限的单位' }).optional(),
  until: date('延长至').optional(),
  reason: paragraph('延长理由'),
  files: files(),
});

const approvalSchema = act({
  clock: key('期限'),
  approver: choice('批准方式', { head: '机关负责人批准', collective: '负责人集体讨论决定' }),
  discussion: paragraph('集体讨论情况').optional(),
  opinion: paragraph('负责人意见'),
  notifiedOn: date('告知当事人之日').optional(),
  files: files(),
});

type ApprovalData = z.infer<typeof approvalSchema>;

/** The extension as the engine counts it. */
export const extensionOf = (
  asked: Pick<ExtensionAsked, 'value' | 'until' | 'reason'>,
  data: Pick<ApprovalData, 'approver' | 'notifiedOn'>,
  approvedOn: string,
): ClockExtension => ({
  approvedOn,
  approvedBy: data.approver === 'collective' ? collective : '机关负责人',
  reason: readable(asked.reason),
  ...(asked.value === undefined ? {} : { value: asked.value }),
  ...(asked.until === undefined ? {} : { until: asked.until }),
  ...(data.notifiedOn === undefined ? {} : { notifiedOn: data.notifiedOn }),
});

/** The proposal that waits for the head, of one clock. */
export const extensionAsked = (state: PenaltyState, clock: string | undefined): ExtensionAsked | undefined =>
  state.time.asked.find((asked) => asked.clock === clock);

/** The extension rule this one would use: each may be used as often as it says. */
function nextExtension(clock: ClockInstance): ExtensionRule | undefined {
  const rule = findRule(clock.rule);
  if (rule?.kind !== 'period') return undefined;
  const slots = rule.extensions.flatMap((allowed) => Array.from({ length: allowed.times }, () => allowed));
  return slots[clock.extensions?.length ?? 0];
}

/** What the engine says of the clock with one more extension, approved when the act happens. */
function extendedRefusal<D extends Clocked>(
  context: GateContext<PenaltyState, D>,
  asked: Pick<ExtensionAsked, 'value' | 'until' | 'reason'>,
  approval: Pick<ApprovalData, 'approver' | 'notifiedOn'>,
): Refusal | undefined {
  const clock = clockOf(context);
  const day = civilDay(context.occurredAt);
  return engineRefusal(context, {
    extensions: [...(clock?.extensions ?? []), extensionOf(asked, approval, day)],
  });
}

/** 提请延长: by whoever works against the clock, in time to be approved before its end. */
const proposeExtension = penaltyAct({
  type: 'extension.propose',
  zh: '提请延长期限',
  lane: 'record',
  schema: proposalSchema,
  personal: ['reason'],
  by: ['handler', 'officer', 'reviewer'],
  source: [apl(60)],
  open: underWay,
  gates: [
    ownAgency,
    clockRunning,
    ({ state, data }) =>
      data !== undefined && extensionAsked(state, data.clock) !== undefined
        ? refuse('EXTENSION_ASKED', '该期限已经提请延长，尚未审批。', { path: 'clock', source: house() })
        : undefined,
    (context) =>
      context.data === undefined ? undefined : extendedRefusal(context, context.data, { approver: 'head' }),
  ],
  apply: (state, data, header) => ({
    ...state,
    time: {
      ...state.time,
      asked: [
        ...state.time.asked,
        {
          ...mark(header),
          clock: data.clock,
          reason: data.reason,
          ...(data.value === undefined ? {} : { value: data.value }),
          ...(data.until === undefined ? {} : { until: data.until }),
        },
      ],
    },
  }),
});

const settled = (state: PenaltyState, clock: string): PenaltyState => ({
  ...state,
  time: { ...state.time, asked: state.time.asked.filter((asked) => asked.clock !== clock) },
});

const extensionProposed: PenaltyGate<Clocked> = ({ state, data }) => {
  const asked = data === undefined ? state.time.asked[0] : extensionAsked(state, data.clock);
  return asked === undefined
    ? refuse('EXTENSION_NOT_PROPOSED', '该期限尚未提请延长。', {
        source: house(),
        ...(data === undefined ? {} : { path: 'clock' }),
        move: 'extension.propose',
      })
    : undefined;
};

/** Approved before the un-extended end; the second one of a market case only after a collective discussion. */
const approveExtension = penaltyAct({
  type: 'extension.approve',
  zh: '批准延长期限',
  lane: 'record',
  schema: approvalSchema,
  personal: ['discussion', 'opinion'],
  by: ['head'],
  source: [apl(60)],
  open: underWay,
  document: ({ clock }) =>
    clock === 'decide' ? { template: 'P30-extension', numberCode: '案延' } : undefined,
  gates: [
    ownAgency,
    extensionProposed,
    clockRunning,
    (context) => {
      const { data, state } = context;
      const clock = data && clockOf(context);
      const asked = data && extensionAsked(state, data.clock);
      if (data === undefined || clock === undefined || asked === undefined) return undefined;
      const refused = extendedRefusal(context, asked, data);
      if (refused !== undefined) return refused;
      const needed = nextExtension(clock)?.approver === collective;
      if (needed && (data.approver !== 'collective' || data.discussion === undefined)) {
        return refuse('COLLECTIVE_REQUIRED', '再次延长应当经负责人集体讨论决定，并记明讨论情况。', {
          path: 'approver',
          source: apl(60),
        });
      }
      return undefined;
    },
  ],
  apply: (state, data, header) => {
    const asked = extensionAsked(state, data.clock);
    if (asked === undefined) return state;
    const { time } = settled(state, data.clock);
    const extension = extensionOf(asked, data, civilDay(header.occurredAt));
    return {
      ...state,
      time: { ...time, extensions: [...time.extensions, { clock: data.clock, ...extension }] },
    };
  },
});

const returnExtension = penaltyAct({
  type: 'extension.return',
  zh: '不同意延长期限',
  lane: 'record',
  schema: act({ clock: key('期限'), reason: paragraph('理由') }),
  personal: ['reason'],
  by: ['head'],
  source: [apl(60)],
  open: (state) => underWay(state) && state.time.asked.length > 0,
  gates: [ownAgency, extensionProposed],
  apply: (state, data) => settled(state, data.clock),
});

/** The engine asks for a reason; an erased one stays one. */
const readable = (value: string | Erased): string => (isErased(value) ? '（已删除）' : value);

/** 中止调查. Whether the days count is another matter: that is what a pause is for. */
const suspendCase = penaltyAct({
  type: 'case.suspend',
  zh: '中止调查',
  lane: 'record',
  schema: act({ basis: text('依据'), reason: paragraph('中止理由'), files: files() }),
  personal: ['reason'],
  by: ['head'],
  source: [house()],
  open: (state) => beforeDecision(state) && state.time.suspended === undefined,
  document: () => ({ template: 'P30-suspension', numberCode: '中止' }),
  gates: [ownAgency],
  apply: (state, data, header) => ({
    ...state,
    time: { ...state.time, suspended: { ...mark(header), reason: readable(data.reason) } },
  }),
});

const resumeCase = penaltyAct({
  type: 'case.resume',
  zh: '恢复调查',
  lane: 'record',
  schema: act({ reason: paragraph('恢复理由'), files: files() }),
  personal: ['reason'],
  by: ['head'],
  source: [house()],
  open: (state) => afterFiling(state) && state.time.suspended !== undefined,
  document: () => ({ template: 'P30-suspension', numberCode: '中止' }),
  gates: [
    ownAgency,
    ({ state, occurredAt }) =>
      state.time.suspended !== undefined && Date.parse(occurredAt) < Date.parse(state.time.suspended.at)
        ? refuse('BEFORE_EARLIER_STEP', '恢复的时间早于中止的时间。', { path: 'occurredAt', source: house() })
        : undefined,
  ],
  apply: (state) => {
    const { suspended: _, ...time } = state.time;
    return { ...state, time };
  },
});

export const timeActs = [
  beginPause,
  endPause,
  proposeExtension,
  approveExtension,
  returnExtension,
  suspendCase,
  resumeCase,
];
