import { describe, expect, it } from 'vitest';
import { deadlines } from '../../dossier/deadlines.ts';
import { courtWindow, paidOn, payBy, unpaid, unperformed } from './owed.ts';
import type { PenaltyState } from './state.ts';
import { at, type Drive, people } from './testing.ts';
import {
  case1,
  case3,
  case4,
  case5,
  decidedState,
  driveDecided,
  ecologyBureau,
  educationBureau,
  forestryBureau,
  serveDecision,
} from './testing-decided.ts';

const pay = (fen: number, on: string, more: Record<string, unknown> = {}) => ({
  party: 'p1',
  of: 'fine',
  on,
  fen,
  receiptKind: 'nonTax',
  receipt: `票${on}${fen}`,
  files: [],
  ...more,
});

const dust = () => {
  const dossier = driveDecided(case3, ecologyBureau);
  serveDecision(dossier, '2026-09-24');
  return dossier;
};

const felling = () => {
  const dossier = driveDecided(case4, forestryBureau);
  serveDecision(dossier, '2026-06-18');
  return dossier;
};

/** 案例四 with another party, fined as much. */
const twoFined = decidedState(forestryBureau, {
  parties: [...case4.parties, { id: 'p2', kind: 'naturalPerson', person: { name: '罗某' } }],
  penalties: ['p1', 'p2'].map((party) => ({ party, penalties: [{ kind: 'fine', fen: 2_610_000 }] })),
  on: '2026-06-18',
  number: '清林罚决〔2026〕9号',
  cause: '滥伐林木',
  item: 'felling',
  facts: '样例',
});

const due = (dossier: Drive<PenaltyState>) => payBy(dossier.state, 'p1', dossier.facts, dossier.profile);
const clock = (dossier: Drive<PenaltyState>, key: string, day: string) =>
  deadlines(dossier.dossier, dossier.facts, dossier.profile, at(day)).find((d) => d.clock.key === key);

