import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { everythingSettled } from './left-behind.ts';
import { owed, paid, refundables, toRefund, unpaid } from './owed.ts';
import type { PenaltyState } from './state.ts';
import { tasksOf } from './tasks.ts';
import { at, type Drive, drive, people, testFile } from './testing.ts';
import { case3, driveDecided, ecologyBureau, inPerson, serveDecision } from './testing-decided.ts';
import { volumeGaps, volumesOf } from './volume.ts';

const { zhou, chen, lin } = people;

const pay = (fen: number, on: string, more: Record<string, unknown> = {}) => ({
  party: 'p1',
  of: 'fine',
  on,
  fen,
  receiptKind: 'nonTax',
  receipt: `票${on}${fen}`,
  files: [testFile(1)],
  ...more,
});

const back = (payment: number, fen: number, on: string, more: Record<string, unknown> = {}) => ({
  payment,
  on,
  fen,
  voucher: `退${on}`,
  files: [testFile(2, 'scan')],
  ...more,
});

const revoke = (fen?: number) => ({
  kind: fen === undefined ? 'annulled' : 'changed',
  reason: '认定事实有误',
  penalties: fen === undefined ? [] : [{ party: 'p1', kind: 'fine', fen }],
  files: [],
});

/** 案例三, fined 28,000.00 yuan, which was paid in two parts. */
function paidCase() {
  const run = driveDecided(case3, ecologyBureau);
  serveDecision(run, '2026-09-24');
  const first = run.do(zhou, 'payment.record', pay(1_000_000, '2026-09-28'), '2026-09-28').seq;
  const second = run.do(zhou, 'payment.record', pay(1_800_000, '2026-09-29'), '2026-09-29').seq;
  return { run, first, second };
}

const asked = (run: Drive<PenaltyState>, day: string) =>
  tasksOf(run.state, run.facts, run.profile, at(day))
    .filter((task) => task.move === 'payment.refund')
    .map(({ person, what }) => [person, what]);

