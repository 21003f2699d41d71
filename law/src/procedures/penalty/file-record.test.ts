import { describe, expect, it } from 'vitest';
import { isErased } from '../../dossier/act.ts';
import { actsOf } from '../../dossier/define.ts';
import { act, paragraph, text } from '../../dossier/fields.ts';
import { fold } from '../../dossier/fold.ts';
import { joinPersonal, splitPersonal } from '../../dossier/personal.ts';
import { correctAct, recordActs } from './file-record.ts';
import { investigationActs } from './investigation.ts';
import { leadActs } from './lead.ts';
import type { PenaltyState } from './state.ts';
import {
  at,
  drive,
  filedState,
  people,
  procedureOf,
  sampleLead,
  sampleScene,
  testFile,
  testId,
} from './testing.ts';

const officers = [people.zhou.id, people.chen.id];
const { zhou, wu, lin, shen, chen } = people;

const lead = () => {
  const run = drive({ procedure: procedureOf([...leadActs, ...recordActs]) });
  run.do(zhou, 'lead.register', sampleLead, '2026-03-10');
  run.do(
    zhou,
    'lead.verify',
    { ...sampleScene('2026-03-11', officers), conclusion: 'file', files: [] },
    '2026-03-11',
  );
  return run;
};

describe('correcting an act', () => {
  it('lays the new value over the old one and keeps the old one in the act', () => {
    const run = lead();
    run.do(
      zhou,
      'act.correct',
      { target: 1, values: { receivedOn: '2026-03-09' }, reason: '录入有误' },
      '2026-03-12',
    );
    expect(run.state.lead?.receivedOn).toBe('2026-03-09');
    expect((run.dossier.acts[0]!.data as { receivedOn: string }).receivedOn).toBe('2026-03-10');
    run.do(
      zhou,
      'act.correct',
      { target: 1, occurredAt: at('2026-03-09', '15:00'), reason: '录入有误' },
      '2026-03-12',
    );
    expect(run.state.lead?.at).toBe(at('2026-03-09', '15:00'));
    expect(run.state.lead?.receivedOn).toBe('2026-03-09');
  });

  it.each([
    ['an unknown act', { target: 99, values: { receivedOn: '2026-03-09' } }, ['TARGET_UNKNOWN']],
    ['nothing', { target: 1 }, ['CORRECTION_EMPTY']],
    ['a field that cannot be mended', { target: 1, values: { cause: '其他案由' } }, ['NOT_CORRECTABLE']],
    ['a field that is not there', { target: 1, values: { constructor: 'x' } }, ['NOT_CORRECTABLE']],
    ['a value its act would refuse', { target: 1, values: { receivedOn: '2026-02-30' } }, ['DATA_INVALID']],
    ['a time still to come', { target: 1, occurredAt: at('2027-01-01') }, ['TIME_IN_FUTURE']],
  ])('refuses %s', (_what, data, codes) => {
    expect(lead().refused(zhou, 'act.correct', { reason: '更正', ...data }, '2026-03-12')).toEqual(codes);
  });

  it('names the field by its title and says what to do instead', () => {
    const [refusal] = lead().refusals(
      zhou,
      'act.correct',
      { target: 1, values: { cause: '其他案由' }, reason: '更正' },
      '2026-03-12',
    );
    expect(refusal?.message).toContain('“案由”');
    expect(refusal?.remedy).toContain('补正通知书');
  });

  it('is for whoever recorded the act, or a head', () => {
    const run = lead();
    const data = { target: 1, values: { receivedOn: '2026-03-09' }, reason: '更正' };
    expect(run.refused(chen, 'act.correct', data, '2026-03-12')).toEqual(['CORRECTION_NOT_YOURS']);
    expect(run.refused(lin, 'act.correct', data, '2026-03-12')).toEqual([]);
  });

  it('asks for valid certificates on the corrected day （处罚法 art 42）', () => {
    const run = drive({ procedure: procedureOf([...investigationActs, ...recordActs], filedState) });
    run.do(zhou, 'scene.record', sampleScene('2026-03-20', officers), '2026-03-20');
    const early = { target: 1, occurredAt: at('2021-05-31'), reason: '日期写错' };
    const refusals = run.refusals(zhou, 'act.correct', early, '2026-03-21');
    expect(refusals.map((r) => r.code)).toContain('CERTIFICATE_INVALID');
    expect(refusals[0]?.source).toEqual({ source: 'APL', article: '42(1)' });
    const sameDay = { target: 1, occurredAt: at('2026-03-20', '11:00'), reason: '时间写错' };
    expect(run.refused(zhou, 'act.correct', sameDay, '2026-03-21')).toEqual([]);
  });

  it('leaves no later act before the step it rests on', () => {
    const run = drive({ procedure: procedureOf([...investigationActs, ...recordActs], filedState) });
    const commission = {
      kind: 'inspection',
      laboratory: '清岚县检验检测中心',
      qualification: '资质认定证书',
      samples: [{ name: '蛋黄派', quantity: '2盒' }],
      questions: ['微生物指标'],
      dueOn: '2026-04-10',
      files: [],
    };
    const result = {
      appraisal: 'a1',
      party: 'p1',
      sample: '蛋黄派',
      reportNumber: '检2026-0088',
      conclusion: '不合格。',
      receivedOn: '2026-04-08',
      files: [testFile(6, 'document')],
    };
    run.do(zhou, 'appraisal.commission', commission, '2026-03-20');
    run.do(zhou, 'appraisal.result', result, '2026-04-08');
    const correct = (day: string) => ({ target: 1, occurredAt: at(day), reason: '日期写错' });
    expect(run.refused(zhou, 'act.correct', correct('2026-04-08'), '2026-04-20')).toEqual([]);
    expect(run.refused(zhou, 'act.correct', correct('2026-04-09'), '2026-04-20')).toEqual([
      'CORRECTION_BREAKS_ORDER',
    ]);
    expect(run.refused(zhou, 'act.correct', correct('2026-03-11'), '2026-04-20')).toEqual([
      'BEFORE_EARLIER_STEP',
    ]);
  });

  it('keeps corrected personal values apart, so that erasing them leaves the other corrections', () => {
    const remark = actsOf<PenaltyState>()({
      type: 'test.remark',
      zh: '测试',
      lane: 'record',
      schemaVersion: 1,
      schema: act({ told: paragraph('陈述'), place: text('地点') }),
      personal: ['told'],
      by: ['handler'],
      concurrency: 'additive',
      source: [],
      open: () => true,
      gates: [],
      correctable: ['told', 'place'],
      apply: (state, data) => ({
        ...state,
        agencyId: `${isErased(data.told) ? '' : data.told}@${data.place}`,
      }),
    });
    const run = drive({ procedure: procedureOf([remark, ...recordActs], filedState) });
    run.do(zhou, 'test.remark', { told: '旧', place: '甲地' }, '2026-03-20');
    const wrong = { target: 1, values: { told: '新' }, reason: '更正' };
    expect(run.refused(zhou, 'act.correct', wrong, '2026-03-21')).toEqual(['CORRECTION_MISPLACED']);
    const data = { target: 1, values: { place: '乙地' }, personalValues: { told: '新' }, reason: '更正' };
    run.do(zhou, 'act.correct', data, '2026-03-21');
    expect(run.state.agencyId).toBe('新@乙地');
    const personal = new Map([
      ['test.remark', ['told']],
      ['act.correct', correctAct.personal],
    ]);
    const erased = run.dossier.acts.map((one) => ({
      ...one,
      data: joinPersonal(splitPersonal(one.data, personal.get(one.type) ?? []).plain, new Map()),
    }));
    expect(fold(run.dossier.procedure, run.dossier.id, erased).state.agencyId).toBe('@乙地');
  });

  it('is not itself corrected; the act it is about is', () => {
    const run = lead();
    const seq = run.do(
      zhou,
      'act.correct',
      { target: 1, values: { receivedOn: '2026-03-09' }, reason: '更正' },
      '2026-03-12',
    ).seq;
    expect(
      run.refused(
        zhou,
        'act.correct',
        { target: seq, values: { reason: 'x' }, reason: '更正' },
        '2026-03-12',
      ),
    ).toEqual(['TARGET_UNKNOWN']);
  });
});

