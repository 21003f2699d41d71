import { chineseDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { acl, apl, house } from '../../dossier/basis.ts';
import { act, choice, confirmed, date, key, money, paragraph, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { formatYuan } from '../../identifiers/index.ts';
import {
  adoptedField,
  defenceSchema,
  findingsField,
  findingsRefusal,
  numberedPoints,
  type SaidPoint,
} from './defence.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { isHandler, notAfterAct, ownAgency, partyExists, twoOfficers } from './gates.ts';
import { executing, payBy, unpaid, unperformedBy } from './owed.ts';
import type { Demand, Mark, PenaltyState } from './state.ts';

/** 催告 (强制法 art 35, 54) and what the party says to it: recorded, reviewed, adopted where it is right (art 36). */

const overdue: PenaltyGate<{ readonly party: string }> = ({ state, data, facts, profile, occurredAt }) => {
  if (data === undefined) return undefined;
  if (unperformedBy(state, data.party).length === 0) {
    return refuse('NOTHING_OWED', '该当事人已经履行处罚决定。', { source: acl(34), path: 'party' });
  }
  const due = payBy(state, data.party, facts, profile);
  if (due === undefined)
    return refuse('DECISION_NOT_SERVED', '处罚决定书尚未送达该当事人。', {
      source: acl(34),
      path: 'party',
      move: 'service.record',
    });
  return civilDay(occurredAt) > due
    ? undefined
    : refuse('NOT_OVERDUE', `履行期限至${chineseDate(due)}届满，尚未逾期。`, {
        source: acl(34),
        path: 'party',
      });
};

const issueDemand = penaltyAct({
  type: 'demand.issue',
  zh: '制作催告书',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    obligation: paragraph('应当履行的义务'),
    performBy: date('履行期限'),
    way: paragraph('履行方式', { max: 2000 }),
    fine: money('尚未缴纳的罚款'),
    surcharge: money('尚未缴纳的加处罚款'),
    gains: money('尚未缴纳的没收违法所得'),
    next: choice('逾期不履行的后果', {
      court: '申请人民法院强制执行',
      surcharge: '加处罚款',
      auction: '依法拍卖查封、扣押的财物抵缴',
    }),
    defenceTold: confirmed('已载明当事人依法享有的陈述权和申辩权'),
    contactPerson: text('联系人', { max: 60 }),
    contactPhone: text('联系电话', { max: 40 }),
    contactAddress: text('联系地址'),
  }),
  personal: ['obligation'],
  by: ['officer', 'handler'],
  source: [acl(35), acl(54)],
  open: executing,
  document: () => ({ template: 'P59', numberCode: '催' }),
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    overdue,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const wrong = (['fine', 'surcharge', 'gains'] as const).find(
        (of) => data[of] !== Math.max(unpaid(state, data.party, of), 0),
      );
      return wrong === undefined
        ? undefined
        : refuse(
            'DEMAND_MISCOMPUTED',
            `催告的金额与卷内记录不符，应为${formatYuan(Math.max(unpaid(state, data.party, wrong), 0))}元。`,
            { source: acl('35(三)'), path: wrong },
          );
    },
    ({ data, occurredAt }) =>
      data !== undefined && data.performBy <= civilDay(occurredAt)
        ? refuse('DATE_ORDER', '催告的履行期限应当晚于催告之日。', {
            source: acl('35(一)'),
            path: 'performBy',
          })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      demands: [
        ...state.execution.demands,
        {
          ...mark(header),
          party: data.party,
          document: header.seq,
          performBy: data.performBy,
          defences: [],
        },
      ],
    },
  }),
});

/** The demand a party was served with last, of those that stand. */
export const servedDemand = (state: PenaltyState, party: string): Demand | undefined =>
  state.execution.demands
    .filter(
      (demand) => demand.party === party && demand.servedOn !== undefined && demand.withdrawn === undefined,
    )
    .sort((a, b) => (a.servedOn ?? '').localeCompare(b.servedOn ?? ''))
    .at(-1);

const editDemand = (state: PenaltyState, seq: number, how: (demand: Demand) => Demand): PenaltyState => ({
  ...state,
  execution: {
    ...state.execution,
    demands: change(state.execution.demands, (demand) => demand.seq === seq, how),
  },
});

