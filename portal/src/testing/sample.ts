import type { PublicDecision } from '@mingjing/contract';
import type { PublishedSeed, SeedDecision } from '../memory-reader.ts';
import type { DeadlineCalculator } from '../pages/deadlines.ts';
import type { LedgerKey } from '../pages/decision.ts';
import type { Officer, PowerItem } from '../reader.ts';
import type { Site } from '../site.ts';

/** A made-up county (样例数据) for tests of pages: nobody and nothing in it exists. */

export const sampleSite: Site = {
  region: '清岚县',
  operator: '清岚县司法局',
  origin: 'https://mingjing.qinglan.example',
  sample: true,
  complaint: { phone: '0990-5550175', hours: '工作日 8:30 至 17:30', address: '清岚县城关镇明理路6号' },
};

export const sampleKey: LedgerKey = {
  vkey: 'mingjing.qinglan.example/log+2d9b3f6a+AaC1yXo0kY6tq1mL0s8dJ7hQz4c2Q5o8mZk3v9b1n2Lk',
  witnesses: [],
};

const market = { id: 'market', name: '清岚县市场监督管理局', uscc: '11990921000990016R' };
const education = { id: 'education', name: '清岚县教育局', uscc: '11990921000990024L' };
const environment = { id: 'environment', name: '怀川市生态环境局', uscc: '11990921000990032F' };
const forestry = { id: 'forestry', name: '清岚县林业和草原局', uscc: '11990921000990040A' };
const qingshi = { id: 'qingshi', name: '清岚县青石镇人民政府', uscc: '119909210009900672' };

const remedies = (served: string, sixty: string, sixMonths: string) => [
  `对本决定不服的，可以自收到决定书之日（${served}）起六十日内向清岚县人民政府申请行政复议，到${sixty}为止。`,
  `也可以自收到决定书之日起六个月内向清岚县人民法院提起行政诉讼，到${sixMonths}为止。`,
  '申请行政复议或者提起行政诉讼期间，本决定不停止执行，法律另有规定的除外。',
];

const named = {
  field: 'party.shown',
  reason: '当事人是自然人，隐去名字，只留姓氏',
  source: '样例省行政执法公示办法（样例）',
};

const base = {
  format: 'mingjing/public-decision/v1',
  kind: 'penalty',
  sample: true,
  region: '990921',
} as const;

export const food: PublicDecision = {
  ...base,
  id: 'k3m7q2x4w6a5b2c3',
  title: '行政处罚决定书',
  number: '清市监罚〔2026〕12号',
  agency: market,
  party: {
    shown: '清岚县城关镇福满家副食店',
    kind: 'individualBusiness',
    uscc: '92990921MA0RY01A59',
    legalRepresentative: '张桂芬',
  },
  cause: '经营超过保质期的食品',
  summary:
    '清岚县城关镇福满家副食店出售超过保质期的饼干和蛋黄派，违法情节较轻并主动召回，清岚县市场监督管理局减轻处罚，罚款6000元，没收超期食品。',
  facts:
    '2026年3月10日，执法人员依双随机抽查任务对当事人经营场所检查，在货架上发现“清泉牌”苏打饼干7袋（标价6.00元/袋）、“谷香”蛋黄派6盒（标价8.00元/盒），均已超过标示的保质期，最长超期21天。经查，超期后已售出苏打饼干2袋，得款12.00元。\n检查中，当事人主动供述执法人员尚未掌握的库房内另有超期蛋黄派3盒，并通过顾客群召回已售2袋、退还货款。货值金额共计126.00元。',
  breached: ['《中华人民共和国食品安全法》第五十四条第一款', '《中华人民共和国食品安全法》第三十四条第十项'],
  basis: [
    '《中华人民共和国食品安全法》第一百二十四条第一款第五项',
    '《中华人民共和国行政处罚法》第三十二条第一项、第三项',
  ],
  penaltyKinds: ['罚款', '没收非法财物'],
  penalties: ['罚款6000.00元（陆仟元整）；', '没收超过保质期的苏打饼干7袋、蛋黄派9盒。'],
  fineFen: 600_000,
  correction: '立即停止经营超过保质期的食品，建立并执行临期食品检查制度。',
  decidedOn: '2026-04-15',
  servedOn: '2026-04-15',
  remedies: remedies('2026年4月15日', '2026年6月15日', '2026年10月15日'),
  masks: [],
  safeguards: [
    { what: '法制审核同意', on: '2026-04-02' },
    { what: '告知拟处罚的内容和陈述、申辩的权利', on: '2026-04-07' },
    { what: '负责人集体讨论', on: '2026-04-14' },
  ],
};

