import { chineseDate } from '@mingjing/law';
import { codeInForce } from '../items.ts';
import type { SampleParty } from '../parties.ts';
import { partyName } from '../parties.ts';
import type { Dice } from '../seed.ts';
import type { DraftSheet, Imposed } from '../writer.ts';
import type { NameGiver } from './names.ts';

/** What a generated case is about: facts that fit the item, a fine that fits the tier. */
export interface Matter {
  readonly item: string;
  readonly cause: string;
  readonly parties: readonly SampleParty[];
  readonly place: string;
  readonly conductFrom: string;
  /** The day it was found. */
  readonly foundOn: string;
  readonly situation: string;
  readonly statement: string;
  readonly turns: readonly (readonly [string, string])[];
  readonly evidence: { readonly name: string; readonly proves: string };
  readonly draft: DraftSheet;
  readonly goods?: readonly { readonly name: string; readonly unit: string; readonly quantity: string }[];
}

export type MatterKind =
  | 'unlabelled'
  | 'expired'
  | 'expiredFull'
  | 'unlicensed'
  | 'price'
  | 'dust'
  | 'fume'
  | 'noise'
  | 'felling'
  | 'fellingAtScale'
  | 'forestLand'
  | 'fire'
  | 'tutoring'
  | 'straw';

interface Ask {
  readonly dice: Dice;
  readonly names: NameGiver;
  readonly foundOn: string;
  readonly from: string;
  readonly parties?: readonly SampleParty[];
}

const hundreds = (dice: Dice, least: number, most: number) => dice.between(least / 100, most / 100) * 100;
const placeOf = (party: SampleParty) => party.address ?? party.person.address;
const joinedNames = (parties: readonly SampleParty[]) => parties.map(partyName).join('、');

const fineFor = (parties: readonly SampleParty[], yuan: number): Record<string, readonly Imposed[]> =>
  Object.fromEntries(parties.map((party) => [party.id, [{ kind: 'fine', yuan } as const]]));

/** Trades of companies that a matter may happen to. */
export const trades = {
  food: ['商贸', '食品', '餐饮管理'],
  yard: ['建材', '矿业', '建筑工程'],
  building: ['建筑工程', '市政工程'],
  land: ['林业开发', '农业开发', '建材'],
} as const;

const food = [
  '苏打饼干',
  '蛋黄派',
  '袋装牛奶',
  '火腿肠',
  '方便面',
  '果味饮料',
  '速冻水饺',
  '卤豆干',
  '酸奶',
  '辣条',
];
const cakes = ['糕点', '麻花', '手工月饼', '红薯干', '油炸果子', '炒花生', '粉条', '腊肉', '豆腐干', '蜂蜜'];
const shelves = ['入口处货架', '收银台旁货架', '冷藏柜', '店内中岛货架', '临街摊位'];
const wares = ['蔬菜', '水果', '日用百货', '酒水饮料', '干货调料', '文具', '五金', '粮油'];
/** A time of day in Chinese: 十四时零五分 would be written 14时05分. */
const clock = (dice: Dice, from: number, to: number) =>
  `${dice.between(from, to)}时${String(dice.between(0, 59)).padStart(2, '0')}分`;

export function matterOf(kind: MatterKind, ask: Ask): Matter {
  switch (kind) {
    case 'unlabelled':
      return unlabelled(ask);
    case 'expired':
      return expired(ask, true);
    case 'expiredFull':
      return expired(ask, false);
    case 'unlicensed':
      return unlicensed(ask);
    case 'price':
      return price(ask);
    case 'dust':
      return dust(ask);
    case 'fume':
      return fume(ask);
    case 'noise':
      return noise(ask);
    case 'felling':
      return felling(ask);
    case 'fellingAtScale':
      return fellingAtScale(ask);
    case 'forestLand':
      return forestLand(ask);
    case 'fire':
      return fire(ask);
    case 'tutoring':
      return tutoring(ask);
    case 'straw':
      return straw(ask);
    default:
      return kind satisfies never;
  }
}

const day = (iso: string) => chineseDate(iso);

