import {
  addDays,
  civilDay,
  computeDeadline,
  type Dossier,
  deadlines,
  definitionsOf,
  nationalCalendar,
  type PenaltyState,
  resolveProfile,
} from '@mingjing/law';
import { beforeAll, describe, expect, it } from 'vitest';
import { case1, fumanjia } from './cases/case-1-expired-food.ts';
import { case2 } from './cases/case-2-on-the-spot.ts';
import { case3 } from './cases/case-3-dust.ts';
import { case4 } from './cases/case-4-felling.ts';
import { case5, pupil } from './cases/case-5-tutoring.ts';
import { writtenCases } from './cases/index.ts';
import { noPenalty, revoked2025, strawBurning, timberTransfer } from './cases/mini-cases.ts';
import { agencies, countyStories, getAgency } from './county.ts';
import { storyDay } from './generated/index.ts';
import { getItem } from './items.ts';
import { type MemoryCounty, openMemoryCounty } from './memory.ts';
import type { SampleParty } from './parties.ts';
import { getPerson } from './people.ts';
import { inOrder } from './schedule.ts';
import { at, type Story, storiesOf } from './story.ts';

/** The part of the county that is written by hand: registers, and the cases day by day. */

type Case = Story<PenaltyState>;
let county: MemoryCounty;

beforeAll(() => {
  county = openMemoryCounty('2026-11-21T00:00:00.000Z');
  for (const { story, step } of inOrder(storiesOf(countyStories(), writtenCases)))
    expect([story.key, step.type, county.perform(story, step)]).toEqual([story.key, step.type, []]);
});

const plain = (story: Case) => story as unknown as Story<never>;
const dossier = (story: Case): Dossier<PenaltyState> => county.dossier(story);
const state = (story: Case) => dossier(story).state;

/** Data of the n-th act of a type, from 1. */
const dataOf = <T>(story: Case, type: string, nth = 1) =>
  dossier(story).acts.filter((act) => act.type === type)[nth - 1]?.data as T;

/** What was done and by whom, day by day: `{'2026-03-12': '周晓岚：提请立案；林向东：批准立案'}`. */
function days(story: Case): Record<string, string> {
  const { acts, procedure } = dossier(story);
  const definitions = definitionsOf(procedure);
  const done: Record<string, string> = {};
  for (const [index, { occurredAt, type, actor }] of acts.entries()) {
    const day = civilDay(occurredAt);
    const what = definitions.get(type)?.zh ?? type;
    const goesOn = acts[index - 1]?.actor.name === actor.name;
    const before = done[day] === undefined ? '' : `${done[day]}${goesOn ? '、' : '；'}`;
    done[day] = `${before}${before !== '' && goesOn ? '' : `${actor.name}：`}${what}`;
  }
  return done;
}

const fine = (story: Case) =>
  state(story).decision?.outcome.parties[0]?.penalties.find((penalty) => penalty.kind === 'fine')?.fen;
const opinions = (story: Case) =>
  dossier(story)
    .acts.filter((act) => act.type === 'review.opine')
    .map((act) => (act.data as { opinion: string }).opinion);
const evidence = (story: Case) => state(story).investigation.evidence.map((entry) => entry.name);
const published = (story: Case) =>
  JSON.parse(dataOf<{ publicBytes: string }>(story, 'publication.release').publicBytes) as Record<
    string,
    unknown
  >;
/** The first draft's. */
const factsOf = (story: Case) => dataOf<{ content: { facts: string } }>(story, 'draft.write').content.facts;
const partyOf = (story: Case) => state(story).parties[0] as unknown as SampleParty;

/** Every clock of a case as it stands at the end of the story: its last day. */
function ends(story: Case): Record<string, string | undefined> {
  const { facts, profile } = county.facts(plain(story));
  return Object.fromEntries(
    deadlines(dossier(story), facts, profile, at(storyDay, '18:00')).map(({ clock, computed }) => [
      clock.key,
      computed?.end.slice(0, 10),
    ]),
  );
}

const profile = resolveProfile('sample-donglan');
const endOf = (rule: string, start: string, more: object = {}) => {
  const answer = computeDeadline({ rule, start, calendar: nationalCalendar, profile, ...more });
  return answer.ok ? answer.deadline.end : answer.refusal.code;
};

