import type { Field } from '../calendar/index.ts';
import { formatMoney, PARTY_KIND_NAMES, type PartyKind } from '../identifiers/index.ts';
import type { MajorDecisionGround, MoneyThreshold, Profile } from './profile.ts';

/** One line of the catalogue of major decisions (重大执法决定法制审核目录), as an agency shows it. */
export interface CatalogueLine {
  readonly zh: string;
  /** Where it stands, as a citation. */
  readonly source: string;
  readonly confirmed: boolean;
}

const art58 = (item: string) => `《行政处罚法》第五十八条第一款第${item}项`;

const national: readonly CatalogueLine[] = [
  { zh: '涉及重大公共利益的', source: art58('一'), confirmed: true },
  { zh: '直接关系当事人或者第三人重大权益，经过听证程序的', source: art58('二'), confirmed: true },
  { zh: '案件情况疑难复杂、涉及多个法律关系的', source: art58('三'), confirmed: true },
];

/** What has to be reviewed before it is decided, in a field under a profile: the law's own grounds, then the region's. */
export function reviewCatalogue(field: Field, { values }: Profile): CatalogueLine[] {
  const { majorDecisionGrounds, hearingThresholds, manyPartiesOver, reviewEveryOrdinaryCase } = values;
  const lines = [...national];
  const add = (zh: string, stated: { readonly source: string; readonly confirmed: boolean } | undefined) => {
    if (stated !== undefined) lines.push({ zh, source: stated.source, confirmed: stated.confirmed });
  };
  for (const ground of majorDecisionGrounds?.value ?? []) {
    const zh = wordsOf(ground, {
      thresholds: hearingThresholds?.value[field] ?? hearingThresholds?.value.other,
      many: manyPartiesOver?.value,
    });
    if (zh !== undefined) add(zh, majorDecisionGrounds);
  }
  if (reviewEveryOrdinaryCase?.value.includes(field))
    add('本领域适用普通程序的案件，每件都审核', reviewEveryOrdinaryCase);
  return lines;
}

/** Nothing for a ground that says no more than the law itself, or whose figure is not set. */
function wordsOf(
  ground: MajorDecisionGround,
  figures: {
    readonly thresholds: Readonly<Partial<Record<PartyKind, MoneyThreshold>>> | undefined;
    readonly many: number | undefined;
  },
): string | undefined {
  switch (ground) {
    case 'hearingHeld':
      return undefined;
    case 'amountAtHearingThreshold':
      return figures.thresholds === undefined
        ? undefined
        : `罚款或者没收达到听证标准的：${thresholdWords(figures.thresholds)}`;
    case 'suspensionOrRevocation':
      return '责令停产停业、责令关闭、吊销许可证件、限制从业或者限制开展生产经营活动的';
    case 'belowMinimumOrOutsideTier':
      return '减轻处罚或者超出裁量阶次的';
    case 'suspectedCrime':
      return '涉嫌犯罪的';
    case 'manyParties':
      return figures.many === undefined ? undefined : `当事人超过${figures.many}人的`;
    default:
      return ground satisfies never;
  }
}

/** Kinds of party with the same sum stand together: 自然人、个体工商户10,000.00元以上. */
function thresholdWords(thresholds: Readonly<Partial<Record<PartyKind, MoneyThreshold>>>): string {
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
