import { z } from 'zod';
import { civilDay } from '../../dossier/act.ts';
import { acl, apl, house, sep } from '../../dossier/basis.ts';
import {
  act,
  choice,
  count,
  date,
  files,
  key,
  money,
  paragraph,
  rows,
  text,
  tick,
} from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { formatYuan } from '../../identifiers/index.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { ownAgency, partyExists } from './gates.ts';
import { type Debt, executing, openRemedy, owed, paidOn, payBy, surchargeUntil, unpaid } from './owed.ts';
import { decisionServedOn } from './service.ts';
import type { CashGround, Deferral, PenaltyState } from './state.ts';

/** 缴纳、延期和分期、加处罚款 (处罚法 art 66–74). The agency that decides does not collect, save the cash of art 68–69. */

const debtNames: Readonly<Record<Debt, string>> = {
  fine: '罚款',
  gains: '没收的违法所得',
  surcharge: '加处罚款',
};

export const cashGroundNames: Readonly<Record<CashGround, string>> = {
  hundredYuan: '依法给予一百元以下罚款',
  hardLater: '不当场收缴事后难以执行',
  remote: '边远、水上、交通不便地区，当事人到指定银行或者通过电子支付系统缴纳确有困难，经当事人提出',
};

/** Highest fine that may be taken in cash on the first ground (处罚法 art 68(1)(一)), in fen. */
const cashCeiling = 10_000;

/** Why a fine may not be collected in cash on a ground; the first two grounds belong to the decision on the spot. */
export function cashRefusal(ground: CashGround, fine: number, onTheSpot: boolean, asked: boolean) {
  if (ground === 'remote') {
    return asked
      ? undefined
      : refuse('CASH_NOT_ASKED', '依此理由当场收缴罚款，须由当事人提出。', {
          source: apl(69),
          path: 'asked',
        });
  }
  if (!onTheSpot) {
    return refuse('CASH_ONLY_ON_THE_SPOT', '只有当场作出的处罚决定可以依此理由当场收缴罚款。', {
      source: apl(68),
      path: 'cashGround',
      remedy: '请由当事人向代收机构缴纳。',
    });
  }
  return ground === 'hundredYuan' && fine > cashCeiling
    ? refuse('CASH_ABOVE_CEILING', '罚款超过一百元，不能以一百元以下为由当场收缴。', {
        source: apl('68（一）'),
        path: 'cashGround',
      })
    : undefined;
}

const notOverpaid: PenaltyGate<{ readonly party: string; readonly of: Debt; readonly fen: number }> = ({
  state,
  data,
}) => {
  if (data === undefined) return undefined;
  const left = unpaid(state, data.party, data.of);
  if (data.fen === 0) return refuse('AMOUNT_ZERO', '缴款金额应当大于零。', { source: house(), path: 'fen' });
  return data.fen > left
    ? refuse('OVERPAID', `缴款超过尚未缴纳的${debtNames[data.of]}(${formatYuan(Math.max(left, 0))}元）。`, {
        source: apl(74),
        path: 'fen',
        remedy: '请核对票据；多收的款项应当退还。',
      })
    : undefined;
};

export const recordPayment = penaltyAct({
  type: 'payment.record',
  zh: '登记缴款',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    of: choice<Debt>('款项', debtNames),
    on: date('缴款日期'),
    fen: money('缴款金额'),
    receiptKind: choice('票据种类', {
      nonTax: '非税收入一般缴款书',
      receipt: '罚没收据',
      electronic: '电子票据',
    }),
    receipt: text('票据号码', { max: 60 }),
    payer: text('缴款人').optional(),
    cashGround: choice<CashGround>('当场收缴的理由', cashGroundNames).optional(),
    asked: tick('当事人已提出当场缴纳').optional(),
    files: files(),
  }),
  personal: ['payer'],
  by: ['officer', 'handler', 'clerk'],
  concurrency: 'additive',
  source: [apl(67), apl(70), sep(8)],
  open: (state) => executing(state),
  correctable: ['on', 'receiptKind', 'receipt', 'payer'],
  gates: [
    ownAgency,
    partyExists,
    notOverpaid,
    ({ state, data, occurredAt }) => {
      if (data === undefined || state.decision === undefined) return undefined;
      if (data.on > civilDay(occurredAt))
        return refuse('DATE_ORDER', '缴款日期晚于办理时间。', { source: house(), path: 'on' });
      return data.on < state.decision.on
        ? refuse('BEFORE_EARLIER_STEP', `缴款日期早于处罚决定日期（${state.decision.on})。`, {
            source: house(),
            path: 'on',
          })
        : undefined;
    },
    ({ state, data }) =>
      data?.cashGround === undefined
        ? undefined
        : cashRefusal(
            data.cashGround,
            owed(state, data.party, 'fine'),
            state.spot !== undefined,
            data.asked === true,
          ),
    ({ state, data }) =>
      data !== undefined &&
      state.execution.payments.some((payment) => payment.receipt === data.receipt && payment.of === data.of)
        ? refuse('RECEIPT_USED', '该票据号码已经登记。', { source: house(), path: 'receipt' })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      payments: [
        ...state.execution.payments,
        {
          ...mark(header),
          party: data.party,
          on: data.on,
          fen: data.fen,
          of: data.of,
          receipt: data.receipt,
          ...(data.cashGround === undefined ? {} : { cash: { ground: data.cashGround } }),
        },
      ],
    },
  }),
});

