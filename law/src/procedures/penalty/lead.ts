import { z } from 'zod';
import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import { findItem, isListed } from '../../dossier/facts.ts';
import {
  act,
  choice,
  code,
  date,
  files,
  key,
  keys,
  paragraph,
  rows,
  text,
  tick,
} from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { findUsccFault, PARTY_KIND_NAMES } from '../../identifiers/index.ts';
import { mark, penaltyAct } from './define.ts';
import { actorCertified, ownAgency } from './gates.ts';
import { idFields, idHolds } from './identity-paper.ts';
import {
  addEvidence,
  fieldOfficers,
  recordedBy,
  sceneFields,
  sceneGates,
  scenePersonal,
  tookPart,
} from './on-site.ts';
import type { LeadSource, Party } from './state.ts';

/** 案源登记 and 核查: how a case begins. */

export const leadSourceNames: Readonly<Record<LeadSource, string>> = {
  inspection: '监督检查',
  complaint: '投诉、举报',
  report: '当事人主动报告',
  assigned: '上级交办',
  reportedUp: '下级报请',
  samplingCheck: '监督抽检',
  transferred: '其他机关移送',
  media: '媒体报道',
  monitoring: '电子监控',
  other: '其他',
};

const partyPerson = z
  .strictObject({
    name: text('姓名', { max: 60 }),
    sex: choice('性别', { male: '男', female: '女' }).optional(),
    birthDate: date('出生日期').optional(),
    ...idFields,
    idNumber: idFields.idNumber.optional(),
    address: text('住址').optional(),
    post: text('职务', { max: 60 }).optional(),
    capacity: choice('行为能力', {
      full: '完全行为能力',
      reduced: '尚未完全丧失辨认或者控制能力',
      none: '不能辨认或者控制自己行为',
    }).optional(),
  })
  .superRefine(idHolds)
  .meta({ title: '自然人、经营者或法定代表人', widget: 'group' });

/** One party as people enter it; names of natural persons and all numbers are personal values. */
export const partyField = z
  .strictObject({
    id: key('当事人编号'),
    kind: choice('当事人类型', PARTY_KIND_NAMES),
    name: text('名称（字号）').optional(),
    uscc: code('统一社会信用代码', { max: 18 }).optional(),
    usccConfirmed: tick('代码校验未通过，已与营业执照核对').optional(),
    address: text('住所（经营场所）').optional(),
    person: partyPerson.optional(),
    contact: z
      .strictObject({ phone: text('电话', { max: 40 }).optional() })
      .meta({ title: '联系方式', widget: 'group' })
      .optional(),
  })
  .meta({ title: '当事人', widget: 'group' })
  .superRefine((party, context) => {
    if (party.kind === 'naturalPerson' ? party.person === undefined : party.name === undefined) {
      context.addIssue({
        code: 'custom',
        message: party.kind === 'naturalPerson' ? '请填写当事人姓名。' : '请填写当事人名称。',
        path: ['name'],
      });
    }
    const fault = party.uscc === undefined ? undefined : findUsccFault(party.uscc, party.usccConfirmed);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault, path: ['uscc'] });
  });

export const partyPersonalPaths = ['parties[].person', 'parties[].contact'] as const;

export const toParty = (entered: z.infer<typeof partyField>): Party => {
  const { usccConfirmed: _, ...party } = entered;
  return party as Party;
};

const conduct = {
  cause: text('案由', { hint: '违法行为名称，不含“涉嫌”和“案”字' }),
  items: keys('执法事项', 1, 'item'),
  conductFrom: date('违法行为发生之日'),
  conductTo: date('违法行为终了之日').optional(),
  continuing: tick('违法行为有连续或者继续状态').optional(),
  place: text('违法行为发生地'),
  harm: tick('造成危害后果').optional(),
};

