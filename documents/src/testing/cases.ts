import {
  type Act,
  type DocumentNeed,
  definitionsOf,
  type Procedure,
  procedures,
  type StaffFacts,
} from '@mingjing/law';
import { type PenaltyState, reviewItemNames, type Volume, volumesOf } from '@mingjing/law/penalty';
import {
  actorOf,
  at,
  type Drive,
  drive,
  people,
  sampleAgency,
  sampleLead,
  sampleScene,
  testFile,
} from '../../../law/src/procedures/penalty/testing.ts';
import {
  case3,
  driveDecided,
  ecologyBureau,
  prepared,
} from '../../../law/src/procedures/penalty/testing-decided.ts';
import type { FillContext } from '../fill/index.ts';
import type { DocumentId } from '../templates/index.ts';
import { countVolume } from '../volume/count.ts';

/** Cases that between them do every act that issues a document. */

const { zhou, chen, shen, lin, wu, feng, ma, he, gao } = people;
const handlers = [zhou.id, chen.id];
const law = '中华人民共和国食品安全法';

export interface Paper {
  readonly act: string;
  readonly template: DocumentId;
  readonly context: FillContext;
}

/** A case that keeps what every document was filled from. */
export class Papers {
  readonly papers: Paper[] = [];
  readonly run: Drive<PenaltyState>;

  constructor(run: Drive<PenaltyState>) {
    this.run = run;
  }

  do(who: StaffFacts, type: string, data: unknown, day: string): number {
    const { run } = this;
    const definition = definitionsOf(run.dossier.procedure).get(type);
    const before = run.dossier;
    const act = run.do(who, type, data, day);
    const need = definition?.document?.(act.data as never, before.state, run.profile);
    if (need !== undefined) this.#issue(before.state, act, who, need);
    return act.seq;
  }

  /** What an act issues, and what comes with it. */
  #issue(state: PenaltyState, act: Act, who: StaffFacts, need: DocumentNeed): void {
    const { run } = this;
    const { type } = act;
    const volume = volumesOf(state, run.profile).find(({ kind }) => kind === need.volume);
    this.papers.push({
      act: type,
      template: need.template as DocumentId,
      context: {
        state,
        agency: run.facts.agency,
        staff: run.facts.staff,
        profile: run.profile,
        calendar: run.facts.calendar,
        act: { type, seq: act.seq, data: act.data, occurredAt: act.occurredAt, actor: actorOf(who) },
        ...(need.numberCode === undefined || act.document?.number === undefined
          ? {}
          : { number: act.document.number }),
        ...(volume === undefined ? {} : { volume: countVolume(volume, onePageEach(volume)) }),
        title: need.template,
      },
    });
    for (const enclosed of need.enclosures ?? []) this.#issue(state, act, who, enclosed);
  }
}

const onePageEach = (volume: Volume) =>
  new Map(volume.papers.flatMap((paper) => paper.files.map((file) => [file.id, 1] as const)));

const shop = {
  ...sampleLead.parties[0],
  person: {
    name: '张桂芬',
    sex: 'female',
    idNumber: '990921196908213047',
    address: '清岚县城关镇解放路12号',
  },
};
const lead = { ...sampleLead, parties: [shop], opinion: '建议核查。' };

/** From the lead to filing. */
function filed(agency = sampleAgency, parties: readonly unknown[] = [shop]): Papers {
  const c = new Papers(
    drive({ procedure: procedures['penalty-ordinary'] as unknown as Procedure<PenaltyState>, agency }),
  );
  c.do(zhou, 'lead.register', { ...lead, parties }, '2026-03-10');
  c.do(
    zhou,
    'lead.verify',
    { ...sampleScene('2026-03-10', handlers), conclusion: 'file' },
    at('2026-03-10', '12:00'),
  );
  c.do(
    zhou,
    'filing.propose',
    { handlers, grounds: '现场发现超过保质期的食品。', recusalChecked: true, files: [] },
    '2026-03-11',
  );
  c.do(lin, 'filing.approve', { opinion: '同意立案。' }, '2026-03-12');
  return c;
}

const penaltyOutcome = (penalties: unknown[], more: object = {}) => ({
  kind: 'penalty',
  items: [
    {
      item: 'expired-food',
      breached: [`${law}第五十四条第一款`],
      basis: [`${law}第一百二十四条第一款第五项`],
      departure: { kind: 'belowMinimum', ground: '主动消除危害后果，主动供述尚未掌握的违法行为' },
    },
  ],
  parties: [{ party: 'p1', penalties }],
  correction: '责令立即清理库房。',
  surchargeAnnounced: true,
  complex: false,
  majorPublicInterest: false,
  suspectedCrime: false,
  ...more,
});

