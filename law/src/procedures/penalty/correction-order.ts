import { apl, arr } from '../../dossier/basis.ts';
import {
  act,
  choice,
  confirmed,
  date,
  files,
  instant,
  key,
  money,
  paragraph,
  people,
  rows,
  text,
} from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { change, mark, penaltyAct } from './define.ts';
import { actorCertified, beforeDecision, isEnded, isHandler, ownAgency, partyExists } from './gates.ts';
import {
  dueLater,
  fieldFiles,
  fieldOfficers,
  fromLead,
  handlerOnceFiled,
  inTheField,
  mustRecord,
  refusalField,
  refusalProved,
  tookPart,
} from './on-site.ts';
import type { PenaltyState } from './state.ts';

/** 责令改正 with every penalty, at any time after the breach is found (处罚法 art 28(1)), and its recheck. */

/** 改正方式. */
export const correctionNames = { now: '立即改正', by: '限期改正', other: '其他方式改正' } as const;

const orderCorrection = penaltyAct({
  type: 'correction.order',
  zh: '责令改正',
  lane: 'investigation',
  schema: act({
    party: key('当事人', 'party'),
    officers: people('执法人员', 2),
    facts: paragraph('违法事实'),
    violated: rows('违反的法律规定', text('法律规定', { hint: '全称加书名号和条款项' }), 1),
    how: choice('改正方式', correctionNames),
    dueOn: date('改正期限').optional(),
    requirement: paragraph('改正内容和要求'),
    recheck: paragraph('复查安排').optional(),
    files: files(),
  }),
  personal: ['facts'],
  by: ['officer', 'handler'],
  source: [apl('28(1)'), apl('42(1)'), arr(25)],
  open: fromLead,
  concurrency: 'additive',
  document: () => ({ template: 'P13', numberCode: '责改' }),
  people: (data) => data.officers,
  gates: [
    ...inTheField,
    partyExists,
    ...fieldOfficers,
    dueLater,
    ({ data }) =>
      data?.how === 'by' && data.dueOn === undefined
        ? refuse('DUE_DATE_MISSING', '限期改正的，应当写明改正期限。', {
            path: 'dueOn',
            source: apl('28(1)'),
          })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    team: tookPart(state, data),
    investigation: {
      ...state.investigation,
      correctionOrders: [
        ...state.investigation.correctionOrders,
        {
          id: `c${header.seq}`,
          party: data.party,
          ordered: mark(header),
          ...(data.dueOn === undefined ? {} : { dueOn: data.dueOn }),
        },
      ],
    },
  }),
});

/** 责令退款: what was charged above the price goes back to those who paid it (处罚法 art 28(2)). */
const orderRefund = penaltyAct({
  type: 'refund.order',
  zh: '责令退款',
  lane: 'investigation',
  schema: act({
    party: key('当事人', 'party'),
    facts: paragraph('违法事实'),
    basis: text('依据', { hint: '全称加书名号和条款项' }),
    refund: money('应退款额'),
    dueOn: date('退款期限'),
    evidence: paragraph('退款情况报送要求').optional(),
    files: files(),
  }),
  personal: ['facts'],
  by: ['officer', 'handler'],
  source: [apl('28(2)'), arr(25)],
  open: beforeDecision,
  document: () => ({ template: 'P13a', numberCode: '责退' }),
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    dueLater,
    ({ data }) =>
      data?.refund === 0
        ? refuse('AMOUNT_ZERO', '应退款额不能为零。', { path: 'refund', source: apl('28(2)') })
        : undefined,
  ],
  apply: (state) => state,
});

const openOrders = (state: PenaltyState) =>
  state.investigation.correctionOrders.filter((order) => order.rechecked?.corrected !== true);

/** 复查结论. */
export const recheckNames = { done: '已按要求改正', partly: '部分改正', notDone: '未改正' } as const;

/** May also come after the decision; a recheck that finds nothing done leaves the order open. */
const recheckCorrection = penaltyAct({
  type: 'correction.recheck',
  zh: '复查改正情况',
  lane: 'investigation',
  schema: act({
    order: key('责令改正'),
    officers: people('复查人员', 2),
    at: instant('复查时间'),
    identityShown: confirmed('已出示执法证件、表明身份'),
    findings: paragraph('复查情况'),
    conclusion: choice('复查结论', recheckNames),
    refusal: refusalField.optional(),
    ...fieldFiles,
  }),
  personal: ['findings', 'refusal', 'recordingExemption'],
  by: ['officer', 'handler'],
  source: [apl('28(1)'), apl('42(1)'), apl('55(1)')],
  open: (state) => openOrders(state).length > 0 && state.closing.closed === undefined && !isEnded(state),
  concurrency: 'additive',
  document: () => ({ template: 'P13b', numberCode: '复查' }),
  recording: mustRecord('出示证件、复查情况、签名'),
  people: (data) => data.officers,
  gates: [
    ownAgency,
    actorCertified,
    handlerOnceFiled,
    ...fieldOfficers,
    refusalProved,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const order = state.investigation.correctionOrders.find((o) => o.id === data.order);
      if (order === undefined) {
        return refuse('ORDER_UNKNOWN', '本案没有这一责令改正。', {
          path: 'order',
          source: apl('28(1)'),
          move: 'correction.order',
        });
      }
      return Date.parse(data.at) < Date.parse(order.ordered.at)
        ? refuse('BEFORE_EARLIER_STEP', '复查时间早于责令改正的时间。', { path: 'at', source: apl('28(1)') })
        : undefined;
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    team: tookPart(state, data),
    investigation: {
      ...state.investigation,
      correctionOrders: change(
        state.investigation.correctionOrders,
        (order) => order.id === data.order,
        (order) => ({ ...order, rechecked: { ...mark(header), corrected: data.conclusion === 'done' } }),
      ),
    },
  }),
});

export const correctionOrderActs = [orderCorrection, recheckCorrection, orderRefund];