const registerSchema = act({
  source: choice('案件来源', leadSourceNames),
  receivedOn: date('收到线索（材料）日期'),
  summary: paragraph('基本情况'),
  ...conduct,
  parties: rows('当事人', partyField, 1),
  informant: z
    .strictObject({
      name: text('姓名', { max: 60 }).optional(),
      contact: text('联系方式').optional(),
      form: text('举报形式').optional(),
    })
    .meta({ title: '举报人（密封）', widget: 'group' })
    .optional(),
  opinion: paragraph('处理意见').optional(),
  files: files(),
});

const registerLead = penaltyAct({
  type: 'lead.register',
  zh: '登记案源',
  lane: 'lead',
  schema: registerSchema,
  personal: [...partyPersonalPaths, 'informant'],
  by: ['officer', 'handler', 'clerk'],
  source: [apl(54)],
  open: (state) => state.lead === undefined,
  document: () => ({ template: 'P01', numberCode: '案登' }),
  correctable: ['source', 'receivedOn', 'summary', 'opinion'],
  gates: [
    ({ data, facts, occurredAt }) => {
      if (data === undefined) return undefined;
      const unknown = data.items.filter((id) => {
        const item = findItem(facts.agency, id);
        return item === undefined || !isListed(item, civilDay(occurredAt));
      });
      return unknown.length === 0
        ? undefined
        : refuse('ITEM_NOT_LISTED', '所选执法事项不在本机关执法事项清单内。', {
            source: apl('38(1)'),
            path: 'items',
            remedy: '请从本机关清单中选择，或者移送有管辖权的机关。',
          });
    },
    ({ data }) =>
      data !== undefined && new Set(data.parties.map((party) => party.id)).size !== data.parties.length
        ? refuse('PARTY_DUPLICATE', '当事人编号重复。', { source: house(), path: 'parties' })
        : undefined,
    ({ data, occurredAt }) =>
      data !== undefined && data.receivedOn > civilDay(occurredAt)
        ? refuse('DATE_ORDER', '收到线索的日期晚于登记时间。', { source: house(), path: 'receivedOn' })
        : undefined,
    ({ data }) =>
      data?.conductTo !== undefined && data.conductTo < data.conductFrom
        ? refuse('DATE_ORDER', '违法行为终了之日早于发生之日。', { source: house(), path: 'conductTo' })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    agencyId: header.actor.agencyId,
    lead: { ...mark(header), source: data.source, receivedOn: data.receivedOn, summary: data.summary },
    parties: data.parties.map(toParty),
    conduct: {
      cause: data.cause,
      items: data.items,
      from: data.conductFrom,
      to: data.conductTo ?? data.conductFrom,
      continuing: data.continuing ?? false,
      place: data.place,
      harm: data.harm ?? false,
    },
  }),
});

const verifySchema = act({
  ...sceneFields,
  conclusion: choice('核查结论', { file: '建议立案', doNotFile: '建议不予立案', transfer: '建议移送' }),
});

const verifyLead = penaltyAct({
  type: 'lead.verify',
  zh: '核查线索',
  lane: 'lead',
  schema: verifySchema,
  personal: [...scenePersonal, 'recordingExemption'],
  by: ['officer', 'handler'],
  source: [apl('54(1)'), apl('42(1)'), apl(55)],
  open: (state) =>
    state.lead !== undefined &&
    state.filing.approved === undefined &&
    state.filing.refused === undefined &&
    state.filing.transferredTo === undefined,
  document: () => ({ template: 'P08' }),
  recording: { level: 'must', content: '出示证件、现场情况、告知权利', source: apl(47) },
  correctable: ['place', 'position'],
  people: recordedBy,
  columns: (data) => ({ handlers: data.officers }),
  gates: [ownAgency, actorCertified, ...fieldOfficers, ...sceneGates],
  apply: (state, data, header) => ({
    ...state,
    verification: { ...mark(header), officers: data.officers, conclusion: data.conclusion },
    team: tookPart(state, data),
    investigation: addEvidence(state, header, {
      kind: 'sceneRecord',
      name: '现场笔录（核查）',
      files: data.files,
    }),
  }),
});

export const leadActs = [registerLead, verifyLead];
