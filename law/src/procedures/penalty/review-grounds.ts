import type { Field } from '../../calendar/index.ts';
import { apl, type Basis, basisText, house, profileRule } from '../../dossier/basis.ts';
import type { AgencyFacts, PenaltyKind } from '../../dossier/facts.ts';
import { formatMoney, PARTY_KIND_NAMES, type PartyKind } from '../../identifiers/index.ts';
import type { ByPartyKind, MajorDecisionGround, Profile } from '../../profiles/index.ts';
import { departs, hearingThresholdArticle, heldHearing, kindsOf, partiesOf, type Reason } from './assess.ts';
import type { Outcome, PenaltyState } from './state.ts';

/**
 * 重大执法决定法制审核: what has to be reviewed before it is decided. One table says it to whoever reads the catalogue (目录)
 * and decides it for a case.
 */

/** One line of the catalogue of major decisions (重大执法决定法制审核目录), as an agency shows it. */
interface CatalogueLine {
  readonly zh: string;
  /** Where it stands, as a citation. */
  readonly source: string;
  readonly confirmed: boolean;
}

interface Case {
  readonly state: PenaltyState;
  readonly outcome: Outcome;
  readonly agency: AgencyFacts;
  readonly profile: Profile;
}

type Values = Profile['values'];

interface Ground {
  /** The reason; undefined while the figure it needs is not set. */
  readonly zh: (values: Values) => string | undefined;
  /** The line of the catalogue, where it is not the reason with 的. */
  readonly line?: (values: Values, field: Field) => string | undefined;
  readonly applies: (context: Case) => boolean;
}

/** 处罚法 art 58(1). */
const byLaw: readonly (Ground & { readonly source: Basis })[] = [
  {
    source: apl('58(1)(一)'),
    zh: () => '涉及重大公共利益',
    applies: ({ outcome }) => outcome.majorPublicInterest,
  },
  {
    source: apl('58(1)(二)'),
    zh: () => '直接关系当事人或者第三人重大权益，经过听证程序',
    applies: ({ state }) => heldHearing(state) !== undefined,
  },
  {
    source: apl('58(1)(三)'),
    zh: () => '案件情况疑难复杂、涉及多个法律关系',
    applies: ({ outcome }) => outcome.complex,
  },
];

const suspensionKinds: readonly PenaltyKind[] = [
  'orderSuspension',
  'orderClosure',
  'licenceForfeiture',
  'restrictEmployment',
  'restrictBusiness',
];

/** What a region may add; a hearing held is a ground by law already. */
const byRegion: Readonly<Record<Exclude<MajorDecisionGround, 'hearingHeld'>, Ground>> = {
  amountAtHearingThreshold: {
    zh: () => '罚款或者没收达到听证标准',
    line: ({ hearingThresholds }, field) => {
      const thresholds = hearingThresholds?.value[field] ?? hearingThresholds?.value.other;
      return thresholds && `罚款或者没收达到听证标准的：${thresholdWords(thresholds)}`;
    },
    applies: ({ state, outcome, agency, profile }) =>
      partiesOf(state, outcome).some(
        ([own, party]) => hearingThresholdArticle(own, party, agency, profile) !== undefined,
      ),
  },
  suspensionOrRevocation: {
    zh: () => '责令停产停业、责令关闭、吊销许可证件、限制从业或者限制开展生产经营活动',
    applies: ({ outcome }) => kindsOf(outcome).some((kind) => suspensionKinds.includes(kind)),
  },
  belowMinimumOrOutsideTier: {
    zh: () => '减轻处罚或者超出裁量阶次',
    applies: ({ outcome }) => departs(outcome),
  },
  suspectedCrime: {
    zh: () => '涉嫌犯罪',
    applies: ({ outcome }) => outcome.suspectedCrime,
  },
  manyParties: {
    zh: ({ manyPartiesOver }) => manyPartiesOver && `当事人超过${manyPartiesOver.value}人`,
    applies: ({ state, profile }) =>
      state.parties.length > (profile.values.manyPartiesOver?.value ?? Number.POSITIVE_INFINITY),
  },
};

/** 一案一卷一审. */
const everyCase: Ground = {
  zh: () => '本领域适用普通程序的案件，每件都审核',
  line: () => '本领域适用普通程序的案件，每件都审核',
  applies: () => true,
};

type InForce = Ground & {
  readonly source: Basis;
  /** What the catalogue says of it; absent: it is not of the catalogue. */
  readonly stated?: { readonly source: string; readonly confirmed: boolean };
};

/** The law's own grounds, then the region's; beyond them whatever departs from the tiers is reviewed everywhere. */
function inForce(field: Field, { values }: Profile): InForce[] {
  const { majorDecisionGrounds, reviewEveryOrdinaryCase } = values;
  const catalogue = profileRule('重大执法决定法制审核目录');
  const grounds: InForce[] = byLaw.map((ground) => ({
    ...ground,
    stated: { source: basisText(ground.source), confirmed: true },
  }));
  for (const id of Object.keys(byRegion) as (keyof typeof byRegion)[]) {
    if (majorDecisionGrounds?.value.includes(id))
      grounds.push({ ...byRegion[id], source: catalogue, stated: majorDecisionGrounds });
    else if (id === 'belowMinimumOrOutsideTier') grounds.push({ ...byRegion[id], source: house() });
  }
  if (reviewEveryOrdinaryCase?.value.includes(field))
    grounds.push({ ...everyCase, source: catalogue, stated: reviewEveryOrdinaryCase });
  return grounds;
}

/** Why legal review is required before this outcome is decided (处罚法 art 58 and the profile's catalogue); empty: it is not. */
export function reviewReasons(
  state: PenaltyState,
  outcome: Outcome,
  agency: AgencyFacts,
  profile: Profile,
): Reason[] {
  return inForce(agency.field, profile).flatMap(({ zh, source, applies }) => {
    const reason = zh(profile.values);
    return reason !== undefined && applies({ state, outcome, agency, profile })
      ? [{ zh: reason, source }]
      : [];
  });
}

/** What has to be reviewed before it is decided, in a field under a profile; nothing of a ground whose figure is not set. */
export function reviewCatalogue(field: Field, profile: Profile): CatalogueLine[] {
  return inForce(field, profile).flatMap(({ zh, line, stated }) => {
    const reason = zh(profile.values);
    const words = line === undefined ? reason && `${reason}的` : line(profile.values, field);
    return stated === undefined || words === undefined
      ? []
      : [{ zh: words, source: stated.source, confirmed: stated.confirmed }];
  });
}

/** Kinds of party with the same sum stand together: 自然人、个体工商户¥10,000.00以上. */
function thresholdWords(thresholds: ByPartyKind): string {
  const bySum = new Map<string, string[]>();
  for (const kind of Object.keys(PARTY_KIND_NAMES) as PartyKind[]) {
    const threshold = thresholds[kind];
    if (threshold === undefined) continue;
    const sum = formatMoney(threshold.fen);
    const words = threshold.inclusive ? `${sum}以上` : `超过${sum}`;
    bySum.set(words, [...(bySum.get(words) ?? []), PARTY_KIND_NAMES[kind]]);
  }
  return [...bySum].map(([words, names]) => `${names.join('、')}${words}`).join('；');
}