describe('东澜省', () => {
  it('has the values of the sample profile, every one marked as a sample', () => {
    const value = (key: keyof typeof profile.values) => profile.values[key]?.value;
    const general = {
      naturalPerson: { fen: 1_000_000, inclusive: true },
      individualBusiness: { fen: 1_000_000, inclusive: true },
      organisation: { fen: 10_000_000, inclusive: true },
    };
    expect(value('hearingThresholds')).toMatchObject({
      market: general,
      other: general,
      environment: {
        naturalPerson: { fen: 500_000, inclusive: true },
        organisation: { fen: 20_000_000, inclusive: false },
      },
    });
    expect(value('individualBusinessSummaryAs')).toBe('organisation');
    expect(value('summaryCeilings')).toMatchObject({ organisation: 300_000 });
    expect(value('majorDecisionGrounds')).toEqual([
      'hearingHeld',
      'amountAtHearingThreshold',
      'suspensionOrRevocation',
      'belowMinimumOrOutsideTier',
      'suspectedCrime',
      'manyParties',
    ]);
    expect(value('manyPartiesOver')).toBe(10);
    expect(value('reviewEveryOrdinaryCase')).toEqual(['environment']);
    expect(value('TRI-14')).toEqual({ amount: 7, extension: 5, extensionTimes: 1 });
    expect(value('reviewBeforeNotice')).toBe(true);
    expect(value('collectiveDiscussion')).toEqual(['complexOrMajor', 'belowMinimum', 'largeAmount']);
    expect(value('PEN-14')).toEqual({ amount: 5 });
    const excluded = ['hearing', 'publicNotice', 'testing', 'appraisal'];
    expect(value('decisionClockExclusions')).toEqual({ market: excluded, forestry: excluded });
    expect(value('TRI-21')).toEqual({ amount: 15 });
    expect(value('filingThresholds')).toEqual(general);
    expect(value('filingKinds')).toEqual(['suspension', 'revocation']);
    expect(value('maskNaturalPersons')).toBe(true);
    // Penalties in seven working days, other decisions in twenty.
    expect(endOf('TRI-02', '2026-06-18')).toBe('2026-06-30');
    expect(endOf('TRI-01', '2026-06-18')).toBe('2026-07-17');
  });
});

describe('the agencies', () => {
  it('are the seven of the design', () => {
    expect(agencies.map(({ shortName, name, uscc }) => [shortName, name, uscc]).sort()).toEqual(
      [
        ['市监', '清岚县市场监督管理局', '11990921000990016R'],
        ['教育', '清岚县教育局', '11990921000990024L'],
        ['生态', '怀川市生态环境局', '11990921000990032F'],
        ['林草', '清岚县林业和草原局', '11990921000990040A'],
        ['审批', '清岚县行政审批服务管理局', '119909210009900597'],
        ['青石镇', '清岚县青石镇人民政府', '119909210009900672'],
        ['司法', '清岚县司法局', '11990921000990075W'],
      ].sort(),
    );
  });

  it('differ as they do in life', () => {
    expect(getAgency('market').reviewUnit).toBe('法规股');
    expect(getAgency('education')).toMatchObject({
      reviewUnit: '政策法规股',
      notApplicable: [{ matter: '制服', reason: '本系统未配发制式服装' }],
    });
    expect(getAgency('ecology')).toMatchObject({
      regionPath: '990000/990900',
      reviewUnit: '法规科',
      reconsiderationBody: '怀川市人民政府',
    });
    expect(getAgency('permits').notApplicable.map(({ matter }) => matter)).toEqual(['行政处罚', '行政强制']);
    expect(getAgency('qingshi').pooled).toEqual(['qinan', 'gu']);
    expect(getAgency('justice').reviewUnit).toBe('行政执法协调监督股');
  });
});

const valid = '2029-05-31';

