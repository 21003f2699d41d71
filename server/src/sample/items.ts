import type { LawClause, PowerItem } from '@mingjing/law';
import type { AgencyKey } from './people.ts';

/**
 * Power items of the sample county with their 样例裁量基准. Clauses that were quoted from memory and not checked against
 * the statute's text are listed in docs/sample-county.md.
 */

type Item = Omit<PowerItem, 'retiredOn' | 'offList'>;

const law =
  (title: string, from?: string, until?: string) =>
  (article: string): LawClause => ({
    law: title,
    article,
    ...(from === undefined ? {} : { inForceFrom: from }),
    ...(until === undefined ? {} : { inForceUntil: until }),
  });

const food = law('中华人民共和国食品安全法');
const registration = law('中华人民共和国市场主体登记管理条例');
const prices = law('价格违法行为行政处罚规定');
const pricing = law('中华人民共和国价格法');
const forest = law('中华人民共和国森林法');
const forestFire = law('森林防火条例');
const tutoring = law('中华人民共和国民办教育促进法');
/** The Code repealed ten environmental laws on the day it came into force (生态环境法典 art 1242). */
export const codeInForce = '2026-08-15';
const code = law('中华人民共和国生态环境法典', codeInForce);
const air = law('中华人民共和国大气污染防治法', undefined, codeInForce);
const noise = law('中华人民共和国噪声污染防治法', '2022-06-05', codeInForce);
const waste = law('中华人民共和国固体废物污染环境防治法', undefined, codeInForce);

const yuan = (amount: number) => amount * 100;
const fenTier = (id: string, zh: string, condition: string, min: number, max: number) =>
  ({ id, zh, condition, unit: 'fen', min: yuan(min), max: yuan(max) }) as const;
const timesTier = (id: string, zh: string, condition: string, min: number, max: number) =>
  ({ id, zh, condition, unit: 'permille', min: min * 1000, max: max * 1000 }) as const;
const fenRange = (min: number, max: number) => ({ unit: 'fen', min: yuan(min), max: yuan(max) }) as const;
const timesRange = (min: number, max: number) =>
  ({ unit: 'permille', min: min * 1000, max: max * 1000 }) as const;