function unlabelled({ dice, names, foundOn, from, parties = [names.shop(dice)] }: Ask): Matter {
  const what = dice.pick(cakes);
  const shelf = dice.pick(shelves);
  const source = dice.pick([
    '附近作坊送货上门',
    '赶集时向流动商贩购进',
    '亲戚自家制作后代卖',
    '批发市场散货自行分装',
  ]);
  const bags = dice.between(12, 90);
  const value = bags * dice.between(5, 18);
  const yuan = hundreds(dice, 5_000, 9_500);
  const goods = dice.chance(35);
  return {
    item: 'unlabelled-food',
    cause: '经营无标签的预包装食品',
    parties,
    place: placeOf(parties[0]!),
    conductFrom: from,
    foundOn,
    situation: `${shelf}摆放无标签的预包装${what}${bags}袋，标价合计${value}.00元，现场清点并拍照。`,
    statement: dice.pick([
      `${what}是${source}的，没有注意标签，马上下架。`,
      '以为小包装不用贴标签，现在知道了，全部下架。',
      '对清点的数量没有意见，愿意配合处理。',
    ]),
    turns: [
      [`${what}从哪里来的？`, `${source}，没有标签。`],
      dice.pick([
        ['以前有没有因此被处理过？', '没有。'],
        ['卖出去多少？', `记不清了，店里剩下的${bags}袋都在这里。`],
        ['为什么没有标签还摆出来卖？', '老顾客都知道是谁做的，就没有管。'],
      ] as const),
    ],
    evidence: {
      name: dice.pick(['进货记录', '供货微信聊天记录打印件', '进货单']),
      proves: `涉案${what}的购进时间、数量和价格`,
    },
    draft: {
      facts: `${day(foundOn)}，执法人员检查发现，${joinedNames(parties)}在${shelf}销售无标签的预包装${what}${bags}袋，系${source}，货值金额${value}.00元。当事人当场将涉案食品下架。`,
      nature: '违反《食品安全法》第六十七条第一款，依照第一百二十五条第一款第二项处罚。',
      discretionReason: '货值金额不足一万元，及时下架，属从轻阶次。',
      reasons: `责令改正，处罚款${yuan}.00元。`,
      tier: 'light',
      penalties: goods
        ? Object.fromEntries(
            parties.map((party) => [
              party.id,
              [
                { kind: 'fine', yuan },
                { kind: 'confiscateIllegalProperty', what: `无标签的${what}${bags}袋` },
              ] as const,
            ]),
          )
        : fineFor(parties, yuan),
      correction: '立即停止销售无标签的预包装食品',
    },
    ...(goods ? { goods: [{ name: what, unit: '袋', quantity: String(bags) }] } : {}),
  };
}

function expired({ dice, names, foundOn, from, parties }: Ask, mitigated: boolean): Matter {
  const own = parties ?? [mitigated ? names.shop(dice) : names.company(dice, trades.food)];
  const what = dice.pick(food);
  const shelf = dice.pick(shelves);
  const count = dice.between(3, 30);
  const price = dice.between(4, 15);
  const days = dice.between(5, 40);
  const sold = dice.between(1, 4);
  const yuan = mitigated ? hundreds(dice, 2_000, 8_000) : hundreds(dice, 50_000, 64_000);
  return {
    item: 'expired-food',
    cause: '经营超过保质期的食品',
    parties: own,
    place: placeOf(own[0]!),
    conductFrom: from,
    foundOn,
    situation: `${shelf}有${what}${count}袋（标价${price}.00元/袋），已超过标示的保质期，最长超期${days}天。`,
    statement: mitigated
      ? dice.pick([
          '没有及时清理，已经下架，售出的也召回了。',
          '理货的人请假，漏查了这一层，卖出去的都退了钱。',
          '已经在顾客群里发了通知，愿意退一赔一。',
        ])
      : dice.pick(['没有及时清理，接受处理。', '仓库发货时没有核对日期，接受处理。']),
    turns: [
      [
        '为什么没有清理？',
        dice.pick(['临期货架检查不及时。', '进货多，压在里面没有看到。', '换了理货员，没有交接清楚。']),
      ],
      [
        '有没有卖出？',
        mitigated ? `卖出${sold}袋，已经召回并退款${sold * price}.00元。` : '收银系统里查不到具体数量。',
      ],
    ],
    evidence: { name: '进货票据和收银记录', proves: `涉案${what}的购进、销售情况` },
    draft: {
      facts: `${day(foundOn)}，执法人员检查发现，${joinedNames(own)}在${shelf}经营超过保质期的${what}${count}袋，最长超期${days}天，货值金额${count * price}.00元。${mitigated ? `当事人主动召回已售出的${sold}袋并退还货款，危害后果已消除。` : ''}`,
      nature: '违反《食品安全法》第五十四条第一款、第三十四条第十项，依照第一百二十四条第一款第五项处罚。',
      discretionReason: mitigated
        ? '当事人主动消除危害后果（处罚法第三十二条第一项），减轻处罚。'
        : '货值金额不足一万元，危害后果轻微，属从轻阶次。',
      reasons: `处罚款${yuan}.00元。`,
      tier: 'light',
      ...(mitigated
        ? {
            departure: {
              kind: 'belowMinimum',
              ground: '处罚法第三十二条第一项：主动消除违法行为危害后果',
            } as const,
          }
        : {}),
      penalties: fineFor(own, yuan),
      correction: '立即停止经营超过保质期的食品，健全临期食品清理制度',
    },
  };
}

