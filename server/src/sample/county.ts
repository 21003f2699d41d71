import { items } from './items.ts';
import { type AgencyKey, type Person, people } from './people.ts';
import { sampleId } from './seed.ts';
import { at, type Doer, type Step, type Story } from './story.ts';

/** 清岚县 (fictional; region 990921 does not exist): agencies and people, as commands of those who keep these registers. */

export interface SampleAgency {
  readonly key: AgencyKey;
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly uscc: string;
  readonly field: 'market' | 'environment' | 'forestry' | 'education' | 'other';
  readonly region: string;
  readonly regionPath: string;
  readonly numberPrefix: string;
  readonly numberBranch?: string;
  readonly documents: readonly {
    readonly template: string;
    readonly numberCode?: string;
    readonly pad?: number;
  }[];
  readonly legalRepresentative: string;
  readonly address: string;
  readonly phone: string;
  readonly reviewUnit: string;
  readonly reconsiderationBody: string;
  readonly duties: readonly string[];
  readonly notApplicable: readonly { readonly matter: string; readonly reason: string }[];
  readonly pooled: readonly string[];
  /** Who sits in the collective discussion (集体讨论), with posts; the first presides. */
  readonly leaders: readonly { readonly name: string; readonly post: string }[];
  readonly admin: string;
}

const county = {
  region: '990921',
  regionPath: '990000/990900/990921',
  reconsiderationBody: '清岚县人民政府',
};
const agency = (
  key: AgencyKey,
  rest: Omit<
    SampleAgency,
    'key' | 'id' | 'region' | 'regionPath' | 'reconsiderationBody' | 'documents' | 'pooled'
  > &
    Partial<SampleAgency>,
): SampleAgency => ({ ...county, key, id: sampleId(`agency/${key}`), documents: [], pooled: [], ...rest });

const leader = (name: string, post: string) => ({ name, post });

