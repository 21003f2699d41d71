import type { RuleBody } from '../rule.ts';
import { count, DEFAULT_NUMBER, extension, OBSTACLE, PERMIT_PAUSES, period, rule } from './build.ts';

/** 行政许可. */
export const permitRules = {
  'LIC-01': period('一次告知补正全部内容', '收到申请材料', 5, 'WD', [['ALL', '32.1(4)', '82']], {
    note: '当场或者五日内告知；逾期不告知的，自收到申请材料之日起即为受理。河北另见《河北省行政许可条例》第十五条。',
  }),
  'LIC-02': rule('受理', '申请有五种处理结果；受理或者不予受理，出具加盖专用印章和注明日期的书面凭证。', [
    ['ALL', '32'],
  ]),
  'LIC-03': period('作出许可决定', '受理申请', 20, 'WD', [['ALL', '42.1', '82']], {
    pauses: PERMIT_PAUSES,
    extensions: [extension(10, 'WD', '本行政机关负责人', true)],
    otherLaw: 'any',
  }),
  'LIC-04': period('统一、联合、集中办理的许可办结', '受理申请', 45, 'WD', [['ALL', '42.2', '82']], {
    pauses: PERMIT_PAUSES,
    extensions: [extension(15, 'WD', '本级人民政府负责人', true)],
  }),
  'LIC-05': period('下级行政机关审查完毕', '受理申请', 20, 'WD', [['ALL', '43', '82']], {
    pauses: PERMIT_PAUSES,
    otherLaw: 'any',
  }),
  'LIC-06': period('颁发、送达许可证件', '作出准予许可决定', 10, 'WD', [['ALL', '44', '82']], {
    pauses: PERMIT_PAUSES,
  }),
  'LIC-07': rule(
    '不计算在内的时间',
    '听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计算在内，但应当书面告知申请人。',
    [['ALL', '45']],
  ),
  'LIC-08a': period('申请人、利害关系人申请听证', '被告知听证权利', 5, 'WD', [['ALL', '47.1']], {
    who: 'party',
    mode: 'window',
    ...DEFAULT_NUMBER,
    pauses: OBSTACLE,
    note: '五日见于法律；第八十二条只规定行政机关的期限按工作日计算，此处按工作日是有利于当事人的理解。',
  }),
  'LIC-08b': period('组织听证', '收到听证申请', 20, 'WD', [['ALL', '47.1', '82']]),
  'LIC-08c': period('通知听证的时间、地点', '举行听证', 7, 'WD', [['ALL', '48.1(1)', '82']], {
    direction: 'backward',
  }),
  'LIC-08d': rule(
    '听证',
    '主持人不得是审查该许可申请的人员；根据听证笔录作出决定；申请人、利害关系人不承担费用。',
    [['ALL', '47', '48']],
  ),
  'LIC-09': count('实质核查人员', '对申请材料的实质内容核实的，指派两名以上工作人员。', [['ALL', '34.3']]),
  'LIC-10': period('指派两名以上人员检验、检测、检疫', '受理申请', 5, 'WD', [['ALL', '55.2', '82']]),
  'LIC-11a': period('申请延续许可有效期', '许可有效期届满', 30, 'CD', [['ALL', '50.1']], {
    who: 'party',
    moves: 'party',
    direction: 'backward',
    lenient: true,
    ...DEFAULT_NUMBER,
    otherLaw: 'any',
    note: '三十日见于法律，按自然日是理解；迟延申请不得仅因此拒绝。',
  }),
  'LIC-11b': period('作出是否准予延续的决定', '许可有效期届满', 0, 'CD', [['ALL', '50.2']], {
    note: '应当在有效期届满前决定，逾期未决定的视为准予延续。',
  }),
  'LIC-12a': period(
    '不得再次申请该许可（提供虚假材料）',
    '认定隐瞒情况或者提供虚假材料',
    1,
    'Y',
    [['ALL', '78']],
    {
      who: 'party',
      mode: 'waiting',
      note: '只适用于直接关系公共安全、人身健康、生命财产安全的事项。',
    },
  ),
  'LIC-12b': period(
    '不得再次申请该许可（欺骗、贿赂取得）',
    '认定以不正当手段取得许可',
    3,
    'Y',
    [['ALL', '79']],
    {
      who: 'party',
      mode: 'waiting',
      note: '只适用于直接关系公共安全、人身健康、生命财产安全的事项。',
    },
  ),
  'LIC-13': period('临时性许可实施', '临时性许可实施', 1, 'Y', [['ALL', '15']], {
    note: '满一年需要继续实施的，应当制定地方性法规。',
  }),
  'LIC-14': rule('公开', '准予许可的决定和监督检查记录应当公开，公众有权查阅。', [['ALL', '40', '61']]),
  'LIC-15': rule('法定时限和承诺时限', '每个事项列明法定时限和承诺时限，承诺时限不长于法定时限。', [], {
    mark: 'seed',
  }),
} as const satisfies Record<string, RuleBody>;