function unlicensed({ dice, names, foundOn, from, parties = [names.shop(dice)] }: Ask): Matter {
  const yuan = hundreds(dice, 50_000, 64_000);
  const sales = hundreds(dice, 1_200, 8_600);
  const dish = dice.pick(['早点', '烤串', '麻辣烫', '卤味', '奶茶', '凉皮', '炸鸡']);
  const opened = dice.between(6, 80);
  return {
    item: 'unlicensed-food',
    cause: '未取得食品经营许可从事食品经营活动',
    parties,
    place: placeOf(parties[0]!),
    conductFrom: from,
    foundOn,
    situation: `经营场所内正在制售${dish}，有就餐顾客，不能出示食品经营许可证。`,
    statement: dice.pick([
      '正在准备办证，先试营业了几天。',
      '材料交过一次，说要改排水，还没改好。',
      '接手的店，以为原来的证还能用。',
    ]),
    turns: [['营业多久了，收入多少？', `${opened}天，账上收入${sales}元左右。`]],
    evidence: { name: '收款记录', proves: `经营${opened}天，收入${sales}.00元` },
    draft: {
      facts: `${day(foundOn)}，执法人员检查发现，${joinedNames(parties)}未取得食品经营许可制售${dish}，已经营${opened}天，货值金额${sales}.00元。`,
      nature: '违反《食品安全法》第三十五条第一款，依照第一百二十二条第一款处罚。',
      discretionReason: '货值金额不足一万元，经营时间不足三个月，属从轻阶次。',
      reasons: `处罚款${yuan}.00元。`,
      tier: 'light',
      penalties: fineFor(parties, yuan),
      correction: '立即停止无证经营，依法申请食品经营许可',
    },
  };
}

function price({ dice, names, foundOn, from, parties = [names.shop(dice)] }: Ask): Matter {
  const kinds = dice.between(11, 40);
  const ware = dice.pick(wares);
  const again = dice.chance(40);
  const yuan = again ? hundreds(dice, 3_500, 4_800) : hundreds(dice, 1_600, 3_400);
  return {
    item: 'price-unmarked',
    cause: '不明码标价',
    parties,
    place: placeOf(parties[0]!),
    conductFrom: from,
    foundOn,
    situation: `在售的${ware}等${kinds}种商品没有价签，也没有价目表。`,
    statement: dice.pick([
      '搬店后没来得及打印价签。',
      '价签机坏了，还没有修。',
      '价格天天变，觉得贴了也不准。',
    ]),
    turns: [['是否第一次被发现？', again ? '去年提醒过一次。' : '第一次。']],
    evidence: { name: '在售商品清点表', proves: `${ware}等${kinds}种商品未明码标价` },
    draft: {
      facts: `${day(foundOn)}${clock(dice, 9, 17)}，执法人员检查发现，${joinedNames(parties)}在售的${ware}等${kinds}种商品未明码标价。`,
      nature: '违反《价格法》第十三条第一款，依照《价格违法行为行政处罚规定》第十三条第一项处罚。',
      discretionReason: again ? '再次违法，属从重阶次。' : '商品十种以上，属一般阶次。',
      reasons: `处罚款${yuan}.00元。`,
      tier: again ? 'heavy' : 'normal',
      penalties: fineFor(parties, yuan),
      correction: '立即对全部在售商品明码标价',
    },
  };
}

