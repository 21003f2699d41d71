import { civilDay } from '../../dossier/act.ts';
import { apl, house, profileRule } from '../../dossier/basis.ts';
import type { DocumentNeed } from '../../dossier/define.ts';
import { act, choice, confirmed, date, files, key, paragraph, people, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { mark, penaltyAct } from './define.ts';
import { isEnded, noReviewers, notBefore, ownAgency, partyExists, twoOfficers } from './gates.ts';
import { tookPart } from './on-site.ts';
import { sameActWarnings } from './same-act.ts';
import type { PenaltyState } from './state.ts';

/** 立案: proposed by the handlers, decided by the head; the ninety days run from the head's approval. */

const undecided = (state: PenaltyState) =>
  state.lead !== undefined &&
  state.filing.approved === undefined &&
  state.filing.refused === undefined &&
  state.filing.transferredTo === undefined;

const proposed = (state: PenaltyState) => undecided(state) && state.filing.proposed !== undefined;

const proposeFiling = penaltyAct({
  type: 'filing.propose',
  zh: '提请立案',
  lane: 'filing',
  schema: act({
    handlers: people('承办人', 2),
    grounds: paragraph('立案依据和理由'),
    recusalChecked: confirmed('已核对：承办人与本案没有应当回避的关系'),
    files: files(),
  }),
  by: ['officer', 'handler'],
  source: [apl(54), apl('42(1)')],
  open: (state) => undecided(state) && state.filing.proposed === undefined,
  correctable: ['grounds'],
  people: (data) => data.handlers,
  warns: sameActWarnings,
  gates: [
    ownAgency,
    twoOfficers((data) => data.handlers),
    noReviewers((data) => data.handlers),
    ({ state }) =>
      state.verification === undefined && state.lead?.source !== 'inspection'
        ? refuse('NOT_VERIFIED', '线索尚未核查。', {
            source: apl(54),
            remedy: '请先核查线索并记录。',
            move: 'lead.verify',
          })
        : undefined,
    notBefore('登记案源的时间', (state) => state.lead?.at),
  ],
  apply: (state, data, header) => ({
    ...state,
    filing: { proposed: { ...mark(header), grounds: data.grounds } },
    team: {
      ...tookPart(state, { officers: data.handlers }),
      handlers: data.handlers,
    },
  }),
  columns: (data) => ({ handlers: data.handlers }),
});

const approveFiling = penaltyAct({
  type: 'filing.approve',
  zh: '批准立案',
  lane: 'filing',
  schema: act({ opinion: paragraph('负责人意见') }),
  by: ['head'],
  source: [apl('54(2)')],
  open: proposed,
  document: () => ({ template: 'P04', numberCode: '立' }),
  warns: sameActWarnings,
  gates: [ownAgency, notBefore('提请立案的时间', (state) => state.filing.proposed?.at)],
  apply: (state, _data, header) => ({
    ...state,
    filing: { ...state.filing, approved: { ...mark(header), caseNumber: header.document?.number ?? '' } },
  }),
});

const refuseFiling = penaltyAct({
  type: 'filing.refuse',
  zh: '不予立案',
  lane: 'filing',
  schema: act({
    ground: choice('不予立案理由', {
      minor: '违法行为轻微并及时改正，没有造成危害后果',
      firstOffence: '初次违法且危害后果轻微并及时改正',
      noFault: '当事人没有主观过错',
      limitation: '超过追责时效',
      jurisdiction: '不属于本机关管辖',
      notEstablished: '违法事实不成立',
      other: '其他',
    }),
    reason: paragraph('具体理由'),
  }),
  by: ['head'],
  source: [apl(33), apl(36), apl(54)],
  open: undecided,
  document: () => ({ template: 'P05', numberCode: '不立' }),
  gates: [ownAgency],
  apply: (state, data, header) => ({
    ...state,
    filing: { ...state.filing, refused: { ...mark(header), reason: data.reason } },
  }),
});

const returnFiling = penaltyAct({
  type: 'filing.return',
  zh: '退回补充',
  lane: 'filing',
  schema: act({ reason: paragraph('退回理由') }),
  by: ['head'],
  source: [apl(54)],
  open: proposed,
  gates: [ownAgency],
  apply: (state, data, header) => ({
    ...state,
    filing: { returned: { ...mark(header), reason: data.reason } },
  }),
});

/** What the case is passed on by: a superior names who decides (处罚法 art 25(2)) or hands it down (交办). */
const passingNames = {
  transfer: '移送',
  designation: '指定下级机关管辖',
  assignment: '交下级机关办理',
} as const;

const passingDocuments: Readonly<Record<keyof typeof passingNames, DocumentNeed>> = {
  transfer: { template: 'P27', numberCode: '案移' },
  designation: { template: 'P02', numberCode: '指管' },
  assignment: { template: 'P03', numberCode: '案交' },
};

const transferLead = penaltyAct({
  type: 'lead.transfer',
  zh: '移送有管辖权的机关',
  lane: 'filing',
  schema: act({
    body: text('受移送机关'),
    how: choice('方式', passingNames, { hint: '不选即为移送' }).optional(),
    reason: paragraph('移送理由'),
    materials: paragraph('移送材料'),
    contact: text('联系人及电话').optional(),
    others: text('同时通知的其他机关', { hint: '指定管辖的，写明有争议的机关' }).optional(),
    dueOn: date('办理期限', { hint: '交办的可以写明' }).optional(),
    feedback: paragraph('反馈要求').optional(),
    files: files(),
  }),
  personal: ['contact'],
  by: ['head'],
  source: [apl(22), apl(25), profileRule('案件移送')],
  open: (state) => state.lead !== undefined && state.decision === undefined && !isEnded(state),
  document: ({ how = 'transfer' }) => passingDocuments[how],
  gates: [
    ownAgency,
    ({ data }) =>
      data?.others !== undefined && data.how !== 'designation'
        ? refuse('OTHERS_UNEXPECTED', '指定管辖的才同时通知其他机关。', {
            source: apl('25(2)'),
            path: 'others',
          })
        : undefined,
    ({ data }) =>
      (data?.dueOn !== undefined || data?.feedback !== undefined) && data.how !== 'assignment'
        ? refuse('ASSIGNMENT_UNEXPECTED', '交下级机关办理的才写办理期限和反馈要求。', {
            source: house(),
            path: data.dueOn === undefined ? 'feedback' : 'dueOn',
          })
        : undefined,
    ({ data, occurredAt }) =>
      data?.dueOn !== undefined && data.dueOn < civilDay(occurredAt)
        ? refuse('DATE_ORDER', '办理期限早于办理之日。', { source: house(), path: 'dueOn' })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    filing: { ...state.filing, transferredTo: { ...mark(header), body: data.body } },
  }),
});

