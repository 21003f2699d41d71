import { addMonths, chineseDate, civilDate, getDay } from '../../calendar/index.ts';
import { isErased } from '../../dossier/act.ts';
import { apl, type Basis, house, profileRule } from '../../dossier/basis.ts';
import {
  type AgencyFacts,
  citedAs,
  clauseText,
  findItem,
  type PenaltyKind,
  type PowerItem,
} from '../../dossier/facts.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import type { Profile } from '../../profiles/index.ts';
import { bornOn } from './identity-paper.ts';
import type {
  DecisionMade,
  Discretion,
  Mark,
  Outcome,
  OutcomeItem,
  Party,
  PartyOutcome,
  PenaltyState,
} from './state.ts';

/** What an intended outcome means in law: hearing right, collective discussion, discretion, severity. */

export interface Reason {
  /** Chinese sentence. */
  readonly zh: string;
  readonly source: Basis;
}

/** Penalties that always open the hearing (处罚法 art 63(1)(三)(四)). */
const hearingKinds: readonly PenaltyKind[] = [
  'downgradeQualification',
  'licenceForfeiture',
  'orderSuspension',
  'orderClosure',
  'restrictEmployment',
];

export function sumOf(outcome: PartyOutcome, kinds: readonly PenaltyKind[]): number {
  return outcome.penalties.reduce(
    (sum, penalty) => (kinds.includes(penalty.kind) ? sum + (penalty.fen ?? 0) : sum),
    0,
  );
}

export const fineOf = (outcome: PartyOutcome) => sumOf(outcome, ['fine']);
const confiscatedOf = (outcome: PartyOutcome) =>
  sumOf(outcome, ['confiscateIllegalGains', 'confiscateIllegalProperty']);

/** Whether this party must be told of the right to a hearing (处罚法 art 63). Unknown thresholds give no right by sum. */
export function hearingRight(
  outcome: Outcome,
  party: Party,
  agency: AgencyFacts,
  profile: Profile,
): Reason | undefined {
  const own = outcome.parties.find((candidate) => candidate.party === party.id);
  if (own === undefined) return undefined;
  const kind = own.penalties.find((penalty) => hearingKinds.includes(penalty.kind));
  if (kind !== undefined) return { zh: '拟作出的处罚种类依法可以要求听证', source: apl('63(1)') };
  if (own.penalties.length === 0) return undefined;
  const reached = hearingThresholdArticle(own, party, agency, profile);
  return reached === undefined ? undefined : { zh: '拟处罚款或者没收达到听证标准', source: apl(reached) };
}

/** The article by which fine or confiscation of one party reach the hearing threshold of the field (处罚法 art 63(1)(一)(二)). */
export function hearingThresholdArticle(
  outcome: PartyOutcome,
  party: Party,
  agency: AgencyFacts,
  profile: Profile,
): string | undefined {
  const thresholds = profile.values.hearingThresholds?.value;
  const threshold = (thresholds?.[agency.field] ?? thresholds?.other)?.[party.kind];
  if (threshold === undefined) return undefined;
  const reaches = (sum: number) => (threshold.inclusive ? sum >= threshold.fen : sum > threshold.fen);
  if (reaches(fineOf(outcome))) return '63(1)(一)';
  return reaches(confiscatedOf(outcome)) ? '63(1)(二)' : undefined;
}

/** The last hearing held in the case, whosever it was. */
export const heldHearing = (state: PenaltyState) =>
  state.hearings
    .flatMap((hearing) => hearing.held ?? [])
    .reduce<Mark | undefined>(
      (last, held) => (last !== undefined && last.seq > held.seq ? last : held),
      undefined,
    );

/** What was reviewed, discussed or proposed before a hearing does not stand for the decision after it. */
export const afterEveryHearing = (state: PenaltyState, seq: number): boolean =>
  seq > (heldHearing(state)?.seq ?? 0);

/** Why a collective discussion is required (处罚法 art 57(2); outside the tier always). */
export function discussionReasons(
  state: PenaltyState,
  outcome: Outcome,
  agency: AgencyFacts,
  profile: Profile,
): Reason[] {
  const reasons: Reason[] = [];
  if (outcome.complex) reasons.push({ zh: '情节复杂或者重大违法行为', source: apl('57(2)') });
  if (departs(outcome)) reasons.push({ zh: '减轻处罚或者超出裁量阶次', source: profileRule('集体讨论') });
  const grounds = profile.values.collectiveDiscussion?.value ?? [];
  if (
    grounds.includes('largeAmount') &&
    partiesOf(state, outcome).some(([, party]) => hearingRight(outcome, party, agency, profile) !== undefined)
  ) {
    reasons.push({ zh: '给予较重的行政处罚', source: apl('57(2)') });
  }
  return reasons;
}

