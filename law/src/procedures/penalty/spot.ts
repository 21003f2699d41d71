import { z } from 'zod';
import { civilDay } from '../../dossier/act.ts';
import { apl, arl, house, sep } from '../../dossier/basis.ts';
import type { ClockInstance } from '../../dossier/define.ts';
import { citedAs, findItem, isListed } from '../../dossier/facts.ts';
import {
  act,
  choice,
  confirmed,
  date,
  files,
  key,
  money,
  paragraph,
  people,
  text,
  tick,
} from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { formatYuan } from '../../identifiers/index.ts';
import { findSummaryCeiling } from '../../profiles/index.ts';
import { outcomeRefusals } from './assess.ts';
import { mark, type PenaltyGate, penaltyAct } from './define.ts';
import { actorCertified, isEnded, ownAgency, twoOfficers } from './gates.ts';
import { partyField, partyPersonalPaths, toParty } from './lead.ts';
import { cashGroundNames, cashRefusal } from './payment.ts';
import type { CashGround, Outcome, PenaltyState } from './state.ts';

/** 当场处罚 (处罚法 art 51–53, 68–71): found, heard, decided and handed over in one visit. */

const decideSchema = act({
  parties: z
    .array(partyField)
    .length(1, '当场处罚一次对一个当事人作出。')
    .meta({ title: '当事人', widget: 'rows' }),
  officers: people('执法人员', 2),
  place: text('地点'),
  cause: text('案由', { hint: '违法行为名称，不含“涉嫌”和“案”字' }),
  conductFrom: date('违法行为发生之日'),
  facts: paragraph('违法事实'),
  item: key('执法事项', 'item'),
  breached: z
    .array(text('违反条款'))
    .min(1, '请选择违反条款。')
    .max(20)
    .meta({ title: '违反条款', widget: 'rows' }),
  basis: z
    .array(text('处罚依据'))
    .min(1, '请选择处罚依据。')
    .max(20)
    .meta({ title: '处罚依据', widget: 'rows' }),
  tier: key('裁量阶次').optional(),
  warning: tick('警告'),
  fine: money('罚款').optional(),
  correction: paragraph('责令改正内容').optional(),
  identityShown: confirmed('已出示执法证件、表明身份'),
  rightsTold: confirmed('已告知拟处罚的内容及事实、理由、依据和陈述、申辩的权利'),
  defence: choice('当事人的陈述、申辩', {
    none: '未提出',
    adopted: '提出，予以采纳',
    notAdopted: '提出，不予采纳',
  }),
  defenceReason: paragraph('陈述、申辩内容和复核情况').optional(),
  collection: choice('罚款缴纳方式', { bank: '向代收机构缴纳', cash: '当场收缴' }).optional(),
  cashGround: choice<CashGround>('当场收缴的理由', cashGroundNames).optional(),
  asked: tick('当事人已提出当场缴纳').optional(),
  surchargeAnnounced: tick('决定书载明逾期每日按百分之三加处罚款').optional(),
  signature: choice('当事人签收', { signed: '已签名', refused: '拒绝签收，已在决定书上注明' }),
  files: files(),
  recordingExemption: paragraph('未作音像记录的原因（报负责人批准）').optional(),
}).superRefine((data, context) => {
  const need = (missing: boolean, path: string, message: string) => {
    if (missing) context.addIssue({ code: 'custom', message, path: [path] });
  };
  need(!data.warning && data.fine === undefined, 'warning', '请选择警告或者填写罚款。');
  need(data.fine === 0, 'fine', '罚款金额应当大于零。');
  need(data.fine !== undefined && data.collection === undefined, 'collection', '请选择罚款缴纳方式。');
  need(
    data.collection === 'cash' && data.cashGround === undefined,
    'cashGround',
    '当场收缴罚款应当有法定理由。',
  );
  need(
    data.defence !== 'none' && data.defenceReason === undefined,
    'defenceReason',
    '请记录陈述、申辩的内容和复核情况。',
  );
});

type DecideData = z.infer<typeof decideSchema>;

/** Sums of 处罚法 art 51, by kind of party as the profile has them; a warning needs none. */
const withinCeiling: PenaltyGate<DecideData> = ({ data, profile }) => {
  const kind = data?.parties[0]?.kind;
  if (data?.fine === undefined || kind === undefined) return undefined;
  const ceiling = findSummaryCeiling(profile, kind);
  return ceiling !== undefined && data.fine <= ceiling
    ? undefined
    : refuse(
        'SUMMARY_CEILING',
        `罚款${formatYuan(data.fine)}元${ceiling === undefined ? '没有当场处罚的限额' : `超过当场处罚的限额${formatYuan(ceiling)}元`}，应当适用普通程序。`,
        {
          source: apl(51),
          path: 'fine',
          remedy: '请登记案源，按普通程序立案调查。',
        },
      );
};

