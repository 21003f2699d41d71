import { citizen, creditCode, human, shop } from '../parties.ts';
import { getPerson } from '../people.ts';
import { picture } from '../story.ts';
import { CaseWriter, cast } from '../writer.ts';

/** Four short cases: straw burning in the township, timber to the police, no penalty, and a decision that was set aside. */

/** ¥500 against a citizen is over the ¥200 of 处罚法 art 51: the ordinary procedure; a pooled reviewer; 田守义's certificate has expired. */
export const strawBurning = new CaseWriter({
  ...cast.qingshi,
  key: 'straw-burning',
  item: 'straw',
  cause: '在禁止区域露天焚烧秸秆',
  parties: [citizen(human('龚永福', 'male', '1966-02-14', 331, '清岚县青石镇河湾村2组9号'), '13900000107')],
  conductFrom: '2026-10-11',
  place: '清岚县青石镇河湾村村南',
})
  .lead('2026-10-11', {
    source: 'inspection',
    summary: '秸秆禁烧巡查发现河湾村村南有人焚烧秸秆。',
    time: '15:20',
  })
  .verify('2026-10-11', '15:30', '16:10', {
    situation:
      '河湾村村南地块有焚烧秸秆痕迹，面积0.6亩，明火已由当事人扑灭。该处在公告划定的禁止焚烧区域内。',
    statement: '想着早点清地，知道不让烧，下次不烧了。',
    files: [picture('焚烧现场照片')],
  })
  .file('2026-10-12', '在禁止区域露天焚烧秸秆，拟处罚款超过当场处罚限额，应当适用普通程序立案。')
  .inquiry('2026-10-12', '16:00', '16:30', {
    turns: [
      ['为什么焚烧秸秆？', '急着种麦，图省事。'],
      ['知不知道这里禁止焚烧？', '村里通知过，我知道，是我不对。'],
    ],
  })
  .draft('2026-10-13', '09:00', {
    facts:
      '2026年10月11日，当事人在清岚县青石镇河湾村村南禁止区域内露天焚烧秸秆，面积0.6亩，经巡查人员劝阻后自行扑灭。',
    nature: '当事人的行为违反《生态环境法典》第一千一百三十一条第一款，依照该款处罚。',
    discretionReason: '面积不足一亩，属较轻阶次。',
    reasons: '责令改正，处罚款500.00元。',
    tier: 'small',
    penalties: [{ kind: 'fine', yuan: 500 }],
    correction: '立即停止焚烧',
  })
  .report('2026-10-13', '11:00', { course: '10月11日巡查发现，10月12日立案，现调查终结。' })
  .submitReview('2026-10-13', '14:00')
  .acceptReview('2026-10-13', '15:00')
  .opine(
    '2026-10-14',
    '10:00',
    '经审核，适用《生态环境法典》正确，裁量适当；应当注意队长田守义执法证件已于8月31日到期，不得列为承办人。镇法律顾问陆鸣律师协助审查，无不同意见。同意。',
  )
  .notice('2026-10-14', '15:00', false)
  .serve('2026-10-14', '16:30', 'notice.issue')
  .waive('2026-10-15', '09:30', false)
  .decide('2026-10-16', '10:00')
  .serve('2026-10-16', '15:00', 'decision.make')
  .pay('2026-10-19', 500)
  .publish('2026-10-20')
  .story();