function dust({ dice, names, foundOn, from, parties = [names.company(dice, trades.yard)] }: Ask): Matter {
  const area = dice.between(60, 900);
  const small = area < 200;
  const yuan = small ? hundreds(dice, 10_000, 28_000) : hundreds(dice, 28_000, 64_000);
  const what = dice.pick(['砂石料', '机制砂', '石粉', '煤渣', '渣土']);
  const far = dice.between(6, 60) * 10;
  const how = dice.pick(['未采取覆盖措施', '防尘网大面积破损', '仅覆盖约一半', '覆盖网被掀开后没有恢复']);
  const law =
    foundOn >= codeInForce
      ? '《生态环境法典》第一千一百三十条第一款第三项'
      : '《大气污染防治法》第七十二条，依照第一百一十七条第二项';
  return {
    item: 'dust',
    cause: '易产生扬尘的物料未有效覆盖',
    parties,
    place: `${placeOf(parties[0]!)}堆场`,
    conductFrom: from,
    foundOn,
    situation: `堆场露天堆放${what}约${area}平方米，${how}，距最近居民住宅约${far}米。`,
    statement: dice.pick([
      '覆盖网破损，没有及时更换，马上整改。',
      '刚装完车，还没来得及盖上。',
      '夜里刮大风掀开的，今天就补盖。',
    ]),
    turns: [
      [
        '为什么没有有效覆盖？',
        dice.pick([
          '覆盖网被大风刮坏，采购耽误了。',
          '进出料频繁，工人嫌麻烦没有盖。',
          '网不够，订的还没有到。',
        ]),
      ],
    ],
    evidence: { name: '堆场平面示意图', proves: `露天堆放面积约${area}平方米` },
    draft: {
      facts: `${day(foundOn)}，执法人员检查发现，${joinedNames(parties)}堆场露天堆放${what}约${area}平方米，${how}，距最近居民住宅约${far}米，未采取有效覆盖措施防治扬尘污染。`,
      nature: `违反${law}处罚。`,
      discretionReason: small
        ? '露天堆场不足二百平方米，属较轻阶次。'
        : '露天堆场二百平方米以上一千平方米以下，属一般阶次。',
      reasons: `责令改正，处罚款${yuan}.00元。`,
      tier: small ? 'small' : 'middle',
      penalties: fineFor(parties, yuan),
      correction: '对易产生扬尘的物料采取有效覆盖措施',
    },
  };
}

function fume({ dice, names, foundOn, from, parties = [names.shop(dice)] }: Ask): Matter {
  const stoves = dice.between(1, 2);
  const far = dice.between(5, 40);
  const dish = dice.pick(['炒菜', '烧烤', '油炸食品', '火锅']);
  // Below the threshold of the hearing (5,000 for 个体工商户 in the profile) lies nothing: these always have it.
  const yuan = hundreds(dice, 5_000, 9_000);
  return {
    item: 'oil-fume',
    cause: '未安装油烟净化设施',
    parties,
    place: placeOf(parties[0]!),
    conductFrom: from,
    foundOn,
    situation: `后厨有基准灶头${stoves}个，正在制作${dish}，油烟未经净化直接排放，排口距居民窗户约${far}米。`,
    statement: dice.pick([
      '刚接手的店，马上安装。',
      '净化器坏了送修，一直没有装回来。',
      '排风扇是房东装的，以为够用了。',
    ]),
    turns: [
      ['为什么没有安装油烟净化设施？', dice.pick(['接手时就没有，不知道必须安装。', '想等生意稳定了再装。'])],
    ],
    evidence: { name: '后厨设备清点表', proves: `基准灶头${stoves}个，没有油烟净化设施` },
    draft: {
      facts: `${day(foundOn)}，执法人员检查发现，${joinedNames(parties)}经营${dish}，后厨有基准灶头${stoves}个，未安装油烟净化设施，油烟直接排放，排口距居民窗户约${far}米。`,
      nature: '违反《大气污染防治法》第八十一条第一款，依照第一百一十八条第一款处罚。',
      discretionReason: '基准灶头不足三个，属较轻阶次。',
      reasons: `责令改正，处罚款${yuan}.00元。`,
      tier: 'small',
      penalties: fineFor(parties, yuan),
      correction: '安装油烟净化设施并保持正常使用',
    },
  };
}