const market: readonly Item[] = [
  {
    id: 'expired-food',
    zh: '经营超过保质期的食品',
    breached: [food('第五十四条第一款'), food('第三十四条第十项')],
    basis: [food('第一百二十四条第一款第五项')],
    kinds: ['confiscateIllegalGains', 'confiscateIllegalProperty', 'fine', 'licenceForfeiture'],
    fine: fenRange(50_000, 100_000),
    tiers: [
      fenTier('light', '从轻', '货值金额不足一万元，危害后果轻微', 50_000, 65_000),
      fenTier('normal', '一般', '货值金额不足一万元，无从轻、从重情形', 65_000, 85_000),
      fenTier('heavy', '从重', '货值金额不足一万元，具有从重情形', 85_000, 100_000),
    ],
    summary: false,
    safety: true,
    questions: [
      '涉案食品是从哪里、什么时候购进的，有没有进货票据？',
      '超过保质期后售出多少，收款多少？',
      '平时怎样检查、清理临期食品？',
    ],
  },
  {
    id: 'expired-food-large',
    zh: '经营超过保质期的食品（货值金额一万元以上）',
    breached: [food('第五十四条第一款'), food('第三十四条第十项')],
    basis: [food('第一百二十四条第一款第五项')],
    kinds: ['confiscateIllegalGains', 'confiscateIllegalProperty', 'fine', 'licenceForfeiture'],
    fine: timesRange(10, 20),
    tiers: [
      timesTier('light', '从轻', '货值金额一万元以上，危害后果轻微', 10, 13),
      timesTier('normal', '一般', '货值金额一万元以上，无从轻、从重情形', 13, 17),
      timesTier('heavy', '从重', '货值金额一万元以上，具有从重情形', 17, 20),
    ],
    summary: false,
    safety: true,
  },
  {
    id: 'no-purchase-check',
    zh: '进货时未查验许可证和相关证明文件',
    breached: [food('第五十三条第一款')],
    basis: [food('第一百二十六条第一款第三项')],
    kinds: ['warning', 'fine', 'orderSuspension', 'licenceForfeiture'],
    fine: fenRange(5_000, 50_000),
    tiers: [
      fenTier(
        'light',
        '从轻',
        '首次发现的，责令改正、给予警告，不罚款；责令改正后拒不改正，货值较小',
        5_000,
        18_500,
      ),
      fenTier('normal', '一般', '责令改正后拒不改正', 18_500, 36_500),
      fenTier(
        'heavy',
        '从重',
        '责令改正后拒不改正，货值较大或者时间较长；情节严重的，责令停产停业，直至吊销许可证',
        36_500,
        50_000,
      ),
    ],
    summary: true,
    safety: true,
  },
  {
    id: 'unlabelled-food',
    zh: '经营无标签的预包装食品',
    breached: [food('第六十七条第一款')],
    basis: [food('第一百二十五条第一款第二项')],
    kinds: [
      'confiscateIllegalGains',
      'confiscateIllegalProperty',
      'fine',
      'orderSuspension',
      'licenceForfeiture',
    ],
    fine: fenRange(5_000, 50_000),
    tiers: [
      fenTier('light', '从轻', '货值金额不足一万元，及时下架', 5_000, 18_500),
      fenTier('normal', '一般', '货值金额不足一万元', 18_500, 36_500),
      fenTier('heavy', '从重', '货值金额不足一万元，再次违法', 36_500, 50_000),
    ],
    summary: false,
    safety: true,
  },
  {
    id: 'unlicensed-food',
    zh: '未取得食品生产经营许可从事食品生产经营活动',
    breached: [food('第三十五条第一款')],
    basis: [food('第一百二十二条第一款')],
    kinds: ['confiscateIllegalGains', 'confiscateIllegalProperty', 'fine'],
    fine: fenRange(50_000, 100_000),
    tiers: [
      fenTier('light', '从轻', '货值金额不足一万元，经营时间不足三个月', 50_000, 65_000),
      fenTier('normal', '一般', '货值金额不足一万元', 65_000, 85_000),
      fenTier('heavy', '从重', '货值金额不足一万元，造成不良影响', 85_000, 100_000),
    ],
    summary: false,
    safety: true,
  },
  {
    id: 'price-unmarked',
    zh: '不明码标价',
    breached: [pricing('第十三条第一款')],
    basis: [prices('第十三条第一项')],
    kinds: ['confiscateIllegalGains', 'fine'],
    fine: fenRange(0, 5_000),
    tiers: [
      fenTier('light', '从轻', '首次发现，商品不足十种', 0, 1_500),
      fenTier('normal', '一般', '商品十种以上', 1_500, 3_500),
      fenTier('heavy', '从重', '再次违法', 3_500, 5_000),
    ],
    summary: true,
    safety: false,
  },
  {
    id: 'licence-display',
    zh: '未将营业执照置于住所或者主要经营场所醒目位置',
    breached: [registration('第三十六条')],
    basis: [registration('第四十八条第一款')],
    kinds: ['fine'],
    fine: fenRange(0, 30_000),
    tiers: [fenTier('refused', '拒不改正', '责令改正后拒不改正', 0, 30_000)],
    summary: false,
    safety: false,
  },
];