/** 盗伐 of 6.2 m³ is a crime from 5 m³ on (法释〔2023〕8号 art 4): to the police, no fine meanwhile. */
export const timberTransfer = new CaseWriter({
  ...cast.forestry,
  key: 'timber-transfer',
  item: 'theft-felling',
  cause: '盗伐林木',
  parties: [citizen(human('查大勇', 'male', '1990-09-30', 455, '清岚县石岭镇北坡村4组2号'), '13900000108')],
  conductFrom: '2026-07-02',
  conductTo: '2026-07-03',
  place: '清岚县石岭镇北坡村集体林地',
})
  .lead('2026-07-06', {
    source: 'complaint',
    summary: '北坡村村委会反映集体林地杉木夜间被盗伐。',
    informant: { name: '村民', form: '来电' },
  })
  .verify('2026-07-07', '08:30', '11:00', {
    situation: '北坡村集体林地现场清点新鲜伐桩19处，经现场检尺，立木蓄积6.2立方米。',
    statement: '树是晚上砍的，拉走了。',
    files: [picture('盗伐现场照片')],
  })
  .file('2026-07-08', '涉嫌盗伐集体林木，应当立案。')
  .inquiry('2026-07-08', '16:00', '16:50', {
    turns: [['林木是谁的，什么时候砍的？', '是村集体的，7月2日夜里到3日凌晨砍的，19棵。']],
  })
  .act('luo', 'criminal.propose', '2026-07-09', '10:00', {
    team: [getPerson('luo').id, getPerson('gaoyuan').id],
    suspicion: '盗伐林木罪',
    report:
      '盗伐集体林木立木蓄积6.2立方米，已达五立方米的立案标准（法释〔2023〕8号第四条），建议移送公安机关。',
    reportedOn: '2026-07-09',
    files: [],
  })
  .act('shiqingshan', 'criminal.decide', '2026-07-10', '09:30', {
    decision: 'approve',
    reason: '达到刑事立案标准，批准移送。',
  })
  .act('luo', 'criminal.handOver', '2026-07-10', '15:00', {
    police: '清岚县公安局',
    charge: '盗伐林木罪',
    facts: '2026年7月2日夜至3日凌晨，盗伐北坡村集体杉木19株，立木蓄积6.2立方米。',
    attachments: '移送书、调查报告、涉案物品清单、现场检尺记录、其他材料',
    copiedTo: '清岚县人民检察院',
    handedOverAt: '2026-07-10T07:00:00.000Z',
    files: [],
  })
  .act('luo', 'criminal.answer', '2026-07-14', '09:00', {
    result: 'filed',
    answeredOn: '2026-07-13',
    note: '公安机关决定立案侦查。',
    files: [],
  })
  .act('luo', 'criminal.handOverGoods', '2026-07-15', '10:00', {
    what: '油锯1台、现场照片和检尺记录原件',
    handedOn: '2026-07-15',
    partyTold: '2026年7月15日书面告知当事人。',
    files: [],
  })
  .story();

/** 初次违法、危害后果轻微并及时改正 (处罚法 art 33): no penalty, but education. */
export const noPenalty = new CaseWriter({
  ...cast.market,
  handlers: ['wutong', 'zhou'],
  key: 'no-penalty',
  item: 'licence-display',
  cause: '未将营业执照置于主要经营场所醒目位置',
  parties: [
    shop(
      '清岚县城关镇晨光文具店',
      creditCode('92', 'MA0RY08J'),
      '清岚县城关镇学府路33号',
      human('庞丽娟', 'female', '1988-12-03', 162, '清岚县城关镇学府路33号'),
      '13900000109',
    ),
  ],
  conductFrom: '2026-05-12',
  place: '清岚县城关镇学府路33号',
})
  .lead('2026-05-12', {
    source: 'inspection',
    summary: '日常检查发现文具店未在醒目位置公示营业执照。',
    time: '09:30',
  })
  .verify('2026-05-12', '09:40', '10:10', {
    situation: '营业执照存放在收银抽屉内，未置于醒目位置。当事人当场取出并悬挂。',
    statement: '装修后忘了挂，现在就挂上。',
    files: [picture('营业执照悬挂照片')],
  })
  .file('2026-05-14', '未将营业执照置于醒目位置，应当立案查明。')
  .inquiry('2026-05-15', '10:00', '10:20', { turns: [['以前有没有因此被处理过？', '没有，第一次。']] })
  .draft('2026-05-19', '09:00', {
    kind: 'noPenalty',
    noPenaltyGround: 'firstOffence',
    facts:
      '2026年5月12日，执法人员检查发现当事人未将营业执照置于主要经营场所醒目位置，当场改正，系初次违法，没有造成危害后果。',
    nature: '违反《市场主体登记管理条例》第三十六条。',
    discretionReason: '初次违法且危害后果轻微并及时改正。',
    reasons: '依照《行政处罚法》第三十三条第一款，不予行政处罚，给予教育。',
    penalties: [],
    surchargeAnnounced: false,
  })
  .report('2026-05-19', '15:00', { course: '5月12日检查发现，5月14日立案，当事人已当场改正，现调查终结。' })
  .submitReview('2026-05-20', '09:00')
  .acceptReview('2026-05-20', '10:00')
  .opine('2026-05-21', '15:00', '经审核，符合《行政处罚法》第三十三条第一款不予处罚情形。同意。')
  .decide('2026-05-22', '10:00', {
    education: '已向当事人讲解营业执照公示的规定，当事人表示今后遵守，并在教育记录上签名。',
  })
  .serve('2026-05-22', '15:00', 'decision.make')
  .act('wutong', 'education.record', '2026-05-22', '15:30', {
    party: 'p1',
    officers: ['wutong', 'zhou'].map((key) => getPerson(key).id),
    at: '2026-05-22T07:10:00.000Z',
    place: '当事人经营场所',
    content: '讲解营业执照应当置于主要经营场所醒目位置的规定，以及再次违反可能承担的责任。',
    response: '已经清楚，今后遵守。',
    files: [picture('教育记录签名照片')],
  })
  .close('2026-05-25', 'noPenalty', '不予行政处罚决定书已送达，当事人已改正并接受教育。')
  .archive('2026-06-02', 31)
  .story();

