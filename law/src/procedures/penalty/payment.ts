import { chineseDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house, sep } from '../../dossier/basis.ts';
import { act, choice, count, date, files, key, money, text, tick } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { formatYuan } from '../../identifiers/index.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { ownAgency, partyExists } from './gates.ts';
import { type Debt, debtNames, everyPayment, mayBePaid, owed, roundOn, unpaidOn } from './owed.ts';
import type { CashGround, Payment, PenaltyState } from './state.ts';

/** 缴纳 (处罚法 art 67–71). The agency that decides does not collect, save the cash of art 68–69. */

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
        source: apl('68(一)'),
        path: 'cashGround',
      })
    : undefined;
}

const notOverpaid: PenaltyGate<{
  readonly party: string;
  readonly of: Debt;
  readonly on: string;
  readonly fen: number;
}> = ({ state, data }) => {
  if (data === undefined) return undefined;
  const left = unpaidOn(state, data.party, data.of, data.on);
  if (data.fen === 0) return refuse('AMOUNT_ZERO', '缴款金额应当大于零。', { source: house(), path: 'fen' });
  return data.fen > left
    ? refuse('OVERPAID', `缴款超过尚未缴纳的${debtNames[data.of]}（${formatYuan(Math.max(left, 0))}元）。`, {
        source: apl(74),
        path: 'fen',
        remedy: '请核对票据；多收的款项应当退还。',
      })
    : undefined;
};

const recordPayment = penaltyAct({
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
  // Also once the decision has fallen or the case is closed: what was paid has to be on the record, to count or to go back.
  open: mayBePaid,
  correctable: ['on', 'receiptKind', 'receipt', 'payer'],
  gates: [
    ownAgency,
    partyExists,
    notOverpaid,
    ({ state, data, occurredAt }) => {
      if (data === undefined) return undefined;
      if (data.on > civilDay(occurredAt))
        return refuse('DATE_ORDER', '缴款日期晚于办理时间。', { source: house(), path: 'on' });
      const { decision } = roundOn(state, data.on);
      return decision !== undefined && data.on < decision.on
        ? refuse('BEFORE_EARLIER_STEP', `缴款日期早于处罚决定日期（${chineseDate(decision.on)}）。`, {
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
      everyPayment(state).some((payment) => payment.receipt === data.receipt && payment.of === data.of)
        ? refuse('RECEIPT_USED', '该票据号码已经登记。', { source: house(), path: 'receipt' })
        : undefined,
  ],
  apply: (state, data, header) => {
    const { decision } = roundOn(state, data.on);
    return inEveryRound(state, (payments, of) =>
      of !== decision?.seq
        ? payments
        : [
            ...payments,
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
    );
  },
});

/** Changes the payments of each decision, the fallen ones among them. */
function inEveryRound(
  state: PenaltyState,
  how: (payments: readonly Payment[], decision: number | undefined) => readonly Payment[],
): PenaltyState {
  const changed = <R extends Pick<PenaltyState, 'decision' | 'execution'>>(round: R): R => ({
    ...round,
    execution: { ...round.execution, payments: how(round.execution.payments, round.decision?.seq) },
  });
  return { ...changed(state), earlier: state.earlier.map(changed) };
}

/** Cash that is not with the bank yet. */
export const cashUnderWay = (state: PenaltyState): readonly Payment[] =>
  everyPayment(state).filter((payment) => payment.cash !== undefined && payment.cash.bankedOn === undefined);

const handInCash = penaltyAct({
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
  apply: (state, data) =>
    inEveryRound(state, (payments) =>
      change(
        payments,
        (payment) => payment.seq === data.payment,
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
    ),
});

export const paymentActs = [recordPayment, handInCash];
