import { undecidedUnfit } from '../../disclosure/slice.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house, profileRule } from '../../dossier/basis.ts';
import type { ClockInstance } from '../../dossier/define.ts';
import type { Facts } from '../../dossier/facts.ts';
import { act, choice, confirmed, files, paragraph, person, text } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import type { Profile } from '../../profiles/index.ts';
import { type Reason, sumOf } from './assess.ts';
import { unservedChange } from './change.ts';
import { mark, penaltyAct } from './define.ts';
import { untaught } from './education.ts';
import {
  beforeDecision,
  isEnded,
  isHandler,
  notByHandler,
  notRecused,
  ownAgency,
  recordingsComplete,
} from './gates.ts';
import { unperformed } from './owed.ts';
import { publicationSettled, showsOutdated } from './publication.ts';
import { moneyReturned } from './refund.ts';
import { unservedParties } from './service.ts';
import type { ClosingReason, PenaltyState } from './state.ts';
import { volumeDocuments, volumeGaps, volumeNames, volumesOf } from './volume.ts';

/** 结案、撤销案件、重大处罚备案、归档. A case closes only when nothing is left lying. */

/** 撤销案件 is an act of its own, before the decision. */
type DecidedReason = Exclude<ClosingReason, 'caseWithdrawn'>;

export const closingReasonNames: Readonly<Record<DecidedReason, string>> = {
  performed: '处罚决定履行完毕',
  noPenalty: '不予行政处罚',
  notEstablished: '违法事实不成立',
  courtExecuted: '人民法院强制执行',
  transferred: '移送司法机关',
  annulled: '处罚决定被撤销或者确认无效',
  executionEnded: '终结执行',
};

/** 保管期限 of a penalty file: important ones for good, the others thirty years. */
export const retentionNames = { permanent: '永久', thirtyYears: '定期30年' } as const;

/** Whether the case stands where the reason says it does. */
function reasonRefusal(state: PenaltyState, reason: DecidedReason): Refusal | undefined {
  const { decision } = state;
  const no = (message: string, more: Partial<Refusal> = {}) =>
    refuse('CLOSING_REASON_WRONG', message, { source: house(), path: 'reason', ...more });
  switch (reason) {
    case 'performed': {
      if (decision?.outcome.kind !== 'penalty') return no('本案没有需要履行的处罚决定。');
      const left = unperformed(state);
      return left.length === 0
        ? undefined
        : refuse('NOT_PERFORMED', `处罚决定尚未履行完毕：${left.join('、')}。`, {
            source: apl(66),
            path: 'reason',
          });
    }
    case 'noPenalty':
    case 'notEstablished':
      return decision?.outcome.kind === reason
        ? undefined
        : no(`本案没有作出「${closingReasonNames[reason]}」的决定。`);
    case 'courtExecuted':
      return state.execution.courts.some((application) => application.ruled?.result === 'execute')
        ? undefined
        : no('没有人民法院准予强制执行的裁定。', { move: 'court.rule' });
    case 'transferred':
      return state.criminal?.answered?.result === 'filed'
        ? undefined
        : no('公安机关尚未决定立案。', { source: apl(27) });
    case 'annulled':
      return decision?.fate?.kind === 'annulled' || decision?.fate?.kind === 'void'
        ? undefined
        : no('处罚决定没有被撤销或者确认无效。');
    case 'executionEnded':
      return decision?.outcome.kind === 'penalty' ? undefined : no('本案没有需要执行的处罚决定。');
    default:
      return reason satisfies never;
  }
}

/** What is asked of a case, whoever closes it. */
interface Standing {
  readonly state: PenaltyState;
  readonly facts: Facts;
  readonly profile: Profile;
  readonly occurredAt: string;
}

type Lying = (about: Standing) => Refusal | readonly Refusal[] | undefined;

const served: Lying = ({ state, occurredAt }) => {
  const day = civilDay(occurredAt);
  const missing =
    unservedParties(state, day).length > 0
      ? '决定书'
      : unservedChange(state, day).length > 0
        ? '变更（撤销）处罚决定书'
        : undefined;
  return missing === undefined
    ? undefined
    : refuse('DECISION_NOT_SERVED', `${missing}尚未送达全部当事人。`, {
        source: apl(61),
        move: 'service.record',
      });
};

