import { reviewItemNames } from '@mingjing/law/penalty';
import type { DocumentData } from '../templates/index.ts';

/** Documents of 清岚县's sample cases, as an officer would fill them. */

const market = '清岚县市场监督管理局';
const grocery = {
  kind: 'individualBusiness',
  name: '清岚县城关镇福满家副食店',
  creditCode: '92990921MA0RY01A59',
  operator: '张桂芬',
  address: '清岚县城关镇北街12号',
  phone: '0990-2100016',
} as const;
const forester = {
  kind: 'person',
  name: '罗国柱',
  sex: 'male',
  born: '1978-03-12',
  idNumber: '990921197803124018',
  address: '清岚县青石镇石梁村二组',
} as const;
const marketOfficers = [
  { name: '周晓岚', certificate: '样990921-0101' },
  { name: '陈立群', certificate: '样990921-0102' },
];
const county = { reconsiderationBody: '清岚县人民政府', court: '清岚县人民法院' };

/** Case 1: expired food, mitigated fine. */
export const expiredFoodDecision: DocumentData<'P46'> = {
  head: { agency: market, number: '清市监罚〔2026〕12号', date: '2026-04-15', recording: '样录20260415-01' },
  party: grocery,
  source: '2026年3月10日，本机关在双随机抽查中发现当事人涉嫌经营超过保质期的食品',
  filedOn: '2026-03-12',
  facts:
    '2026年3月10日，执法人员依双随机抽查任务对当事人经营场所检查，在货架上发现“清泉牌”苏打饼干7袋（标价6.00元/袋）、“谷香”蛋黄派6盒（标价8.00元/盒），均已超过标示的保质期，最长超期21天。超期后已售出苏打饼干2袋，得款12.00元。检查中，当事人主动供述执法人员尚未掌握的库房内另有超期蛋黄派3盒，并通过顾客群召回已售2袋、退还货款。货值金额共计126.00元。',
  evidence: [
    { name: '现场笔录和现场照片8张', proves: '货架、库房内超过保质期食品的种类和数量' },
    { name: '进货票据、收银记录', proves: '涉案食品的购进和销售情况' },
    { name: '询问笔录', proves: '当事人承认违法事实并主动供述库房内超期食品' },
    { name: '顾客群退款截图（附电子数据证据提取笔录）', proves: '当事人召回已售食品并退还货款' },
  ],
  noticeServedOn: '2026-04-07',
  noticeNumber: '清市监罚告〔2026〕9号',
  defence: '当事人于2026年4月9日提出陈述申辩，称“小本经营，请求再减”',
  adopted: '经复核，本机关拟作出的处罚已依法减轻，当事人没有提出新的事实和证据，对该请求不予采纳',
  violated: ['《中华人民共和国食品安全法》第三十四条第十项', '第五十四条第一款'],
  discretion:
    '当事人主动消除违法行为危害后果，并主动供述行政机关尚未掌握的违法行为，具有《中华人民共和国行政处罚法》第三十二条第一项、第三项规定的情形，本机关依法减轻处罚',
  basis: [{ citation: '《中华人民共和国食品安全法》第一百二十四条第一款第五项' }],
  decided: [
    { text: '没收超过保质期的“清泉牌”苏打饼干7袋、“谷香”蛋黄派9盒' },
    { text: '罚款', fine: 600_000 },
  ],
  payment: {
    bank: '样例银行清岚支行',
    bankAddress: '清岚县城关镇府前街1号',
    account: '9909 2100 0000 1234',
    electronic: '东澜省统一公共支付平台（缴款码：样99092126000012）',
    surcharge: true,
  },
  remedy: county,
  publication: true,
};

/** Case 2: no purchase check, warned on the spot. */
export const spotWarning: DocumentData<'P47'> = {
  head: {
    agency: market,
    number: '清市监当罚〔2026〕0031号',
    date: '2026-09-16',
    recording: '样录20260916-02',
  },
  party: {
    kind: 'individualBusiness',
    name: '清岚县云水路小辣椒面馆',
    creditCode: '92990921MA0RY07G28',
    operator: '邓强',
    address: '清岚县云水路31号',
  },
  at: '2026-09-16T02:20:00Z',
  place: '当事人后厨',
  facts:
    '2026年9月16日，执法人员在当事人后厨日常检查时，发现其当日使用的一批散装花椒（3公斤，购进价180.00元）未能提供供货者的许可证及产品合格证明，亦无进货票据。当事人承认系熟人送货，未查验、未索取凭证，系首次被发现，当场表示改正。',
  violated: ['《中华人民共和国食品安全法》第五十三条第一款'],
  basis: [{ citation: '《中华人民共和国食品安全法》第一百二十六条第一款第三项' }],
  heard: 'none',
  warning: true,
  correction: '立即改正，索取并留存供货者许可证和产品合格证明',
  remedy: { reconsiderationBody: '清岚县人民政府', throughAgency: true },
  officers: [
    { name: '周晓岚', certificate: '样990921-0101' },
    { name: '吴桐', certificate: '样990921-0103' },
  ],
};