describe('payment （处罚法 art 67)', () => {
  it.each([
    ['案例一', case1, undefined, '2026-04-15', '2026-04-30'],
    ['案例三', case3, ecologyBureau, '2026-09-24', '2026-10-09'],
    ['案例五, moved off a Saturday', case5, educationBureau, '2026-08-21', '2026-09-07'],
  ])('is due fifteen days after service: %s', (_name, state, agency, day, end) => {
    const dossier = driveDecided(state, agency);
    expect(due(dossier)).toBeUndefined();
    serveDecision(dossier, day);
    expect(due(dossier)).toBe(end);
  });

  it('adds up, by day and head, and takes no more than is owed', () => {
    const dossier = dust();
    dossier.do(people.zhou, 'payment.record', pay(1_000_000, '2026-09-28'), '2026-09-28');
    expect(
      dossier.refused(people.zhou, 'payment.record', pay(1_800_001, '2026-09-29'), '2026-09-29'),
    ).toEqual(['OVERPAID']);
    expect(
      dossier.refused(people.zhou, 'payment.record', pay(1, '2026-09-29', { of: 'gains' }), '2026-09-29'),
    ).toEqual(['OVERPAID']);
    dossier.do(people.zhou, 'payment.record', pay(1_800_000, '2026-09-29'), '2026-09-29');
    expect(unpaid(dossier.state, 'p1', 'fine')).toBe(0);
    expect(paidOn(dossier.state, 'p1')).toBe('2026-09-29');
    expect(clock(dossier, 'pay:p1', '2026-09-30')?.status).toBe('met');
  });

  it.each([
    ['in the future', { on: '2026-10-02' }, ['DATE_ORDER']],
    ['before the decision', { on: '2026-09-01' }, ['BEFORE_EARLIER_STEP']],
    ['of nothing', { fen: 0 }, ['AMOUNT_ZERO']],
    [
      'in cash because it is small, though not decided on the spot (68)',
      { cashGround: 'hundredYuan' },
      ['CASH_ONLY_ON_THE_SPOT'],
    ],
    ['in cash in a remote place, unasked (69)', { cashGround: 'remote' }, ['CASH_NOT_ASKED']],
    ['in cash in a remote place, asked for (69)', { cashGround: 'remote', asked: true }, []],
  ])('%s', (_name, more, codes) => {
    expect(
      dust().refused(people.zhou, 'payment.record', pay(10_000, '2026-09-28', more), '2026-09-28'),
    ).toEqual(codes);
  });

  it('does not take one receipt twice', () => {
    const dossier = dust();
    dossier.do(people.zhou, 'payment.record', pay(100, '2026-09-28', { receipt: 'A1' }), '2026-09-28');
    expect(
      dossier.refused(people.zhou, 'payment.record', pay(100, '2026-09-28', { receipt: 'A1' }), '2026-09-28'),
    ).toEqual(['RECEIPT_USED']);
  });

  it('hands in cash that is under way, and no other payment', () => {
    const dossier = dust();
    const taken = (day: string, more: Record<string, unknown> = {}) =>
      dossier.do(people.zhou, 'payment.record', pay(10_000, day, more), day).seq;
    const cash = { cashGround: 'remote', asked: true };
    const [banked, waiting, transferred] = [
      taken('2026-09-25', cash),
      taken('2026-09-26', cash),
      taken('2026-09-27'),
    ];
    const handIn = (payment: number, to = 'agency') => ({ payment, to, on: '2026-09-28', files: [] });
    const refused = (payment: number) =>
      dossier.refused(people.zhou, 'payment.handIn', handIn(payment), '2026-09-28');
    for (const to of ['agency', 'bank'])
      dossier.do(people.zhou, 'payment.handIn', handIn(banked, to), '2026-09-28');
    expect([banked, waiting, transferred, 99].map(refused)).toEqual([
      ['PAYMENT_UNKNOWN'],
      [],
      ['PAYMENT_UNKNOWN'],
      ['PAYMENT_UNKNOWN'],
    ]);
  });

  it('brings cash to the agency and the bank, two working days each (71)', () => {
    const dossier = dust();
    const paid = dossier.do(
      people.zhou,
      'payment.record',
      pay(10_000, '2026-09-28', { cashGround: 'remote', asked: true }),
      '2026-09-28',
    );
    const handIn = (to: string, on: string) => ({ payment: paid.seq, to, on, files: [] });
    expect(clock(dossier, `cash:${paid.seq}`, '2026-09-29')?.computed?.end).toBe('2026-09-30');
    expect(
      dossier.refused(people.zhou, 'payment.handIn', handIn('bank', '2026-09-29'), '2026-09-29'),
    ).toEqual(['NOT_HANDED_IN']);
    dossier.do(people.zhou, 'payment.handIn', handIn('agency', '2026-09-29'), '2026-09-29');
    expect(
      dossier.refused(people.zhou, 'payment.handIn', handIn('agency', '2026-09-29'), '2026-09-29'),
    ).toEqual(['ALREADY_HANDED_IN']);
    expect(clock(dossier, `bank:${paid.seq}`, '2026-09-29')?.computed?.end).toBe('2026-10-08');
    dossier.do(people.zhou, 'payment.handIn', handIn('bank', '2026-09-30'), '2026-09-30');
    expect(
      dossier.refused(people.zhou, 'payment.handIn', handIn('bank', '2026-09-30'), '2026-09-30'),
    ).toEqual(['MOVE_CLOSED']);
  });
});