function noise({
  dice,
  names,
  foundOn,
  from,
  parties = [names.company(dice, trades.building)],
}: Ask): Matter {
  const yuan = hundreds(dice, 10_000, 30_000);
  const work = dice.pick(['混凝土浇筑', '桩基施工', '土方开挖', '钢筋加工', '模板拆除']);
  const time = clock(dice, 22, 23);
  const far = dice.between(4, 30) * 5;
  return {
    item: 'night-noise',
    cause: '未取得证明夜间进行产生噪声的建筑施工作业',
    parties,
    place: `${placeOf(parties[0]!)}工地`,
    conductFrom: from,
    foundOn,
    situation: `视频记录显示${time}工地正在进行${work}，不能出示夜间施工证明，距居民楼约${far}米。`,
    statement: dice.pick([
      '赶工期，证明还没有办下来。',
      '以为只是收尾，不用办证明。',
      '白天下雨耽误了，夜里补一点。',
    ]),
    turns: [
      ['有没有夜间施工证明？', dice.pick(['申请了，还没有批下来。', '没有申请。', '上一次的过期了。'])],
    ],
    evidence: { name: '施工日志', proves: `夜间进行${work}的时间和内容` },
    draft: {
      facts: `经查，${day(foundOn)}前一夜${time}，${joinedNames(parties)}未按照规定取得证明，在距居民楼约${far}米的噪声敏感建筑物集中区域进行${work}，经劝阻当夜停止施工。`,
      nature: '违反《噪声污染防治法》第四十三条第一款，依照第七十七条第二项处罚。',
      discretionReason: '首次发现，当夜停止施工，属较轻阶次。',
      reasons: `责令改正，处罚款${yuan}.00元。`,
      tier: 'first',
      penalties: fineFor(parties, yuan),
      correction: '未取得证明不得夜间施工',
    },
  };
}

function felling({ dice, names, foundOn, from, parties = [names.citizen(dice)] }: Ask): Matter {
  return felled({ dice, names, foundOn, from, parties }, dice.between(4, 28));
}

/** So many trees that it is for the police: from 20 m³ on (法释〔2023〕8号 art 6). */
function fellingAtScale({ dice, names, foundOn, from, parties = [names.citizen(dice)] }: Ask): Matter {
  return felled({ dice, names, foundOn, from, parties }, dice.between(60, 85));
}

function felled({ dice, foundOn, from, parties = [] }: Ask, trees: number): Matter {
  const kind = dice.pick(['杉木', '马尾松', '杨树', '湿地松']);
  const why = dice.pick(['修缮房屋', '搭建牛棚', '改种药材', '清理地边遮阴']);
  const volume = (trees * 0.36).toFixed(1);
  const small = Number(volume) < 5;
  const value = trees * dice.between(18, 28) * 10;
  const times = small ? 3 : dice.pick([3, 3.5, 4]);
  const yuan = value * times;
  const replant = trees * (small ? 1 : 2);
  return {
    item: 'felling',
    cause: '滥伐林木',
    parties,
    place: `清岚县${dice.pick(['石岭镇北坡村', '青石镇石梁村', '云溪乡上马村', '白杨乡大岭村'])}集体林地`,
    conductFrom: from,
    foundOn,
    situation: `现场清点新鲜${kind}伐桩${trees}处，经检尺立木蓄积${volume}立方米。`,
    statement: dice.pick([
      '树是自己承包地里的，不知道还要办证。',
      `${why}急用，没有去办采伐证。`,
      '村里有人说少量不用办，愿意补种。',
    ]),
    turns: [
      ['有没有办理采伐许可证？', '没有。'],
      ['为什么采伐？', `${why}。`],
    ],
    evidence: { name: '检尺记录', proves: `采伐${kind}${trees}株，立木蓄积${volume}立方米` },
    draft: {
      facts: `${day(foundOn)}，护林员巡查发现，${joinedNames(parties)}为${why}，未办理采伐许可证，在承包的集体林地内采伐${kind}${trees}株，立木蓄积${volume}立方米，林木价值${value}.00元。`,
      nature: '违反《森林法》第五十六条第一款，依照第七十六条第二款处罚。',
      discretionReason: small
        ? '立木蓄积不足五立方米，属较轻阶次，处价值三倍罚款。'
        : `立木蓄积五立方米以上不足十二立方米，属一般阶次，处价值${times}倍罚款。`,
      reasons: `责令补种${replant}株，处罚款${yuan}.00元。`,
      tier: small ? 'under5' : 'under12',
      base: value,
      penalties: fineFor(parties, yuan),
      correction: `于次年3月31日前补种${kind}${replant}株`,
    },
  };
}