const itemSummary: PenaltyGate<DecideData> = ({ data, facts, occurredAt }) => {
  if (data === undefined) return undefined;
  const item = findItem(facts.agency, data.item);
  // An item that is not listed is refused below, with everything else that is wrong with the outcome.
  if (item === undefined) return undefined;
  if (!isListed(item, civilDay(occurredAt))) {
    return refuse('ITEM_RETIRED', `「${item.zh}」已从本机关执法事项清单中取消。`, {
      source: apl('38(1)'),
      path: 'item',
    });
  }
  if (!item.summary) {
    return refuse('ITEM_NOT_SUMMARY', `「${item.zh}」不适用简易程序。`, {
      source: apl(51),
      path: 'item',
      remedy: '请按普通程序办理。',
    });
  }
  const clauses = [...item.breached, ...item.basis].map(citedAs);
  return [...data.breached, ...data.basis].every((cited) => clauses.includes(cited))
    ? undefined
    : refuse('CLAUSE_NOT_OF_ITEM', '所引条款不是该执法事项的条款。', { source: apl(38), path: 'basis' });
};

function outcomeOf(data: DecideData): Outcome {
  const party = data.parties[0]?.id ?? '';
  return {
    kind: 'penalty',
    items: [
      {
        item: data.item,
        breached: data.breached,
        basis: data.basis,
        ...(data.tier === undefined ? {} : { tier: data.tier }),
      },
    ],
    parties: [
      {
        party,
        penalties: [
          ...(data.warning ? [{ kind: 'warning' as const }] : []),
          ...(data.fine === undefined ? [] : [{ kind: 'fine' as const, fen: data.fine, item: data.item }]),
        ],
      },
    ],
    ...(data.correction === undefined ? {} : { correction: data.correction }),
    surchargeAnnounced: data.surchargeAnnounced ?? false,
    complex: false,
    majorPublicInterest: false,
    suspectedCrime: false,
  };
}

/** The case as the decision would leave it, without decision: what kinds, sums and clauses are judged on. */
function caseOf(state: PenaltyState, data: DecideData, day: string): PenaltyState {
  return {
    ...state,
    parties: data.parties.map(toParty),
    conduct: {
      cause: data.cause,
      items: [data.item],
      from: data.conductFrom,
      to: day,
      continuing: false,
      place: data.place,
      harm: false,
    },
  };
}

/** The same questions an ordinary outcome answers: law in force, kind allowed, range and tier, age. */
const lawful: PenaltyGate<DecideData> = ({ state, data, facts, occurredAt }) =>
  data === undefined
    ? undefined
    : outcomeRefusals(caseOf(state, data, civilDay(occurredAt)), outcomeOf(data), facts.agency);

const noSecondFine: PenaltyGate<DecideData> = ({ data, facts, occurredAt }) => {
  if (data?.fine === undefined) return undefined;
  const to = civilDay(occurredAt);
  return facts.related
    .filter((other) => other.fined && other.from <= to && data.conductFrom <= other.to)
    .map(
      (other): Refusal =>
        refuse(
          'SECOND_FINE',
          `${other.agency}已对该当事人同一时间的违法行为作出罚款，对同一个违法行为不得给予两次以上罚款。`,
          { source: apl(29), path: 'fine', remedy: '确属不同违法行为的，请按普通程序办理并说明理由。' },
        ),
    );
};

const collectable: PenaltyGate<DecideData> = ({ data, facts }) => {
  if (data?.fine === undefined) return undefined;
  if (data.collection === 'bank' && facts.agency.bank === undefined) {
    return refuse(
      'COLLECTING_BODY_MISSING',
      '机关尚未设置代收机构，罚款决定书应当载明代收机构的名称、地址。',
      { source: sep(7), path: 'collection' },
    );
  }
  return data.cashGround === undefined
    ? undefined
    : cashRefusal(data.cashGround, data.fine, true, data.asked === true);
};