/** Whoever reported the matter or passed it on is told that it was not taken up; for the informer this paper is sealed off. */
const tellRefusal = penaltyAct({
  type: 'filing.tell',
  zh: '告知不予立案',
  lane: 'filing',
  schema: act({
    addressee: text('告知对象', { hint: '举报人、投诉人或者移送机关' }),
    matter: text('反映事项'),
    reason: paragraph('不予立案理由'),
    files: files(),
  }),
  personal: ['addressee'],
  by: ['officer', 'handler', 'head'],
  source: [apl(54), profileRule('不予立案告知')],
  open: (state) => state.filing.refused !== undefined && state.closing.archived === undefined,
  document: () => ({ template: 'P05a', numberCode: '不立告' }),
  gates: [ownAgency],
  apply: (state) => state,
});

/** The party is told who has the case now. */
const tellTransfer = penaltyAct({
  type: 'lead.tellTransfer',
  zh: '告知案件移送',
  lane: 'filing',
  schema: act({
    party: key('当事人', 'party'),
    phone: text('受移送机关联系电话', { max: 40 }).optional(),
    files: files(),
  }),
  by: ['officer', 'handler', 'head'],
  source: [apl(22), apl(25), profileRule('案件移送')],
  open: (state) => state.filing.transferredTo !== undefined && state.closing.archived === undefined,
  document: () => ({ template: 'P27-notice', numberCode: '移告' }),
  gates: [
    ownAgency,
    partyExists,
    ({ state, data }) =>
      data !== undefined &&
      state.documents.some((entry) => entry.document.template === 'P27-notice' && entry.party === data.party)
        ? refuse('ALREADY_TOLD', '已对该当事人制作过移送告知书。', { source: house(), path: 'party' })
        : undefined,
  ],
  apply: (state) => state,
});

export const filingActs = [
  proposeFiling,
  approveFiling,
  refuseFiling,
  tellRefusal,
  returnFiling,
  transferLead,
  tellTransfer,
];
