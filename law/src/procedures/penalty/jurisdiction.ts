import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import { act, choice, date, files, paragraph, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { mark, penaltyAct } from './define.ts';
import { beforeDecision, notAfterAct, ownAgency } from './gates.ts';
import type { PenaltyState } from './state.ts';

/** 管辖争议 (处罚法 art 25(2)): settled by agreement, else the common superior names who decides; until then nobody does. */

const raiseDispute = penaltyAct({
  type: 'jurisdiction.dispute',
  zh: '登记管辖争议',
  lane: 'filing',
  schema: act({
    other: text('有争议的另一机关'),
    views: paragraph('双方意见和协商情况'),
    superior: text('报请指定管辖的共同上一级机关').optional(),
    files: files(),
  }),
  by: ['officer', 'handler', 'head'],
  source: [apl('25(2)')],
  open: (state) => beforeDecision(state) && !inDispute(state),
  gates: [ownAgency],
  apply: (state, data, header) => ({
    ...state,
    disputes: [...state.disputes, { raised: mark(header), other: data.other }],
  }),
});

const settleDispute = penaltyAct({
  type: 'jurisdiction.settle',
  zh: '登记管辖争议结果',
  lane: 'filing',
  schema: act({
    result: choice('结果', { own: '由本机关管辖', other: '由另一机关管辖' }),
    by: choice('确定方式', { agreement: '协商一致', designation: '上级机关指定' }),
    document: text('指定管辖通知书文号或者协商纪要').optional(),
    settledOn: date('确定之日'),
    files: files(),
  }),
  by: ['officer', 'handler', 'head'],
  source: [apl('25(2)')],
  open: (state) => beforeDecision(state) && inDispute(state),
  gates: [
    ownAgency,
    notAfterAct('settledOn', '确定之日'),
    ({ state, data }) => {
      const raised = state.disputes.at(-1)?.raised.at;
      return data !== undefined && raised !== undefined && data.settledOn < civilDay(raised)
        ? refuse('DATE_ORDER', '确定之日早于登记争议之日。', { source: house(), path: 'settledOn' })
        : undefined;
    },
    ({ data }) =>
      data?.by === 'designation' && data.document === undefined
        ? refuse('DESIGNATION_MISSING', '上级机关指定管辖的，应当填写指定管辖通知书文号。', {
            source: apl('25(2)'),
            path: 'document',
          })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    disputes: state.disputes.map((dispute) =>
      dispute.settled === undefined
        ? { ...dispute, settled: { ...mark(header), own: data.result === 'own' } }
        : dispute,
    ),
  }),
});

export const inDispute = (state: PenaltyState): boolean =>
  state.disputes.some((dispute) => dispute.settled === undefined);

/** The case was found to be another agency's. */
export const givenAway = (state: PenaltyState): boolean => state.disputes.at(-1)?.settled?.own === false;

/** No decision while it is open whose case it is, and none by whom it was given away from. */
export function jurisdictionRefusal(state: PenaltyState) {
  if (inDispute(state)) {
    return refuse('JURISDICTION_DISPUTED', '管辖争议尚未解决，不能作出处理决定。', {
      source: apl('25(2)'),
      move: 'jurisdiction.settle',
    });
  }
  return givenAway(state)
    ? refuse('JURISDICTION_ELSEWHERE', '已经确定由另一机关管辖，本机关不能作出处理决定。', {
        source: apl('25(2)'),
        remedy: '请移送有管辖权的机关。',
        move: 'lead.transfer',
      })
    : undefined;
}

export const jurisdictionActs = [raiseDispute, settleDispute];
