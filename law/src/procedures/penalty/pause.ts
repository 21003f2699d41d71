import type { z } from 'zod';
import { type Pause as ClockPause, chineseDate, PAUSE_GROUND_NAMES } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import type { ClockInstance } from '../../dossier/define.ts';
import { act, choice, date, files, key, paragraph, text, tick } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { clockOf, clockRunning, engineRefusal, underWay } from './clock.ts';
import { change, type PenaltyGate, penaltyAct } from './define.ts';
import { isEnded, ownAgency } from './gates.ts';

/** 扣除期间: time that does not count, as a record of its own. */

const notAhead =
  <D>(title: string, path: string, day: (data: D) => string): PenaltyGate<D> =>
  ({ data, occurredAt }) =>
    data === undefined || day(data) <= civilDay(occurredAt)
      ? undefined
      : refuse('DATE_ORDER', `${title}晚于记录之日。`, { path, source: house() });

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

export const pauseActs = [beginPause, endPause];