export const agencies: readonly SampleAgency[] = [
  agency('justice', {
    name: '清岚县司法局',
    shortName: '司法',
    uscc: '11990921000990075W',
    field: 'other',
    numberPrefix: '清司',
    legalRepresentative: '霍明德',
    address: '清岚县城关镇法治路6号',
    phone: '0990-6000700',
    reviewUnit: '行政执法协调监督股',
    duties: ['行政执法协调监督', '核发行政执法证件', '确认行政执法主体'],
    notApplicable: [{ matter: '制服', reason: '本系统未配发制式服装' }],
    leaders: [leader('霍明德', '局长')],
    admin: 'sifa-admin',
  }),
  agency('market', {
    name: '清岚县市场监督管理局',
    shortName: '市监',
    uscc: '11990921000990016R',
    field: 'market',
    numberPrefix: '清市监',
    documents: [{ template: 'P47', pad: 4 }],
    legalRepresentative: '林向东',
    address: '清岚县城关镇人民路18号',
    phone: '0990-6000100',
    reviewUnit: '法规股',
    duties: ['市场主体登记监管', '食品安全监督管理', '价格监督检查', '产品质量监督管理'],
    notApplicable: [],
    leaders: [
      leader('林向东', '党组书记、局长'),
      leader('宋维民', '副局长'),
      leader('葛建华', '副局长'),
      leader('吕文静', '党组成员、纪检组长'),
      leader('彭海涛', '食品安全总监'),
    ],
    admin: 'admin',
  }),
  agency('education', {
    name: '清岚县教育局',
    shortName: '教育',
    uscc: '11990921000990024L',
    field: 'education',
    numberPrefix: '清教',
    legalRepresentative: '方正平',
    address: '清岚县城关镇学府路2号',
    phone: '0990-6000200',
    reviewUnit: '政策法规股',
    duties: ['校外培训监督管理', '民办教育监督管理'],
    notApplicable: [{ matter: '制服', reason: '本系统未配发制式服装' }],
    leaders: [
      leader('方正平', '局长'),
      leader('邹丽萍', '副局长'),
      leader('田文涛', '副局长'),
      leader('鲁秀英', '党组成员'),
      leader('夏国平', '主任督学'),
    ],
    admin: 'jiaoyu-admin',
  }),
  agency('ecology', {
    name: '怀川市生态环境局',
    shortName: '生态',
    uscc: '11990921000990032F',
    field: 'environment',
    // A municipal body: the county branch handles, the bureau decides in its own name; the county supervises it through its superior only.
    region: '990900',
    regionPath: '990000/990900',
    numberPrefix: '怀环',
    numberBranch: '清岚',
    legalRepresentative: '贺长青',
    address: '怀川市环城路9号',
    phone: '0990-5000300',
    reviewUnit: '法规科',
    reconsiderationBody: '怀川市人民政府',
    duties: ['大气、水、土壤、噪声污染防治监督管理'],
    notApplicable: [],
    leaders: [
      leader('贺长青', '局长'),
      leader('冉立新', '副局长'),
      leader('史春梅', '副局长'),
      leader('戴建国', '总工程师'),
      leader('倪晓东', '党组成员'),
    ],
    admin: 'shengtai-admin',
  }),
  agency('forestry', {
    name: '清岚县林业和草原局',
    shortName: '林草',
    uscc: '11990921000990040A',
    field: 'forestry',
    numberPrefix: '清林',
    documents: [{ template: 'P46', numberCode: '罚决' }],
    legalRepresentative: '石青山',
    address: '清岚县城关镇青山路30号',
    phone: '0990-6000400',
    reviewUnit: '政策法规岗',
    duties: ['森林资源保护管理', '森林防火监督管理'],
    notApplicable: [],
    leaders: [
      leader('石青山', '局长'),
      leader('杜长河', '副局长'),
      leader('黎春晓', '副局长'),
      leader('谭志刚', '党组成员'),
      leader('章丽华', '总工程师'),
    ],
    admin: 'lincao-admin',
  }),
  agency('permits', {
    name: '清岚县行政审批服务管理局',
    shortName: '审批',
    uscc: '119909210009900597',
    field: 'other',
    numberPrefix: '清审',
    legalRepresentative: '彭越',
    address: '清岚县城关镇政务服务中心',
    phone: '0990-6000500',
    reviewUnit: '审批服务股',
    duties: ['集中行使行政许可权'],
    notApplicable: [
      { matter: '行政处罚', reason: '本机关只办理行政许可，监管和处罚由行业主管部门负责' },
      { matter: '行政强制', reason: '本机关没有行政强制职权' },
    ],
    leaders: [leader('彭越', '局长')],
    admin: 'shenpi-admin',
  }),
  agency('qingshi', {
    name: '清岚县青石镇人民政府',
    shortName: '青石镇',
    uscc: '119909210009900672',
    field: 'other',
    numberPrefix: '青石',
    legalRepresentative: '康宁',
    address: '清岚县青石镇中心街1号',
    phone: '0990-6100600',
    reviewUnit: '跨部门调用（县公职律师）',
    duties: ['依省级赋权决定行使十八项行政处罚权（处罚法第二十四条）'],
    notApplicable: [{ matter: '制服', reason: '本系统未配发制式服装' }],
    pooled: ['qinan', 'gu'],
    leaders: [leader('康宁', '镇长'), leader('汤建平', '副镇长'), leader('乔玉兰', '副镇长')],
    admin: 'qingshi-admin',
  }),
];

export function getAgency(key: AgencyKey): SampleAgency {
  return agencies.find((each) => each.key === key)!;
}

/** When the registers were filled. */
const registeredOn = '2024-09-09';
const staffedOn = '2024-09-10';
const confirmedOn = '2024-09-11';
const setUpOn = '2024-09-12';

const court = '清岚县人民法院';
const bank = { name: '清岚县农村信用合作联社营业部', address: '清岚县城关镇人民路1号' };

const step = (who: Doer, type: string, time: string, data: object): Step => ({
  who,
  type,
  at: time,
  data: () => data,
});

/** Who keeps confirmation and certificates: the county's supervisor; what the city keeps of its own is entered at set-up. */
const supervisorOf = (own: SampleAgency): Doer =>
  own.regionPath.startsWith(county.regionPath) ? 'xie' : { systemOf: own.key };