export const dust: PublicDecision = {
  ...base,
  id: 'd2u3s4t5d6u7s2t3',
  title: '行政处罚决定书',
  number: '怀环罚〔2026〕清岚7号',
  agency: environment,
  party: {
    shown: '清岚县鑫垒建材有限公司',
    kind: 'organisation',
    uscc: '91990921MA0RY02BXD',
    legalRepresentative: '魏铁军',
  },
  cause: '贮存易产生扬尘的物料未采取有效覆盖措施',
  summary:
    '清岚县鑫垒建材有限公司露天堆放石料，围挡和覆盖不足，产生扬尘，怀川市生态环境局罚款28000元。当事人已经改正。',
  facts:
    '2026年8月27日，执法人员根据群众投诉对当事人石料堆场检查。堆场露天堆放机制砂、石粉等易产生扬尘的物料，占地约460平方米，堆高约4米，东、南两侧无围挡，西侧围挡高2.2米，低于堆放物高度；防尘网仅覆盖约三分之一，当日有风，可见明显扬尘，距最近居民楼约130米。现场负责人称防尘网8月20日被大风刮损后未及时更换。执法人员当场送达责令改正违法行为决定书，9月4日复查，已加高围挡并全部覆盖。',
  breached: ['《中华人民共和国生态环境法典》第一千一百三十条第一款第三项'],
  basis: ['《中华人民共和国生态环境法典》第一千一百三十条第一款第三项'],
  penaltyKinds: ['罚款'],
  penalties: ['罚款28000.00元（贰万捌仟元整）。'],
  fineFen: 2_800_000,
  decidedOn: '2026-09-24',
  servedOn: '2026-09-24',
  remedies: remedies('2026年9月24日', '2026年11月23日', '2027年3月24日'),
  masks: [],
  safeguards: [{ what: '法制审核同意', on: '2026-09-15' }],
};

export const felling: PublicDecision = {
  ...base,
  id: 'f2e3l4l5i6n7g2a3',
  title: '行政处罚决定书',
  number: '清林罚决〔2026〕9号',
  agency: forestry,
  region: '990921101',
  party: { shown: '罗某', kind: 'naturalPerson' },
  cause: '滥伐林木',
  summary: '罗某未办理采伐许可证采伐本人承包林地内的杉木31株，清岚县林业和草原局责令补种62株，罚款26100元。',
  facts:
    '2026年4月14日，护林员巡查发现青石镇石梁村后山小班有新鲜伐桩。经查，当事人为修缮老屋筹款，于4月9日至11日未办理采伐许可证，在本人承包的集体林地内采伐杉木31株（另有3株经鉴定为此前枯死木，不计入），立木蓄积11.2立方米，林木价值经价格认定为8700.00元，原木已运回家中，尚未出售。当事人如实陈述，并已备好苗木愿意补种。',
  breached: ['《中华人民共和国森林法》第五十六条第一款'],
  basis: ['《中华人民共和国森林法》第七十六条第二款'],
  penaltyKinds: ['罚款', '责令补种'],
  penalties: ['罚款26100.00元（贰万陆仟壹佰元整）；', '2027年3月31日前补种杉木62株。'],
  fineFen: 2_610_000,
  decidedOn: '2026-06-18',
  servedOn: '2026-06-18',
  remedies: remedies('2026年6月18日', '2026年8月17日', '2026年12月18日'),
  masks: [
    named,
    { field: 'facts', reason: '住址写到村，门牌号隐去', source: '样例省行政执法公示办法（样例）' },
  ],
  safeguards: [
    { what: '举行听证', on: '2026-06-09' },
    { what: '法制审核同意', on: '2026-06-16' },
    { what: '负责人集体讨论', on: '2026-06-17' },
  ],
};

export const tutoring: PublicDecision = {
  ...base,
  id: 't2u3t4o5r6i7n2g3',
  title: '行政处罚决定书',
  number: '清教罚〔2026〕3号',
  agency: education,
  party: { shown: '李某', kind: 'naturalPerson' },
  cause: '擅自举办校外培训机构',
  summary: '李某未取得办学许可举办暑期学科培训，清岚县教育局责令停止办学、退还所收费用，罚款57600元。',
  facts:
    '2026年7月6日，县教育局会同市场监管、公安部门对清岚县学府路18号二层检查，发现当事人未取得办学许可，租用三间教室，聘用教师3人，面向24名初中学生开展数学、英语暑期培训，有课程表、收费单及微信招生群，分工明确。自6月20日起按每人2400元收费共57600.00元。检查后当事人停止办班，7月7日前退还未授课费用19200.00元，违法所得38400.00元。',
  breached: ['《中华人民共和国民办教育促进法》第六十四条'],
  basis: ['《中华人民共和国民办教育促进法》第六十四条'],
  penaltyKinds: ['罚款', '责令停止办学'],
  penalties: ['责令停止办学，退还所收费用；', '罚款57600.00元（伍万柒仟陆佰元整）。'],
  fineFen: 5_760_000,
  decidedOn: '2026-08-21',
  servedOn: '2026-08-21',
  remedies: remedies('2026年8月21日', '2026年10月20日', '2027年2月22日'),
  masks: [named],
  change: {
    by: 'reconsideration',
    body: '清岚县人民政府',
    number: '清政复决〔2026〕17号',
    on: '2026-10-12',
    original: ['责令停止办学，退还所收费用；', '罚款76800.00元（柒万陆仟捌佰元整）。'],
    replaces: 'c2h3a4n5g6e7d2o3',
  },
  safeguards: [
    { what: '法制审核同意', on: '2026-08-13' },
    { what: '负责人集体讨论', on: '2026-08-20' },
  ],
};

