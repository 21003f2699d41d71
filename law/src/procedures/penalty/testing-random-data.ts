import { z } from 'zod';
import { canonicalJson } from '../../disclosure/canonical.ts';
import { publicProjection } from '../../disclosure/decision.ts';
import { publishedRound } from '../../disclosure/slice.ts';
import { civilDay } from '../../dossier/act.ts';
import type { RelatedPenalty, StaffFacts } from '../../dossier/facts.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { annulmentGroundNames } from './anew.ts';
import {
  awaitingHearing,
  benchOf,
  heardIn,
  openRequests,
  pendingHearings,
  requestsAt,
  unreportedHearings,
} from './hearing-course.ts';
import { type Debt, refundables, unpaid } from './owed.ts';
import { remedyResultNames } from './remedy.ts';
import { reviewItemNames } from './review.ts';
import type { Hearing, HearingRequest, Outcome, PenaltyState } from './state.ts';
import { at, type Drive, people, sampleAgency, sampleLead, testFile, testId } from './testing.ts';
/** Plausible data for every kind of act of a case, out of what the case is now; with mistakes made on purpose. */

/** A second reviewer, called in from another agency (跨部门调用). */
export const pooled: StaffFacts = {
  ...people.shen,
  id: testId(15),
  name: '许文',
  agencyId: testId(101),
  unit: '法制科',
};

export const everyone: readonly StaffFacts[] = [...Object.values(people), pooled];

/** A fine for the same conduct by another agency, known to some walks (处罚法 art 29). */
export const otherFine: RelatedPenalty = {
  dossier: testId(60_001),
  title: '另案',
  agency: '清岚县农业农村局',
  from: '2026-03-01',
  to: '2026-03-31',
  place: '清岚县城关镇解放路12号',
  fined: true,
};

/** Random choices out of one seed (mulberry32). */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  /** Whole number from `min` to `max`, both possible. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }
  pick<T>(list: readonly T[]): T {
    const chosen = list[this.int(0, list.length - 1)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  }
  some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    return Array.from({ length: Math.min(count, rest.length) }, () =>
      rest.splice(this.int(0, rest.length - 1), 1),
    ).flat();
  }
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of list) {
      left -= weight;
      if (left <= 0) return value;
    }
    return this.pick(list)[0];
  }
}

export const dayMs = 86_400_000;

/** Who does something to which case when. */
export interface Scene {
  readonly run: Drive<PenaltyState>;
  readonly state: PenaltyState;
  readonly occurredAt: string;
  readonly dice: Dice;
  readonly who: StaffFacts;
}

type Shape = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly widget?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
};

const shapes = new Map(
  penaltyOrdinary.acts.map((definition) => [
    definition.type,
    z.toJSONSchema(definition.schema as z.ZodType, { io: 'input', target: 'draft-7' }) as Shape,
  ]),
);

/** Data for an act: what its schema asks for, then what its kind needs to make sense. */
export function dataFor(type: string, scene: Scene): Record<string, unknown> {
  const plain = fill(shapes.get(type) ?? {}, '', scene) as Record<string, unknown>;
  return { ...plain, ...sensible[type]?.(scene) };
}

function fill(shape: Shape, name: string, scene: Scene): unknown {
  const { state, dice, occurredAt } = scene;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return dice.pick(shape.enum);
  if (shape.type === 'object') {
    const required = Object.entries(shape.properties ?? {}).filter(([key]) => shape.required?.includes(key));
    return Object.fromEntries(required.map(([key, child]) => [key, fill(child, key, scene)]));
  }
  if (name === 'draftHash') return draftHash(scene);
  switch (shape.widget) {
    case 'tick':
      return dice.chance(0.85);
    case 'date':
      return dice.chance(0.95) ? civilDay(occurredAt) : shifted(occurredAt, dice.int(-40, 40));
    case 'instant':
      return occurredAt;
    case 'number':
      return 1;
    case 'money':
      return dice.int(1, 100_000);
    case 'person':
      return dice.pick(everyone).id;
    case 'people':
      return officers(scene);
    case 'party':
      return shape.type === 'array' ? [partyOf(scene)] : partyOf(scene);
    case 'item':
      return shape.type === 'array' ? ['expired-food'] : 'expired-food';
    case 'files':
      return files(scene);
    case 'hidden':
      return '0'.repeat(64);
    default:
  }
  if (shape.type === 'array') {
    if (name === 'taken') return ['none'];
    const count = Math.max(shape.minItems ?? 0, dice.int(0, 1));
    return Array.from({ length: count }, () => fill(shape.items ?? {}, name, scene));
  }
  return shape.pattern?.startsWith('^[0-9a-f]{8}-') === true
    ? testId(60_000 + dice.int(0, 2))
    : `样例${state.last?.seq ?? 0}`;
}