describe('money paid under a decision that is gone goes back （处罚法 art 74(3)）', () => {
  it('is nobody’s business while the decision stands', () => {
    const { run, first } = paidCase();
    expect(toRefund(run.state)).toBe(0);
    expect(asked(run, '2026-09-30')).toEqual([]);
    expect(run.refused(zhou, 'payment.refund', back(first, 1, '2026-09-30'), '2026-09-30')).toEqual([
      'MOVE_CLOSED',
    ]);
  });

  it('all of it once the decision is annulled: the handlers are asked, and it adds up part by part', () => {
    const { run, first, second } = paidCase();
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    expect(toRefund(run.state)).toBe(2_800_000);
    expect(asked(run, '2026-10-12')).toEqual(
      run.state.team.handlers.map((person) => [person, '退还已缴款项（28,000.00元）']),
    );
    run.do(zhou, 'payment.refund', back(first, 400_000, '2026-10-13'), '2026-10-13');
    run.do(zhou, 'payment.refund', back(first, 600_000, '2026-10-14'), '2026-10-14');
    expect(run.refused(zhou, 'payment.refund', back(first, 1, '2026-10-15'), '2026-10-15')).toEqual([
      'NOTHING_TO_REFUND',
    ]);
    expect(toRefund(run.state)).toBe(1_800_000);
    run.do(zhou, 'payment.refund', back(second, 1_800_000, '2026-10-15'), '2026-10-15');
    expect(toRefund(run.state)).toBe(0);
    expect(asked(run, '2026-10-15')).toEqual([]);
    expect(run.moves(zhou, '2026-10-16').map((move) => move.type)).not.toContain('payment.refund');
  });

  it('the difference once it is changed to less, of the newest payment first; the fine stays paid', () => {
    const { run, first, second } = paidCase();
    run.do(lin, 'decision.revoke', revoke(2_000_000), '2026-10-12');
    expect(refundables(run.state).map(({ payment, fen }) => [payment.seq, fen])).toEqual([[second, 800_000]]);
    expect(run.refused(zhou, 'payment.refund', back(first, 1, '2026-10-13'), '2026-10-13')).toEqual([
      'NOTHING_TO_REFUND',
    ]);
    expect(run.refused(zhou, 'payment.refund', back(second, 800_001, '2026-10-13'), '2026-10-13')).toEqual([
      'REFUND_TOO_MUCH',
    ]);
    run.do(zhou, 'payment.refund', back(second, 800_000, '2026-10-13'), '2026-10-13');
    expect(paid(run.state, 'p1', 'fine')).toBe(2_000_000);
    expect(unpaid(run.state, 'p1', 'fine')).toBe(0);
    // Changed once more, it gives back once more.
    run.do(lin, 'decision.revoke', revoke(900_000), '2026-10-20');
    expect(refundables(run.state).map(({ payment, fen }) => [payment.seq, fen])).toEqual([
      [second, 1_000_000],
      [first, 100_000],
    ]);
  });

  it('also where it comes to the record only afterwards: what was paid until that day, and no more than was asked then', () => {
    const late = driveDecided(case3, ecologyBureau);
    serveDecision(late, '2026-09-24');
    late.do(zhou, 'payment.record', pay(1_000_000, '2026-09-28'), '2026-09-28');
    late.do(lin, 'decision.revoke', revoke(900_000), '2026-10-12');
    late.do(
      zhou,
      'payment.refund',
      back(late.state.execution.payments[0]!.seq, 100_000, '2026-10-13'),
      '2026-10-13',
    );
    for (const [fen, on] of [
      [1_800_001, '2026-10-09'],
      [1, '2026-10-13'],
    ] as const)
      expect(late.refused(zhou, 'payment.record', pay(fen, on), '2026-10-14')).toEqual(['OVERPAID']);
    late.do(zhou, 'payment.record', pay(1_800_000, '2026-10-09'), '2026-10-14');
    expect(toRefund(late.state)).toBe(1_800_000);
    late.do(lin, 'decision.revoke', revoke(), '2026-10-15');
    expect(toRefund(late.state)).toBe(2_700_000);
    expect(late.refused(zhou, 'payment.record', pay(1, '2026-10-16'), '2026-10-16')).toEqual(['OVERPAID']);
  });

  it('also where the decision has fallen before the payment is recorded', () => {
    const run = driveDecided(case3, ecologyBureau);
    serveDecision(run, '2026-09-24');
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    const { seq } = run.do(zhou, 'payment.record', pay(2_800_000, '2026-10-09'), '2026-10-13');
    expect(toRefund(run.state)).toBe(2_800_000);
    const after = { target: seq, values: { on: '2026-10-13' }, reason: '登记有误' };
    expect(run.refused(zhou, 'act.correct', after, '2026-10-14')).toEqual(['OVERPAID']);
  });

  it('a surcharge with the fine it was imposed on: three in a hundred a day of what is left of it （处罚法 art 72(1)(一)）', () => {
    const run = driveDecided(case3, ecologyBureau);
    serveDecision(run, '2026-09-24');
    run.do(zhou, 'payment.record', pay(2_800_000, '2026-10-14'), '2026-10-14');
    const surcharge = { party: 'p1', from: '2026-10-10', to: '2026-10-14', fen: 420_000, reason: '逾期' };
    run.do(lin, 'surcharge.impose', surcharge, '2026-10-14');
    run.do(zhou, 'payment.record', pay(420_000, '2026-10-15', { of: 'surcharge' }), '2026-10-15');
    run.do(lin, 'decision.revoke', revoke(300_000), '2026-10-20');
    // Five days.
    expect(owed(run.state, 'p1', 'surcharge')).toBe(45_000);
    expect(toRefund(run.state)).toBe(2_500_000 + 375_000);
    run.do(lin, 'decision.revoke', revoke(), '2026-10-21');
    expect(toRefund(run.state)).toBe(2_800_000 + 420_000);
  });

  it('the whole surcharge where what was paid in time is all that is left of the fine', () => {
    const run = driveDecided(case3, ecologyBureau);
    serveDecision(run, '2026-09-24');
    run.do(zhou, 'payment.record', pay(2_000_000, '2026-09-28'), '2026-09-28');
    const surcharge = { party: 'p1', from: '2026-10-10', to: '2026-10-14', fen: 120_000, reason: '逾期' };
    run.do(lin, 'surcharge.impose', surcharge, '2026-10-14');
    run.do(zhou, 'payment.record', pay(120_000, '2026-10-15', { of: 'surcharge' }), '2026-10-15');
    run.do(lin, 'decision.revoke', revoke(2_400_000), '2026-10-20');
    expect(owed(run.state, 'p1', 'surcharge')).toBe(60_000);
    run.do(lin, 'decision.revoke', revoke(1_900_000), '2026-10-21');
    expect(owed(run.state, 'p1', 'surcharge')).toBe(0);
    expect(toRefund(run.state)).toBe(100_000 + 120_000);
  });

  it.each([
    ['nothing', { fen: 0 }, ['AMOUNT_ZERO']],
    ['on a day that has not come', { on: '2026-10-16' }, ['DATE_ORDER']],
    ['before the decision fell', { on: '2026-10-11' }, ['BEFORE_EARLIER_STEP']],
    ['on the day the decision fell', { on: '2026-10-12' }, []],
    ['of a payment nobody made', { payment: 1 }, ['NOTHING_TO_REFUND']],
    ['without a voucher', { voucher: '' }, ['DATA_INVALID']],
  ])('is recorded, or not: %s', (_what, more, codes) => {
    const { run, first } = paidCase();
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    const data = { ...back(first, 100, '2026-10-13'), ...more };
    expect(run.refused(zhou, 'payment.refund', data, '2026-10-13')).toEqual(codes);
  });

  it('is recorded once with one voucher, and by no other agency and no head', () => {
    const { run, first } = paidCase();
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    run.do(zhou, 'payment.refund', back(first, 100, '2026-10-13'), '2026-10-13');
    expect(run.refused(zhou, 'payment.refund', back(first, 100, '2026-10-13'), '2026-10-13')).toEqual([
      'VOUCHER_USED',
    ]);
    expect(run.refused(lin, 'payment.refund', back(first, 100, '2026-10-14'), '2026-10-14')).toEqual([
      'ROLE_MISSING',
    ]);
  });

  it('lets no case be closed before', () => {
    const { run, first, second } = paidCase();
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    const closing = { reason: 'annulled', result: '已撤销', retention: 'permanent', files: [] };
    expect(run.refused(zhou, 'closing.propose', closing, '2026-10-13')).toContain('MONEY_NOT_REFUNDED');
    run.do(zhou, 'payment.refund', back(first, 1_000_000, '2026-10-13'), '2026-10-13');
    run.do(zhou, 'payment.refund', back(second, 1_800_000, '2026-10-13'), '2026-10-13');
    expect(run.refused(zhou, 'closing.propose', closing, '2026-10-14')).not.toContain('MONEY_NOT_REFUNDED');
  });

  it('unless the head finds that there is nobody to take it, which forfeits nothing', () => {
    const { run, first } = paidCase();
    run.do(lin, 'decision.revoke', revoke(2_000_000), '2026-10-12');
    const nobody = { party: 'p1', ground: 'noSuccessor', efforts: '经查询已经注销', files: [] };
    expect(run.refused(zhou, 'payment.unclaimed', nobody, '2026-10-13')).toEqual(['ROLE_MISSING']);
    run.do(lin, 'payment.unclaimed', nobody, '2026-10-13');
    expect(run.refused(lin, 'payment.unclaimed', nobody, '2026-10-13')).toEqual(['MOVE_CLOSED']);
    const closing = { reason: 'performed', result: '已缴清', retention: 'permanent', files: [] };
    expect(run.refused(zhou, 'closing.propose', closing, '2026-10-13')).not.toContain('MONEY_NOT_REFUNDED');
    expect(asked(run, '2026-10-13')).toEqual([]);
    expect(toRefund(run.state)).toBe(800_000);
    // More has to go back since: it is asked about again.
    run.do(lin, 'decision.revoke', revoke(), '2026-10-14');
    expect(run.refused(zhou, 'closing.propose', closing, '2026-10-14')).toContain('MONEY_NOT_REFUNDED');
    run.do(lin, 'payment.unclaimed', nobody, '2026-10-15');
    expect(asked(run, '2026-10-15')).toEqual([]);
    // Somebody came after all.
    run.do(zhou, 'payment.refund', back(first, 100, '2026-10-16'), '2026-10-16');
    expect(asked(run, '2026-10-16')).not.toEqual([]);
  });

  it('is found unclaimed once for each party, and only where something has to go back', () => {
    const decision = case3.decision!;
    const parties = ['p1', 'p2', 'p3'];
    const fined = (party: string) => ({ party, penalties: [{ kind: 'fine' as const, fen: 100 }] });
    const run = driveDecided(
      {
        ...case3,
        parties: parties.map((id) => ({ id, kind: 'organisation', name: id })),
        decision: { ...decision, outcome: { ...decision.outcome, parties: parties.map(fined) } },
      },
      ecologyBureau,
    );
    for (const party of ['p1', 'p2'])
      run.do(zhou, 'payment.record', pay(100, '2026-09-28', { party, receipt: party }), '2026-09-28');
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    const nobody = (party: string) => ({ party, ground: 'untraceable', efforts: '查找', files: [] });
    const refused = (party: string) => run.refused(lin, 'payment.unclaimed', nobody(party), '2026-10-13');
    expect(parties.map(refused)).toEqual([[], [], ['NOTHING_UNCLAIMED']]);
    run.do(lin, 'payment.unclaimed', nobody('p1'), '2026-10-13');
    expect(parties.map(refused)).toEqual([['NOTHING_UNCLAIMED'], [], ['NOTHING_UNCLAIMED']]);
  });

  it('is asked of whoever keeps the counter as well, once the case is closed: its handlers may be gone', () => {
    const { run } = paidCase();
    const closed = {
      seq: 900,
      at: at('2026-10-10'),
      by: lin.id,
      reason: 'performed' as const,
      on: '2026-10-10',
    };
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    const state = { ...run.state, closing: { ...run.state.closing, closed } };
    const tasks = tasksOf(state, run.facts, run.profile, at('2026-10-13'));
    expect(
      tasks.filter(({ move }) => move === 'payment.refund').map(({ role, person }) => role ?? person),
    ).toEqual([...run.state.team.handlers, 'clerk']);
  });

  it('has its day and voucher corrected, but not to a day on which nothing had to go back', () => {
    const { run, first } = paidCase();
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    const { seq } = run.do(zhou, 'payment.refund', back(first, 100, '2026-10-14'), '2026-10-14');
    const fix = (values: object) => ({ target: seq, values, reason: '登记有误' });
    run.do(zhou, 'act.correct', fix({ on: '2026-10-13', voucher: '退2' }), '2026-10-15');
    expect(run.state.refunds).toMatchObject([{ on: '2026-10-13', voucher: '退2', fen: 100 }]);
    expect(run.refused(zhou, 'act.correct', fix({ on: '2026-10-11' }), '2026-10-15')).toEqual([
      'BEFORE_EARLIER_STEP',
    ]);
    expect(run.refused(zhou, 'act.correct', fix({ payment: 1 }), '2026-10-15')).toContain('NOT_CORRECTABLE');
  });

  it('has a wrong sum put right, but never above what had to go back, nor under the number of another', () => {
    const { run, first } = paidCase();
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    const one = run.do(zhou, 'payment.refund', back(first, 600_000, '2026-10-13'), '2026-10-13').seq;
    const two = run.do(zhou, 'payment.refund', back(first, 400_000, '2026-10-14'), '2026-10-14').seq;
    const fixed = (target: number, values: object) =>
      run.refused(zhou, 'act.correct', { target, values, reason: '登记有误' }, '2026-10-15');
    expect(fixed(one, { fen: 1_000_001 })).toContain('REFUND_TOO_MUCH');
    // What is put on the first has to be left over by the second.
    expect(fixed(one, { fen: 600_001 })).toEqual(['CORRECTION_BREAKS_LATER']);
    expect(fixed(one, { fen: 1_000_000 })).toEqual(['CORRECTION_BREAKS_LATER']);
    expect(fixed(two, { fen: 400_001 })).toEqual(['REFUND_TOO_MUCH']);
    expect(fixed(two, { fen: 0 })).toEqual(['AMOUNT_ZERO']);
    expect(fixed(two, { voucher: '退2026-10-13' })).toEqual(['VOUCHER_USED']);
    expect(fixed(one, { voucher: '退2026-10-14' })).toEqual(['CORRECTION_BREAKS_LATER']);
    run.do(zhou, 'act.correct', { target: two, values: { fen: 40_000 }, reason: '少一位' }, '2026-10-15');
    expect(toRefund(run.state)).toBe(1_800_000 + 360_000);
    expect(asked(run, '2026-10-15')).not.toEqual([]);
  });

  it('lies with the receipts in the volume, and is missed there', () => {
    const { run, first } = paidCase();
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    run.do(zhou, 'payment.refund', back(first, 100, '2026-10-13'), '2026-10-13');
    run.do(zhou, 'payment.refund', back(first, 100, '2026-10-14', { files: [] }), '2026-10-14');
    const main = volumesOf(run.state, run.profile).find(({ kind }) => kind === 'main')!;
    expect(main.papers.map(({ title }) => title)).toContain('登记退还款项附扫描件');
    expect(volumeGaps(run.state, main)).toContain('退付凭证（退2026-10-14）没有入卷');
  });
});