const cashUnderWay = (state: PenaltyState) =>
  state.execution.payments.filter(
    (payment) => payment.cash !== undefined && payment.cash.bankedOn === undefined,
  );

export const handInCash = penaltyAct({
  type: 'payment.handIn',
  zh: '缴付当场收缴的罚款',
  lane: 'execution',
  schema: act({
    payment: count('当场收缴的缴款（序号）', { min: 1 }),
    to: choice('缴付至', { agency: '行政机关', bank: '指定银行' }),
    on: date('缴付日期'),
    receipt: text('凭证号码', { max: 60 }).optional(),
    files: files(),
  }),
  by: ['officer', 'handler', 'clerk'],
  concurrency: 'additive',
  source: [apl(71)],
  open: (state) => cashUnderWay(state).length > 0,
  correctable: ['on', 'receipt'],
  gates: [
    ownAgency,
    ({ state, data, occurredAt }) => {
      if (data === undefined) return undefined;
      const payment = cashUnderWay(state).find((candidate) => candidate.seq === data.payment);
      if (payment === undefined)
        return refuse('PAYMENT_UNKNOWN', '没有这一笔待缴付的当场收缴罚款。', {
          source: house(),
          path: 'payment',
        });
      const handedIn = payment.cash?.handedInOn;
      if (data.to === 'agency' && handedIn !== undefined)
        return refuse('ALREADY_HANDED_IN', '该笔罚款已交至行政机关。', { source: apl(71), path: 'to' });
      if (data.to === 'bank' && handedIn === undefined)
        return refuse('NOT_HANDED_IN', '该笔罚款尚未交至行政机关。', { source: apl(71), path: 'to' });
      return data.on > civilDay(occurredAt) || data.on < (handedIn ?? payment.on)
        ? refuse('DATE_ORDER', '缴付日期与前后步骤的日期不符。', { source: house(), path: 'on' })
        : undefined;
    },
  ],
  apply: (state, data) => ({
    ...state,
    execution: {
      ...state.execution,
      payments: change(
        state.execution.payments,
        (payment) => payment.seq === data.payment && payment.cash !== undefined,
        (payment) =>
          payment.cash === undefined
            ? payment
            : {
                ...payment,
                cash: {
                  ...payment.cash,
                  ...(data.to === 'agency' ? { handedInOn: data.on } : { bankedOn: data.on }),
                },
              },
      ),
    },
  }),
});

const instalment = z.strictObject({ dueOn: date('缴纳期限'), fen: money('金额') });

export const requestDeferral = penaltyAct({
  type: 'deferral.request',
  zh: '登记延期（分期）缴纳申请',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    appliedOn: date('申请日期'),
    way: choice('申请方式', { defer: '延期缴纳', instalments: '分期缴纳' }),
    reason: paragraph('申请理由（经济困难情况）'),
    proposal: rows('申请的缴纳安排', instalment),
    files: files(),
  }),
  personal: ['reason'],
  by: ['officer', 'handler'],
  source: [apl('66(2)')],
  open: (state) => executing(state),
  document: () => ({ template: 'P54', numberCode: '缴审' }),
  correctable: ['appliedOn', 'way'],
  gates: [
    ownAgency,
    partyExists,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      if (decisionServedOn(state, data.party) === undefined)
        return refuse('DECISION_NOT_SERVED', '处罚决定书尚未送达该当事人。', {
          source: apl('66(2)'),
          move: 'service.record',
        });
      if (unpaid(state, data.party, 'fine') <= 0)
        return refuse('NOTHING_OWED', '该当事人没有尚未缴纳的罚款。', {
          source: apl('66(2)'),
          path: 'party',
        });
      return pendingDeferral(state, data.party) === undefined
        ? undefined
        : refuse('DEFERRAL_PENDING', '该当事人已有尚未决定的延期（分期）申请。', {
            source: house(),
            path: 'party',
          });
    },
    ({ data, occurredAt }) =>
      data !== undefined && data.appliedOn > civilDay(occurredAt)
        ? refuse('DATE_ORDER', '申请日期晚于办理时间。', { source: house(), path: 'appliedOn' })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      deferrals: [
        ...state.execution.deferrals,
        { id: `deferral-${header.seq}`, party: data.party, requested: mark(header), instalments: [] },
      ],
    },
  }),
});