/** Everything seized, preserved or confiscated has been dealt with (处罚法 art 56, 74). */
const goodsAccountedFor: Lying = ({ state }) => {
  const refusals: Refusal[] = [];
  const kept = state.investigation.preservations.filter(
    (entry) => entry.notified !== undefined && entry.handled === undefined,
  );
  if (kept.length > 0) {
    refusals.push(
      refuse('PRESERVATION_UNHANDLED', `有${kept.length}项先行登记保存的证据尚未处理。`, {
        source: apl(56),
        move: 'preservation.handle',
      }),
    );
  }
  const left = state.execution.goods.filter((entry) => entry.disposed === undefined);
  if (left.length > 0) {
    refusals.push(
      refuse(
        'GOODS_NOT_DISPOSED',
        `有${left.length}项没收物品尚未处理：${left.map((entry) => entry.what).join('、')}。`,
        { source: apl('74(1)'), move: 'goods.dispose' },
      ),
    );
  }
  return refusals;
};

/** Nothing is shown that no longer stands (处罚法 art 48(2)). */
const takenBack = ({ state }: { readonly state: PenaltyState }): Refusal | undefined =>
  showsOutdated(state)
    ? refuse('NOT_PUBLISHED', '处罚决定已被变更、撤销或者确认违法、无效，公示尚未撤回。', {
        source: apl('48(2)'),
        move: 'publication.retract',
      })
    : undefined;

const published: Lying = (context) => {
  const { state, facts } = context;
  if (publicationSettled(state, facts.agency) !== undefined) return undefined;
  if (undecidedUnfit(state.publication) !== undefined)
    return refuse('NOT_PUBLISHED', '公示已经撤下，尚未审批。', {
      source: profileRule('不予公示情形'),
      move: 'publication.decideTakeDown',
    });
  return (
    takenBack(context) ??
    refuse(
      'NOT_PUBLISHED',
      state.decision?.fate === undefined
        ? '处罚决定尚未公示，也没有不予公示的决定。'
        : '变更后的处罚决定尚未公示，也没有不予公示的决定。',
      { source: apl(48), move: 'publication.prepare' },
    )
  );
};

/** What a case may leave behind that ends before a decision, also one that was reopened when its decision fell. */
export const nothingLeftBehind = [goodsAccountedFor, moneyReturned, takenBack] as const;

const filedAsMajor: Lying = ({ state, profile }) => {
  const needed = majorFilingNeeded(state, profile);
  return needed === undefined || state.majorFiling !== undefined
    ? undefined
    : refuse('MAJOR_FILING_MISSING', `${needed.zh}，应当备案，尚未报送。`, {
        source: needed.source,
        move: 'majorFiling.report',
      });
};

/** A decision on the spot has been reported, and its cash is with the bank (处罚法 art 52(3), 71). */
const spotSettled: Lying = ({ state }) => {
  const refusals: Refusal[] = [];
  if (state.spot !== undefined && state.spot.filedOn === undefined) {
    refusals.push(
      refuse('SPOT_NOT_FILED', '当场作出的处罚决定尚未报本机关备案。', {
        source: apl('52(3)'),
        move: 'spot.file',
      }),
    );
  }
  if (
    state.execution.payments.some(
      (payment) => payment.cash !== undefined && payment.cash.bankedOn === undefined,
    )
  ) {
    refusals.push(
      refuse('CASH_NOT_BANKED', '当场收缴的罚款尚未缴付指定银行。', {
        source: apl(71),
        move: 'payment.handIn',
      }),
    );
  }
  return refusals;
};

const nothingLying = [
  served,
  goodsAccountedFor,
  moneyReturned,
  recordingsComplete,
  published,
  filedAsMajor,
  spotSettled,
] as const;

/** Whether nothing is left lying that keeps the case from being closed. */
export const isSettled = (about: Standing): boolean =>
  nothingLying.every((lies) => [lies(about) ?? []].flat().length === 0);