function forestLand({
  dice,
  names,
  foundOn,
  from,
  parties = [names.company(dice, trades.land)],
}: Ask): Matter {
  const area = dice.between(120, 480);
  const cost = area * 20;
  const use = dice.pick(['堆料场', '停车场', '工棚场地', '养殖场地', '晾晒场']);
  return {
    item: 'forest-land',
    cause: '擅自改变林地用途',
    parties,
    place: `清岚县${dice.pick(['石岭镇', '云溪乡', '白杨乡', '柳河镇'])}林地`,
    conductFrom: from,
    foundOn,
    situation: `林地内平整${use}约${area}平方米，未见使用林地审核同意书。`,
    statement: dice.pick([
      '临时用一用，愿意恢复。',
      '以为是荒地，愿意恢复原状。',
      '和村里签了协议，不知道还要审核。',
    ]),
    turns: [
      ['有没有办理使用林地手续？', dice.pick(['没有，以为临时用不用办。', '只和村里签了协议，没有报批。'])],
    ],
    evidence: { name: '现场测量记录', proves: `改变用途的林地面积${area}平方米` },
    draft: {
      facts: `${day(foundOn)}，执法人员检查发现，${joinedNames(parties)}未经审核同意，擅自将${area}平方米林地平整为${use}。恢复植被和林业生产条件所需费用经核定为${cost}.00元，当事人已自行恢复。`,
      nature: '违反《森林法》第三十七条第一款，依照第七十三条第一款处罚。',
      discretionReason: '面积不足五百平方米并已恢复，属较轻阶次，处所需费用一倍罚款。',
      reasons: `限期恢复植被和林业生产条件，处罚款${cost}.00元。`,
      tier: 'small',
      base: cost,
      penalties: fineFor(parties, cost),
      correction: '恢复植被和林业生产条件',
    },
  };
}

function fire({ dice, names, foundOn, from, parties = [names.citizen(dice)] }: Ask): Matter {
  const yuan = hundreds(dice, 800, 2_000);
  const what = dice.pick(['地边杂草', '果园枯枝', '祭祀纸钱', '田埂茅草']);
  const area = dice.between(3, 60);
  return {
    item: 'fire-use',
    cause: '森林防火期内未经批准野外用火',
    parties,
    place: `清岚县${dice.pick(['白杨乡', '石岭镇', '云溪乡'])}森林防火区`,
    conductFrom: from,
    foundOn,
    situation: `焚烧${what}引燃林缘枯落物约${area}平方米，已扑灭。`,
    statement: dice.pick([
      '风一大就过去了，马上打灭了。',
      '以为离林子远，没有事。',
      '自己带了水桶，没想到着得那么快。',
    ]),
    turns: [['知不知道现在是森林防火期？', dice.pick(['知道，不该烧。', '广播里听过，没有当回事。'])]],
    evidence: { name: '过火范围示意图', proves: `用火地点位于森林防火区内，过火约${area}平方米` },
    draft: {
      facts: `${day(foundOn)}${clock(dice, 10, 17)}，护林员巡查发现，${joinedNames(parties)}在森林防火区内未经批准焚烧${what}，引燃地表枯落物约${area}平方米后及时扑灭。`,
      nature: '违反《森林防火条例》第二十五条，依照第五十条处罚。',
      discretionReason: '引燃地表枯落物并及时扑灭，属一般阶次。',
      reasons: `处罚款${yuan}.00元。`,
      tier: 'middle',
      penalties: fineFor(parties, yuan),
      correction: '停止野外用火',
    },
  };
}

