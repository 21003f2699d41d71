import type { RuleBody } from '../rule.ts';
import { COERCION_PAUSES, count, DEFAULT_NUMBER, extension, OBSTACLE, period, rule } from './build.ts';

/** 行政强制. */
export const coercionRules = {
  'CMP-01': rule(
    '实施程序',
    '查封、扣押等强制措施遵守十项程序；冻结只适用其中第一、二、三、七项，并向金融机构交付冻结通知书。',
    [['ACL', '18', '30']],
  ),
  'CMP-02': period('当场实施强制措施后报告并补办批准手续', '当场实施强制措施', 24, 'H', [['ACL', '19']], {
    note: '限制人身自由的，返回后立即报告（第二十条）。',
  }),
  'CMP-03': period('查封、扣押', '查封、扣押决定生效', 30, 'CD', [['ACL', '25']], {
    pauses: COERCION_PAUSES,
    extensions: [extension(30, 'CD', '本行政机关负责人', true)],
    otherLaw: 'any',
    note: '期限届满应当解除；检测等期间应当明确并书面告知当事人。',
  }),
  'CMP-04': rule('检测、检验等费用', '检测、检验、检疫、技术鉴定和保管的费用由行政机关承担。', [
    ['ACL', '25.3', '26'],
  ]),
  'CMP-05': count('查封、扣押决定书和清单', '决定书载明五项内容，清单一式二份，当场交付。', [['ACL', '24']]),
  'CMP-06': period('向当事人交付冻结决定书', '冻结', 3, 'WD', [['ACL', '31', '69']]),
  'CMP-07': period('冻结', '冻结', 30, 'CD', [['ACL', '32', '33']], {
    who: 'agencyOrBank',
    extensions: [extension(30, 'CD', '本行政机关负责人', true)],
    otherLaw: 'any',
    note: '逾期未处理也未解除的，金融机构自期满之日起解除冻结。',
  }),
  'CMP-08': rule('解除', '查封、扣押、冻结有五种应当解除的情形，期限届满是其中之一。', [['ACL', '28', '33']]),
  'CMP-09': rule('不得委托', '行政强制措施权不得委托。', [['ACL', '17']]),
  'CMP-10': period('催告后作出强制执行决定', '催告书送达', 10, 'WD', [['ACL', '35', '36', '37']], {
    who: 'party',
    ...DEFAULT_NUMBER,
    pauses: OBSTACLE,
    note: '法律未规定天数；有证据证明转移、隐匿财物迹象的，可以立即作出强制执行决定（第三十七条第三款）。',
  }),
  'CMP-11': period('金钱给付义务的强制执行', '加处罚款或者滞纳金首日', 30, 'CD', [['ACL', '46']], {
    mode: 'waiting',
    pauses: ['remedyPending'],
    note: '超过三十日，经催告仍不履行的，方可强制执行。',
  }),
  'CMP-12': period(
    '申请人民法院强制执行',
    '复议期限和起诉期限均届满（以较晚者为准）或者延期、分期缴纳期限结束',
    3,
    'M',
    [
      ['ACL', '53'],
      ['ADI', '156'],
    ],
    { mode: 'window', moves: 'law', alarmUnmoved: true, pauses: OBSTACLE },
  ),
  'CMP-13': period('催告后申请人民法院强制执行', '催告书送达', 10, 'WD', [['ACL', '54', '69']], {
    mode: 'waiting',
  }),
  'CMP-14a': period('受理强制执行申请', '人民法院接到申请', 5, 'WD', [['ACL', '56.1', '69']], {
    who: 'court',
  }),
  'CMP-14b': period(
    '向上一级人民法院申请复议',
    '收到不予受理或者不予执行裁定',
    15,
    'CD',
    [['ACL', '56.2', '58.3']],
    {
      moves: 'law',
      alarmUnmoved: true,
      mode: 'window',
    },
  ),
  'CMP-14c1': period(
    '上一级人民法院裁定（不予受理）',
    '上一级人民法院收到复议申请',
    15,
    'CD',
    [['ACL', '56.2']],
    {
      who: 'court',
      moves: 'law',
    },
  ),
  'CMP-14c2': period(
    '上一级人民法院裁定（不予执行）',
    '上一级人民法院收到复议申请',
    30,
    'CD',
    [['ACL', '58.3']],
    {
      who: 'court',
      moves: 'law',
    },
  ),
  'CMP-14d': period('裁定是否执行', '人民法院受理', 7, 'WD', [['ACL', '57', '69']], { who: 'court' }),
  'CMP-14e': period('裁定是否执行（第五十八条情形）', '人民法院受理', 30, 'CD', [['ACL', '58.2']], {
    who: 'court',
    moves: 'law',
  }),
  'CMP-14f': period('将不予执行的裁定送达行政机关', '作出不予执行裁定', 5, 'WD', [['ACL', '58.2', '69']], {
    who: 'court',
  }),
  'CMP-15': period('代履行前催告', '代履行', 3, 'WD', [['ACL', '51', '69']], {
    direction: 'backward',
    note: '立即清除的，事后立即通知当事人（第五十二条）。',
  }),
  'CMP-16': rule(
    '夜间和节假日',
    '不得在夜间或者法定节假日实施强制执行，情况紧急的除外；不得对居民生活采取停止供水、供电、供热、供燃气等方式。默认所有非工作日和二十二时至次日六时不执行（时刻为默认值）。',
    [['ACL', '43']],
  ),
  'CMP-17': rule(
    '违法建筑物',
    '强制拆除应当公告并限期自行拆除；法定期限内不申请复议、不提起诉讼又不拆除的，方可强制拆除。',
    [['ACL', '44']],
  ),
  'CMP-18': period('不再执行', '中止执行', 3, 'Y', [['ACL', '39.2']], {
    mode: 'effect',
    pauses: ['executionResumed'],
    note: '只适用于没有明显社会危害且当事人确无能力履行的；恢复执行的，不再计算。',
  }),
} as const satisfies Record<string, RuleBody>;
