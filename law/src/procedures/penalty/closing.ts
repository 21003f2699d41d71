import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import { act, choice, confirmed, files, paragraph, person, text } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { mark, penaltyAct } from './define.ts';
import { untaught } from './education.ts';
import { isEnded, isHandler, notByHandler, ownAgency, recordingsComplete } from './gates.ts';
import { everythingSettled } from './left-behind.ts';
import { reportMajor } from './major-filing.ts';
import { unperformed } from './owed.ts';
import type { ClosingReason, PenaltyState } from './state.ts';
import { terminationActs } from './termination.ts';
import { volumeDocuments, volumeGaps, volumeNames, volumesOf } from './volume.ts';

/** 结案、归档. A case closes only when nothing is left behind. */

/** 撤销案件 is an act of its own, before the decision. */
type DecidedReason = Exclude<ClosingReason, 'caseWithdrawn'>;

/** 结案方式. */
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
    ...everythingSettled,
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
    ...everythingSettled,
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
  gates: [ownAgency],
  apply: (state) => {
    const { proposed: _, ...closing } = state.closing;
    return { ...state, closing };
  },
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

export const closingActs = [
  proposeClosing,
  approveClosing,
  returnClosing,
  ...terminationActs,
  reportMajor,
  fileArchive,
];
