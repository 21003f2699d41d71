import { describe, expect, it } from 'vitest';
import { deadlines } from '../../dossier/deadlines.ts';
import { owed, unperformed } from './owed.ts';
import type { PenaltyState } from './state.ts';
import { tasksOf } from './tasks.ts';
import { at, type Drive, people } from './testing.ts';
import {
  case4,
  case5,
  decisionSeq,
  driveDecided,
  educationBureau,
  forestryBureau,
  inPerson,
  serveDecision,
} from './testing-decided.ts';

const ends = (dossier: Drive<PenaltyState>, day: string) =>
  Object.fromEntries(
    deadlines(dossier.dossier, dossier.facts, dossier.profile, at(day)).map((d) => [
      d.clock.key,
      d.computed?.end,
    ]),
  );

const open = (more: Record<string, unknown> = {}) => ({
  id: 'r1',
  kind: 'reconsideration',
  party: 'p1',
  body: '清岚县人民政府',
  appliedOn: '2026-09-03',
  claim: '撤销',
  files: [],
  ...more,
});
const accept = {
  id: 'r1',
  acceptedOn: '2026-09-09',
  copyReceivedOn: '2026-09-18',
  procedure: 'ordinary',
  files: [],
};
const close = (more: Record<string, unknown> = {}) => ({
  id: 'r1',
  result: 'upheld',
  on: '2026-10-30',
  receivedOn: '2026-11-02',
  reason: '理由',
  penalties: [],
  files: [],
  ...more,
});

const fine = (fen: number, party = 'p1') => ({ party, kind: 'fine', fen });

const tutoring = () => {
  const dossier = driveDecided(case5, educationBureau);
  serveDecision(dossier, '2026-08-21');
  return dossier;
};