const pendingDeferral = (state: PenaltyState, party: string | undefined): Deferral | undefined =>
  state.execution.deferrals.find((deferral) => deferral.party === party && deferral.decided === undefined);

export const decideDeferral = penaltyAct({
  type: 'deferral.decide',
  zh: '决定是否延期（分期）缴纳',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    granted: tick('同意'),
    reason: paragraph('理由'),
    instalments: rows('缴纳安排', instalment),
  }),
  personal: ['reason'],
  by: ['head'],
  source: [apl('66(2)'), apl('72(2)')],
  open: (state) => state.execution.deferrals.some((deferral) => deferral.decided === undefined),
  document: () => ({ template: 'P55', numberCode: '缴批' }),
  gates: [
    ownAgency,
    ({ state, data }) =>
      data !== undefined && pendingDeferral(state, data.party) === undefined
        ? refuse('DEFERRAL_UNKNOWN', '该当事人没有待决定的延期（分期）申请。', {
            source: house(),
            path: 'party',
          })
        : undefined,
    ({ state, data, occurredAt }) => {
      if (data === undefined) return undefined;
      const { instalments } = data;
      if (!data.granted) {
        return instalments.length === 0
          ? undefined
          : refuse('INSTALMENTS_UNEXPECTED', '不同意的，不填写缴纳安排。', {
              source: house(),
              path: 'instalments',
            });
      }
      const sum = instalments.reduce((total, entry) => total + entry.fen, 0);
      const left = unpaid(state, data.party, 'fine');
      if (sum !== left || instalments.some((entry) => entry.fen === 0)) {
        return refuse(
          'INSTALMENTS_DO_NOT_SUM',
          `各期金额合计${formatYuan(sum)}元，应当等于尚未缴纳的罚款${formatYuan(left)}元。`,
          { source: apl('66(2)'), path: 'instalments' },
        );
      }
      const rising = instalments.every(
        (entry, index) => entry.dueOn > (instalments[index - 1]?.dueOn ?? civilDay(occurredAt)),
      );
      return rising
        ? undefined
        : refuse('INSTALMENTS_OUT_OF_ORDER', '各期期限应当晚于决定之日，并依次延后。', {
            source: house(),
            path: 'instalments',
          });
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      deferrals: change(
        state.execution.deferrals,
        (deferral) => deferral.party === data.party && deferral.decided === undefined,
        (deferral) => ({
          ...deferral,
          decided: { ...mark(header), granted: data.granted },
          instalments: data.instalments,
        }),
      ),
    },
  }),
});

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
      source: apl('72(1)（一）'),
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
        : `缴款期限至${due}届满，没有逾期未缴的罚款。`,
      { source: apl('72(1)（一）'), path: 'to' },
    );
  }
  if (!computed.answer.ok)
    return refuse(computed.answer.code, computed.answer.message, { source: apl('72(1)（一）') });
  const before = owed(state, data.party, 'surcharge');
  const amount = Math.max(computed.answer.amountFen - before, 0);
  if (data.from !== computed.from || data.fen !== amount || amount === 0) {
    return refuse(
      'SURCHARGE_MISCOMPUTED',
      `加处罚款应当自${computed.from}起算，计${formatYuan(amount)}元。${computed.answer.explanation}`,
      {
        source: apl('72(1)（一）'),
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

export const imposeSurcharge = penaltyAct({
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
  source: [apl('72(1)（一）'), apl('73(3)'), acl(45), sep(9)],
  open: (state) =>
    executing(state) &&
    state.decision?.outcome.parties.some((own) =>
      own.penalties.some((penalty) => penalty.kind === 'fine'),
    ) === true,
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
        { ...mark(header), party: data.party, fen: data.fen, from: data.from, to: data.to },
      ],
    },
  }),
});

/** What `surcharge.impose` will accept for a party up to a day, for the form. */
export function surchargeProposal(
  ...[state, party, to, facts, profile]: Parameters<typeof surchargeUntil>
): { from: string; to: string; fen: number } | undefined {
  const computed = surchargeUntil(state, party, to, facts, profile);
  if (computed === undefined || !computed.answer.ok) return undefined;
  return {
    from: computed.from,
    to,
    fen: Math.max(computed.answer.amountFen - owed(state, party, 'surcharge'), 0),
  };
}

export const paymentActs = [recordPayment, handInCash, requestDeferral, decideDeferral, imposeSurcharge];
