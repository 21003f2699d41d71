import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../disclosure/canonical.ts';
import { publicProjection } from '../../disclosure/decision.ts';
import { deadlines } from '../../dossier/deadlines.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { owed, refundables } from './owed.ts';
import { whatBecameOf } from './publication.ts';
import { reviewItemNames } from './review.ts';
import type { AnnulmentGround, DraftContent, Outcome, PenaltyState } from './state.ts';
import { tasksOf } from './tasks.ts';
import {
  at,
  type Drive,
  drive,
  people,
  sampleContent,
  sampleOutcome,
  sampleScene,
  testFile,
} from './testing.ts';
import { case1, decisionSeq } from './testing-decided.ts';

const { zhou, chen, shen, lin, he, ma, feng } = people;
const handlers = [zhou.id, chen.id];
const law = '中华人民共和国食品安全法';

const served = (document: number) => ({
  document,
  party: 'p1',
  method: 'direct',
  officers: handlers,
  place: '当事人店内',
  receiver: { name: '张桂芬', relation: 'legalRepresentative' },
  files: [testFile(1)],
});

function show(run: Drive<PenaltyState>, id: string, publicId: string, day: string) {
  const projection = publicProjection(run.state, run.facts.agency, run.profile);
  const bytes = { ...projection?.fields, id: publicId };
  run.do(he, 'publication.prepare', { id, content: bytes }, day);
  run.do(ma, 'publication.check', { passed: true, secrecyChecked: true, masksChecked: true }, day);
  run.do(ma, 'publication.approve', { passed: true }, day);
  run.do(he, 'publication.release', { publicBytes: canonicalJson(bytes), publicId }, day);
  return bytes;
}

/** 案例一, decided, served, shown, and taken to reconsideration; closed and archived where the test says so. */
function contested(initial: PenaltyState = case1): Drive<PenaltyState> {
  const run = drive({ procedure: { ...penaltyOrdinary, initial } });
  run.do(zhou, 'publication.notify', { party: 'p1', contactPerson: '周', contactPhone: '1' }, '2026-04-15');
  run.do(zhou, 'service.record', served(decisionSeq), '2026-04-15');
  show(run, 'r1', 'qwertyuiopasdfgh', '2026-04-20');
  const opened = { kind: 'reconsideration', party: 'p1', body: '清岚县人民政府', claim: '撤销', files: [] };
  run.do(zhou, 'remedy.open', { ...opened, id: 'm1', appliedOn: '2026-05-06' }, '2026-05-08');
  return run;
}

const result = (grounds: readonly AnnulmentGround[], more: Record<string, unknown> = {}) => ({
  id: 'm1',
  result: 'annulled',
  number: '清政复决〔2026〕3号',
  on: '2026-06-30',
  receivedOn: '2026-07-02',
  reason: '理由',
  penalties: [],
  redo: { grounds },
  files: [],
  ...more,
});

function reopened(grounds: readonly AnnulmentGround[] = ['evidence']): Drive<PenaltyState> {
  const run = contested();
  run.do(zhou, 'remedy.close', result(grounds), '2026-07-02');
  return run;
}

const clock = (run: Drive<PenaltyState>, key: string, day: string) =>
  deadlines(run.dossier, run.facts, run.profile, at(day)).find((own) => own.clock.key === key);

const asked = (run: Drive<PenaltyState>, day: string) =>
  tasksOf(run.state, run.facts, run.profile, at(day)).map((task) => `${task.role ?? 'handler'} ${task.move}`);

/** New evidence from the scene; answers its id. */
function reinvestigate(run: Drive<PenaltyState>, day: string): string {
  run.do(zhou, 'scene.record', sampleScene(day, handlers), at(day, '17:00'));
  return run.state.investigation.evidence.at(-1)?.id ?? '';
}

describe('a case reopened', () => {
  const ending = { ground: 'noConduct', investigation: '重新调查', reason: '没有违法行为', files: [] };
  const absorbing = { dossier: '00000000-0000-4000-8000-000000000099', how: 'absorbedInto', reason: '并案' };

  it('does not end while what fell is still shown, whichever way it ends （处罚法 art 48(2)）', () => {
    const run = reopened();
    expect(run.refused(zhou, 'termination.propose', ending, '2026-07-03')).toContain('NOT_PUBLISHED');
    expect(run.refused(lin, 'case.absorb', absorbing, '2026-07-03')).toContain('NOT_PUBLISHED');
    run.do(he, 'publication.retract', { publicReason: '撤销', publicId: 'qwertyuiopasdfgh' }, '2026-07-03');
    expect(run.refused(zhou, 'termination.propose', ending, '2026-07-06')).not.toContain('NOT_PUBLISHED');
    expect(run.refused(lin, 'case.absorb', absorbing, '2026-07-06')).not.toContain('NOT_PUBLISHED');
  });
});