const published = (decision: PublicDecision, at: string): SeedDecision => ({ decision, publishedAt: at });

const officer = (
  certificate: string,
  name: string,
  agency: { readonly id: string; readonly name: string },
  unit: string,
  post: string,
  validUntil: string,
): Officer => ({
  certificate,
  name,
  agency: { id: agency.id, name: agency.name },
  unit,
  post,
  category: 'enforcement',
  region: '清岚县',
  validFrom: '2023-06-01',
  validUntil,
});

const agency = (
  of: typeof market,
  legalRepresentative: string,
  duties: readonly string[],
  basis: readonly string[],
  complaintPhone: string,
) => ({
  ...of,
  standing: 'statutory' as const,
  region: '990921',
  legalRepresentative,
  duties,
  basis,
  complaintPhone,
  confirmed: { by: '清岚县司法局', on: '2026-01-15' },
  notApplicable: [],
  items: [],
  reviewCatalogue: [
    { what: '涉及重大公共利益的', source: '《行政处罚法》第五十八条第一款第一项' },
    { what: '当事人超过10人的', source: '样例省重大执法决定法制审核目录（样例）' },
  ],
  entrustments: [],
});

const expiredFood: PowerItem = {
  id: 'expired-food',
  name: '经营超过保质期的食品',
  kinds: ['没收违法所得', '没收非法财物', '罚款', '责令停产停业', '吊销许可证件'],
  breached: [{ cited: '《中华人民共和国食品安全法》第三十四条第十项' }],
  basis: [
    {
      cited: '《中华人民共和国食品安全法》第一百二十四条第一款第五项',
      text: '违反本法规定，有下列情形之一，尚不构成犯罪的，没收违法所得和违法生产经营的食品。',
    },
  ],
  fine: '50,000元以上100,000元以下',
  tiers: [
    { name: '较轻', condition: '货值金额不足一千元，首次违法', range: '50,000元以上65,000元以下' },
    { name: '较重', condition: '造成危害后果', range: '85,000元以上100,000元以下' },
  ],
  summary: false,
};

const pricing: PowerItem = {
  id: 'unmarked-price',
  name: '不明码标价',
  kinds: ['没收违法所得', '罚款'],
  breached: [{ cited: '《中华人民共和国价格法》第十三条第一款' }],
  basis: [{ cited: '《中华人民共和国价格法》第四十二条' }],
  fine: '5,000元以下',
  tiers: [],
  summary: true,
};

