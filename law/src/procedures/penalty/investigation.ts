import { z } from 'zod';
import { type Erased, isErased } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import {
  act,
  choice,
  choices,
  confirmed,
  date,
  files,
  instant,
  key,
  paragraph,
  people,
  person,
  rows,
  text,
  tick,
} from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { correctionOrderActs } from './correction-order.ts';
import { type PenaltyGate, penaltyAct } from './define.ts';
import { evidenceActs } from './evidence.ts';
import {
  actorCertified,
  beforeDecision,
  isEnded,
  isHandler,
  ownAgency,
  partyExists,
  twoOfficers,
} from './gates.ts';
import { idFields, idHolds } from './identity-paper.ts';
import {
  addEvidence,
  afterFilingDay,
  dueLater,
  fieldFiles,
  fieldOfficers,
  fromLead,
  inTheField,
  mustRecord,
  named,
  presentPerson,
  recordedBy,
  refusalField,
  refusalProved,
  sceneFields,
  sceneGates,
  scenePersonal,
  sexNames,
  span,
  spanInOrder,
  tookPart,
} from './on-site.ts';
import { preservationActs } from './preservation.ts';
import type { PenaltyState } from './state.ts';

/** 调查取证: scene, survey, inquiry, requests to the party and to other bodies, address for service. */

const recordScene = penaltyAct({
  type: 'scene.record',
  zh: '制作现场笔录',
  lane: 'investigation',
  schema: act(sceneFields),
  personal: [...scenePersonal, 'recordingExemption'],
  by: ['officer', 'handler'],
  source: [apl('42(1)'), apl(46), apl('55(1)')],
  open: fromLead,
  concurrency: 'additive',
  document: () => ({ template: 'P08' }),
  recording: mustRecord('出示证件、告知权利、现场情况、当事人陈述、签名'),
  correctable: ['place', 'position'],
  people: recordedBy,
  columns: (data) => ({ handlers: data.officers }),
  gates: [...inTheField, ...fieldOfficers, ...sceneGates],
  apply: (state, data, header) => ({
    ...state,
    team: tookPart(state, data),
    investigation: addEvidence(state, header, { kind: 'sceneRecord', name: '现场笔录', files: data.files }),
  }),
});

const recordSurvey = penaltyAct({
  type: 'survey.record',
  zh: '制作勘验笔录',
  lane: 'investigation',
  schema: act({
    officers: people('勘验人', 2),
    recorder: person('记录人').optional(),
    ...span,
    place: text('勘验场所'),
    weather: text('天气情况', { max: 60 }).optional(),
    person: presentPerson,
    invited: named('被邀请人').optional(),
    identityShown: confirmed('已出示执法证件、表明身份'),
    recusalTold: confirmed('已告知申请回避的权利'),
    findings: paragraph('勘验情况及结果'),
    pictures: rows('附图、照片', text('图、照片编号及说明')),
    refusal: refusalField.optional(),
    ...fieldFiles,
  }),
  personal: ['person', 'invited', 'findings', 'refusal', 'recordingExemption'],
  by: ['officer', 'handler'],
  source: [apl('42(1)'), apl(46), apl('55(1)')],
  open: fromLead,
  concurrency: 'additive',
  document: () => ({ template: 'P09' }),
  recording: mustRecord('出示证件、告知权利、勘验过程、签名'),
  correctable: ['place', 'weather'],
  people: recordedBy,
  columns: (data) => ({ handlers: data.officers }),
  gates: [...inTheField, ...fieldOfficers, spanInOrder, refusalProved],
  apply: (state, data, header) => ({
    ...state,
    team: tookPart(state, data),
    investigation: addEvidence(state, header, { kind: 'sceneRecord', name: '勘验笔录', files: data.files }),
  }),
});

/** Papers to bring to an inquiry. */
export const bringNames = {
  idCard: '居民身份证',
  licence: '营业执照',
  representative: '法定代表人身份证明或者授权委托书',
} as const;

