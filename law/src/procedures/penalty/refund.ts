import { chineseDate } from '../../calendar/index.ts';
import { apl, house, scl } from '../../dossier/basis.ts';
import { act, choice, count, date, files, key, money, paragraph, text } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { formatYuan } from '../../identifiers/index.ts';
import { mark, type PenaltyGate, penaltyAct } from './define.ts';
import { notAfterAct, ownAgency, partyExists } from './gates.ts';
import { claimable, everyReceived, heldNames, isUnclaimed, refundables, toRefund } from './owed.ts';
import type { PenaltyState, UnclaimedGround } from './state.ts';

/**
 * 退还款项: what was paid under a decision that was annulled, declared void or changed to less goes back (处罚法 art 74(3)), and so
 * does the price of what was confiscated under it and sold (国家赔偿法 art 36(五)).
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
    return refuse('NOTHING_TO_REFUND', '这一笔没有应当退还的款项。', {
      source: apl('74(3)'),
      path: 'payment',
    });
  if (data.fen === 0) return refuse('AMOUNT_ZERO', '退还金额应当大于零。', { source: house(), path: 'fen' });
  if (data.fen > found.fen)
    return refuse(
      'REFUND_TOO_MUCH',
      `退还金额超过应当退还的${heldNames[found.payment.of]}（${formatYuan(found.fen)}元）。`,
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

const refundPayment = penaltyAct({
  type: 'payment.refund',
  zh: '登记退还款项',
  lane: 'execution',
  schema: act({
    payment: count('退还的款项（序号）', { min: 1 }),
    on: date('退还日期'),
    fen: money('退还金额', { hint: '分次退还的，填写本次退还的金额' }),
    voucher: text('退付凭证号码', { max: 60 }),
    payee: text('收款人').optional(),
    files: files(),
  }),
  personal: ['payee'],
  by: ['officer', 'handler', 'clerk'],
  source: [apl('74(3)'), scl('36(五)'), house()],
  open: (state) => toRefund(state) > 0,
  correctable: ['on', 'fen', 'voucher', 'payee'],
  gates: [ownAgency, notAfterAct('on', '退还日期'), withinExcess],
  apply: (state, data, header) => ({
    ...state,
    // Whoever took a part of it is there to take the rest.
    unclaimed: state.unclaimed.filter(
      ({ party }) =>
        !everyReceived(state).some((payment) => payment.seq === data.payment && payment.party === party),
    ),
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

const unclaimedGroundNames: Readonly<Record<UnclaimedGround, string>> = {
  noHeir: '当事人死亡，没有继承人或者继承人尚不明确',
  noSuccessor: '当事人终止，没有权利义务承受人',
  untraceable: '经查找无法联系当事人',
  declined: '经通知，当事人不领取',
};

/**
 * Where nobody can be paid back, the head says so, and the case need not stay open for it (系统规则). Nothing is forfeited: the
 * money is paid back whenever somebody comes for it.
 */
const findUnclaimed = penaltyAct({
  type: 'payment.unclaimed',
  zh: '认定款项暂时无法退还',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    ground: choice('无法退还的原因', unclaimedGroundNames),
    efforts: paragraph('查找、通知情况', { hint: '有人领取时，随时办理退还' }),
    files: files(),
  }),
  personal: ['efforts'],
  by: ['head'],
  source: [house()],
  open: (state) => claimable(state) > 0,
  gates: [
    ownAgency,
    partyExists,
    ({ state, data }) =>
      data === undefined || (toRefund(state, data.party) > 0 && !isUnclaimed(state, data.party))
        ? undefined
        : refuse('NOTHING_UNCLAIMED', '没有应当退还该当事人的款项，或者已经认定无法退还。', {
            source: house(),
            path: 'party',
          }),
  ],
  apply: (state, data, header) => ({
    ...state,
    unclaimed: [...state.unclaimed, { ...mark(header), party: data.party, ground: data.ground }],
  }),
});

export const refundActs = [refundPayment, findUnclaimed];

/** No case is closed while the agency holds money of a party without a title (系统规则). */
export const moneyReturned = ({ state }: { readonly state: PenaltyState }): Refusal | undefined => {
  const left = claimable(state);
  return left === 0
    ? undefined
    : refuse('MONEY_NOT_REFUNDED', `应当退还当事人的款项尚有${formatYuan(left)}元未退还。`, {
        source: apl('74(3)'),
        move: 'payment.refund',
        remedy: '确实无人领取的，由负责人认定暂时无法退还。',
      });
};
