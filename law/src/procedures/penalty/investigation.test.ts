import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionsOf, fold } from '../../dossier/fold.ts';
import { joinPersonal, splitPersonal } from '../../dossier/personal.ts';
import { draftActs } from './draft.ts';
import { recordActs } from './file-record.ts';
import { inquiryRound, investigationActs } from './investigation.ts';
import { leadActs } from './lead.ts';
import type { PenaltyState } from './state.ts';
import {
  at,
  drive,
  filedState,
  people,
  procedureOf,
  sampleAgency,
  sampleLead,
  sampleScene,
  testFile,
} from './testing.ts';
import { case1 } from './testing-decided.ts';

const { zhou, chen, wu, heyuan, tian, zhao, lin, shen } = people;
const handlers = [zhou.id, chen.id];

const acts = [...leadActs, ...investigationActs, ...recordActs];
const filed = (state: Partial<PenaltyState> = {}) =>
  drive({ procedure: procedureOf(acts, { ...filedState, ...state }) });

const inquiry = (day: string, more: object = {}) => ({
  party: 'p1',
  asked: {
    name: '张桂芬',
    sex: 'female',
    idNumber: '990921197001010000',
    phone: '13900000000',
    address: '解放路12号',
  },
  relation: 'party',
  officers: handlers,
  from: at(day, '11:00'),
  to: at(day, '12:30'),
  place: '清岚县市场监督管理局询问室',
  present: [],
  identityShown: true,
  identityAnswer: '看清楚了。',
  recusalAnswer: '不申请。',
  dutyAnswer: '听清楚了。',
  defenceAnswer: '清楚。',
  turns: [{ question: '请说明进货情况。', answer: '从批发市场进的货。' }],
  files: [testFile(2)],
  ...more,
});

const extract = (more: object = {}) => ({
  evidenceKind: 'documentary',
  name: '进货票据',
  kind: 'copy',
  takenAt: at('2026-03-16'),
  place: '清岚县城关镇解放路12号',
  proves: '进货数量和价格',
  provider: { name: '张桂芬', role: '经营者' },
  confirmedSame: true,
  officers: handlers,
  files: [testFile(3, 'photo')],
  ...more,
});

const device = (more: object = {}) => ({
  name: '监控录像',
  device: '固定监控设备03号',
  place: '解放路口',
  takenAt: at('2026-03-01'),
  legallyReviewed: true,
  technicallyReviewed: true,
  sitePublished: true,
  contentTrue: true,
  contentClear: true,
  contentComplete: true,
  contentAccurate: true,
  opinion: '符合要求',
  proves: '违法行为发生的时间',
  files: [testFile(4)],
  ...more,
});

const order = (more: object = {}) => ({
  party: 'p1',
  officers: handlers,
  facts: '经营超过保质期的食品。',
  violated: ['《中华人民共和国食品安全法》第五十四条第一款'],
  how: 'by',
  dueOn: '2026-03-20',
  requirement: '立即下架并清点库存。',
  files: [],
  ...more,
});

const confirm = (more: object = {}) => ({
  party: 'p1',
  told: true,
  receiver: {
    name: '张桂芬',
    relation: 'self',
    idNumber: '990921197001010000',
    address: '解放路12号',
    phone: '13900000000',
  },
  electronic: true,
  channels: [{ kind: 'phone', address: '13900000000' }],
  signed: true,
  officers: handlers,
  files: [],
  ...more,
});

