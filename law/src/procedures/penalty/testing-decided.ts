import { createHash } from 'node:crypto';
import { canonicalJson } from '../../disclosure/canonical.ts';
import type { PublicDecision } from '../../disclosure/decision.ts';
import { publicProjection } from '../../disclosure/decision.ts';
import { type AgencyFacts, citedAs, type PowerItem } from '../../dossier/facts.ts';
import { closingActs } from './closing.ts';
import { executionActs, executionClocks } from './execution.ts';
import { recordActs } from './file-record.ts';
import { majorFilingClocks } from './major-filing.ts';
import { publicationActs, publicationClocks } from './publication.ts';
import { remedyActs, remedyClocks } from './remedy.ts';
import { serviceActs, serviceClocks } from './service.ts';
import type { Outcome, Party, PartyOutcome, PenaltyState } from './state.ts';
import { at, type Drive, drive, filedState, people, procedureOf, sampleAgency, testFile } from './testing.ts';

/** Cases of the sample county as they stand when the decision has been made; tests drive them on from there. */

/** Seq of the decision in a prepared case; the acts a test drives start at 1. */
export const decisionSeq = 1000;

const document = (template: string, title: string, number: string, n: number) => ({
  template,
  title,
  number,
  file: testFile(n).id,
  sha256: String(n).padStart(64, '0'),
  pages: 2,
});

interface Decided {
  readonly parties: readonly Party[];
  readonly penalties: readonly PartyOutcome[];
  readonly on: string;
  readonly number: string;
  readonly cause: string;
  readonly item: string;
  readonly facts: string;
  readonly surchargeAnnounced?: boolean;
  readonly kind?: Outcome['kind'];
  readonly correction?: string;
  readonly named?: PenaltyState['named'];
}

export function decidedState(agency: AgencyFacts, written: Decided): PenaltyState {
  const item = agency.items[written.item];
  const basis = item?.basis.map(citedAs) ?? [];
  const outcome: Outcome = {
    kind: written.kind ?? 'penalty',
    items: [{ item: written.item, breached: [], basis }],
    parties: written.penalties,
    surchargeAnnounced: written.surchargeAnnounced ?? true,
    complex: false,
    majorPublicInterest: false,
    suspectedCrime: false,
    ...(written.correction === undefined ? {} : { correction: written.correction }),
  };
  const mark = { seq: decisionSeq, at: at(written.on, '09:00'), by: people.lin.id };
  const p46 = document('P46', '行政处罚决定书', written.number, 1);
  return {
    ...filedState,
    agencyId: agency.id,
    parties: written.parties,
    conduct: {
      cause: written.cause,
      items: [written.item],
      from: '2026-02-17',
      to: '2026-03-10',
      continuing: false,
      place: '清岚县',
      harm: false,
    },
    draft: {
      ...mark,
      seq: 990,
      hash: 'd'.repeat(64),
      version: 1,
      outcome,
      content: {
        facts: written.facts,
        evidence: [],
        nature: '',
        discretionReason: '',
        reasons: '',
      },
    },
    decision: {
      ...mark,
      draftHash: 'd'.repeat(64),
      outcome,
      on: written.on,
      number: written.number,
      document: p46,
    },
    documents: [
      { seq: decisionSeq, actType: 'decision.make', document: p46, at: mark.at, author: '林正平' },
      {
        seq: 999,
        actType: 'review.opine',
        document: document('P33', '法制审核意见书', '清法审〔2026〕1号', 2),
        at: mark.at,
        author: '沈若溪',
      },
    ],
    named: written.named ?? [],
    last: { seq: decisionSeq, occurredAt: mark.at },
  };
}

/** 案例一:福满家副食店, expired food, fine 6,000.00 and the goods. */
export const case1 = decidedState(sampleAgency, {
  parties: [
    {
      id: 'p1',
      kind: 'individualBusiness',
      name: '清岚县城关镇福满家副食店',
      uscc: '92990921MA0RY01A59',
      person: { name: '张桂芬' },
    },
  ],
  penalties: [
    {
      party: 'p1',
      penalties: [
        { kind: 'fine', fen: 600_000 },
        { kind: 'confiscateIllegalProperty', what: '饼干7袋、蛋黄派9盒' },
      ],
    },
  ],
  on: '2026-04-15',
  number: '清市监罚〔2026〕12号',
  cause: '经营超过保质期的食品',
  item: 'expired-food',
  facts: '当事人张桂芬经营超过保质期的食品，货值金额共计126.00元。',
  named: [{ seq: 1, name: '张桂芬', phone: '13900000000' }],
});

const otherItem = (id: string, zh: string, law: string, article: string): PowerItem => ({
  id,
  zh,
  breached: [],
  basis: [{ law, article }],
  kinds: ['fine'],
  tiers: [],
  summary: false,
  safety: false,
});

const otherAgency = (name: string, field: AgencyFacts['field'], item: PowerItem): AgencyFacts => ({
  ...sampleAgency,
  name,
  field,
  items: { [item.id]: item },
});

export const ecologyBureau = otherAgency(
  '怀川市生态环境局',
  'environment',
  otherItem('dust', '易扬尘物料未有效覆盖', '中华人民共和国生态环境法典', '第一千一百三十条第一款第三项'),
);

