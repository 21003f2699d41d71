import { chineseDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { acl, apl, house, sep } from '../../dossier/basis.ts';
import { act, date, key, money, paragraph } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { formatYuan } from '../../identifiers/index.ts';
import { decidedParties } from './assess.ts';
import { mark, type PenaltyGate, penaltyAct } from './define.ts';
import { ownAgency, partyExists } from './gates.ts';
import { executing, openRemedy, owed, paid, paidOn, payBy, surchargeUntil } from './owed.ts';

/** 加处罚款 (处罚法 art 72(1), 73(3)): the agency may impose it, if the decision announced it. */

/** What the agency says it computes must be what the law computes. */
const surchargeComputed: PenaltyGate<{
  readonly party: string;
  readonly from: string;
  readonly to: string;
  readonly fen: number;
}> = ({ state, data, occurredAt, facts, profile }) => {
  if (data === undefined) return undefined;
  if (data.to > civilDay(occurredAt))
    return refuse('DATE_ORDER', '加处罚款的截止日期晚于办理时间。', { source: house(), path: 'to' });
  const settled = paidOn(state, data.party);
  if (settled !== undefined && data.to > settled) {
    return refuse('SURCHARGE_AFTER_PAYMENT', `罚款已于${settled}缴清，此后不再加处。`, {
      source: apl('72(1)(一)'),
      path: 'to',
    });
  }
  const due = payBy(state, data.party, facts, profile);
  const computed = surchargeUntil(state, data.party, data.to, facts, profile);
  if (due === undefined || computed === undefined) {
    return refuse(
      'NOT_OVERDUE',
      due === undefined
        ? '处罚决定书尚未送达该当事人，缴款期限未开始。'
        : `缴款期限至${chineseDate(due)}届满，没有逾期未缴的罚款。`,
      { source: apl('72(1)(一)'), path: 'to' },
    );
  }
  if (!computed.answer.ok)
    return refuse(computed.answer.code, computed.answer.message, { source: apl('72(1)(一)') });
  const before = owed(state, data.party, 'surcharge');
  const amount = Math.max(computed.answer.amountFen - before, 0);
  if (data.from !== computed.from || data.fen !== amount || amount === 0) {
    return refuse(
      'SURCHARGE_MISCOMPUTED',
      `加处罚款应当自${chineseDate(computed.from)}起算，计${formatYuan(amount)}元。${computed.answer.explanation}`,
      {
        source: apl('72(1)(一)'),
        path: data.from === computed.from ? 'fen' : 'from',
        remedy:
          before > 0
            ? `此前已加处${formatYuan(before)}元，本次只计差额，合计不超过罚款数额。`
            : '请按计算结果填写。',
      },
    );
  }
  return undefined;
};

const imposeSurcharge = penaltyAct({
  type: 'surcharge.impose',
  zh: '加处罚款',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    from: date('起算日期'),
    to: date('截止日期'),
    fen: money('加处罚款数额'),
    reason: paragraph('加处罚款的事实和理由'),
  }),
  personal: ['reason'],
  by: ['head'],
  source: [apl('72(1)(一)'), apl('73(3)'), acl(45), sep(9)],
  open: (state) =>
    executing(state) &&
    decidedParties(state.decision).some((own) => own.penalties.some((penalty) => penalty.kind === 'fine')),
  document: () => ({ template: 'P60', numberCode: '加罚' }),
  gates: [
    ownAgency,
    ({ state }) =>
      state.decision?.outcome.surchargeAnnounced === true
        ? undefined
        : refuse('SURCHARGE_NOT_ANNOUNCED', '处罚决定书没有载明逾期加处罚款及其标准，不能加处。', {
            source: sep(7),
          }),
    partyExists,
    ({ state, data }) =>
      data !== undefined && openRemedy(state, data.party) !== undefined
        ? refuse(
            'SURCHARGE_DURING_REMEDY',
            '当事人申请行政复议或者提起行政诉讼的，加处罚款在复议、诉讼期间不予计算。',
            { source: apl('73(3)'), path: 'party', remedy: '请在复议或者诉讼终结后办理。' },
          )
        : undefined,
    surchargeComputed,
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      surcharges: [
        ...state.execution.surcharges,
        {
          ...mark(header),
          party: data.party,
          fen: data.fen,
          from: data.from,
          to: data.to,
          fine: owed(state, data.party, 'fine'),
          overdue: owed(state, data.party, 'fine') - paid(state, data.party, 'fine', data.from),
        },
      ],
    },
  }),
});

export const surchargeActs = [imposeSurcharge];
