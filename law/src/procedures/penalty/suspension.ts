import { readable } from '../../dossier/act.ts';
import { house } from '../../dossier/basis.ts';
import { act, files, paragraph, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { mark, penaltyAct } from './define.ts';
import { afterFiling, beforeDecision, ownAgency } from './gates.ts';

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

export const suspensionActs = [suspendCase, resumeCase];