describe('an order to decide anew （复议法 art 64、行政诉讼法 art 70）', () => {
  it('takes the same dossier back to the investigation, with sixty days from receipt', () => {
    const run = reopened();
    expect(penaltyOrdinary.stageOf(run.state, '2026-12-31')).toBe('reopened');
    expect(run.state.decision).toBeUndefined();
    expect(run.state.earlier[0]?.decision).toMatchObject({ seq: decisionSeq, fate: { kind: 'annulled' } });
    const deciding = clock(run, 'decide', '2026-07-03');
    expect(deciding).toMatchObject({ status: 'running', clock: { rule: 'REM-29', start: '2026-07-02' } });
    expect(deciding?.computed?.end).toBe('2026-08-31');
    expect(deciding?.computed?.explanation).toContain('期限为60日');
    expect(
      run
        .moves(zhou, '2026-07-03')
        .filter((move) => move.allowed)
        .map((move) => move.type),
    ).toEqual(expect.arrayContaining(['scene.record', 'draft.write']));
    expect(
      penaltyOrdinary.stages(run.state, '2026-12-31').filter(({ state }) => state === 'now'),
    ).toMatchObject([{ id: 'investigate' }]);
    expect(penaltyOrdinary.stages(run.state, '2026-12-31').find(({ id }) => id === 'anew')).toMatchObject({
      state: 'done',
      on: '2026-07-02',
    });
  });

  it('keeps to the days the order itself allows, and says whose they are', () => {
    const run = contested();
    run.do(zhou, 'remedy.close', result([], { redo: { grounds: ['law'], days: 30 } }), '2026-07-02');
    const deciding = clock(run, 'decide', '2026-07-03');
    expect(deciding?.computed?.end).toBe('2026-08-01');
    expect(deciding?.computed?.explanation).toContain('清政复决〔2026〕3号');
  });

  it('asks the handlers for another draft and the editors to take back what is shown', () => {
    const run = reopened();
    expect(asked(run, '2026-07-03')).toEqual([
      'editor publication.retract',
      'handler draft.write',
      'handler draft.write',
    ]);
    expect(clock(run, 'retract:r1', '2026-07-03')?.computed?.end).toBe('2026-07-07');
    const reason = { publicReason: '行政复议撤销', publicId: 'qwertyuiopasdfgh' };
    run.do(he, 'publication.retract', reason, '2026-07-03');
    expect(asked(run, '2026-07-03')).not.toContain('editor publication.retract');
    const [round] = run.state.publication.rounds;
    expect(round && whatBecameOf(run.state, round)).toEqual({
      words: '经行政复议撤销，责令重新作出',
      orderedAnew: true,
    });
  });

  it.each([
    ['decided anew', { grounds: ['evidence'] }],
    ['not decided anew', undefined],
  ])('annuls a decision once, whoever else was asked to: %s', (_, redo) => {
    const run = contested();
    const suit = {
      id: 'm2',
      kind: 'litigation',
      party: 'p1',
      body: '清岚县人民法院',
      claim: '撤销',
      files: [],
    };
    run.do(zhou, 'remedy.open', { ...suit, appliedOn: '2026-05-07' }, '2026-05-08');
    const { redo: _redo, ...annulled } = result([]);
    run.do(zhou, 'remedy.close', { ...annulled, ...(redo === undefined ? {} : { redo }) }, '2026-07-02');
    const before = run.state;
    const later = { id: 'm2', number: '（2026）样行初5号', on: '2026-07-20', receivedOn: '2026-07-22' };
    const again = result(['procedure'], later);
    expect(run.refused(zhou, 'remedy.close', again, '2026-07-22')).toEqual(['DECISION_FALLEN']);
    // What was decided of it can still be said; it gives back no effect that it had lost.
    run.do(zhou, 'remedy.close', { ...annulled, ...later, result: 'foundIllegal' }, '2026-07-22');
    expect(run.state.remedies.at(-1)?.closed).toMatchObject({ result: 'foundIllegal' });
    expect(run.state.decision).toEqual(before.decision);
    expect(run.state.earlier).toEqual(before.earlier);
  });

  it('lets the party owe nothing of the decision that fell', () => {
    const run = reopened();
    expect(owed(run.state, 'p1', 'fine')).toBe(0);
    expect(clock(run, 'pay:p1', '2026-07-03')).toBeUndefined();
    expect(clock(run, 'reconsider:p1', '2026-07-03')).toBeUndefined();
  });

  it('serves nothing more of a round that was archived, however many have followed', () => {
    const [first] = reopened().state.earlier;
    const archived = { seq: decisionSeq + 1, at: at('2026-05-09'), by: zhou.id, archiveNumber: '1' };
    const servable = (closing: PenaltyState['closing']) => {
      const { decision: _, ...open } = case1;
      const initial = {
        ...open,
        earlier: [
          { ...first!, closing },
          { ...first!, closing: {} },
        ],
      };
      return drive({ procedure: { ...penaltyOrdinary, initial } })
        .moves(zhou, '2026-07-03')
        .some(({ type }) => type === 'service.record');
    };
    expect([servable({}), servable({ archived })]).toEqual([true, false]);
  });

  it('opens a case again that had been closed and archived', () => {
    const run = contested();
    run.do(
      zhou,
      'payment.record',
      {
        ...{ party: 'p1', of: 'fine', on: '2026-04-22', fen: 600_000 },
        ...{ receiptKind: 'nonTax', receipt: '票1', files: [] },
      },
      '2026-04-22',
    );
    const goods = [{ id: 'g1', name: '超期食品', unit: '批', quantity: '1' }];
    const keeping = { party: 'p1', goods, officers: handlers, keeper: '马小二', files: [testFile(3)] };
    run.do(zhou, 'goods.confiscate', keeping, '2026-04-23');
    const gone = { place: '处理场', process: '销毁', officers: handlers, operator: '甲', supervisor: '乙' };
    run.do(
      zhou,
      'goods.dispose',
      { goods: ['g1'], how: 'destroyed', ...gone, files: [testFile(4)] },
      '2026-04-24',
    );
    const closing = { reason: 'performed', result: '已履行', retention: 'permanent', files: [] };
    run.do(zhou, 'closing.propose', closing, '2026-05-09');
    run.do(lin, 'closing.approve', { opinion: '同意结案。' }, '2026-05-09');
    run.do(zhou, 'remedy.close', result(['law']), '2026-07-02');
    expect(penaltyOrdinary.stageOf(run.state, '2026-12-31')).toBe('reopened');
    expect(run.state.closing).toEqual({});
    expect(run.state.earlier[0]?.closing.closed).toMatchObject({ on: '2026-05-09' });
  });

  it('gives back what was confiscated, unless the new decision confiscates it again', () => {
    const run = contested();
    const goods = [{ id: 'g1', name: '超期食品', unit: '批', quantity: '1' }];
    const keeping = { party: 'p1', goods, officers: handlers, keeper: '马小二', files: [testFile(3)] };
    run.do(zhou, 'goods.confiscate', keeping, '2026-04-23');
    const gone = { place: '处理场', process: '处理', officers: handlers, operator: '甲', supervisor: '乙' };
    const disposal = (how: string) => ({ goods: ['g1'], how, ...gone, files: [testFile(4)] });
    expect(run.refused(zhou, 'goods.dispose', disposal('returned'), '2026-04-24')).toEqual([
      'GOODS_CONFISCATED',
    ]);
    run.do(zhou, 'remedy.close', result(['law']), '2026-07-02');
    expect(run.refused(zhou, 'goods.dispose', disposal('destroyed'), '2026-07-03')).toEqual([
      'GOODS_NOT_CONFISCATED',
    ]);
    expect(run.refused(zhou, 'goods.dispose', disposal('returned'), '2026-07-03')).toEqual([]);
  });

  it('takes a sale that was made before the order, and gives the price back', () => {
    const run = contested();
    const goods = ['g1', 'g2'].map((id) => ({ id, name: '超期食品', unit: '批', quantity: '1' }));
    const keeping = { party: 'p1', goods, officers: handlers, keeper: '马小二', files: [testFile(3)] };
    run.do(zhou, 'goods.confiscate', keeping, '2026-04-23');
    run.do(zhou, 'remedy.close', result(['law']), '2026-07-02');
    const gone = { place: '处理场', process: '变卖', officers: handlers, operator: '甲', supervisor: '乙' };
    const sale = (id: string) => ({
      ...{ goods: [id], how: 'sold', proceeds: 12_600 },
      ...{ ...gone, files: [testFile(4)] },
    });
    const { seq } = run.do(zhou, 'goods.dispose', sale('g1'), '2026-06-30');
    expect(refundables(run.state)).toMatchObject([{ payment: { seq, of: 'proceeds' }, fen: 12_600 }]);
    expect(run.state.execution.sales).toEqual([]);
    expect(run.refused(zhou, 'goods.dispose', sale('g1'), '2026-06-30')).toEqual(['GOODS_UNKNOWN']);
    expect(run.refused(zhou, 'goods.dispose', sale('g2'), '2026-07-03')).toEqual(['GOODS_NOT_CONFISCATED']);
  });

  it('is no part of any other result, nor of a decision on the spot', () => {
    const run = contested();
    const other = (more: Record<string, unknown>) =>
      run.refused(zhou, 'remedy.close', result(['law'], more), '2026-07-02');
    expect(other({ result: 'foundIllegal' })).toEqual(['REDO_NEEDS_ANNULMENT']);
    expect(other({ redo: { grounds: [] } })).toEqual(['DATA_INVALID']);
    const spot = { ...case1.decision!, officers: handlers, rechecks: [] };
    const onTheSpot = drive({ procedure: { ...penaltyOrdinary, initial: { ...case1, spot } } });
    const opened = { kind: 'reconsideration', party: 'p1', body: '县政府', claim: '撤销', files: [] };
    onTheSpot.do(zhou, 'remedy.open', { ...opened, id: 'm1', appliedOn: '2026-05-06' }, '2026-05-08');
    expect(onTheSpot.refused(zhou, 'remedy.close', result(['law']), '2026-07-02')).toEqual([
      'REDO_NEEDS_ORDINARY',
    ]);
  });

  it('ends with the annulment where nothing is ordered', () => {
    const run = contested();
    const { redo: _, ...plain } = result([]);
    run.do(zhou, 'remedy.close', plain, '2026-07-02');
    expect(run.state.decision?.fate?.kind).toBe('annulled');
    expect(run.state.earlier).toEqual([]);
    run.do(he, 'publication.retract', { publicReason: '撤销', publicId: 'qwertyuiopasdfgh' }, '2026-07-03');
    const closing = { reason: 'annulled', result: '已撤销', retention: 'permanent', files: [] };
    run.do(zhou, 'closing.propose', closing, '2026-07-06');
    run.do(lin, 'closing.approve', { opinion: '同意' }, '2026-07-06');
    expect(penaltyOrdinary.stageOf(run.state, '2026-12-31')).toBe('closed');
  });
});