/** The same items and clauses, in whatever order: another legal basis must be told anew (处罚法 art 44). */
export function sameGrounds(a: Outcome, b: Outcome): boolean {
  const keyOf = ({ items }: Outcome) =>
    JSON.stringify(
      items.map((item) => [item.item, [...item.breached].sort(), [...item.basis].sort()]).sort(),
    );
  return keyOf(a) === keyOf(b);
}

/** How a breach is weighed for one party: as is said of that party, or else as of everybody (处罚法 art 5(2)). */
export const discretionOf = (entry: OutcomeItem, party: string): Discretion =>
  entry.perParty?.find((own) => own.party === party) ?? entry;

/** Below the legal minimum or outside the tier on anything, for anybody. */
export const departs = ({ items }: Outcome) =>
  items.some((entry) => [entry, ...(entry.perParty ?? [])].some((own) => own.departure !== undefined));

export function kindsOf(outcome: Outcome): PenaltyKind[] {
  return outcome.parties.flatMap((party) => party.penalties.map((penalty) => penalty.kind));
}

export function partiesOf(state: PenaltyState, outcome: Outcome): [PartyOutcome, Party][] {
  return outcome.parties.flatMap((own): [PartyOutcome, Party][] => {
    const party = state.parties.find((candidate) => candidate.id === own.party);
    return party === undefined ? [] : [[own, party]];
  });
}

/** What is decided against whom, as it was last changed; also of a decision that has fallen, which binds nobody. */
export const decidedParties = (decision: DecisionMade | undefined): readonly PartyOutcome[] =>
  decision?.fate?.parties ?? decision?.outcome.parties ?? [];

/** Whether `next` weighs more on anyone than `before`: a new kind, or a larger sum (处罚法 art 45(2)). */
export function isHeavier(next: Outcome, before: Outcome): boolean {
  return next.parties.some((own) => {
    const earlier = before.parties.find((candidate) => candidate.party === own.party);
    if (earlier === undefined) return own.penalties.length > 0;
    const known = new Set(earlier.penalties.map((penalty) => penalty.kind));
    return (
      own.penalties.some((penalty) => !known.has(penalty.kind)) ||
      fineOf(own) > fineOf(earlier) ||
      confiscatedOf(own) > confiscatedOf(earlier)
    );
  });
}

/** 分案: the party is dealt with in another case; with `since`, by an act after the one numbered so. */
export const isSplitOff = ({ joined }: PenaltyState, party: string, since = 0): boolean =>
  joined.some(
    ({ how, parties, seq }) => how === 'splitInto' && seq > since && parties?.includes(party) === true,
  );

/** Parties this case deals with: all but those split off whom its outcome does not name; all of them where that leaves nobody. */
export function partiesHere(state: PenaltyState): readonly Party[] {
  const named = (state.decision ?? state.draft)?.outcome.parties.map((own) => own.party) ?? [];
  const here = state.parties.filter(({ id }) => named.includes(id) || !isSplitOff(state, id));
  return here.length > 0 ? here : state.parties;
}

