import { z } from 'zod';
import {
  type CivilDate,
  chineseDate,
  servedOn as dayOfService,
  type ServiceRecord,
} from '../../calendar/index.ts';
import { publicParties } from '../../disclosure/decision.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, arr, cpl, crd22, house, profileRule, sgp } from '../../dossier/basis.ts';
import type { ClockInstance } from '../../dossier/define.ts';
import { act, choice, count, date, files, key, paragraph, people, text, tick } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { anewSince, everyRound } from './anew.ts';
import { decidedParties, partiesHere } from './assess.ts';
import { change, hasRecording, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { ownAgency, partyExists, twoOfficers } from './gates.ts';
import type { CaseDocument, PenaltyState, Service, ServiceMethod } from './state.ts';

/** 送达. When a document counts as served decides every period of the party; it follows from the method's own facts. */

/** Documents made for a party (documents of the 外 kind); others are never served. */
export const partyDocuments: ReadonlySet<string> = new Set([
  ...['P07-decision', 'P10', 'P12', 'P13', 'P13a', 'P15', 'P17', 'P20', 'P21', 'P27-notice', 'P29'],
  ...['P30-suspension'],
  ...['P34', 'P35', 'P39-reply', 'P40', 'P46', 'P46-change', 'P46-revocation', 'P47', 'P48', 'P48-education'],
  ...['P49-decision', 'P50', 'P53', 'P55', 'P57', 'P59', 'P60'],
]);

type HandedMethod = Exclude<ServiceMethod, 'publication'>;

/** 送达方式 in person or by others; service by publication (公告送达) is an act of its own. */
export const serviceMethodNames: Readonly<Record<HandedMethod, string>> = {
  direct: '直接送达',
  left: '留置送达',
  post: '邮寄送达',
  entrusted: '委托送达',
  forwarded: '转交送达',
  electronic: '电子送达',
};

/** 签收人与受送达人的关系. */
export const receiverRelationNames = {
  self: '本人',
  legalRepresentative: '法定代表人、主要负责人或者经营者',
  agent: '委托代理人',
  adultFamily: '同住成年家属',
  mailRoom: '负责收件的人',
  designated: '指定代收人',
} as const;

const recordSchema = act({
  document: count('送达的文书（序号）', { min: 1 }),
  party: key('受送达人', 'party'),
  method: choice<HandedMethod>('送达方式', serviceMethodNames),
  copies: count('份数', { min: 1, max: 99 }).optional(),
  officers: people('送达人', 2),
  place: text('送达地点'),
  on: date('签收（到达）日期', {
    hint: '邮寄为回执上注明的收件日期，电子为到达受送达人系统的日期，委托、转交为签收日期；直接和留置送达即办理时间当日，不填',
  }).optional(),
  receiver: z
    .strictObject({
      name: text('收件人', { max: 60 }),
      relation: choice('与受送达人的关系', receiverRelationNames),
      reason: text('代收理由').optional(),
    })
    .meta({ title: '收件人', widget: 'group' })
    .optional(),
  refusal: z
    .strictObject({
      reason: paragraph('拒收事由', { max: 2000 }),
      witness: text('见证人', { max: 60 }).optional(),
      witnessUnit: text('见证人单位或者住址').optional(),
    })
    .meta({ title: '拒收情况', widget: 'group' })
    .optional(),
  address: text('送达地址或者电子地址').optional(),
  carrier: text('邮单号、受委托（转交）机关').optional(),
  creditRepairNotice: tick('已同时送达行政处罚信息信用修复告知书').optional(),
  creditRepairBypass: paragraph('未同时送达信用修复告知书的理由', { max: 2000 }).optional(),
  note: paragraph('备注', { max: 2000 }).optional(),
  files: files(),
  recordingExemption: paragraph('未作音像记录的原因（报负责人批准）').optional(),
}).superRefine((data, context) => {
  const need = (missing: boolean, path: string, message: string) => {
    if (missing) context.addIssue({ code: 'custom', message, path: [path] });
  };
  const inPerson = data.method === 'direct' || data.method === 'left';
  need(!inPerson && data.on === undefined, 'on', '请填写签收（到达）日期。');
  need(inPerson && data.on !== undefined, 'on', '直接送达和留置送达以办理时间当日为送达日期，不另填日期。');
  need(
    data.method !== 'left' &&
      data.method !== 'electronic' &&
      data.method !== 'post' &&
      data.receiver === undefined,
    'receiver',
    '请填写收件人。',
  );
  need(data.method === 'left' && data.refusal === undefined, 'refusal', '留置送达应当写明拒收事由。');
  need(data.method === 'electronic' && data.address === undefined, 'address', '请填写电子送达地址。');
  need(
    (data.method === 'post' || data.method === 'entrusted' || data.method === 'forwarded') &&
      data.carrier === undefined,
    'carrier',
    '请填写邮单号或者受委托（转交）机关。',
  );
});

type RecordData = z.infer<typeof recordSchema>;

const findDocument = (state: PenaltyState, seq: number | undefined): CaseDocument | undefined =>
  state.documents.find((document) => document.seq === seq);

/** Once archived, only what was made afterwards is still served, and what changed the decision after the closing. */
const stillServed = (state: PenaltyState, { seq }: CaseDocument) =>
  seq === state.decision?.fate?.seq ||
  everyRound(state).every(({ closing }) => seq > (closing.archived?.seq ?? 0));

const servable = (state: PenaltyState) =>
  state.documents.some((entry) => partyDocuments.has(entry.document.template) && stillServed(state, entry));

/** Whom a document is addressed to, where it is not everybody. */
export function madeFor(state: PenaltyState, { seq, party }: CaseDocument): readonly string[] | undefined {
  if (party !== undefined) return [party];
  const answered = state.hearingRequests.find(
    (request) => request.accepted?.seq === seq || request.refused?.seq === seq,
  );
  if (answered !== undefined) return [answered.party];
  return state.hearings.find((hearing) => hearing.scheduled.seq === seq)?.parties.map((own) => own.party);
}

const isDecision = (state: PenaltyState, seq: number | undefined) =>
  seq !== undefined && state.decision?.seq === seq;

const documentServable: PenaltyGate<{ readonly document: number; readonly party: string }> = ({
  state,
  data,
}) => {
  if (data === undefined) return undefined;
  const entry = findDocument(state, data.document);
  if (entry === undefined) {
    return refuse('DOCUMENT_UNKNOWN', `本案没有第${data.document}项文书。`, {
      source: house(),
      path: 'document',
    });
  }
  if (!partyDocuments.has(entry.document.template)) {
    return refuse(
      'DOCUMENT_NOT_FOR_PARTY',
      `《${entry.document.title}》是内部文书或者函件，不向当事人送达。`,
      { source: house(), path: 'document' },
    );
  }
  if (!stillServed(state, entry)) {
    return refuse('DOCUMENT_ARCHIVED', `案卷已归档，《${entry.document.title}》不再办理送达。`, {
      source: house(),
      path: 'document',
    });
  }
  if (madeFor(state, entry)?.includes(data.party) === false) {
    return refuse('DOCUMENT_OF_OTHER_PARTY', `《${entry.document.title}》是对其他当事人制作的。`, {
      source: house(),
      path: 'party',
    });
  }
  return undefined;
};

/** A service that has taken effect stands; one by publication that still runs may be overtaken. */
const notServedYet: PenaltyGate<{ readonly document: number; readonly party: string }> = ({
  state,
  data,
  occurredAt,
}) => {
  if (data === undefined) return undefined;
  const earlier = findService(state, data.document, data.party);
  return earlier !== undefined && earlier.servedOn <= civilDay(occurredAt)
    ? refuse('ALREADY_SERVED', `该文书已于${chineseDate(earlier.servedOn)}送达该当事人。`, {
        source: house(),
        path: 'document',
        remedy: '送达日期有误的，请更正原送达记录。',
      })
    : undefined;
};

const withinDates: PenaltyGate<{ readonly document: number; readonly on?: string | undefined }> = ({
  state,
  data,
  occurredAt,
}) => {
  const entry = findDocument(state, data?.document);
  if (data === undefined || entry === undefined) return undefined;
  const day = data.on ?? civilDay(occurredAt);
  if (day > civilDay(occurredAt))
    return refuse('DATE_ORDER', '送达日期晚于办理时间。', { source: house(), path: 'on' });
  return day < civilDay(entry.at)
    ? refuse('BEFORE_EARLIER_STEP', `送达日期早于文书制作日期（${civilDay(entry.at)}）。`, {
        source: house(),
        path: data.on === undefined ? 'occurredAt' : 'on',
      })
    : undefined;
};

/** What the calendar asks of each method: proof of a refusal (民诉法 art 89), consent to electronic service (处罚法 61(2)). */
const methodProved: PenaltyGate<RecordData> = ({ state, data, occurredAt }) => {
  if (data === undefined) return undefined;
  const answer = dayOfService(recordOf(data, civilDay(occurredAt), state));
  if (answer.ok) return undefined;
  const electronic = data.method === 'electronic';
  return refuse(answer.refusal.code, answer.refusal.message, {
    source: electronic ? apl('61(2)') : cpl(89),
    path: electronic ? 'method' : 'refusal',
    ...(electronic ? { move: 'address.confirm' } : {}),
  });
};

const electronicAllowed: PenaltyGate<RecordData> = ({ state, data, profile }) => {
  const template = findDocument(state, data?.document)?.document.template;
  return data?.method === 'electronic' &&
    template !== undefined &&
    profile.values.eServiceExcluded?.value.includes(template) === true
    ? refuse('E_SERVICE_EXCLUDED', '本地区规定该文书不得电子送达。', {
        source: profileRule('不适用电子送达的文书'),
        path: 'method',
        remedy: '请改用其他送达方式。',
      })
    : undefined;
};

/** 两书同达: organisations that are punished get the credit-repair notice with the decision (国办发〔2025〕22号). */
const creditRepairTold: PenaltyGate<RecordData> = ({ state, data }) => {
  if (data === undefined || !isDecision(state, data.document)) return undefined;
  const own = decidedParties(state.decision).find((candidate) => candidate.party === data.party);
  if (own === undefined || own.penalties.length === 0) return undefined;
  const kind = state.parties.find((party) => party.id === data.party)?.kind;
  if (kind !== 'organisation' || data.creditRepairNotice === true || data.creditRepairBypass !== undefined)
    return undefined;
  return refuse(
    'CREDIT_REPAIR_NOTICE_MISSING',
    '向法人和其他组织送达处罚决定书时，应当同时送达行政处罚信息信用修复告知书（两书同达）。',
    {
      source: crd22(),
      path: 'creditRepairNotice',
      remedy: '请一并送达；确不适用的，写明理由。',
    },
  );
};

/** 公示告知书 of the decision that stands was made for a party. */
export const toldOfPublication = (state: PenaltyState, party: string): boolean =>
  state.documents.some(
    (entry) => entry.document.template === 'P53' && entry.party === party && entry.seq > anewSince(state),
  );

/** Market: the party is told in writing at service that the decision becomes public (公示规定 art 8). */
const publicationTold: PenaltyGate<RecordData> = ({ state, data, facts }) => {
  if (data === undefined || facts.agency.field !== 'market' || !isDecision(state, data.document))
    return undefined;
  return toldOfPublication(state, data.party) ||
    !publicParties(state, facts.agency).some((own) => own.party === data.party)
    ? undefined
    : refuse('PUBLICATION_NOT_TOLD', '送达处罚决定书时应当书面告知当事人该决定将向社会公示。', {
        source: sgp(8),
        path: 'document',
        remedy: '请先制作行政处罚信息公示告知书，一并送达。',
        move: 'publication.notify',
      });
};

function recordOf(data: RecordData, day: CivilDate, state: PenaltyState): ServiceRecord {
  const on = data.on ?? day;
  switch (data.method) {
    case 'direct':
      return { method: 'direct', signedOn: day };
    case 'left':
      return {
        method: 'left',
        refusedOn: day,
        proof: hasRecording(data.files)
          ? 'recording'
          : data.refusal?.witness !== undefined
            ? 'witness'
            : null,
      };
    case 'post':
      return { method: 'post', receiptOn: on };
    case 'entrusted':
    case 'forwarded':
      return { method: 'entrusted', signedOn: on };
    case 'electronic':
      return {
        method: 'electronic',
        arrivedOn: on,
        confirmationSigned: state.investigation.addresses.some(
          (entry) => entry.party === data.party && entry.electronic,
        ),
      };
    default:
      return data.method satisfies never;
  }
}

const recordService = penaltyAct({
  type: 'service.record',
  zh: '送达文书',
  lane: 'service',
  schema: recordSchema,
  personal: ['receiver', 'refusal', 'address', 'note'],
  by: ['officer', 'handler'],
  concurrency: 'additive',
  source: [apl(61), cpl(88), arr(23)],
  open: servable,
  document: () => ({ template: 'P51' }),
  recording: {
    level: 'must',
    content: '送达过程：出示证件、宣读或者说明文书、签收或者拒收',
    source: apl(47),
  },
  recordedIf: (data) => data.method === 'direct' || data.method === 'left',
  correctable: ['on', 'place', 'carrier', 'note'],
  people: (data) => data.officers,
  gates: [
    ownAgency,
    partyExists,
    twoOfficers((data) => data.officers),
    documentServable,
    notServedYet,
    withinDates,
    electronicAllowed,
    methodProved,
    creditRepairTold,
    publicationTold,
  ],
  apply: (state, data, header) =>
    serve(state, {
      ...mark(header),
      document: data.document,
      party: data.party,
      method: data.method,
      servedOn: data.on ?? civilDay(header.occurredAt),
    }),
});

const publishService = penaltyAct({
  type: 'service.publish',
  zh: '公告送达',
  lane: 'service',
  schema: act({
    document: count('送达的文书（序号）', { min: 1 }),
    party: key('受送达人', 'party'),
    ground: choice('公告送达的原因', {
      whereaboutsUnknown: '受送达人下落不明',
      otherWaysFailed: '用其他方式无法送达',
    }),
    attempts: paragraph('原因和经过（已采取的送达方式）'),
    channel: text('公告方式和载体'),
    on: date('公告（最后刊登）日期'),
    content: paragraph('公告内容（已隐去个人信息）'),
    collectAt: text('领取文书的地点'),
    contactPerson: text('联系人', { max: 60 }),
    contactPhone: text('联系电话', { max: 40 }),
    files: files('公告发布凭证'),
  }),
  personal: ['attempts'],
  by: ['officer', 'handler'],
  concurrency: 'additive',
  source: [apl('61(1)'), cpl(95), arr(23)],
  open: servable,
  document: () => ({ template: 'P52', numberCode: '公告' }),
  correctable: ['on', 'channel', 'collectAt'],
  gates: [ownAgency, partyExists, documentServable, notServedYet, withinDates],
  apply: (state, data, header) =>
    serve(state, {
      ...mark(header),
      document: data.document,
      party: data.party,
      method: 'publication',
      servedOn: endOfPublication(data.on),
      publishedOn: data.on,
    }),
});

function endOfPublication(on: CivilDate): CivilDate {
  const answer = dayOfService({ method: 'publicNotice', lastPublishedOn: on });
  return answer.ok ? answer.servedOn : on;
}

/** Leaves the day of service where the served document has its own entry; of several services the earliest counts. */
function serve(state: PenaltyState, service: Service): PenaltyState {
  const day = (known: CivilDate | undefined) =>
    known !== undefined && known < service.servedOn ? known : service.servedOn;
  const { document } = service;
  return {
    ...state,
    services: [...state.services, service],
    notices: change(
      state.notices,
      (notice) => notice.issued.seq === document,
      (notice) => ({ ...notice, servedOn: day(notice.servedOn) }),
    ),
    execution: {
      ...state.execution,
      demands: change(
        state.execution.demands,
        (demand) => demand.document === document,
        (demand) => ({ ...demand, servedOn: day(demand.servedOn) }),
      ),
    },
    hearings: change(
      state.hearings,
      (hearing) => hearing.scheduled.seq === document,
      (hearing) => ({
        ...hearing,
        parties: change(
          hearing.parties,
          (own) => own.party === service.party,
          (own) => ({ ...own, servedOn: day(own.servedOn) }),
        ),
      }),
    ),
  };
}

/** The service of a document on a party that took, or takes, effect first. */
export function findService(state: PenaltyState, document: number, party: string): Service | undefined {
  return state.services
    .filter((service) => service.document === document && service.party === party)
    .reduce<Service | undefined>(
      (first, next) => (first === undefined || next.servedOn < first.servedOn ? next : first),
      undefined,
    );
}

/** The day the decision is served on a party; after a publication it may lie ahead. */
export function decisionServedOn(state: PenaltyState, party: string): CivilDate | undefined {
  return state.decision === undefined ? undefined : findService(state, state.decision.seq, party)?.servedOn;
}

/**
 * Whom the decision is addressed to (处罚法 art 61: 当事人): every party it names, the spared as well as the punished, or all whom
 * the case deals with where it names nobody.
 */
export function addressees(state: PenaltyState): readonly string[] {
  const named = state.decision?.outcome.parties.map((own) => own.party) ?? [];
  return named.length > 0 ? named : partiesHere(state).map((party) => party.id);
}

/** Addressees on whom the decision, or the document that changed it, has not been served by a day (处罚法 art 61). */
export function unservedOf(
  state: PenaltyState,
  document: number | undefined,
  day: CivilDate,
): readonly string[] {
  if (document === undefined) return [];
  return addressees(state).filter((party) => (findService(state, document, party)?.servedOn ?? '9999') > day);
}

/** Addressees on whom the decision has not been served by a day. */
export const unservedParties = (state: PenaltyState, day: CivilDate): readonly string[] =>
  unservedOf(state, state.decision?.seq, day);

/** PEN-15 for each addressee of the decision, or of the document that changed it. */
export function servingClocks(
  state: PenaltyState,
  document: number,
  { key, zh, start }: { readonly key: string; readonly zh: string; readonly start: CivilDate },
): ClockInstance[] {
  return addressees(state).map((party) => {
    const services = state.services.filter(
      (service) => service.document === document && service.party === party,
    );
    // A publication begun is the agency's duty done; its own period is shown apart.
    const doneOn = services.map((service) => service.publishedOn ?? service.servedOn).sort()[0];
    return {
      key: `${key}:${party}`,
      rule: 'PEN-15',
      zh,
      start,
      whose: 'agency',
      ...(doneOn === undefined ? {} : { doneOn }),
    };
  });
}

/** PEN-15 for the agency, and the running period of a service by publication (PEN-16a). */
export function serviceClocks(state: PenaltyState): ClockInstance[] {
  const { decision } = state;
  if (decision === undefined) return [];
  const clocks = servingClocks(state, decision.seq, {
    key: 'serve',
    zh: `送达${decision.document?.title ?? '行政处罚决定书'}`,
    start: decision.on,
  });
  for (const service of state.services) {
    if (service.publishedOn === undefined) continue;
    clocks.push({
      key: `notice-period:${service.seq}`,
      rule: 'PEN-16a',
      zh: '公告送达期间',
      start: service.publishedOn,
      // Nothing is left for the agency to do in it.
      whose: 'party',
    });
  }
  return clocks;
}

export const serviceActs = [recordService, publishService];
