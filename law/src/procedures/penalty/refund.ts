import { chineseDate } from '../../calendar/index.ts';
import { apl, house } from '../../dossier/basis.ts';
import { act, count, date, files, money, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { formatYuan } from '../../identifiers/index.ts';
import { mark, type PenaltyGate, penaltyAct } from './define.ts';
import { notAfterAct, ownAgency } from './gates.ts';
import { debtNames, refundables, toRefund } from './owed.ts';

/**
 * 退还款项: what was paid under a decision that was annulled, declared void or changed to less goes back (处罚法 art 74(3)).
 * The finance department pays; here it is recorded, payment by payment, until nothing is left. It may come after closing
 * and archive.
 */

const withinExcess: PenaltyGate<{
  readonly payment: number;
  readonly on: string;
  readonly fen: number;
  readonly voucher: string;
}> = ({ state, data }) => {
  if (data === undefined) return undefined;
  const found = refundables(state).find(({ payment }) => payment.seq === data.payment);
  if (found === undefined)
    return refuse('NOTHING_TO_REFUND', '这一笔缴款没有应当退还的款项。', {
      source: apl('74(3)'),
      path: 'payment',
    });
  if (data.fen === 0) return refuse('AMOUNT_ZERO', '退还金额应当大于零。', { source: house(), path: 'fen' });
  if (data.fen > found.fen)
    return refuse(
      'REFUND_TOO_MUCH',
      `退还金额超过应当退还的${debtNames[found.payment.of]}（${formatYuan(found.fen)}元）。`,
      { source: apl('74(3)'), path: 'fen' },
    );
  if (data.on < found.since)
    return refuse(
      'BEFORE_EARLIER_STEP',
      `退还日期早于处罚决定被变更、撤销之日（${chineseDate(found.since)}）。`,
      { source: house(), path: 'on' },
    );
  return state.refunds.some(({ payment, voucher }) => payment === data.payment && voucher === data.voucher)
    ? refuse('VOUCHER_USED', '这一笔缴款已经登记过该退付凭证。', { source: house(), path: 'voucher' })
    : undefined;
};

export const refundPayment = penaltyAct({
  type: 'payment.refund',
  zh: '登记退还款项',
  lane: 'execution',
  schema: act({
    payment: count('退还的缴款（序号）', { min: 1 }),
    on: date('退还日期'),
    fen: money('退还金额', { hint: '分次退还的，填写本次退还的金额' }),
    voucher: text('退付凭证号码', { max: 60 }),
    payee: text('收款人').optional(),
    files: files(),
  }),
  personal: ['payee'],
  by: ['officer', 'handler', 'clerk'],
  source: [apl('74(3)'), house()],
  open: (state) => toRefund(state) > 0,
  correctable: ['on', 'fen', 'voucher', 'payee'],
  gates: [ownAgency, notAfterAct('on', '退还日期'), withinExcess],
  apply: (state, data, header) => ({
    ...state,
    refunds: [
      ...state.refunds,
      {
        ...mark(header),
        payment: data.payment,
        on: data.on,
        fen: data.fen,
        voucher: data.voucher,
      },
    ],
  }),
});

/** No case is closed while the agency holds money of a party without a title (系统规则). */
export const moneyReturned: PenaltyGate<unknown> = ({ state }) => {
  const left = toRefund(state);
  return left === 0
    ? undefined
    : refuse('MONEY_NOT_REFUNDED', `应当退还当事人的款项尚有${formatYuan(left)}元未退还。`, {
        source: apl('74(3)'),
        move: 'payment.refund',
      });
};