const facts =
  '2026年3月10日，执法人员在当事人货架上发现“清泉牌”苏打饼干7袋、“谷香”蛋黄派6盒，均已超过标示的保质期。货值金额共计126.00元。';

/** Draft, report and a passed review. */
function reviewed(c: Papers, outcome: unknown): Papers {
  const content = {
    facts,
    evidence: c.run.state.investigation.evidence
      .slice(0, 2)
      .map(({ id }) => ({ id, proves: '现场有超过保质期的食品' })),
    nature: '经营超过保质期的食品。',
    discretionReason: '当事人主动消除危害后果，并主动供述行政机关尚未掌握的违法行为，减轻处罚。',
    reasons: '当事人的行为应当予以处罚。',
  };
  c.do(zhou, 'draft.write', { content, outcome }, at('2026-04-20', '09:00'));
  c.do(
    zhou,
    'report.submit',
    {
      course: '2026年3月10日发现线索，3月12日立案。',
      gainsCalculation: '126.00元',
      opinion: '建议处罚。',
      files: [],
    },
    at('2026-04-20', '10:00'),
  );
  return passReview(c, '2026-04-21');
}

function passReview(c: Papers, day: string, more: object = {}): Papers {
  const submit = {
    explanation: '事实清楚。',
    materials: [{ name: '现场笔录', copies: 1 }],
    files: [],
    ...more,
  };
  c.do(zhou, 'review.submit', submit, at(day, '09:00'));
  c.do(shen, 'review.accept', {}, at(day, '10:00'));
  const items = Object.keys(reviewItemNames).map((item) => ({ item, result: 'pass' }));
  const draftHash = c.run.state.draft?.hash;
  c.do(
    shen,
    'review.opine',
    { draftHash, items, outcome: 'approved', opinion: '同意。', files: [] },
    at(day, '11:00'),
  );
  return c;
}

const contact = { contactPerson: '周晓岚', contactPhone: '0990-0000001', contactAddress: '人民路1号' };

const serve = (c: Papers, document: number, day: string, more: object = {}) =>
  c.do(
    zhou,
    'service.record',
    {
      document,
      party: 'p1',
      method: 'direct',
      officers: [zhou.id, wu.id],
      place: '当事人店内',
      receiver: { name: '张桂芬', relation: 'legalRepresentative' },
      creditRepairNotice: true,
      files: [testFile(50)],
      ...more,
    },
    day,
  );

function decide(c: Papers, day: string, more: object = {}): number {
  const draftHash = c.run.state.draft?.hash;
  c.do(zhou, 'decision.propose', { draftHash, opinion: '提请决定。' }, at(day, '09:00'));
  return c.do(lin, 'decision.make', { draftHash, opinion: '同意。', files: [], ...more }, at(day, '10:00'));
}

