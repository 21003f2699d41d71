import { civilDay } from '../../dossier/act.ts';
import { apl } from '../../dossier/basis.ts';
import { act, files, hash, paragraph } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { afterEveryHearing, fineOf, isSplitOff, outcomeRefusals, sparedBreakers } from './assess.ts';
import { criminalRefusal } from './criminal.ts';
import { mark, type PenaltyGate, penaltyAct } from './define.ts';
import { discussionRefusal } from './discussion.ts';
import {
  beforeDecision,
  isHandler,
  notBefore,
  notByHandler,
  ownAgency,
  recordingsComplete,
} from './gates.ts';
import { jurisdictionRefusal } from './jurisdiction.ts';
import { responseRefusals } from './notice.ts';
import { reviewRefusal } from './review.ts';
import { secondFineRefusals } from './same-act.ts';
import type { PenaltyState } from './state.ts';

/**
 * 处罚决定 (处罚法 art 57–59). Every gate that stands between a draft and a decision, in one list: proposal and
 * decision ask the same, so that nobody learns of a missing step only at the signature.
 */

const reviewed: PenaltyGate<unknown> = ({ state }) => reviewRefusal(state);
const heard: PenaltyGate<unknown> = ({ state, occurredAt, facts, profile }) =>
  responseRefusals(state, occurredAt, facts, profile);
const discussedIfNeeded: PenaltyGate<unknown> = ({ state, facts, profile }) =>
  discussionRefusal(state, facts, profile);

const lawful: PenaltyGate<unknown> = ({ state, facts }) =>
  state.draft === undefined ? undefined : outcomeRefusals(state, state.draft.outcome, facts.agency);

/** Who was split off (分案) after the draft was written is decided on in the other case, unless the draft is written anew of him. */
const noneSplitOff: PenaltyGate<unknown> = ({ state }) => {
  const { draft } = state;
  return draft?.outcome.parties.some(({ party }) => isSplitOff(state, party, draft.seq)) === true
    ? refuse('PARTY_SPLIT_OFF', '处理意见写明的当事人后来已经分案处理。', {
        source: apl(29),
        remedy: '请重新拟写处理意见，只写明仍由本案处理的当事人和违法行为。',
        move: 'draft.write',
      })
    : undefined;
};

/** 一事不二罚 (处罚法 art 29), for a decision that fines. */
const noSecondFine: PenaltyGate<unknown> = ({ state, facts }): Refusal[] | undefined => {
  if (state.draft?.outcome.parties.some((party) => fineOf(party) > 0) !== true) return undefined;
  return secondFineRefusals(state, facts);
};

const bankNamed: PenaltyGate<unknown> = ({ state, facts }) =>
  state.draft?.outcome.parties.some((party) => fineOf(party) > 0) === true && facts.agency.bank === undefined
    ? refuse('COLLECTING_BODY_MISSING', '机关尚未设置代收机构，罚款决定书应当载明代收机构的名称、地址。', {
        source: { source: 'SEP', article: '7' },
        remedy: '请由管理员在机关资料中填写。',
      })
    : undefined;

const notTransferred: PenaltyGate<unknown> = ({ state }) => criminalRefusal(state);

const ownCase: PenaltyGate<unknown> = ({ state }) => jurisdictionRefusal(state);

const decisionGates = [
  ownAgency,
  ownCase,
  reviewed,
  heard,
  discussedIfNeeded,
  lawful,
  noneSplitOff,
  noSecondFine,
  bankNamed,
  notTransferred,
  recordingsComplete,
] as const;

const sameDraft = ({ state, data }: { state: PenaltyState; data: { draftHash: string } | undefined }) =>
  data !== undefined && data.draftHash !== state.draft?.hash
    ? refuse('DRAFT_MISMATCH', '所针对的处理意见不是现在的处理意见。', {
        source: apl(57),
        remedy: '请刷新页面后核对。',
      })
    : undefined;

const readyToPropose = (state: PenaltyState) =>
  beforeDecision(state) &&
  state.report !== undefined &&
  state.draft !== undefined &&
  state.time.suspended === undefined;

