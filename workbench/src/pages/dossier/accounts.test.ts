import type { PenaltyState } from '@mingjing/law';
import type { DecisionMade, Payment } from '@mingjing/law/penalty';
import { describe, expect, it } from 'vitest';
import { accountsOf } from './accounts.ts';

const mark = (seq: number) => ({ seq, at: '2026-04-20T02:00:00Z', by: 'u1' });
const fine = (fen: number) => [{ party: 'p1', penalties: [{ kind: 'fine' as const, fen }] }];
const decision = (fate?: DecisionMade['fate']) =>
  ({
    ...mark(1),
    on: '2026-04-15',
    outcome: { kind: 'penalty', parties: fine(600_000) },
    ...(fate === undefined ? {} : { fate }),
  }) as unknown as DecisionMade;
const payment = (seq: number, fen: number): Payment => ({
  ...mark(seq),
  party: 'p1',
  of: 'fine',
  on: '2026-04-20',
  fen,
  receipt: `票${seq}`,
});
const state = (more: object, payments: readonly Payment[]) =>
  ({
    earlier: [],
    refunds: [],
    unclaimed: [],
    decision: decision(),
    execution: { payments, surcharges: [], sales: [] },
    ...more,
  }) as unknown as PenaltyState;
const annulled = { kind: 'annulled', by: 'agency', on: '2026-05-01', seq: 9, decidedOn: '2026-05-01' };

describe('the accounts of a party', () => {
  it('say what is to be paid, was paid and is left', () => {
    expect(accountsOf(state({}, [payment(2, 200_000)]), 'p1')).toEqual([
      { title: '罚款', text: '应缴¥6,000.00，已缴¥2,000.00，尚欠¥4,000.00' },
    ]);
    expect(accountsOf(state({}, []), 'p2')).toEqual([]);
  });

  it('say what goes back of a decision that fell, in this round or an earlier one', () => {
    const fell = decision(annulled as DecisionMade['fate']);
    const refunds = [{ ...mark(3), payment: 2, on: '2026-05-04', fen: 100_000, voucher: '退1' }];
    const back = { title: '退还款项', text: '应退¥6,000.00，已退¥1,000.00，尚未退还¥5,000.00' };
    expect(accountsOf(state({ decision: fell, refunds }, [payment(2, 600_000)]), 'p1')).toEqual([back]);
    const round = {
      decision: fell,
      execution: { payments: [payment(2, 600_000)], surcharges: [], sales: [] },
    };
    const anew = state({ decision: undefined, earlier: [round], refunds }, []);
    expect(accountsOf(anew, 'p1')).toEqual([back]);
  });
});