describe('reconsideration and litigation （案例五）', () => {
  it('starts sixty days and six months with service', () => {
    expect(ends(tutoring(), '2026-08-22')).toMatchObject({
      'reconsider:p1': '2026-10-20',
      'sue:p1': '2027-02-22',
    });
  });

  it('lets the party’s periods lapse, and the agency’s run over', () => {
    const dossier = tutoring();
    const status = (day: string, key: string) =>
      deadlines(dossier.dossier, dossier.facts, dossier.profile, at(day)).find((d) => d.clock.key === key)
        ?.status;
    expect(status('2026-10-20', 'reconsider:p1')).toBe('running');
    expect(status('2026-10-21', 'reconsider:p1')).toBe('lapsed');
    dossier.do(people.zhou, 'remedy.open', open(), '2026-09-04');
    dossier.do(people.zhou, 'remedy.accept', accept, '2026-09-18');
    expect(status('2026-10-10', 'answer:r1')).toBe('overdue');
  });

  it('gives the agency ten working days to answer, the party fifteen days to sue', () => {
    const dossier = tutoring();
    dossier.do(people.zhou, 'remedy.open', open(), '2026-09-04');
    dossier.do(people.zhou, 'remedy.accept', accept, '2026-09-18');
    expect(ends(dossier, '2026-09-19')['answer:r1']).toBe('2026-10-09');
    dossier.do(
      people.shen,
      'remedy.answer',
      { id: 'r1', answeredOn: '2026-09-28', evidence: '全部证据', files: [] },
      '2026-09-28',
    );
    dossier.do(people.zhou, 'remedy.close', close(), '2026-11-02');
    expect(ends(dossier, '2026-11-03')['sue-after:p1']).toBe('2026-11-17');
    expect(dossier.state.decision?.fate).toBeUndefined();
  });

  it('gives five in the simplified procedure, fifteen days in court', () => {
    const dossier = tutoring();
    dossier.do(people.zhou, 'remedy.open', open(), '2026-09-04');
    dossier.do(people.zhou, 'remedy.accept', { ...accept, procedure: 'simplified' }, '2026-09-18');
    expect(ends(dossier, '2026-09-19')['answer:r1']).toBe('2026-09-24');
    dossier.do(
      people.zhou,
      'remedy.open',
      open({ id: 'r2', kind: 'litigation', body: '清岚县人民法院' }),
      '2026-09-18',
    );
    dossier.do(people.zhou, 'remedy.accept', { ...accept, id: 'r2' }, '2026-09-18');
    expect(ends(dossier, '2026-09-19')['answer:r2']).toBe('2026-10-08');
  });

  it.each([
    ['an unknown one', close({ id: 'r9' }), ['REMEDY_UNKNOWN']],
    ['an end before its beginning', close({ on: '2026-09-01', receivedOn: '2026-09-02' }), ['DATE_ORDER']],
    ['receipt before the decision of it', close({ receivedOn: '2026-10-29' }), ['DATE_ORDER']],
    ['a change that says nothing', close({ result: 'changed' }), ['CHANGED_PENALTIES_MISSING']],
    [
      'a change for somebody else',
      close({ result: 'changed', penalties: [fine(1, 'p9')] }),
      ['PARTY_UNKNOWN'],
    ],
    ['new penalties without a change', close({ penalties: [fine(1)] }), ['PENALTIES_UNEXPECTED']],
  ])('refuses to close %s', (_name, data, codes) => {
    const dossier = tutoring();
    dossier.do(people.zhou, 'remedy.open', open(), '2026-09-04');
    expect(dossier.refused(people.zhou, 'remedy.close', data, '2026-11-02')).toEqual(codes);
  });

  /** Decided on 2026-08-21; each step on the earliest and the latest day it can have happened, and a day before and after. */
  const copy = (acceptedOn: string, copyReceivedOn: string) => ({ ...accept, acceptedOn, copyReceivedOn });
  const answered = (answeredOn: string) => ({ id: 'r1', answeredOn, evidence: '证据', files: [] });
  const ended = (on: string, receivedOn: string) => close({ on, receivedOn });

  it.each([
    ['remedy.open', 'of the day of the decision', open({ appliedOn: '2026-08-21' }), []],
    ['remedy.open', 'of the day before it', open({ appliedOn: '2026-08-20' }), ['DATE_ORDER']],
    ['remedy.open', 'of the day it is recorded', open({ appliedOn: '2026-09-04' }), []],
    ['remedy.open', 'of a day to come', open({ appliedOn: '2026-09-05' }), ['DATE_ORDER']],
    ['remedy.accept', 'on the day it was applied for', copy('2026-09-03', '2026-09-18'), []],
    ['remedy.accept', 'before it was applied for', copy('2026-09-02', '2026-09-18'), ['DATE_ORDER']],
    ['remedy.accept', 'with its copy on the same day', copy('2026-09-18', '2026-09-18'), []],
    ['remedy.accept', 'with its copy before', copy('2026-09-18', '2026-09-17'), ['DATE_ORDER']],
    ['remedy.accept', 'with its copy on a day to come', copy('2026-09-09', '2026-09-19'), ['DATE_ORDER']],
    ['remedy.answer', 'on the day of the copy', answered('2026-09-18'), []],
    ['remedy.answer', 'before the copy', answered('2026-09-17'), ['DATE_ORDER']],
    ['remedy.answer', 'on the day it is recorded', answered('2026-09-28'), []],
    ['remedy.answer', 'on a day to come', answered('2026-09-29'), ['DATE_ORDER']],
    ['remedy.close', 'on the day it was accepted', ended('2026-09-09', '2026-11-02'), []],
    ['remedy.close', 'before it was accepted', ended('2026-09-08', '2026-11-02'), ['DATE_ORDER']],
    ['remedy.close', 'received on the same day', ended('2026-11-02', '2026-11-02'), []],
    ['remedy.close', 'received before', ended('2026-10-30', '2026-10-29'), ['DATE_ORDER']],
    ['remedy.close', 'received on a day to come', ended('2026-10-30', '2026-11-03'), ['DATE_ORDER']],
  ])('has an order of days: %s %s', (type, _when, data, codes) => {
    const dossier = tutoring();
    const steps = [
      ['remedy.open', open(), '2026-09-04'],
      ['remedy.accept', accept, '2026-09-18'],
      ['remedy.answer', answered('2026-09-28'), '2026-09-28'],
      ['remedy.close', close(), '2026-11-02'],
    ] as const;
    for (const [step, usual, day] of steps) {
      if (step === type) {
        expect(dossier.refused(people.shen, type, data, day)).toEqual(codes);
        return;
      }
      dossier.do(people.shen, step, usual, day);
    }
  });

  it('has a number of its own, and takes no step after its end', () => {
    const dossier = tutoring();
    dossier.do(people.zhou, 'remedy.open', open(), '2026-09-04');
    const again = () => dossier.refused(people.zhou, 'remedy.open', open(), '2026-11-03');
    expect(again()).toEqual(['REMEDY_EXISTS']);
    dossier.do(people.zhou, 'remedy.accept', accept, '2026-09-18');
    dossier.do(people.zhou, 'remedy.close', close(), '2026-11-02');
    expect(again()).toEqual(['REMEDY_EXISTS']);
    const suit = { id: 'r2', kind: 'litigation', body: '清岚县人民法院', appliedOn: '2026-11-03' };
    dossier.do(people.zhou, 'remedy.open', open(suit), '2026-11-03');
    const received = { ...accept, id: 'r2', acceptedOn: '2026-11-04', copyReceivedOn: '2026-11-06' };
    dossier.do(people.zhou, 'remedy.accept', received, '2026-11-06');
    const steps = (id: string) =>
      [
        ['remedy.accept', { ...received, id }],
        ['remedy.answer', { id, answeredOn: '2026-11-09', evidence: '证据', files: [] }],
        ['remedy.close', close({ id, on: '2026-11-09', receivedOn: '2026-11-09' })],
      ] as const;
    const refused = (id: string) =>
      steps(id).map(([type, data]) => dossier.refused(people.shen, type, data, '2026-11-09'));
    expect(refused('r1')).toEqual([['REMEDY_CLOSED'], ['REMEDY_CLOSED'], ['REMEDY_CLOSED']]);
    expect(refused('r2')).toEqual([[], [], []]);
  });

  it('answers only what was received', () => {
    const dossier = tutoring();
    dossier.do(people.zhou, 'remedy.open', open(), '2026-09-04');
    expect(
      dossier.refused(
        people.zhou,
        'remedy.answer',
        { id: 'r1', answeredOn: '2026-09-20', evidence: '证据', files: [] },
        '2026-09-20',
      ),
    ).toEqual(['MOVE_CLOSED']);
    dossier.do(people.zhou, 'remedy.open', open({ id: 'r2', appliedOn: '2026-09-05' }), '2026-09-05');
    dossier.do(people.zhou, 'remedy.accept', accept, '2026-09-18');
    expect(
      dossier.refused(
        people.zhou,
        'remedy.answer',
        { id: 'r2', answeredOn: '2026-09-20', evidence: '证据', files: [] },
        '2026-09-20',
      ),
    ).toEqual(['COPY_NOT_RECEIVED']);
  });

  it.each(['changed', 'annulled', 'foundIllegal', 'void'] as const)(
    'leaves the decision %s, from the day its end was received',
    (result) => {
      const dossier = tutoring();
      dossier.do(people.zhou, 'remedy.open', open(), '2026-09-04');
      const penalties = result === 'changed' ? [fine(3_840_000)] : [];
      dossier.do(people.zhou, 'remedy.close', close({ result, penalties }), '2026-11-02');
      expect(dossier.state.decision?.fate).toMatchObject({
        kind: result,
        on: '2026-11-02',
        by: 'reconsideration',
        body: '清岚县人民政府',
        decidedOn: '2026-10-30',
      });
      expect(unperformed(dossier.state)).toEqual(
        result === 'annulled' || result === 'void' ? [] : ['罚款尚未缴清'],
      );
    },
  );

  it('takes the changed sum for what is owed', () => {
    const dossier = tutoring();
    dossier.do(people.zhou, 'remedy.open', open(), '2026-09-04');
    dossier.do(
      people.zhou,
      'remedy.close',
      close({ result: 'changed', penalties: [fine(3_840_000)] }),
      '2026-11-02',
    );
    expect(owed(dossier.state, 'p1', 'fine')).toBe(3_840_000);
  });

  it('asks reconsideration first of a decision on the spot （复议法 23）', () => {
    const spot = { seq: 1, at: at('2026-08-21'), by: people.zhou.id, officers: [], rechecks: [] };
    const dossier = driveDecided({ ...case5, spot }, educationBureau);
    expect(dossier.refused(people.zhou, 'remedy.open', open({ kind: 'litigation' }), '2026-09-04')).toEqual([
      'RECONSIDERATION_FIRST',
    ]);
    expect(ends(dossier, '2026-08-22')['sue:p1']).toBeUndefined();
  });

  it('may come after the file is closed', () => {
    const closed = {
      ...case5,
      closing: {
        closed: {
          seq: 7,
          at: at('2026-09-01'),
          by: people.lin.id,
          reason: 'performed' as const,
          on: '2026-09-01',
        },
      },
    };
    expect(
      driveDecided(closed, educationBureau).refused(people.zhou, 'remedy.open', open(), '2026-09-04'),
    ).toEqual([]);
  });
});