const files = ({ dice }: Scene) => (dice.chance(0.9) ? [testFile(dice.int(1, 99))] : []);
const shifted = (instant: string, days: number) =>
  civilDay(new Date(Date.parse(instant) + days * dayMs).toISOString());

/** The handlers, or two people who go out; now and then somebody whose certificate does not hold, or the reviewer. */
function officers({ state, dice }: Scene): string[] {
  if (state.team.handlers.length > 1 && dice.chance(0.7)) return [...state.team.handlers];
  if (dice.chance(0.9)) return dice.some([people.zhou.id, people.chen.id, people.wu.id], 2);
  return dice.some([people.zhou, people.heyuan, people.tian, people.zhao, people.shen], 2).map((p) => p.id);
}

const partyOf = ({ state, dice }: Scene) =>
  dice.chance(0.02) || state.parties.length === 0 ? 'p9' : dice.pick(state.parties).id;

const draftHash = ({ state, dice }: Scene) =>
  dice.chance(0.03) ? 'f'.repeat(64) : ((dice.chance(0.05) ? state.drafts[0] : state.draft)?.hash ?? '');

/** Documents that some party has not been served with yet. */
export function unserved(state: PenaltyState): { document: number; party: string }[] {
  const served = new Set(state.services.map((service) => `${service.document} ${service.party}`));
  const toldOf = (document: number) =>
    pendingHearings(state).find((hearing) => hearing.scheduled.seq === document)?.parties ?? [];
  return state.documents
    .filter((entry) => /^P(34|35|40|46|48|53)$/.test(entry.document.template))
    .flatMap((entry) =>
      (entry.party !== undefined
        ? [entry.party]
        : entry.document.template === 'P40'
          ? toldOf(entry.seq).map((own) => own.party)
          : state.parties.map((party) => party.id)
      ).map((party) => ({ document: entry.seq, party })),
    )
    .filter((entry) => !served.has(`${entry.document} ${entry.party}`));
}

const businessParty = { ...sampleLead.parties[0] };
const naturalParty = (id: string, birthDate: string) => ({
  id,
  kind: 'naturalPerson',
  person: { name: '李小明', birthDate },
  contact: { phone: '13900000009' },
});
const organisationParty = (id: string) => ({ id, kind: 'organisation', name: '清岚县样例商贸有限公司' });

const law = '中华人民共和国食品安全法';

