import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlines } from '../../dossier/deadlines.ts';
import { definitionsOf, fold } from '../../dossier/fold.ts';
import { joinPersonal, splitPersonal } from '../../dossier/personal.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { fileArchive } from './closing.ts';
import { majorFilingNeeded } from './major-filing.ts';
import type { PenaltyState } from './state.ts';
import { tasksOf } from './tasks.ts';
import { at, type Drive, filedState, people, testFile } from './testing.ts';
import {
  case1,
  case3,
  case4,
  case5,
  driveDecided,
  ecologyBureau,
  educationBureau,
  forestryBureau,
  inPerson,
  officers,
  prepared,
  publicId,
  released,
  serveDecision,
} from './testing-decided.ts';

const propose = { reason: 'performed', retention: 'permanent', result: '罚款已缴清，物品已销毁', files: [] };
const agree = { opinion: '同意' };
const passed = { passed: true, secrecyChecked: true, masksChecked: true };

/** 案例一 from service to archive, as the sample county tells it; stops before the day given. */
function expiredFood(until = '9999'): Drive<PenaltyState> {
  const dossier = driveDecided(case1);
  const steps: readonly [string, () => void][] = [
    ['2026-04-15', () => serveDecision(dossier, '2026-04-15')],
    [
      '2026-04-20',
      () => {
        const data = prepared(dossier, 'r1');
        dossier.do(people.he, 'publication.prepare', data, '2026-04-20');
        dossier.do(people.ma, 'publication.check', passed, '2026-04-20');
        dossier.do(people.ma, 'publication.approve', { passed: true }, '2026-04-20');
        dossier.do(people.he, 'publication.release', released(data.content), '2026-04-20');
      },
    ],
    [
      '2026-04-22',
      () =>
        dossier.do(
          people.zhou,
          'payment.record',
          {
            party: 'p1',
            of: 'fine',
            on: '2026-04-22',
            fen: 600_000,
            receiptKind: 'nonTax',
            receipt: '票1',
            payer: '张桂芬',
            files: [],
          },
          '2026-04-22',
        ),
    ],
    [
      '2026-04-23',
      () => {
        dossier.do(
          people.zhou,
          'goods.confiscate',
          {
            party: 'p1',
            goods: [{ id: 'g1', name: '饼干', unit: '袋', quantity: '7' }],
            officers,
            keeper: '马小二',
            files: [testFile(60)],
          },
          '2026-04-23',
        );
        dossier.do(
          people.zhou,
          'goods.dispose',
          {
            goods: ['g1'],
            how: 'destroyed',
            place: '处理场',
            process: '销毁',
            officers,
            operator: '甲',
            supervisor: '乙',
            files: [testFile(61)],
          },
          '2026-04-23',
        );
      },
    ],
    [
      '2026-04-24',
      () => {
        dossier.do(people.zhou, 'closing.propose', propose, '2026-04-24');
        dossier.do(people.lin, 'closing.approve', agree, '2026-04-24');
      },
    ],
    ['2026-05-06', () => dossier.do(people.feng, 'archive.file', archive(), '2026-05-06')],
  ];
  for (const [day, step] of steps) if (day < until) step();
  return dossier;
}

const archive = (more: Record<string, unknown> = {}) => ({
  archiveNumber: '20260001',
  retention: 'permanent',
  condition: '完整',
  checkedBy: people.ma.id,
  complete: true,
  files: [],
  ...more,
});