/** Whether there is a way to close the case other than giving up what the decision asks for (终结执行). */
export const mayClose = (state: PenaltyState): boolean =>
  (Object.keys(closingReasonNames) as DecidedReason[]).some(
    (reason) => reason !== 'executionEnded' && reasonRefusal(state, reason) === undefined,
  );

const decidedNotClosed = (state: PenaltyState) =>
  (state.decision !== undefined || state.criminal?.answered?.result === 'filed') &&
  !isEnded(state) &&
  state.closing.archived === undefined;

const proposeClosing = penaltyAct({
  type: 'closing.propose',
  zh: '提请结案',
  lane: 'closing',
  schema: act({
    reason: choice<DecidedReason>('结案方式', closingReasonNames),
    result: paragraph('执行结果'),
    retention: choice('保管期限', retentionNames),
    goods: paragraph('涉案物品处理情况').optional(),
    files: files(),
  }),
  personal: ['result', 'goods'],
  by: ['officer', 'handler'],
  source: [house()],
  open: (state) => decidedNotClosed(state) && state.closing.proposed === undefined,
  warns: (state) =>
    untaught(state).length === 0
      ? []
      : [
          refuse('EDUCATION_NOT_RECORDED', '对不予处罚的当事人的教育没有记录入卷。', {
            source: apl('33(3)'),
            move: 'education.record',
          }),
        ],
  gates: [
    ownAgency,
    isHandler,
    notRecused,
    ...nothingLying,
    ({ state, data }) => (data === undefined ? undefined : reasonRefusal(state, data.reason)),
  ],
  apply: (state, data, header) => ({
    ...state,
    closing: {
      ...state.closing,
      proposed: {
        ...mark(header),
        reason: data.reason,
        result: data.result,
        retention: data.retention,
        ...(data.goods === undefined ? {} : { goods: data.goods }),
      },
    },
  }),
});

const approveClosing = penaltyAct({
  type: 'closing.approve',
  zh: '批准结案',
  lane: 'closing',
  schema: act({ opinion: paragraph('负责人意见') }),
  personal: ['opinion'],
  by: ['head'],
  source: [house()],
  open: (state) => decidedNotClosed(state) && state.closing.proposed !== undefined,
  document: () => ({ template: 'P62', numberCode: '结' }),
  gates: [
    ownAgency,
    notRecused,
    ...nothingLying,
    ({ state }) => {
      const reason = state.closing.proposed?.reason;
      return reason === undefined || reason === 'caseWithdrawn' ? undefined : reasonRefusal(state, reason);
    },
    notByHandler('承办人不能批准自己承办的案件结案。', house()),
  ],
  apply: (state, _data, header) => {
    const { proposed } = state.closing;
    if (proposed === undefined) return state;
    return {
      ...state,
      closing: {
        ...state.closing,
        closed: { ...mark(header), reason: proposed.reason, on: civilDay(header.occurredAt) },
      },
    };
  },
});

const returnClosing = penaltyAct({
  type: 'closing.return',
  zh: '退回结案申请',
  lane: 'closing',
  schema: act({ reason: paragraph('退回理由') }),
  personal: ['reason'],
  by: ['head'],
  source: [house()],
  open: (state) => decidedNotClosed(state) && state.closing.proposed !== undefined,
  gates: [ownAgency, notRecused],
  apply: (state) => {
    const { proposed: _, ...closing } = state.closing;
    return { ...state, closing };
  },
});

const terminationNames = {
  wronglyFiled: '立案不当',
  noConduct: '没有违法行为',
  limitation: '超过追责时效',
  partyGone: '当事人死亡或者终止，没有权利义务承受人',
  other: '其他依法应当撤销的情形',
} as const;

