import { z } from 'zod';
import { addWorkingDays, chineseDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, profileRule } from '../../dossier/basis.ts';
import { act, choice, confirmed, files, key, paragraph, people, rows, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { actorCertified, beforeDecision, isHandler, ownAgency, partyExists } from './gates.ts';
import {
  afterFilingDay,
  fieldFiles,
  fieldOfficers,
  inTheField,
  mustRecord,
  named,
  refusalField,
  refusalProved,
  tookPart,
} from './on-site.ts';
import type { PenaltyState, Preservation } from './state.ts';

/** 先行登记保存 (处罚法 art 56): proposed, approved by the head before anything is done, told, handled in seven working days. */

/** 先行登记保存的理由 (处罚法 art 56). */
export const preservationGroundNames = { lost: '证据可能灭失', hardLater: '证据以后难以取得' } as const;

/** 保存方式. */
export const keptNames = { inPlace: '就地保存', elsewhere: '异地保存' } as const;

const within = (
  state: PenaltyState,
  id: string,
  how: (preservation: Preservation) => Preservation,
): PenaltyState => ({
  ...state,
  investigation: {
    ...state.investigation,
    preservations: change(state.investigation.preservations, (p) => p.id === id, how),
  },
});

const some = (which: (preservation: Preservation) => boolean) => (state: PenaltyState) =>
  beforeDecision(state) && state.investigation.preservations.some(which);

const undecided = (p: Preservation) => p.approved === undefined && p.refused === undefined;
const untold = (p: Preservation) => p.approved !== undefined && p.notified === undefined;
const unhandled = (p: Preservation) => p.notified !== undefined && p.handled === undefined;

/** The preservation that is meant stands where this act takes it up. */
const inStep =
  (
    ready: (preservation: Preservation) => boolean,
    sentence: string,
    move: string,
  ): PenaltyGate<{ readonly preservation: string }> =>
  ({ state, data }) => {
    if (data === undefined) return undefined;
    const found = state.investigation.preservations.find((p) => p.id === data.preservation);
    if (found === undefined)
      return refuse('PRESERVATION_UNKNOWN', '本案没有这一先行登记保存。', {
        path: 'preservation',
        source: apl(56),
      });
    return ready(found)
      ? undefined
      : refuse('PRESERVATION_STEP', sentence, { path: 'preservation', source: apl(56), move });
  };

/** Compared to the minute: the head's approval comes first. */
const after =
  (
    step: string,
    when: (preservation: Preservation) => string | undefined,
  ): PenaltyGate<{ readonly preservation: string }> =>
  ({ state, data, occurredAt }) => {
    const found = data && state.investigation.preservations.find((p) => p.id === data.preservation);
    const earlier = found && when(found);
    return earlier === undefined || Date.parse(occurredAt) >= Date.parse(earlier)
      ? undefined
      : refuse('BEFORE_EARLIER_STEP', `发生时间早于${step}。`, { path: 'occurredAt', source: apl(56) });
  };

const proposePreservation = penaltyAct({
  type: 'preservation.propose',
  zh: '提请先行登记保存证据',
  lane: 'investigation',
  schema: act({
    situation: paragraph('案件基本情况'),
    things: rows('证据名称及数量', text('证据名称及数量'), 1),
    ground: choice('提请理由', preservationGroundNames),
    reason: paragraph('具体理由'),
    kept: choice('保存方式', keptNames),
    files: files(),
  }),
  personal: ['situation'],
  by: ['handler'],
  source: [apl(56)],
  open: beforeDecision,
  document: () => ({ template: 'P14', numberCode: '登保审' }),
  gates: [ownAgency, actorCertified, isHandler, afterFilingDay],
  apply: (state, data, header) => ({
    ...state,
    investigation: {
      ...state.investigation,
      preservations: [
        ...state.investigation.preservations,
        { id: `p${header.seq}`, proposed: mark(header), things: data.things },
      ],
    },
  }),
});

const approvePreservation = penaltyAct({
  type: 'preservation.approve',
  zh: '审批先行登记保存',
  lane: 'investigation',
  schema: act({
    preservation: key('先行登记保存'),
    result: choice('审批结果', { approved: '同意', refused: '不同意' }),
    opinion: paragraph('负责人意见'),
  }),
  by: ['head'],
  source: [apl(56)],
  open: some(undecided),
  gates: [
    ownAgency,
    inStep(undecided, '该先行登记保存已经审批。', 'preservation.notify'),
    after('提请时间', (p) => p.proposed.at),
  ],
  apply: (state, data, header) =>
    within(state, data.preservation, (p) => ({ ...p, [data.result]: mark(header) })),
});

const thing = z
  .strictObject({
    name: text('名称'),
    maker: text('标示生产（经营）单位').optional(),
    model: text('规格/型号', { max: 100 }).optional(),
    batch: text('批号/生产日期', { max: 100 }).optional(),
    unit: text('单位', { max: 20 }),
    quantity: text('数量', { max: 20 }),
    price: text('单价', { max: 40 }).optional(),
    condition: text('成色/包装', { max: 100 }).optional(),
    place: text('存放地点', { max: 100 }).optional(),
    remark: text('备注').optional(),
  })
  .meta({ title: '物品', widget: 'group' });

/** P15 with the list (P16) that belongs to it. */
const notifyPreservation = penaltyAct({
  type: 'preservation.notify',
  zh: '通知先行登记保存',
  lane: 'investigation',
  schema: act({
    preservation: key('先行登记保存'),
    party: key('当事人', 'party'),
    officers: people('执法人员', 2),
    identityShown: confirmed('已出示执法证件、表明身份'),
    kept: choice('保存方式', keptNames),
    place: text('保存地点'),
    conditions: text('保存条件').optional(),
    handling: text('接受处理的时间和地点').optional(),
    goods: rows('证据清单', thing, 1),
    keeper: named('保管人').optional(),
    refusal: refusalField.optional(),
    ...fieldFiles,
  }),
  personal: ['keeper', 'refusal', 'recordingExemption'],
  by: ['handler'],
  source: [apl('42(1)'), apl(56), apl(85)],
  open: some(untold),
  document: () => ({ template: 'P15', numberCode: '登保' }),
  recording: mustRecord('出示证件、清点登记、告知不得销毁或者转移、签名'),
  people: (data) => data.officers,
  columns: (data) => ({ handlers: data.officers }),
  gates: [
    ...inTheField,
    partyExists,
    ...fieldOfficers,
    refusalProved,
    inStep(untold, '先行登记保存应当先经机关负责人批准，且只通知一次。', 'preservation.approve'),
    after('负责人批准的时间', (p) => p.approved?.at),
  ],
  apply: (state, data, header) =>
    within({ ...state, team: tookPart(state, data) }, data.preservation, (p) => ({
      ...p,
      notified: { ...mark(header), on: civilDay(header.occurredAt), party: data.party },
    })),
});

/** What becomes of evidence that was preserved (处罚法 art 56). */
export const preservationEndNames = {
  returned: '退还',
  confiscated: '没收',
  sealed: '转为查封、扣押',
  tested: '送交检验鉴定',
  transferred: '移送有关机关',
  released: '解除登记保存',
} as const;

const handleSchema = act({
  preservation: key('先行登记保存'),
  handled: rows(
    '处理决定',
    z
      .strictObject({ goods: text('证据名称及数量'), way: choice('处理方式', preservationEndNames) })
      .meta({ title: '处理决定', widget: 'group' }),
    1,
  ),
  basis: text('处理依据'),
  opinion: paragraph('负责人意见'),
  files: files(),
});

/** In market regulation a preservation that was not handled in time has ended by itself; it can only be lifted. */
const notLapsed: PenaltyGate<z.infer<typeof handleSchema>> = ({ state, data, facts, occurredAt }) => {
  const found = data && state.investigation.preservations.find((p) => p.id === data.preservation);
  if (data === undefined || found?.notified === undefined || facts.agency.field !== 'market')
    return undefined;
  const last = addWorkingDays(found.notified.on, 7, facts.calendar);
  if (civilDay(occurredAt) <= last) return undefined;
  return data.handled.every(({ way }) => way === 'returned' || way === 'released')
    ? undefined
    : refuse(
        'PRESERVATION_LAPSED',
        `先行登记保存已于${chineseDate(last)}届满七个工作日，自动解除，只能退还或者解除。`,
        {
          path: 'handled',
          source: profileRule('先行登记保存'),
          remedy: '需要继续控制物品的，应当依法另行采取行政强制措施。',
        },
      );
};

/** The head decides; seven working days from the notice (处罚法 art 56, 85). */
const handlePreservation = penaltyAct({
  type: 'preservation.handle',
  zh: '处理先行登记保存的证据',
  lane: 'investigation',
  schema: handleSchema,
  by: ['head'],
  source: [apl(56), apl(85)],
  open: (state) => state.investigation.preservations.some(unhandled) && state.closing.closed === undefined,
  document: () => ({ template: 'P17', numberCode: '登保处' }),
  gates: [
    ownAgency,
    inStep(unhandled, '该先行登记保存尚未通知，或者已经处理。', 'preservation.notify'),
    after('通知的时间', (p) => p.notified?.at),
    notLapsed,
  ],
  apply: (state, data, header) =>
    within(state, data.preservation, (p) => ({
      ...p,
      handled: { ...mark(header), on: civilDay(header.occurredAt) },
    })),
});

export const preservationActs = [
  proposePreservation,
  approvePreservation,
  notifyPreservation,
  handlePreservation,
];