describe('closing a case （案例一）', () => {
  it('goes from service to archive', () => {
    const dossier = expiredFood();
    expect(dossier.state.closing.closed).toMatchObject({ reason: 'performed', on: '2026-04-24' });
    expect(dossier.state.closing.archived?.archiveNumber).toBe('20260001');
  });

  it.each([
    ['2026-04-15', ['DECISION_NOT_SERVED', 'NOT_PUBLISHED', 'NOT_PERFORMED']],
    ['2026-04-20', ['NOT_PUBLISHED', 'NOT_PERFORMED']],
    ['2026-04-22', ['NOT_PERFORMED']],
    ['2026-04-23', ['NOT_PERFORMED']],
    ['2026-04-24', []],
  ])('before %s is refused for what is left', (day, codes) => {
    expect(expiredFood(day).refused(people.zhou, 'closing.propose', propose, '2026-04-24')).toEqual(codes);
  });

  it('waits for goods and recordings', () => {
    const dossier = driveDecided(
      {
        ...case4,
        execution: { ...case4.execution, goods: [{ id: 'g1', party: 'p1', what: '杉木', decision: 1 }] },
        recordings: [{ seq: 8, type: 'scene.record', level: 'must', people: [], state: 'missing' }],
      },
      forestryBureau,
    );
    const codes = dossier
      .moves(people.zhou, '2026-07-01')
      .find((move) => move.type === 'closing.propose')
      ?.refusals.map((r) => r.code);
    expect(codes).toEqual([
      'DECISION_NOT_SERVED',
      'GOODS_NOT_DISPOSED',
      'RECORDING_MISSING',
      'NOT_PUBLISHED',
      'MAJOR_FILING_MISSING',
    ]);
  });

  it.each([
    ['noPenalty', ['CLOSING_REASON_WRONG']],
    ['courtExecuted', ['CLOSING_REASON_WRONG']],
    ['annulled', ['CLOSING_REASON_WRONG']],
    ['executionEnded', []],
  ])('holds the reason %s against the record', (reason, codes) => {
    expect(
      expiredFood('2026-04-24').refused(people.zhou, 'closing.propose', { ...propose, reason }, '2026-04-24'),
    ).toEqual(codes);
  });

  it('is approved by a head who did not handle the case, or given back', () => {
    const dossier = expiredFood('2026-04-24');
    dossier.do(people.zhou, 'closing.propose', propose, '2026-04-24');
    expect(
      dossier.refused({ ...people.zhou, roles: ['head'] }, 'closing.approve', agree, '2026-04-24'),
    ).toEqual(['HANDLER_MAY_NOT_DECIDE']);
    dossier.do(people.lin, 'closing.return', { reason: '缺票据' }, '2026-04-24');
    expect(dossier.refused(people.lin, 'closing.approve', agree, '2026-04-24')).toEqual(['MOVE_CLOSED']);
    expect(dossier.refused(people.zhou, 'closing.propose', propose, '2026-04-24')).toEqual([]);
  });

  it('is asked for everything again when it is approved', () => {
    const dossier = expiredFood('2026-04-24');
    dossier.do(people.zhou, 'closing.propose', propose, '2026-04-24');
    const revoke = { kind: 'annulled', reason: '程序违法', penalties: [], files: [testFile(9, 'scan')] };
    dossier.do(people.lin, 'decision.revoke', revoke, '2026-04-24');
    expect(dossier.refused(people.lin, 'closing.approve', agree, '2026-04-24')).toEqual(
      expect.arrayContaining(['DECISION_NOT_SERVED', 'MONEY_NOT_REFUNDED', 'NOT_PUBLISHED']),
    );
  });

  it('closes an annulled decision only when the public page is taken back', () => {
    const dossier = expiredFood('2026-04-22');
    dossier.do(
      people.lin,
      'decision.revoke',
      { kind: 'annulled', reason: '程序违法', penalties: [], files: [testFile(9, 'scan')] },
      '2026-04-23',
    );
    const annulled = { ...propose, reason: 'annulled' };
    expect(dossier.refused(people.zhou, 'closing.propose', annulled, '2026-04-23')).toEqual([
      'DECISION_NOT_SERVED',
      'NOT_PUBLISHED',
    ]);
    const retract = { publicReason: '处罚决定已被撤销', publicId };
    dossier.do(people.he, 'publication.retract', retract, '2026-04-23');
    const served = inPerson({ document: dossier.state.decision?.fate?.seq });
    dossier.do(people.zhou, 'service.record', served, '2026-04-23');
    expect(dossier.refused(people.zhou, 'closing.propose', annulled, '2026-04-23')).toEqual([]);
  });
});