describe('of a round that was laid aside （复议法 art 64）', () => {
  const served = () => {
    const run = drive({ procedure: { ...penaltyOrdinary, initial: case3 }, agency: ecologyBureau });
    run.do(zhou, 'service.record', inPerson({ creditRepairNotice: true }), '2026-09-24');
    return run;
  };

  const annulled = (run: ReturnType<typeof served>) => {
    const opened = { id: 'm1', kind: 'reconsideration', party: 'p1', body: '某市人民政府' };
    run.do(
      zhou,
      'remedy.open',
      { ...opened, appliedOn: '2026-10-12', claim: '撤销', files: [] },
      '2026-10-12',
    );
    const result = {
      id: 'm1',
      result: 'annulled',
      on: '2026-11-20',
      receivedOn: '2026-11-23',
      reason: '理由',
    };
    run.do(
      zhou,
      'remedy.close',
      { ...result, penalties: [], redo: { grounds: ['evidence'] }, files: [] },
      '2026-11-23',
    );
    return run;
  };

  it('the money goes back too, and is not taken for the new decision', () => {
    const run = served();
    const payment = run.do(zhou, 'payment.record', pay(2_800_000, '2026-09-28'), '2026-09-28').seq;
    annulled(run);
    expect(paid(run.state, 'p1', 'fine')).toBe(0);
    expect(toRefund(run.state)).toBe(2_800_000);
    run.do(chen, 'payment.refund', back(payment, 2_800_000, '2026-12-01'), '2026-12-01');
    expect(toRefund(run.state)).toBe(0);
  });

  it('it is recorded also afterwards: what came in while that decision stood, and nothing later', () => {
    const run = served();
    run.do(zhou, 'payment.record', pay(1_000_000, '2026-09-28'), '2026-09-28');
    annulled(run);
    const refused = (fen: number, on: string, more = {}) =>
      run.refused(zhou, 'payment.record', pay(fen, on, more), '2026-12-01');
    expect(refused(1_800_001, '2026-11-20')).toEqual(['OVERPAID']);
    expect(refused(1, '2026-11-24')).toEqual(['OVERPAID']);
    expect(refused(1, '2026-09-01')).not.toEqual([]);
    expect(refused(1, '2026-11-20', { receipt: '票2026-09-281000000' })).toEqual(['RECEIPT_USED']);
    const late = run.do(zhou, 'payment.record', pay(1_800_000, '2026-11-20'), '2026-12-01').seq;
    expect(refundables(run.state).map(({ payment, fen }) => [payment.seq, fen])).toContainEqual([
      late,
      1_800_000,
    ]);
    expect(run.state.execution.payments).toEqual([]);
    run.do(chen, 'payment.refund', back(late, 1_800_000, '2026-12-02'), '2026-12-02');
    expect(toRefund(run.state)).toBe(1_000_000);
    expect(run.refused(zhou, 'payment.record', pay(1, '2026-11-20'), '2026-12-03')).toEqual(['MOVE_CLOSED']);
  });

  it('cash of it still goes to the bank', () => {
    const run = served();
    const cash = { cashGround: 'remote', asked: true };
    const { seq } = run.do(zhou, 'payment.record', pay(1_000_000, '2026-09-28', cash), '2026-09-28');
    annulled(run);
    const left = () =>
      everythingSettled
        .flatMap((asks) =>
          [
            asks({
              state: run.state,
              facts: run.facts,
              profile: run.profile,
              occurredAt: at('2026-11-24'),
            }) ?? [],
          ].flat(),
        )
        .map((refusal) => refusal.code);
    expect(left()).toContain('CASH_NOT_BANKED');
    for (const to of ['agency', 'bank'])
      run.do(zhou, 'payment.handIn', { payment: seq, to, on: '2026-11-24', files: [] }, '2026-11-24');
    expect(
      run.refused(zhou, 'payment.handIn', { payment: seq, to: 'bank', on: '2026-11-24' }, '2026-11-25'),
    ).toEqual(['MOVE_CLOSED']);
    expect(left()).not.toContain('CASH_NOT_BANKED');
    expect(toRefund(run.state)).toBe(1_000_000);
  });
});