/** A whole investigation, with everything that can be written in one. */
function investigated(): Papers {
  const c = filed();
  const day = '2026-03-16';
  const span = (from: string, to: string) => ({ from: at(day, from), to: at(day, to) });
  c.do(
    chen,
    'recusal.request',
    { person: chen.id, from: 'self', ground: 'other', reason: '与当事人相识。', files: [] },
    '2026-03-13',
  );
  c.do(
    lin,
    'recusal.decide',
    { person: chen.id, result: 'refused', reason: '不影响公正执法。', files: [] },
    '2026-03-14',
  );
  c.do(zhou, 'scene.record', { ...sampleScene(day, handlers), onSite: [], taken: [] }, day);
  c.do(
    zhou,
    'survey.record',
    {
      officers: handlers,
      ...span('11:00', '12:30'),
      place: '当事人库房',
      person: { name: '张桂芬', relation: '经营者' },
      identityShown: true,
      recusalTold: true,
      findings: '库房面积12平方米。',
      pictures: ['图1：库房平面图'],
      refusal: { name: '张桂芬', matter: 'sign', at: at(day, '12:20') },
      files: [testFile(2)],
    },
    day,
  );
  c.do(
    zhou,
    'inquiry.notify',
    {
      party: 'p1',
      matter: '进货情况',
      at: at('2026-03-17'),
      place: '询问室',
      bring: ['idCard'],
      bringAlso: ['进货台账'],
      files: [],
    },
    day,
  );
  const inquiry = {
    party: 'p1',
    asked: {
      name: '张桂芬',
      sex: 'female',
      birthDate: '1969-08-21',
      idNumber: '990921196908213047',
      phone: '13900000000',
      address: '解放路12号',
    },
    relation: 'party',
    officers: handlers,
    from: at('2026-03-17', '11:00'),
    to: at('2026-03-17', '12:30'),
    place: '询问室',
    present: [{ name: '王某', role: '翻译' }],
    identityShown: true,
    identityAnswer: '看清楚了。',
    recusalAnswer: '不申请。',
    dutyAnswer: '听清楚了。',
    defenceAnswer: '清楚。',
    turns: [{ question: '请说明进货情况。', answer: '从批发市场进的货。' }],
    files: [testFile(3)],
  };
  c.do(zhou, 'inquiry.record', inquiry, '2026-03-17');
  c.do(
    zhou,
    'inquiry.record',
    { ...inquiry, from: at('2026-03-18', '11:00'), to: at('2026-03-18', '12:30') },
    '2026-03-18',
  );
  c.do(
    zhou,
    'material.request',
    { party: 'p1', matter: '进货情况', materials: ['进货票据'], dueOn: '2026-03-20', files: [] },
    day,
  );
  c.do(
    zhou,
    'assist.request',
    {
      addressee: '清泉县市场监督管理局',
      requests: ['核实供货者资质'],
      materials: [],
      files: [testFile(4, 'document')],
    },
    day,
  );
  const unsure = {
    addressee: '清泉食品有限公司',
    goods: '“清泉牌”苏打饼干2袋',
    questions: ['是否为你单位生产', '生产日期是否被改动'],
    dueOn: '2026-04-30',
    files: [],
  };
  c.do(zhou, 'assist.identify', unsure, day);
  const refund = {
    party: 'p1',
    facts: '超出标价多收价款。',
    basis: '《中华人民共和国行政处罚法》第二十八条第二款',
    refund: 1_200,
    dueOn: '2026-04-30',
    evidence: '退还后三日内报送退款凭证。',
    files: [],
  };
  c.do(zhou, 'refund.order', refund, day);
  c.do(
    zhou,
    'address.confirm',
    {
      party: 'p1',
      told: true,
      receiver: {
        name: '张桂芬',
        relation: 'self',
        idNumber: '990921196908213047',
        address: '解放路12号',
        phone: '13900000000',
      },
      electronic: true,
      channels: [
        { kind: 'phone', address: '13900000000' },
        { kind: 'instant', address: '张桂芬' },
      ],
      signed: true,
      officers: handlers,
      files: [],
    },
    day,
  );
  const written = { officers: handlers, place: '解放路12号', proves: '进货数量和价格' };
  c.do(
    zhou,
    'evidence.extract',
    {
      ...written,
      evidenceKind: 'documentary',
      name: '进货票据',
      kind: 'copy',
      takenAt: at(day),
      provider: { name: '张桂芬', role: '经营者' },
      confirmedSame: false,
      unconfirmed: '称未见过',
      files: [testFile(5, 'photo')],
    },
    day,
  );
  c.do(
    zhou,
    'evidence.electronic',
    {
      ...written,
      ...span('11:00', '12:30'),
      name: '退款截图',
      holder: { name: '张桂芬' },
      source: '手机顾客群',
      method: '截屏',
      process: '当场截取',
      files: [testFile(6, 'photo')],
    },
    day,
  );
  c.do(
    zhou,
    'evidence.media',
    {
      evidenceKind: 'audiovisual',
      name: '现场照片',
      media: [
        {
          file: testFile(7, 'photo'),
          proves: '货架',
          takenAt: at(day),
          place: '店内',
          takenBy: zhou.id,
          kind: 'original',
        },
      ],
      officers: handlers,
    },
    day,
  );
  c.do(
    zhou,
    'sampling.take',
    {
      party: 'p1',
      ...span('11:00', '12:30'),
      place: '店内',
      method: 'random',
      samples: [{ name: '蛋黄派', batch: '20250828', quantity: '2', unit: '盒' }],
      officers: handlers,
      identityShown: true,
      files: [testFile(8)],
    },
    day,
  );
  const appraisal = `a${c.do(zhou, 'appraisal.commission', { kind: 'inspection', laboratory: '清岚县检验检测中心', qualification: '资质认定', samples: [{ name: '蛋黄派', quantity: '2盒' }], questions: ['微生物指标'], dueOn: '2026-04-10', files: [] }, '2026-03-19')}`;
  c.do(
    zhou,
    'appraisal.period',
    {
      appraisal,
      party: 'p1',
      measureNumber: '清市监强措〔2026〕3号',
      goods: '蛋黄派9盒',
      fromOn: '2026-03-20',
      toOn: '2026-03-30',
      measureEndsOn: '2026-04-20',
      files: [],
    },
    '2026-03-20',
  );
  c.do(
    zhou,
    'appraisal.result',
    {
      appraisal,
      party: 'p1',
      sample: '蛋黄派',
      reportNumber: '检2026-0088',
      conclusion: '不合格。',
      receivedOn: '2026-03-30',
      files: [testFile(9, 'document')],
    },
    '2026-03-30',
  );
  const order = `c${c.do(zhou, 'correction.order', { party: 'p1', officers: handlers, facts: '经营超过保质期的食品。', violated: ['《中华人民共和国食品安全法》第五十四条第一款'], how: 'by', dueOn: '2026-03-20', requirement: '立即下架。', files: [] }, day)}`;
  c.do(
    zhou,
    'correction.recheck',
    {
      order,
      officers: handlers,
      at: at('2026-03-31', '10:00'),
      identityShown: true,
      findings: '已下架。',
      conclusion: 'done',
      files: [testFile(10)],
    },
    '2026-03-31',
  );
  const preservation = `p${c.do(zhou, 'preservation.propose', { situation: '现场发现超期食品。', things: ['蛋黄派9盒'], ground: 'lost', reason: '易被转移', kept: 'inPlace', files: [] }, '2026-04-01')}`;
  c.do(lin, 'preservation.approve', { preservation, result: 'approved', opinion: '同意。' }, '2026-04-01');
  c.do(
    zhou,
    'preservation.notify',
    {
      preservation,
      party: 'p1',
      officers: handlers,
      identityShown: true,
      kept: 'inPlace',
      place: '当事人库房',
      goods: [{ name: '蛋黄派', unit: '盒', quantity: '9' }],
      keeper: { name: '张桂芬' },
      files: [testFile(11)],
    },
    '2026-04-01',
  );
  c.do(
    lin,
    'preservation.handle',
    {
      preservation,
      handled: [{ goods: '蛋黄派9盒', way: 'returned' }],
      basis: '《中华人民共和国行政处罚法》第五十六条',
      opinion: '同意。',
      files: [],
    },
    '2026-04-02',
  );
  c.do(
    lin,
    'case.suspend',
    { basis: '本机关办案规定', reason: '需要等待检验结果。', files: [] },
    '2026-04-03',
  );
  c.do(lin, 'case.resume', { reason: '检验结果已经收到。', files: [] }, '2026-04-15');
  const longer = { clock: 'decide', value: 30, reason: '案情复杂。', files: [] };
  c.do(zhou, 'extension.propose', longer, '2026-04-15');
  const agreed = { clock: 'decide', approver: 'head', opinion: '同意延期。', files: [] };
  c.do(lin, 'extension.approve', agreed, '2026-04-16');
  return c;
}