const notifyInquiry = penaltyAct({
  type: 'inquiry.notify',
  zh: '通知接受询问',
  lane: 'investigation',
  schema: act({
    party: key('当事人', 'party'),
    asked: named('被询问人').optional(),
    matter: text('询问事由'),
    at: instant('询问时间'),
    place: text('询问地点'),
    bring: choices('应携带的证件材料', bringNames),
    bringAlso: rows('应携带的其他材料', text('材料')),
    files: files(),
  }),
  personal: ['asked'],
  by: ['handler'],
  source: [apl('55(2)')],
  open: beforeDecision,
  document: () => ({ template: 'P10', numberCode: '询通' }),
  correctable: ['matter', 'place'],
  gates: [
    ownAgency,
    actorCertified,
    isHandler,
    partyExists,
    afterFilingDay,
    ({ data, occurredAt }) =>
      data !== undefined && Date.parse(data.at) <= Date.parse(occurredAt)
        ? refuse('DATE_ORDER', '询问时间应当晚于发出通知的时间。', { path: 'at', source: house() })
        : undefined,
  ],
  apply: (state) => state,
});

/** How who is asked stands to the case. */
export const askedRelationNames = {
  party: '当事人',
  witness: '证人',
  interested: '利害关系人',
  employee: '当事人的工作人员',
  other: '其他',
} as const;

const inquirySchema = act({
  party: key('所涉当事人', 'party').optional(),
  asked: z
    .strictObject({
      name: text('姓名', { max: 60 }),
      sex: choice('性别', sexNames),
      birthDate: date('出生日期').optional(),
      nation: text('民族', { max: 20 }).optional(),
      ...idFields,
      employer: text('工作单位', { max: 100 }).optional(),
      post: text('职务', { max: 60 }).optional(),
      phone: text('电话', { max: 40 }),
      address: text('住址'),
    })
    .superRefine(idHolds)
    .meta({ title: '被询问人', widget: 'group' }),
  relation: choice('与案件关系', askedRelationNames),
  officers: people('询问人', 2),
  recorder: person('记录人').optional(),
  ...span,
  place: text('询问地点'),
  present: rows('在场人', named('在场人')),
  interpreter: named('翻译人员').optional(),
  guardian: named('监护人').optional(),
  identityShown: confirmed('已出示执法证件、表明身份'),
  identityAnswer: text('对出示证件的回答', {
    hint: '我们是……执法人员，这是我们的执法证件，请确认。看清楚了吗？',
  }),
  recusalAnswer: text('对回避权利的回答', { hint: '你有权申请回避。是否申请？' }),
  dutyAnswer: text('对如实回答义务的回答', { hint: '你应当如实回答询问，不得拒绝或者阻挠。听清楚了吗？' }),
  defenceAnswer: text('对陈述申辩权利的回答', { hint: '你有陈述和申辩的权利。清楚吗？' }),
  turns: rows(
    '问答',
    z
      .strictObject({ question: paragraph('问'), answer: paragraph('答') })
      .meta({ title: '问答', widget: 'group' }),
    1,
  ),
  refusal: refusalField.optional(),
  ...fieldFiles,
});

type InquiryData = z.infer<typeof inquirySchema>;

/** 第几次询问: the how-maniest inquiry of this person one that begins then is; nothing where an earlier one was erased. */
export function inquiryRound(
  state: PenaltyState,
  asked: { readonly idNumber: string },
  from: string,
): number | undefined {
  const earlier = state.investigation.inquiries.filter((one) => Date.parse(one.from) < Date.parse(from));
  if (earlier.some((one) => one.idNumber === undefined)) return undefined;
  return 1 + earlier.filter((one) => one.idNumber === asked.idNumber).length;
}