const ecology: readonly Item[] = [
  {
    id: 'dust',
    zh: '易产生扬尘的物料未密闭或者未有效覆盖',
    breached: [air('第七十二条'), code('第一千一百三十条第一款第三项')],
    basis: [
      air('第一百一十七条第一项'),
      air('第一百一十七条第二项'),
      code('第一千一百三十条第一款第一项'),
      code('第一千一百三十条第一款第二项'),
      code('第一千一百三十条第一款第三项'),
    ],
    kinds: ['fine', 'orderSuspension'],
    fine: fenRange(10_000, 100_000),
    tiers: [
      fenTier('small', '较轻', '露天堆场不足二百平方米', 10_000, 28_000),
      fenTier('middle', '一般', '露天堆场二百平方米以上一千平方米以下', 28_000, 64_000),
      fenTier(
        'large',
        '较重',
        '露天堆场超过一千平方米，或者十二个月内再次违法；拒不改正的，责令停工整治或者停业整治',
        64_000,
        100_000,
      ),
    ],
    summary: false,
    safety: false,
  },
  {
    id: 'oil-fume',
    zh: '排放油烟的餐饮服务业经营者未安装油烟净化设施',
    breached: [air('第八十一条第一款')],
    basis: [air('第一百一十八条第一款')],
    kinds: ['fine', 'orderSuspension'],
    fine: fenRange(5_000, 50_000),
    tiers: [
      fenTier('small', '较轻', '基准灶头不足三个', 5_000, 15_000),
      fenTier('middle', '一般', '基准灶头三个以上六个以下', 15_000, 32_000),
      fenTier('large', '较重', '基准灶头超过六个', 32_000, 50_000),
    ],
    summary: false,
    safety: false,
  },
  {
    id: 'night-noise',
    zh: '未按照规定取得证明在噪声敏感建筑物集中区域夜间进行产生噪声的建筑施工作业',
    breached: [noise('第四十三条第一款')],
    basis: [noise('第七十七条第二项')],
    kinds: ['fine', 'orderSuspension'],
    fine: fenRange(10_000, 100_000),
    tiers: [
      fenTier('first', '较轻', '首次发现，当夜停止施工', 10_000, 30_000),
      fenTier('middle', '一般', '持续二至三夜', 30_000, 65_000),
      fenTier('large', '较重', '持续超过三夜或者再次违法', 65_000, 100_000),
    ],
    summary: false,
    safety: false,
  },
];

const forestry: readonly Item[] = [
  {
    id: 'felling',
    zh: '滥伐林木',
    breached: [forest('第五十六条第一款')],
    basis: [forest('第七十六条第二款')],
    kinds: ['fine'],
    fine: timesRange(3, 5),
    tiers: [
      timesTier('under5', '较轻', '立木蓄积不足五立方米，补种滥伐株数一倍', 3, 3),
      timesTier('under12', '一般', '立木蓄积五立方米以上不足十二立方米，补种二倍', 3, 4),
      timesTier(
        'under20',
        '较重',
        '立木蓄积十二立方米以上不足二十立方米，补种三倍；二十立方米以上的移送公安机关',
        4,
        5,
      ),
    ],
    summary: false,
    safety: false,
    questions: [
      '采伐的是谁的林木，有没有采伐许可证？',
      '什么时候、在哪里采伐，采伐了多少株？',
      '采伐的林木现在在哪里？',
    ],
  },
  {
    id: 'theft-felling',
    zh: '盗伐林木',
    breached: [forest('第五十六条第五款')],
    basis: [forest('第七十六条第一款')],
    kinds: ['fine'],
    fine: timesRange(5, 10),
    tiers: [
      timesTier('small', '较轻', '立木蓄积不足二立方米', 5, 7),
      timesTier('middle', '一般', '立木蓄积二立方米以上不足五立方米', 7, 10),
    ],
    summary: false,
    safety: false,
  },
  {
    id: 'forest-land',
    zh: '未经审核同意擅自改变林地用途',
    breached: [forest('第三十七条第一款')],
    basis: [forest('第七十三条第一款')],
    kinds: ['fine'],
    fine: timesRange(0, 3),
    tiers: [
      timesTier('small', '较轻', '面积不足五百平方米并已恢复', 0, 1),
      timesTier('middle', '一般', '面积五百平方米以上不足二千平方米', 1, 2),
      timesTier('large', '较重', '面积二千平方米以上', 2, 3),
    ],
    summary: false,
    safety: false,
  },
  {
    id: 'fire-use',
    zh: '森林防火期内未经批准擅自在森林防火区内野外用火',
    breached: [forestFire('第二十五条')],
    basis: [forestFire('第五十条')],
    kinds: ['warning', 'fine'],
    fine: fenRange(200, 3_000),
    tiers: [
      fenTier('small', '较轻', '主动扑灭，未引燃', 200, 800),
      fenTier('middle', '一般', '引燃地表枯落物并及时扑灭', 800, 2_000),
      fenTier('large', '较重', '森林火险红色预警期间用火', 2_000, 3_000),
    ],
    summary: true,
    safety: false,
  },
];