const meeting = (c: Papers, day: string) => ({
  draftHash: c.run.state.draft?.hash,
  startedAt: at(day, '09:00'),
  endedAt: at(day, '10:00'),
  place: '会议室',
  chair: lin.id,
  reporter: zhou.id,
  recorder: feng.id,
  expected: 3,
  opinions: ['林向东', '高副局长', '丙'].map((person) => ({
    person,
    post: '局领导',
    opinion: '同意。',
    vote: 'for',
  })),
  conclusion: 'adopt',
  conclusionText: '同意拟处理意见。',
  everyoneSigned: true,
  files: [],
});

const published = (c: Papers, day: string) =>
  c.do(zhou, 'publication.notify', { party: 'p1', contactPerson: '周晓岚', contactPhone: '1' }, day);

const archived = (year: number) => ({
  archiveNumber: `${year}0001`,
  retention: 'permanent',
  condition: '完整。',
  checkedBy: ma.id,
  complete: true,
  files: [],
});

const heardOn = (day: string) => ({
  startedAt: at(day, '09:00'),
  endedAt: at(day, '11:00'),
  place: '二楼会议室',
  present: [
    { name: '张桂芬', capacity: 'party' },
    { name: '钱律师', capacity: 'agent' },
    { name: '周晓岚', capacity: 'investigator' },
  ],
  identityChecked: true,
  investigator: '建议处罚。',
  defence: '请求从轻。',
  crossExamination: '无异议。',
  lastStatement: '请求从轻。',
  readBack: true,
  files: [testFile(13)],
});

const heardReport = {
  summary: '听证顺利进行。',
  views: '双方意见如笔录。',
  disputes: '裁量幅度。',
  opinion: '事实清楚。',
  suggestion: 'uphold',
  files: [],
};

