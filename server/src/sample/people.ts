import type { CivilDate, Role } from '@mingjing/law';
import { sampleId } from './seed.ts';

/** The people of the sample county (all fictional). */
export interface Person {
  /** Account name and key. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly agency: AgencyKey;
  readonly unit: string;
  readonly post: string;
  readonly roles: readonly Role[];
  readonly auxiliary?: boolean;
  readonly certificate?: {
    readonly number: string;
    readonly validTo: CivilDate;
    readonly suspendedFrom?: CivilDate;
  };
  /** 法律职业资格 obtained on. */
  readonly qualifiedOn?: CivilDate;
  /** 从事法制审核 since. */
  readonly reviewingSince?: CivilDate;
  /** May sign in: the accounts printed at the start. */
  readonly account: boolean;
}

export type AgencyKey = 'market' | 'education' | 'ecology' | 'forestry' | 'permits' | 'qingshi' | 'justice';

type Rest = Omit<Person, 'key' | 'id' | 'name' | 'agency' | 'unit' | 'post' | 'roles' | 'account'> & {
  readonly account?: boolean;
};

const person = (
  key: string,
  name: string,
  agency: AgencyKey,
  unit: string,
  post: string,
  roles: readonly Role[],
  { account = false, ...more }: Rest = {},
): Person => ({ key, id: sampleId(`person/${key}`), name, agency, unit, post, roles, account, ...more });

const officer: readonly Role[] = ['officer', 'handler'];
const head: readonly Role[] = ['head', 'principal'];
const certified = (last: string, validTo = '2029-05-31', suspendedFrom?: string) => ({
  certificate: {
    number: `样990921-${last}`,
    validTo,
    ...(suspendedFrom === undefined ? {} : { suspendedFrom }),
  },
});
const account = { account: true } as const;