describe('the people', () => {
  it.each([
    ['zhou', '周晓岚', 'market', '一级行政执法员', ['officer', 'handler'], '样990921-0101', valid],
    ['chen', '陈立群', 'market', '副大队长', ['officer', 'handler'], '样990921-0102', '2026-11-30'],
    ['shen', '沈若溪', 'market', '股长', ['reviewer'], '样990921-0110', valid],
    ['lin', '林向东', 'market', '党组书记、局长', ['head', 'principal'], undefined, undefined],
    ['he', '何静', 'market', '科员', ['editor', 'clerk'], undefined, undefined],
    ['ma', '马骏', 'market', '股长', ['checker'], undefined, undefined],
    ['gu', '顾知远', 'ecology', '副科长', ['reviewer'], '样990900-0031', valid],
    ['luo', '罗小满', 'forestry', '行政执法员', ['officer', 'handler'], '样990921-0301', valid],
    ['ding', '丁海棠', 'education', '股长', ['officer', 'handler'], '样990921-0201', valid],
    ['su', '苏明月', 'permits', '科员', ['clerk', 'officer'], '样990921-0501', valid],
    ['tian', '田守义', 'qingshi', '队长', ['officer', 'handler'], '样990921-0601', '2026-08-31'],
    ['xie', '谢清源', 'justice', '股长', ['supervisor'], '样监990921-02', valid],
  ] as const)('%s is %s and may sign in', (key, name, agency, post, roles, number, validTo) => {
    const { facts } = county.facts(plain(case1));
    const person = getPerson(key);
    expect(person).toMatchObject({ name, agency, post, account: true });
    const own = facts.staff[person.id];
    expect(own?.roles).toEqual(roles);
    expect(own?.certificates.map((one) => [one.number, one.validTo])).toEqual(
      number === undefined ? [] : [[number, validTo]],
    );
  });

  it('have the supporting cast that the gates need', () => {
    const certificates = Object.fromEntries(
      ['wutong', 'heyuan', 'jiang', 'liangyu', 'gaoyuan', 'xuwen', 'shaohua', 'qian', 'mengqiu'].map(
        (key) => [getPerson(key).name, getPerson(key).certificate?.number.slice(-4)],
      ),
    );
    expect(certificates).toEqual({
      吴桐: '0103',
      何远: '0104',
      江帆: '0401',
      梁雨: '0402',
      高原: '0302',
      许文: '0202',
      邵华: '0502',
      钱有田: '0602',
      孟秋: '0603',
    });
    expect(getPerson('heyuan').certificate?.suspendedFrom).toBe('2026-09-01');
    // Reviewing since 2016 without 法律职业资格: not 初次从事 (处罚法 art 58(2)).
    expect(getPerson('zheng')).toMatchObject({ name: '郑可', reviewingSince: '2016-03-01' });
    expect(getPerson('zheng').qualifiedOn).toBeUndefined();
    expect(getPerson('xiaozhao')).toMatchObject({ name: '小赵', auxiliary: true });
    for (const [key, name, agency] of [
      ['hechangqing', '贺长青', 'ecology'],
      ['bailu', '白露', 'forestry'],
      ['shiqingshan', '石青山', 'forestry'],
      ['hansong', '韩松', 'forestry'],
      ['yezi', '叶子', 'forestry'],
      ['fang', '方正平', 'education'],
      ['pengyue', '彭越', 'permits'],
      ['kangning', '康宁', 'qingshi'],
      ['luming', '陆鸣', 'qingshi'],
      ['qinan', '秦安', 'justice'],
      ['anran', '安然', 'justice'],
      ['laoxing', '老邢', 'justice'],
      ['feng', '冯兰', 'market'],
    ] as const)
      expect(getPerson(key)).toMatchObject({ name, agency });
  });
});

describe('the parties', () => {
  it.each([
    [case1, '清岚县城关镇福满家副食店', '92990921MA0RY01A59', '张桂芬'],
    [case2, '清岚县云水路小辣椒面馆', '92990921MA0RY07G28', '邓强'],
    [case3, '清岚县鑫垒建材有限公司', '91990921MA0RY02BXD', '魏铁军'],
  ])('%# are named and numbered as written', (story, name, uscc, person) => {
    expect(partyOf(story)).toMatchObject({ name, uscc, person: { name: person } });
  });

  it('are natural persons in the fourth and the fifth case', () => {
    expect(partyOf(case4)).toMatchObject({
      kind: 'naturalPerson',
      person: { name: '罗国柱', idNumber: '990921197803124018' },
    });
    expect(partyOf(case5)).toMatchObject({
      kind: 'naturalPerson',
      person: { name: '李若兰', idNumber: '990921198507154022' },
    });
    expect(pupil).toMatchObject({ name: '小李同学', idNumber: '99092120110622301X' });
    expect(fumanjia.kind).toBe('individualBusiness');
  });
});

describe('the discretion tiers', () => {
  const yuan = (agency: Parameters<typeof getItem>[0], id: string) =>
    getItem(agency, id).tiers.map(({ min, max }) => [min / 100, max / 100]);
  const times = (agency: Parameters<typeof getItem>[0], id: string) =>
    getItem(agency, id).tiers.map(({ min, max }) => [min / 1000, max / 1000]);

  it('are those of the design', () => {
    expect(yuan('market', 'expired-food')).toEqual([
      [50_000, 65_000],
      [65_000, 85_000],
      [85_000, 100_000],
    ]);
    expect(times('market', 'expired-food-large')).toEqual([
      [10, 13],
      [13, 17],
      [17, 20],
    ]);
    expect(yuan('market', 'no-purchase-check')).toEqual([
      [5_000, 18_500],
      [18_500, 36_500],
      [36_500, 50_000],
    ]);
    expect(yuan('ecology', 'dust')).toEqual([
      [10_000, 28_000],
      [28_000, 64_000],
      [64_000, 100_000],
    ]);
    expect(times('forestry', 'felling')).toEqual([
      [3, 3],
      [3, 4],
      [4, 5],
    ]);
    expect(times('education', 'tutoring')).toEqual([
      [1, 2],
      [2, 3.5],
      [3.5, 5],
    ]);
    expect(yuan('qingshi', 'straw')).toEqual([
      [500, 500],
      [500, 1_000],
      [1_000, 2_000],
    ]);
  });
});

