import { pick, seeded } from '../seeded.ts';

/**
 * Decisions that never were, the same for the same number: public text of the shape and length that real ones have, some
 * words in nearly every row, some in one of ten thousand, and names and brands that stand in a handful.
 */

export interface Row {
  readonly id: string;
  readonly agency: Agency;
  readonly number: string;
  readonly party: string;
  readonly cause: string;
  /** A brand (品牌) that stands in some twenty rows of the store. */
  readonly brand: string;
  readonly decidedOn: string;
  readonly search: string;
  readonly body: object;
  readonly penaltyKinds: readonly string[];
  readonly fineFen: number | undefined;
}

interface Agency {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly prefix: string;
  readonly path: string;
}

const counties = ['青川', '石梁', '临泉', '云岭', '白河', '南山', '东平', '西塘'];
const fields = [
  { name: '市场监督管理局', prefix: '市监' },
  { name: '生态环境局', prefix: '环' },
  { name: '林业和草原局', prefix: '林' },
  { name: '城市管理局', prefix: '城管' },
  { name: '交通运输局', prefix: '交' },
];

export const agencies: readonly Agency[] = counties.flatMap((county, c) =>
  fields.map((field, f) => {
    const code = String(c * 10 + f).padStart(2, '0');
    return {
      id: `00000000-0000-4000-8000-0000000000${code}`,
      name: `${county}县${field.name}`,
      uscc: `119909${code}MB0000${code}0X`,
      prefix: `${county.slice(0, 1)}${field.prefix}`,
      path: `99/9909/99092${c}`,
    };
  }),
);

/** Cause, what was found, clause; by field, the most frequent first. */
const causes: readonly (readonly (readonly [cause: string, found: string, clause: string])[])[] = [
  [
    [
      '经营超过保质期的食品',
      '货架上摆放的饼干已超过标示的保质期',
      '《食品安全法》第一百二十四条第一款第五项',
    ],
    ['未按规定明码标价', '店内所售蔬菜水果均未标明价格', '《价格法》第四十二条'],
    ['使用未经检定的计量器具', '正在使用的电子秤未经检定', '《计量法》第二十五条'],
    ['发布虚假广告', '店堂海报称所售茶叶可以降低血压', '《广告法》第五十五条第一款'],
    ['销售侵犯注册商标专用权的商品', '柜台内白酒经权利人鉴定为假冒', '《商标法》第六十条第二款'],
  ],
  [
    ['未采取有效措施防治扬尘污染', '堆场内砂石露天堆放而未覆盖', '《大气污染防治法》第一百一十七条'],
    ['未按规定贮存危险废物', '废机油桶露天存放且无标识', '《固体废物污染环境防治法》第一百一十二条'],
    ['超标排放水污染物', '总排口化学需氧量超过排放标准', '《水污染防治法》第八十三条'],
    ['露天焚烧秸秆', '田间有焚烧玉米秸秆的明火', '《大气污染防治法》第一百一十九条'],
  ],
  [
    ['滥伐林木', '未办理采伐许可证采伐承包林地内的杉木', '《森林法》第七十六条第二款'],
    ['擅自改变林地用途', '在林地内平整土地搭建厂房', '《森林法》第七十三条'],
    ['非法猎捕野生动物', '随身携带猎夹并捕获野兔', '《野生动物保护法》第四十九条'],
  ],
  [
    ['擅自占用城市道路', '将桌椅摆放在人行道上经营', '《城市道路管理条例》第四十二条'],
    ['未密闭运输建筑垃圾', '运输车辆未密闭，沿途遗撒渣土', '《城市建筑垃圾管理规定》第二十三条'],
    ['擅自设置户外广告', '在楼顶架设灯箱而未经批准', '《城市市容和环境卫生管理条例》第三十六条'],
  ],
  [
    ['车辆超限运输', '车货总质量超过限定标准', '《公路安全保护条例》第六十四条'],
    ['未取得道路运输经营许可从事经营', '以轿车载客并收取车费', '《道路运输条例》第六十三条'],
    ['未按规定维护检测车辆', '营运货车逾期未作综合性能检测', '《道路运输条例》第七十条'],
  ],
];