describe('deferral and instalments (处罚法 art 66(2))', () => {
  const ask = {
    party: 'p1',
    appliedOn: '2026-06-25',
    way: 'instalments',
    reason: '经济困难',
    proposal: [{ dueOn: '2026-12-31', fen: 2_610_000 }],
    files: [],
  };
  const thirds = ['2026-07-31', '2026-09-30', '2026-11-30'].map((dueOn) => ({ dueOn, fen: 870_000 }));
  const grant = (instalments: unknown) => ({ party: 'p1', granted: true, reason: '确有困难', instalments });

  it('gives each instalment its own day （案例四）', () => {
    const dossier = felling();
    dossier.do(people.zhou, 'deferral.request', ask, '2026-06-25');
    dossier.do(people.lin, 'deferral.decide', grant(thirds), '2026-06-29');
    expect(due(dossier)).toBe('2026-11-30');
    dossier.do(people.zhou, 'payment.record', pay(870_000, '2026-07-30'), '2026-07-30');
    const found = [1, 2, 3].map((n) => clock(dossier, `pay:p1:${n}`, '2026-08-01'));
    expect(found.map((d) => d?.computed?.end)).toEqual(['2026-07-31', '2026-09-30', '2026-11-30']);
    expect(found.map((d) => d?.status)).toEqual(['met', 'running', 'running']);
  });

  it('moves the court’s three months behind the last instalment, if that is later', () => {
    const dossier = felling();
    dossier.do(people.zhou, 'deferral.request', ask, '2026-06-25');
    dossier.do(people.lin, 'deferral.decide', grant([{ dueOn: '2027-01-31', fen: 2_610_000 }]), '2026-06-29');
    expect(courtWindow(dossier.state, 'p1', dossier.facts, dossier.profile)).toEqual({
      start: '2027-01-31',
      end: '2027-04-30',
    });
  });

  it.each([
    ['a sum that is not the fine', thirds.slice(1), ['INSTALMENTS_DO_NOT_SUM']],
    ['days out of order', [thirds[1], thirds[0], thirds[2]], ['INSTALMENTS_OUT_OF_ORDER']],
    ['a day that is past', [{ dueOn: '2026-06-29', fen: 2_610_000 }], ['INSTALMENTS_OUT_OF_ORDER']],
  ])('refuses %s', (_name, instalments, codes) => {
    const dossier = felling();
    dossier.do(people.zhou, 'deferral.request', ask, '2026-06-25');
    expect(dossier.refused(people.lin, 'deferral.decide', grant(instalments), '2026-06-29')).toEqual(codes);
  });

  it('is refused without instalments', () => {
    const dossier = felling();
    dossier.do(people.zhou, 'deferral.request', ask, '2026-06-25');
    const refusal = (instalments: unknown) => ({ ...grant(instalments), granted: false });
    const refused = (data: unknown) => dossier.refused(people.lin, 'deferral.decide', data, '2026-06-29');
    expect(refused(refusal(thirds))).toEqual(['INSTALMENTS_UNEXPECTED']);
    expect(refused(refusal([]))).toEqual([]);
  });

  it('is asked for while something of the fine is owed', () => {
    const dossier = felling();
    const refused = () => dossier.refused(people.zhou, 'deferral.request', ask, '2026-06-25');
    dossier.do(people.zhou, 'payment.record', pay(2_609_999, '2026-06-24'), '2026-06-24');
    expect(refused()).toEqual([]);
    dossier.do(people.zhou, 'payment.record', pay(1, '2026-06-24'), '2026-06-24');
    expect(refused()).toEqual(['NOTHING_OWED']);
  });

  it.each([
    ['2026-06-25', []],
    ['2026-06-26', ['DATE_ORDER']],
  ] as const)('is recorded once it was asked for, recorded on June 25: %s', (appliedOn, codes) => {
    const asked = { ...ask, appliedOn };
    expect(felling().refused(people.zhou, 'deferral.request', asked, '2026-06-25')).toEqual(codes);
  });

  it('is decided for the party who asked', () => {
    const dossier = driveDecided(twoFined, forestryBureau);
    serveDecision(dossier, '2026-06-18');
    dossier.do(people.zhou, 'deferral.request', ask, '2026-06-25');
    const decide = (party: string) => ({ party, granted: false, reason: '不困难', instalments: [] });
    const refused = (party: string) =>
      dossier.refused(people.lin, 'deferral.decide', decide(party), '2026-06-29');
    expect([refused('p2'), refused('p1')]).toEqual([['DEFERRAL_UNKNOWN'], []]);
  });

  it('is decided by the head, once, on an application', () => {
    const dossier = felling();
    expect(dossier.refused(people.lin, 'deferral.decide', grant(thirds), '2026-06-29')).toEqual([
      'MOVE_CLOSED',
    ]);
    dossier.do(people.zhou, 'deferral.request', ask, '2026-06-25');
    expect(dossier.refused(people.zhou, 'deferral.request', ask, '2026-06-25')).toEqual(['DEFERRAL_PENDING']);
    expect(dossier.refused(people.zhou, 'deferral.decide', grant(thirds), '2026-06-29')).toEqual([
      'ROLE_MISSING',
    ]);
    dossier.do(people.lin, 'deferral.decide', { ...grant([]), granted: false }, '2026-06-29');
    expect(due(dossier)).toBe('2026-07-03');
  });
});