/** One officer cannot put questions in two places at one time. */
const notElsewhere: PenaltyGate<InquiryData> = ({ dossier, data, facts }) => {
  if (data === undefined) return undefined;
  for (const other of dossier.acts) {
    if (other.type !== 'inquiry.record') continue;
    const earlier = other.data as InquiryData;
    const overlap =
      Date.parse(data.from) < Date.parse(earlier.to) && Date.parse(earlier.from) < Date.parse(data.to);
    const both = overlap ? data.officers.find((officer) => earlier.officers.includes(officer)) : undefined;
    if (both !== undefined) {
      return refuse(
        'OFFICER_ELSEWHERE',
        `${facts.staff[both]?.name ?? '所选人员'}在同一时间已参加第${other.seq}项询问。`,
        {
          path: 'from',
          source: house(),
          remedy: '询问应当个别进行，请核对起止时间和询问人。',
        },
      );
    }
  }
  return undefined;
};

const recordInquiry = penaltyAct({
  type: 'inquiry.record',
  zh: '制作询问笔录',
  lane: 'investigation',
  schema: inquirySchema,
  personal: [
    'asked',
    'present',
    'interpreter',
    'guardian',
    'identityAnswer',
    'recusalAnswer',
    'dutyAnswer',
    'defenceAnswer',
    'turns',
    'refusal',
    'recordingExemption',
  ],
  by: ['handler'],
  source: [apl('42(1)'), apl(43), apl(46), apl(55)],
  open: beforeDecision,
  concurrency: 'additive',
  document: () => ({ template: 'P11' }),
  recording: mustRecord('出示证件、告知权利义务、询问全过程、核对签名'),
  correctable: ['place', 'relation'],
  people: recordedBy,
  columns: (data) => ({ handlers: data.officers }),
  gates: [
    ...inTheField,
    afterFilingDay,
    ...fieldOfficers,
    spanInOrder,
    notElsewhere,
    refusalProved,
    ({ state, data }) =>
      data?.party === undefined || state.parties.some((party) => party.id === data.party)
        ? undefined
        : refuse('PARTY_UNKNOWN', '本案没有这一当事人。', { path: 'party', source: house() }),
  ],
  apply: (state, data, header) => ({
    ...state,
    team: tookPart(state, data),
    investigation: {
      ...addEvidence(state, header, {
        kind: data.relation === 'party' || data.relation === 'employee' ? 'partyStatement' : 'witness',
        name: `询问笔录（${askedRelationNames[data.relation]}）`,
        files: data.files,
      }),
      inquiries: [
        ...state.investigation.inquiries,
        {
          seq: header.seq,
          from: data.from,
          ...(isErased(data.asked) ? {} : { idNumber: data.asked.idNumber }),
        },
      ],
    },
  }),
});

const requestMaterial = penaltyAct({
  type: 'material.request',
  zh: '通知限期提供材料',
  lane: 'investigation',
  schema: act({
    party: key('当事人', 'party'),
    matter: text('调查事项'),
    materials: rows('应提供的材料', text('材料'), 1),
    dueOn: date('提供期限'),
    consequence: paragraph('不提供的法律后果', { hint: '只在本领域法律有规定时填写' }).optional(),
    files: files(),
  }),
  by: ['handler'],
  source: [apl('55(2)')],
  open: beforeDecision,
  document: () => ({ template: 'P12', numberCode: '限提' }),
  correctable: ['matter'],
  gates: [ownAgency, actorCertified, isHandler, partyExists, afterFilingDay, dueLater],
  apply: (state) => state,
});

const requestAssistance = penaltyAct({
  type: 'assist.request',
  zh: '请求协助调查',
  lane: 'investigation',
  schema: act({
    addressee: text('受函单位', { max: 100 }),
    requests: rows('请求协助事项', text('事项'), 1),
    materials: rows('需要提供的材料', text('材料')),
    dueOn: date('回复期限').optional(),
    files: files(),
  }),
  personal: ['requests'],
  by: ['handler'],
  source: [apl(26)],
  open: beforeDecision,
  document: () => ({ template: 'P26', numberCode: '协查' }),
  correctable: ['addressee'],
  gates: [ownAgency, isHandler, afterFilingDay, dueLater],
  apply: (state) => state,
});