const decideOnSpot = penaltyAct({
  type: 'spot.decide',
  zh: '当场作出处罚决定',
  lane: 'decision',
  schema: decideSchema,
  personal: [...partyPersonalPaths, 'facts', 'defenceReason'],
  by: ['officer', 'handler'],
  source: [apl(51), apl(52), arl('23(1)(一)')],
  open: (state) => state.decision === undefined && state.lead === undefined && state.spot === undefined,
  document: () => ({ template: 'P47', numberCode: '当罚' }),
  recording: { level: 'must', content: '出示证件、告知、听取申辩、交付决定书', source: apl(47) },
  correctable: ['place'],
  people: (data) => data.officers,
  columns: (data) => ({ handlers: data.officers }),
  gates: [
    actorCertified,
    twoOfficers((data) => data.officers),
    itemSummary,
    withinCeiling,
    lawful,
    noSecondFine,
    collectable,
    ({ data, occurredAt }) =>
      data !== undefined && data.conductFrom > civilDay(occurredAt)
        ? refuse('DATE_ORDER', '违法行为发生之日晚于处罚时间。', { source: house(), path: 'conductFrom' })
        : undefined,
  ],
  apply: (state, data, header) => {
    const day = civilDay(header.occurredAt);
    return {
      ...caseOf(state, data, day),
      agencyId: header.actor.agencyId,
      team: { ...state.team, handlers: data.officers, everHandled: data.officers },
      spot: {
        ...mark(header),
        officers: data.officers,
        facts: data.facts,
        rechecks: [],
        ...(data.collection === undefined ? {} : { collection: data.collection }),
        ...(data.cashGround === undefined ? {} : { cashGround: data.cashGround }),
      },
      decision: {
        ...mark(header),
        draftHash: '',
        outcome: outcomeOf(data),
        on: day,
        ...(header.document?.number === undefined ? {} : { number: header.document.number }),
        ...(header.document === undefined ? {} : { document: header.document }),
      },
    };
  },
});

const fileSpot = penaltyAct({
  type: 'spot.file',
  zh: '当场处罚备案',
  lane: 'record',
  schema: act({
    receiver: text('备案接收人', { max: 60 }),
    note: paragraph('备注', { max: 2000 }).optional(),
    files: files(),
  }),
  personal: ['receiver', 'note'],
  by: ['officer', 'handler', 'clerk'],
  concurrency: 'additive',
  source: [apl('52(3)')],
  open: (state) => state.spot !== undefined && state.spot.filedOn === undefined,
  document: () => ({ template: 'P47a' }),
  gates: [ownAgency],
  apply: (state, _data, header) =>
    state.spot === undefined
      ? state
      : { ...state, spot: { ...state.spot, filedOn: civilDay(header.occurredAt) } },
});

const recheckSpot = penaltyAct({
  type: 'spot.recheck',
  zh: '复查整改情况',
  lane: 'investigation',
  schema: act({
    officers: people('复查人员', 2),
    identityShown: confirmed('已出示执法证件、表明身份'),
    findings: paragraph('复查情况'),
    corrected: tick('已按要求改正'),
    files: files(),
    recordingExemption: paragraph('未作音像记录的原因（报负责人批准）').optional(),
  }),
  personal: ['findings'],
  by: ['officer', 'handler'],
  concurrency: 'additive',
  source: [apl(28), apl('42(1)')],
  open: (state) =>
    state.spot !== undefined && state.decision?.outcome.correction !== undefined && !isEnded(state),
  document: () => ({ template: 'P13b', numberCode: '复查' }),
  recording: { level: 'must', content: '复查现场', source: apl(47) },
  people: (data) => data.officers,
  gates: [ownAgency, twoOfficers((data) => data.officers)],
  apply: (state, data, header) =>
    state.spot === undefined
      ? state
      : {
          ...state,
          spot: {
            ...state.spot,
            rechecks: [
              ...state.spot.rechecks,
              { ...mark(header), on: civilDay(header.occurredAt), corrected: data.corrected },
            ],
          },
        },
});

/** PEN-07: reported to the own agency; the number of days is the profile's. */
export function spotClocks(state: PenaltyState): ClockInstance[] {
  if (state.spot === undefined) return [];
  const { filedOn } = state.spot;
  return [
    {
      key: 'spotFiling',
      rule: 'PEN-07',
      zh: '当场处罚决定报本机关备案',
      start: civilDay(state.spot.at),
      whose: 'agency',
      ...(filedOn === undefined ? {} : { doneOn: filedOn }),
    },
  ];
}

export const spotActs = [decideOnSpot, fileSpot, recheckSpot];
