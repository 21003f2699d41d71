import { house } from '../../dossier/basis.ts';
import { act, choice, files, paragraph } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { mark, penaltyAct } from './define.ts';
import { beforeDecision, isHandler, notByHandler, ownAgency, recordingsComplete } from './gates.ts';
import { nothingLeftBehind } from './left-behind.ts';

/** 撤销案件: ends a case before a decision. */

const terminationNames = {
  wronglyFiled: '立案不当',
  noConduct: '没有违法行为',
  limitation: '超过追责时效',
  partyGone: '当事人死亡或者终止，没有权利义务承受人',
  other: '其他依法应当撤销的情形',
} as const;

/** 提请撤销案件, with the reasons; what is kept has been released and what had to be recorded is. */
const proposeTermination = penaltyAct({
  type: 'termination.propose',
  zh: '提请撤销案件',
  lane: 'closing',
  schema: act({
    ground: choice('撤案理由', terminationNames),
    investigation: paragraph('调查情况摘要'),
    reason: paragraph('具体理由'),
    measures: paragraph('证据保存、强制措施解除情况').optional(),
    files: files(),
  }),
  personal: ['investigation', 'reason', 'measures'],
  by: ['officer', 'handler'],
  source: [house()],
  open: (state) => beforeDecision(state) && state.closing.termination === undefined,
  gates: [ownAgency, isHandler, ...nothingLeftBehind, recordingsComplete],
  apply: (state, data, header) => ({
    ...state,
    closing: {
      ...state.closing,
      termination: {
        ...mark(header),
        ground: terminationNames[data.ground],
        investigation: data.investigation,
        reason: data.reason,
        ...(data.measures === undefined ? {} : { measures: data.measures }),
      },
    },
  }),
});

const terminateCase = penaltyAct({
  type: 'case.terminate',
  zh: '撤销案件',
  lane: 'closing',
  schema: act({ opinion: paragraph('负责人意见'), files: files() }),
  personal: ['opinion'],
  by: ['head'],
  source: [house()],
  open: beforeDecision,
  document: () => ({
    template: 'P49-decision',
    numberCode: '撤案',
    enclosures: [{ template: 'P49-approval' }],
  }),
  gates: [
    ownAgency,
    ...nothingLeftBehind,
    recordingsComplete,
    ({ state }) =>
      state.closing.termination === undefined
        ? refuse('TERMINATION_NOT_PROPOSED', '承办人尚未提请撤销案件。', {
            source: house(),
            move: 'termination.propose',
          })
        : undefined,
    notByHandler('承办人不能批准撤销自己承办的案件。', house()),
  ],
  apply: (state, _data, header) => {
    const { termination } = state.closing;
    if (termination === undefined) return state;
    return {
      ...state,
      closing: { ...state.closing, terminated: { ...mark(header), reason: termination.ground } },
    };
  },
});

const returnTermination = penaltyAct({
  type: 'termination.return',
  zh: '不同意撤销案件',
  lane: 'closing',
  schema: act({ reason: paragraph('理由') }),
  personal: ['reason'],
  by: ['head'],
  source: [house()],
  open: (state) => beforeDecision(state) && state.closing.termination !== undefined,
  gates: [ownAgency],
  apply: (state) => {
    const { termination: _, ...closing } = state.closing;
    return { ...state, closing };
  },
});

export const terminationActs = [proposeTermination, terminateCase, returnTermination];