describe('attaching files later', () => {
  it('supplies a recording that was missing （处罚法 art 47）', () => {
    const run = lead();
    expect(run.state.recordings).toEqual([
      { seq: 2, type: 'lead.verify', level: 'must', people: officers, state: 'missing' },
    ]);
    run.do(zhou, 'file.attach', { target: 2, files: [testFile(2, 'scan')] }, '2026-03-12');
    expect(run.state.recordings[0]?.state).toBe('missing');
    run.do(zhou, 'file.attach', { target: 2, files: [testFile(3, 'video')] }, '2026-03-12');
    expect(run.state.recordings[0]?.state).toBe('present');
    expect(run.dossier.attached.get(2)).toHaveLength(2);
  });

  it('is about files', () => {
    expect(lead().refused(zhou, 'file.attach', { target: 2, files: [] }, '2026-03-12')).toEqual([
      'ATTACHMENT_EMPTY',
    ]);
  });
});

describe('what is said of the case or of one of its acts', () => {
  const note = { text: '备注', files: [] };
  const onSecond = { ...note, target: 2 };

  it('was not said before there was a case, nor before the act it is about', () => {
    const run = lead();
    expect(run.refused(zhou, 'note.add', note, '2026-03-09')).toEqual(['BEFORE_EARLIER_STEP']);
    expect(run.refused(zhou, 'note.add', note, '2026-03-10')).toEqual([]);
    expect(run.refused(zhou, 'note.add', onSecond, '2026-03-10')).toEqual(['BEFORE_EARLIER_STEP']);
    const files = { target: 2, files: [testFile(2, 'scan')] };
    expect(run.refused(zhou, 'file.attach', files, '2026-03-10')).toEqual(['BEFORE_EARLIER_STEP']);
    expect(run.refused(zhou, 'file.attach', files, '2026-03-11')).toEqual([]);
  });

  it('goes by the day that was corrected', () => {
    const run = lead();
    const earlier = { target: 2, occurredAt: at('2026-03-10', '11:00'), reason: '日期写错' };
    run.do(zhou, 'act.correct', earlier, '2026-03-12');
    expect(run.refused(zhou, 'note.add', onSecond, '2026-03-10')).toEqual([]);
  });
});