const recordDemandDefence = penaltyAct({
  type: 'demand.defend',
  zh: '记录对催告的陈述申辩',
  lane: 'execution',
  schema: defenceSchema,
  personal: ['speaker', 'agent', 'content'],
  by: ['officer', 'handler'],
  concurrency: 'additive',
  source: [acl(36)],
  open: (state) =>
    executing(state) && state.execution.demands.some(({ party }) => servedDemand(state, party) !== undefined),
  document: () => ({ template: 'P36' }),
  recording: { level: 'should', content: '陈述申辩过程', source: apl(47) },
  people: (data) => data.officers,
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const demand = servedDemand(state, data.party);
      if (demand?.servedOn === undefined)
        return refuse('DEMAND_NOT_SERVED', '没有送达该当事人的催告书。', {
          source: acl(36),
          move: 'service.record',
          path: 'party',
        });
      return data.madeOn < demand.servedOn
        ? refuse('BEFORE_EARLIER_STEP', `提出日期早于催告书送达之日（${chineseDate(demand.servedOn)}）。`, {
            source: house(),
            path: 'madeOn',
          })
        : undefined;
    },
    notAfterAct('madeOn', '提出日期'),
    twoOfficers((data) => data.officers),
  ],
  apply: (state, data, header) => {
    const demand = servedDemand(state, data.party);
    if (demand === undefined) return state;
    return editDemand(state, demand.seq, (own) => ({
      ...own,
      defences: [...own.defences, { ...mark(header), points: numberedPoints(header, data.points) }],
    }));
  },
});

/** The demand of a party to which something was said that nobody has reviewed; what was withdrawn asks for nothing. */
export const unreviewedDemand = (state: PenaltyState, party: string): Demand | undefined =>
  state.execution.demands.findLast(
    (demand) =>
      demand.party === party &&
      demand.withdrawn === undefined &&
      demand.defences.some((defence) => defence.reviewed === undefined),
  );

/** 要点 said to a demand that wait to be answered, with whose they are, in the order they were said. */
export const demandPointsToReview = (state: PenaltyState): readonly SaidPoint[] =>
  state.execution.demands
    .filter((demand) => unreviewedDemand(state, demand.party) === demand)
    .flatMap(({ party, defences }) =>
      defences.flatMap((defence) => (defence.reviewed === undefined ? [{ party, ...defence }] : [])),
    )
    .sort((a, b) => a.seq - b.seq)
    .flatMap(({ party, points }) => points.map((point) => ({ ...point, party })));

/** With a demand fall those before it, in whose place it came: none of them is what the court could be asked on. */
const withdrawDemand = (state: PenaltyState, { party, seq }: Demand, withdrawn: Mark): PenaltyState => ({
  ...state,
  execution: {
    ...state.execution,
    demands: change(
      state.execution.demands,
      (demand) => demand.party === party && demand.seq <= seq && demand.withdrawn === undefined,
      (demand) => ({ ...demand, withdrawn }),
    ),
  },
});

const anyUnreviewed = (state: PenaltyState) =>
  state.execution.demands.some(({ party }) => unreviewedDemand(state, party) !== undefined);

/** Whether the handlers are asked to review what a party said to a demand. */
export const demandToReview = (state: PenaltyState): boolean => executing(state) && anyUnreviewed(state);

const reviewDemandDefence = penaltyAct({
  type: 'demand.review',
  zh: '复核对催告的陈述申辩',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    findings: findingsField,
    adopted: adoptedField,
    demand: choice('对催告的处理', { stands: '催告继续有效', withdrawn: '撤回催告' }),
    suggestion: paragraph('处理意见'),
  }),
  by: ['officer', 'handler'],
  source: [acl(36)],
  open: demandToReview,
  document: () => ({ template: 'P38' }),
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    ({ state, data }) =>
      data !== undefined && unreviewedDemand(state, data.party) === undefined
        ? refuse('DEFENCE_NONE', '该当事人没有待复核的对催告的陈述申辩。', { source: acl(36), path: 'party' })
        : undefined,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const said = demandPointsToReview(state).filter(({ party }) => party === data.party);
      return findingsRefusal(said, data.findings, acl(36));
    },
    ({ data }) =>
      data?.adopted === 'yes' && data.demand === 'stands'
        ? refuse('DEFENCE_NOT_FOLLOWED', '当事人的意见成立的应当采纳，原催告不能照旧有效。', {
            source: acl(36),
            path: 'demand',
            remedy: '请撤回催告；仍有应当履行的义务的，另行催告。',
          })
        : undefined,
  ],
  apply: (state, data, header) => {
    const demand = unreviewedDemand(state, data.party);
    if (demand === undefined) return state;
    const reviewed = { ...mark(header), adopted: data.adopted };
    const standing = data.demand === 'withdrawn' ? withdrawDemand(state, demand, mark(header)) : state;
    return editDemand(standing, demand.seq, (own) => ({
      ...own,
      defences: own.defences.map((defence) =>
        defence.reviewed === undefined ? { ...defence, reviewed } : defence,
      ),
    }));
  },
});

/** No enforcement before what the party said to the demand was reviewed (强制法 art 36). */
export const demandAnswered: PenaltyGate<{ readonly party: string }> = ({ state, data }) =>
  data !== undefined && unreviewedDemand(state, data.party) !== undefined
    ? refuse('DEMAND_DEFENCE_NOT_REVIEWED', '当事人对催告的陈述、申辩尚未复核，不得申请强制执行。', {
        source: acl(36),
        path: 'party',
        move: 'demand.review',
      })
    : undefined;

export const demandActs = [issueDemand, recordDemandDefence, reviewDemandDefence];
