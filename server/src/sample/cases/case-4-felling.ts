import { citizen } from '../parties.ts';
import { getPerson } from '../people.ts';
import { picture } from '../story.ts';
import { CaseWriter, cast } from '../writer.ts';

/** 案例四: felling without a permit, a hearing, and the fine falls. 清林罚决〔2026〕9号. */

const party = citizen(
  {
    name: '罗国柱',
    sex: 'male',
    birthDate: '1978-03-12',
    idNumber: '990921197803124018',
    address: '清岚县青石镇石梁村3组17号',
  },
  '13900000104',
);

const village = '清岚县青石镇石梁村后山小班';

const nature =
  '当事人未办理采伐许可证采伐本人承包的集体林地内林木，违反《森林法》第五十六条第一款，属滥伐林木，依照第七十六条第二款处罚。';

const facts =
  '2026年4月14日，护林员巡查发现青石镇石梁村后山小班有新鲜伐桩。经查，当事人为修缮老屋筹款，于4月9日至11日未办理采伐许可证，在本人承包的集体林地内采伐杉木31株（另有3株经鉴定为此前枯死木，不计入），立木蓄积11.2立方米，林木价值经价格认定为8700.00元，原木已运回家中，尚未出售。该林地为商品林，不属自留地或房前屋后零星林木。当事人如实陈述，并已备好苗木愿意补种。';

