import type { RuleBody } from '../rule.ts';
import { extension, OBSTACLE, period, RECONSIDERATION_PAUSES, rule, threshold } from './build.ts';

const COURT_EXTENSION = [extension(null, 'CD', '人民法院', false)];

/** 行政复议、行政诉讼. */
export const remedyRules = {
  'REM-01': period(
    '申请行政复议',
    '知道或者应当知道行政行为',
    60,
    'CD',
    [
      ['ARL', '20.1'],
      ['ARR', '23'],
    ],
    {
      who: 'party',
      mode: 'window',
      moves: 'law',
      pauses: ['forceMajeure', 'dismissedSuit', 'selfCorrection'],
      otherLaw: 'longer',
      note: '当场作出的自作出之日起算，送达的自签收或者拒收之日，邮寄的自签收之日，电子送达的自到达之日，公告的自公告期满之日。',
    },
  ),
  'REM-02': period(
    '申请行政复议（未告知权利、机关和期限）',
    '知道或者应当知道行政行为内容',
    1,
    'Y',
    [['ARL', '20.3']],
    {
      who: 'party',
      mode: 'window',
      moves: 'law',
      note: '六十日自知道权利、机关和期限之日起计算，但最长一年。',
    },
  ),
  'REM-03a': period('申请行政复议的最长期限', '行政行为作出', 5, 'Y', [['ARL', '21']], {
    who: 'party',
    mode: 'window',
  }),
  'REM-03b': period('申请行政复议的最长期限（不动产）', '行政行为作出', 20, 'Y', [['ARL', '21']], {
    who: 'party',
    mode: 'window',
  }),
  'REM-04': period('履行法定职责（没有履行期限规定的）', '行政机关收到申请', 60, 'CD', [['ARR', '24.1(2)']], {
    note: '届满未履行的，自届满起计算申请复议的期限（REM-01）。',
  }),
  'REM-05': rule(
    '复议前置',
    '当场作出的处罚决定、自然资源权属、未履行法定职责、不予公开政府信息和法律、行政法规规定的其他情形，应当先申请复议，并应当告知。',
    [['ARL', '23']],
  ),
  'REM-06': rule(
    '告知救济',
    '可能产生不利影响的行政行为，都应当告知申请复议的权利、复议机关和期限；互联网送达的，同时提供网上申请渠道。',
    [
      ['ARL', '22.2'],
      ['ARR', '25'],
    ],
  ),
  'REM-07': period('审查复议申请', '收到复议申请', 5, 'WD', [['ARL', '30', '88']], {
    who: 'reconsideration',
    pauses: ['supplement'],
    note: '期限届满未作出不予受理决定的，审查期限届满之日起视为受理。',
  }),
  'REM-08': period('通知补正复议申请材料', '收到复议申请', 5, 'WD', [['ARL', '31.1', '88']], {
    who: 'reconsideration',
  }),
  'REM-09': period('提交补正材料', '收到补正通知', 10, 'WD', [['ARL', '31.2', '88']], {
    who: 'party',
    mode: 'window',
    pauses: OBSTACLE,
    extensions: [extension(null, 'WD', '行政复议机关', false)],
    note: '无正当理由逾期不补正的，视为放弃复议申请。',
  }),
  'REM-10': period('转送复议申请', '处罚机关收到复议申请', 5, 'WD', [['ARL', '32', '88']], {
    note: '适用于当场处罚或者依据电子技术监控设备作出的处罚，行政机关认为需要维持的。',
  }),
  'REM-11': period('自行纠正并告知申请人和复议机关', '处罚机关收到复议申请', 5, 'WD', [
    ['ARR', '38.1'],
    ['ARL', '88'],
  ]),
  'REM-12': period(
    '提起诉讼（复议前置）',
    '收到不予受理、驳回决定或者复议期限届满',
    15,
    'CD',
    [['ARL', '34']],
    {
      who: 'party',
      mode: 'window',
      moves: 'law',
      pauses: OBSTACLE,
    },
  ),
  'REM-13a': period('发送复议申请书副本', '受理复议申请', 7, 'WD', [['ARL', '48', '88']], {
    who: 'reconsideration',
  }),
  'REM-13b': period('发送复议申请书副本（简易程序）', '受理复议申请', 3, 'WD', [['ARL', '54', '88']], {
    who: 'reconsideration',
  }),
  'REM-14': period('提出书面答复并提交证据', '收到复议申请书副本', 10, 'WD', [['ARL', '48', '70', '88']], {
    note: '逾期视为该行政行为没有证据、依据。',
  }),
  'REM-15': period(
    '提出书面答复并提交证据（简易程序）',
    '收到复议申请书副本',
    5,
    'WD',
    [['ARL', '54', '70', '88']],
    {
      note: '逾期视为该行政行为没有证据、依据。',
    },
  ),
  'REM-16': period('通知复议听证', '举行听证', 5, 'WD', [['ARL', '51.1', '88']], {
    who: 'reconsideration',
    direction: 'backward',
  }),
  'REM-17': rule(
    '负责人参加听证',
    '被申请人的负责人应当参加听证，不能参加的说明理由；可以委托一至二名本机关工作人员代理，不得只委托律师。',
    [
      ['ARL', '51.3'],
      ['ARR', '18'],
    ],
  ),
  'REM-18': period('作出复议决定', '受理复议申请', 60, 'CD', [['ARL', '62.1']], {
    who: 'reconsideration',
    moves: 'law',
    pauses: RECONSIDERATION_PAUSES,
    extensions: [extension(30, 'CD', '行政复议机构负责人', true)],
  }),
  'REM-19': period('作出复议决定（简易程序）', '受理复议申请', 30, 'CD', [['ARL', '62.2']], {
    who: 'reconsideration',
    moves: 'law',
    pauses: RECONSIDERATION_PAUSES,
  }),
  'REM-20': threshold(
    '复议简易程序',
    '当场作出的行为，警告或者通报批评，三千元以下的案件，政府信息公开案件，以及各方同意的案件，可以适用简易程序。',
    [['ARL', '53']],
  ),
  'REM-21a': period('通知规范性文件制定机关', '复议中止', 3, 'WD', [['ARL', '58.1', '88']], {
    who: 'reconsideration',
  }),
  'REM-21b': period('制定机关书面答复', '收到通知', 10, 'WD', [['ARL', '58.1', '88']]),
  'REM-21c': period(
    '处理规范性文件（有权处理）',
    '复议中止',
    30,
    'CD',
    [
      ['ARL', '56', '57'],
      ['ARR', '53.2'],
    ],
    { who: 'reconsideration', moves: 'law' },
  ),
  'REM-21d': period(
    '转送规范性文件（无权处理）',
    '复议中止',
    7,
    'WD',
    [
      ['ARL', '56', '57', '88'],
      ['ARR', '53.2'],
    ],
    { who: 'reconsideration' },
  ),
  'REM-21e': period('接受转送的机关回复', '收到转送', 60, 'CD', [['ARL', '60']]),
  'REM-22': period('对复议决定提起诉讼', '收到复议决定或者复议期限届满', 15, 'CD', [['ADL', '45']], {
    who: 'party',
    mode: 'window',
    moves: 'law',
    pauses: OBSTACLE,
  }),
  'REM-23': period('直接提起诉讼', '知道或者应当知道行政行为', 6, 'M', [['ADL', '46.1']], {
    who: 'party',
    mode: 'window',
    moves: 'law',
    pauses: OBSTACLE,
    extensions: COURT_EXTENSION,
  }),
  'REM-24': period('提起诉讼（未告知起诉期限）', '知道或者应当知道行政行为内容', 1, 'Y', [['ADI', '64']], {
    who: 'party',
    mode: 'window',
    moves: 'law',
  }),
  'REM-25a': period('提起诉讼的最长期限', '行政行为作出', 5, 'Y', [['ADL', '46.2']], {
    who: 'party',
    mode: 'window',
  }),
  'REM-25b': period('提起诉讼的最长期限（不动产）', '行政行为作出', 20, 'Y', [['ADL', '46.2']], {
    who: 'party',
    mode: 'window',
  }),
  'REM-26a': period('履行法定职责（诉讼）', '接到申请', 2, 'M', [['ADL', '47']], {
    note: '紧急情况下不受此期限限制（第四十七条第二款）。',
  }),
  'REM-26b': period('对不履行法定职责提起诉讼', '履行期限届满', 6, 'M', [['ADI', '66']], {
    who: 'party',
    mode: 'window',
    moves: 'law',
    pauses: OBSTACLE,
    extensions: COURT_EXTENSION,
  }),
  'REM-27': period(
    '提交答辩状、证据和所依据的规范性文件',
    '收到起诉状副本',
    15,
    'CD',
    [['ADL', '67', '101']],
    {
      moves: 'law',
      alarmUnmoved: true,
      extensions: COURT_EXTENSION,
    },
  ),
  'REM-28a': period('上诉（判决）', '判决书送达', 15, 'CD', [['ADL', '85', '101']], {
    who: 'agencyOrParty',
    mode: 'window',
    moves: 'law',
    alarmUnmoved: true,
    pauses: OBSTACLE,
    extensions: COURT_EXTENSION,
  }),
  'REM-28b': period('上诉（裁定）', '裁定书送达', 10, 'CD', [['ADL', '85', '101']], {
    who: 'agencyOrParty',
    mode: 'window',
    moves: 'law',
    alarmUnmoved: true,
    pauses: OBSTACLE,
    extensions: COURT_EXTENSION,
  }),
  'REM-29': period(
    '重新作出行政行为',
    '收到责令重新作出的复议决定或者判决',
    60,
    'CD',
    [
      ['ARR', '58'],
      ['ARL', '64.2'],
    ],
    {
      otherLaw: 'any',
      note: '法律、法规、规章规定期限的从其规定；不得以同一事实和理由作出相同或者基本相同的行为。起算日未核实。',
    },
  ),
  'REM-30': period('报告纠正情况', '收到行政复议意见书', 60, 'CD', [['ARL', '76']]),
  'REM-31': rule(
    '复议、诉讼不停止执行',
    '复议、诉讼期间不停止执行，法律另有规定的除外；加处罚款的数额在此期间不予计算。',
    [
      ['ARL', '42'],
      ['ADL', '56'],
      ['APL', '73'],
    ],
  ),
  'REM-32': rule(
    '复议机关',
    '对政府工作部门不服的，向本级人民政府申请；垂直领导机关、税务、海关、金融、外汇管理和国家安全机关，向上一级主管部门申请；对司法行政部门不服的，可以向本级人民政府或者上一级司法行政部门申请；派出机构以自己名义作出的，向设立该机构的部门的本级人民政府申请。',
    [['ARL', '24', '27', '28']],
  ),
} as const satisfies Record<string, RuleBody>;
