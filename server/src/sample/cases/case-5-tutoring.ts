import { citizen } from '../parties.ts';
import { picture } from '../story.ts';
import { CaseWriter, cast } from '../writer.ts';

/** 案例五: unlicensed tutoring, rights expressly waived, then reconsideration. 清教罚〔2026〕3号. */

const party = citizen(
  {
    name: '李若兰',
    sex: 'female',
    birthDate: '1985-07-15',
    idNumber: '990921198507154022',
    address: '清岚县城关镇东街21号',
  },
  '13900000105',
);

/** A pupil who must never appear in anything public. */
export const pupil = { name: '小李同学', birthDate: '2011-06-22', idNumber: '99092120110622301X' };

const facts =
  '2026年7月6日，县教育局会同市场监管、公安部门对清岚县学府路18号二层检查，发现当事人未取得办学许可，租用三间教室，聘用教师3人，面向24名初中学生开展数学、英语暑期培训，有课程表、收费单及微信招生群，分工明确。自6月20日起按每人2400元收费共57600.00元。检查后当事人停止办班，7月7日前退还未授课费用19200.00元，违法所得38400.00元。当事人能够配合调查，提供收费台账和退费凭证。';

export const case5 = new CaseWriter({
  ...cast.education,
  key: 'case-5-tutoring',
  item: 'tutoring',
  cause: '擅自举办校外培训机构',
  parties: [party],
  conductFrom: '2026-06-20',
  conductTo: '2026-07-06',
  place: '清岚县学府路18号二层',
})
  .lead('2026-07-06', {
    source: 'inspection',
    summary: '联合执法检查发现学府路18号二层未经许可举办校外培训。',
    time: '08:50',
  })
  .verify('2026-07-06', '09:00', '11:30', {
    situation:
      '县教育局会同县市场监督管理局、青石派出所联合检查。二层三间教室内有初中学生24名、教师3人，张贴课程表，桌面有收费单，招生群正在使用。未见办学许可证。',
    statement: '暑假临时办的，没有办证，马上停。',
    onSite: [
      { name: '李若兰', relation: '举办者' },
      { name: '蒋华', relation: '联合检查的市场监管人员' },
      { name: '关勇', relation: '青石派出所民警' },
    ],
    files: [picture('联合检查全程视频截图'), picture('课程表照片')],
  })
  .file('2026-07-08', '李若兰未取得办学许可举办校外培训，应当立案。')
  .inquiry('2026-07-09', '09:00', '10:10', {
    turns: [
      ['你举办的培训有没有取得办学许可？', '没有。'],
      ['收了多少学生，怎么收费？', '24名初中学生，每人2400元，一共57600元。'],
      ['检查后怎么处理的？', '当天就停了，7月7日前把没上课的19200元退了。'],
    ],
  })
  .inquiry('2026-07-10', '15:00', '15:40', {
    relation: 'witness',
    asked: {
      name: pupil.name,
      sex: 'male',
      birthDate: pupil.birthDate,
      idNumber: pupil.idNumber,
      phone: '13900000206',
      address: '清岚县城关镇东街5号',
    },
    guardian: { name: '王小梅', role: '母亲' },
    turns: [['你从什么时候开始参加培训？', '6月20日开始，上数学和英语，妈妈交了2400元。']],
  })
  .extract('2026-07-13', '10:00', { name: '收费台账', proves: '自2026年6月20日起收取培训费57600.00元' })
  .extract('2026-07-13', '10:30', { name: '退费凭证', proves: '2026年7月7日前退还未授课费用19200.00元' })
  .draft('2026-08-07', '09:00', {
    facts,
    nature: '当事人未经许可举办校外培训机构，依照《民办教育促进法》第六十四条处罚。',
    discretionReason:
      '违法所得=收费57600.00元-立案前退还未授课费用19200.00元=38400.00元，不足五万元并已提前退费，适用一倍至二倍阶次，处1.5倍：38400.00元×1.5=57600.00元（与收费总额相同系计算巧合）。其余费用责令退还，依法应当退赔，不再没收违法所得（处罚法第二十八条第二款）。',
    reasons: '责令停止办学、退还所收费用，处罚款57600.00元。',
    tier: 'under50k',
    base: 38_400,
    penalties: [{ kind: 'fine', yuan: 57_600 }],
    correction: '责令停止办学，退还所收费用',
  })
  .report('2026-08-07', '16:00', {
    course:
      '2026年7月6日联合检查发现，7月8日立案。经现场检查、询问、调取台账和退费凭证，查明全部事实，现调查终结。',
    gains: '57600.00元-19200.00元=38400.00元。',
  })
  .submitReview('2026-08-10', '09:00')
  .acceptReview('2026-08-10', '14:00')
  .opine(
    '2026-08-13',
    '16:00',
    '经审核，事实清楚，违法所得计算正确，裁量适当；罚款达到听证标准，应当告知听证权利并提交集体讨论。同意。',
  )
  .notice('2026-08-14', '09:00', true)
  .serve('2026-08-14', '10:30', 'notice.issue')
  .waive('2026-08-18', '10:00', true)
  .act('ding', 'note.add', '2026-08-18', '10:10', {
    text: '当事人当面签署的声明原文：本人已收到《行政处罚听证告知书》，清楚享有陈述、申辩和要求听证的权利，现自愿明确放弃上述权利。',
    files: [],
  })
  .discuss('2026-08-20', '09:00', '09:40', { conclusion: '一致同意拟处理意见。' })
  .decide('2026-08-21', '09:30')
  .serve('2026-08-21', '15:00', 'decision.make')
  .publish('2026-08-28')
  .act('ding', 'majorFiling.report', '2026-09-02', '10:00', {
    receiver: '清岚县司法局',
    summary: '对自然人罚款57600.00元，经法制审核和集体讨论，当事人书面放弃听证。',
    attachments: '调查终结报告、法制审核意见书、集体讨论记录、处罚决定书',
    files: [],
  })
  .act('ding', 'remedy.open', '2026-09-03', '16:00', {
    id: 'r1',
    kind: 'reconsideration',
    party: 'p1',
    body: '清岚县人民政府',
    appliedOn: '2026-09-03',
    claim: '认为罚款过重，请求变更。',
    files: [],
  })
  .act('ding', 'remedy.accept', '2026-09-16', '10:00', {
    id: 'r1',
    acceptedOn: '2026-09-09',
    copyReceivedOn: '2026-09-16',
    procedure: 'ordinary',
    number: '清政复〔2026〕17号',
    files: [],
  })
  .act('ding', 'remedy.answer', '2026-09-28', '10:00', {
    id: 'r1',
    answeredOn: '2026-09-28',
    evidence: '提交行政复议答复书及全部证据、依据。',
    files: [],
  })
  .act('ding', 'remedy.close', '2026-11-02', '10:00', {
    id: 'r1',
    result: 'upheld',
    number: '清政复决〔2026〕17号',
    on: '2026-10-30',
    receivedOn: '2026-11-02',
    reason: '处罚决定认定事实清楚，适用依据正确，程序合法，内容适当，予以维持。',
    penalties: [],
    files: [],
  })
  .story();