function tutoring({ dice, names, foundOn, from, parties = [names.citizen(dice, '城关镇')] }: Ask): Matter {
  // Always so much that a hearing may be asked for, and less than the fifty thousand of the lowest tier.
  const pupils = dice.between(12, 28);
  const gains = pupils * hundreds(dice, 900, 1_600);
  const yuan = gains;
  const subject = dice.pick(['数学', '英语', '数学、英语', '语文阅读', '物理']);
  return {
    item: 'tutoring',
    cause: '擅自举办校外培训机构',
    parties,
    place: `清岚县城关镇${dice.pick(['学府路', '人民路', '北街', '青山路'])}${dice.between(2, 60)}号二层`,
    conductFrom: from,
    foundOn,
    situation: `两间教室内有学员${pupils}人正在上${subject}课，墙上有课程表，未见办学许可证。`,
    statement: dice.pick([
      '假期临时办的，立即停办退费。',
      '家长要求开的班，没有想到要办证，马上停。',
      '正在咨询办证，先带了几个学生。',
    ]),
    turns: [
      ['一共收了多少学员、多少费用？', `${pupils}人，实收${gains}元。`],
      ['有几名老师，谁排的课？', dice.pick(['两名老师，我排的课。', '三名老师，其中一名管招生。'])],
    ],
    evidence: { name: '收费台账', proves: `收取培训费${gains}.00元` },
    draft: {
      facts: `${day(foundOn)}，执法人员检查发现，${joinedNames(parties)}未取得办学许可，面向${pupils}名学员开展${subject}培训，收取费用${gains}.00元。检查后停止办班。`,
      nature: '依照《民办教育促进法》第六十四条处罚。',
      discretionReason: '违法所得不足五万元，属较轻阶次，处违法所得一倍罚款。',
      reasons: `责令停止办学、退还所收费用，处罚款${yuan}.00元。`,
      tier: 'under50k',
      base: gains,
      penalties: fineFor(parties, yuan),
      correction: '责令停止办学，退还所收费用',
    },
  };
}

function straw({ dice, names, foundOn, from, parties = [names.citizen(dice, '青石镇')] }: Ask): Matter {
  const large = dice.chance(40);
  const area = large ? `${dice.between(1, 2)}.${dice.between(1, 9)}` : `0.${dice.between(2, 9)}`;
  const yuan = large ? hundreds(dice, 500, 1_000) : 500;
  const village = dice.pick(['河湾村', '石梁村', '大岭村', '小店村']);
  const crop = dice.pick(['玉米', '水稻', '油菜', '小麦', '花生']);
  const law =
    foundOn >= codeInForce
      ? '《生态环境法典》第一千一百三十一条第一款，依照该款'
      : '《大气污染防治法》第七十七条，依照第一百一十九条第一款';
  return {
    item: 'straw',
    cause: '在禁止区域露天焚烧秸秆',
    parties,
    place: `清岚县青石镇${village}`,
    conductFrom: from,
    foundOn,
    situation: `地块有焚烧${crop}秸秆痕迹，面积约${area}亩，余火已扑灭。`,
    statement: dice.pick([
      '急着种地，图省事，下次不烧了。',
      '收割机留茬太高，犁不动才烧的。',
      '看别人也烧，就跟着烧了。',
    ]),
    turns: [
      [
        '知不知道这里禁止焚烧？',
        dice.pick(['村里通知过。', '广播里讲过，大意了。', '知道，想着一会儿就烧完了。']),
      ],
    ],
    evidence: { name: '禁烧区域公告及位置图', proves: '焚烧地点在公告划定的禁止区域内' },
    draft: {
      facts: `${day(foundOn)}${clock(dice, 14, 18)}，巡查发现${joinedNames(parties)}在${village}禁止区域内露天焚烧${crop}秸秆，面积约${area}亩。`,
      nature: `违反${law}处罚。`,
      discretionReason: large ? '面积一亩以上三亩以下，属一般阶次。' : '面积不足一亩，属较轻阶次。',
      reasons: `责令改正，处罚款${yuan}.00元。`,
      tier: large ? 'middle' : 'small',
      penalties: fineFor(parties, yuan),
      correction: '立即停止焚烧',
    },
  };
}