it('the file is kept by its own agency, people called in, and the product itself', () => {
  const elsewhere = { ...shen, id: testId(60), agencyId: testId(101) };
  const product = { ...elsewhere, id: testId(61), roles: ['system'] as const };
  const run = drive({ procedure: procedureOf(recordActs, filedState) });
  const remark = { text: '备注', files: [] };
  expect(run.refused(elsewhere, 'note.add', remark, '2026-04-15')).toEqual(['OTHER_AGENCY']);
  const calledIn = { ...filedState, team: { ...filedState.team, everHandled: [elsewhere.id] } };
  const joined = drive({ procedure: procedureOf(recordActs, calledIn) });
  expect(joined.refused(elsewhere, 'note.add', remark, '2026-04-15')).toEqual([]);
  expect(run.refused(product, 'note.add', remark, '2026-04-15')).toEqual([]);
});

describe('binding the wet-sealed scan', () => {
  const sealed = () => {
    const run = lead();
    const { sha256 } = run.state.documents[0]!.document;
    const seal = (more: object = {}) => ({
      document: 1,
      sha256,
      sealedOn: '2026-03-10',
      scan: testFile(5, 'scan'),
      ...more,
    });
    return { run, seal };
  };

  it('ties the scan to the document that was issued', () => {
    const { run, seal } = sealed();
    run.do(zhou, 'document.seal', seal(), '2026-03-11');
    expect(run.state.documents[0]?.sealed?.scan.kind).toBe('scan');
    expect(run.refused(zhou, 'document.seal', seal(), '2026-03-12')).toEqual(['DOCUMENT_SEALED']);
  });

  it.each([
    ['another document’s hash', { sha256: 'f'.repeat(64) }, ['DOCUMENT_MISMATCH']],
    ['a document that is not there', { document: 44 }, ['DOCUMENT_UNKNOWN']],
    ['a seal pressed after it was recorded', { sealedOn: '2026-03-13' }, ['DATE_ORDER']],
  ])('refuses %s', (_what, more, codes) => {
    const { run, seal } = sealed();
    expect(run.refused(wu, 'document.seal', seal(more), '2026-03-11')).toEqual(codes);
  });
});