/** Through hearing, decision and execution to the archive. */
export function heardCase(): Papers {
  const c = reviewed(
    investigated(),
    penaltyOutcome([
      { kind: 'fine', fen: 3_000_000, item: 'expired-food' },
      { kind: 'confiscateIllegalProperty', what: '超过保质期的饼干7袋、蛋黄派9盒' },
    ]),
  );
  const notice = c.do(zhou, 'notice.issue', { party: 'p1', hearingRight: true, ...contact }, '2026-04-22');
  serve(c, notice, '2026-04-22');
  const said = {
    party: 'p1',
    form: 'oral',
    madeOn: '2026-04-23',
    speaker: '张桂芬',
    officers: handlers,
    content: '小本经营，请求再减。',
    points: [{ point: '小本经营，请求再减' }],
    readBack: true,
    files: [testFile(12)],
  };
  const saidIn = c.do(zhou, 'defence.record', said, '2026-04-23');
  const findings = [
    { point: `${saidIn}.1`, found: '已经减轻。', adopted: 'no', reason: '没有新的事实和证据' },
  ];
  c.do(
    zhou,
    'defence.review',
    { party: 'p1', findings, adopted: 'no', changes: false, suggestion: '维持。' },
    '2026-04-24',
  );
  c.do(
    zhou,
    'hearing.request',
    { party: 'p1', requestedOn: '2026-04-24', form: 'written', files: [] },
    '2026-04-24',
  );
  c.do(lin, 'hearing.accept', {}, '2026-04-27');
  const bench = {
    heldOn: '2026-05-20',
    startsAt: at('2026-05-20', '09:00'),
    place: '会议室',
    public: false,
    closedReason: 'privacy',
    chair: gao.id,
    recorder: feng.id,
    members: [he.id],
  };
  serve(c, c.do(lin, 'hearing.schedule', bench, '2026-04-28'), '2026-04-28');
  c.do(gao, 'hearing.hold', heardOn('2026-05-20'), '2026-05-20');
  c.do(gao, 'hearing.report', heardReport, '2026-05-22');
  passReview(c, '2026-05-25', { changes: '补充听证笔录。' });
  c.do(lin, 'discussion.record', meeting(c, '2026-05-26'), '2026-05-26');
  const made = decide(c, '2026-05-27');
  published(c, at('2026-05-27', '11:00'));
  serve(c, made, at('2026-05-27', '12:00'));
  c.do(
    zhou,
    'decision.rectify',
    { document: made, corrections: [{ original: '解放路12号', corrected: '解放路十二号' }], reason: '笔误' },
    '2026-05-28',
  );
  c.do(
    zhou,
    'majorFiling.report',
    {
      receiver: '清岚县司法局',
      summary: '事实清楚，程序合法。',
      attachments: '调查终结报告\n行政处罚决定书',
      files: [],
    },
    '2026-05-29',
  );
  c.do(
    zhou,
    'deferral.request',
    {
      party: 'p1',
      appliedOn: '2026-06-01',
      way: 'instalments',
      reason: '经济困难',
      proposal: [{ dueOn: '2026-12-31', fen: 3_000_000 }],
      files: [],
    },
    '2026-06-01',
  );
  c.do(
    lin,
    'deferral.decide',
    {
      party: 'p1',
      granted: true,
      reason: '确有困难。',
      instalments: ['2026-07-31', '2026-08-31'].map((dueOn) => ({ dueOn, fen: 1_500_000 })),
    },
    '2026-06-03',
  );
  const goods = [
    { id: 'g1', name: '超期食品', unit: '批', quantity: '1', price: 12_600, specification: '混装' },
  ];
  c.do(
    zhou,
    'goods.confiscate',
    { party: 'p1', goods, officers: handlers, keeper: '马小二', files: [testFile(14)] },
    '2026-06-04',
  );
  c.do(
    zhou,
    'goods.dispose',
    {
      goods: ['g1'],
      how: 'treasury',
      place: '处理场',
      process: '当场销毁。',
      officers: handlers,
      operator: '甲某',
      supervisor: '乙某',
      supervisorUnit: '县纪委',
      files: [testFile(15)],
    },
    '2026-06-05',
  );
  const paid = {
    party: 'p1',
    of: 'fine',
    on: '2026-07-01',
    fen: 3_000_000,
    receiptKind: 'nonTax',
    receipt: '票1',
    files: [],
  };
  c.do(zhou, 'payment.record', paid, '2026-07-01');
  c.do(lin, 'publication.withhold', { ground: 'privacy', reason: '涉及个人隐私', files: [] }, '2026-07-02');
  c.do(
    zhou,
    'closing.propose',
    {
      reason: 'performed',
      retention: 'permanent',
      result: '罚款已缴清，物品已销毁。',
      goods: '已销毁。',
      files: [],
    },
    '2026-07-03',
  );
  c.do(lin, 'closing.approve', { opinion: '同意结案。' }, '2026-07-03');
  c.do(feng, 'archive.file', archived(2026), '2026-07-10');
  return c;
}

/** No hearing right, no answer; decided for less. */
export function quietCase(): Papers {
  const c = reviewed(filed(), penaltyOutcome([{ kind: 'fine', fen: 600_000, item: 'expired-food' }]));
  serve(
    c,
    c.do(zhou, 'notice.issue', { party: 'p1', hearingRight: false, ...contact }, '2026-04-22'),
    '2026-04-22',
  );
  c.do(lin, 'discussion.record', meeting(c, '2026-05-08'), '2026-05-08');
  const made = decide(c, '2026-05-09');
  published(c, at('2026-05-09', '11:00'));
  c.do(
    zhou,
    'service.publish',
    {
      document: made,
      party: 'p1',
      ground: 'whereaboutsUnknown',
      attempts: '多次上门未见。',
      channel: '公告栏',
      on: '2026-05-11',
      content: '对当事人罚款6000.00元。',
      collectAt: '清岚县城关镇人民路1号',
      contactPerson: '周晓岚',
      contactPhone: '0990-0000001',
      files: [testFile(20)],
    },
    '2026-05-11',
  );
  return c;
}