describe('案例一 expired food, day by day', () => {
  it('is done by these people on these days', () => {
    expect(days(case1)).toEqual({
      '2026-03-10': '周晓岚：登记案源、核查线索、登记照片、音像证据、登记照片、音像证据、添加备注',
      '2026-03-12': '周晓岚：提请立案；林向东：批准立案',
      '2026-03-13': '周晓岚：提取书证、物证、提取书证、物证',
      '2026-03-16': '周晓岚：制作询问笔录',
      '2026-03-17': '周晓岚：提取电子数据',
      '2026-03-24': '周晓岚：拟写处理意见、提交调查终结报告',
      '2026-03-25': '周晓岚：送法制审核',
      '2026-03-27': '沈若溪：退回补正送审材料',
      '2026-03-31': '周晓岚：补正送审材料；沈若溪：确认送审材料齐备',
      '2026-04-02': '沈若溪：出具法制审核意见',
      '2026-04-07': '周晓岚：制作事先告知书、送达文书',
      '2026-04-08': '周晓岚：添加备注',
      '2026-04-09': '周晓岚：记录陈述申辩',
      '2026-04-10': '周晓岚：复核陈述申辩',
      '2026-04-14': '林向东：记录集体讨论',
      '2026-04-15': '周晓岚：提请作出决定；林向东：作出决定；周晓岚：制作公示告知书、送达文书、没收物品',
      '2026-04-20':
        '何静：录入公示信息；马骏：审核公示信息、批准公示；何静：发布公示、登记推送回执、登记推送回执',
      '2026-04-22': '周晓岚：登记缴款',
      '2026-04-23': '周晓岚：处理没收物品',
      '2026-04-24': '周晓岚：提请结案；林向东：批准结案',
      '2026-05-06': '冯兰：立卷归档',
    });
  });

  it('holds the evidence of the list', () => {
    expect(evidence(case1)).toEqual([
      '现场笔录（核查）',
      '现场照片8张',
      '执法记录仪视频（时长00:41:20）',
      '进货票据',
      '收银记录',
      '询问笔录（当事人）',
      '顾客群退款截图',
    ]);
    expect(dataOf<{ media: readonly object[] }>(case1, 'evidence.media').media).toHaveLength(8);
  });

  it('seizes on the spot, has it approved within a day and extends it before it lapses', () => {
    const [seized, extended] = dossier(case1).acts.filter((act) => act.type === 'note.add');
    expect(seized?.occurredAt).toBe(at('2026-03-10', '17:40'));
    expect(endOf('CMP-02', at('2026-03-10', '14:00')) >= at('2026-03-10', '17:40')).toBe(true);
    expect(endOf('CMP-03', '2026-03-10')).toBe('2026-04-09');
    const extensions = [
      {
        value: 30,
        approvedOn: '2026-04-08',
        approvedBy: '机关负责人',
        reason: '告知期间。',
        notifiedOn: '2026-04-08',
      },
    ];
    expect(endOf('CMP-03', '2026-03-10', { extensions })).toBe('2026-05-09');
    expect(JSON.stringify(seized?.data)).toContain('2026年4月9日');
    expect(JSON.stringify(extended?.data)).toContain('2026年5月9日');
  });

  it('is punished below the minimum: goods, and six thousand yuan', () => {
    expect(fine(case1)).toBe(600_000);
    expect(state(case1).decision?.outcome.items[0]).toMatchObject({
      breached: ['中华人民共和国食品安全法第五十四条第一款', '中华人民共和国食品安全法第三十四条第十项'],
      basis: ['中华人民共和国食品安全法第一百二十四条第一款第五项'],
      departure: { kind: 'belowMinimum' },
    });
    expect(
      state(case1).execution.goods.map(({ name, quantity, unit }) => `${name}${quantity}${unit}`),
    ).toEqual(['“清泉牌”苏打饼干7袋', '“谷香”蛋黄派9盒']);
    expect(factsOf(case1)).toContain('货值金额共计126.00元');
    // 7 × 6 + 9 × 8 + 2 × 6.
    expect(7 * 6 + 9 * 8 + 2 * 6).toBe(126);
  });

  it('is reviewed, heard and shown in these words', () => {
    expect(opinions(case1)).toEqual([
      expect.stringMatching(/^经审核：主体适格、管辖正确；.*审核意见：同意。$/),
    ]);
    expect(opinions(case1)[0]).toContain('扣押期限将于4月9日届满，请在期限内办理延长或者处理手续');
    expect(dataOf(case1, 'defence.record')).toMatchObject({ content: '小本经营，请求再减。' });
    expect(published(case1).summary).toBe(
      '经营超过保质期的食品，违法情节较轻并主动召回，减轻处罚，罚款6000元，没收超期食品。',
    );
  });

  it('asks for no hearing and no filing, and goes to the enterprise system and the credit platform', () => {
    expect(state(case1).notices[0]?.hearingRight).toBe(false);
    expect(state(case1).majorFiling).toBeUndefined();
    expect(Object.keys(ends(case1)).filter((key) => key === 'majorFiling')).toEqual([]);
    const pushed = [1, 2].map((nth) => dataOf<{ channel: string }>(case1, 'publication.push', nth).channel);
    expect(pushed).toEqual(['enterpriseSystem', 'creditPlatform']);
  });

  it('has its goods destroyed by two officers before a camera', () => {
    expect(dataOf(case1, 'goods.dispose')).toMatchObject({
      how: 'destroyed',
      officers: [getPerson('zhou').id, getPerson('chen').id],
      process: expect.stringContaining('全程录像'),
    });
  });
});