/** 提请撤销案件, with the reasons; what is kept has been released and what had to be recorded is. */
const proposeTermination = penaltyAct({
  type: 'termination.propose',
  zh: '提请撤销案件',
  lane: 'closing',
  schema: act({
    ground: choice('撤案理由', terminationNames),
    investigation: paragraph('调查情况摘要'),
    reason: paragraph('具体理由'),
    measures: paragraph('证据保存、强制措施解除情况').optional(),
    files: files(),
  }),
  personal: ['investigation', 'reason', 'measures'],
  by: ['officer', 'handler'],
  source: [house()],
  open: (state) => beforeDecision(state) && state.closing.termination === undefined,
  gates: [ownAgency, isHandler, notRecused, ...nothingLeftBehind, recordingsComplete],
  apply: (state, data, header) => ({
    ...state,
    closing: {
      ...state.closing,
      termination: {
        ...mark(header),
        ground: terminationNames[data.ground],
        investigation: data.investigation,
        reason: data.reason,
        ...(data.measures === undefined ? {} : { measures: data.measures }),
      },
    },
  }),
});

const terminateCase = penaltyAct({
  type: 'case.terminate',
  zh: '撤销案件',
  lane: 'closing',
  schema: act({ opinion: paragraph('负责人意见'), files: files() }),
  personal: ['opinion'],
  by: ['head'],
  source: [house()],
  open: beforeDecision,
  document: () => ({
    template: 'P49-decision',
    numberCode: '撤案',
    enclosures: [{ template: 'P49-approval' }],
  }),
  gates: [
    ownAgency,
    notRecused,
    ...nothingLeftBehind,
    recordingsComplete,
    ({ state }) =>
      state.closing.termination === undefined
        ? refuse('TERMINATION_NOT_PROPOSED', '承办人尚未提请撤销案件。', {
            source: house(),
            move: 'termination.propose',
          })
        : undefined,
    notByHandler('承办人不能批准撤销自己承办的案件。', house()),
  ],
  apply: (state, _data, header) => {
    const { termination } = state.closing;
    if (termination === undefined) return state;
    return {
      ...state,
      closing: { ...state.closing, terminated: { ...mark(header), reason: termination.ground } },
    };
  },
});

const returnTermination = penaltyAct({
  type: 'termination.return',
  zh: '不同意撤销案件',
  lane: 'closing',
  schema: act({ reason: paragraph('理由') }),
  personal: ['reason'],
  by: ['head'],
  source: [house()],
  open: (state) => beforeDecision(state) && state.closing.termination !== undefined,
  gates: [ownAgency, notRecused],
  apply: (state) => {
    const { termination: _, ...closing } = state.closing;
    return { ...state, closing };
  },
});

/** Over a threshold of the profile, or of a kind it names: the decision is filed as a major one (重大行政处罚备案). */
export function majorFilingNeeded(state: PenaltyState, profile: Profile): Reason | undefined {
  const { decision } = state;
  if (decision?.outcome.kind !== 'penalty') return undefined;
  const source = profileRule('重大行政处罚备案标准');
  const kinds = profile.values.filingKinds?.value ?? [];
  for (const own of decision.outcome.parties) {
    const named = own.penalties.map((penalty) => penalty.kind);
    if (kinds.includes('suspension') && named.includes('orderSuspension'))
      return { zh: '责令停产停业', source };
    if (kinds.includes('revocation') && named.includes('licenceForfeiture'))
      return { zh: '吊销许可证件', source };
    const kind = state.parties.find((party) => party.id === own.party)?.kind;
    const threshold = kind === undefined ? undefined : profile.values.filingThresholds?.value[kind];
    if (threshold === undefined) continue;
    const sums = [sumOf(own, ['fine']), sumOf(own, ['confiscateIllegalGains', 'confiscateIllegalProperty'])];
    if (sums.some((sum) => (threshold.inclusive ? sum >= threshold.fen : sum > threshold.fen))) {
      return { zh: '罚款或者没收达到重大行政处罚备案标准', source };
    }
  }
  return undefined;
}