/** Two parties heard together, a day later than first set; one withdrew before and asked again. */
export function joinedCase(): Papers {
  const supplier = {
    id: 'p2',
    kind: 'organisation',
    name: '清岚县样例商贸有限公司',
    person: { name: '李小明' },
  };
  const penalties = [{ kind: 'fine', fen: 3_000_000, item: 'expired-food' }];
  const parties = ['p1', 'p2'].map((party) => ({ party, penalties }));
  const c = reviewed(filed(sampleAgency, [shop, supplier]), penaltyOutcome([], { parties, complex: true }));
  const ask = (party: string, day: string) =>
    c.do(zhou, 'hearing.request', { party, requestedOn: day, form: 'written', files: [] }, day);
  for (const { party } of parties) {
    const notice = c.do(zhou, 'notice.issue', { party, hearingRight: true, ...contact }, '2026-04-22');
    serve(c, notice, '2026-04-22', { party });
  }
  ask('p1', '2026-04-23');
  ask('p2', '2026-04-23');
  c.do(lin, 'hearing.accept', { party: 'p2' }, '2026-04-24');
  c.do(zhou, 'hearing.withdraw', { party: 'p1', withdrawnOn: '2026-04-24', files: [] }, '2026-04-24');
  const bench = (heldOn: string) => ({
    heldOn,
    startsAt: at(heldOn, '09:00'),
    place: '会议室',
    public: true,
    chair: gao.id,
    recorder: feng.id,
  });
  c.do(lin, 'hearing.schedule', bench('2026-05-20'), '2026-04-27');
  ask('p1', '2026-04-28');
  c.do(lin, 'hearing.accept', {}, '2026-04-28');
  const anew = { ...bench('2026-05-21'), reason: '合并听证', parties: ['p1', 'p2'], files: [] };
  const notice = c.do(lin, 'hearing.reschedule', anew, '2026-04-29');
  const announcement = { channel: '公告栏', seats: '二十名，凭身份证件报名', files: [] };
  c.do(lin, 'hearing.announce', announcement, '2026-04-29');
  for (const { party } of parties) serve(c, notice, '2026-04-29', { party });
  c.do(gao, 'hearing.hold', heardOn('2026-05-21'), '2026-05-21');
  c.do(gao, 'hearing.report', heardReport, '2026-05-22');
  passReview(c, '2026-05-25', { changes: '补充听证笔录。' });
  c.do(lin, 'discussion.record', meeting(c, '2026-05-26'), '2026-05-26');
  decide(c, '2026-05-27');
  return c;
}

/** A hearing asked for too late. */
export function lateCase(): Papers {
  const c = reviewed(filed(), penaltyOutcome([{ kind: 'fine', fen: 3_000_000, item: 'expired-food' }]));
  serve(
    c,
    c.do(zhou, 'notice.issue', { party: 'p1', hearingRight: true, ...contact }, '2026-04-22'),
    '2026-04-22',
  );
  c.do(
    zhou,
    'hearing.request',
    { party: 'p1', requestedOn: '2026-05-15', form: 'post', files: [] },
    '2026-05-15',
  );
  c.do(lin, 'hearing.refuse', { reason: '超过法定期限提出。' }, '2026-05-18');
  return c;
}

/** No penalty, and not even an offence. */
export function unpunishedCase(more: object, education?: string): Papers {
  const c = reviewed(filed(), penaltyOutcome([], { parties: [], items: [], ...more }));
  decide(c, '2026-04-24', education === undefined ? {} : { education });
  if (education !== undefined) {
    const taught = {
      party: 'p1',
      officers: handlers,
      at: at('2026-04-27', '10:00'),
      place: '当事人经营场所',
      content: '讲解食品经营者定期检查库存的义务。',
      response: '今后按时检查。',
      files: [testFile(24)],
    };
    c.do(zhou, 'education.record', taught, '2026-04-27');
  }
  return c;
}

/** A superior leaves the case to an agency below it. */
function passedDown(more: object): Papers {
  const c = filed();
  const data = { body: '青石镇人民政府', reason: '双方协商不成。', materials: '1. 现场笔录', files: [] };
  c.do(lin, 'lead.transfer', { ...data, ...more }, '2026-03-16');
  return c;
}

