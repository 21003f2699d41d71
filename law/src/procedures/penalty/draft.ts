import { z } from 'zod';
import { apl, house, sep } from '../../dossier/basis.ts';
import { type PenaltyKind, penaltyKindNames } from '../../dossier/facts.ts';
import { act, choice, files, hash, key, money, paragraph, rows, text, tick } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { anewGroundField, sameAgainRefusal } from './anew.ts';
import { isHeavier, outcomeRefusals } from './assess.ts';
import { mark, penaltyAct } from './define.ts';
import { beforeDecision, isHandler, ownAgency, recordingsComplete } from './gates.ts';
import type { Draft, NoPenaltyGround, Outcome, OutcomeKind, PenaltyState, SparingGround } from './state.ts';

/** 拟处理意见 and 案件调查终结报告: the text that review, notice, discussion and decision are bound to. */

export const outcomeKindNames: Readonly<Record<OutcomeKind, string>> = {
  penalty: '给予行政处罚',
  noPenalty: '不予行政处罚',
  notEstablished: '违法事实不成立，不得给予行政处罚',
  criminalTransfer: '涉嫌犯罪，移送司法机关',
};

/** 不予处罚理由 (处罚法 art 30, 31, 33, 36). */
export const noPenaltyGroundNames = {
  minor: '违法行为轻微并及时改正，没有造成危害后果',
  firstOffence: '初次违法且危害后果轻微并及时改正',
  noFault: '有证据足以证明没有主观过错',
  underFourteen: '不满十四周岁',
  noCapacity: '不能辨认或者不能控制自己行为',
  limitation: '超过追责时效',
} as const satisfies Record<NoPenaltyGround, string>;

/** 不予处罚理由 of one party in a decision that punishes others. */
export const sparingGroundNames = {
  ...noPenaltyGroundNames,
  notEstablished: '违法事实不能成立',
} as const satisfies Record<SparingGround, string>;

/** One penalty as it is typed; `penaltyComplete` asks of it what its kind needs. */
export const penaltyShape = {
  kind: choice('处罚种类', penaltyKindNames),
  fen: money('金额').optional(),
  what: text('内容', { hint: '没收的物品、暂扣或者吊销的证照、责令的事项', max: 2000 }).optional(),
};

export function penaltyComplete(
  value: {
    readonly kind: PenaltyKind;
    readonly fen?: number | undefined;
    readonly what?: string | undefined;
  },
  context: Pick<z.RefinementCtx, 'addIssue'>,
): void {
  if (
    (value.kind === 'fine' || value.kind === 'confiscateIllegalGains') &&
    (value.fen === undefined || value.fen === 0)
  ) {
    context.addIssue({
      code: 'custom',
      message: `${penaltyKindNames[value.kind]}应当写明金额。`,
      path: ['fen'],
    });
  }
  if (
    !['warning', 'publicCriticism', 'fine', 'confiscateIllegalGains'].includes(value.kind) &&
    value.what === undefined
  ) {
    context.addIssue({
      code: 'custom',
      message: `${penaltyKindNames[value.kind]}应当写明内容。`,
      path: ['what'],
    });
  }
}

const penalty = z
  .strictObject({ ...penaltyShape, item: key('对应事项', 'item').optional() })
  .meta({ title: '处罚', widget: 'group' })
  .superRefine(penaltyComplete);

/** How an outcome departs from the discretion standard (裁量基准). */
export const departureNames = {
  belowTier: '低于所选阶次',
  aboveTier: '高于所选阶次',
  belowMinimum: '低于法定最低限额（减轻）',
} as const;

/** Where a breach stands in the discretion standard. */
const discretionShape = {
  tier: key('裁量阶次').optional(),
  base: money('倍数计算基数').optional(),
  departure: z
    .strictObject({
      kind: choice('与裁量基准的关系', departureNames),
      ground: paragraph('法定情形和理由'),
    })
    .meta({ title: '超出裁量阶次', widget: 'group' })
    .optional(),
};