/** 协助辨认: the brand's owner or the labelled maker says whether it is theirs (处罚法 art 26, 46). */
const requestIdentification = penaltyAct({
  type: 'assist.identify',
  zh: '请求协助辨认',
  lane: 'investigation',
  schema: act({
    addressee: text('协助单位', { max: 100 }),
    goods: text('待辨认物品'),
    questions: rows('辨认事项', text('辨认事项'), 1),
    dueOn: date('回复期限'),
    attachments: rows('随附材料', text('材料')).optional(),
    files: files(),
  }),
  by: ['handler'],
  source: [apl(26), apl(46)],
  open: beforeDecision,
  document: () => ({ template: 'P21a', numberCode: '协辨' }),
  correctable: ['addressee'],
  gates: [ownAgency, isHandler, afterFilingDay, dueLater],
  apply: (state) => state,
});

const channelNames = {
  phone: '手机短信',
  email: '电子邮箱',
  fax: '传真',
  instant: '即时通讯',
  other: '其他',
} as const;

/** 送达地址确认书: how who receives stands to the party. */
export const addresseeNames = { self: '本人', agent: '代理人', receiver: '代收人' } as const;

const confirmAddress = penaltyAct({
  type: 'address.confirm',
  zh: '确认送达地址',
  lane: 'investigation',
  schema: act({
    party: key('当事人', 'party'),
    told: confirmed('已告知：应当提供准确送达地址，变更及时书面告知，地址不准的自行承担后果'),
    receiver: z
      .strictObject({
        name: text('收件人', { max: 60 }),
        relation: choice('与当事人关系', addresseeNames),
        ...idFields,
        address: text('邮寄地址'),
        phone: text('手机号码', { max: 40 }),
        postcode: text('邮政编码', { max: 10 }).optional(),
      })
      .superRefine(idHolds)
      .meta({ title: '收件人', widget: 'group' }),
    electronic: tick('同意电子送达'),
    channels: rows(
      '电子送达方式',
      z
        .strictObject({ kind: choice('方式', channelNames), address: text('号码或者地址', { max: 200 }) })
        .meta({ title: '电子送达方式', widget: 'group' }),
    ),
    signed: confirmed('受送达人已签名确认'),
    officers: people('执法人员', 2),
    ...fieldFiles,
  }),
  personal: ['receiver', 'channels', 'recordingExemption'],
  by: ['officer', 'handler'],
  source: [apl('61(2)'), apl('42(1)')],
  open: (state) => state.lead !== undefined && state.closing.closed === undefined && !isEnded(state),
  concurrency: 'additive',
  document: () => ({ template: 'P25' }),
  recording: { level: 'should', content: '告知送达地址事项、签名', source: apl(47) },
  people: (data) => data.officers,
  gates: [
    ...inTheField,
    partyExists,
    twoOfficers((data) => data.officers),
    ({ data }) =>
      data?.electronic === true && data.channels.length === 0
        ? refuse('CHANNEL_MISSING', '同意电子送达的，应当填写电子送达方式。', {
            path: 'channels',
            source: apl('61(2)'),
          })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    investigation: {
      ...state.investigation,
      addresses: [
        ...state.investigation.addresses,
        {
          party: data.party,
          seq: header.seq,
          electronic: data.electronic,
          address: addressOf(data.receiver),
        },
      ],
    },
  }),
});

const addressOf = (receiver: { readonly address: string } | Erased): string =>
  isErased(receiver) ? '' : receiver.address;

export const investigationActs = [
  recordScene,
  recordSurvey,
  notifyInquiry,
  recordInquiry,
  requestMaterial,
  requestAssistance,
  requestIdentification,
  confirmAddress,
  ...evidenceActs,
  ...correctionOrderActs,
  ...preservationActs,
];