describe('案例二 on the spot, day by day', () => {
  it('is done by these people on these days', () => {
    expect(days(case2)).toEqual({
      '2026-09-16': '周晓岚：当场作出处罚决定、送达文书',
      '2026-09-18': '周晓岚：当场处罚备案',
      '2026-09-23': '周晓岚：复查整改情况',
      '2026-09-24': '周晓岚：提请结案；林向东：批准结案',
    });
  });

  it('is a warning of two officers that may first be reconsidered', () => {
    expect(dataOf(case2, 'spot.decide')).toMatchObject({
      officers: [getPerson('zhou').id, getPerson('wutong').id],
      warning: true,
      breached: ['中华人民共和国食品安全法第五十三条第一款'],
      basis: ['中华人民共和国食品安全法第一百二十六条第一款第三项'],
      facts: expect.stringContaining('散装花椒（3公斤，购进价180.00元）'),
    });
    expect(fine(case2)).toBeUndefined();
    expect(dossier(case2).acts[0]?.occurredAt).toBe(at('2026-09-16', '10:55'));
    // Sixty days end on Sunday 2026-11-15 and move by law (复议法 art 88(1)).
    expect(addDays('2026-09-16', 60)).toBe('2026-11-15');
    expect(ends(case2)).toMatchObject({ 'reconsider:p1': '2026-11-16', spotFiling: '2026-09-18' });
  });
});

describe('案例三 dust, day by day', () => {
  it('is done by these people on these days', () => {
    expect(days(case3)).toEqual({
      '2026-08-25': '江帆：登记案源',
      '2026-08-27': '江帆：核查线索、责令改正、送达文书',
      '2026-08-31': '江帆：提请立案；贺长青：批准立案',
      '2026-09-02': '江帆：制作询问笔录',
      '2026-09-04': '江帆：复查改正情况',
      '2026-09-10': '江帆：拟写处理意见、提交调查终结报告',
      '2026-09-11': '江帆：送法制审核；顾知远：确认送审材料齐备',
      '2026-09-14': '顾知远：出具法制审核意见',
      '2026-09-15': '江帆：拟写处理意见、送法制审核；顾知远：确认送审材料齐备、出具法制审核意见',
      '2026-09-16': '江帆：制作事先告知书、送达文书',
      '2026-09-24': '江帆：提请作出决定；贺长青：作出决定；江帆：送达文书',
      '2026-09-30': '柳青：录入公示信息；郝明：审核公示信息、批准公示；柳青：发布公示',
      '2026-10-14': '江帆：登记缴款；贺长青：加处罚款；江帆：登记缴款',
      '2026-10-16': '江帆：提请结案；贺长青：批准结案',
    });
  });

  it('comes from a complaint, is handled by 江帆 and 梁雨, and corrected by 4 September', () => {
    expect(dataOf(case3, 'lead.register')).toMatchObject({
      source: 'complaint',
      summary: expect.stringContaining('12345'),
    });
    expect(state(case3).team.handlers).toEqual([getPerson('jiang').id, getPerson('liangyu').id]);
    expect(state(case3).investigation.correctionOrders[0]).toMatchObject({
      dueOn: '2026-09-04',
      rechecked: { corrected: true },
    });
  });

  it('stands on the Code, in the lowest of its tier', () => {
    expect(fine(case3)).toBe(2_800_000);
    const item = state(case3).decision?.outcome.items[0];
    expect(item).toMatchObject({
      basis: ['中华人民共和国生态环境法典第一千一百三十条第一款第三项'],
      tier: 'middle',
    });
    expect(getItem('ecology', 'dust').tiers.find((tier) => tier.id === item?.tier)?.min).toBe(2_800_000);
    expect(opinions(case3)[0]).toBe(
      '拟适用的《大气污染防治法》第一百一十七条自2026年8月15日起已废止，违法行为发生在法典施行后，应适用法典第一千一百三十条第一款第三项',
    );
    const natures = state(case3).drafts.map(({ content }) => (content as { nature: string }).nature);
    expect(natures[0]).toContain('《大气污染防治法》第一百一十七条');
    expect(natures[1]).not.toContain('大气污染防治法');
  });

  it('runs by these last days, and pays a surcharge told beforehand', () => {
    expect(ends(case3)).toMatchObject({ decide: '2026-11-29', publish: '2026-10-12' });
    const [, , decisionService] = state(case3).services;
    expect(decisionService?.servedOn).toBe('2026-09-24');
    expect(state(case3).decision?.outcome.surchargeAnnounced).toBe(true);
    expect(state(case3).execution.payments.map(({ of, on, fen }) => [of, on, fen])).toEqual([
      ['fine', '2026-10-14', 2_800_000],
      ['surcharge', '2026-10-14', 420_000],
    ]);
  });
});