const outcomeField = z
  .strictObject({
    kind: choice('处理意见', outcomeKindNames),
    items: rows(
      '认定的违法行为',
      z.strictObject({
        item: key('执法事项', 'item'),
        breached: z.array(text('违反条款')).max(20).meta({ title: '违反条款', widget: 'rows' }),
        basis: z.array(text('处罚依据')).max(20).meta({ title: '处罚依据', widget: 'rows' }),
        ...discretionShape,
        perParty: rows(
          '分别裁量',
          z.strictObject({ party: key('当事人', 'party'), ...discretionShape }),
        ).optional(),
      }),
    ),
    parties: rows(
      '对当事人的处罚',
      z.strictObject({
        party: key('当事人', 'party'),
        penalties: rows('处罚', penalty),
        noPenaltyGround: choice('不予处罚理由', sparingGroundNames, {
          hint: '处罚其他当事人而不处罚该当事人的',
        }).optional(),
      }),
    ),
    noPenaltyGround: choice('不予处罚理由', noPenaltyGroundNames).optional(),
    correction: paragraph('责令改正内容').optional(),
    surchargeAnnounced: tick('决定书载明逾期每日按百分之三加处罚款'),
    complex: tick('情节复杂或者重大违法行为'),
    majorPublicInterest: tick('涉及重大公共利益'),
    suspectedCrime: tick('涉嫌犯罪'),
  })
  .meta({ title: '处理意见', widget: 'group' });

const contentField = z
  .strictObject({
    facts: paragraph('违法事实', { hint: '时间、地点、行为、数额、后果' }),
    evidence: rows(
      '证据及证明内容',
      z.strictObject({ id: key('证据', 'evidence'), proves: paragraph('证明内容', { max: 2000 }) }),
    ),
    nature: paragraph('案件性质和法律适用'),
    discretionReason: paragraph('裁量情节、阶次和理由'),
    reasons: paragraph('处理理由'),
  })
  .meta({ title: '拟处理意见内容', widget: 'group' });

const writeSchema = act({
  content: contentField,
  outcome: outcomeField,
  heavierGround: paragraph('比告知内容更重的理由', {
    hint: '仅限告知后另行查明的新事实、新证据；不得因当事人陈述、申辩或者听证',
  }).optional(),
  newEvidence: z
    .array(key('新证据', 'evidence'))
    .max(100)
    .meta({ title: '新证据', widget: 'evidence' })
    .optional(),
  anew: anewGroundField.optional(),
  salt: hash('随机数').optional(),
  hash: hash('处理意见校验值'),
});

const writeDraft = penaltyAct({
  type: 'draft.write',
  zh: '拟写处理意见',
  lane: 'draft',
  schema: writeSchema,
  personal: ['content', 'heavierGround', 'anew.explanation'],
  by: ['officer', 'handler'],
  source: [apl(57), apl(59), apl(34)],
  open: (state) => beforeDecision(state) && state.time.suspended === undefined,
  digest: {
    field: 'hash',
    salted: true,
    over: (data, state) => ({
      content: data.content,
      outcome: data.outcome,
      parties: state.parties,
      salt: data.salt,
    }),
  },
  columns: (data) => ({ contentHash: data.hash }),
  gates: [
    ownAgency,
    isHandler,
    ({ state, data, facts }) =>
      data === undefined ? undefined : outcomeRefusals(state, data.outcome as Outcome, facts.agency),
    ({ state, data }) => {
      const unknown = data?.content.evidence.find(
        (entry) => !state.investigation.evidence.some((e) => e.id === entry.id),
      );
      return unknown === undefined
        ? undefined
        : refuse('EVIDENCE_UNKNOWN', `证据「${unknown.id}」不在本案证据中。`, {
            source: apl(46),
            path: 'content.evidence',
          });
    },
    ({ state, data }) => {
      const device = data?.content.evidence.find((entry) =>
        state.investigation.evidence.some((e) => e.id === entry.id && e.deviceReviewed === false),
      );
      return device === undefined
        ? undefined
        : refuse(
            'DEVICE_EVIDENCE_NOT_REVIEWED',
            '电子技术监控设备记录的违法事实未经审核的，不得作为行政处罚的证据。',
            { source: apl('41(2)'), path: 'content.evidence', move: 'evidence.device' },
          );
    },
    ({ data }) =>
      data?.outcome.kind === 'penalty' && data.content.evidence.length === 0
        ? refuse('EVIDENCE_REQUIRED', '给予处罚应当列明证据及其证明的事实。', {
            source: apl(40),
            path: 'content.evidence',
          })
        : undefined,
    notHeavier,
    ({ state, data }) =>
      data === undefined ? undefined : sameAgainRefusal(state, { ...data, outcome: data.outcome as Outcome }),
  ],
  apply: (state, data, header) => {
    const draft: Draft = {
      ...mark(header),
      hash: data.hash,
      version: state.drafts.length + 1,
      content: data.content as Draft['content'],
      outcome: data.outcome as Outcome,
      ...(data.anew === undefined ? {} : { anew: data.anew }),
    };
    return { ...state, draft, drafts: [...state.drafts, draft] };
  },
});

