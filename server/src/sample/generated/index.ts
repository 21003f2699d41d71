import type { PenaltyState } from '@mingjing/law';
import { writtenCases } from '../cases/index.ts';
import { partyName, type SampleParty } from '../parties.ts';
import { people } from '../people.ts';
import { type Dice, diceOf } from '../seed.ts';
import type { Story } from '../story.ts';
import { cast } from '../writer.ts';
import {
  type Answer,
  type DecidedPlan,
  decidedCase,
  type Ending,
  foundBefore,
  type Incident,
} from './build.ts';
import { spread, workingDay } from './days.ts';
import { type MatterKind, matterOf, trades } from './matters.ts';
import { type NameGiver, openNames } from './names.ts';
import { type OtherEnd, otherCase, spotCase } from './undecided.ts';

/**
 * About 300 generated cases of the agencies that punish, over two years. The numbers of decisions before the written cases are
 * chosen so that these get theirs: 清市监罚〔2025〕41号, 〔2026〕12号, 清市监当罚〔2026〕0031号, 怀环罚〔2026〕清岚7号,
 * 清林罚决〔2026〕9号, 清教罚〔2026〕3号.
 */

type Agency = keyof typeof cast;

/** The day the story has come to: what would be done later has not been done. */
export const storyDay = '2026-10-20';
const storyEnd = `${storyDay}T10:00:00.000Z`;