describe('案例四 felling, day by day', () => {
  it('is done by these people on these days', () => {
    expect(days(case4)).toEqual({
      '2026-04-14': '罗小满：登记案源',
      '2026-04-15': '罗小满：核查线索',
      '2026-04-20': '罗小满：提请立案；石青山：批准立案',
      '2026-04-22': '罗小满：委托检验、鉴定、开始扣除期间',
      '2026-04-24': '罗小满：制作询问笔录',
      '2026-05-06': '罗小满：告知检验、鉴定结果、结束扣除期间',
      '2026-05-15': '罗小满：拟写处理意见、提交调查终结报告',
      '2026-05-18': '罗小满：送法制审核；白露：确认送审材料齐备',
      '2026-05-20': '白露：出具法制审核意见',
      '2026-05-21': '罗小满：制作事先告知书、送达文书',
      '2026-05-27': '曲婷：登记听证申请；石青山：受理听证申请',
      '2026-05-28': '石青山：安排听证并通知；罗小满：送达文书',
      '2026-05-29': '石青山：发布听证公告',
      '2026-06-09': '叶子：记录听证',
      '2026-06-12': '韩松：提交听证报告；罗小满：提取书证、物证',
      '2026-06-15': '罗小满：拟写处理意见、送法制审核；白露：确认送审材料齐备',
      '2026-06-16': '白露：出具法制审核意见',
      '2026-06-17': '石青山：记录集体讨论',
      '2026-06-18': '罗小满：提请作出决定；石青山：作出决定；罗小满：送达文书',
      '2026-06-25': '罗小满：登记延期（分期）缴纳申请',
      '2026-06-26': '曲婷：录入公示信息；韩松：审核公示信息、批准公示；曲婷：发布公示',
      '2026-06-29': '石青山：决定是否延期（分期）缴纳',
      '2026-06-30': '罗小满：报送重大处罚备案',
      '2026-07-30': '罗小满：登记缴款',
      '2026-09-28': '罗小满：登记缴款',
    });
  });

  it('takes fifteen days of appraisal out of the ninety, by the number of a document', () => {
    expect(state(case4).time.pauses).toEqual([
      expect.objectContaining({
        clock: 'decide',
        from: '2026-04-22',
        fromIncluded: true,
        to: '2026-05-06',
        document: expect.stringMatching(/^鉴定委托书（清林.*〔2026〕\d+号）$/),
      }),
    ]);
    expect(ends(case4)).toMatchObject({ decide: '2026-08-03' });
  });

  it('falls from 34 trees and 39,200 yuan to 31 trees and 26,100 yuan', () => {
    const [first, second] = state(case4).drafts.map(({ content, outcome }) => ({
      ...(content as { facts: string; reasons: string }),
      tier: outcome.items[0]?.tier,
      base: outcome.items[0]?.base,
      fen: outcome.parties[0]?.penalties[0]?.fen,
      correction: outcome.correction,
    }));
    expect(first).toMatchObject({ tier: 'under20', base: 980_000, fen: 4 * 980_000 });
    expect(first?.facts).toContain('杉木34株，立木蓄积12.6立方米，林木价值9800.00元');
    expect(first?.correction).toContain('102株');
    expect(second).toMatchObject({ tier: 'under12', base: 870_000, fen: 3 * 870_000 });
    expect(second?.facts).toContain('杉木31株（另有3株经鉴定为此前枯死木，不计入），立木蓄积11.2立方米');
    expect(second?.correction).toBe('于2027年3月31日前补种杉木62株，2027年10月验收成活情况');
    expect(fine(case4)).toBe(2_610_000);
  });

  it('is asked for by post in time and heard in public as the extract says', () => {
    expect(state(case4).hearingRequests[0]?.requested.on).toBe('2026-05-25');
    expect(dataOf(case4, 'hearing.request')).toMatchObject({ form: 'post' });
    expect(state(case4).hearings[0]?.scheduled).toMatchObject({
      on: '2026-06-09',
      public: true,
      chair: getPerson('hansong').id,
      recorder: getPerson('yezi').id,
    });
    expect(dataOf(case4, 'hearing.hold')).toMatchObject({
      crossExamination:
        '当事人：伐的树里有三棵是去年旱死的，树皮都掉了，不能算我滥伐。调查人员：首次勘验按伐桩计株，未区分枯死木。主持人：请出示伐桩照片第7、12、19号。鉴定人员（到场）：三处伐桩年轮外层已腐朽，系采伐前枯死。主持人：双方对该三株不计入无异议，记录在卷。',
    });
    expect(dataOf<{ recusalAnswer: string }>(case4, 'inquiry.record').recusalAnswer).toContain(
      '没有亲属关系',
    );
  });

  it('is left at his home before the village committee, and shown as 罗某', () => {
    expect(dataOf(case4, 'service.record', 3)).toMatchObject({
      method: 'left',
      place: '清岚县青石镇石梁村3组17号',
      refusal: { witnessUnit: '石梁村村民委员会' },
    });
    expect(JSON.stringify(published(case4))).toContain('罗某');
    expect(ends(case4)).toMatchObject({ publish: '2026-06-30', majorFiling: '2026-07-03' });
    expect(civilDay(state(case4).majorFiling?.at ?? '')).toBe('2026-06-30');
  });

  it('may be brought to court only after the last instalment and after the time to sue', () => {
    expect(state(case4).execution.payments.map(({ on, fen }) => [on, fen])).toEqual([
      ['2026-07-30', 870_000],
      ['2026-09-28', 870_000],
    ]);
    const { facts } = county.facts(plain(case4));
    const court = deadlines(dossier(case4), facts, profile, at(storyDay, '18:00')).find(({ clock }) =>
      clock.key.startsWith('court:'),
    );
    // The later of the last instalment (处罚法 art 72(2)) and six months to sue (强制法 art 53, 行诉法 art 46).
    expect(court?.clock.start).toBe('2026-12-18');
    expect(endOf('REM-23', '2026-06-18')).toBe('2026-12-18');
  });
});