/** No heavier outcome because of a defence or hearing (处罚法 art 45(2)); new facts need new evidence and a new notice. */
function notHeavier({ state, data }: { state: PenaltyState; data: z.infer<typeof writeSchema> | undefined }) {
  if (data === undefined) return undefined;
  const notified = notifiedOutcome(state);
  if (notified === undefined || !isHeavier(data.outcome as Outcome, notified)) return undefined;
  const notifiedAt = state.notices.at(-1)?.issued.seq ?? 0;
  const fresh = (data.newEvidence ?? []).filter((id) =>
    state.investigation.evidence.some((e) => e.id === id && e.seq > notifiedAt),
  );
  if (data.heavierGround !== undefined && fresh.length > 0) return undefined;
  return refuse('HEAVIER_AFTER_DEFENCE', '不得因当事人陈述、申辩或者要求听证而给予更重的处罚。', {
    source: apl('45(2)'),
    path: 'outcome.parties',
    remedy: '另行查明新事实的，请列明告知之后取得的新证据和理由，并重新审核、重新告知。',
  });
}

/** The outcome the party was last told of. */
function notifiedOutcome(state: PenaltyState): Outcome | undefined {
  const hashTold = state.notices.at(-1)?.draftHash;
  return hashTold === undefined ? undefined : state.drafts.find((draft) => draft.hash === hashTold)?.outcome;
}

const submitReport = penaltyAct({
  type: 'report.submit',
  zh: '提交调查终结报告',
  lane: 'draft',
  schema: act({
    course: paragraph('案件来源和调查经过'),
    gainsCalculation: paragraph('违法所得、货值金额计算').optional(),
    measures: paragraph('责令改正和强制措施情况').optional(),
    otherBody: paragraph('涉嫌犯罪或者应由其他机关处理的情况').optional(),
    opinion: paragraph('承办人意见'),
    files: files(),
  }),
  by: ['officer', 'handler'],
  source: [apl(57), sep(7)],
  open: (state) => beforeDecision(state) && state.report === undefined && state.time.suspended === undefined,
  document: () => ({ template: 'P31' }),
  correctable: ['course', 'gainsCalculation', 'measures'],
  gates: [
    ownAgency,
    isHandler,
    recordingsComplete,
    ({ state }) =>
      state.draft === undefined
        ? refuse('DRAFT_MISSING', '尚未拟写处理意见。', {
            source: apl(57),
            move: 'draft.write',
            remedy: '请先拟写处理意见。',
          })
        : undefined,
    ({ state }) => {
      const open = state.investigation.preservations.filter(
        (p) => p.notified !== undefined && p.handled === undefined,
      );
      return open.length === 0
        ? undefined
        : refuse('PRESERVATION_OPEN', '先行登记保存的证据尚未作出处理决定。', {
            source: apl(56),
            move: 'preservation.handle',
          });
    },
    ({ state }) =>
      state.hearingRequests.length === 0 && state.time.pauses.some((p) => p.to === undefined)
        ? refuse('PAUSE_OPEN', '有扣除期间尚未终止。', { source: house(), move: 'pause.end' })
        : undefined,
  ],
  apply: (state, _data, header) => ({
    ...state,
    report: { ...mark(header), draftHash: state.draft?.hash ?? '' },
  }),
});

export const draftActs = [writeDraft, submitReport];