const education: readonly Item[] = [
  {
    id: 'tutoring',
    zh: '擅自举办校外培训机构',
    breached: [tutoring('第十二条')],
    basis: [tutoring('第六十四条')],
    kinds: ['fine'],
    fine: timesRange(1, 5),
    tiers: [
      timesTier('under50k', '较轻', '违法所得不足五万元，或者立案前退还未授课费用', 1, 2),
      timesTier('under200k', '一般', '违法所得五万元以上二十万元以下', 2, 3.5),
      timesTier('over200k', '较重', '违法所得超过二十万元', 3.5, 5),
    ],
    summary: false,
    safety: false,
  },
];

const qingshi: readonly Item[] = [
  {
    id: 'straw',
    zh: '在禁止区域露天焚烧秸秆',
    breached: [air('第七十七条'), code('第一千一百三十一条第一款')],
    basis: [air('第一百一十九条第一款'), code('第一千一百三十一条第一款')],
    kinds: ['fine'],
    fine: fenRange(500, 2_000),
    tiers: [
      fenTier('small', '较轻', '面积不足一亩', 500, 500),
      fenTier('middle', '一般', '面积一亩以上三亩以下', 500, 1_000),
      fenTier('large', '较重', '面积超过三亩', 1_000, 2_000),
    ],
    summary: false,
    safety: false,
    questions: ['为什么焚烧秸秆，面积有多大？', '知不知道这里禁止焚烧？'],
  },
  {
    id: 'dumping',
    zh: '个人随意倾倒、抛撒、堆放生活垃圾',
    breached: [waste('第四十九条第二款')],
    basis: [waste('第一百一十一条第三款')],
    kinds: ['fine'],
    fine: fenRange(100, 500),
    tiers: [
      fenTier('small', '较轻', '不足一立方米并立即清理', 100, 200),
      fenTier('middle', '一般', '一立方米以上', 200, 500),
    ],
    summary: true,
    safety: false,
  },
];

export const items: Readonly<Record<AgencyKey, readonly Item[]>> = {
  market,
  ecology,
  forestry,
  education,
  qingshi,
  permits: [],
  justice: [],
};

export function getItem(agency: AgencyKey, id: string): Item {
  const found = items[agency].find((item) => item.id === id);
  if (found === undefined) throw new Error(`${agency} has no item ${id}`);
  return found;
}

/** A clause as an outcome cites it. */
export const cited = (clause: LawClause) => `${clause.law}${clause.article}`;

const inForceOn = (day: string) => (clause: LawClause) =>
  (clause.inForceFrom === undefined || day >= clause.inForceFrom) &&
  (clause.inForceUntil === undefined || day < clause.inForceUntil);

/** The clauses of an item in force on a day: the duty broken, and what it is punished by. */
export function clausesOn(
  item: Item,
  day: string,
): { readonly breached: string[]; readonly basis: string[] } {
  const now = inForceOn(day);
  return { breached: item.breached.filter(now).map(cited), basis: item.basis.filter(now).map(cited) };
}
