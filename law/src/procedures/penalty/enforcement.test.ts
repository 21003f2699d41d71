import { describe, expect, it } from 'vitest';
import { deadlines } from '../../dossier/deadlines.ts';
import { courtWindow } from './owed.ts';
import type { PenaltyState } from './state.ts';
import { at, type Drive, people } from './testing.ts';
import {
  case3,
  case5,
  decisionSeq,
  driveDecided,
  ecologyBureau,
  educationBureau,
  inPerson,
  serveDecision,
} from './testing-decided.ts';

/** 案例三, served on 2026-09-24: due on 2026-10-09. */
const dust = (initial: PenaltyState = case3) => {
  const dossier = driveDecided(initial, ecologyBureau);
  serveDecision(dossier, '2026-09-24');
  return dossier;
};

function pay(dossier: Drive<PenaltyState>, fen: number, on: string): void {
  const data = { party: 'p1', of: 'fine', on, fen, receiptKind: 'nonTax', receipt: `票${on}`, files: [] };
  dossier.do(people.zhou, 'payment.record', data, on);
}

describe('demand and court （强制法 art 53–55）', () => {
  const demand = (more: Record<string, unknown> = {}) => ({
    party: 'p1',
    obligation: '缴纳罚款',
    performBy: '2027-04-12',
    way: '缴至指定银行',
    fine: 2_800_000,
    surcharge: 0,
    gains: 0,
    next: 'court',
    defenceTold: true,
    contactPerson: '周晓岚',
    contactPhone: '1',
    contactAddress: '样例',
    ...more,
  });
  const application = (more: Record<string, unknown> = {}) => ({
    party: 'p1',
    court: '清岚县人民法院',
    request: '强制执行',
    grounds: '逾期未履行',
    contactPerson: '周晓岚',
    partyOpinion: '没有意见',
    subject: '罚款',
    signed: true,
    files: [],
    ...more,
  });

  it.each([
    ['a fen is unpaid', 2_799_999, []],
    ['all is paid', 2_800_000, ['NOTHING_OWED']],
  ])('a demand is made while something is owed: %s', (_what, fen, codes) => {
    const dossier = dust();
    pay(dossier, fen, '2026-10-09');
    const left = demand({ fine: 2_800_000 - fen });
    expect(dossier.refused(people.zhou, 'demand.issue', left, '2027-03-25')).toEqual(codes);
  });

  /** Demanded in time of 案例三, so that only the periods of the party stand between it and the court. */
  const demanded = (initial?: PenaltyState) => {
    const dossier = dust(initial);
    const { seq } = dossier.do(people.zhou, 'demand.issue', demand(), '2026-10-12');
    dossier.do(people.zhou, 'service.record', inPerson({ document: seq }), '2026-10-12');
    return dossier;
  };
  const refusedBy = (dossier: Drive<PenaltyState>, day: string) =>
    dossier.refused(people.lin, 'court.apply', application(), day);

  it.each([
    ['a fen is unpaid', 2_799_999, []],
    ['all is paid', 2_800_000, ['NOTHING_OWED']],
  ])('the court is asked while something is owed （强制法 art 53）: %s', (_what, fen, codes) => {
    const dossier = demanded();
    pay(dossier, fen, '2027-03-20');
    expect(refusedBy(dossier, '2027-03-25')).toEqual(codes);
  });

  it('the court is not asked before a remedy of that party has ended and its fifteen days are over （强制法 art 53）', () => {
    const dossier = demanded({
      ...case3,
      parties: [...case3.parties, { id: 'p2', kind: 'organisation', name: '另一公司' }],
    });
    const lodge = (party: string) => ({
      id: party,
      kind: 'reconsideration',
      party,
      body: '怀川市人民政府',
      appliedOn: '2026-10-13',
      claim: '撤销',
      files: [],
    });
    dossier.do(people.zhou, 'remedy.open', lodge('p2'), '2026-10-13');
    expect(refusedBy(dossier, '2027-03-25')).toEqual([]);
    dossier.do(people.zhou, 'remedy.open', lodge('p1'), '2026-10-13');
    expect(refusedBy(dossier, '2027-03-25')).toEqual(['REMEDY_OPEN']);
    const upheld = {
      id: 'p1',
      result: 'upheld',
      on: '2027-03-24',
      receivedOn: '2027-03-25',
      reason: '维持',
      penalties: [],
      files: [],
    };
    dossier.do(people.zhou, 'remedy.close', upheld, '2027-03-25');
    expect(refusedBy(dossier, '2027-04-09')).toEqual(['REMEDY_PERIOD_RUNS']);
    expect(refusedBy(dossier, '2027-04-10')).toEqual([]);
  });

  it('opens when both remedy periods are over, and closes three months later', () => {
    const dossier = dust();
    expect(courtWindow(dossier.state, 'p1', dossier.facts, dossier.profile)).toEqual({
      start: '2027-03-24',
      end: '2027-06-24',
    });
  });

  it('waits ten working days after the demand was served', () => {
    const dossier = dust();
    expect(dossier.refused(people.zhou, 'demand.issue', demand(), '2026-10-09')).toEqual(['NOT_OVERDUE']);
    expect(dossier.refused(people.zhou, 'demand.issue', demand({ fine: 1 }), '2027-03-25')).toEqual([
      'DEMAND_MISCOMPUTED',
    ]);
    const performBy = (day: string) =>
      dossier.refused(people.zhou, 'demand.issue', demand({ performBy: day }), '2027-03-25');
    expect([performBy('2027-03-25'), performBy('2027-03-26')]).toEqual([['DATE_ORDER'], []]);
    expect(dossier.refused(people.lin, 'court.apply', application(), '2027-03-25')).toEqual([
      'DEMAND_NOT_SERVED',
    ]);
    const issued = dossier.do(people.zhou, 'demand.issue', demand(), '2027-03-25');
    dossier.do(people.zhou, 'service.record', inPerson({ document: issued.seq }), '2027-03-25');
    expect(dossier.refused(people.lin, 'court.apply', application(), '2027-04-09')).toEqual([
      'DEMAND_PERIOD_RUNS',
    ]);
    expect(dossier.refused(people.lin, 'court.apply', application(), '2027-04-10')).toEqual([]);
    expect(dossier.refused(people.zhou, 'court.apply', application(), '2027-04-12')).toEqual([
      'ROLE_MISSING',
    ]);
    dossier.do(people.lin, 'court.apply', application(), '2027-04-12');
    dossier.do(
      people.zhou,
      'court.rule',
      {
        party: 'p1',
        result: 'execute',
        number: '样例',
        ruledOn: '2027-04-20',
        receivedOn: '2027-04-22',
        files: [],
      },
      '2027-04-22',
    );
    expect(dossier.state.execution.courts[0]?.ruled?.result).toBe('execute');
  });

  it('asks the court once for each party, again only after a refusal', () => {
    const dossier = dust();
    const issued = dossier.do(people.zhou, 'demand.issue', demand(), '2026-10-12');
    dossier.do(people.zhou, 'service.record', inPerson({ document: issued.seq }), '2026-10-12');
    dossier.do(people.lin, 'court.apply', application(), '2027-03-25');
    expect(dossier.refused(people.lin, 'court.apply', application(), '2027-03-26')).toEqual([
      'COURT_ALREADY_ASKED',
    ]);
    const ruling = {
      party: 'p1',
      result: 'refuse',
      number: '样例',
      ruledOn: '2027-03-30',
      receivedOn: '2027-04-01',
      files: [],
    };
    expect(dossier.refused(people.zhou, 'court.rule', { ...ruling, party: 'p2' }, '2027-04-01')).toEqual([
      'COURT_NOT_ASKED',
    ]);
    const ruled = (ruledOn: string, receivedOn: string) =>
      dossier.refused(people.zhou, 'court.rule', { ...ruling, ruledOn, receivedOn }, '2027-04-01');
    expect(ruled('2027-03-24', '2027-04-01')).toEqual(['DATE_ORDER']);
    expect(ruled('2027-03-31', '2027-03-30')).toEqual(['DATE_ORDER']);
    expect(ruled('2027-03-25', '2027-03-25')).toEqual([]);
    dossier.do(people.zhou, 'court.rule', ruling, '2027-04-01');
    const clocks = deadlines(dossier.dossier, dossier.facts, dossier.profile, at('2027-04-02'));
    const review = clocks.find(({ clock }) => clock.key === 'court-review:p1');
    expect(review?.computed?.end).toBe('2027-04-16');
    expect(dossier.refused(people.lin, 'court.apply', application(), '2027-04-02')).toEqual([]);
  });

  it('does not open while a remedy may still be sought, nor after three months without good reason', () => {
    const dossier = dust();
    const issued = dossier.do(people.zhou, 'demand.issue', demand(), '2026-10-12');
    dossier.do(people.zhou, 'service.record', inPerson({ document: issued.seq }), '2026-10-12');
    expect(dossier.refused(people.lin, 'court.apply', application(), '2027-03-24')).toEqual([
      'REMEDY_PERIOD_RUNS',
    ]);
    expect(dossier.refused(people.lin, 'court.apply', application(), '2027-03-25')).toEqual([]);
    expect(dossier.refused(people.lin, 'court.apply', application(), '2027-06-24')).toEqual([]);
    expect(dossier.refused(people.lin, 'court.apply', application(), '2027-06-25')).toEqual([
      'COURT_WINDOW_OVER',
    ]);
    expect(
      dossier.refused(people.lin, 'court.apply', application({ lateReason: '不可抗力' }), '2027-06-25'),
    ).toEqual([]);
  });

  it('runs from the end of the fifteen days after a reconsideration decision （行政诉讼法 45）', () => {
    const remedy = {
      id: 'r1',
      kind: 'reconsideration' as const,
      party: 'p1',
      body: '清岚县人民政府',
      appliedOn: '2026-09-03',
      decision: decisionSeq,
      opened: { seq: 5, at: at('2026-09-03'), by: people.zhou.id },
    };
    const dossier = driveDecided({ ...case5, remedies: [remedy] }, educationBureau);
    serveDecision(dossier, '2026-08-21');
    expect(courtWindow(dossier.state, 'p1', dossier.facts, dossier.profile)).toBeUndefined();
    dossier.do(
      people.zhou,
      'remedy.close',
      {
        id: 'r1',
        result: 'upheld',
        on: '2026-10-30',
        receivedOn: '2026-11-02',
        reason: '维持',
        penalties: [],
        files: [],
      },
      '2026-11-02',
    );
    expect(courtWindow(dossier.state, 'p1', dossier.facts, dossier.profile)?.start).toBe('2026-11-17');
  });
});