describe('the same again （复议法 art 64(2)、行政诉讼法 art 71）', () => {
  const write = (run: Drive<PenaltyState>, fen: number, more: Record<string, unknown> = {}) => {
    const id = run.state.investigation.evidence.at(-1)?.id ?? '';
    return run.refused(
      zhou,
      'draft.write',
      { content: sampleContent(id), outcome: sampleOutcome(fen), ...more },
      '2026-07-20',
    );
  };
  const because = (what: string, more: Record<string, unknown> = {}) => ({
    anew: { what, explanation: '说明' },
    ...more,
  });

  it.each([
    ['the same sum', 600_000, ['SAME_DECISION_AGAIN']],
    ['a fen more', 600_001, ['SAME_DECISION_AGAIN']],
    ['less', 500_000, []],
  ])('%s', (_, fen, codes) => {
    const run = reopened();
    reinvestigate(run, '2026-07-15');
    expect(write(run, fen)).toEqual(codes);
  });

  it('needs evidence that was taken since the order, where it rests on other facts', () => {
    const run = reopened();
    const fresh = reinvestigate(run, '2026-07-15');
    expect(write(run, 600_000, because('facts'))).toEqual(['SAME_DECISION_AGAIN']);
    expect(write(run, 600_000, because('facts', { newEvidence: [fresh] }))).toEqual([]);
  });

  it('needs another reasoning, where it rests on other reasons', () => {
    const told = { ...case1.draft!, content: sampleContent('e1') as DraftContent };
    const decision = { ...case1.decision!, outcome: sampleOutcome(600_000) as Outcome };
    const run = contested({ ...case1, draft: told, decision });
    run.do(zhou, 'remedy.close', result(['law']), '2026-07-02');
    const evidence = reinvestigate(run, '2026-07-15');
    const withText = (more: Record<string, unknown>) =>
      write(run, 600_000, because('reasons', { content: sampleContent(evidence, more) }));
    expect(withText({})).toEqual(['SAME_DECISION_AGAIN']);
    const { reasons } = sampleContent(evidence);
    expect(withText({ reasons: ` ${reasons.replaceAll('，', '； ')}！` })).toEqual(['SAME_DECISION_AGAIN']);
    expect(withText({ reasons: '未履行进货查验义务，主动召回' })).toEqual([]);
  });

  it('is not made other by citing the same clauses in another order', () => {
    const clauses = [`${law}第五十四条第一款`, `${law}第五十三条第一款`];
    const citing = (breached: readonly string[]) => {
      const of = sampleOutcome(600_000);
      return { ...of, items: of.items.map((item) => ({ ...item, breached })) };
    };
    const before = citing(clauses) as unknown as Outcome;
    const told = { ...case1.draft!, outcome: before, content: sampleContent('e0') as DraftContent };
    const run = contested({ ...case1, draft: told, decision: { ...case1.decision!, outcome: before } });
    run.do(zhou, 'remedy.close', result(['law']), '2026-07-02');
    const same = { content: sampleContent(reinvestigate(run, '2026-07-15')) };
    const again = (breached: readonly string[]) =>
      write(run, 600_000, because('reasons', { ...same, outcome: citing(breached) }));
    expect(again(clauses.toReversed())).toEqual(['SAME_DECISION_AGAIN']);
    expect(again(clauses.slice(1))).toEqual([]);
  });

  it('keeps with the draft what is said to be different, for who reviews it', () => {
    const run = reopened();
    const fresh = reinvestigate(run, '2026-07-15');
    const anew = { what: 'facts', explanation: '数量经重新清点为十二盒' };
    const draft = { content: sampleContent(fresh), outcome: sampleOutcome(600_000), newEvidence: [fresh] };
    run.do(zhou, 'draft.write', { ...draft, anew }, '2026-07-20');
    expect(run.state.draft?.anew).toEqual(anew);
  });

  it('is allowed with its reasons where nothing but the procedure had been wrong', () => {
    const only = reopened(['procedure']);
    reinvestigate(only, '2026-07-15');
    expect(write(only, 600_000)).toEqual(['SAME_DECISION_AGAIN']);
    expect(write(only, 600_000, because('procedureOnly'))).toEqual([]);
    const also = reopened(['procedure', 'evidence']);
    reinvestigate(also, '2026-07-15');
    expect(write(also, 600_000, because('procedureOnly'))).toEqual(['SAME_DECISION_AGAIN']);
  });
});