/** 案例三:鑫垒建材, dust, fine 28,000.00 with the surcharge announced. */
export const case3 = decidedState(ecologyBureau, {
  parties: [{ id: 'p1', kind: 'organisation', name: '清岚县鑫垒建材有限公司', uscc: '91990921MA0RY02BXD' }],
  penalties: [{ party: 'p1', penalties: [{ kind: 'fine', fen: 2_800_000 }] }],
  on: '2026-09-24',
  number: '怀环罚〔2026〕清岚7号',
  cause: '易扬尘物料未有效覆盖',
  item: 'dust',
  facts: '堆场露天堆放机制砂、石粉等易产生扬尘的物料。',
});

export const forestryBureau = otherAgency(
  '清岚县林业和草原局',
  'forestry',
  otherItem('felling', '滥伐林木', '中华人民共和国森林法', '第七十六条第二款'),
);

/** 案例四:罗国柱, felling, fine 26,100.00. */
export const case4 = decidedState(forestryBureau, {
  parties: [
    {
      id: 'p1',
      kind: 'naturalPerson',
      person: { name: '罗国柱', birthDate: '1978-03-12', idNumber: '990921197803124018' },
    },
  ],
  penalties: [{ party: 'p1', penalties: [{ kind: 'fine', fen: 2_610_000 }] }],
  on: '2026-06-18',
  number: '清林罚决〔2026〕9号',
  cause: '滥伐林木',
  item: 'felling',
  facts: '当事人罗国柱采伐杉木31株，立木蓄积11.2立方米。',
  named: [{ seq: 1, name: '罗国柱', birthDate: '1978-03-12', idNumber: '990921197803124018' }],
});

export const educationBureau = otherAgency(
  '清岚县教育局',
  'education',
  otherItem('tutoring', '擅自举办校外培训机构', '中华人民共和国民办教育促进法', '第六十四条'),
);

/** 案例五:李若兰, tutoring, fine 57,600.00; a pupil stands in the record and must never be public. */
export const case5 = decidedState(educationBureau, {
  parties: [
    {
      id: 'p1',
      kind: 'naturalPerson',
      person: { name: '李若兰', birthDate: '1985-07-15', idNumber: '990921198507154022' },
    },
  ],
  penalties: [{ party: 'p1', penalties: [{ kind: 'fine', fen: 5_760_000 }] }],
  on: '2026-08-21',
  number: '清教罚〔2026〕3号',
  cause: '擅自举办校外培训机构',
  item: 'tutoring',
  facts:
    '当事人李若兰（身份证号990921198507154022，电话13800001111）在学府路18号二层面向24名初中学生开展培训。小李同学（99092120110622301X）的母亲王小梅陈述，小李同学自6月20日起参加，学费2400元转入账户6222020200011223344。',
  correction: '责令停止办学，退还所收费用',
  named: [
    { seq: 1, name: '李若兰', birthDate: '1985-07-15', idNumber: '990921198507154022' },
    { seq: 2, name: '小李同学', birthDate: '2011-06-22', idNumber: '99092120110622301X' },
    { seq: 3, name: '王小梅', phone: '13900002222', address: '清岚县城关镇东街3号' },
  ],
});

/** Everything that follows a decision, over a prepared case. */
export function driveDecided(initial: PenaltyState, agency: AgencyFacts = sampleAgency): Drive<PenaltyState> {
  const acts = [
    ...serviceActs,
    ...publicationActs,
    ...executionActs,
    ...remedyActs,
    ...closingActs,
    ...recordActs,
  ];
  const procedure = {
    ...procedureOf(acts, initial),
    clocks: (...[state, profile, facts]: Parameters<typeof executionClocks>) =>
      [serviceClocks, publicationClocks, executionClocks, remedyClocks, majorFilingClocks].flatMap((clocks) =>
        clocks(state, profile, facts),
      ),
  };
  return drive({ procedure, agency });
}

export const officers = [people.zhou.id, people.wu.id];

/** Data of a service in person, signed by the party. */
export const inPerson = (more: Record<string, unknown> = {}) => ({
  document: decisionSeq,
  party: 'p1',
  method: 'direct',
  officers,
  place: '当事人经营场所',
  receiver: { name: '样例', relation: 'self' },
  files: [testFile(50)],
  ...more,
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export const publicId = 'abcdefghijklmnop';

/** The public content of a case with the digest the server would write beside it. */
export function prepared(dossier: Drive<PenaltyState>, id: string, change: Partial<PublicDecision> = {}) {
  const projection = publicProjection(dossier.state, dossier.facts.agency, dossier.profile);
  if (projection === undefined) throw new Error('no decision to publish');
  const content = { ...projection.fields, id: publicId, ...change };
  return { id, content, contentHash: sha256(canonicalJson(content)) };
}

/** Data of a release of some content. */
export const released = (content: unknown, more: Record<string, unknown> = {}) => ({
  publicBytes: canonicalJson(content),
  contentHash: sha256(canonicalJson(content)),
  publicId,
  ...more,
});

/** The market's written notice of publication, then service in person. */
export function serveDecision(dossier: Drive<PenaltyState>, day: string): void {
  if (dossier.facts.agency.field === 'market') {
    dossier.do(
      people.zhou,
      'publication.notify',
      { party: 'p1', contactPerson: '周晓岚', contactPhone: '0990-0000001' },
      day,
    );
  }
  dossier.do(people.zhou, 'service.record', inPerson({ creditRepairNotice: true }), day);
}
