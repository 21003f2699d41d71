import { describe, expect, it } from 'vitest';
import { deadlines } from '../../dossier/deadlines.ts';
import { owed, unperformed } from './owed.ts';
import type { PenaltyState } from './state.ts';
import { at, type Drive, people, testFile } from './testing.ts';
import {
  case4,
  case5,
  decisionSeq,
  driveDecided,
  educationBureau,
  forestryBureau,
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
  fines: [],
  files: [],
  ...more,
});

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
    ['new fines without a change', close({ fines: [{ party: 'p1', fen: 1 }] }), ['FINES_UNEXPECTED']],
  ])('refuses to close %s', (_name, data, codes) => {
    const dossier = tutoring();
    dossier.do(people.zhou, 'remedy.open', open(), '2026-09-04');
    expect(dossier.refused(people.zhou, 'remedy.close', data, '2026-11-02')).toEqual(codes);
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
      dossier.do(people.zhou, 'remedy.close', close({ result }), '2026-11-02');
      expect(dossier.state.decision?.fate).toMatchObject({ kind: result, on: '2026-11-02' });
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
      close({ result: 'changed', fines: [{ party: 'p1', fen: 3_840_000 }] }),
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

  it('revokes by the head, with the document, once', () => {
    const dossier = driveDecided(case4, forestryBureau);
    const revoke = { kind: 'annulled', reason: '先集体讨论后告知', fines: [], files: [testFile(70, 'scan')] };
    expect(dossier.refused(people.zhou, 'decision.revoke', revoke, '2026-07-01')).toEqual(['ROLE_MISSING']);
    expect(dossier.refused(people.lin, 'decision.revoke', { ...revoke, files: [] }, '2026-07-01')).toEqual([
      'DATA_INVALID',
    ]);
    dossier.do(people.lin, 'decision.revoke', revoke, '2026-07-01');
    expect(dossier.refused(people.lin, 'decision.revoke', revoke, '2026-07-02')).toEqual(['MOVE_CLOSED']);
    expect(
      dossier.refused(
        people.zhou,
        'payment.record',
        { party: 'p1', of: 'fine', on: '2026-07-02', fen: 1, receiptKind: 'nonTax', receipt: 'x', files: [] },
        '2026-07-02',
      ),
    ).toEqual(['MOVE_CLOSED']);
  });
});