const commission = {
  kind: 'inspection',
  laboratory: '清岚县检验检测中心',
  qualification: '检验检测机构资质认定证书',
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

const propose = {
  situation: '现场发现超期食品。',
  things: ['蛋黄派9盒'],
  ground: 'lost',
  reason: '易被转移',
  kept: 'inPlace',
  files: [],
};

const approve = { preservation: 'p1', result: 'approved', opinion: '同意。' };

const notify = {
  preservation: 'p1',
  party: 'p1',
  officers: handlers,
  identityShown: true,
  kept: 'inPlace',
  place: '当事人库房',
  goods: [{ name: '蛋黄派', unit: '盒', quantity: '9' }],
  files: [testFile(7)],
};

const handle = (way: string) => ({
  preservation: 'p1',
  handled: [{ goods: '蛋黄派9盒', way }],
  basis: '《中华人民共和国行政处罚法》第五十六条',
  opinion: '同意。',
  files: [],
});

describe('two officers with valid certificates (处罚法 art 42(1))', () => {
  it.each([
    ['two valid', '2026-09-16', [zhou, wu], []],
    ['one alone', '2026-09-16', [zhou], ['DATA_INVALID']],
    ['the same twice', '2026-09-16', [zhou, zhou], ['DATA_INVALID']],
    ['one suspended that day', '2026-09-16', [zhou, heyuan], ['CERTIFICATE_INVALID']],
    ['one suspended only later', '2026-08-31', [zhou, heyuan], []],
    ['one on the last valid day', '2026-08-31', [zhou, tian], []],
    ['one expired the day before', '2026-09-01', [zhou, tian], ['CERTIFICATE_INVALID']],
    ['one without a certificate', '2026-09-16', [zhou, lin], ['CERTIFICATE_INVALID']],
    ['an auxiliary', '2026-09-16', [zhou, zhao], ['AUXILIARY_MAY_NOT']],
  ])('%s', (_what, day, officers, codes) => {
    const data = sampleScene(
      day,
      officers.map((officer) => officer.id),
    );
    const refusals = filed().refusals(zhou, 'scene.record', data, day);
    expect(refusals.map((r) => r.code)).toEqual(codes);
    for (const refusal of refusals.filter((r) => r.code !== 'DATA_INVALID')) {
      expect(refusal.source).toEqual({ source: 'APL', article: '42(1)' });
    }
  });

  it('holds for every act that names officers', () => {
    const day = '2026-09-16';
    const officers = [zhou.id, heyuan.id];
    const run = filed();
    for (const [type, data] of [
      ['inquiry.record', inquiry(day, { officers })],
      ['evidence.extract', extract({ officers })],
      ['correction.order', order({ officers, dueOn: '2026-10-01' })],
    ] as const) {
      expect(run.refused(zhou, type, data, day)).toEqual(['CERTIFICATE_INVALID']);
    }
  });
});

describe('who may investigate', () => {
  it('tells an officer who does not handle the case before any data is there', () => {
    const move = filed()
      .moves(wu, '2026-03-16')
      .find((m) => m.type === 'scene.record');
    expect(move?.refusals.map((r) => [r.code, r.move])).toEqual([['NOT_HANDLER', 'team.change']]);
  });

  it('lets any certified officer record the scene before the case is filed （处罚法 art 54）', () => {
    const run = drive({ procedure: procedureOf(acts) });
    run.do(zhou, 'lead.register', sampleLead, '2026-03-10');
    expect(
      run.refused(wu, 'scene.record', sampleScene('2026-03-10', [wu.id, chen.id]), '2026-03-10'),
    ).toEqual([]);
    expect(run.refused(zhou, 'inquiry.record', inquiry('2026-03-10'), '2026-03-10')).toEqual(['MOVE_CLOSED']);
  });

  it('shuts out whoever stands aside, as actor and as named （处罚法 art 43）', () => {
    const recusal = {
      person: zhou.id,
      asked: { seq: 1, at: at('2026-03-13'), by: zhou.id },
      by: 'self' as const,
    };
    const run = filed({
      team: {
        ...filedState.team,
        recusals: [{ ...recusal, decided: { seq: 2, at: at('2026-03-14'), by: lin.id, granted: true } }],
      },
    });
    const refusals = run.refusals(chen, 'scene.record', sampleScene('2026-03-16', handlers), '2026-03-16');
    expect(refusals.map((r) => [r.code, r.source?.article])).toEqual([['RECUSED', '43']]);
    expect(run.refused(zhou, 'scene.record', sampleScene('2026-03-16', handlers), '2026-03-16')).toContain(
      'RECUSED',
    );
  });

  it('remembers everybody who took part, so that none of them reviews', () => {
    const run = filed();
    run.do(zhou, 'scene.record', sampleScene('2026-03-16', [zhou.id, wu.id]), '2026-03-16');
    expect(run.state.team.everHandled).toEqual([zhou.id, chen.id, wu.id]);
    expect(run.state.team.handlers).toEqual(handlers);
  });
});

describe('records', () => {
  it.each([
    ['identity not shown (55)', { identityShown: false }, ['DATA_INVALID']],
    ['the right to recusal not told (43)', { recusalTold: false }, ['DATA_INVALID']],
    ['an end before the start', { to: at('2026-03-16', '08:00') }, ['DATE_ORDER']],
    [
      'another day than the act',
      { from: at('2026-03-14', '09:00'), to: at('2026-03-14', '13:00') },
      ['RECORD_DAY'],
    ],
  ])('a scene record refuses %s', (_what, more, codes) => {
    const data = { ...sampleScene('2026-03-16', handlers), ...more };
    expect(filed().refused(zhou, 'scene.record', data, '2026-03-16')).toEqual(codes);
  });

  it('a refusal to sign needs a witness, or sound or image', () => {
    const refusal = { name: '张桂芬', matter: 'sign', reason: '不同意', at: at('2026-03-16', '12:50') };
    const scene = { ...sampleScene('2026-03-16', handlers), refusal };
    const refused = (data: object) => filed().refused(zhou, 'scene.record', data, '2026-03-16');
    expect(refused({ ...scene, files: [] })).toEqual(['REFUSAL_UNPROVED']);
    expect(refused(scene)).toEqual([]);
    expect(
      refused({
        ...scene,
        files: [],
        refusal: { ...refusal, witness: { name: '王民', role: '居委会干部' } },
      }),
    ).toEqual([]);
  });

  it('each yields evidence of its kind （处罚法 art 46） and says whether it was recorded (47)', () => {
    const run = filed();
    run.do(zhou, 'scene.record', { ...sampleScene('2026-03-16', handlers), files: [] }, '2026-03-16');
    run.do(zhou, 'inquiry.record', inquiry('2026-03-17'), '2026-03-17');
    run.do(zhou, 'inquiry.record', inquiry('2026-03-18', { relation: 'witness' }), '2026-03-18');
    run.do(zhou, 'evidence.extract', extract(), '2026-03-18');
    expect(run.state.investigation.evidence.map((e) => [e.id, e.kind])).toEqual([
      ['e1', 'sceneRecord'],
      ['e2', 'partyStatement'],
      ['e3', 'witness'],
      ['e4', 'documentary'],
    ]);
    expect(run.state.recordings.map((r) => [r.seq, r.level, r.state])).toEqual([
      [1, 'must', 'missing'],
      [2, 'must', 'present'],
      [3, 'must', 'present'],
      [4, 'should', 'present'],
    ]);
  });

  it('one officer does not question two people at one time', () => {
    const run = filed();
    run.do(zhou, 'inquiry.record', inquiry('2026-03-17'), '2026-03-17');
    const overlapping = inquiry('2026-03-17', {
      from: at('2026-03-17', '12:00'),
      to: at('2026-03-17', '13:00'),
    });
    expect(run.refused(zhou, 'inquiry.record', overlapping, '2026-03-17')).toEqual(['OFFICER_ELSEWHERE']);
    const next = inquiry('2026-03-17', { from: at('2026-03-17', '12:30'), to: at('2026-03-17', '13:00') });
    expect(run.refused(zhou, 'inquiry.record', next, '2026-03-17')).toEqual([]);
  });

  it('inquiries are counted for each person, by when they were held', () => {
    const run = filed();
    const round = (idNumber: string, day: string) => inquiryRound(run.state, { idNumber }, at(day, '11:00'));
    const { asked } = inquiry('2026-03-18');
    const witness = { ...asked, name: '王民', idNumber: '99092119900101123x' };
    run.do(zhou, 'inquiry.record', inquiry('2026-03-18'), '2026-03-18');
    run.do(
      zhou,
      'inquiry.record',
      inquiry('2026-03-19', { asked: witness, relation: 'witness' }),
      '2026-03-19',
    );
    expect(round(asked.idNumber, '2026-03-20')).toBe(2);
    expect(round('99092119900101123X', '2026-03-20')).toBe(2);
    expect(round('990921197001010030', '2026-03-20')).toBe(1);
    // Entered late, of an earlier day.
    expect(round(asked.idNumber, '2026-03-17')).toBe(1);
    const [first, second] = run.state.investigation.inquiries;
    const { idNumber: _, ...erased } = first!;
    const investigation = { ...run.state.investigation, inquiries: [erased, second!] };
    expect(inquiryRound({ ...run.state, investigation }, asked, at('2026-03-20'))).toBeUndefined();
  });

  it('nothing after filing happens before it', () => {
    expect(filed().refused(zhou, 'inquiry.record', inquiry('2026-03-11'), '2026-03-11')).toEqual([
      'BEFORE_EARLIER_STEP',
    ]);
  });

  it('a provider who will not confirm is noted with the reason', () => {
    const refused = (more: object) => filed().refused(zhou, 'evidence.extract', extract(more), '2026-03-16');
    expect(refused({ confirmedSame: false })).toEqual(['UNCONFIRMED_REASON']);
    expect(refused({ confirmedSame: false, unconfirmed: '称未见过' })).toEqual([]);
    expect(refused({ files: [] })).toEqual(['DATA_INVALID']);
  });

  it('records of monitoring equipment stay unusable until every review has passed （处罚法 art 41）', () => {
    const run = filed();
    run.do(zhou, 'evidence.device', device(), '2026-03-16');
    run.do(zhou, 'evidence.device', device({ sitePublished: false }), '2026-03-16');
    run.do(zhou, 'evidence.device', device({ contentClear: false }), '2026-03-16');
    expect(run.state.investigation.evidence.map((e) => e.deviceReviewed)).toEqual([true, false, false]);
  });
});

describe('address for service (处罚法 art 61(2))', () => {
  it.each([
    ['consent without a channel', { channels: [] }, ['CHANNEL_MISSING']],
    ['no signature', { signed: false }, ['DATA_INVALID']],
    ['a party of another case', { party: 'p9' }, ['PARTY_UNKNOWN']],
    ['nothing', {}, []],
  ])('refuses %s', (_what, more, codes) => {
    expect(filed().refused(zhou, 'address.confirm', confirm(more), '2026-03-16')).toEqual(codes);
  });
});

describe('orders to correct （处罚法 art 28）', () => {
  it.each([
    ['no date where one is promised', { dueOn: undefined }, ['DUE_DATE_MISSING']],
    ['a date already past', { dueOn: '2026-03-15' }, ['DATE_ORDER']],
    ['nothing', {}, []],
  ])('refuse %s', (_what, more, codes) => {
    expect(filed().refused(zhou, 'correction.order', order(more), '2026-03-16')).toEqual(codes);
  });

  it('stay open until a recheck finds them done', () => {
    const run = filed();
    run.do(zhou, 'correction.order', order(), '2026-03-16');
    const recheck = (conclusion: string) => ({
      order: 'c1',
      officers: handlers,
      at: at('2026-03-21', '10:00'),
      identityShown: true,
      findings: '已下架。',
      conclusion,
      files: [testFile(5)],
    });
    expect(
      run.refused(zhou, 'correction.recheck', { ...recheck('done'), order: 'c2' }, '2026-03-21'),
    ).toEqual(['ORDER_UNKNOWN']);
    run.do(zhou, 'correction.recheck', recheck('partly'), '2026-03-21');
    expect(run.state.investigation.correctionOrders[0]?.rechecked?.corrected).toBe(false);
    run.do(zhou, 'correction.recheck', recheck('done'), '2026-03-21');
    expect(run.refused(zhou, 'correction.recheck', recheck('done'), '2026-03-22')).toEqual(['MOVE_CLOSED']);
  });
});

describe('appraisal', () => {
  it('its report is expert evidence, received once', () => {
    const run = filed();
    run.do(zhou, 'appraisal.commission', commission, '2026-03-20');
    expect(run.refused(zhou, 'appraisal.result', { ...result, appraisal: 'a9' }, '2026-04-08')).toEqual([
      'APPRAISAL_UNKNOWN',
    ]);
    expect(run.refused(zhou, 'appraisal.result', result, '2026-03-19')).toEqual(['BEFORE_EARLIER_STEP']);
    run.do(zhou, 'appraisal.result', result, '2026-04-08');
    expect(run.state.investigation.evidence.at(-1)?.kind).toBe('expertOpinion');
    expect(run.refused(zhou, 'appraisal.result', result, '2026-04-09')).toEqual(['MOVE_CLOSED']);
    run.do(zhou, 'appraisal.commission', commission, '2026-04-09');
    expect(run.refused(zhou, 'appraisal.result', result, '2026-04-09')).toEqual(['APPRAISAL_FINISHED']);
  });
});

describe('preservation of evidence （处罚法 art 56）', () => {
  it('the head approves before anything is done, to the minute', () => {
    const run = filed();
    run.do(zhou, 'preservation.propose', propose, at('2026-03-16', '09:00'));
    expect(run.refused(zhou, 'preservation.notify', notify, at('2026-03-16', '09:30'))).toEqual([
      'MOVE_CLOSED',
    ]);
    expect(run.refused(zhou, 'preservation.approve', approve, at('2026-03-16', '10:00'))).toEqual([
      'ROLE_MISSING',
    ]);
    run.do(lin, 'preservation.approve', approve, at('2026-03-16', '10:00'));
    expect(run.refused(zhou, 'preservation.notify', notify, at('2026-03-16', '09:30'))).toEqual([
      'BEFORE_EARLIER_STEP',
    ]);
    run.do(zhou, 'preservation.notify', notify, at('2026-03-16', '10:30'));
    expect(run.state.investigation.preservations[0]?.notified?.on).toBe('2026-03-16');
  });

  it('a refused proposal goes no further', () => {
    const run = filed();
    run.do(zhou, 'preservation.propose', propose, '2026-03-16');
    run.do(lin, 'preservation.approve', { ...approve, result: 'refused' }, '2026-03-16');
    expect(run.refused(zhou, 'preservation.notify', notify, '2026-03-16')).toEqual(['MOVE_CLOSED']);
  });

  // 2026-03-16 is a Monday: the seventh working day after it is 2026-03-25.
  it.each([
    ['on the seventh working day', '2026-03-25', 'sealed', 'market', []],
    ['a day late, to seal', '2026-03-26', 'sealed', 'market', ['PRESERVATION_LAPSED']],
    ['a day late, to give back', '2026-03-26', 'returned', 'market', []],
    ['a day late, outside market regulation', '2026-03-26', 'sealed', 'forestry', []],
  ] as const)('handled %s', (_what, day, way, field, codes) => {
    const run = drive({ procedure: procedureOf(acts, filedState), agency: { ...sampleAgency, field } });
    run.do(zhou, 'preservation.propose', propose, at('2026-03-16', '09:00'));
    run.do(lin, 'preservation.approve', approve, at('2026-03-16', '10:00'));
    run.do(zhou, 'preservation.notify', notify, at('2026-03-16', '11:00'));
    expect(run.refused(lin, 'preservation.handle', handle(way), day)).toEqual(codes);
    run.do(lin, 'preservation.handle', handle('returned'), day);
    expect(run.refused(lin, 'preservation.handle', handle('returned'), day)).toEqual(['MOVE_CLOSED']);
  });

  /** p1 was only proposed, p2 approved too, p3 notified, p4 handled. */
  const staggered = () => {
    const run = drive({
      procedure: procedureOf([...acts, ...draftActs], { ...filedState, draft: case1.draft! }),
    });
    for (const _ of [1, 2, 3, 4]) run.do(zhou, 'preservation.propose', propose, at('2026-03-16', '09:00'));
    const of = (id: string, data: object) => ({ ...data, preservation: id });
    for (const id of ['p2', 'p3', 'p4'])
      run.do(lin, 'preservation.approve', of(id, approve), at('2026-03-16', '10:00'));
    for (const id of ['p3', 'p4'])
      run.do(zhou, 'preservation.notify', of(id, notify), at('2026-03-16', '11:00'));
    run.do(lin, 'preservation.handle', of('p4', handle('returned')), '2026-03-17');
    return run;
  };

  const step = ['PRESERVATION_STEP'];
  it.each([
    ['approve', lin, approve, [[], step, step, step]],
    ['notify', zhou, notify, [step, [], step, step]],
    ['handle', lin, handle('returned'), [step, step, [], step]],
  ])('each goes its own way, step by step and each step once: %s', (verb, who, data, codes) => {
    const run = staggered();
    const refused = (preservation: string) =>
      run.refused(who, `preservation.${verb}`, { ...data, preservation }, '2026-03-18');
    expect(['p1', 'p2', 'p3', 'p4'].map(refused)).toEqual(codes);
    expect(refused('p9')).toEqual(['PRESERVATION_UNKNOWN']);
  });

  it('what was kept is handled before the investigation is reported to be over', () => {
    const run = staggered();
    const report = { course: '经过', opinion: '建议处罚', files: [] };
    const refused = () => run.refused(zhou, 'report.submit', report, '2026-03-18');
    expect(refused()).toEqual(['PRESERVATION_OPEN']);
    run.do(lin, 'preservation.handle', { ...handle('returned'), preservation: 'p3' }, '2026-03-18');
    expect(refused()).toEqual([]);
  });
});

/** A filed case with an act of every kind that names people. */
function busyCase() {
  const run = filed();
  run.do(
    zhou,
    'scene.record',
    { ...sampleScene('2026-03-12', handlers), witness: { name: '张桂芬' } },
    '2026-03-12',
  );
  run.do(zhou, 'inquiry.record', inquiry('2026-03-16', { guardian: { name: '张桂芬' } }), '2026-03-16');
  run.do(zhou, 'evidence.extract', extract(), '2026-03-16');
  run.do(zhou, 'address.confirm', confirm(), '2026-03-16');
  run.do(zhou, 'correction.order', order({ facts: '张桂芬经营超过保质期的食品。' }), '2026-03-16');
  run.do(zhou, 'preservation.propose', { ...propose, situation: '张桂芬的库房。' }, '2026-03-16');
  run.do(lin, 'preservation.approve', { ...approve, preservation: 'p6' }, '2026-03-16');
  run.do(
    zhou,
    'preservation.notify',
    { ...notify, preservation: 'p6', keeper: { name: '张桂芬' } },
    '2026-03-16',
  );
  run.do(zhou, 'appraisal.commission', commission, '2026-03-17');
  run.do(zhou, 'appraisal.result', { ...result, appraisal: 'a9' }, '2026-04-08');
  run.do(zhou, 'note.add', { text: '已联系经营者张桂芬', files: [] }, '2026-04-08');
  run.do(
    zhou,
    'act.correct',
    { target: 1, values: { place: '解放路14号' }, reason: '张桂芬指出门牌有误' },
    '2026-04-08',
  );
  run.do(zhou, 'file.attach', { target: 3, files: [testFile(8)], note: '张桂芬补交' }, '2026-04-08');
  return run;
}

describe('erasing personal values', () => {
  it('never stops a fold, whichever acts are erased and wherever it is cut', () => {
    const { dossier } = busyCase();
    const definitions = definitionsOf(dossier.procedure);
    const erase = (act: (typeof dossier.acts)[number]) => {
      const { plain } = splitPersonal(act.data, definitions.get(act.type)?.personal ?? []);
      return { ...act, data: joinPersonal(plain, new Map()) };
    };
    const flags = fc.array(fc.boolean(), { minLength: dossier.acts.length, maxLength: dossier.acts.length });
    fc.assert(
      fc.property(flags, fc.nat({ max: dossier.acts.length }), (erased, length) => {
        const some = dossier.acts
          .map((act, index) => (erased[index] === true ? erase(act) : act))
          .slice(0, length);
        const again = fold(dossier.procedure, dossier.id, some);
        const whole = fold(dossier.procedure, dossier.id, dossier.acts.slice(0, length));
        expect(again.state.investigation.evidence.map((e) => e.id)).toEqual(
          whole.state.investigation.evidence.map((e) => e.id),
        );
        expect(again.state.recordings).toEqual(whole.state.recordings);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves no name of a natural person in what is stored', () => {
    const { dossier } = busyCase();
    const definitions = definitionsOf(dossier.procedure);
    const stored = dossier.acts.map(
      (act) => splitPersonal(act.data, definitions.get(act.type)?.personal ?? []).plain,
    );
    expect(JSON.stringify(stored)).not.toContain('张桂芬');
  });
});

it('a reviewer sees no investigation moves', () => {
  expect(
    filed()
      .moves(shen, '2026-03-16')
      .filter((move) => move.lane === 'investigation'),
  ).toEqual([]);
});