function outcomeFor({ state, dice }: Scene): Outcome {
  const before = state.draft?.outcome;
  // Written again: often the same with one sum changed, as a defence brings about.
  if (before?.kind === 'penalty' && dice.chance(0.6)) {
    const factor = dice.pick([0.9, 0.95, 1, 1.05, 1.3]);
    return {
      ...before,
      parties: before.parties.map((own) => ({
        ...own,
        penalties: own.penalties.map((penalty) =>
          penalty.fen === undefined ? penalty : { ...penalty, fen: Math.round(penalty.fen * factor) },
        ),
      })),
    };
  }
  const kind = dice.weighted<Outcome['kind']>([
    ['penalty', 85],
    ['noPenalty', 3],
    ['notEstablished', 2],
    ['criminalTransfer', 1],
  ]);
  const item = sampleAgency.items[dice.pick(['expired-food', 'no-purchase-check'])];
  const tier = dice.pick(item?.tiers ?? []);
  const departure = dice.weighted<'belowMinimum' | 'aboveTier' | undefined>([
    [undefined, 70],
    ['belowMinimum', 20],
    ['aboveTier', 10],
  ]);
  const fen =
    departure === 'belowMinimum'
      ? dice.int(100_000, item?.fine?.min ?? 0)
      : dice.chance(0.04)
        ? (item?.fine?.max ?? 0) + 1
        : dice.int(tier.min, dice.chance(0.05) ? tier.max * 2 : tier.max);
  const lenient = { kind: 'belowMinimum' as const, ground: '受他人胁迫' };
  const penaltiesOf = () => [
    { kind: 'fine' as const, fen },
    ...(dice.chance(0.15) ? [{ kind: 'confiscateIllegalProperty' as const, what: '饼干7袋' }] : []),
    ...(dice.chance(0.1) ? [{ kind: 'orderSuspension' as const, what: '停业三个月' }] : []),
  ];
  return {
    kind,
    items: [
      {
        item: item?.id ?? '',
        breached: item?.breached.map((clause) => `${law}${clause.article}`) ?? [],
        basis: item?.basis.map((clause) => `${law}${clause.article}`) ?? [],
        tier: tier.id,
        ...(departure === undefined ? {} : { departure: { kind: departure, ground: '主动消除危害后果' } }),
        ...(state.parties.length > 1 && dice.chance(0.2)
          ? { perParty: [{ party: state.parties[0]!.id, tier: tier.id, departure: lenient }] }
          : {}),
      },
    ],
    parties:
      kind === 'penalty'
        ? state.parties.map(({ id }) => ({
            party: id,
            ...(dice.chance(0.9)
              ? { penalties: penaltiesOf() }
              : { penalties: [], noPenaltyGround: 'minor' as const }),
          }))
        : [],
    ...(kind === 'noPenalty' ? { noPenaltyGround: 'minor' as const } : {}),
    surchargeAnnounced: true,
    complex: dice.chance(0.1),
    majorPublicInterest: dice.chance(0.05),
    suspectedCrime: false,
  };
}