/** So many cases of an agency, spread over days. */
interface Spread {
  readonly agency: Agency;
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

interface Batch extends Spread {
  readonly kinds: readonly MatterKind[];
  readonly endings?: readonly Ending[];
  readonly answers?: readonly Answer[];
  readonly services?: readonly DecidedPlan['service'][];
  /** Of the first so many cases of the batch. */
  readonly incidents?: readonly Incident[];
}

const mostly: readonly Ending[] = ['performed', 'performed', 'performed', 'late', 'performed'];

const decided: readonly Batch[] = [
  // 市监
  {
    agency: 'market',
    from: '2024-11-20',
    to: '2024-12-31',
    count: 4,
    kinds: ['unlabelled', 'price'],
    endings: ['performed', 'court'],
  },
  {
    agency: 'market',
    from: '2025-01-06',
    to: '2025-10-31',
    count: 40,
    kinds: [
      'unlabelled',
      'expired',
      'unlabelled',
      'price',
      'expired',
      'unlicensed',
      'expiredFull',
      'unlabelled',
    ],
    endings: [
      'performed',
      'performed',
      'late',
      'performed',
      'court',
      'performed',
      'upheld',
      'judged',
      'instalments',
      'corrected',
      'performed',
      'annulled',
      'performed',
      'ended',
      'performed',
      'selfRevoked',
      'performed',
    ],
    answers: ['silent', 'defence', 'silent', 'waiver', 'silent', 'hearing'],
  },
  {
    agency: 'market',
    from: '2025-11-07',
    to: '2025-12-31',
    count: 4,
    kinds: ['unlabelled', 'expired', 'price'],
    endings: mostly,
  },
  {
    agency: 'market',
    from: '2026-01-05',
    to: '2026-04-13',
    count: 11,
    kinds: ['expired', 'unlabelled', 'price', 'unlicensed'],
    endings: ['performed', 'late', 'performed', 'performed', 'withheld', 'instalments'],
    answers: ['silent', 'waiver', 'defence'],
  },
  {
    agency: 'market',
    from: '2026-04-17',
    to: '2026-08-28',
    count: 10,
    kinds: ['unlabelled', 'expired', 'price', 'expiredFull', 'unlicensed'],
    endings: ['performed', 'performed', 'late', 'performed', 'suing', 'performed', 'selfRevoked'],
    answers: ['silent', 'defence', 'waiver', 'hearing'],
    services: ['direct', 'publication', 'direct', 'left', 'direct'],
  },
  {
    agency: 'market',
    from: '2026-07-09',
    to: '2026-07-24',
    count: 2,
    kinds: ['unlabelled'],
    endings: ['reopened'],
  },
  // Asked for a hearing, and let it be: one did not come, one took it back.
  {
    agency: 'market',
    from: '2026-06-03',
    to: '2026-07-22',
    count: 2,
    kinds: ['unlicensed'],
    answers: ['absent', 'withdrawn'],
  },
  {
    agency: 'market',
    from: '2026-09-01',
    to: '2026-10-09',
    count: 6,
    kinds: ['unlabelled', 'price', 'expired'],
    endings: ['unpaid', 'performed', 'reconsidering', 'performed'],
    answers: ['silent', 'defence'],
  },
  // On the way to being published.
  {
    agency: 'market',
    from: '2026-10-13',
    to: '2026-10-15',
    count: 3,
    kinds: ['unlabelled', 'price', 'expired'],
    endings: ['toRelease', 'toApprove', 'toCheck'],
  },
  // Decided and sent by post, not yet received.
  {
    agency: 'market',
    from: '2026-10-19',
    to: '2026-10-20',
    count: 2,
    kinds: ['price', 'unlabelled'],
    services: ['post'],
  },
  // Running: the decision lies ahead of the story's day.
  {
    agency: 'market',
    from: '2026-10-21',
    to: '2026-10-21',
    count: 2,
    kinds: ['expired', 'price'],
    answers: ['waiver'],
    incidents: ['proposedEarly', 'proposedEarly'],
  },
  {
    agency: 'market',
    from: '2026-10-22',
    to: '2026-12-01',
    count: 10,
    kinds: ['unlabelled', 'expired', 'price', 'unlicensed'],
    answers: ['silent', 'defence', 'waiver', 'hearing'],
  },
  // With the reviewer, at the end of the investigation, and in a hearing on the story's day.
  {
    agency: 'market',
    from: '2026-11-03',
    to: '2026-11-04',
    count: 2,
    kinds: ['unlicensed', 'expired'],
  },
  { agency: 'market', from: '2026-11-02', to: '2026-11-03', count: 2, kinds: ['price'] },
  {
    agency: 'market',
    from: '2026-11-05',
    to: '2026-11-05',
    count: 1,
    kinds: ['unlicensed'],
    answers: ['hearing'],
  },
  // A handler's certificate was suspended on the way.
  {
    agency: 'market',
    from: '2026-10-28',
    to: '2026-10-28',
    count: 1,
    kinds: ['unlabelled'],
    incidents: ['handedOver'],
  },
  // 教育
  {
    agency: 'education',
    from: '2024-12-10',
    to: '2025-12-20',
    count: 6,
    kinds: ['tutoring'],
    endings: ['performed', 'late', 'performed', 'upheld'],
    answers: ['waiver', 'hearing', 'silent'],
  },
  {
    agency: 'education',
    from: '2026-02-02',
    to: '2026-07-20',
    count: 2,
    kinds: ['tutoring'],
    endings: ['performed', 'instalments'],
  },
  {
    agency: 'education',
    from: '2026-09-10',
    to: '2026-09-30',
    count: 1,
    kinds: ['tutoring'],
    endings: ['unpaid'],
  },
  {
    agency: 'education',
    from: '2026-10-23',
    to: '2026-11-20',
    count: 3,
    kinds: ['tutoring'],
    answers: ['silent', 'hearing', 'waiver'],
  },
  { agency: 'education', from: '2026-11-03', to: '2026-11-03', count: 1, kinds: ['tutoring'] },
  { agency: 'education', from: '2026-12-01', to: '2026-12-01', count: 1, kinds: ['tutoring'] },
  // 生态
  {
    agency: 'ecology',
    from: '2024-11-25',
    to: '2025-12-24',
    count: 9,
    kinds: ['dust', 'fume', 'noise', 'dust'],
    endings: ['performed', 'performed', 'late', 'court', 'annulled', 'reduced', 'ended'],
    answers: ['silent', 'defence', 'waiver'],
  },
  {
    agency: 'ecology',
    from: '2026-01-12',
    to: '2026-09-18',
    count: 6,
    kinds: ['dust', 'noise', 'fume'],
    endings: ['performed', 'late', 'suing', 'corrected', 'performed', 'reduced'],
    answers: ['silent', 'defence'],
  },
  // Annulled with an order to decide anew, and decided anew.
  {
    agency: 'ecology',
    from: '2025-03-12',
    to: '2025-03-12',
    count: 1,
    kinds: ['dust'],
    endings: ['decidedAnew'],
  },
  {
    agency: 'ecology',
    from: '2026-09-28',
    to: '2026-10-12',
    count: 1,
    kinds: ['dust'],
    endings: ['reconsidering'],
  },
  {
    agency: 'ecology',
    from: '2026-10-14',
    to: '2026-10-14',
    count: 1,
    kinds: ['dust'],
    endings: ['toApprove'],
  },
  // Two that were found before the Code came into force.
  {
    agency: 'ecology',
    from: '2026-10-26',
    to: '2026-10-30',
    count: 2,
    kinds: ['dust'],
    answers: ['silent', 'defence'],
    incidents: ['oldLaw', 'oldLaw'],
  },
  {
    agency: 'ecology',
    from: '2026-10-22',
    to: '2026-12-01',
    count: 5,
    kinds: ['dust'],
    answers: ['silent', 'defence'],
  },
  // 林草
  {
    agency: 'forestry',
    from: '2024-11-22',
    to: '2025-12-22',
    count: 8,
    kinds: ['felling', 'fire', 'forestLand', 'felling'],
    endings: ['performed', 'performed', 'instalments', 'late', 'court', 'performed', 'upheld'],
    answers: ['silent', 'defence', 'waiver'],
  },
  {
    agency: 'forestry',
    from: '2026-01-08',
    to: '2026-06-12',
    count: 8,
    kinds: ['felling', 'fire', 'forestLand'],
    endings: ['performed', 'late', 'performed', 'performed'],
    answers: ['silent', 'defence'],
  },
  {
    agency: 'forestry',
    from: '2026-06-24',
    to: '2026-10-12',
    count: 5,
    kinds: ['felling', 'forestLand', 'fire'],
    endings: ['performed', 'reopened', 'reconsidering', 'unpaid', 'performed'],
    incidents: ['recusalRefused'],
  },
  {
    agency: 'forestry',
    from: '2026-10-20',
    to: '2026-10-20',
    count: 1,
    kinds: ['felling'],
    services: ['post'],
  },
  {
    agency: 'forestry',
    from: '2026-10-22',
    to: '2026-12-01',
    count: 6,
    kinds: ['felling', 'forestLand'],
    answers: ['silent', 'hearing'],
  },
  // 青石镇
  {
    agency: 'qingshi',
    from: '2024-11-28',
    to: '2025-12-18',
    count: 9,
    kinds: ['straw'],
    endings: ['performed', 'performed', 'late', 'performed'],
    answers: ['silent', 'defence', 'waiver'],
  },
  {
    agency: 'qingshi',
    from: '2026-01-15',
    to: '2026-09-22',
    count: 8,
    kinds: ['straw'],
    endings: ['performed', 'late', 'performed'],
    answers: ['silent', 'waiver'],
    incidents: ['sealedOnPaper', 'sealedOnPaper'],
  },
  // Nine working days after this decision it is still not published: red on the supervisor's page.
  {
    agency: 'qingshi',
    from: '2026-10-08',
    to: '2026-10-08',
    count: 1,
    kinds: ['straw'],
    endings: ['unpublished'],
  },
  {
    agency: 'qingshi',
    from: '2026-10-21',
    to: '2026-10-21',
    count: 1,
    kinds: ['straw'],
    answers: ['waiver'],
    incidents: ['proposedEarly'],
  },
  { agency: 'qingshi', from: '2026-10-26', to: '2026-12-01', count: 5, kinds: ['straw'] },
];

const others: readonly (Spread & { readonly end: OtherEnd; readonly kinds: readonly MatterKind[] })[] = [
  {
    agency: 'market',
    end: 'noPenalty',
    from: '2025-02-10',
    to: '2026-08-20',
    count: 6,
    kinds: ['price', 'unlabelled'],
  },
  {
    agency: 'market',
    end: 'notEstablished',
    from: '2025-05-12',
    to: '2026-03-12',
    count: 2,
    kinds: ['unlabelled'],
  },
  { agency: 'market', end: 'refused', from: '2024-12-02', to: '2026-09-10', count: 5, kinds: ['price'] },
  {
    agency: 'market',
    end: 'transferred',
    from: '2025-03-03',
    to: '2026-08-11',
    count: 4,
    kinds: ['unlabelled'],
  },
  {
    agency: 'market',
    end: 'terminated',
    from: '2025-01-13',
    to: '2026-06-08',
    count: 4,
    kinds: ['unlabelled', 'price'],
  },
  { agency: 'market', end: 'police', from: '2025-06-16', to: '2026-05-18', count: 2, kinds: ['expiredFull'] },
  { agency: 'market', end: 'police', from: '2026-09-24', to: '2026-09-24', count: 1, kinds: ['expiredFull'] },
  {
    agency: 'market',
    end: 'sentBack',
    from: '2026-09-14',
    to: '2026-09-14',
    count: 1,
    kinds: ['unlabelled'],
  },
  {
    agency: 'market',
    end: 'suspended',
    from: '2026-08-03',
    to: '2026-09-21',
    count: 2,
    kinds: ['unlabelled'],
  },
  { agency: 'market', end: 'resumed', from: '2026-08-12', to: '2026-08-12', count: 1, kinds: ['price'] },
  { agency: 'market', end: 'dispute', from: '2026-09-28', to: '2026-09-28', count: 1, kinds: ['unlabelled'] },
  {
    agency: 'education',
    end: 'noPenalty',
    from: '2025-07-14',
    to: '2025-07-14',
    count: 1,
    kinds: ['tutoring'],
  },
  {
    agency: 'education',
    end: 'refused',
    from: '2026-03-09',
    to: '2026-03-09',
    count: 1,
    kinds: ['tutoring'],
  },
  { agency: 'ecology', end: 'noPenalty', from: '2025-04-14', to: '2026-05-11', count: 2, kinds: ['dust'] },
  { agency: 'ecology', end: 'dispute', from: '2026-09-22', to: '2026-09-22', count: 1, kinds: ['dust'] },
  { agency: 'ecology', end: 'disputeLost', from: '2026-06-15', to: '2026-06-15', count: 1, kinds: ['dust'] },
  { agency: 'ecology', end: 'suspended', from: '2026-09-07', to: '2026-09-07', count: 1, kinds: ['dust'] },
  { agency: 'ecology', end: 'refused', from: '2025-09-15', to: '2025-09-15', count: 1, kinds: ['fume'] },
  { agency: 'ecology', end: 'transferred', from: '2026-04-13', to: '2026-04-13', count: 1, kinds: ['dust'] },
  {
    agency: 'forestry',
    end: 'police',
    from: '2025-10-13',
    to: '2025-10-13',
    count: 1,
    kinds: ['fellingAtScale'],
  },
  {
    agency: 'forestry',
    end: 'police',
    from: '2026-09-28',
    to: '2026-09-28',
    count: 1,
    kinds: ['fellingAtScale'],
  },
  {
    agency: 'forestry',
    end: 'suspended',
    from: '2026-08-24',
    to: '2026-08-24',
    count: 1,
    kinds: ['felling'],
  },
  {
    agency: 'forestry',
    end: 'terminated',
    from: '2026-02-24',
    to: '2026-02-24',
    count: 1,
    kinds: ['forestLand'],
  },
  { agency: 'qingshi', end: 'transferred', from: '2026-04-08', to: '2026-04-08', count: 1, kinds: ['straw'] },
  { agency: 'qingshi', end: 'dispute', from: '2026-09-29', to: '2026-09-29', count: 1, kinds: ['straw'] },
  { agency: 'qingshi', end: 'refused', from: '2025-11-03', to: '2025-11-03', count: 1, kinds: ['straw'] },
];

const onTheSpot: readonly Spread[] = [
  { agency: 'market', from: '2025-01-08', to: '2025-12-19', count: 11 },
  { agency: 'market', from: '2026-01-06', to: '2026-09-14', count: 30 },
  { agency: 'market', from: '2026-09-18', to: '2026-10-16', count: 5 },
  { agency: 'forestry', from: '2024-12-05', to: '2026-04-20', count: 7 },
  { agency: 'qingshi', from: '2024-11-19', to: '2026-07-30', count: 13 },
];

/** Officers who were certified all through the case. */
function handlersOf(agency: Agency, dice: Dice, lastDay: string): readonly [string, string] {
  const pool: readonly string[] =
    agency === 'market'
      ? ['zhou', 'chen', 'wutong', ...(lastDay <= '2026-05-29' ? ['heyuan'] : [])]
      : agency === 'qingshi'
        ? ['qian', 'mengqiu', 'shilei', ...(lastDay <= '2026-05-29' ? ['tian'] : [])]
        : cast[agency].handlers;
  if (pool.length === 2) return cast[agency].handlers;
  const first = dice.below(pool.length);
  return [pool[first]!, pool[(first + 1 + dice.below(pool.length - 1)) % pool.length]!];
}

const takenNames = (): string[] => [
  ...[...people.values()].map((person) => person.name),
  ...writtenCases.flatMap((story) =>
    story.steps.slice(0, 1).flatMap((step) => {
      const { parties = [] } = step.data({} as never) as { parties?: readonly SampleParty[] };
      return parties.flatMap((party) => [partyName(party), party.person.name]);
    }),
  ),
];

const turn = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
const services = ['direct', 'direct', 'direct', 'left', 'direct', 'post', 'direct', 'electronic'] as const;

/** The generated cases, always the same. */
export function generatedCases(): readonly Story<PenaltyState>[] {
  const names = openNames(takenNames());
  let order = 100;
  const stories = [
    ...decided.flatMap((batch, at) =>
      spread(batch.from, batch.to, batch.count).map((day, index) => {
        order += 1;
        return decidedStory(batch, `${batch.agency}-${at}-${index + 1}`, day, index, names, order);
      }),
    ),
    ...others.flatMap(({ agency, end, from, to, count, kinds }) =>
      spread(from, to, count).map((day, index) => {
        order += 1;
        const key = `${agency}-${end}-${day}`;
        const dice = diceOf(key);
        const own = { ...cast[agency], handlers: handlersOf(agency, dice, workingDay(day, 60)) };
        const matter = matterOf(turn(kinds, index), { dice, names, foundOn: day, from: workingDay(day, -6) });
        return otherCase({ cast: own, key, dice, matter, end, order });
      }),
    ),
    ...onTheSpot.flatMap(({ agency, from, to, count }) =>
      spread(from, to, count).map((day, index) => {
        order += 1;
        return spotStory(agency, `${agency}-spot-${day}-${index + 1}`, day, index, names, order);
      }),
    ),
  ];
  return stories.map((story) => ({ ...story, steps: story.steps.filter((step) => step.at <= storyEnd) }));
}

function decidedStory(
  batch: Batch,
  key: string,
  decidedOn: string,
  index: number,
  names: NameGiver,
  order: number,
): Story<PenaltyState> {
  const dice = diceOf(key);
  const kind = turn(batch.kinds, index);
  const ending = turn<Ending>(batch.endings ?? ['performed'], index);
  const answer = answerFor(kind, turn<Answer>(batch.answers ?? ['silent'], index));
  const incident = batch.incidents?.[index];
  const foundOn = foundBefore(decidedOn, answer, incident);
  const several = (kind === 'unlabelled' || kind === 'dust') && index % 9 === 4 && ending === 'performed';
  const parties = several ? together(kind, names, dice) : undefined;
  const matter = matterOf(kind, {
    dice,
    names,
    foundOn,
    from: workingDay(foundOn, -5),
    ...(parties === undefined ? {} : { parties }),
  });
  // What is confiscated is listed for one party; several parties are fined only.
  const whole = ending === 'performed' && matter.parties.length === 1 ? matter : withoutGoods(matter);
  return decidedCase({
    cast: {
      ...cast[batch.agency],
      handlers:
        incident === 'handedOver'
          ? ['zhou', 'heyuan']
          : handlersOf(batch.agency, dice, workingDay(decidedOn, 60)),
    },
    key,
    dice,
    matter: whole,
    decidedOn,
    ending,
    answer,
    service:
      several || ending !== 'performed'
        ? 'direct'
        : turn<DecidedPlan['service']>(batch.services ?? services, index),
    preserve: index % 11 === 3,
    ...(incident === undefined ? {} : { incident }),
    order,
  });
}

/** Only what may be heard is heard: the sums of the others lie below the threshold. */
function answerFor(kind: MatterKind, answer: Answer): Answer {
  const heard: readonly MatterKind[] = ['unlicensed', 'tutoring'];
  return answer === 'hearing' && !heard.includes(kind) ? 'defence' : answer;
}

function together(kind: MatterKind, names: NameGiver, dice: Dice): readonly SampleParty[] {
  const make = () => (kind === 'dust' ? names.company(dice, trades.yard) : names.shop(dice));
  return [make(), { ...make(), id: 'p2' }];
}

function withoutGoods(matter: ReturnType<typeof matterOf>): ReturnType<typeof matterOf> {
  const { goods: _, ...rest } = matter;
  const penalties = Object.entries(
    (matter.draft.penalties ?? {}) as Record<string, readonly { kind: string }[]>,
  ).map(([party, imposed]) => [party, imposed.filter((each) => each.kind === 'fine')] as const);
  return { ...rest, draft: { ...matter.draft, penalties: Object.fromEntries(penalties) as never } };
}

function spotStory(
  agency: Agency,
  key: string,
  day: string,
  index: number,
  names: NameGiver,
  order: number,
): Story<PenaltyState> {
  const dice = diceOf(key);
  const own = { ...cast[agency], handlers: handlersOf(agency, dice, workingDay(day, 30)) };
  const common = { cast: own, key, dice, day, order };
  if (agency === 'forestry')
    return spotCase({
      ...common,
      item: 'fire-use',
      cause: '森林防火期内未经批准野外用火',
      party: names.citizen(dice),
      facts: `${dice.between(9, 17)}时许，当事人在森林防火区内未经批准焚烧${dice.pick(['地边杂草', '果园枯枝', '祭祀纸钱', '田埂茅草'])}，过火约${dice.between(1, 9)}平方米，经劝阻后当场扑灭，未引燃林木。`,
      ...(index % 2 === 0 ? {} : { yuan: 200, tier: 'small' }),
    });
  if (agency === 'qingshi') {
    const yuan = turn([100, 150, 200], index);
    return spotCase({
      ...common,
      item: 'dumping',
      cause: '个人随意倾倒生活垃圾',
      party: names.citizen(dice, '青石镇'),
      facts: `${dice.between(6, 19)}时许，当事人将约0.${dice.between(1, 9)}立方米${dice.pick(['生活垃圾', '厨余垃圾', '旧家具', '装修剩下的碎料和生活垃圾'])}倾倒在${dice.pick(['村道旁', '排水沟边', '河堤下', '晒场边'])}，经劝导后当场清理。`,
      yuan,
      tier: 'small',
    });
  }
  const party = names.shop(dice);
  if (index % 3 === 0)
    return spotCase({
      ...common,
      item: 'price-unmarked',
      cause: '不明码标价',
      party,
      facts: `执法人员${dice.between(9, 17)}时许检查发现，当事人在售的${dice.pick(['蔬菜', '水果', '日用百货', '酒水饮料', '干货调料', '文具'])}等${dice.between(3, 9)}种商品没有价签，当场改正。`,
      yuan: dice.between(1, 12) * 100,
      tier: 'light',
    });
  return spotCase({
    ...common,
    item: 'no-purchase-check',
    cause: '进货时未查验许可证和相关证明文件',
    party,
    facts: `执法人员检查发现，当事人购进的${dice.pick(['散装辣椒', '干香菇', '鲜鸡蛋', '散装白酒', '豆制品', '鲜面条', '冷冻肉'])}${dice.between(2, 30)}公斤（购进价${dice.between(6, 60) * 10}.00元）不能提供供货者许可证和产品合格证明，系首次被发现，当场改正。`,
  });
}
