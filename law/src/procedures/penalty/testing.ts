import { createHash } from 'node:crypto';
import { nationalCalendar } from '../../calendar/index.ts';
import type { Act, Actor, Command, IssuedDocument, Role } from '../../dossier/act.ts';
import { type Decision, decide, type Move, moves } from '../../dossier/decide.ts';
import type { ActDefinition, DocumentNeed, Dossier, Procedure } from '../../dossier/define.ts';
import type { AgencyFacts, Certificate, Facts, StaffFacts } from '../../dossier/facts.ts';
import { definitionsOf, fold } from '../../dossier/fold.ts';
import type { Refusal } from '../../dossier/refusal.ts';
import { type Profile, resolveProfile } from '../../profiles/index.ts';
import { initialState, type PenaltyState } from './state.ts';

/**
 * A case builder for tests: drives `decide` act by act, with a clock that stands where the test puts it and the sample
 * county's market bureau (清岚县市场监督管理局) as facts.
 */

/** A UUID that says in its last digits what it stands for. */
export const testId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const agencyId = testId(100);

const staffOf = (
  n: number,
  name: string,
  roles: readonly Role[],
  more: Partial<StaffFacts> = {},
): StaffFacts => ({
  id: testId(n),
  name,
  agencyId,
  unit: '综合执法大队',
  post: '执法人员',
  roles,
  certificates: [],
  auxiliary: false,
  ...more,
});

const certificate = (number: string, validTo: string, more: Partial<Certificate> = {}): Certificate => ({
  number,
  category: '市场监督管理',
  area: '清岚县',
  validFrom: '2021-06-01',
  validTo,
  suspensions: [],
  ...more,
});

const officer: readonly Role[] = ['officer', 'handler'];

/** People of the sample county by account name; 何远 is suspended from 2026-09-01, 田守义 expired on 2026-08-31. */
export const people = {
  zhou: staffOf(1, '周晓岚', officer, { certificates: [certificate('样990921-0101', '2029-05-31')] }),
  chen: staffOf(2, '陈立群', officer, { certificates: [certificate('样990921-0102', '2026-11-30')] }),
  shen: staffOf(3, '沈若溪', ['reviewer'], {
    unit: '法规股',
    certificates: [certificate('样990921-0110', '2029-05-31')],
    legalQualificationOn: '2015-03-01',
  }),
  lin: staffOf(4, '林向东', ['head', 'principal'], { unit: '局领导', post: '党组书记、局长' }),
  he: staffOf(5, '何静', ['editor', 'clerk'], { unit: '信用监管股' }),
  ma: staffOf(6, '马骏', ['checker'], { unit: '信用监管股' }),
  wu: staffOf(7, '吴桐', officer, { certificates: [certificate('样990921-0103', '2029-05-31')] }),
  heyuan: staffOf(8, '何远', officer, {
    certificates: [
      certificate('样990921-0104', '2029-05-31', { suspensions: [{ from: '2026-09-01', reason: '样例' }] }),
    ],
  }),
  feng: staffOf(9, '冯兰', ['archivist'], { unit: '办公室' }),
  tian: staffOf(10, '田守义', officer, { certificates: [certificate('样990921-0601', '2026-08-31')] }),
  zhao: staffOf(11, '小赵', ['staff'], {
    auxiliary: true,
    certificates: [certificate('样990921-0699', '2029-05-31')],
  }),
  xie: staffOf(12, '谢清源', ['supervisor'], { agencyId: testId(101), unit: '协调监督股' }),
  gao: staffOf(13, '高副局长', ['head'], { unit: '局领导', post: '副局长' }),
  admin: staffOf(14, '管理员', ['admin'], { unit: '办公室' }),
} as const satisfies Record<string, StaffFacts>;

export const actorOf = (person: StaffFacts): Actor => ({
  personId: person.id,
  name: person.name,
  agencyId: person.agencyId,
  roles: person.roles,
});