const reportMajor = penaltyAct({
  type: 'majorFiling.report',
  zh: '报送重大处罚备案',
  lane: 'closing',
  schema: act({
    receiver: text('备案机关'),
    summary: paragraph('事实、依据和程序说明'),
    attachments: paragraph('附件清单', { hint: '调查终结报告、法制审核意见书、处罚决定书等' }),
    files: files(),
  }),
  personal: ['summary'],
  by: ['officer', 'handler', 'reviewer'],
  source: [profileRule('重大行政处罚备案')],
  open: (state) => state.decision?.outcome.kind === 'penalty' && state.majorFiling === undefined,
  document: () => ({ template: 'P63', numberCode: '罚备' }),
  gates: [
    ownAgency,
    ({ state, profile }) =>
      majorFilingNeeded(state, profile) === undefined
        ? refuse('MAJOR_FILING_NOT_NEEDED', '本案处罚决定未达到本地区重大行政处罚备案标准。', {
            source: profileRule('重大行政处罚备案标准'),
          })
        : undefined,
  ],
  apply: (state, _data, header) => ({ ...state, majorFiling: mark(header) }),
});

/** 归档: cover, index and note (P64–P66) of each volume are made of the record when it is filed. */
export const fileArchive = penaltyAct({
  type: 'archive.file',
  zh: '立卷归档',
  lane: 'closing',
  schema: act({
    archiveNumber: text('归档号', { max: 8, hint: '结案年份加四位顺序号' }).regex(
      /^\d{8}$/,
      '归档号应为八位数字。',
    ),
    fonds: text('全宗号', { max: 20 }).optional(),
    catalogue: text('目录号', { max: 20 }).optional(),
    volume: text('案卷号', { max: 20 }).optional(),
    retention: choice('保管期限', retentionNames),
    condition: paragraph('本卷情况说明', { hint: '缺损、补充、移出和音像资料编号' }),
    checkedBy: person('检查人'),
    complete: confirmed('卷内文书、证据和音像资料已逐件核对'),
    files: files(),
  }),
  personal: ['condition'],
  by: ['archivist'],
  source: [apl(47)],
  open: (state) =>
    state.closing.archived === undefined &&
    (state.closing.closed !== undefined ||
      state.closing.terminated !== undefined ||
      state.filing.refused !== undefined ||
      state.filing.transferredTo !== undefined),
  warns: (state, _facts, profile) =>
    volumesOf(state, profile).flatMap((volume) =>
      volumeGaps(state, volume).map((gap) =>
        refuse('VOLUME_GAP', `${volumeNames[volume.kind]}：${gap}。`, { source: apl(47) }),
      ),
    ),
  document: (_data, state, profile) => volumeDocuments(state, profile),
  correctable: ['fonds', 'catalogue', 'volume', 'retention'],
  people: (data) => [data.checkedBy],
  gates: [
    ownAgency,
    recordingsComplete,
    ({ state, data }) => {
      const ended =
        state.closing.closed?.at ??
        state.closing.terminated?.at ??
        state.filing.refused?.at ??
        state.filing.transferredTo?.at;
      const year = ended === undefined ? undefined : civilDay(ended).slice(0, 4);
      return data !== undefined && year !== undefined && !data.archiveNumber.startsWith(year)
        ? refuse('ARCHIVE_NUMBER_YEAR', `归档号应当以结案年份${year}开头。`, {
            source: house(),
            path: 'archiveNumber',
          })
        : undefined;
    },
    ({ data, actor }) =>
      data !== undefined && data.checkedBy === actor.personId
        ? refuse('ARCHIVE_CHECKER_SAME', '立卷人和检查人不能是同一人。', {
            source: house(),
            path: 'checkedBy',
          })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    closing: { ...state.closing, archived: { ...mark(header), archiveNumber: data.archiveNumber } },
  }),
});

export function closingClocks(state: PenaltyState, profile: Profile, _facts: Facts): ClockInstance[] {
  if (state.decision === undefined || majorFilingNeeded(state, profile) === undefined) return [];
  return [
    {
      key: 'majorFiling',
      rule: 'TRI-21',
      zh: '重大行政处罚决定备案',
      start: state.decision.on,
      whose: 'agency',
      ...(state.majorFiling === undefined ? {} : { doneOn: civilDay(state.majorFiling.at) }),
    },
  ];
}

export const closingActs = [
  proposeClosing,
  approveClosing,
  returnClosing,
  proposeTermination,
  terminateCase,
  returnTermination,
  reportMajor,
  fileArchive,
];