const streets = ['解放路', '人民路', '建设街', '文昌巷', '河滨路', '新华街', '东风路', '学府路'];
const trades = [
  '副食店',
  '建材有限公司',
  '餐饮店',
  '运输有限公司',
  '木业有限公司',
  '百货商行',
  '养殖场',
  '药房',
];
const names = [...'福满鑫垒顺达恒瑞祥和嘉宏盛源锦泰永昌德润华茂丰裕隆兴康宁安利通汇腾飞'];
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const days = 3652;
const lastDay = Date.parse('2026-09-30');
const letters = 'abcdefghijklmnopqrstuvwxyz234567';
/** Characters that names of brands are made of: the middle of the common block, seldom seen elsewhere. */
const firstBrandCharacter = 0x6c00;
const brandCharacters = 2600;

/** The decision at a place in a store of `rows`; later places were decided later, within some days. */
export function decisionAt(place: number, rows: number): Row {
  const random = seeded(place + 1);
  const agencyAt = pick(random, [...agencies.keys()], 2);
  const agency = agencies[agencyAt]!;
  const [cause, found, clause] = pick(random, causes[agencyAt % fields.length]!, 2);
  const person = random(4) === 0;
  const name = person
    ? `${pick(random, surnames, 2)}某`
    : `${agency.name.slice(0, 3)}${pick(random, names)}${pick(random, names)}${pick(random, names)}${pick(random, trades, 2)}`;
  const brand = brandOf(Math.floor(random(Math.max(1, rows / 20))));
  const day = Math.max(0, Math.min(days - 1, Math.floor((place / rows) * days) + random(15) - 7));
  const decidedOn = new Date(lastDay - (days - 1 - day) * 86_400_000).toISOString().slice(0, 10);
  const year = decidedOn.slice(0, 4);
  const number = `${agency.prefix}罚〔${year}〕${(place % Math.ceil(rows / 10)) + 1}号`;
  const fined = random(10) > 0;
  const fine = (random(200) + 1) * 500;
  const penaltyKinds = fined ? (random(5) === 0 ? ['罚款', '没收违法所得'] : ['罚款']) : ['警告'];
  const penalties = fined ? [`罚款${fine}.00元。`] : ['警告。'];
  const where = `${pick(random, streets)}${random(300) + 1}号`;
  const facts = `${decidedOn.slice(0, 4)}年${Number(decidedOn.slice(5, 7))}月，执法人员在${where}检查时发现，${found}，涉及“${brand}”等物品${random(90) + 2}件。当事人对上述事实无异议，已经改正。`;
  const id = Array.from({ length: 16 }, () => letters[random(32)]).join('');
  const title = '行政处罚决定书';
  return {
    id,
    agency,
    number,
    party: name,
    cause,
    brand,
    decidedOn,
    search: [name, cause, number, title, agency.name, facts, ...penalties].join(' '),
    penaltyKinds,
    fineFen: fined ? fine * 100 : undefined,
    body: {
      format: 'mingjing/public-decision/v1',
      id,
      kind: 'penalty',
      sample: true,
      title,
      number,
      agency: { id: agency.id, name: agency.name, uscc: agency.uscc },
      region: agency.path.slice(-6),
      party: { shown: name, kind: person ? 'naturalPerson' : 'organisation' },
      cause,
      summary: `${name}${cause}，${agency.name}依法作出处罚。`,
      facts,
      breached: [clause],
      basis: [clause],
      penaltyKinds,
      penalties,
      ...(fined ? { fineFen: fine * 100 } : {}),
      decidedOn,
      remedies: ['可以自收到决定书之日起六十日内申请行政复议，或者六个月内提起行政诉讼。'],
      masks: person ? [{ field: 'party.shown', reason: '当事人是自然人', source: '公示办法' }] : [],
      safeguards: [{ what: '法制审核同意', on: decidedOn }],
    },
  };
}

function brandOf(number: number): string {
  const random = seeded(-1 - number);
  const character = () => String.fromCharCode(firstBrandCharacter + random(brandCharacters));
  return `${character()}${character()}牌`;
}