describe('the price of what was confiscated and sold （国家赔偿法 art 36(五)）', () => {
  const goods = (id: string) => ({ id, name: '饼干', unit: '袋', quantity: '7' });
  const sale = (more: Record<string, unknown> = {}) => ({
    goods: ['g1'],
    how: 'sold',
    proceeds: 12_600,
    place: '处理场',
    process: '变卖',
    officers: [zhou.id, chen.id],
    operator: '甲',
    supervisor: '乙',
    files: [testFile(4)],
    ...more,
  });
  const confiscated = () => {
    const run = driveDecided(heavier, ecologyBureau);
    serveDecision(run, '2026-09-24');
    const keeping = { party: 'p1', officers: [zhou.id, chen.id], keeper: '马小二', files: [testFile(3)] };
    run.do(zhou, 'goods.confiscate', { ...keeping, goods: [goods('g1'), goods('g2')] }, '2026-09-25');
    return run;
  };
  const heavier: PenaltyState = {
    ...case3,
    decision: {
      ...case3.decision!,
      outcome: {
        ...case3.decision!.outcome,
        parties: case3.decision!.outcome.parties.map((own) => ({
          ...own,
          penalties: [...own.penalties, { kind: 'confiscateIllegalProperty' as const, what: '饼干' }],
        })),
      },
    },
  };

  it.each([
    ['sold without a price', { proceeds: undefined }, ['PROCEEDS_OF_SALE']],
    ['destroyed for a price', { how: 'destroyed' }, ['PROCEEDS_OF_SALE']],
    ['destroyed', { how: 'destroyed', proceeds: undefined }, []],
    ['auctioned', { how: 'auctioned' }, []],
  ])('is said where it was %s', (_what, more, codes) => {
    expect(confiscated().refused(zhou, 'goods.dispose', sale(more), '2026-09-30')).toEqual(codes);
  });

  it('is the state’s as long as the decision confiscates, and goes back once it has fallen', () => {
    const run = confiscated();
    const { seq } = run.do(zhou, 'goods.dispose', sale(), '2026-09-30');
    run.do(lin, 'decision.revoke', keeps(2_000_000), '2026-10-10');
    expect(toRefund(run.state)).toBe(0);
    run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    expect(refundables(run.state)).toMatchObject([{ payment: { seq, of: 'proceeds' }, fen: 12_600 }]);
    expect(asked(run, '2026-10-12')).not.toEqual([]);
    expect(run.refused(zhou, 'payment.refund', back(seq, 12_601, '2026-10-13'), '2026-10-13')).toEqual([
      'REFUND_TOO_MUCH',
    ]);
    run.do(zhou, 'payment.refund', back(seq, 12_600, '2026-10-13'), '2026-10-13');
    expect(toRefund(run.state)).toBe(0);
    expect(run.state.execution.goods.map(({ id, disposed }) => [id, disposed?.how])).toEqual([
      ['g1', 'sold'],
      ['g2', undefined],
    ]);
  });

  it('goes back where the decision is changed to one that confiscates nothing', () => {
    const run = confiscated();
    run.do(zhou, 'goods.dispose', sale(), '2026-09-30');
    run.do(lin, 'decision.revoke', revoke(2_000_000), '2026-10-12');
    expect(toRefund(run.state)).toBe(12_600);
  });

  it('what is left goes back too, and is no more sold from that day on', () => {
    const run = confiscated();
    run.do(lin, 'decision.revoke', revoke(2_000_000), '2026-10-12');
    const refused = (day: string, more = {}) => run.refused(zhou, 'goods.dispose', sale(more), day);
    expect(refused('2026-10-13')).toEqual(['GOODS_NOT_CONFISCATED']);
    expect(refused('2026-10-13', { how: 'returned', proceeds: undefined })).toEqual([]);
    // Sold before, and recorded late: the price goes back.
    run.do(zhou, 'goods.dispose', sale(), '2026-10-11');
    expect(toRefund(run.state)).toBe(12_600);
  });

  const keeps = (fen: number) => {
    const data = revoke(fen);
    const confiscation = { party: 'p1', kind: 'confiscateIllegalProperty', what: '饼干' };
    return { ...data, penalties: [...data.penalties, confiscation] };
  };
});