/** What the data of a kind of act must hold to be about this case. */
const sensible: Readonly<Record<string, (scene: Scene) => Record<string, unknown>>> = {
  'lead.register': ({ dice, occurredAt }) => ({
    ...sampleLead,
    source: dice.pick(['inspection', 'report']),
    receivedOn: civilDay(occurredAt),
    conductFrom: shifted(occurredAt, -20),
    conductTo: shifted(occurredAt, dice.chance(0.03) ? -900 : -1),
    parties: dice.weighted<unknown[]>([
      [[businessParty], 50],
      [[organisationParty('p1')], 15],
      [[businessParty, organisationParty('p2')], 45],
      [[naturalParty('p1', dice.pick(['1990-01-01', '1990-01-01', '2010-01-01', '2014-01-01']))], 10],
    ]),
  }),
  'lead.verify': ({ dice }) => ({ conclusion: dice.chance(0.9) ? 'file' : 'doNotFile' }),
  'filing.propose': (scene) => ({ handlers: officers(scene) }),
  'team.change': (scene) => ({
    handlers: scene.dice.chance(0.8)
      ? scene.dice.some([people.zhou, people.chen, people.wu], 2).map((p) => p.id)
      : [people.shen.id, people.zhou.id],
  }),
  'recusal.request': ({ state, dice, who }) =>
    dice.chance(0.5)
      ? { person: who.id, from: 'self' }
      : {
          from: 'party',
          party: 'p1',
          person: dice.pick([...state.team.everHandled, people.lin.id]),
        },
  'recusal.decide': ({ state, dice }) => ({
    person: state.team.recusals.findLast((entry) => entry.decided === undefined)?.person ?? testId(1),
    result: dice.chance(0.3) ? 'granted' : 'refused',
    ...(dice.chance(0.2) ? { collective: [people.lin.id, people.gao.id] } : {}),
  }),
  'party.add': ({ dice }) => ({ party: organisationParty(`p${dice.int(2, 4)}`) }),
  'party.amend': (scene) => ({ party: organisationParty(partyOf(scene)) }),
  'sameAct.distinguish': () => ({ dossier: otherFine.dossier }),
  'correction.recheck': ({ state }) => ({ order: state.investigation.correctionOrders.at(-1)?.id ?? 'x' }),
  'appraisal.period': ({ state }) => ({ appraisal: state.investigation.appraisals.at(-1)?.id ?? 'x' }),
  'appraisal.result': ({ state }) => ({ appraisal: state.investigation.appraisals.at(-1)?.id ?? 'x' }),
  'preservation.approve': (scene) => ({ ...preservation(scene), result: 'approved' }),
  'preservation.notify': (scene) => preservation(scene),
  'preservation.handle': (scene) => preservation(scene),
  'pause.begin': () => ({ clock: 'decide', ground: 'testing' }),
  'pause.end': ({ state }) => ({
    pause: state.time.pauses.find((pause) => pause.to === undefined)?.id ?? 'x',
  }),
  'extension.propose': ({ dice }) => ({ clock: 'decide', value: dice.int(1, 30) }),
  'extension.approve': () => ({ clock: 'decide', approver: 'head' }),
  'extension.return': () => ({ clock: 'decide' }),
  'draft.write': (scene) => {
    const { state, dice } = scene;
    const evidence = state.investigation.evidence;
    return {
      content: {
        facts: '当事人经营超过保质期的食品。',
        evidence: dice.some(evidence, 3).map((entry) => ({ id: entry.id, proves: '现场情况' })),
        nature: '经营超过保质期的食品',
        discretionReason: '依裁量基准',
        reasons: '事实清楚',
      },
      outcome: outcomeFor(scene),
      ...(dice.chance(0.3) && state.notices.length > 0
        ? { heavierGround: '另行查明', newEvidence: evidence.slice(-1).map((entry) => entry.id) }
        : {}),
      ...(state.earlier.length > 0 && dice.chance(0.7)
        ? {
            anew: { what: dice.pick(['facts', 'reasons', 'procedureOnly']), explanation: '说明' },
            newEvidence: evidence.slice(-1).map((entry) => entry.id),
          }
        : {}),
    };
  },
  'review.submit': ({ dice }) => (dice.chance(0.95) ? { changes: '已按意见修改' } : {}),
  'review.opine': (scene) => {
    const { dice, state } = scene;
    const approved = dice.chance(0.75);
    const items = Object.keys(reviewItemNames).map((item) => ({ item, result: 'pass' }));
    return {
      items: dice.chance(0.97) ? items : items.slice(1),
      outcome: approved ? 'approved' : dice.pick(['approvedWithChanges', 'rejected', 'correctionRequired']),
      draftHash: dice.chance(0.05) ? draftHash(scene) : (state.review.rounds.at(-1)?.draftHash ?? ''),
    };
  },
  'notice.issue': ({ dice }) => ({ hearingRight: dice.chance(0.85) }),
  'service.record': (scene) => {
    const { state, dice, occurredAt } = scene;
    const open = unserved(state);
    const method = dice.weighted([
      ['direct', 75],
      ['left', 8],
      ['post', 8],
      ['electronic', 3],
    ]);
    return {
      ...(open.length > 0 ? dice.pick(open) : {}),
      method,
      receiver: { name: '张桂芬', relation: 'self' },
      creditRepairNotice: true,
      ...(method === 'left' ? { refusal: { reason: '拒收', witness: '村干部' } } : {}),
      ...(method === 'post' ? { carrier: '邮单1' } : {}),
      ...(method === 'electronic' ? { address: 'a@b.cn' } : {}),
      ...(method === 'post' || method === 'electronic' ? { on: civilDay(occurredAt) } : {}),
    };
  },
  'service.publish': ({ state, dice }) => (unserved(state).length > 0 ? dice.pick(unserved(state)) : {}),
  'defence.review': ({ state, dice }) => {
    const said = state.responses.filter(({ defence }) => defence.length > 0);
    if (said.length === 0) return {};
    const { party } = dice.pick(said);
    const points = said.filter((own) => own.party === party).flatMap(({ defence }) => defence);
    const findings = points
      .flatMap((defence) => defence.points ?? [])
      .map(({ id }) => ({
        point: dice.chance(0.98) ? id : '样例',
        found: '样例',
        adopted: dice.pick(['yes', 'partly', 'no']),
        reason: '样例',
      }));
    return { party, findings };
  },
  'waiver.record': ({ dice, occurredAt }) => ({
    statement: dice.chance(0.95),
    defence: dice.chance(0.95),
    hearing: dice.chance(0.9),
    signedOn: shifted(occurredAt, dice.chance(0.1) ? dice.int(-30, 60) : 0),
    files: [testFile(5, 'scan')],
  }),
  'hearing.request': ({ state, dice, occurredAt }) => ({
    ...chosen(
      dice,
      state.notices.filter(
        (notice) =>
          notice.hearingRight &&
          notice.servedOn !== undefined &&
          !openRequests(state).some((request) => request.party === notice.party),
      ),
    ),
    requestedOn: shifted(occurredAt, dice.chance(0.15) ? dice.int(-10, 60) : 0),
  }),
  'hearing.accept': ({ state, dice }) => ({
    ...chosen(dice, requestsAt(state, 'asked')),
    ...(dice.chance(0.5) ? { exceptional: '不可抗力' } : {}),
  }),
  'hearing.refuse': ({ state, dice }) => chosen(dice, requestsAt(state, 'asked')),
  'hearing.withdraw': ({ state, dice }) => chosen(dice, openRequests(state)),
  'hearing.schedule': (scene) => {
    const waiting = awaitingHearing(scene.state).map((request) => request.party);
    return {
      ...(waiting.length > 1
        ? { parties: scene.dice.chance(0.7) ? waiting : waiting.slice(0, scene.dice.int(0, 1)) }
        : {}),
      ...arranged(scene),
    };
  },
  'hearing.reschedule': (scene) => {
    const { state, dice } = scene;
    const waiting = awaitingHearing(state).map((request) => request.party);
    const hearing = chosenHearing(scene, pendingHearings(state));
    const own = pendingHearings(state)
      .flatMap((entry) => heardIn(state, entry))
      .map((request) => request.party);
    return {
      ...hearing,
      ...(waiting.length > 0 && dice.chance(0.9) ? { parties: [...own, ...waiting] } : {}),
      ...(own.length > 1 && dice.chance(0.2) ? { parties: own.slice(1) } : {}),
      ...arranged(scene),
    };
  },
  'hearing.terminate': ({ state, dice }) => chosen(dice, requestsAt(state, 'scheduled')),
  'hearing.report': (scene) => chosenHearing(scene, unreportedHearings(scene.state)),
  'hearing.hold': (scene) => hold(scene),
  'discussion.record': ({ dice }) => ({
    expected: 5,
    opinions: ['甲', '乙', '丙', '丁', '戊'].map((person) => ({
      person,
      post: '局领导',
      opinion: '同意',
      vote: dice.chance(0.9) ? 'for' : 'against',
    })),
    conclusion: dice.chance(0.9) ? 'adopt' : 'reject',
  }),
  'decision.make': ({ dice }) => (dice.chance(0.9) ? { education: '已教育' } : {}),
  'criminal.propose': () => ({ team: [people.zhou.id, people.wu.id] }),
  'publication.prepare': ({ run, state, dice }) => {
    const projection = publicProjection(state, run.facts.agency, run.profile);
    const shown = publishedRound(state.publication)?.released?.publicId;
    const id = shown ?? dice.pick(['qwertyuiopasdfgh', 'abcdefghijklmnop']);
    const content = { ...projection?.fields, id };
    return {
      id: `r${state.publication.rounds.length + 1}`,
      content: dice.chance(0.05) ? { ...content, summary: '张桂芬，电话13900000000。' } : content,
    };
  },
  'publication.check': ({ dice }) => ({
    passed: dice.chance(0.9),
    opinion: '意见',
    secrecyChecked: dice.chance(0.97),
    masksChecked: dice.chance(0.97),
  }),
  'publication.approve': ({ dice }) => ({ passed: dice.chance(0.9), opinion: '意见' }),
  'publication.release': ({ run, state, dice }) => {
    const prepared = run.dossier.acts.filter((act) => act.type === 'publication.prepare');
    const round = dice.chance(0.9) ? prepared.at(-1) : prepared[0];
    const content = (round?.data as { content?: { id?: string } } | undefined)?.content;
    return {
      publicBytes: canonicalJson(content ?? {}),
      publicId: dice.chance(0.97) ? (content?.id ?? 'qwertyuiopasdfgh') : 'abcdefghijklmnop',
      cautionSeen: dice.chance(0.5),
      ...(state.publication.withheld === undefined ? {} : { cautionSeen: true }),
    };
  },
  'payment.record': (scene) => {
    const party = partyOf(scene);
    const own = scene.state.decision?.outcome.parties.find((entry) => entry.party === party);
    const fine = own?.penalties.find((penalty) => penalty.kind === 'fine')?.fen ?? 1;
    return {
      party,
      of: 'fine',
      fen: scene.dice.chance(0.85) ? fine : Math.ceil(fine / 2),
      receipt: `票${scene.state.last?.seq ?? 0}`,
    };
  },
  'payment.refund': ({ state, dice }) => {
    const [back] = refundables(state);
    return {
      payment: back?.payment.seq ?? 1,
      fen: dice.chance(0.9) ? (back?.fen ?? 1) : (back?.fen ?? 1) + 1,
      voucher: `退${state.last?.seq ?? 0}`,
    };
  },
  'payment.unclaimed': ({ state }) => ({ party: refundables(state)[0]?.payment.party ?? 'p1' }),
  'demand.issue': ({ state }) => {
    const party = state.decision?.outcome.parties[0]?.party ?? 'p1';
    const left = (of: Debt) => Math.max(unpaid(state, party, of), 0);
    const sums = { fine: left('fine'), surcharge: left('surcharge'), gains: left('gains') };
    return { party, ...sums, performBy: '2029-12-31' };
  },
  'goods.confiscate': ({ state }) => ({
    goods: [{ id: `g${state.last?.seq ?? 0}`, name: '超期食品', unit: '批', quantity: '1' }],
  }),
  'goods.dispose': ({ state, dice }) => ({
    goods: state.execution.goods.filter((entry) => entry.disposed === undefined).map((entry) => entry.id),
    ...(dice.chance(0.5) ? { how: 'sold', proceeds: 12_600 } : { proceeds: undefined }),
  }),
  'remedy.open': ({ state }) => ({ id: `m${state.remedies.length}` }),
  'remedy.accept': (scene) => remedy(scene),
  'remedy.answer': (scene) => remedy(scene),
  'publication.retract': ({ state }) => ({ publicId: shownId(state) }),
  'publication.takeDown': ({ state }) => ({ publicId: shownId(state) }),
  'publication.end': ({ state }) => ({ publicId: shownId(state) }),
  'remedy.close': (scene) => {
    const result = scene.dice.pick(Object.keys(remedyResultNames));
    if (scene.dice.chance(0.5))
      return { ...remedy(scene), result: 'annulled', redo: { grounds: [scene.dice.pick(grounds)] } };
    return { ...remedy(scene), result, penalties: result === 'changed' ? lighter(scene) : [] };
  },
  'decision.revoke': (scene) =>
    scene.dice.chance(0.5)
      ? { kind: 'annulled', penalties: [] }
      : { kind: 'changed', penalties: lighter(scene) },
  'closing.propose': ({ state, dice }) => ({
    reason: dice.chance(0.1)
      ? 'annulled'
      : state.decision?.outcome.kind === 'penalty'
        ? 'performed'
        : (state.decision?.outcome.kind ?? 'transferred'),
  }),
  'archive.file': ({ state, dice }) => ({
    archiveNumber: `${state.closing.closed?.on.slice(0, 4) ?? '2026'}${dice.int(1000, 9999)}`,
    checkedBy: people.ma.id,
  }),
  'act.correct': ({ run, dice, occurredAt }) => {
    const { acts } = run.dossier;
    const target = acts.length > 0 ? dice.pick(acts) : { seq: 1, occurredAt };
    const moved = Date.parse(target.occurredAt) + dice.int(-10, 10) * dayMs;
    return dice.chance(0.7)
      ? { target: target.seq, occurredAt: new Date(moved).toISOString() }
      : {
          target: target.seq,
          values: dice.chance(0.5) ? { place: '清岚县' } : { on: shifted(occurredAt, dice.int(-20, 20)) },
        };
  },
  'file.attach': ({ run, state, dice }) => ({
    target:
      state.recordings.find((entry) => entry.state === 'missing')?.seq ?? dice.int(1, run.dossier.seq + 1),
    files: [testFile(7)],
  }),
  'recording.explain': ({ state }) => ({
    target: state.recordings.find((entry) => entry.state === 'missing')?.seq ?? 1,
  }),
  'recording.decide': ({ state, dice }) => ({
    target: state.recordings.find((entry) => entry.asked !== undefined)?.seq ?? 1,
    result: dice.chance(0.8) ? 'approved' : 'refused',
  }),
  'document.seal': ({ state, dice }) => {
    const entry = state.documents.length > 0 ? dice.pick(state.documents) : undefined;
    return {
      document: entry?.seq ?? 1,
      sha256: entry?.document.sha256 ?? '0'.repeat(64),
      scan: testFile(8, 'scan'),
    };
  },
};