/** 清市监罚〔2025〕41号, set aside in reconsideration: the collective discussion had been held before the notice. */
export const revoked2025 = new CaseWriter({
  ...cast.market,
  handlers: ['heyuan', 'wutong'],
  key: 'revoked-2025',
  item: 'unlabelled-food',
  cause: '经营无标签的预包装食品',
  parties: [
    shop(
      '清岚县柳河镇兴旺综合商店',
      creditCode('92', 'MA0RY09K'),
      '清岚县柳河镇中街6号',
      human('伍兴旺', 'male', '1971-04-18', 253, '清岚县柳河镇中街6号'),
      '13900000110',
    ),
  ],
  conductFrom: '2025-08-04',
  conductTo: '2025-09-09',
  place: '清岚县柳河镇中街6号',
})
  .lead('2025-09-09', {
    source: 'complaint',
    summary: '消费者举报兴旺综合商店销售无标签糕点。',
    informant: { name: '匿名', form: '来电' },
  })
  .verify('2025-09-10', '09:00', '10:30', {
    situation: '货架上有无标签的预包装糕点42袋。',
    files: [picture('无标签糕点照片')],
  })
  .file('2025-09-12', '经营无标签的预包装食品，应当立案。')
  .inquiry('2025-09-16', '09:30', '10:10', { turns: [['糕点从哪里购进？', '邻村作坊送来的，没有标签。']] })
  .draft('2025-10-10', '09:00', {
    facts: '2025年9月10日，执法人员检查发现当事人销售无标签的预包装糕点42袋，货值630.00元。',
    nature: '违反《食品安全法》第六十七条第一款，依照第一百二十五条第一款第二项处罚。',
    discretionReason: '货值不足一万元，属从轻阶次。',
    reasons: '处罚款12000.00元。',
    tier: 'light',
    penalties: [{ kind: 'fine', yuan: 12_000 }],
    correction: '立即停止销售无标签的预包装食品',
  })
  .report('2025-10-10', '15:00', { course: '9月9日接举报，9月10日核查，9月12日立案，现调查终结。' })
  .submitReview('2025-10-13', '09:00')
  .acceptReview('2025-10-13', '10:00')
  .opine(
    '2025-10-16',
    '15:00',
    '经审核，事实清楚，适用法律正确。罚款达到听证标准，应当告知听证权利并提交集体讨论。同意。',
  )
  .act('heyuan', 'note.add', '2025-10-17', '16:00', {
    text: '局领导案件会商：拟同意处罚款12000.00元。(会商记录单独存档，当时按集体讨论归入。)',
    files: [],
  })
  .notice('2025-10-20', '09:00', true)
  .serve('2025-10-20', '10:30', 'notice.issue')
  .waive('2025-10-24', '10:00', true)
  .discuss('2025-11-03', '15:00', '15:20', { conclusion: '按10月17日会商意见，同意处罚款12000.00元。' })
  .decide('2025-11-05', '09:30')
  .serveDecision('2025-11-05', '15:00')
  .publish('2025-11-12')
  .push('2025-11-13', '10:00', 'enterpriseSystem')
  .act('heyuan', 'majorFiling.report', '2025-11-14', '10:00', {
    receiver: '清岚县司法局',
    summary: '对个体工商户罚款12000.00元。',
    attachments: '调查终结报告、法制审核意见书、集体讨论记录、处罚决定书',
    files: [],
  })
  .act('heyuan', 'remedy.open', '2025-12-02', '09:00', {
    id: 'r1',
    kind: 'reconsideration',
    party: 'p1',
    body: '清岚县人民政府',
    appliedOn: '2025-12-01',
    claim: '认为未告知即已集体讨论，程序违法。',
    files: [],
  })
  .act('heyuan', 'remedy.accept', '2025-12-10', '09:00', {
    id: 'r1',
    acceptedOn: '2025-12-05',
    copyReceivedOn: '2025-12-10',
    procedure: 'ordinary',
    number: '清政复〔2025〕33号',
    files: [],
  })
  .act('heyuan', 'remedy.answer', '2025-12-19', '10:00', {
    id: 'r1',
    answeredOn: '2025-12-19',
    evidence: '提交答复书及全部证据、依据。',
    files: [],
  })
  .act('heyuan', 'remedy.close', '2026-01-20', '10:00', {
    id: 'r1',
    result: 'annulled',
    number: '清政复决〔2026〕2号',
    on: '2026-01-16',
    receivedOn: '2026-01-20',
    reason: '先集体讨论后告知，程序违法，撤销处罚决定。',
    penalties: [],
    files: [],
  })
  .retract('2026-01-22', '行政处罚决定经行政复议被撤销（先集体讨论后告知，程序违法）。')
  .close('2026-01-27', 'annulled', '处罚决定已被复议机关撤销，罚款未执行，公示信息已撤回。')
  .story();