describe('surcharge （处罚法 art 72, 73)', () => {
  const impose = (fen: number, to: string, from = '2026-10-10') => ({
    party: 'p1',
    from,
    to,
    fen,
    reason: '逾期未缴',
  });

  it('is three per cent a day from the day after the last day （案例三: 4,200.00）', () => {
    const dossier = dust();
    dossier.do(people.zhou, 'payment.record', pay(2_800_000, '2026-10-14'), '2026-10-14');
    expect(
      dossier.refused(people.lin, 'surcharge.impose', impose(420_001, '2026-10-14'), '2026-10-14'),
    ).toEqual(['SURCHARGE_MISCOMPUTED']);
    expect(
      dossier.refused(
        people.lin,
        'surcharge.impose',
        impose(420_000, '2026-10-14', '2026-10-09'),
        '2026-10-14',
      ),
    ).toEqual(['SURCHARGE_MISCOMPUTED']);
    expect(
      dossier.refused(people.lin, 'surcharge.impose', impose(504_000, '2026-10-15'), '2026-10-15'),
    ).toEqual(['SURCHARGE_AFTER_PAYMENT']);
    dossier.do(people.lin, 'surcharge.impose', impose(420_000, '2026-10-14'), '2026-10-14');
    expect(unperformed(dossier.state)).toEqual(['加处罚款尚未缴清']);
    dossier.do(people.zhou, 'payment.record', pay(420_000, '2026-10-14', { of: 'surcharge' }), '2026-10-14');
    expect(unperformed(dossier.state)).toEqual([]);
  });

  it('never exceeds the fine, however often it is imposed', () => {
    const dossier = dust();
    dossier.do(people.lin, 'surcharge.impose', impose(420_000, '2026-10-14'), '2026-10-14');
    dossier.do(people.lin, 'surcharge.impose', impose(2_380_000, '2026-12-31'), '2026-12-31');
    expect(dossier.refused(people.lin, 'surcharge.impose', impose(1, '2027-01-31'), '2027-01-31')).toEqual([
      'SURCHARGE_MISCOMPUTED',
    ]);
  });

  it('needs to have been announced in the decision （罚缴分离办法 7）', () => {
    const { decision } = case3;
    const silent = {
      ...case3,
      decision: decision && { ...decision, outcome: { ...decision.outcome, surchargeAnnounced: false } },
    };
    const dossier = driveDecided(silent as PenaltyState, ecologyBureau);
    serveDecision(dossier, '2026-09-24');
    expect(
      dossier.refused(people.lin, 'surcharge.impose', impose(420_000, '2026-10-14'), '2026-10-14'),
    ).toEqual(['SURCHARGE_NOT_ANNOUNCED']);
  });

  it('is not imposed before the last day to pay, nor on a deferral that runs', () => {
    expect(dust().refused(people.lin, 'surcharge.impose', impose(0, '2026-10-09'), '2026-10-09')).toEqual([
      'NOT_OVERDUE',
    ]);
  });

  it('does not count the days of reconsideration (73(3))', () => {
    const dossier = dust();
    const open = {
      id: 'r1',
      kind: 'reconsideration',
      party: 'p1',
      body: '怀川市人民政府',
      appliedOn: '2026-10-12',
      claim: '撤销',
      files: [],
    };
    dossier.do(people.zhou, 'remedy.open', open, '2026-10-12');
    expect(
      dossier.refused(people.lin, 'surcharge.impose', impose(168_000, '2026-10-14'), '2026-10-14'),
    ).toEqual(['SURCHARGE_DURING_REMEDY']);
    dossier.do(
      people.zhou,
      'remedy.close',
      {
        id: 'r1',
        result: 'upheld',
        on: '2026-11-10',
        receivedOn: '2026-11-12',
        reason: '维持',
        penalties: [],
        files: [],
      },
      '2026-11-12',
    );
    // 10-10, 10-11 and 11-13 count: three days.
    expect(
      dossier.refused(people.lin, 'surcharge.impose', impose(252_000, '2026-11-13'), '2026-11-13'),
    ).toEqual([]);
  });
});