/** Whether the handlers have asked for the decision on the very draft that stands, and after every hearing. */
export const isProposed = (state: PenaltyState): boolean =>
  state.proposal !== undefined &&
  state.proposal.draftHash === state.draft?.hash &&
  afterEveryHearing(state, state.proposal.seq);

const proposeDecision = penaltyAct({
  type: 'decision.propose',
  zh: '提请作出决定',
  lane: 'decision',
  schema: act({
    draftHash: hash('处理意见校验值'),
    opinion: paragraph('承办人意见'),
    unitOpinion: paragraph('承办机构意见').optional(),
  }),
  by: ['officer', 'handler'],
  source: [apl(57)],
  open: (state) => readyToPropose(state) && !isProposed(state),
  document: () => ({ template: 'P45' }),
  gates: [
    isHandler,
    ...decisionGates,
    sameDraft,
    notBefore('提交调查终结报告的时间', (state) => state.report?.at),
  ],
  apply: (state, data, header) => ({ ...state, proposal: { ...mark(header), draftHash: data.draftHash } }),
});

const makeDecision = penaltyAct({
  type: 'decision.make',
  zh: '作出决定',
  lane: 'decision',
  schema: act({
    draftHash: hash('处理意见校验值'),
    opinion: paragraph('负责人意见'),
    education: paragraph('教育情况', {
      hint: '不予处罚的，包括只对部分当事人不予处罚的，应当对该当事人进行教育',
    }).optional(),
    files: files(),
  }),
  by: ['head'],
  source: [apl(57), apl(58), apl(59)],
  open: (state) => readyToPropose(state) && state.draft?.outcome.kind !== 'criminalTransfer',
  document: (_data, state) =>
    state.draft?.outcome.kind === 'penalty'
      ? { template: 'P46', numberCode: '罚' }
      : { template: 'P48', numberCode: '不罚' },
  columns: (data) => ({ contentHash: data.draftHash }),
  gates: [
    ...decisionGates,
    sameDraft,
    ({ state }) =>
      isProposed(state)
        ? undefined
        : refuse('NOT_PROPOSED', '承办人尚未就现在的处理意见提请决定。', {
            source: apl(57),
            move: 'decision.propose',
          }),
    notByHandler('承办人不能对自己承办的案件作出决定。', apl(57)),
    ({ state, data }) =>
      data !== undefined &&
      data.education === undefined &&
      state.draft !== undefined &&
      (state.draft.outcome.kind === 'noPenalty' || sparedBreakers(state.draft.outcome).length > 0)
        ? refuse(
            'EDUCATION_REQUIRED',
            '对当事人的违法行为依法不予行政处罚的，应当对当事人进行教育，并写明教育情况。',
            { source: apl('33(3)'), path: 'education' },
          )
        : undefined,
    notBefore('提请决定的时间', (state) => state.proposal?.at),
    notBefore('审核意见的时间', (state) => state.review.rounds.at(-1)?.opinion?.at),
  ],
  apply: (state, data, header) => ({
    ...state,
    decision: {
      ...mark(header),
      draftHash: data.draftHash,
      outcome: state.draft?.outcome ?? {
        kind: 'notEstablished',
        items: [],
        parties: [],
        surchargeAnnounced: false,
        complex: false,
        majorPublicInterest: false,
        suspectedCrime: false,
      },
      on: civilDay(header.occurredAt),
      ...(header.document?.number === undefined ? {} : { number: header.document.number }),
      ...(header.document === undefined ? {} : { document: header.document }),
    },
  }),
});

const returnProposal = penaltyAct({
  type: 'decision.return',
  zh: '退回承办人',
  lane: 'decision',
  schema: act({ reason: paragraph('退回理由') }),
  by: ['head'],
  source: [apl(57)],
  open: (state) => readyToPropose(state) && isProposed(state),
  gates: [ownAgency],
  apply: (state) => {
    const { proposal: _, ...rest } = state;
    return rest;
  },
});

export const decisionActs = [proposeDecision, makeDecision, returnProposal];