/** Everything a case may end in before a decision. */
export const endedCases = {
  changed: () => {
    const c = new Papers(driveDecided(case3, ecologyBureau));
    const change = {
      kind: 'changed',
      reason: '当事人在决定作出前已完成整改，原决定未予考虑，裁量明显不当。',
      followUp: '已缴纳罚款超出变更后数额的部分，依法退还。',
      files: [],
    };
    const penalties = [{ party: 'p1', kind: 'fine', fen: 1_000_000 }];
    const made = c.do(lin, 'decision.revoke', { ...change, penalties }, '2026-10-12');
    serve(c, made, '2026-10-13');
    const annulled = { ...change, kind: 'annulled', reason: '违法主体认定错误。', penalties: [] };
    c.do(lin, 'decision.revoke', annulled, '2026-11-02');
    return c;
  },
  refused: () => {
    const c = new Papers(
      drive({ procedure: procedures['penalty-ordinary'] as unknown as Procedure<PenaltyState> }),
    );
    c.do(zhou, 'lead.register', lead, '2026-03-10');
    c.do(lin, 'filing.refuse', { ground: 'jurisdiction', reason: '不属于本机关管辖。' }, '2026-03-12');
    const told = {
      addressee: '清岚县城关镇人民政府',
      matter: '副食店经营超过保质期的食品',
      reason: '该事项不属于本机关管辖。',
      files: [],
    };
    c.do(zhou, 'filing.tell', told, '2026-03-13');
    c.do(feng, 'archive.file', archived(2026), '2026-03-20');
    return c;
  },
  passedOn: () => {
    const c = filed();
    const data = {
      body: '清泉县市场监督管理局',
      reason: '不属于本机关管辖。',
      materials: '1. 案源登记表\n2. 现场笔录',
      files: [],
    };
    c.do(lin, 'lead.transfer', data, '2026-03-16');
    c.do(zhou, 'lead.tellTransfer', { party: 'p1', phone: '0990-0000009', files: [] }, '2026-03-17');
    return c;
  },
  designated: () => passedDown({ how: 'designation', others: '清岚县林业和草原局' }),
  assigned: () => passedDown({ how: 'assignment', dueOn: '2026-04-30', feedback: '请于办结后报送结果。' }),
  withdrawn: () => {
    const c = filed();
    const data = {
      ground: 'noConduct',
      investigation: '没有发现违法行为。',
      reason: '违法事实不存在。',
      files: [],
    };
    c.do(zhou, 'termination.propose', data, '2026-03-15');
    c.do(lin, 'case.terminate', { opinion: '同意撤案。', files: [] }, '2026-03-16');
    return c;
  },
  toPolice: () => {
    const c = filed();
    const proposal = {
      team: handlers,
      suspicion: '生产、销售不符合安全标准的食品',
      report: '核实情况。',
      reportedOn: '2026-03-16',
      files: [],
    };
    c.do(zhou, 'criminal.propose', proposal, '2026-03-16');
    c.do(lin, 'criminal.decide', { decision: 'approve', reason: '涉嫌犯罪。' }, '2026-03-17');
    const handed = {
      police: '清岚县公安局',
      charge: '生产、销售不符合安全标准的食品罪',
      facts: '涉案食品数量较大。',
      attachments: '调查报告、物品清单',
      copiedTo: '清岚县人民检察院',
      handedOverAt: at('2026-03-18', '09:00'),
      files: [],
    };
    c.do(zhou, 'criminal.handOver', handed, '2026-03-18');
    return c;
  },
};

/** 案例三, not paid: surcharge, demand, court. */
export function overdueCase(): Papers {
  const c = new Papers(driveDecided(case3, ecologyBureau));
  const on = (document: number, day: string) => serve(c, document, day);
  on(1000, '2026-09-24');
  c.do(he, 'publication.prepare', prepared(c.run, 'r1'), '2026-09-30');
  const checked = { passed: true, secrecyChecked: true, masksChecked: true };
  c.do(ma, 'publication.check', checked, '2026-09-30');
  c.do(ma, 'publication.approve', { passed: true }, '2026-09-30');
  const surcharge = { party: 'p1', from: '2026-10-10', to: '2026-10-14', fen: 420_000, reason: '逾期未缴。' };
  c.do(lin, 'surcharge.impose', surcharge, '2026-10-14');
  const demand = {
    party: 'p1',
    obligation: '缴纳罚款和加处罚款。',
    performBy: '2026-11-30',
    way: '缴至指定银行。',
    fine: 2_800_000,
    surcharge: 420_000,
    gains: 0,
    next: 'court',
    defenceTold: true,
    ...contact,
  };
  on(c.do(zhou, 'demand.issue', demand, '2026-11-02'), '2026-11-02');
  const said = {
    party: 'p1',
    form: 'written',
    madeOn: '2026-11-05',
    speaker: '样例',
    officers: handlers,
    content: '加处罚款计算有误，请求免除。',
    points: [{ point: '加处罚款多算一日' }],
    readBack: true,
    files: [testFile(60, 'scan')],
  };
  const saidIn = c.do(zhou, 'demand.defend', said, '2026-11-06');
  const finding = {
    point: `${saidIn}.1`,
    found: '自到期次日起算五日，计算无误。',
    adopted: 'no',
    reason: '没有事实依据。',
  };
  const answer = {
    party: 'p1',
    findings: [finding],
    adopted: 'no',
    demand: 'stands',
    suggestion: '继续催告。',
  };
  c.do(zhou, 'demand.review', answer, '2026-11-09');
  const application = {
    party: 'p1',
    court: '清岚县人民法院',
    request: '1. 强制执行罚款28000.00元\n2. 强制执行加处罚款4200.00元',
    grounds: '被申请人逾期未履行。',
    contactPerson: '周晓岚',
    partyOpinion: '被申请人没有提出意见。',
    subject: '银行存款。',
    signed: true,
    files: [],
  };
  c.do(lin, 'court.apply', application, '2027-03-25');
  return c;
}