/** One of those an act can be about; sometimes left out, as it may be where only one can be meant. */
const chosen = (dice: Dice, among: readonly { readonly party: string }[]) =>
  among.length === 0 || dice.chance(among.length > 1 ? 0.1 : 0.5) ? {} : { party: dice.pick(among).party };

/** A hearing of one's own among several, named by one of its parties. */
function chosenHearing({ state, dice, who }: Scene, hearings: readonly Hearing[]) {
  if (hearings.length < 2 || dice.chance(0.1)) return {};
  const own = hearings.filter((hearing) => benchOf(hearing).includes(who.id));
  const parties: HearingRequest[] = [...heardIn(state, dice.pick(own.length > 0 ? own : hearings))];
  return parties.length === 0 ? {} : { hearing: dice.pick(parties).party };
}

function arranged({ dice, occurredAt }: Scene) {
  const heldOn = shifted(occurredAt, dice.int(dice.chance(0.1) ? 3 : 13, 25));
  const able = [people.shen, people.gao, people.feng, people.lin, ...(dice.chance(0.1) ? [people.zhou] : [])];
  const [chair, recorder] = dice.some(able, 2);
  return { heldOn, startsAt: at(heldOn, '09:00'), public: true, chair: chair?.id, recorder: recorder?.id };
}

const hold = (scene: Scene) => ({
  ...chosenHearing(scene, pendingHearings(scene.state)),
  startedAt: scene.occurredAt,
  endedAt: new Date(Date.parse(scene.occurredAt) + 3_600_000).toISOString(),
  present: [{ name: '张桂芬', capacity: 'party' }],
});

const grounds = Object.keys(annulmentGroundNames);

const preservation = ({ state, dice }: Scene) => ({
  preservation:
    state.investigation.preservations.length > 0 ? dice.pick(state.investigation.preservations).id : 'x',
});

const shownId = (state: PenaltyState) =>
  publishedRound(state.publication)?.released?.publicId ?? 'abcdefghijklmnop';

/** Half of every fine, and nothing else. */
const lighter = ({ state }: Scene) =>
  (state.decision?.outcome.parties ?? []).flatMap(({ party, penalties }) =>
    penalties
      .filter((penalty) => penalty.kind === 'fine')
      .map((penalty) => ({
        party,
        kind: penalty.kind,
        fen: Math.max(1, Math.floor((penalty.fen ?? 2) / 2)),
      })),
  );

const remedy = ({ state, dice }: Scene) => ({
  id: state.remedies.length > 0 ? dice.pick(state.remedies).id : 'x',
});
