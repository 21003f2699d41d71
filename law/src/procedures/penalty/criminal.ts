import { acl, apl, trf } from '../../dossier/basis.ts';
import { act, choice, date, files, instant, paragraph, people, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { mark, penaltyAct } from './define.ts';
import { afterFiling, ownAgency } from './gates.ts';
import type { CriminalTransfer, PenaltyState } from './state.ts';

/** 涉嫌犯罪案件移送 (处罚法 art 27; 移送规定 art 5–12). The first head or whoever presides decides; a deputy may not. */

const edit = (state: PenaltyState, more: Partial<CriminalTransfer>): PenaltyState =>
  state.criminal === undefined ? state : { ...state, criminal: { ...state.criminal, ...more } };

const proposeTransfer = penaltyAct({
  type: 'criminal.propose',
  zh: '提请移送公安机关',
  lane: 'decision',
  schema: act({
    team: people('专案组成员', 2),
    suspicion: text('涉嫌罪名（行为）'),
    report: paragraph('涉嫌犯罪情况调查报告'),
    reportedOn: date('书面报告送达正职负责人日期'),
    files: files(),
  }),
  personal: ['report'],
  by: ['officer', 'handler'],
  source: [trf('5(1)'), apl(27)],
  open: (state) =>
    afterFiling(state) && (state.criminal === undefined || state.criminal.decided?.approved === false),
  people: (data) => data.team,
  gates: [ownAgency],
  apply: (state, data, header) => ({
    ...state,
    criminal: {
      proposed: {
        ...mark(header),
        on: data.reportedOn,
        team: data.team,
        suspicion: data.suspicion,
        report: data.report,
      },
    },
  }),
});

const decideTransfer = penaltyAct({
  type: 'criminal.decide',
  zh: '决定是否移送公安机关',
  lane: 'decision',
  schema: act({
    decision: choice('决定', { approve: '批准移送', refuse: '不批准移送' }),
    reason: paragraph('理由'),
  }),
  by: ['principal'],
  source: [trf('5(2)')],
  open: (state) => state.criminal !== undefined && state.criminal.decided === undefined,
  document: () => ({ template: 'P28-approval' }),
  gates: [ownAgency],
  apply: (state, data, header) =>
    edit(state, { decided: { ...mark(header), approved: data.decision === 'approve' } }),
});

const handOver = penaltyAct({
  type: 'criminal.handOver',
  zh: '移送涉嫌犯罪案件',
  lane: 'decision',
  schema: act({
    police: text('受移送公安机关'),
    charge: text('涉嫌罪名'),
    facts: paragraph('案件事实'),
    attachments: paragraph('所附材料', {
      hint: '移送书、调查报告、涉案物品清单、检验报告或者鉴定意见、其他材料',
    }),
    copiedTo: text('抄送的人民检察院').optional(),
    handedOverAt: instant('移送时间'),
    files: files(),
  }),
  personal: ['facts'],
  by: ['officer', 'handler'],
  source: [trf('5(2)'), trf(6), apl(27)],
  open: (state) => state.criminal?.decided?.approved === true && state.criminal.handedOver === undefined,
  document: () => ({ template: 'P28', numberCode: '罪移' }),
  gates: [ownAgency],
  apply: (state, data, header) => edit(state, { handedOver: { ...mark(header), at: data.handedOverAt } }),
});

const recordPoliceAnswer = penaltyAct({
  type: 'criminal.answer',
  zh: '登记公安机关答复',
  lane: 'decision',
  schema: act({
    result: choice('答复', { filed: '立案', notFiled: '不予立案', returned: '退回' }),
    answeredOn: date('收到通知日期'),
    note: paragraph('说明').optional(),
    files: files(),
  }),
  by: ['officer', 'handler'],
  source: [trf(8), trf(10)],
  open: (state) => state.criminal?.handedOver !== undefined && state.criminal.answered === undefined,
  gates: [ownAgency],
  apply: (state, data, header) =>
    edit(state, { answered: { ...mark(header), result: data.result, on: data.answeredOn } }),
});

const handOverGoods = penaltyAct({
  type: 'criminal.handOverGoods',
  zh: '移交涉案物品和材料',
  lane: 'decision',
  schema: act({
    what: paragraph('移交的物品和材料'),
    handedOn: date('移交日期'),
    partyTold: text('书面告知当事人情况'),
    files: files(),
  }),
  by: ['officer', 'handler'],
  source: [trf(12), acl(21)],
  open: (state) =>
    state.criminal?.answered?.result === 'filed' && state.criminal.goodsHandedOver === undefined,
  gates: [ownAgency],
  apply: (state, _data, header) => edit(state, { goodsHandedOver: mark(header) }),
});

/** No fine while the police have the case (移送规定 art 11; 处罚法 art 35): what was decided before goes on. */
export const criminalOpen = (state: PenaltyState) =>
  state.criminal?.decided?.approved === true &&
  (state.criminal.answered === undefined || state.criminal.answered.result === 'filed');

export const criminalRefusal = (state: PenaltyState) =>
  criminalOpen(state)
    ? refuse('TRANSFERRED_TO_POLICE', '案件已决定移送公安机关，移送期间不得作出罚款决定。', {
        source: trf('11'),
      })
    : undefined;

export const criminalActs = [proposeTransfer, decideTransfer, handOver, recordPoliceAnswer, handOverGoods];
