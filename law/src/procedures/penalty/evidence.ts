import { z } from 'zod';
import { acl, apl, house } from '../../dossier/basis.ts';
import {
  act,
  choice,
  confirmed,
  date,
  file,
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
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { actorCertified, beforeDecision, isHandler, ownAgency, partyExists } from './gates.ts';
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
  recordedBy,
  refusalField,
  refusalProved,
  shown,
  span,
  spanInOrder,
  tookPart,
} from './on-site.ts';
import type { Appraisal, PenaltyState } from './state.ts';

/** 证据 of the eight kinds (处罚法 art 46): extracted, recorded, sampled, appraised. */

/** 书证、物证: what lies in the file of it. */
export const paperKindNames = { original: '原件', copy: '复印件', photo: '照片' } as const;

const extractEvidence = penaltyAct({
  type: 'evidence.extract',
  zh: '提取书证、物证',
  lane: 'investigation',
  schema: act({
    evidenceKind: choice('证据种类', { documentary: '书证', physical: '物证' }),
    name: text('证据名称'),
    kind: choice('证据类型', paperKindNames),
    takenAt: instant('提取时间'),
    place: text('提取地点'),
    method: text('提取方式').optional(),
    proves: paragraph('证明对象'),
    originalAt: text('原件存放处').optional(),
    provider: named('提供人'),
    confirmedSame: tick('提供人确认与原件核对一致'),
    unconfirmed: paragraph('提供人不予确认的理由').optional(),
    officers: people('执法人员', 2),
    files: files('证据图片', 1),
    recordingExemption: paragraph('未作音像记录的原因（报负责人批准）').optional(),
  }),
  personal: ['provider', 'proves', 'unconfirmed', 'recordingExemption'],
  by: ['officer', 'handler'],
  source: [apl('42(1)'), apl(46)],
  open: fromLead,
  concurrency: 'additive',
  document: () => ({ template: 'P22' }),
  recording: { level: 'should', content: '提取过程、提供人核对签名', source: apl(47) },
  correctable: ['name', 'place', 'proves', 'originalAt'],
  people: (data) => data.officers,
  columns: (data) => ({ handlers: data.officers }),
  gates: [
    ...inTheField,
    ...fieldOfficers,
    ({ data }) =>
      data !== undefined && !data.confirmedSame && data.unconfirmed === undefined
        ? refuse('UNCONFIRMED_REASON', '提供人未确认与原件一致的，应当注明理由。', {
            path: 'unconfirmed',
            source: apl(46),
          })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    team: tookPart(state, data),
    investigation: addEvidence(state, header, {
      kind: data.evidenceKind,
      name: data.name,
      proves: shown(data.proves),
      files: data.files,
    }),
  }),
});

/** The hash of each file is its integrity value (完整性校验值). */
const extractElectronic = penaltyAct({
  type: 'evidence.electronic',
  zh: '提取电子数据',
  lane: 'investigation',
  schema: act({
    name: text('证据名称'),
    ...span,
    place: text('提取地点'),
    holder: named('电子数据持有人'),
    account: text('账号').optional(),
    source: text('设备、系统或者网址', { max: 1000 }),
    method: paragraph('提取方法和工具'),
    process: paragraph('提取过程'),
    medium: text('存储介质编号', { max: 100 }).optional(),
    proves: paragraph('证明对象'),
    witness: named('见证人').optional(),
    officers: people('执法人员', 2),
    recorder: person('记录人').optional(),
    refusal: refusalField.optional(),
    files: files('提取的电子数据', 1),
    recordingExemption: paragraph('未作音像记录的原因（报负责人批准）').optional(),
  }),
  personal: ['holder', 'account', 'process', 'proves', 'witness', 'refusal', 'recordingExemption'],
  by: ['officer', 'handler'],
  source: [apl('42(1)'), apl(46)],
  open: fromLead,
  concurrency: 'additive',
  document: () => ({ template: 'P23' }),
  recording: mustRecord('提取过程、校验值、持有人签名'),
  correctable: ['name', 'place', 'medium', 'proves'],
  people: recordedBy,
  columns: (data) => ({ handlers: data.officers }),
  gates: [...inTheField, ...fieldOfficers, spanInOrder, refusalProved],
  apply: (state, data, header) => ({
    ...state,
    team: tookPart(state, data),
    investigation: addEvidence(state, header, {
      kind: 'electronic',
      name: data.name,
      proves: shown(data.proves),
      files: data.files,
    }),
  }),
});

