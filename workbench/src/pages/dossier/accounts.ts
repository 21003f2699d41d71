import { formatMoney, type PenaltyState } from '@mingjing/law';
import {
  type Debt,
  debtNames,
  everyReceived,
  isUnclaimed,
  owed,
  paid,
  toRefund,
  unpaid,
} from '@mingjing/law/penalty';

/** What a party has to pay under the decision as it stands and has paid; what has to go back to it, and what went. */
export function accountsOf(
  state: PenaltyState,
  party: string,
): readonly { readonly title: string; readonly text: string }[] {
  const lines = (Object.keys(debtNames) as Debt[]).flatMap((of) => {
    const due = owed(state, party, of);
    if (due === 0) return [];
    const left = unpaid(state, party, of);
    return [
      {
        title: debtNames[of],
        text: `应缴${formatMoney(due)}，已缴${formatMoney(Math.min(paid(state, party, of), due))}${left > 0 ? `，尚欠${formatMoney(left)}` : ''}`,
      },
    ];
  });
  const own = new Set(
    everyReceived(state).flatMap((payment) => (payment.party === party ? payment.seq : [])),
  );
  const back = state.refunds.reduce((sum, { payment, fen }) => (own.has(payment) ? sum + fen : sum), 0);
  const left = toRefund(state, party);
  return back + left === 0
    ? lines
    : [
        ...lines,
        {
          title: '退还款项',
          text: `应退${formatMoney(back + left)}，已退${formatMoney(back)}${left > 0 ? `，尚未退还${formatMoney(left)}${isUnclaimed(state, party) ? '（已认定暂时无法退还）' : ''}` : ''}`,
        },
      ];
}