describe('deciding anew', () => {
  const run = reopened();
  const hash = () => run.state.draft?.hash ?? '';
  const decide = () => ({ draftHash: hash(), opinion: '同意' });

  it('leaves out no step: draft, report, review, notice, discussion', () => {
    run.do(he, 'publication.retract', { publicReason: '撤销', publicId: 'qwertyuiopasdfgh' }, '2026-07-03');
    const evidence = reinvestigate(run, '2026-07-15');
    run.do(
      zhou,
      'draft.write',
      { content: sampleContent(evidence), outcome: sampleOutcome(500_000) },
      '2026-07-20',
    );
    run.do(zhou, 'report.submit', { course: '重新调查', opinion: '建议处罚', files: [] }, '2026-07-21');
    expect(penaltyOrdinary.stageOf(run.state, '2026-12-31')).toBe('reported');
    expect(run.refused(zhou, 'decision.propose', decide(), '2026-07-21')).toContain('REVIEW_NOT_PASSED');
    const materials = [{ name: '现场笔录', copies: 1 }];
    run.do(zhou, 'review.submit', { explanation: '说明', materials, files: [] }, '2026-07-21');
    run.do(shen, 'review.accept', {}, '2026-07-21');
    const items = Object.keys(reviewItemNames).map((item) => ({ item, result: 'pass' }));
    const opinion = { draftHash: hash(), items, outcome: 'approved', opinion: '同意。', files: [] };
    run.do(shen, 'review.opine', opinion, '2026-07-22');
    expect(run.refused(zhou, 'decision.propose', decide(), '2026-07-22')).toContain('NOT_NOTIFIED');
    const contact = { contactPerson: '周晓岚', contactPhone: '1', contactAddress: '样例' };
    const told = run.do(zhou, 'notice.issue', { party: 'p1', hearingRight: false, ...contact }, '2026-07-23');
    run.do(zhou, 'service.record', served(told.seq), '2026-07-23');
    expect(run.refused(zhou, 'decision.propose', decide(), '2026-07-24')).toContain('RESPONSE_PERIOD_OPEN');
    const vote = (person: string) => ({ person, post: '局领导', opinion: '同意', vote: 'for' });
    const meeting = {
      ...{ draftHash: hash(), startedAt: at('2026-08-10', '09:00'), endedAt: at('2026-08-10', '10:00') },
      ...{ place: '会议室', chair: lin.id, reporter: zhou.id, recorder: feng.id, expected: 3 },
      ...{ opinions: ['甲', '乙', '丙'].map(vote), conclusion: 'adopt', conclusionText: '同意' },
      ...{ everyoneSigned: true, files: [] },
    };
    run.do(lin, 'discussion.record', meeting, '2026-08-10');
  });

  it('gives another decision under its own number, in time', () => {
    run.do(zhou, 'decision.propose', decide(), at('2026-08-11', '09:00'));
    const made = run.do(lin, 'decision.make', { ...decide(), files: [] }, '2026-08-11');
    expect(run.state.decision?.number).not.toBe(run.state.earlier[0]?.decision.number);
    expect(clock(run, 'decide', '2026-08-12')).toMatchObject({ status: 'met', clock: { rule: 'REM-29' } });
    expect(run.refused(zhou, 'service.record', served(made.seq), '2026-08-12')).toEqual([
      'PUBLICATION_NOT_TOLD',
    ]);
    const contact = { contactPerson: '周晓岚', contactPhone: '1' };
    run.do(zhou, 'publication.notify', { party: 'p1', ...contact }, '2026-08-12');
    run.do(zhou, 'service.record', served(made.seq), at('2026-08-12', '15:00'));
    expect(owed(run.state, 'p1', 'fine')).toBe(500_000);
    expect(clock(run, 'reconsider:p1', '2026-08-13')?.clock.start).toBe('2026-08-12');
    expect(clock(run, 'publish', '2026-08-13')).toMatchObject({ status: 'running' });
  });

  it('is shown under an address of its own that says what it takes the place of', () => {
    const shown = show(run, 'r2', 'abcdefghijklmnop', '2026-08-14');
    expect(shown.anew).toEqual({
      by: 'reconsideration',
      body: '清岚县人民政府',
      number: '清政复决〔2026〕3号',
      on: '2026-06-30',
      earlier: '清市监罚〔2026〕12号',
      replaces: 'qwertyuiopasdfgh',
    });
    expect(clock(run, 'publish', '2026-08-17')).toMatchObject({ status: 'met' });
    const [first, second] = run.state.publication.rounds;
    expect(first && whatBecameOf(run.state, first)?.words).toBe('经行政复议撤销，责令重新作出');
    expect(second && whatBecameOf(run.state, second)).toBeUndefined();
  });

  it('may be contested and fall in its turn', () => {
    const opened = { kind: 'litigation', party: 'p1', body: '清岚县人民法院', claim: '撤销', files: [] };
    run.do(zhou, 'remedy.open', { ...opened, id: 'm2', appliedOn: '2026-09-01' }, '2026-09-02');
    run.do(
      zhou,
      'remedy.close',
      result(['procedure'], { id: 'm2', on: '2026-12-01', receivedOn: '2026-12-04' }),
      '2026-12-04',
    );
    expect(run.state.earlier).toHaveLength(2);
    const second = run.state.publication.rounds[1];
    expect(second && whatBecameOf(run.state, second)?.words).toBe('经行政诉讼撤销，判决重新作出');
    expect(clock(run, 'retract:r2', '2026-12-05')).toMatchObject({ status: 'running' });
    expect(clock(run, 'retract:r1', '2026-12-05')).toMatchObject({ status: 'met' });
  });
});