describe('money that comes to the record after closing', () => {
  const closed = (fate: 'stands' | 'annulled') => {
    const run = driveDecided(case3, ecologyBureau);
    serveDecision(run, '2026-09-24');
    run.do(zhou, 'payment.record', pay(1_000_000, '2026-09-28'), '2026-09-28');
    if (fate === 'annulled') run.do(lin, 'decision.revoke', revoke(), '2026-10-12');
    const { state } = run;
    const mark = { seq: run.dossier.seq, at: at('2026-12-01'), by: lin.id };
    return driveDecided(
      { ...state, closing: { closed: { ...mark, reason: 'executionEnded', on: '2026-12-01' } } },
      ecologyBureau,
    );
  };

  it('counts where the decision stands, up to what it asks for', () => {
    const run = closed('stands');
    expect(run.refused(zhou, 'payment.record', pay(1_800_001, '2026-12-07'), '2026-12-07')).toEqual([
      'OVERPAID',
    ]);
    run.do(zhou, 'payment.record', pay(1_800_000, '2026-12-07'), '2026-12-07');
    expect(unpaid(run.state, 'p1', 'fine')).toBe(0);
    expect(run.refused(zhou, 'payment.record', pay(1, '2026-12-08'), '2026-12-08')).toEqual(['MOVE_CLOSED']);
  });

  it('goes back where the decision has fallen', () => {
    const run = closed('annulled');
    run.do(zhou, 'payment.record', pay(1_800_000, '2026-10-09'), '2026-12-07');
    expect(toRefund(run.state)).toBe(2_800_000);
    expect(asked(run, '2026-12-07')[0]).toContain('退还已缴款项（28,000.00元）');
  });
});