describe('what the agency mends itself', () => {
  it('rectifies a slip without changing anything', () => {
    const dossier = driveDecided(case4, forestryBureau);
    const before = dossier.state.decision;
    const slip = {
      document: decisionSeq,
      corrections: [{ original: '2026年6月17日', corrected: '2026年6月18日' }],
      reason: '笔误',
    };
    expect(dossier.refused(people.zhou, 'decision.rectify', { ...slip, document: 3 }, '2026-06-25')).toEqual([
      'DOCUMENT_UNKNOWN',
    ]);
    dossier.do(people.zhou, 'decision.rectify', slip, '2026-06-25');
    expect(dossier.state.decision).toEqual(before);
    expect(dossier.state.documents.at(-1)?.document.template).toBe('P50');
  });

  it('annuls by the head, with a numbered document, once', () => {
    const dossier = driveDecided(case4, forestryBureau);
    const revoke = { kind: 'annulled', reason: '先集体讨论后告知', penalties: [], files: [] };
    expect(dossier.refused(people.zhou, 'decision.revoke', revoke, '2026-07-01')).toEqual(['ROLE_MISSING']);
    dossier.do(people.lin, 'decision.revoke', revoke, '2026-07-01');
    expect(dossier.state.decision?.fate).toMatchObject({
      kind: 'annulled',
      by: 'agency',
      number: expect.stringContaining('罚撤〔2026〕'),
      document: { template: 'P46-revocation' },
    });
    expect(dossier.refused(people.lin, 'decision.revoke', revoke, '2026-07-02')).toEqual(['MOVE_CLOSED']);
    expect(
      dossier.refused(
        people.zhou,
        'payment.record',
        { party: 'p1', of: 'fine', on: '2026-07-02', fen: 1, receiptKind: 'nonTax', receipt: 'x', files: [] },
        '2026-07-02',
      ),
    ).toEqual(['OVERPAID']);
  });

  it('changes penalties, and nothing where there were none', () => {
    const decision = case4.decision!;
    const spared = {
      ...case4,
      decision: { ...decision, outcome: { ...decision.outcome, kind: 'noPenalty' as const } },
    };
    const revoke = (kind: string) => ({ kind, reason: '裁量不当', penalties: [], files: [] });
    const dossier = driveDecided(spared, forestryBureau);
    const refused = (kind: string) =>
      dossier.refused(people.lin, 'decision.revoke', revoke(kind), '2026-07-01');
    expect([refused('changed'), refused('annulled')]).toEqual([['NO_PENALTY_TO_CHANGE'], []]);
    dossier.do(people.zhou, 'remedy.open', open({ appliedOn: '2026-07-02' }), '2026-07-02');
    const ended = (result: string) =>
      dossier.refused(people.zhou, 'remedy.close', close({ result }), '2026-11-02');
    expect([ended('changed'), ended('upheld')]).toEqual([['NO_PENALTY_TO_CHANGE'], []]);
  });

  describe('changes by the head', () => {
    const changed = (...penalties: unknown[]) => ({
      kind: 'changed',
      reason: '裁量不当',
      penalties,
      files: [],
    });

    it.each([
      ['a larger fine', changed(fine(2_610_001)), ['CHANGE_HEAVIER']],
      [
        'another kind of penalty',
        changed(fine(100), { party: 'p1', kind: 'publicCriticism' }),
        ['CHANGE_HEAVIER'],
      ],
      ['a smaller fine', changed(fine(2_000_000)), []],
      ['a warning instead', changed({ party: 'p1', kind: 'warning' }), []],
      ['nothing at all', changed(), ['CHANGED_PENALTIES_MISSING']],
    ])('answers to %s', (_name, data, codes) => {
      const dossier = driveDecided(case4, forestryBureau);
      expect(dossier.refused(people.lin, 'decision.revoke', data, '2026-07-01')).toEqual(codes);
    });

    it('and takes what it changed to for what is owed, also when a court then finds it unlawful', () => {
      const dossier = driveDecided(case4, forestryBureau);
      dossier.do(people.lin, 'decision.revoke', changed(fine(2_000_000)), '2026-07-01');
      expect(dossier.state.documents.at(-1)?.document.template).toBe('P46-change');
      expect(owed(dossier.state, 'p1', 'fine')).toBe(2_000_000);
      dossier.do(people.zhou, 'remedy.open', open({ appliedOn: '2026-07-02' }), '2026-07-02');
      dossier.do(people.zhou, 'remedy.close', close({ result: 'foundIllegal' }), '2026-11-02');
      expect(owed(dossier.state, 'p1', 'fine')).toBe(2_000_000);
      expect(unperformed(dossier.state)).toEqual(['罚款尚未缴清']);
    });

    it('and goes to the party within seven days, by a task for those who handle the case', () => {
      const dossier = driveDecided(case4, forestryBureau);
      serveDecision(dossier, '2026-06-18');
      const asked = () =>
        tasksOf(dossier.state, dossier.facts, dossier.profile, at('2026-07-02')).filter(
          (task) => task.clock === 'serve-change',
        );
      expect(asked()).toEqual([]);
      dossier.do(people.lin, 'decision.revoke', changed(fine(2_000_000)), '2026-07-01');
      expect(asked()).toMatchObject([{ what: '送达变更处罚决定书' }, { what: '送达变更处罚决定书' }]);
      expect(ends(dossier, '2026-07-02')['serve-change:p1']).toBe('2026-07-10');
      const document = dossier.state.decision?.fate?.seq;
      dossier.do(people.zhou, 'service.record', inPerson({ document }), '2026-07-02');
      expect(asked()).toEqual([]);
    });
  });
});