/** Everything wrong with an outcome in itself: unknown items, law not in force, sums outside law and tier. */
export function outcomeRefusals(state: PenaltyState, outcome: Outcome, agency: AgencyFacts): Refusal[] {
  const refusals = [...shapeRefusals(outcome), ...kindRefusals(outcome, agency)];
  if (outcome.kind === 'noPenalty' && outcome.noPenaltyGround === undefined) {
    refusals.push(
      refuse('NO_PENALTY_GROUND', '不予处罚应当选定法定理由。', {
        source: apl(33),
        path: 'outcome.noPenaltyGround',
      }),
    );
  }
  const punishes = outcome.parties.some((party) => party.penalties.length > 0);
  if (outcome.kind === 'penalty' && !punishes) {
    refusals.push(
      refuse('PENALTY_MISSING', '拟给予处罚的，应当写明对当事人的处罚。', {
        source: apl(57),
        path: 'outcome.parties',
      }),
    );
  }
  if (outcome.kind !== 'penalty' && punishes) {
    refusals.push(
      refuse('PENALTY_UNEXPECTED', '不给予处罚的处理意见不能含有处罚内容。', {
        source: apl(57),
        path: 'outcome.parties',
      }),
    );
  }
  refusals.push(...sparingRefusals(outcome));
  const known = new Set(state.parties.map(({ id }) => id));
  for (const [path, parties] of [
    ['outcome.parties', outcome.parties],
    ['outcome.items', outcome.items.flatMap((entry) => entry.perParty ?? [])],
  ] as const) {
    if (parties.some(({ party }) => !known.has(party)))
      refusals.push(refuse('PARTY_UNKNOWN', '本案没有这一当事人。', { path, source: house() }));
  }
  const named = new Set(outcome.parties.map((own) => own.party));
  const leftOut = state.parties.filter(({ id }) => !named.has(id) && !isSplitOff(state, id));
  if (outcome.kind === 'penalty' && leftOut.length > 0) {
    refusals.push(
      refuse('PARTY_LEFT_OUT', `还有${leftOut.length}名当事人没有写明处理。`, {
        source: apl(57),
        path: 'outcome.parties',
        remedy: '不处罚的当事人也要列出，选定不予处罚理由；由另案处理的，请先分案。',
      }),
    );
  }
  for (const entry of outcome.items) {
    const item = findItem(agency, entry.item);
    if (item === undefined) {
      refusals.push(
        refuse('ITEM_NOT_LISTED', '所选执法事项不在本机关执法事项清单内。', {
          source: apl('38(1)'),
          path: 'outcome.items',
        }),
      );
      continue;
    }
    refusals.push(...lawInForceRefusals(state, entry, item));
    if (outcome.kind === 'penalty') refusals.push(...discretionRefusals(state, outcome, entry, item));
  }
  if (outcome.kind === 'penalty')
    refusals.push(...personRefusals(state, outcome), ...limitationRefusals(state, agency));
  return refusals;
}

/** Who is spared where others are punished is told by which law (处罚法 art 30, 31, 33, 36, 57(1)); where nobody is, the outcome tells it of all. */
function sparingRefusals({ kind, parties }: Outcome): Refusal[] {
  const path = 'outcome.parties';
  const spares = (own: PartyOutcome) => kind === 'penalty' && own.penalties.length === 0;
  const given = (own: PartyOutcome) => own.noPenaltyGround !== undefined;
  return [
    ...(parties.some((own) => spares(own) && !given(own))
      ? [
          refuse('SPARING_GROUND_MISSING', '对不予处罚的当事人应当选定法定理由。', {
            source: apl(33),
            path,
            remedy: '请给予处罚，或者选定不予处罚理由；由另案处理的，请先分案。',
          }),
        ]
      : []),
    ...(parties.some((own) => !spares(own) && given(own))
      ? [
          refuse(
            'SPARING_GROUND_UNEXPECTED',
            '只有处罚其他当事人而不处罚该当事人的，才单独选定对该当事人不予处罚的理由。',
            { source: house(), path },
          ),
        ]
      : []),
  ];
}

/** Parties that a decision which punishes others spares though they broke the law: they are taught (处罚法 art 33(3)). */
export const sparedBreakers = ({ parties }: Pick<Outcome, 'parties'>): readonly string[] =>
  parties.flatMap(({ party, noPenaltyGround }) =>
    noPenaltyGround === undefined || noPenaltyGround === 'notEstablished' ? [] : [party],
  );

/** Every penalty is for a breach that the outcome names, and each party and each item stands in it once: nothing goes past the bounds below. */
function shapeRefusals({ kind, items, parties }: Outcome): Refusal[] {
  const refusals: Refusal[] = [];
  const breaches = new Set(items.map((entry) => entry.item));
  if (breaches.size < items.length)
    refusals.push(
      refuse('ITEM_REPEATED', '同一执法事项只认定一次。', { source: house(), path: 'outcome.items' }),
    );
  if (repeatsParty(parties))
    refusals.push(
      refuse('PARTY_REPEATED', '对同一当事人的处罚应当写在一起。', {
        source: house(),
        path: 'outcome.parties',
      }),
    );
  if (items.some((entry) => repeatsParty(entry.perParty ?? [])))
    refusals.push(
      refuse('PARTY_REPEATED', '同一违法行为对同一当事人只裁量一次。', {
        source: house(),
        path: 'outcome.items',
      }),
    );
  if (kind === 'penalty' && items.length === 0)
    refusals.push(
      refuse('ITEM_MISSING', '拟给予处罚的，应当写明认定的违法行为。', {
        source: apl(40),
        path: 'outcome.items',
      }),
    );
  const elsewhere = parties.some(({ penalties }) =>
    penalties.some(({ item }) => item !== undefined && !breaches.has(item)),
  );
  if (elsewhere)
    refusals.push(
      refuse('PENALTY_ITEM_UNKNOWN', '处罚所对应的事项不在认定的违法行为中。', {
        source: apl(40),
        path: 'outcome.parties',
      }),
    );
  return refusals;
}