/** 视听资料: what lies in the file of it. */
export const mediumKindNames = { original: '原始载体', copy: '复制件', other: '其他' } as const;

const recordMedia = penaltyAct({
  type: 'evidence.media',
  zh: '登记照片、音像证据',
  lane: 'investigation',
  schema: act({
    evidenceKind: choice('证据种类', { audiovisual: '视听资料', electronic: '电子数据' }),
    name: text('证据名称'),
    media: rows(
      '视听资料',
      z
        .strictObject({
          file: file.meta({ title: '画面文件', widget: 'files' }),
          proves: paragraph('证明事项'),
          takenAt: instant('采集时间'),
          place: text('采集地点'),
          takenBy: person('采集人'),
          kind: choice('证据类型', mediumKindNames),
          medium: text('存储介质', { max: 100 }).optional(),
        })
        .meta({ title: '视听资料', widget: 'group' }),
      1,
    ),
    opinion: paragraph('现场人员意见').optional(),
    officers: people('执法人员', 2),
  }),
  personal: ['media[].proves', 'opinion'],
  by: ['officer', 'handler'],
  source: [apl('42(1)'), apl(46)],
  open: fromLead,
  concurrency: 'additive',
  document: () => ({ template: 'P24' }),
  correctable: ['name'],
  people: (data) => [...data.officers, ...data.media.map((entry) => entry.takenBy)],
  columns: (data) => ({ handlers: data.officers }),
  gates: [...inTheField, ...fieldOfficers],
  apply: (state, data, header) => ({
    ...state,
    team: tookPart(state, data),
    investigation: addEvidence(state, header, {
      kind: data.evidenceKind,
      name: data.name,
      proves: shown([...new Set(data.media.flatMap((entry) => shown(entry.proves) ?? []))].join('；')),
      files: data.media.map((entry) => entry.file),
    }),
  }),
});

/**
 * 电子技术监控设备 (处罚法 art 41): equipment reviewed by law and technology, its places published; every record reviewed to
 * be true, clear, complete and accurate. What has not passed is on file and unusable.
 */
const recordDevice = penaltyAct({
  type: 'evidence.device',
  zh: '登记电子监控证据',
  lane: 'investigation',
  schema: act({
    name: text('证据名称'),
    device: text('设备名称及编号'),
    place: text('设置地点'),
    takenAt: instant('记录时间'),
    legallyReviewed: tick('设备经过法制审核'),
    technicallyReviewed: tick('设备经过技术审核，标准合格、设置合理、标志明显'),
    sitePublished: tick('设置地点已向社会公布'),
    contentTrue: tick('记录内容真实'),
    contentClear: tick('记录内容清晰'),
    contentComplete: tick('记录内容完整'),
    contentAccurate: tick('记录内容准确'),
    opinion: paragraph('审核意见'),
    proves: paragraph('证明对象'),
    files: files('监控记录', 1),
  }),
  personal: ['opinion', 'proves'],
  by: ['handler'],
  source: [apl(41), apl(46)],
  open: beforeDecision,
  concurrency: 'additive',
  correctable: ['name', 'place', 'proves'],
  gates: [ownAgency, actorCertified, isHandler],
  apply: (state, data, header) => ({
    ...state,
    investigation: addEvidence(state, header, {
      kind: 'audiovisual',
      name: data.name,
      proves: shown(data.proves),
      files: data.files,
      deviceReviewed:
        data.legallyReviewed &&
        data.technicallyReviewed &&
        data.sitePublished &&
        data.contentTrue &&
        data.contentClear &&
        data.contentComplete &&
        data.contentAccurate,
    }),
  }),
});