const list: readonly Person[] = [
  // 市监
  person('zhou', '周晓岚', 'market', '综合执法大队', '一级行政执法员', officer, {
    ...certified('0101'),
    ...account,
  }),
  person('chen', '陈立群', 'market', '综合执法大队', '副大队长', officer, {
    ...certified('0102', '2026-11-30'),
    ...account,
  }),
  person('wutong', '吴桐', 'market', '综合执法大队', '行政执法员', officer, certified('0103')),
  person(
    'heyuan',
    '何远',
    'market',
    '综合执法大队',
    '行政执法员',
    officer,
    certified('0104', '2029-05-31', '2026-09-01'),
  ),
  person('shen', '沈若溪', 'market', '法规股', '股长', ['reviewer'], {
    ...certified('0110'),
    qualifiedOn: '2015-03-01',
    ...account,
  }),
  person('lin', '林向东', 'market', '局领导', '党组书记、局长', head, account),
  person('song', '宋维民', 'market', '局领导', '副局长', ['head'], account),
  person('he', '何静', 'market', '信用监管股', '科员', ['editor', 'clerk'], account),
  person('ma', '马骏', 'market', '信用监管股', '股长', ['checker'], account),
  person('feng', '冯兰', 'market', '办公室', '档案员', ['archivist', 'staff'], account),
  person('admin', '孙志远', 'market', '办公室', '信息管理员', ['admin'], account),
  // 教育
  person('ding', '丁海棠', 'education', '校外培训监管股', '股长', officer, {
    ...certified('0201'),
    ...account,
  }),
  person('xuwen', '许文', 'education', '校外培训监管股', '科员', officer, certified('0202')),
  // No 法律职业资格, but reviewing since 2016: not 初次从事 (处罚法 art 58(2)).
  person('zheng', '郑可', 'education', '政策法规股', '股长', ['reviewer'], {
    reviewingSince: '2016-03-01',
    ...account,
  }),
  person('fang', '方正平', 'education', '局领导', '局长', head, account),
  person('wangmin', '汪敏', 'education', '办公室', '科员', ['editor', 'clerk']),
  person('tangyu', '唐瑜', 'education', '办公室', '主任', ['checker', 'staff']),
  person('jiaoyu-archive', '邵云', 'education', '办公室', '档案员', ['archivist']),
  person('jiaoyu-admin', '范磊', 'education', '教育技术中心', '信息管理员', ['admin'], account),
  // 生态
  person('jiang', '江帆', 'ecology', '清岚分局执法大队', '行政执法员', officer, {
    ...certified('0401'),
    ...account,
  }),
  person('liangyu', '梁雨', 'ecology', '清岚分局执法大队', '行政执法员', officer, certified('0402')),
  person('gu', '顾知远', 'ecology', '市局法规科', '副科长', ['reviewer'], {
    certificate: { number: '样990900-0031', validTo: '2029-05-31' },
    qualifiedOn: '2014-03-01',
    ...account,
  }),
  person('hechangqing', '贺长青', 'ecology', '市局领导', '局长', head, account),
  person('liuqing', '柳青', 'ecology', '市局办公室', '科员', ['editor', 'clerk']),
  person('haoming', '郝明', 'ecology', '市局办公室', '副主任', ['checker', 'staff']),
  person('shengtai-archive', '常静', 'ecology', '市局办公室', '档案员', ['archivist']),
  person('shengtai-admin', '武强', 'ecology', '市局信息中心', '信息管理员', ['admin'], account),
  // 林草
  person('luo', '罗小满', 'forestry', '资源股', '行政执法员', officer, { ...certified('0301'), ...account }),
  person('gaoyuan', '高原', 'forestry', '资源股', '行政执法员', officer, certified('0302')),
  person('bailu', '白露', 'forestry', '政策法规岗', '法制审核员', ['reviewer'], {
    qualifiedOn: '2017-03-01',
    ...account,
  }),
  person('shiqingshan', '石青山', 'forestry', '局领导', '局长', head, account),
  person('hansong', '韩松', 'forestry', '办公室', '主任', ['checker', 'staff'], account),
  person('yezi', '叶子', 'forestry', '办公室', '科员', ['staff']),
  person('quting', '曲婷', 'forestry', '办公室', '科员', ['editor', 'clerk']),
  person('lincao-archive', '陆梅', 'forestry', '办公室', '档案员', ['archivist']),
  person('lincao-admin', '贾川', 'forestry', '办公室', '信息管理员', ['admin'], account),
  // 审批
  person('su', '苏明月', 'permits', '社会事务股', '科员', ['clerk', 'officer'], {
    ...certified('0501'),
    ...account,
  }),
  person('shaohua', '邵华', 'permits', '社会事务股', '科员', ['officer'], certified('0502')),
  person('pengyue', '彭越', 'permits', '局领导', '局长', head, account),
  person('shenpi-archive', '阎芳', 'permits', '办公室', '档案员', ['archivist']),
  person('shenpi-admin', '牛斌', 'permits', '办公室', '信息管理员', ['admin'], account),
  // 青石镇
  person('tian', '田守义', 'qingshi', '综合行政执法队', '队长', officer, {
    ...certified('0601', '2026-08-31'),
    ...account,
  }),
  person('qian', '钱有田', 'qingshi', '综合行政执法队', '副队长', officer, {
    ...certified('0602'),
    ...account,
  }),
  person('mengqiu', '孟秋', 'qingshi', '综合行政执法队', '队员', officer, certified('0603')),
  person('shilei', '石磊', 'qingshi', '综合行政执法队', '队员', officer, certified('0604')),
  person('xiaozhao', '小赵', 'qingshi', '综合行政执法队', '执法辅助人员', ['staff'], { auxiliary: true }),
  person('luming', '陆鸣', 'qingshi', '法律顾问', '外聘法律顾问（律师）', ['staff']),
  person('kangning', '康宁', 'qingshi', '镇领导', '镇长', head, account),
  person('qingshi-editor', '苗青', 'qingshi', '党政办公室', '科员', ['editor', 'clerk'], account),
  person('qingshi-checker', '岳峰', 'qingshi', '党政办公室', '主任', ['checker', 'staff'], account),
  person('qingshi-archive', '姬红', 'qingshi', '党政办公室', '档案员', ['archivist']),
  person('qingshi-admin', '房亮', 'qingshi', '党政办公室', '信息管理员', ['admin'], account),
  // 司法
  person('xie', '谢清源', 'justice', '行政执法协调监督股', '股长', ['supervisor'], {
    certificate: { number: '样监990921-02', validTo: '2029-05-31' },
    ...account,
  }),
  person('qinan', '秦安', 'justice', '法律顾问室', '公职律师', ['reviewer'], {
    qualifiedOn: '2016-03-01',
    ...account,
  }),
  person('anran', '安然', 'justice', '青石司法所', '所长', ['staff']),
  person('laoxing', '老邢', 'justice', '社会监督', '社会监督员', ['staff']),
  person('sifa-head', '霍明德', 'justice', '局领导', '局长', head),
  person('sifa-archive', '纪芸', 'justice', '办公室', '档案员', ['archivist']),
  person('sifa-admin', '樊宇', 'justice', '办公室', '信息管理员', ['admin'], account),
];

export const people: ReadonlyMap<string, Person> = new Map(list.map((each) => [each.key, each]));

export function getPerson(key: string): Person {
  const found = people.get(key);
  if (found === undefined) throw new Error(`nobody in the sample county is called ${key}`);
  return found;
}