const repeatsParty = (list: readonly { readonly party: string }[]) =>
  new Set(list.map(({ party }) => party)).size < list.length;

/** A kind of penalty that the item it is for provides; one that names no item is for any of them (处罚法 art 38). */
function kindRefusals(outcome: Outcome, agency: AgencyFacts): Refusal[] {
  if (outcome.kind !== 'penalty') return [];
  const listed = outcome.items.flatMap((entry) => findItem(agency, entry.item) ?? []);
  return outcome.parties
    .flatMap((own) => own.penalties)
    .flatMap((penalty) => {
      const meant = listed.filter((item) => penalty.item === undefined || item.id === penalty.item);
      if (meant.length === 0 || meant.some((item) => item.kinds.includes(penalty.kind))) return [];
      return refuse(
        'PENALTY_KIND_NOT_ALLOWED',
        `「${meant.map((item) => item.zh).join('」「')}」没有规定这一处罚种类。`,
        { source: apl(38), path: 'outcome.parties' },
      );
    });
}

/** The clause must be in force on the day of the conduct (处罚法 art 37: the old law, unless the new one is lighter). */
function lawInForceRefusals(
  state: PenaltyState,
  entry: Outcome['items'][number],
  item: PowerItem,
): Refusal[] {
  const day = state.conduct?.to;
  if (day === undefined) return [];
  const cited = new Set([...entry.breached, ...entry.basis]);
  return [...item.breached, ...item.basis]
    .filter((clause) => cited.has(citedAs(clause)))
    .filter(
      (clause) =>
        (clause.inForceUntil !== undefined && day >= clause.inForceUntil) ||
        (clause.inForceFrom !== undefined && day < clause.inForceFrom),
    )
    .map((clause) =>
      refuse(
        'LAW_NOT_IN_FORCE',
        `违法行为终了之日（${chineseDate(day)}）${clauseText(clause)}不在施行期间。`,
        {
          source: apl(37),
          path: 'outcome.items',
          remedy: '请改为适用行为时有效的条款；新法处罚较轻的，适用新法。',
        },
      ),
    );
}

/**
 * Fine against legal range and tier (处罚法 art 30, 32, 34): all that a party is fined for an item, and what names no item, together.
 * Above the maximum never.
 */
function discretionRefusals(
  state: PenaltyState,
  outcome: Outcome,
  entry: Outcome['items'][number],
  item: PowerItem,
): Refusal[] {
  return outcome.parties.flatMap((own) => {
    const fines = own.penalties.filter(
      (penalty) => penalty.kind === 'fine' && (penalty.item ?? entry.item) === entry.item,
    );
    if (fines.length === 0) return [];
    const fen = fines.reduce((sum, fine) => sum + (fine.fen ?? 0), 0);
    const weighed = discretionOf(entry, own.party);
    const unlawful = fineRefusals(fen, weighed, item);
    const age = ageAtConduct(state, own.party) ?? 18;
    const tooHeavy = age >= 14 && age < 18 && !isLighter(fen, weighed, item);
    return unlawful.length === 0 && tooHeavy ? [minorRefusal] : unlawful;
  });
}

const minorRefusal = refuse(
  'MINOR_MUST_BE_LIGHTER',
  '已满十四周岁不满十八周岁的未成年人有违法行为的，应当从轻或者减轻行政处罚。',
  {
    source: apl(30),
    path: 'outcome.items',
    remedy: '请在最低裁量阶次内确定罚款，或者写明低于阶次（从轻）、低于法定最低限额（减轻）及其理由。',
  },
);

/**
 * Whether a fine shows that it was made lighter (从轻、减轻; 处罚法 art 30): below the tier of the conduct, or within the lowest
 * tier; without tiers, anything but the most the law allows.
 */
function isLighter(fen: number, weighed: Discretion, item: PowerItem): boolean {
  const { fine, tiers } = item;
  if (tiers.length === 0) return fine === undefined || fen < inFen(fine.unit, fine.max, weighed);
  const own = tiers.find((tier) => tier.id === weighed.tier);
  const lowest = Math.min(...tiers.map((tier) => inFen(tier.unit, tier.max, weighed)));
  return fen <= lowest || (own !== undefined && fen < inFen(own.unit, own.min, weighed));
}

/** A bound of a range in fen; multiples are of the base sum. */
const inFen = (unit: 'fen' | 'permille', value: number, { base = 0 }: Discretion): number =>
  unit === 'fen' ? value : Math.floor((base * value) / 1000);