describe('案例五 tutoring, day by day', () => {
  it('is done by these people on these days', () => {
    expect(days(case5)).toEqual({
      '2026-07-06': '丁海棠：登记案源、核查线索',
      '2026-07-08': '丁海棠：提请立案；方正平：批准立案',
      '2026-07-09': '丁海棠：制作询问笔录',
      '2026-07-10': '丁海棠：制作询问笔录',
      '2026-07-13': '丁海棠：提取书证、物证、提取书证、物证',
      '2026-08-07': '丁海棠：拟写处理意见、提交调查终结报告',
      '2026-08-10': '丁海棠：送法制审核；郑可：确认送审材料齐备',
      '2026-08-13': '郑可：出具法制审核意见',
      '2026-08-14': '丁海棠：制作事先告知书、送达文书',
      '2026-08-18': '丁海棠：记录当事人放弃权利声明、添加备注',
      '2026-08-20': '方正平：记录集体讨论',
      '2026-08-21': '丁海棠：提请作出决定；方正平：作出决定；丁海棠：送达文书',
      '2026-08-28': '汪敏：录入公示信息；唐瑜：审核公示信息、批准公示；汪敏：发布公示',
      '2026-09-02': '丁海棠：报送重大处罚备案',
      '2026-09-03': '丁海棠：登记复议（诉讼）',
      '2026-09-16': '丁海棠：登记受理和收到副本',
      '2026-09-28': '丁海棠：提交答复和证据',
      '2026-11-02': '丁海棠：登记复议（诉讼）结果',
    });
  });

  it('counts one and a half times the gains, with nothing left to confiscate', () => {
    expect(fine(case5)).toBe(5_760_000);
    expect(state(case5).decision?.outcome.items[0]).toMatchObject({ tier: 'under50k', base: 3_840_000 });
    expect(state(case5).decision?.outcome.parties[0]?.penalties.map(({ kind }) => kind)).toEqual(['fine']);
    expect(state(case5).decision?.outcome.correction).toBe('责令停止办学，退还所收费用');
    const { discretionReason } = state(case5).draft!.content as { discretionReason: string };
    expect(discretionReason).toContain('38400.00元×1.5=57600.00元');
    expect(discretionReason).toContain('57600.00元-立案前退还未授课费用19200.00元=38400.00元');
  });

  it('is gone into together with the market bureau and the police station', () => {
    expect(dataOf<{ situation: string }>(case5, 'lead.verify').situation).toContain(
      '县教育局会同县市场监督管理局、青石派出所联合检查',
    );
  });

  it('waives every right expressly, in the words of the notice', () => {
    expect(dataOf(case5, 'waiver.record')).toMatchObject({
      statement: true,
      defence: true,
      hearing: true,
      signedOn: '2026-08-18',
    });
    expect(dataOf<{ text: string }>(case5, 'note.add').text).toContain(
      '本人已收到《行政处罚听证告知书》，清楚享有陈述、申辩和要求听证的权利，现自愿明确放弃上述权利。',
    );
  });

  it('runs by these last days', () => {
    expect(ends(case5)).toMatchObject({
      decide: '2026-10-06',
      publish: '2026-09-01',
      majorFiling: '2026-09-05',
    });
    expect(civilDay(state(case5).majorFiling?.at ?? '')).toBe('2026-09-02');
    expect(state(case5).remedies[0]).toMatchObject({
      kind: 'reconsideration',
      body: '清岚县人民政府',
      appliedOn: '2026-09-03',
      acceptedOn: '2026-09-09',
      copyReceivedOn: '2026-09-16',
      answeredOn: '2026-09-28',
      closed: { result: 'upheld', on: '2026-10-30', receivedOn: '2026-11-02' },
    });
    expect(endOf('REM-13a', '2026-09-09')).toBe('2026-09-18');
    expect('2026-09-28' <= endOf('REM-14', '2026-09-16')).toBe(true);
    // Sixty days end on Sunday 2026-11-08 and move by law (复议法 art 88).
    expect(addDays('2026-09-09', 60)).toBe('2026-11-08');
    expect(endOf('REM-18', '2026-09-09')).toBe('2026-11-09');
  });

  it('shows the address and no pupil', () => {
    const bytes = JSON.stringify(published(case5));
    expect(bytes).toContain('学府路18号');
    expect(bytes).not.toContain(pupil.name);
    expect(bytes).not.toContain('李若兰');
  });
});