/** 食品安全法 items of the sample county's market bureau. */
export const sampleAgency: AgencyFacts = {
  id: agencyId,
  name: '清岚县市场监督管理局',
  shortName: '市监',
  uscc: '11990921000990016R',
  field: 'market',
  kind: 'statutory',
  region: '990921',
  regionPath: '990000/990900/990921',
  profile: 'sample-donglan',
  legalRepresentative: '林向东',
  address: '清岚县城关镇人民路1号',
  phone: '0990-0000001',
  complaintPhone: '0990-0000002',
  numberPrefix: '清市监',
  reviewUnit: '法规股',
  bank: { name: '清岚县农村信用合作联社', account: '样990921000001' },
  reconsiderationBody: '清岚县人民政府',
  court: '清岚县人民法院',
  pooledReviewers: [],
  documents: { P47: { pad: 4 } },
  items: {
    'expired-food': {
      id: 'expired-food',
      zh: '经营超过保质期的食品',
      breached: [{ law: '中华人民共和国食品安全法', article: '第五十四条第一款' }],
      basis: [{ law: '中华人民共和国食品安全法', article: '第一百二十四条第一款第五项' }],
      kinds: [
        'fine',
        'confiscateIllegalGains',
        'confiscateIllegalProperty',
        'orderSuspension',
        'licenceForfeiture',
      ],
      fine: { unit: 'fen', min: 5_000_000, max: 10_000_000 },
      tiers: [
        {
          id: 'light',
          zh: '从轻',
          condition: '货值金额不足一万元，危害较小',
          unit: 'fen',
          min: 5_000_000,
          max: 6_500_000,
        },
        {
          id: 'normal',
          zh: '一般',
          condition: '货值金额不足一万元',
          unit: 'fen',
          min: 6_500_000,
          max: 8_500_000,
        },
        {
          id: 'heavy',
          zh: '从重',
          condition: '货值金额不足一万元，情节较重',
          unit: 'fen',
          min: 8_500_000,
          max: 10_000_000,
        },
      ],
      summary: false,
      safety: true,
    },
    'no-purchase-check': {
      id: 'no-purchase-check',
      zh: '进货时未查验许可证和相关证明文件',
      breached: [{ law: '中华人民共和国食品安全法', article: '第五十三条第一款' }],
      basis: [{ law: '中华人民共和国食品安全法', article: '第一百二十六条第一款第三项' }],
      kinds: ['warning', 'fine', 'orderSuspension', 'licenceForfeiture'],
      fine: { unit: 'fen', min: 500_000, max: 5_000_000 },
      tiers: [
        { id: 'first', zh: '拒不改正', condition: '拒不改正', unit: 'fen', min: 500_000, max: 1_850_000 },
      ],
      summary: true,
      safety: true,
    },
  },
  duties: ['市场监督管理'],
  notApplicable: [],
  confirmedOn: '2024-01-10',
  wasConfirmed: true,
};

/** Data of `lead.register` for the shop of sample case 1 (福满家副食店, 个体工商户). */
export const sampleLead = {
  source: 'inspection',
  receivedOn: '2026-03-10',
  summary: '双随机抽查发现货架上有超过保质期的食品。',
  cause: '经营超过保质期的食品',
  items: ['expired-food'],
  conductFrom: '2026-02-17',
  conductTo: '2026-03-10',
  place: '清岚县城关镇解放路12号',
  parties: [
    {
      id: 'p1',
      kind: 'individualBusiness',
      name: '清岚县城关镇福满家副食店',
      uscc: '92990921MA0RY01A59',
      address: '清岚县城关镇解放路12号',
      person: { name: '张桂芬', sex: 'female' },
      contact: { phone: '13900000000' },
    },
  ],
  files: [],
} as const;

/** What 案例一 is drafted with: the fine below the legal minimum, and the goods. */
export const sampleOutcome = (fen: number) => ({
  kind: 'penalty',
  items: [
    {
      item: 'expired-food',
      breached: ['中华人民共和国食品安全法第五十四条第一款'],
      basis: ['中华人民共和国食品安全法第一百二十四条第一款第五项'],
      departure: { kind: 'belowMinimum', ground: '主动消除危害后果，主动供述尚未掌握的违法行为' },
    },
  ],
  parties: [
    {
      party: 'p1',
      penalties: [
        { kind: 'fine', fen },
        { kind: 'confiscateIllegalProperty', what: '饼干7袋、蛋黄派9盒' },
      ],
    },
  ],
  surchargeAnnounced: true,
  complex: false,
  majorPublicInterest: false,
  suspectedCrime: false,
});