/** Case 4: felling without a permit, notice with the hearing right. */
export const hearingNotice: DocumentData<'P35'> = {
  head: { agency: '清岚县林业和草原局', number: '清林听告〔2026〕4号', date: '2026-05-21' },
  party: forester,
  caseName: '罗国柱涉嫌滥伐林木案',
  filedOn: '2026-04-20',
  facts:
    '你于2026年4月9日至11日未办理采伐许可证，在本人承包的集体林地内采伐杉木34株，立木蓄积12.6立方米，林木价值9800.00元。',
  evidence: [
    { name: '勘验笔录和伐桩照片', proves: '采伐株数和地点' },
    { name: '价格认定结论书', proves: '林木价值' },
  ],
  violated: ['《中华人民共和国森林法》第五十六条第一款'],
  basis: [{ citation: '《中华人民共和国森林法》第七十六条第二款' }],
  discretion: '你采伐的立木蓄积在12立方米以上不足20立方米，适用裁量基准“处林木价值四倍至五倍罚款”的阶次',
  proposed: [{ text: '责令限期补种杉木102株' }, { text: '罚款', fine: 3_920_000 }],
  defencePeriod: '五个工作日',
  defenceWay: '以书面或者口头方式向本机关提出',
  hearingWay: '可以以书面或者口头方式向本机关提出，邮寄的以邮戳日期为准',
  contact: { persons: '罗小满、高原', phone: '0990-2100031', address: '清岚县青石路3号' },
};

/** Case 4: the record of the hearing. */
export const hearingRecord: DocumentData<'P42'> = {
  head: {
    agency: '清岚县林业和草原局',
    caseNumber: '清林案〔2026〕6号',
    date: '2026-06-09',
    recording: '样录20260609-01',
  },
  cause: '涉嫌滥伐林木',
  open: 'open',
  from: '2026-06-09T01:00:00Z',
  to: '2026-06-09T03:40:00Z',
  place: '清岚县林业和草原局二楼会议室',
  chair: { name: '韩松', post: '办公室主任' },
  panel: [],
  recorder: { name: '叶子' },
  officers: [
    { name: '罗小满', certificate: '样990921-0301' },
    { name: '高原', certificate: '样990921-0302' },
  ],
  party: forester,
  agents: [],
  witnesses: [],
  experts: ['鉴定人员'],
  identity: '记录员核对听证参加人身份，当事人、调查人员、鉴定人员均到场。',
  discipline: '主持人宣布听证纪律。',
  rights: '主持人告知当事人的权利义务，询问是否申请主持人回避。当事人：不申请。',
  charge:
    '调查人员：当事人未办理采伐许可证采伐杉木34株，立木蓄积12.6立方米，建议责令补种102株，并处罚款39200.00元。',
  defence:
    '当事人：伐的树里有三棵是去年旱死的，树皮都掉了，不能算我滥伐。\n调查人员：首次勘验按伐桩计株，未区分枯死木。',
  examination:
    '主持人：请出示伐桩照片第7、12、19号。\n鉴定人员：三处伐桩年轮外层已腐朽，系采伐前枯死。\n主持人：双方对该三株不计入无异议，记录在卷。',
  debate: '当事人：希望考虑我如实陈述，并已备好苗木愿意补种。调查人员：同意核减三株后重新计算。',
  final: '当事人：愿意补种，请求从轻处罚。',
};

/** Case 1: legal review, second round. */
export const reviewOpinion: DocumentData<'P33'> = {
  head: {
    agency: market,
    caseNumber: '清市监案〔2026〕12号',
    number: '清市监法审〔2026〕7号',
    date: '2026-04-02',
  },
  unit: '执法大队',
  caseName: '清岚县城关镇福满家副食店涉嫌经营超过保质期的食品案',
  party: grocery,
  round: 2,
  changedSince: '补充违法所得计算表和退赔凭证',
  proposed: '没收超期食品，减轻处罚，罚款6,000.00元',
  draftHash: '9f2c4be17a0d5c3e8b6f1d2a7c9e0b4f6a8d3c5e7f9b1a2c4d6e8f0a1b3c5d7e',
  handlers: ['周晓岚', '陈立群'],
  checks: Object.fromEntries(
    Object.keys(reviewItemNames).map((key) => [key, { answer: key === 'crime' ? 'no' : 'yes' }]),
  ) as DocumentData<'P33'>['checks'],
  conclusion: 'approved',
  opinion:
    '经审核：主体适格、管辖正确；主要事实清楚，第一轮退回的违法所得计算及退赔凭证已补齐；定性及适用《食品安全法》第一百二十四条第一款第五项准确；拟减轻处罚理由成立，低于裁量基准最低幅度，应当提交负责人集体讨论；程序合法，扣押期限将于4月9日届满，请在期限内办理延长或者处理手续。',
  reviewer: '沈若溪',
  qualification: '法律职业资格',
  steps: [{ role: '法制机构负责人意见', opinion: '同意审核意见。', signer: '沈若溪', date: '2026-04-02' }],
};