describe('the short cases, day by day', () => {
  it('burns straw of 0.6 亩 for 500 yuan, counsel assisting the pooled reviewer', () => {
    expect(state(strawBurning).conduct?.from).toBe('2026-10-11');
    expect(factsOf(strawBurning)).toContain('面积0.6亩');
    expect(fine(strawBurning)).toBe(50_000);
    expect(state(strawBurning).team.handlers).toEqual([getPerson('qian').id, getPerson('mengqiu').id]);
    expect(opinions(strawBurning)[0]).toContain('陆鸣律师协助审查');
    expect(strawBurning.procedure).toBe('penalty-ordinary');
    // Over what a citizen may be fined on the spot (处罚法 art 51).
    expect(profile.values.summaryCeilings?.value.naturalPerson).toBeLessThan(fine(strawBurning)!);
  });

  it('hands 6.2 m³ to the police within a day of the decision, which took no three', () => {
    const { criminal } = state(timberTransfer);
    expect(criminal?.proposed.team).toEqual([getPerson('luo').id, getPerson('gaoyuan').id]);
    expect(criminal?.decided?.at).toBe(at('2026-07-10', '09:30'));
    expect(criminal?.handedOver?.at).toBe(at('2026-07-10', '15:00'));
    expect(endOf('TRF-02', '2026-07-09') >= '2026-07-10').toBe(true);
    expect(state(timberTransfer).decision).toBeUndefined();
    const proposed = county.refusals(plain(timberTransfer), dossier(timberTransfer).acts.length, {
      who: 'luo',
      type: 'decision.propose',
      at: at('2026-07-20', '09:00'),
      data: () => ({ draftHash: '0'.repeat(64), opinion: '建议罚款。' }),
    });
    expect(proposed.map(({ code }) => code)).toContain('MOVE_CLOSED');
  });

  it('teaches the first offender instead of punishing', () => {
    expect(state(noPenalty).educated).toHaveLength(1);
    expect(state(noPenalty).decision?.outcome.parties).toEqual([]);
  });

  it('annuls the decision of 2025 because the discussion had come before the notice', () => {
    expect(state(revoked2025).decision?.on).toBe('2025-11-05');
    expect(dataOf<{ reason: string }>(revoked2025, 'remedy.close').reason).toContain('先集体讨论后告知');
    expect(dataOf<{ publicReason: string }>(revoked2025, 'publication.retract').publicReason).toContain(
      '先集体讨论后告知',
    );
    expect(state(revoked2025).publication.rounds[0]?.retracted?.on).toBe('2026-01-22');
    expect(endOf('TRI-03', '2026-01-20')).toBe('2026-01-23');
  });
});
