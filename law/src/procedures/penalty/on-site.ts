import { z } from 'zod';
import { type ActHeader, civilDay, type Erased, type FileRef, isErased } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import {
  choice,
  choices,
  confirmed,
  files,
  instant,
  paragraph,
  people,
  person,
  rows,
  text,
} from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { hasRecording, type PenaltyGate } from './define.ts';
import {
  actorCertified,
  isEnded,
  isHandler,
  noReviewers,
  notBefore,
  ownAgency,
  ownRecorder,
  twoOfficers,
} from './gates.ts';
import { idFields, idHolds } from './identity-paper.ts';
import type { Evidence, PenaltyState } from './state.ts';

/** Fields and gates that the records made in the field share (笔录). A natural person's name always stands under `name`. */

export const sexNames = { male: '男', female: '女' } as const;

/** A natural person met in the course of a case, and what they have to do with it. */
export const presentPerson = z
  .strictObject({
    name: text('姓名', { max: 60 }),
    sex: choice('性别', sexNames).optional(),
    ...idFields,
    idNumber: idFields.idNumber.optional(),
    relation: text('与案件关系', { max: 60 }),
    unit: text('单位职务', { max: 100 }).optional(),
    phone: text('电话', { max: 40 }).optional(),
    address: text('地址').optional(),
  })
  .superRefine(idHolds)
  .meta({ title: '相关人员', widget: 'group' });

/** Somebody of whom the record needs no more than the name and what they are. */
export const named = (title: string) =>
  z
    .strictObject({ name: text('姓名', { max: 60 }), role: text('身份', { max: 100 }).optional() })
    .meta({ title, widget: 'group' });

/** Refusal to sign, receive, attend or provide, as officers note it (documents A.9). */
export const refusalField = z
  .strictObject({
    name: text('拒绝人', { max: 60 }),
    matter: choice('拒绝的事项', { sign: '签名', receive: '接收', attend: '到场', provide: '提供' }),
    reason: paragraph('拒绝理由').optional(),
    witness: named('见证人').optional(),
    at: instant('注明时间'),
  })
  .meta({ title: '拒绝情况', widget: 'group' });

export const span = { from: instant('开始时间'), to: instant('结束时间') };

export const fieldFiles = {
  files: files(),
  recordingExemption: paragraph('未作音像记录的原因（报负责人批准）').optional(),
};

/** Answer to having been told of the right to ask for recusal. */
export const recusalAnswerNames = { no: '不申请回避', yes: '申请回避' } as const;

/** 通知当事人到场情况. */
export const attendanceNames = {
  present: '当事人到场',
  invited: '已通知当事人到场',
  absent: '当事人不在场',
} as const;

/** 现场采取的措施. */
export const takenNames = {
  none: '未采取措施',
  preservation: '先行登记保存',
  sampling: '抽样取证',
  measure: '行政强制措施',
} as const;

/** What a 现场笔录 (P08) holds; 核查 and 现场检查 are written on the same form. */
export const sceneFields = {
  officers: people('执法人员', 2),
  recorder: person('记录人').optional(),
  ...span,
  place: text('地点'),
  position: text('定位坐标', { max: 60 }).optional(),
  onSite: rows('现场人员', presentPerson),
  witness: named('见证人').optional(),
  escort: named('陪同人').optional(),
  identityShown: confirmed('已出示执法证件、表明身份'),
  identityAnswer: text('对出示证件的回答'),
  recusalTold: confirmed('已告知申请回避的权利'),
  recusal: choice('是否申请回避', recusalAnswerNames),
  recusalReason: paragraph('回避理由').optional(),
  notified: choice('通知当事人到场情况', attendanceNames),
  situation: paragraph('现场情况', { hint: '客观记录所见，不作结论' }),
  taken: choices('采取的措施', takenNames),
  statement: paragraph('陈述申辩'),
  refusal: refusalField.optional(),
  ...fieldFiles,
};

export const scenePersonal = [
  'onSite',
  'witness',
  'escort',
  'identityAnswer',
  'recusalReason',
  'situation',
  'statement',
  'refusal',
];