export const case4 = new CaseWriter({
  ...cast.forestry,
  key: 'case-4-felling',
  item: 'felling',
  cause: '滥伐林木',
  parties: [party],
  conductFrom: '2026-04-09',
  conductTo: '2026-04-11',
  place: village,
})
  .lead('2026-04-14', {
    source: 'monitoring',
    summary: '护林员巡查发现青石镇石梁村后山小班有新鲜伐桩。',
    time: '17:00',
  })
  .verify('2026-04-15', '09:00', '11:40', {
    situation: '石梁村后山小班现场清点新鲜杉木伐桩34处，伐区面积约0.4公顷，原木已运离。',
    statement: '树是我砍的，想修老屋，没有办证。',
    files: [
      picture('伐区现场视频截图'),
      ...['7', '12', '19'].map((number) => picture(`伐桩照片第${number}号`)),
    ],
  })
  .file('2026-04-20', '罗国柱涉嫌未办理采伐许可证采伐林木，应当立案。')
  .act('luo', 'appraisal.commission', '2026-04-22', '10:00', {
    kind: 'appraisal',
    laboratory: '怀川市林业调查规划院（样例）',
    qualification: '林业调查规划设计资质证书（样例）',
    samples: [{ name: '杉木伐桩', quantity: '34处', state: '现场保留' }],
    questions: ['采伐株数和立木蓄积', '被采伐林木的价值'],
    dueOn: '2026-05-06',
    files: [],
  })
  .act('luo', 'pause.begin', '2026-04-22', '10:30', ({ state }) => ({
    clock: 'decide',
    ground: 'appraisal',
    from: '2026-04-22',
    fromIncluded: true,
    document: `鉴定委托书（${state.documents.at(-1)!.document.number}）`,
    files: [],
  }))
  .inquiry('2026-04-24', '09:00', '10:20', {
    recusalAnswer: '不申请。我和罗小满同志只是同姓，没有亲属关系。',
    turns: [
      ['你与承办人罗小满有没有亲属关系？', '没有，只是同姓。'],
      ['你什么时候、在哪里采伐的林木？', '4月9日到11日，在我承包的后山杉木林里。'],
      ['有没有办理采伐许可证？', '没有。老屋漏雨，想卖点木头修房子，知道错了。'],
      ['原木现在在哪里？', '都在家里，一根没卖。苗木我已经备好，愿意补种。'],
    ],
  })
  .act('luo', 'appraisal.result', '2026-05-06', '15:00', ({ state }) => ({
    appraisal: state.investigation.appraisals.at(-1)!.id,
    party: 'p1',
    sample: '杉木伐桩34处',
    reportNumber: '样林鉴〔2026〕31号',
    conclusion: '采伐杉木34株，立木蓄积12.6立方米，林木价值9800.00元。',
    receivedOn: '2026-05-06',
    proves: '采伐株数、立木蓄积和林木价值',
    files: [picture('鉴定意见书')],
  }))
  .act('luo', 'pause.end', '2026-05-06', '15:30', ({ state }) => ({
    pause: state.time.pauses.at(-1)!.id,
    to: '2026-05-06',
    files: [],
  }))
  .draft('2026-05-15', '09:00', {
    facts:
      '2026年4月14日，护林员巡查发现青石镇石梁村后山小班有新鲜伐桩。经查，当事人于4月9日至11日未办理采伐许可证，在本人承包的集体林地内采伐杉木34株，立木蓄积12.6立方米，林木价值9800.00元，原木已运回家中，尚未出售。',
    nature,
    discretionReason:
      '立木蓄积12.6立方米，属十二立方米以上不足二十立方米阶次，处价值四倍罚款，补种滥伐株数三倍的树木。没有出售，没有违法所得。',
    reasons: '责令补种杉木102株，处罚款39200.00元。',
    tier: 'under20',
    base: 9_800,
    penalties: [{ kind: 'fine', yuan: 39_200 }],
    correction: '于2027年3月31日前补种杉木102株',
  })
  .report('2026-05-15', '16:00', {
    course: '2026年4月14日接护林员报告，4月15日核查，4月20日立案，4月22日至5月6日鉴定。现调查终结。',
    gains: '原木尚未出售，没有违法所得。',
  })
  .submitReview('2026-05-18', '09:00')
  .acceptReview('2026-05-18', '15:00')
  .opine(
    '2026-05-20',
    '16:00',
    '经审核，事实清楚，法律适用准确，裁量在阶次之内，拟处罚款达到听证标准，应当告知听证权利。同意。',
  )
  .notice('2026-05-21', '09:00', true)
  .serve('2026-05-21', '11:00', 'notice.issue')
  .act('quting', 'hearing.request', '2026-05-27', '09:30', {
    party: 'p1',
    requestedOn: '2026-05-25',
    form: 'post',
    grounds: '伐的树里有三棵是去年旱死的，不应当计算在内，要求听证。',
    files: [picture('听证申请书及信封邮戳')],
  })
  .act('shiqingshan', 'hearing.accept', '2026-05-27', '15:00', {})
  .act('shiqingshan', 'hearing.schedule', '2026-05-28', '09:00', {
    heldOn: '2026-06-09',
    startsAt: '2026-06-09T01:00:00.000Z',
    place: '清岚县林业和草原局一楼会议室',
    public: true,
    chair: getPerson('hansong').id,
    recorder: getPerson('yezi').id,
  })
  .serve('2026-05-28', '15:00', 'hearing.schedule')
  .act('shiqingshan', 'hearing.announce', '2026-05-29', '09:00', {
    channel: '本机关公告栏、县政府门户网站',
    seats: '旁听席20个，2026年6月8日前凭身份证件在办公室报名。',
    files: [picture('听证公告张贴照片')],
  })
  .act('yezi', 'hearing.hold', '2026-06-09', '11:30', {
    startedAt: '2026-06-09T01:00:00.000Z',
    endedAt: '2026-06-09T03:20:00.000Z',
    place: '清岚县林业和草原局一楼会议室',
    present: [
      { name: '罗国柱', capacity: 'party' },
      { name: '罗小满', capacity: 'investigator' },
      { name: '高原', capacity: 'investigator' },
      { name: '祁林', capacity: 'expert' },
    ],
    identityChecked: true,
    investigator:
      '当事人未办理采伐许可证采伐杉木34株，立木蓄积12.6立方米，价值9800.00元，建议处价值四倍罚款并补种102株。',
    defence: '三棵枯死木不应当计算在内，对其余的没有异议。',
    crossExamination:
      '当事人：伐的树里有三棵是去年旱死的，树皮都掉了，不能算我滥伐。调查人员：首次勘验按伐桩计株，未区分枯死木。主持人：请出示伐桩照片第7、12、19号。鉴定人员（到场）：三处伐桩年轮外层已腐朽，系采伐前枯死。主持人：双方对该三株不计入无异议，记录在卷。',
    argument: '双方对其余31株的事实和法律适用没有争议。',
    lastStatement: '我知道错了，请求从轻，愿意补种。',
    readBack: true,
    files: [picture('听证全程录像截图')],
  })
  .act('hansong', 'hearing.report', '2026-06-12', '10:00', {
    summary: '2026年6月9日上午公开举行听证，当事人、调查人员、鉴定人员到场，全程录像。',
    views: '当事人主张三株为枯死木；调查人员认可首次勘验未区分；鉴定人员当场确认。',
    disputes: '三株枯死木是否计入滥伐株数。',
    opinion: '三株不计入，应当按31株重新计算立木蓄积和价值。',
    suggestion: 'change',
    files: [],
  })
  .extract('2026-06-12', '15:00', {
    name: '补充鉴定说明',
    proves: '扣除3株枯死木后，采伐杉木31株，立木蓄积11.2立方米，价值8700.00元',
  })
  .draft('2026-06-15', '09:00', {
    facts,
    nature,
    discretionReason:
      '立木蓄积11.2立方米，属五立方米以上不足十二立方米阶次，处价值三倍罚款（3×8700.00元=26100.00元），补种滥伐株数二倍的树木（31×2=62株）。不足二十立方米、价值不足五万元，不构成犯罪。没有出售，没有违法所得。',
    reasons: '责令于2027年3月31日前补种杉木62株，2027年10月验收成活，处罚款26100.00元。',
    tier: 'under12',
    base: 8_700,
    penalties: [{ kind: 'fine', yuan: 26_100 }],
    correction: '于2027年3月31日前补种杉木62株，2027年10月验收成活情况',
  })
  .submitReview('2026-06-15', '10:00', {
    changes:
      '听证后扣除3株枯死木：株数34改为31，立木蓄积12.6改为11.2立方米，价值9800改为8700元，罚款39200改为26100元，补种102改为62株。',
  })
  .acceptReview('2026-06-15', '15:00')
  .opine(
    '2026-06-16',
    '11:00',
    '经审核，听证笔录所载事实已采纳，裁量阶次相应变更，处罚不重于告知内容。本案经过听证，应当提交集体讨论。同意。',
  )
  .discuss('2026-06-17', '09:00', '09:50', {
    present: 4,
    absent: '章丽华外出培训，请假。',
    conclusion: '应到5人，实到4人，一致同意（4:0）：处罚款26100.00元，补种杉木62株。',
  })
  .decide('2026-06-18', '09:30')
  .serve('2026-06-18', '15:00', 'decision.make', {
    method: 'left',
    place: '清岚县青石镇石梁村3组17号',
    refusal: {
      reason: '当事人对决定没有异议，但不愿签字。',
      witness: '覃福',
      witnessUnit: '石梁村村民委员会',
    },
    files: [picture('留置送达录像截图')],
  })
  .act('luo', 'deferral.request', '2026-06-25', '10:00', {
    party: 'p1',
    appliedOn: '2026-06-25',
    way: 'instalments',
    reason: '修房欠款，一次缴清有困难，申请分三期。',
    proposal: [
      { dueOn: '2026-07-31', fen: 870_000 },
      { dueOn: '2026-09-30', fen: 870_000 },
      { dueOn: '2026-11-30', fen: 870_000 },
    ],
    files: [picture('分期缴纳申请书')],
  })
  .publish('2026-06-26')
  .act('shiqingshan', 'deferral.decide', '2026-06-29', '10:00', {
    party: 'p1',
    granted: true,
    reason: '当事人确有经济困难，同意分三期缴纳。',
    instalments: [
      { dueOn: '2026-07-31', fen: 870_000 },
      { dueOn: '2026-09-30', fen: 870_000 },
      { dueOn: '2026-11-30', fen: 870_000 },
    ],
  })
  .act('luo', 'majorFiling.report', '2026-06-30', '15:00', {
    receiver: '清岚县司法局',
    summary: '对自然人罚款26100.00元，经听证、法制审核和集体讨论。',
    attachments: '调查终结报告、法制审核意见书、听证报告、集体讨论记录、处罚决定书',
    files: [],
  })
  .pay('2026-07-30', 8_700)
  .pay('2026-09-28', 8_700)
  .story();