export const sampleSeed: PublishedSeed = {
  year: 2026,
  decisions: [
    {
      ...published(food, '2026-04-20T02:00:00.000Z'),
      publicUntil: '2029-04-20',
      history: [
        { what: 'published', at: '2026-04-20T02:00:00.000Z' },
        { what: 'corrected', at: '2026-04-21T07:30:00.000Z', reason: '更正送达日期的笔误。' },
      ],
    },
    published(felling, '2026-06-26T02:00:00.000Z'),
    published(tutoring, '2026-10-16T02:00:00.000Z'),
    {
      decision: { ...tutoring, id: 'c2h3a4n5g6e7d2o3' },
      publishedAt: '2026-08-28T02:00:00.000Z',
      ended: {
        state: 'retracted',
        tombstone: {
          reason: '行政处罚决定经行政复议变更。',
          on: '2026-10-14',
          replacedBy: tutoring.id,
        },
      },
    },
    published(dust, '2026-09-30T02:00:00.000Z'),
    {
      decision: { ...food, id: 'r2e3t4r5a6c7t2e3', number: '清市监罚〔2025〕41号', decidedOn: '2025-11-03' },
      publishedAt: '2025-11-10T02:00:00.000Z',
      ended: {
        state: 'retracted',
        tombstone: {
          title: '清市监罚〔2025〕41号行政处罚决定',
          reason: '该决定在行政复议中被撤销，撤回公示。',
          source: '样例省行政执法公示办法（样例）',
          on: '2026-02-11',
        },
      },
    },
  ],
  agencies: [
    {
      ...agency(
        market,
        '林向东',
        [
          '市场主体登记和信用监管',
          '食品、药品、特种设备和产品质量安全监管',
          '查处市场监督管理领域的违法行为',
        ],
        ['《中华人民共和国食品安全法》第六条', '《中华人民共和国产品质量法》第八条'],
        '0990-5550016',
      ),
      items: [expiredFood, pricing],
      entrustments: [
        {
          number: '清市监委〔2025〕1号',
          organisation: '清岚县农贸市场管理所（样例）',
          uscc: '12990921MA0RY11X0A',
          basis: '《样例省市场管理条例》第六条',
          matters: '农贸市场内未明码标价的处罚。',
          powers: '警告，二千元以下罚款。',
          from: '2025-01-01',
          until: '2025-12-31',
        },
      ],
    },
    {
      ...agency(
        education,
        '方正平',
        ['民办学校和校外培训机构的审批、监管', '查处擅自举办学校和校外培训机构的行为'],
        ['《中华人民共和国民办教育促进法》第八条'],
        '0990-5550024',
      ),
      notApplicable: [{ what: '执法制服', reason: '本系统未配发制式服装' }],
    },
    {
      ...agency(
        environment,
        '贺长青',
        ['污染防治的监督管理', '查处污染环境的行为'],
        ['《中华人民共和国生态环境法典》'],
        '0990-5550032',
      ),
      region: '990900',
    },
    agency(
      forestry,
      '石青山',
      ['森林、草原资源的保护和监督管理'],
      ['《中华人民共和国森林法》第九条'],
      '0990-5550040',
    ),
    {
      ...agency(
        qingshi,
        '康宁',
        ['行使县级人民政府交由乡镇行使的行政处罚权'],
        ['《中华人民共和国行政处罚法》第二十四条'],
        '0990-5550067',
      ),
      region: '990921101',
    },
  ],
  officers: [
    officer('样990921-0101', '周晓岚', market, '市场监管综合执法大队', '一级行政执法员', '2029-05-31'),
    officer('样990921-0102', '陈立群', market, '市场监管综合执法大队', '副大队长', '2026-11-30'),
    {
      ...officer('样990921-0104', '何远', market, '市场监管综合执法大队', '二级行政执法员', '2028-05-31'),
      suspended: { from: '2026-09-01' },
    },
    officer('样990921-0110', '沈若溪', market, '法规股', '股长', '2029-05-31'),
    officer('样990921-0201', '丁海棠', education, '校外培训监管股', '股长', '2028-12-31'),
    officer('样990921-0301', '罗小满', forestry, '资源股', '科员', '2028-12-31'),
    officer('样990921-0601', '田守义', qingshi, '综合行政执法队', '队长', '2026-08-31'),
  ],
  auxiliaries: { qingshi: [{ name: '赵某', unit: '综合行政执法队', duty: '协助巡查、宣传和资料整理' }] },
  ledger: {
    origin: 'mingjing.qinglan.example/log',
    size: 1284,
    checkpointAt: '2026-10-20T01:15:00.000Z',
    vkey: sampleKey.vkey,
    witnesses: [],
  },
};

/** A calculator that knows two periods, enough to show every kind of answer. */
export const sampleDeadlines: DeadlineCalculator = {
  rules: [
    { id: 'PEN-10', name: '普通程序处罚决定的期限', group: '行政处罚', hours: false },
    { id: 'COE-02', name: '当场强制后补办批准的期限', group: '行政强制', hours: true },
  ],
  profiles: [
    { id: 'national', name: '国家规定' },
    { id: 'sample-donglan', name: '东澜省（样例）' },
  ],
  grounds: [
    { id: 'testing', name: '检测' },
    { id: 'hearing', name: '听证' },
  ],
  fields: [{ id: 'market', name: '市场监督管理' }],
  compute({ rule, start, pauses, extension }) {
    if (pauses.some((pause) => pause.ground === 'hearing')) {
      return { ok: false, message: '这个期限不因听证暂停。', source: '《中华人民共和国行政处罚法》' };
    }
    if (rule === 'PEN-10' && start < '2000-01-01') {
      return {
        ok: false,
        message: '这个日期早于规定施行的日期，不能计算。',
        source: '《中华人民共和国行政处罚法》',
      };
    }
    return {
      ok: true,
      name: rule === 'PEN-10' ? '普通程序处罚决定的期限' : '当场强制后补办批准的期限',
      end: rule === 'PEN-10' ? '2026-12-27' : '2026-09-29T01:30:00.000Z',
      provisional: rule === 'PEN-10',
      confirmed: true,
      explanation: `自立案之日的次日起算九十日，到2026年12月27日届满；该日是星期日，行政机关的期限不顺延。扣除${pauses.map((pause) => `${pause.from}至${pause.to ?? '今'}`).join('、') || '无'}，延长${extension?.value ?? '无'}。`,
      source: '《中华人民共和国行政处罚法》第六十条',
    };
  },
};