export const sampleContent = (evidence: string, more: Record<string, unknown> = {}) => ({
  facts: '当事人张桂芬经营超过保质期的食品，货值金额共计126.00元。',
  evidence: [{ id: evidence, proves: '现场有超期食品' }],
  nature: '经营超过保质期的食品',
  discretionReason: '减轻处罚',
  reasons: '主动召回',
  ...more,
});

/** Data of a record made on the spot (`scene.record`; `lead.verify` adds its `conclusion`). */
export const sampleScene = (day: string, officers: readonly string[]) => ({
  officers,
  from: at(day, '09:00'),
  to: at(day, '13:00'),
  place: '清岚县城关镇解放路12号',
  onSite: [{ name: '张桂芬', relation: '经营者' }],
  identityShown: true,
  identityAnswer: '看清楚了。',
  recusalTold: true,
  recusal: 'no',
  notified: 'present',
  situation: '货架上有“清泉牌”苏打饼干7袋，均已超过标示的保质期。',
  taken: ['none'],
  statement: '无异议。',
  files: [testFile(1)],
});

/** A file as an upload leaves it. */
export const testFile = (n: number, kind: 'photo' | 'video' | 'scan' | 'document' = 'video') => ({
  id: testId(9_000 + n),
  sha256: String(n).padStart(64, '0'),
  name: `文件${n}`,
  kind,
});

/** A noon in Shanghai, or the given time there: `at('2026-03-12', '09:30')`. */
export const at = (day: string, time = '12:00'): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/** Acts as a penalty procedure without clocks and stages, for lanes tested on their own. */
export const procedureOf = (
  acts: readonly ActDefinition<PenaltyState, never>[],
  initial: PenaltyState = initialState,
): Procedure<PenaltyState> => ({
  id: 'penalty-ordinary',
  version: 1,
  zh: '普通程序',
  initial,
  acts,
  clocks: () => [],
  stages: () => [],
  stageOf: () => '',
  people: (state) => state.team.everHandled,
});

/** A case that has been filed and is being investigated by 周晓岚 and 陈立群. */
export const filedState: PenaltyState = {
  ...initialState,
  agencyId,
  lead: {
    seq: 1,
    at: at('2026-03-10'),
    by: people.zhou.id,
    source: 'inspection',
    receivedOn: '2026-03-10',
    summary: '样例',
  },
  parties: [{ id: 'p1', kind: 'individualBusiness', name: '清岚县城关镇福满家副食店' }],
  conduct: {
    cause: '经营超过保质期的食品',
    items: ['expired-food'],
    from: '2026-02-17',
    to: '2026-03-10',
    continuing: false,
    place: '清岚县城关镇解放路12号',
    harm: false,
  },
  filing: {
    proposed: { seq: 2, at: at('2026-03-11'), by: people.zhou.id },
    approved: { seq: 3, at: at('2026-03-12'), by: people.lin.id, caseNumber: '清市监案〔2026〕12号' },
  },
  team: {
    handlers: [people.zhou.id, people.chen.id],
    everHandled: [people.zhou.id, people.chen.id],
    recusals: [],
  },
  last: { seq: 3, occurredAt: at('2026-03-12') },
};

export interface DriveOptions<S> {
  readonly procedure: Procedure<S>;
  readonly agency?: AgencyFacts;
  readonly staff?: Readonly<Record<string, StaffFacts>>;
  readonly related?: Facts['related'];
  readonly profile?: Profile;
}

/** What a test may do with a dossier. Every `day` is a civil day (noon in Shanghai) or an instant. */
export interface Drive<S> {
  readonly dossier: Dossier<S>;
  readonly state: S;
  facts: Facts;
  readonly profile: Profile;
  /** Does an act that must succeed; answers it. */
  do(who: StaffFacts, type: string, data: unknown, day: string): Act;
  /** Does an act if it is allowed; answers what was decided. */
  attempt(who: StaffFacts, type: string, data: unknown, day: string): Decision;
  /** Tries an act; nothing is kept of it. */
  try(who: StaffFacts, type: string, data: unknown, day: string): Decision;
  /** Codes an act is refused with; empty if it would be accepted. */
  refused(who: StaffFacts, type: string, data: unknown, day: string): readonly string[];
  /** The refusals themselves. */
  refusals(who: StaffFacts, type: string, data: unknown, day: string): readonly Refusal[];
  moves(who: StaffFacts, day: string): readonly Move[];
}