/** The agency's own dossier: registered and confirmed by the supervisor, filled by its administrator. */
function agencyStory(own: SampleAgency, index: number): Story {
  const supervisor = supervisorOf(own);
  // The bureau of justice comes first: nobody is there yet who could register it.
  const registrar: Doer = own.key === 'justice' ? { systemOf: 'justice' } : supervisor;
  return {
    key: `agency/${own.key}`,
    dossier: own.id,
    procedure: 'agency',
    steps: [
      step(registrar, 'agency.register', at(registeredOn, own.key === 'justice' ? '09:00' : '14:00'), {
        name: own.name,
        shortName: own.shortName,
        uscc: own.uscc,
        field: own.field,
        kind: 'statutory',
        region: own.region,
        regionPath: own.regionPath,
        profile: 'sample-donglan',
        numberPrefix: own.numberPrefix,
        ...(own.numberBranch === undefined ? {} : { numberBranch: own.numberBranch }),
        legalRepresentative: own.legalRepresentative,
        address: own.address,
        phone: own.phone,
        complaintPhone: '0990-6012348',
        reviewUnit: own.reviewUnit,
        reconsiderationBody: own.reconsiderationBody,
        court,
        duties: own.duties,
        files: [],
      }),
      step(supervisor, 'agency.confirm', at(confirmedOn, '10:00'), {
        on: confirmedOn,
        announcement: `清司执公〔2024〕${index + 1}号`,
        files: [],
      }),
      ...(own.documents.length === 0
        ? []
        : [step(own.admin, 'agency.setDocuments', at(setUpOn, '09:10'), { documents: own.documents })]),
      ...(items[own.key].length === 0
        ? []
        : [
            step(own.admin, 'agency.setBank', at(setUpOn, '09:20'), {
              ...bank,
              account: `样990921${String(index).padStart(6, '0')}`,
            }),
          ]),
      ...items[own.key].map((item) => step(own.admin, 'item.set', at(setUpOn, '09:30'), item)),
      ...(own.notApplicable.length === 0
        ? []
        : [
            step(own.admin, 'agency.setNotApplicable', at(setUpOn, '09:40'), {
              notApplicable: own.notApplicable,
            }),
          ]),
      ...own.pooled.map((key) =>
        step(supervisor, 'agency.poolReviewer', at(setUpOn, '10:00'), {
          reviewer: people.get(key)!.id,
          available: 'add',
          basis: '清岚县法制审核人员统筹调用办法（样例）',
        }),
      ),
    ],
  };
}

const certificateCategory: Readonly<Record<AgencyKey, string>> = {
  market: '市场监督管理',
  education: '教育',
  ecology: '生态环境',
  forestry: '林业草原',
  permits: '行政许可',
  qingshi: '综合行政执法',
  justice: '行政执法监督',
};

/** One person's dossier: registered by the own administrator, the certificate kept by the supervisor. */
function personStory(own: Person): Story {
  const agency = getAgency(own.agency);
  const { admin } = agency;
  // The first administrators and the supervisor are entered when the installation is set up.
  const first = own.key === admin || own.agency === 'justice';
  const keeper: Doer = first ? { systemOf: own.agency } : admin;
  const day = first ? registeredOn : staffedOn;
  const hour = own.agency === 'justice' ? '10' : '15';
  return {
    key: `person/${own.key}`,
    dossier: own.id,
    procedure: 'staff',
    steps: [
      step(keeper, 'staff.register', at(day, `${hour}:00`), {
        name: own.name,
        unit: own.unit,
        post: own.post,
        ...(own.auxiliary === true ? { auxiliary: true } : {}),
        files: [],
      }),
      step(keeper, 'staff.assignRoles', at(day, `${hour}:05`), { roles: own.roles }),
      ...(own.qualifiedOn === undefined && own.reviewingSince === undefined
        ? []
        : [
            step(keeper, 'qualification.record', at(day, `${hour}:10`), {
              ...(own.qualifiedOn === undefined ? {} : { legalQualificationOn: own.qualifiedOn }),
              ...(own.reviewingSince === undefined ? {} : { reviewingSince: own.reviewingSince }),
              files: [],
            }),
          ]),
      ...(own.certificate === undefined
        ? []
        : [
            step(supervisorOf(agency), 'certificate.issue', at(confirmedOn, '15:00'), {
              number: own.certificate.number,
              category: certificateCategory[own.agency],
              area: own.agency === 'ecology' ? '怀川市' : '清岚县',
              validFrom: '2024-06-01',
              validTo: own.certificate.validTo,
              files: [],
            }),
          ]),
      ...(own.certificate?.suspendedFrom === undefined
        ? []
        : [
            step(supervisorOf(agency), 'certificate.suspend', at(own.certificate.suspendedFrom, '09:00'), {
              number: own.certificate.number,
              from: own.certificate.suspendedFrom,
              reason: '未完成年度执法培训学时，暂扣执法证件，补训合格后发还。',
              files: [],
            }),
          ]),
    ],
  };
}

/** The registers of the county: every agency, then everybody. */
export function countyStories(): readonly Story[] {
  return [...agencies.map(agencyStory), ...[...people.values()].map(personStory)];
}