function fineRefusals(fen: number, weighed: Discretion, item: PowerItem): Refusal[] {
  const legal = item.fine;
  if (legal === undefined) return [];
  if (
    (legal.unit === 'permille' || item.tiers.some((tier) => tier.unit === 'permille')) &&
    weighed.base === undefined
  ) {
    return [
      refuse('BASE_REQUIRED', '按倍数计算罚款的，应当填写计算基数。', {
        source: apl(34),
        path: 'outcome.items',
      }),
    ];
  }
  if (fen > inFen(legal.unit, legal.max, weighed)) {
    return [
      refuse('FINE_ABOVE_MAXIMUM', '罚款超过法定最高限额，任何情形都不能作出。', {
        source: apl(4),
        path: 'outcome.parties',
      }),
    ];
  }
  const departure = weighed.departure?.kind;
  if (fen < inFen(legal.unit, legal.min, weighed)) {
    return departure === 'belowMinimum'
      ? []
      : [
          refuse('BELOW_MINIMUM', '罚款低于法定最低限额，属于减轻处罚，应当具有法定减轻情形并写明。', {
            source: apl(32),
            path: 'outcome.items',
          }),
        ];
  }
  const tier = item.tiers.find((candidate) => candidate.id === weighed.tier);
  if (tier === undefined) {
    return item.tiers.length === 0
      ? []
      : [refuse('TIER_REQUIRED', '请选择裁量阶次。', { source: apl(34), path: 'outcome.items' })];
  }
  const needed =
    fen < inFen(tier.unit, tier.min, weighed)
      ? 'belowTier'
      : fen > inFen(tier.unit, tier.max, weighed)
        ? 'aboveTier'
        : undefined;
  if (needed === undefined || departure === needed) return [];
  return [
    refuse('OUTSIDE_TIER', `罚款不在所选裁量阶次「${tier.zh}」的幅度内。`, {
      source: apl(34),
      path: 'outcome.items',
      remedy: '请调整金额或阶次；确需超出的，写明理由，并须经法制审核和集体讨论。',
    }),
  ];
}

/**
 * Under fourteen, or unable to recognise or control the own conduct: no penalty (处罚法 art 30, 31). Of reduced capacity: may be
 * lighter, which art 31 leaves to discretion, so that nothing is refused.
 */
function personRefusals(state: PenaltyState, outcome: Outcome): Refusal[] {
  return outcome.parties.flatMap((own): Refusal[] => {
    if (own.penalties.length === 0) return [];
    const age = ageAtConduct(state, own.party);
    if (age !== undefined && age < 14) {
      return [
        refuse('UNDER_FOURTEEN', '不满十四周岁的未成年人有违法行为的，不予行政处罚。', {
          source: apl(30),
          path: 'outcome.parties',
        }),
      ];
    }
    const person = state.parties.find((party) => party.id === own.party)?.person;
    if (person !== undefined && !isErased(person) && person.capacity === 'none') {
      return [
        refuse('NO_CAPACITY', '当事人在不能辨认或者不能控制自己行为时有违法行为的，不予行政处罚。', {
          source: apl(31),
          path: 'outcome.parties',
        }),
      ];
    }
    return [];
  });
}

/** Age in full years of a natural person on the first day of the conduct; undefined for others or if not known. */
export function ageAtConduct(state: PenaltyState, partyId: string): number | undefined {
  const party = state.parties.find((candidate) => candidate.id === partyId);
  const day = state.conduct?.from;
  if (
    party?.kind !== 'naturalPerson' ||
    party.person === undefined ||
    isErased(party.person) ||
    day === undefined
  )
    return undefined;
  const born = bornOn(party.person);
  if (born === undefined) return undefined;
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
}

/** 追责时效 (处罚法 art 36: two years, five for life, health or financial safety with harm; 生态环境法典 art 1054: five with harm). */
function limitationRefusals(state: PenaltyState, agency: AgencyFacts): Refusal[] {
  const { conduct, lead } = state;
  if (conduct === undefined || lead === undefined) return [];
  const environmentCode = agency.field === 'environment' && conduct.to >= '2026-08-15';
  const safety = conduct.items.some((item) => findItem(agency, item)?.safety === true);
  const years = conduct.harm && (safety || environmentCode) ? 5 : 2;
  const last = civilDate(addMonths(getDay(conduct.to), years * 12));
  if (lead.receivedOn <= last) return [];
  return [
    refuse(
      'LIMITATION_PASSED',
      `违法行为在${years}年内未被发现（时效至${chineseDate(last)}），不再给予行政处罚。`,
      {
        source: apl(36),
        remedy: '请改为不予处罚（超过追责时效）。',
      },
    ),
  ];
}
