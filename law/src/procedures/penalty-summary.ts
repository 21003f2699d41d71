import { civilDay } from '../dossier/act.ts';
import type { Procedure, StageView } from '../dossier/define.ts';
import { closingActs } from './penalty/closing.ts';
import { executionActs, executionClocks } from './penalty/execution.ts';
import { recordActs } from './penalty/file-record.ts';
import { majorFilingClocks } from './penalty/major-filing.ts';
import { remedyActs, remedyClocks } from './penalty/remedy.ts';
import { serviceActs, serviceClocks } from './penalty/service.ts';
import { spotActs, spotClocks } from './penalty/spot.ts';
import { initialState, type PenaltyState } from './penalty/state.ts';
import { changeTeam } from './penalty/team.ts';
import { stageOf } from './penalty-ordinary.ts';

/**
 * 行政处罚简易程序 (处罚法 art 51–53): decided on the spot, reported, carried out, kept. No legal review, no notice of its
 * own, no publication; reconsideration comes before a suit (复议法 art 23).
 */
export const penaltySummary: Procedure<PenaltyState> = {
  id: 'penalty-summary',
  version: 1,
  zh: '行政处罚（简易程序）',
  initial: initialState,
  acts: [
    ...spotActs,
    changeTeam,
    ...serviceActs,
    ...executionActs,
    ...remedyActs,
    ...closingActs,
    ...recordActs,
  ],
  clocks: (state, profile, facts) => [
    ...spotClocks(state),
    ...serviceClocks(state),
    ...executionClocks(state, profile, facts),
    ...remedyClocks(state),
    ...majorFilingClocks(state, profile),
  ],
  stages,
  stageOf,
  people: (state) => state.team.everHandled,
};

const rows: readonly {
  readonly id: string;
  readonly zh: string;
  readonly doneOn: (state: PenaltyState) => string | undefined;
}[] = [
  { id: 'decide', zh: '当场决定', doneOn: (s) => s.decision?.on },
  {
    id: 'serve',
    zh: '交付决定书',
    doneOn: (s) => s.services.find((service) => service.document === s.decision?.seq)?.servedOn,
  },
  { id: 'report', zh: '报本机关备案', doneOn: (s) => s.spot?.filedOn },
  { id: 'execute', zh: '执行', doneOn: (s) => dayOf(s.closing.proposed?.at) },
  { id: 'close', zh: '结案', doneOn: (s) => s.closing.closed?.on },
  { id: 'archive', zh: '归档', doneOn: (s) => dayOf(s.closing.archived?.at) },
];

const dayOf = (at: string | undefined) => (at === undefined ? undefined : civilDay(at));

function stages(state: PenaltyState): readonly StageView[] {
  const now = rows.findIndex((row) => row.doneOn(state) === undefined);
  return rows.map(({ id, zh, doneOn }, index): StageView => {
    const on = doneOn(state);
    if (on !== undefined) return { id, zh, state: 'done', on };
    return { id, zh, state: index === now ? 'now' : 'ahead' };
  });
}