/** A record ends after it began, on the day the act is stated to have happened. */
export const spanInOrder: PenaltyGate<{ readonly from: string; readonly to: string }> = ({
  data,
  occurredAt,
}) => {
  if (data === undefined) return undefined;
  if (Date.parse(data.to) < Date.parse(data.from)) {
    return refuse('DATE_ORDER', '结束时间早于开始时间。', { path: 'to', source: house() });
  }
  const day = civilDay(occurredAt);
  return day >= civilDay(data.from) && day <= civilDay(data.to)
    ? undefined
    : refuse('RECORD_DAY', '发生时间不在笔录的起止时间内。', {
        path: 'occurredAt',
        source: house(),
        remedy: '请按笔录的起止时间填写发生时间。',
      });
};

/** A refusal is proved by a witness, or by sound or image. */
export const refusalProved: PenaltyGate<{
  readonly refusal?: { readonly witness?: unknown } | undefined;
  readonly files: readonly FileRef[];
}> = ({ data }) =>
  data?.refusal === undefined || data.refusal.witness !== undefined || hasRecording(data.files)
    ? undefined
    : refuse('REFUSAL_UNPROVED', '当事人拒绝的，应当有见证人签名，或者全程录音录像。', {
        path: 'refusal.witness',
        source: apl(47),
        remedy: '请填写见证人，或者上传音像资料。',
      });

export const sceneGates = [spanInOrder, refusalProved] as const;

/** Before filing already, where the lead has to be verified (处罚法 art 54). */
export const fromLead = (state: PenaltyState) =>
  state.lead !== undefined && state.decision === undefined && !isEnded(state);

/** Once filed, whoever records is a handler; before, any certified officer may verify. */
export const handlerOnceFiled: PenaltyGate<unknown> = (context) =>
  context.state.filing.approved === undefined ? undefined : isHandler(context);

export const afterFilingDay = notBefore<unknown>('立案时间', (state) => state.filing.approved?.at);

/** Everybody who goes out to investigate: own agency, not recused, certified on the day. */
export const inTheField = [ownAgency, actorCertified, handlerOnceFiled] as const;

/** Whoever made a record: the officers, and the recorder where another wrote it down. */
export const recordedBy = ({ officers, recorder }: RecordMakers) => [
  ...officers,
  ...(recorder === undefined ? [] : [recorder]),
];

interface RecordMakers {
  readonly officers: readonly string[];
  readonly recorder?: string | undefined;
}

/** Those who are named as out there: two officers, certified, and nobody who reviewed the case. */
export const fieldOfficers = [
  twoOfficers<RecordMakers>((data) => data.officers),
  ownRecorder,
  noReviewers<RecordMakers>(recordedBy),
] as const;

/** Evidence (处罚法 art 46) is numbered after the act that yields it. */
export function addEvidence(
  state: PenaltyState,
  header: ActHeader,
  evidence: Omit<Evidence, 'id' | 'seq'>,
): PenaltyState['investigation'] {
  return {
    ...state.investigation,
    evidence: [...state.investigation.evidence, { id: `e${header.seq}`, seq: header.seq, ...evidence }],
  };
}

/** Whoever took part in investigating may not review or chair afterwards. */
export const tookPart = (state: PenaltyState, makers: RecordMakers): PenaltyState['team'] => ({
  ...state.team,
  everHandled: [...new Set([...state.team.everHandled, ...recordedBy(makers)])],
});

/** Sound or image that must be there before the case moves on (处罚法 art 47). */
export const mustRecord = (content: string) => ({ level: 'must', content, source: apl(47) }) as const;

export const dueLater: PenaltyGate<{ readonly dueOn?: string | undefined }> = ({ data, occurredAt }) =>
  data?.dueOn !== undefined && data.dueOn < civilDay(occurredAt)
    ? refuse('DATE_ORDER', '期限早于发出之日。', { path: 'dueOn', source: house() })
    : undefined;

/** Narrative of an act for the state; nothing once it is erased. */
export const shown = (value: string | Erased | undefined): string | undefined =>
  isErased(value) ? undefined : value;
