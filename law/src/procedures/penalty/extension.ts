import type { z } from 'zod';
import { type Extension as ClockExtension, type ExtensionRule, findRule } from '../../calendar/index.ts';
import { civilDay, readable } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import type { ClockInstance, GateContext } from '../../dossier/define.ts';
import { act, choice, count, date, files, key, paragraph } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { type Clocked, clockOf, clockRunning, engineRefusal, underWay } from './clock.ts';
import { mark, type PenaltyGate, penaltyAct } from './define.ts';
import { ownAgency } from './gates.ts';
import type { ExtensionAsked, PenaltyState } from './state.ts';

/** 延长: asked for by whoever works against the clock, approved by the head before its end. */

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

export const extensionActs = [proposeExtension, approveExtension, returnExtension];
