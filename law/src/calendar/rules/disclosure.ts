import type { RuleBody } from '../rule.ts';
import { count, extension, period, rule, threshold } from './build.ts';

/** 公示、统计、审核和信用. */
export const disclosureRules = {
  'TRI-01': period('公开执法决定信息', '作出执法决定', 20, 'WD', [['SGO118']], { mark: 'C2' }),
  'TRI-02': period('公开许可、处罚决定信息', '作出许可或者处罚决定', 7, 'WD', [['SGO118'], ['NDRC424']], {
    mark: 'C2',
  }),
  'TRI-02a': period('公开执法结果（地方规定）', '作出执法决定', 7, 'WD', [['YUHUA']], {
    mark: 'local',
    overridable: true,
  }),
  'TRI-02m1': period('企业信用信息公示系统公示处罚信息', '作出处罚决定', 20, 'WD', [['SGP', '9']], {
    note: '当事人登记地在本省的。',
  }),
  'TRI-02m2': period('推送处罚信息至当事人登记地', '作出处罚决定', 10, 'WD', [['SGP', '10']]),
  'TRI-02m3': period('登记地公示处罚信息', '收到推送的处罚信息', 10, 'WD', [['SGP', '10']]),
  'TRI-03': period(
    '撤回公示并公开说明理由',
    '公示的决定被变更、撤销、确认违法或者确认无效',
    3,
    'WD',
    [['APL', '48.2', '85']],
    {
      note: '处罚决定以外的种类依地方规定。',
    },
  ),
  'TRI-04': period('更正公示信息', '发现错误或者收到证明材料', 5, 'WD', [['SGP', '12'], ['ZJ-PUB']], {
    mark: 'local',
    dutyMark: 'C',
    overridable: true,
    note: '国家规定为及时，天数依地方规定。',
  }),
  'TRI-05a': period('停止公示（市场监管，通报批评和较低数额罚款）', '公示', 3, 'M', [['SGP', '13']], {
    mode: 'effect',
  }),
  'TRI-05b': period('停止公示（市场监管，其他处罚）', '公示', 3, 'Y', [['SGP', '13', '14']], {
    mode: 'effect',
    otherLaw: 'longer',
    note: '限制期限更长的，公示至限制期限届满；可以依第十四条提前停止公示。',
  }),
  'TRI-05c': period('停止公示（地方规定）', '公示', null, 'Y', [['YUHUA'], ['ZJ-PUB']], {
    mode: 'effect',
    mark: 'local',
    overridable: true,
    note: '各地不一：有五年、自然人二年的，有一般一年的，由地区配置设定。',
  }),
  'TRI-06': period('公开并报送行政执法统计年报', '统计年度终了', '01-31', 'date', [['DATONG', '3']], {
    mark: 'local',
  }),
  'TRI-06a1': period('提交并公布部门政府信息公开年度报告', '年度终了', '01-31', 'date', [['OGI', '49.1']]),
  'TRI-06a2': period('公布本级政府信息公开年度报告', '年度终了', '03-31', 'date', [['OGI', '49.2']]),
  'TRI-07': threshold(
    '审核人员比例',
    '法制审核人员原则上不少于本单位执法人员总数的百分之五（向上取整）。',
    [['SGO118']],
    { mark: 'C2' },
  ),
  'TRI-08': threshold('审核率', '重大执法决定法制审核率百分之百。', [], { mark: 'seed' }),
  'TRI-09': rule('一案一卷一审', '鼓励对所有非当场处罚决定进行法制审核。', [], { mark: 'seed' }),
  'TRI-10': period('公开侵权假冒案件处罚信息', '作出处罚决定', 20, 'WD', [['SC6'], ['SC20']], { mark: 'R' }),
  'TRI-11': period('主动公开政府信息', '信息形成或者变更', 20, 'WD', [['OGI', '26']], { otherLaw: 'any' }),
  'TRI-12a': period('一次告知补正信息公开申请', '收到内容不明确的申请', 7, 'WD', [['OGI', '30']], {
    note: '答复期限自收到补正的申请之日起计算。',
  }),
  'TRI-12b': period('第三方或者共同制作机关提出意见', '收到征求意见书', 15, 'WD', [['OGI', '32', '34']], {
    who: 'agencyOrParty',
    note: '共同制作机关逾期未提出意见的，视为同意公开。',
  }),
  'TRI-12c': period('答复信息公开申请', '收到申请', 20, 'WD', [['OGI', '31', '33']], {
    pauses: ['thirdPartyConsultation'],
    extensions: [extension(20, 'WD', '政府信息公开工作机构负责人', true)],
  }),
  'TRI-13a': period('规范性文件合法性审核（最短）', '收到齐备的送审材料', 5, 'WD', [['SGO115']], {
    mark: 'C2',
    mode: 'minimum',
    pauses: ['supplement'],
    note: '情况紧急的除外。',
  }),
  'TRI-13b': period('规范性文件合法性审核（最长）', '收到齐备的送审材料', 15, 'WD', [['SGO115']], {
    mark: 'C2',
    pauses: ['supplement'],
  }),
  'TRI-14': period('出具法制审核意见', '收到齐备的送审材料', 7, 'WD', [], {
    mark: 'local',
    overridable: true,
    pauses: ['supplement'],
    extensions: [extension(null, 'WD', '机关分管负责人或者负责人', false)],
    note: '国家未规定天数；逾期未出具意见的，不视为同意。',
  }),
  'TRI-15': period('公开抽查结果', '检查结束', 20, 'WD', [['YUHUA'], ['SC5']], {
    mark: 'local',
    overridable: true,
  }),
  'TRI-16': threshold('抽查比例', '由地区配置确定：不低于百分之五，每年一至二次。', [], {
    mark: 'local',
    overridable: true,
  }),
  'TRI-17': count(
    '检查人员',
    '随机选派两名以上检查人员，依法回避。两人以上见处罚法第四十二条（处罚调查）和地方规定，随机抽取见优化营商环境条例和民营经济促进法。',
    [
      ['APL', '42'],
      ['BIZ', '54'],
      ['PEP', '52'],
    ],
  ),
  'TRI-18': period('公布涉企检查年度频次上限', '部署', '2025-06-30', 'date', [['SGO54']], {
    mark: 'C2',
    note: '跨区域检查规则的期限为2025年12月31日；两个日期均已过，只用于核对是否齐备。',
  }),
  'TRI-18a': rule(
    '检查审批',
    '每次检查事先经行政机关负责人批准，因投诉举报检查的也不例外；情况紧急的，事后补办。',
    [['MOJQA']],
    {
      mark: 'C2',
    },
  ),
  'TRI-19': period('检查计划备案', '实施检查', 7, 'WD', [], {
    direction: 'backward',
    mark: 'local',
    overridable: true,
    note: '地方规定；年度检查计划有规定三月底前公布的。',
  }),
  'TRI-20': threshold(
    '培训',
    '行政执法人员每年培训不少于六十学时（计划期已结束，由地区配置确定）。',
    [['SGO27']],
    { mark: 'R' },
  ),
  'TRI-21': period('重大行政处罚决定备案', '作出重大行政处罚决定', 15, 'CD', [['SX206']], {
    mark: 'local',
    overridable: true,
    note: '地方规定，有的自决定生效起算。',
  }),
  'TRI-22': threshold('重大行政处罚备案标准', '由各省规定。', [], { mark: 'local', overridable: true }),
  'TRI-23a': period('决定是否受理对执法的投诉', '收到投诉', 7, 'WD', [], {
    who: 'supervisor',
    mark: 'local',
    overridable: true,
    extensions: [extension(null, 'WD', '监督机构负责人', false)],
  }),
  'TRI-23b': period('答复投诉人', '作出处理决定', 7, 'WD', [], {
    who: 'supervisor',
    mark: 'local',
    overridable: true,
    extensions: [extension(null, 'WD', '监督机构负责人', false)],
  }),
  'TRI-23m1': period('决定是否受理消费投诉并告知', '收到投诉', 7, 'WD', [['SCM', '14']]),
  'TRI-23m2': period('消费投诉调解终了', '受理投诉', 45, 'WD', [['SCM', '21(5)']]),
  'TRI-23m3': period('告知实名举报人是否立案', '作出是否立案决定', 5, 'WD', [['SCM', '31.2']]),
  'TRI-24': period('涉企制度公开征求意见', '公布草案', 30, 'CD', [['BIZ', '62']], {
    mode: 'minimum',
    note: '一般不少于三十日。',
  }),
  'TRI-25a': period('决定是否受理信用修复申请', '收到信用中国网站推送的申请', 3, 'WD', [['CRD22']], {
    mark: 'C2',
    overridable: true,
  }),
  'TRI-25b': period('反馈信用修复结果', '受理信用修复申请', 10, 'WD', [['CRD22']], {
    mark: 'C2',
    overridable: true,
    extensions: [extension(null, 'WD', '认定单位（情况复杂）', false)],
  }),
  'TRI-26a': period('轻微失信信息公示期满', '信用中国网站公示', 3, 'M', [['CRD22'], ['CRD36']], {
    mark: 'C2',
    mode: 'effect',
    note: '原则上不公示，公示的最长三个月。',
  }),
  'TRI-26b1': period('一般失信信息最短公示', '信用中国网站公示', 3, 'M', [['CRD22'], ['CRD36']], {
    who: 'party',
    mark: 'C2',
    mode: 'waiting',
  }),
  'TRI-26b2': period('一般失信信息公示期满', '信用中国网站公示', 1, 'Y', [['CRD22'], ['CRD36']], {
    mark: 'C2',
    mode: 'effect',
    note: '以已纠正并履行义务为前提。',
  }),
  'TRI-26c1': period('严重失信信息最短公示', '信用中国网站公示', 1, 'Y', [['CRD22'], ['CRD36']], {
    who: 'party',
    mark: 'C2',
    mode: 'waiting',
  }),
  'TRI-26c2': period('严重失信信息公示期满', '信用中国网站公示', 3, 'Y', [['CRD22'], ['CRD36']], {
    mark: 'C2',
    mode: 'effect',
    note: '以已纠正并履行义务为前提。',
  }),
  'TRI-27h1': period('作出信用修复决定（河北）', '审查符合修复条件', 3, 'WD', [['HE-CRD', '46']]),
  'TRI-27h2': period('比对异议信息（河北）', '收到异议申请', 2, 'WD', [['HE-CRD', '44.1']]),
  'TRI-27h3': period('更正不一致信息并通知（河北）', '收到异议申请', 7, 'WD', [['HE-CRD', '44.2']]),
  'TRI-27h4': period('信息提供单位回复核查结果（河北）', '收到核查通知', 15, 'WD', [['HE-CRD', '44.3']], {
    pauses: ['testing', 'inspection', 'appraisal', 'expertReview'],
  }),
} as const satisfies Record<string, RuleBody>;