/** Names in order, as canonical JSON has them. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, child]) => [name, sorted(child)]));
};

/** Opens an empty dossier of a procedure; numbers and documents are made as the server would make them. */
export function drive<S>({
  procedure,
  agency = sampleAgency,
  staff = {},
  related = [],
  profile = resolveProfile('sample-donglan'),
}: DriveOptions<S>): Drive<S> {
  const acts: Act[] = [];
  let folded = fold(procedure, testId(50_000), acts);
  let ids = 0;
  let serial = 0;
  const everyone = {
    ...Object.fromEntries(Object.values(people).map((person) => [person.id, person])),
    ...staff,
  };

  const documentFor = (command: Command): IssuedDocument | undefined => {
    const definition = definitionsOf(procedure).get(command.type);
    const parsed = (
      definition?.schema as { safeParse(data: unknown): { data?: unknown } } | undefined
    )?.safeParse(command.data);
    if (definition?.document === undefined || parsed?.data === undefined) return undefined;
    const need = definition.document(parsed.data as never, self.state, profile);
    return need && issued(need, command.occurredAt);
  };

  const issued = (need: DocumentNeed, occurredAt: string): IssuedDocument => {
    serial += 1;
    const number =
      need.numberCode && `${agency.numberPrefix}${need.numberCode}〔${occurredAt.slice(0, 4)}〕${serial}号`;
    return {
      template: need.template,
      title: need.template,
      ...(number === undefined ? {} : { number }),
      file: testId(20_000 + serial),
      sha256: serial.toString(16).padStart(64, '0'),
      pages: 1,
      ...(need.volume === undefined ? {} : { volume: need.volume }),
      ...(need.enclosures === undefined
        ? {}
        : { enclosures: need.enclosures.map((enclosed) => issued(enclosed, occurredAt)) }),
    };
  };

  /** What the server writes into the data before it decides. */
  const digested = (type: string, data: unknown): unknown => {
    const digest = definitionsOf(procedure).get(type)?.digest;
    if (digest === undefined) return data;
    const salted = digest.salted ? { salt: '5a'.repeat(32), ...(data as object) } : (data as object);
    const over = JSON.stringify(sorted(digest.over(salted as never, self.state)));
    return { ...salted, [digest.field]: createHash('sha256').update(over).digest('hex') };
  };

  const self: Drive<S> = {
    facts: { refs: [], calendar: nationalCalendar, agency, staff: everyone, related },
    profile,
    get dossier() {
      if (folded.seq !== acts.length) folded = fold(procedure, testId(50_000), [...acts]);
      return folded;
    },
    get state() {
      return this.dossier.state;
    },
    try(who, type, data, day) {
      ids += 1;
      const occurredAt = day.length === 10 ? at(day) : day;
      const command: Command = { id: testId(30_000 + ids), type, occurredAt, data: digested(type, data) };
      const document = documentFor(command);
      return decide(
        this.dossier,
        this.facts,
        profile,
        actorOf(who),
        { ...command, ...(document === undefined ? {} : { document }) },
        occurredAt,
      );
    },
    attempt(who, type, data, day) {
      const decision = this.try(who, type, data, day);
      if (decision.ok) acts.push(decision.act);
      return decision;
    },
    do(who, type, data, day) {
      const decision = this.attempt(who, type, data, day);
      if (!decision.ok) {
        throw new Error(
          `${type}: ${decision.refusals.map((r) => `${r.code} ${r.path ?? ''} ${r.message}`).join('; ')}`,
        );
      }
      return decision.act;
    },
    refusals(who, type, data, day) {
      const decision = this.try(who, type, data, day);
      return decision.ok ? [] : decision.refusals;
    },
    refused(who, type, data, day) {
      return this.refusals(who, type, data, day).map((refusal) => refusal.code);
    },
    moves(who, day) {
      return moves(this.dossier, this.facts, profile, actorOf(who), day.length === 10 ? at(day) : day);
    },
  };
  return self;
}