const spotShop = {
  ...shop,
  name: '清岚县云水路小辣椒面馆',
  uscc: '92990921MA0RY07G28',
  address: '清岚县云水路31号',
  person: { name: '邓强' },
};
const spotOfficers = [zhou.id, wu.id];
const spotDecision = {
  parties: [spotShop],
  officers: spotOfficers,
  place: '当事人后厨',
  cause: '进货时未查验许可证和相关证明文件',
  conductFrom: '2026-09-16',
  facts: '当日使用的一批散装花椒未能提供供货者的许可证。',
  item: 'no-purchase-check',
  breached: [`${law}第五十三条第一款`],
  basis: [`${law}第一百二十六条第一款第三项`],
  warning: true,
  correction: '立即改正，补齐凭证',
  identityShown: true,
  rightsTold: true,
  defence: 'none',
  signature: 'signed',
  files: [testFile(30)],
};
const small = {
  ...sampleAgency.items['no-purchase-check']!,
  id: 'small',
  fine: { unit: 'fen' as const, min: 5_000, max: 500_000 },
  tiers: [],
};
const spotRun = () =>
  new Papers(
    drive({
      procedure: procedures['penalty-summary'] as unknown as Procedure<PenaltyState>,
      agency: { ...sampleAgency, items: { ...sampleAgency.items, small } },
    }),
  );

/** 案例二, to the archive. */
export function warnedCase(): Papers {
  const c = spotRun();
  serve(c, c.do(zhou, 'spot.decide', spotDecision, '2026-09-16'), '2026-09-16');
  c.do(zhou, 'spot.file', { receiver: '沈若溪', files: [] }, '2026-09-18');
  const recheck = {
    officers: spotOfficers,
    identityShown: true,
    findings: '已补齐。',
    corrected: true,
    files: [testFile(31)],
  };
  c.do(zhou, 'spot.recheck', recheck, '2026-09-23');
  c.do(
    zhou,
    'closing.propose',
    { reason: 'performed', retention: 'thirtyYears', result: '已警告。', files: [] },
    '2026-09-24',
  );
  c.do(lin, 'closing.approve', { opinion: '同意。' }, '2026-09-24');
  c.do(feng, 'archive.file', archived(2026), '2026-09-25');
  return c;
}

/** A fine on the spot, paid to the bank or at once, and everything that may follow it. */
export function finedOnTheSpot(more: object): Papers {
  const c = spotRun();
  const data = {
    ...spotDecision,
    item: 'small',
    warning: false,
    fine: 10_000,
    surchargeAnnounced: true,
    signature: 'refused',
    ...more,
  };
  const made = c.do(zhou, 'spot.decide', data, '2026-09-16');
  if ('collection' in more && more.collection === 'cash') return c;
  serve(c, made, '2026-09-16', {
    method: 'left',
    receiver: undefined,
    refusal: { reason: '拒绝签收。', witness: '马小二' },
  });
  c.do(
    zhou,
    'decision.rectify',
    { document: made, corrections: [{ original: '31号', corrected: '三十一号' }], reason: '笔误' },
    '2026-09-17',
  );
  c.do(
    zhou,
    'deferral.request',
    {
      party: 'p1',
      appliedOn: '2026-09-20',
      way: 'defer',
      reason: '经济困难',
      proposal: [{ dueOn: '2026-12-31', fen: 10_000 }],
      files: [],
    },
    '2026-09-20',
  );
  c.do(
    lin,
    'deferral.decide',
    { party: 'p1', granted: false, reason: '不符合条件。', instalments: [] },
    '2026-09-21',
  );
  const due = { party: 'p1', from: '2026-10-09', to: '2026-10-11', fen: 900, reason: '逾期未缴。' };
  c.do(lin, 'surcharge.impose', due, '2026-10-11');
  return c;
}