describe('archive', () => {
  it.each([
    ['of another year', archive({ archiveNumber: '20250001' }), ['ARCHIVE_NUMBER_YEAR']],
    ['of another shape', archive({ archiveNumber: '1' }), ['DATA_INVALID']],
    ['checked by the same person', archive({ checkedBy: people.feng.id }), ['ARCHIVE_CHECKER_SAME']],
  ])('refuses a file %s', (_name, data, codes) => {
    expect(expiredFood('2026-05-06').refused(people.feng, 'archive.file', data, '2026-05-06')).toEqual(codes);
  });

  it('warns of what the volumes lack, and is done all the same', () => {
    const dossier = expiredFood('2026-05-06');
    const { facts, profile, state } = dossier;
    expect(fileArchive.warns?.(state, facts, profile)).toContainEqual(
      expect.objectContaining({ code: 'VOLUME_GAP', message: '正卷：票据（票1）没有入卷。' }),
    );
    expect(dossier.refused(people.feng, 'archive.file', archive(), '2026-05-06')).toEqual([]);
  });

  it('leaves aside on the rail what was never taken, where the case closes without a decision', () => {
    const proposed = { seq: 9, at: at('2026-03-20'), by: people.wu.id };
    const state: PenaltyState = {
      ...filedState,
      closing: { ...filedState.closing, proposed: { ...proposed, reason: 'transferred' } },
    };
    const rail = penaltyOrdinary.stages(state, '2026-12-31');
    const of = (wanted: string) => rail.filter((stage) => stage.state === wanted).map((stage) => stage.id);
    expect(of('now')).toEqual(['close']);
    expect(of('ahead')).toEqual(['archive']);
    expect(of('skipped')).toContain('investigate');
    expect(of('skipped')).toContain('execute');
  });

  it('is not open before the case has ended', () => {
    expect(expiredFood('2026-04-24').refused(people.feng, 'archive.file', archive(), '2026-04-24')).toEqual([
      'MOVE_CLOSED',
    ]);
  });
});

describe('ending a case before a decision', () => {
  const reasons = { ground: 'noConduct', investigation: '经查', reason: '没有违法行为', files: [] };
  const agreed = { opinion: '同意', files: [] };
  const toDo = (dossier: ReturnType<typeof driveDecided>) =>
    tasksOf(dossier.state, dossier.facts, dossier.profile, at('2026-03-20'))
      .filter(({ role }) => role === 'head')
      .map(({ move }) => move);

  it('is proposed by the handlers with reasons, and decided by the head', () => {
    const dossier = driveDecided(filedState);
    expect(dossier.refused(people.lin, 'case.terminate', agreed, '2026-03-20')).toEqual([
      'TERMINATION_NOT_PROPOSED',
    ]);
    expect(dossier.refused(people.wu, 'termination.propose', reasons, '2026-03-19')).toEqual(['NOT_HANDLER']);
    dossier.do(people.zhou, 'termination.propose', reasons, '2026-03-19');
    expect(toDo(dossier)).toEqual(['case.terminate']);
    dossier.do(people.lin, 'termination.return', { reason: '继续调查' }, '2026-03-20');
    expect(toDo(dossier)).toEqual([]);
    dossier.do(people.zhou, 'termination.propose', reasons, '2026-03-21');
    const handler = { ...people.zhou, roles: ['head'] as const };
    expect(dossier.refused(handler, 'case.terminate', agreed, '2026-03-23')).toEqual([
      'HANDLER_MAY_NOT_DECIDE',
    ]);
    dossier.do(people.lin, 'case.terminate', agreed, '2026-03-23');
    expect(dossier.state.closing.terminated).toMatchObject({ reason: '没有违法行为' });
  });

  it('leaves no preserved evidence lying, and is over once there is a decision', () => {
    const mark = { seq: 3, at: at('2026-03-12'), by: people.zhou.id };
    const keeping = {
      ...filedState,
      investigation: {
        ...filedState.investigation,
        preservations: [
          { id: 'b1', things: [], proposed: mark, notified: { ...mark, on: '2026-03-12', party: 'p1' } },
        ],
      },
    };
    expect(driveDecided(keeping).refused(people.zhou, 'termination.propose', reasons, '2026-03-20')).toEqual([
      'PRESERVATION_UNHANDLED',
    ]);
    // What came up after the proposal is asked about again.
    const termination = { ...mark, ground: 'noConduct', investigation: '经查', reason: '没有违法行为' };
    const since = { ...keeping, closing: { ...filedState.closing, termination } };
    expect(driveDecided(since).refused(people.lin, 'case.terminate', agreed, '2026-03-20')).toEqual([
      'PRESERVATION_UNHANDLED',
    ]);
    const unrecorded = {
      ...filedState,
      closing: since.closing,
      recordings: [
        {
          ...mark,
          type: 'preservation.notify',
          people: [],
          level: 'must' as const,
          state: 'missing' as const,
        },
      ],
    };
    expect(driveDecided(unrecorded).refused(people.lin, 'case.terminate', agreed, '2026-03-20')).toEqual([
      'RECORDING_MISSING',
    ]);
    expect(driveDecided(case1).refused(people.lin, 'case.terminate', agreed, '2026-04-20')).toEqual([
      'MOVE_CLOSED',
    ]);
  });
});