it('never gives back more than was paid, nor less in the end than is no longer owed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 2_800_000 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.option(fc.integer({ min: 1, max: 2_800_000 })), { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 2_800_000 })), { maxLength: 6 }),
      (payments, changes, refunds) => {
        const run = driveDecided(case3, ecologyBureau);
        for (const [index, fen] of payments.entries())
          run.attempt(
            zhou,
            'payment.record',
            pay(fen, '2026-09-28', { receipt: `票${index}` }),
            '2026-09-28',
          );
        const brought = run.state.execution.payments.reduce((sum, { fen }) => sum + fen, 0);
        for (const [index, to] of changes.entries()) {
          run.attempt(lin, 'decision.revoke', revoke(to ?? undefined), '2026-10-12');
          for (const [which, fen] of refunds) {
            const payment = run.state.execution.payments[which]?.seq ?? 1;
            const voucher = { voucher: `退${index}-${run.dossier.seq}` };
            run.attempt(zhou, 'payment.refund', back(payment, fen, '2026-10-13', voucher), '2026-10-13');
          }
          const held = paid(run.state, 'p1', 'fine');
          const returned = run.state.refunds.reduce((sum, { fen }) => sum + fen, 0);
          expect(held + returned).toBe(brought);
          expect(toRefund(run.state)).toBe(Math.max(held - owed(run.state, 'p1', 'fine'), 0));
          expect(returned === 0 || held >= owed(run.state, 'p1', 'fine')).toBe(true);
          for (const { seq, fen } of run.state.execution.payments)
            expect(paidBack(run.state, seq)).toBeLessThanOrEqual(fen);
        }
      },
    ),
    { numRuns: 150 },
  );
});

const paidBack = (state: PenaltyState, payment: number) =>
  state.refunds.reduce((sum, entry) => (entry.payment === payment ? sum + entry.fen : sum), 0);