/** 抽样方式. */
export const samplingNames = {
  random: '随机抽样',
  fixed: '定向抽样',
  full: '全数取样',
  other: '其他',
} as const;

const takeSamples = penaltyAct({
  type: 'sampling.take',
  zh: '抽样取证',
  lane: 'investigation',
  schema: act({
    party: key('当事人', 'party'),
    inCharge: named('现场负责人').optional(),
    ...span,
    place: text('抽样地点'),
    method: choice('抽样方式', samplingNames),
    samples: rows(
      '样品',
      z
        .strictObject({
          name: text('证据名称'),
          batch: text('规格批号', { max: 100 }),
          base: text('抽样基数', { max: 40 }).optional(),
          quantity: text('抽样数量', { max: 40 }),
          unit: text('单位', { max: 20 }).optional(),
          spare: text('备样', { max: 60 }).optional(),
          sealing: text('封样情况', { max: 100 }).optional(),
        })
        .meta({ title: '样品', widget: 'group' }),
      1,
    ),
    laboratory: text('送检机构', { max: 100 }).optional(),
    officers: people('抽样人员', 2),
    identityShown: confirmed('已出示执法证件、表明身份'),
    refusal: refusalField.optional(),
    ...fieldFiles,
  }),
  personal: ['inCharge', 'refusal', 'recordingExemption'],
  by: ['officer', 'handler'],
  source: [apl('42(1)'), apl(56)],
  open: fromLead,
  concurrency: 'additive',
  document: () => ({ template: 'P18', numberCode: '抽' }),
  recording: mustRecord('出示证件、抽样和封样过程、签名'),
  correctable: ['place', 'laboratory'],
  people: (data) => data.officers,
  columns: (data) => ({ handlers: data.officers }),
  gates: [...inTheField, partyExists, ...fieldOfficers, spanInOrder, refusalProved],
  apply: (state, data, header) => ({
    ...state,
    team: tookPart(state, data),
    investigation: addEvidence(state, header, {
      kind: 'physical',
      name: `抽样样品（${data.samples.map((sample) => sample.name).join('、')}）`,
      files: data.files,
    }),
  }),
});

const appraisalKinds: Readonly<Record<Appraisal['kind'], string>> = {
  testing: '检测',
  inspection: '检验',
  quarantine: '检疫',
  appraisal: '技术鉴定',
};

const commissionAppraisal = penaltyAct({
  type: 'appraisal.commission',
  zh: '委托检验、鉴定',
  lane: 'investigation',
  schema: act({
    kind: choice('委托种类', appraisalKinds),
    laboratory: text('受托机构', { max: 100 }),
    qualification: text('受托机构资质'),
    samples: rows(
      '送检物品',
      z
        .strictObject({
          name: text('名称'),
          batch: text('规格批号', { max: 100 }).optional(),
          quantity: text('数量', { max: 40 }),
          state: text('样品状态', { max: 100 }).optional(),
        })
        .meta({ title: '送检物品', widget: 'group' }),
      1,
    ),
    questions: rows('委托事项', text('委托事项'), 1),
    dueOn: date('提交期限'),
    files: files(),
  }),
  by: ['handler'],
  source: [apl(46), apl(54)],
  open: beforeDecision,
  document: () => ({ template: 'P19', numberCode: '检委' }),
  correctable: ['qualification'],
  gates: [ownAgency, isHandler, afterFilingDay, dueLater],
  apply: (state, data, header) => ({
    ...state,
    investigation: {
      ...state.investigation,
      appraisals: [
        ...state.investigation.appraisals,
        {
          id: `a${header.seq}`,
          commissioned: mark(header),
          kind: data.kind,
          body: data.laboratory,
          matter: data.questions.join('；'),
        },
      ],
    },
  }),
});