describe('filing a major penalty （重大行政处罚备案）', () => {
  it.each([
    ['6,000 for a business', case1, undefined, undefined],
    ['28,000 for a company', case3, ecologyBureau, undefined],
    ['26,100 for a person', case4, forestryBureau, '2026-07-03'],
    ['57,600 for a person', case5, educationBureau, '2026-09-05'],
  ])('%s', (_name, state, agency, end) => {
    const dossier = driveDecided(state, agency);
    expect(majorFilingNeeded(dossier.state, dossier.profile) !== undefined).toBe(end !== undefined);
    const found = deadlines(
      dossier.dossier,
      dossier.facts,
      dossier.profile,
      at(state.decision?.on ?? ''),
    ).find((d) => d.clock.key === 'majorFiling');
    expect(found?.computed?.end).toBe(end);
    const report = { receiver: '清岚县司法局', summary: '说明', attachments: '四件', files: [] };
    expect(dossier.refused(people.zhou, 'majorFiling.report', report, state.decision?.on ?? '')).toEqual(
      end === undefined ? ['MAJOR_FILING_NOT_NEEDED'] : [],
    );
  });
});

describe('every moment of a whole case', () => {
  const until = ['2026-04-15', '2026-04-20', '2026-04-22', '2026-04-23', '2026-04-24', '2026-05-06', '9999'];

  it.each(until)('can be asked what may be done and what is due (before %s)', (day) => {
    const dossier = expiredFood(day);
    for (const person of Object.values(people)) {
      for (const move of dossier.moves(person, '2026-05-07')) {
        expect(move.refusals.filter((refusal) => refusal.source === undefined)).toEqual([]);
        expect(move.allowed).toBe(move.refusals.length === 0);
      }
    }
    const found = deadlines(dossier.dossier, dossier.facts, dossier.profile, at('2026-05-07'));
    expect(found.filter((deadline) => deadline.computed === undefined)).toEqual([]);
    expect(new Set(found.map((deadline) => deadline.clock.key)).size).toBe(found.length);
  });
});

describe('a whole case with personal values erased', () => {
  const { dossier } = expiredFood();
  const definitions = definitionsOf(dossier.procedure);
  const erase = (act: (typeof dossier.acts)[number]) => ({
    ...act,
    data: joinPersonal(splitPersonal(act.data, definitions.get(act.type)?.personal ?? []).plain, new Map()),
  });

  /** Without the people named and the words that only documents print. */
  const unworded = ({ named: _, ...state }: PenaltyState) => {
    const { result: _r, goods: _g, ...proposed } = state.closing.proposed ?? {};
    return { ...state, closing: { ...state.closing, proposed } };
  };

  it('folds to the same case, whichever acts are erased and wherever it is cut', () => {
    const flags = fc.array(fc.boolean(), { minLength: dossier.acts.length, maxLength: dossier.acts.length });
    fc.assert(
      fc.property(flags, fc.nat({ max: dossier.acts.length }), (erased, length) => {
        const some = dossier.acts
          .map((act, index) => (erased[index] === true ? erase(act) : act))
          .slice(0, length);
        const again = fold(dossier.procedure, dossier.id, some).state;
        const whole = fold(dossier.procedure, dossier.id, dossier.acts.slice(0, length)).state;
        expect(unworded(again)).toEqual(unworded(whole));
      }),
      { numRuns: 200 },
    );
  });

  it('stores no name of a natural person with the acts', () => {
    const stored = dossier.acts.map(
      (act) => splitPersonal(act.data, definitions.get(act.type)?.personal ?? []).plain,
    );
    expect(JSON.stringify(stored)).not.toMatch(/张桂芬|马小二/);
  });
});