/** Case 1: service of the decision and of the note that it will be published. */
export const serviceReturn: DocumentData<'P51'> = {
  head: {
    agency: market,
    caseNumber: '清市监案〔2026〕12号',
    date: '2026-04-15',
    recording: '样录20260415-01',
  },
  cause: '经营超过保质期的食品',
  party: grocery,
  served: [
    {
      title: '行政处罚决定书',
      number: '清市监罚〔2026〕12号',
      copies: 1,
      way: 'direct',
      place: '清岚县城关镇北街12号',
      at: '2026-04-15T07:10:00Z',
    },
    {
      title: '行政处罚信息公示告知书',
      copies: 1,
      way: 'direct',
      place: '清岚县城关镇北街12号',
      at: '2026-04-15T07:10:00Z',
    },
  ],
  receiver: '张桂芬',
  relation: '本人',
  officers: marketOfficers,
};

/** Case 1: filing sheet. */
export const filingSheet: DocumentData<'P04'> = {
  head: {
    agency: market,
    caseNumber: '清市监案〔2026〕12号',
    number: '清市监立〔2026〕12号',
    date: '2026-03-12',
  },
  source: 'inspection',
  cause: '涉嫌经营超过保质期的食品',
  receivedAt: '2026-03-10T09:40:00Z',
  party: grocery,
  situation:
    '2026年3月10日，执法人员在双随机抽查中发现当事人货架上有超过保质期的苏打饼干7袋、蛋黄派6盒，库房内有超期蛋黄派3盒，当场予以扣押。',
  violated: ['《中华人民共和国食品安全法》第三十四条第十项'],
  basis: [{ citation: '《中华人民共和国行政处罚法》第五十四条第二款' }],
  suggestedLead: '周晓岚',
  suggestedSecond: '陈立群',
  recusal: '经核对，承办人与本案没有应当回避的情形。',
  steps: [
    {
      role: '承办人意见',
      opinion: '申请立案。',
      signer: '周晓岚',
      certificate: '样990921-0101',
      date: '2026-03-12',
    },
    {
      role: '承办人意见',
      opinion: '申请立案。',
      signer: '陈立群',
      certificate: '样990921-0102',
      date: '2026-03-12',
    },
    { role: '承办机构意见', opinion: '同意立案，报请审批。', signer: '陈立群', date: '2026-03-12' },
    { role: '机关负责人意见', opinion: '同意立案。', signer: '林向东', date: '2026-03-12' },
  ],
};

/** Case 1: list of the goods seized. */
export const goodsList: DocumentData<'P16'> = {
  head: {
    agency: market,
    number: '清市监强措〔2026〕3号附',
    date: '2026-03-10',
    recording: '样录20260310-01',
  },
  parentTitle: '扣押决定书',
  parentNumber: '清市监强措〔2026〕3号',
  party: grocery,
  goods: [
    {
      name: '“清泉牌”苏打饼干',
      model: '200克/袋',
      batch: '2025-08-17',
      unit: '袋',
      quantity: '7',
      price: '6.00元',
      place: '货架',
    },
    {
      name: '“谷香”蛋黄派',
      model: '300克/盒',
      batch: '2025-08-28',
      unit: '盒',
      quantity: '6',
      price: '8.00元',
      place: '货架',
    },
    {
      name: '“谷香”蛋黄派',
      model: '300克/盒',
      batch: '2025-08-28',
      unit: '盒',
      quantity: '3',
      price: '8.00元',
      place: '库房',
    },
  ],
  total: '16件',
  officers: marketOfficers,
};

/** Case 3's county branch: the municipal bureau decides, so the municipal government reconsiders. */
export const municipalDecision: DocumentData<'P46'> = {
  ...expiredFoodDecision,
  head: { agency: '怀川市生态环境局', number: '怀环罚〔2026〕清岚7号', date: '2026-09-24' },
  remedy: { reconsiderationBody: '怀川市人民政府', court: '怀川市城中区人民法院' },
};

export const courtApplication: DocumentData<'P61'> = {
  head: { agency: market, number: '清市监强申〔2026〕1号', date: '2026-11-20' },
  agencyAddress: '清岚县城关镇府前街8号',
  representative: '林向东',
  representativePost: '局长',
  contactPerson: '周晓岚',
  contactPhone: '0990-2100001',
  party: grocery,
  requests: ['强制执行罚款6,000.00元', '强制执行加处罚款6,000.00元'],
  facts: '被申请人经营超过保质期的食品，申请人依法作出行政处罚决定。',
  decisionNumber: '清市监罚〔2026〕12号',
  servedOn: '2026-04-15',
  periodsEndedOn: '2026-10-15',
  demandServedOn: '2026-11-02',
  court: '清岚县人民法院',
  partyOpinion: '被申请人未提出意见，催告书已送达',
  subject: '银行存款12,000.00元',
  otherMaterials: [],
};