const commissioned: PenaltyGate<{ readonly appraisal: string }> = ({ state, data, occurredAt }) => {
  if (data === undefined) return undefined;
  const appraisal = state.investigation.appraisals.find((a) => a.id === data.appraisal);
  if (appraisal === undefined) {
    return refuse('APPRAISAL_UNKNOWN', '本案没有这一委托。', {
      path: 'appraisal',
      source: house(),
      move: 'appraisal.commission',
    });
  }
  if (appraisal.result !== undefined) {
    return refuse('APPRAISAL_FINISHED', '该委托的结果已经收到。', { path: 'appraisal', source: house() });
  }
  return Date.parse(occurredAt) < Date.parse(appraisal.commissioned.at)
    ? refuse('BEFORE_EARLIER_STEP', '发生时间早于委托的时间。', { path: 'occurredAt', source: house() })
    : undefined;
};

const awaited = (state: PenaltyState) =>
  beforeDecision(state) && state.investigation.appraisals.some((appraisal) => appraisal.result === undefined);

const withAppraisal = (state: PenaltyState, id: string, how: (appraisal: Appraisal) => Appraisal) =>
  change(state.investigation.appraisals, (appraisal) => appraisal.id === id, how);

/** Where goods are sealed or seized: how long the testing takes is told in writing and does not count (强制法 art 25(3)). */
const tellAppraisalPeriod = penaltyAct({
  type: 'appraisal.period',
  zh: '告知检验、鉴定期间',
  lane: 'investigation',
  schema: act({
    appraisal: key('委托'),
    party: key('当事人', 'party'),
    measureNumber: text('查封、扣押决定文号', { max: 60 }),
    goods: text('物品'),
    fromOn: date('期间开始'),
    toOn: date('期间届满'),
    measureEndsOn: date('顺延后的查封、扣押期限'),
    files: files(),
  }),
  by: ['handler'],
  source: [acl('25(3)')],
  open: awaited,
  document: () => ({ template: 'P20', numberCode: '检期' }),
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    commissioned,
    ({ data }) =>
      data !== undefined && (data.toOn < data.fromOn || data.measureEndsOn < data.toOn)
        ? refuse('DATE_ORDER', '期间的起止或者顺延后的期限先后颠倒。', { path: 'toOn', source: acl('25(3)') })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    investigation: {
      ...state.investigation,
      appraisals: withAppraisal(state, data.appraisal, (appraisal) => ({
        ...appraisal,
        period: { ...mark(header), from: data.fromOn, to: data.toOn },
      })),
    },
  }),
});

/** The result is evidence (鉴定意见) and is told to the party. */
const receiveAppraisal = penaltyAct({
  type: 'appraisal.result',
  zh: '告知检验、鉴定结果',
  lane: 'investigation',
  schema: act({
    appraisal: key('委托'),
    party: key('当事人', 'party'),
    sample: text('检验对象'),
    reportNumber: text('报告编号', { max: 100 }),
    conclusion: paragraph('检验结论'),
    receivedOn: date('收到报告日期'),
    proves: paragraph('证明对象').optional(),
    objection: paragraph('异议期限和方式').optional(),
    recheckBody: text('复检机构', { max: 100 }).optional(),
    files: files('检验（鉴定）报告', 1),
  }),
  personal: ['proves'],
  by: ['handler'],
  source: [apl(46)],
  open: awaited,
  document: () => ({ template: 'P21', numberCode: '检结' }),
  correctable: ['reportNumber', 'receivedOn', 'proves'],
  gates: [ownAgency, isHandler, partyExists, commissioned],
  apply: (state, data, header) => {
    const added = addEvidence(state, header, {
      kind: 'expertOpinion',
      name: `检验（鉴定）报告（${data.reportNumber}）`,
      files: data.files,
      proves: shown(data.proves),
    });
    return {
      ...state,
      investigation: {
        ...added,
        appraisals: withAppraisal(state, data.appraisal, (appraisal) => ({
          ...appraisal,
          result: mark(header),
        })),
      },
    };
  },
});

export const evidenceActs = [
  extractEvidence,
  extractElectronic,
  recordMedia,
  recordDevice,
  takeSamples,
  commissionAppraisal,
  tellAppraisalPeriod,
  receiveAppraisal,
];
