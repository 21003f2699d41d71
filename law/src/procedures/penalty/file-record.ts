import type { z } from 'zod';
import { civilDay, type Role } from '../../dossier/act.ts';
import { house } from '../../dossier/basis.ts';
import { act, count, date, dossierRef, file, hash, paragraph, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { attachment, correction, note } from '../shared-acts.ts';
import { change, hasRecording, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { ownAgency } from './gates.ts';
import type { PenaltyState } from './state.ts';

/** Keeping the file (案卷): corrections, attachments, numbers, wet-sealed scans, notes. */

const keepers: readonly Role[] = [
  'officer',
  'handler',
  'reviewer',
  'head',
  'editor',
  'checker',
  'archivist',
  'clerk',
  'staff',
];

const begun = (state: PenaltyState) => state.last !== undefined;

/** Own agency, a reviewer called in from another, or the product itself. */
const ofThisCase: PenaltyGate<unknown> = (context) => {
  const { actor, dossier, state } = context;
  const known = actor.roles.includes('system') || dossier.procedure.people(state).includes(actor.personId);
  return known ? undefined : ownAgency(context);
};

export const correctAct = penaltyAct(
  correction<PenaltyState>({ by: keepers, open: begun, within: ofThisCase }),
);

export const attachFiles = penaltyAct(
  attachment<PenaltyState>({
    by: keepers,
    open: begun,
    within: ofThisCase,
    apply: (state, data) => {
      const now = hasRecording(data.files) ? 'present' : data.exemption === undefined ? undefined : 'exempt';
      if (now === undefined) return state;
      const mends = (entry: { seq: number; state: string }) =>
        entry.seq === data.target && entry.state !== 'present';
      return { ...state, recordings: change(state.recordings, mends, (entry) => ({ ...entry, state: now })) };
    },
  }),
);

export const addNote = penaltyAct(note<PenaltyState>({ by: keepers, open: begun, within: ofThisCase }));

const reserveSchema = act({
  template: text('文书', { max: 10 }),
  code: text('类别字', { max: 10 }),
  year: count('年份', { min: 1949, max: 2999 }),
  serial: count('序号', { min: 1 }),
  text: text('文号', { max: 60 }),
  forAct: dossierRef('所用事项'),
});

type Reservation = z.infer<typeof reserveSchema>;

/** 文号 as the agency writes it: 机关代字 + 类别字 + 〔year〕 + branch + serial + 号. */
const numberMatchesAgency: PenaltyGate<Reservation> = ({ data, facts }) => {
  if (data === undefined) return undefined;
  const { numberPrefix, numberBranch = '', documents } = facts.agency;
  const own = documents[data.template];
  const code = own?.numberCode ?? data.code;
  const serial = String(data.serial).padStart(own?.pad ?? 0, '0');
  const expected = `${numberPrefix}${code}〔${data.year}〕${numberBranch}${serial}号`;
  if (data.text === expected && data.code === code) return undefined;
  return refuse('NUMBER_FORMAT', `文号「${data.text}」与本机关文号格式不符，应为「${expected}」。`, {
    path: 'text',
    source: house(),
  });
};

const numberOfItsYear: PenaltyGate<Reservation> = ({ data, occurredAt }) =>
  data === undefined || String(data.year) === civilDay(occurredAt).slice(0, 4)
    ? undefined
    : refuse('NUMBER_YEAR', `文号年份${data.year}与发文日期不一致。`, { path: 'year', source: house() });

const numberFree: PenaltyGate<Reservation> = ({ state, data }) => {
  if (data === undefined) return undefined;
  if (state.numbers.some((number) => number.text === data.text)) {
    return refuse('NUMBER_TAKEN', `文号「${data.text}」已经预留或者使用。`, {
      path: 'text',
      source: house(),
    });
  }
  const waiting = state.numbers.find(
    (n) => n.forAct === data.forAct && n.usedBy === undefined && n.voided === undefined,
  );
  if (waiting === undefined) return undefined;
  return refuse('NUMBER_ALREADY_RESERVED', `该事项已预留文号「${waiting.text}」。`, {
    source: house(),
    remedy: '请使用已预留的文号，或者先作废。',
    move: 'number.void',
  });
};

/** 预留文号, before the document is rendered. */
export const reserveNumber = penaltyAct({
  type: 'number.reserve',
  zh: '预留文号',
  lane: 'record',
  schema: reserveSchema,
  by: [...keepers, 'system'],
  source: [house()],
  open: () => true,
  concurrency: 'additive',
  gates: [ofThisCase, numberOfItsYear, numberMatchesAgency, numberFree],
  apply: (state, data, header) => ({ ...state, numbers: [...state.numbers, { seq: header.seq, ...data }] }),
});

/** 文号作废: an unused reservation stays on record as a void number. */
export const voidNumber = penaltyAct({
  type: 'number.void',
  zh: '作废文号',
  lane: 'record',
  schema: act({ text: text('文号', { max: 60 }), reason: paragraph('作废原因') }),
  by: [...keepers, 'system'],
  source: [house()],
  open: (state) => state.numbers.some((number) => number.usedBy === undefined && number.voided === undefined),
  concurrency: 'additive',
  gates: [
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const number = state.numbers.find((n) => n.text === data.text);
      if (number === undefined)
        return refuse('NUMBER_UNKNOWN', `文号「${data.text}」没有预留过。`, {
          path: 'text',
          source: house(),
        });
      if (number.usedBy !== undefined) {
        return refuse('NUMBER_USED', `文号「${data.text}」已用于第${number.usedBy}项，不能作废。`, {
          path: 'text',
          source: house(),
        });
      }
      return number.voided === undefined
        ? undefined
        : refuse('NUMBER_VOID', `文号「${data.text}」已经作废。`, { path: 'text', source: house() });
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    numbers: change(
      state.numbers,
      (n) => n.text === data.text,
      (n) => ({ ...n, voided: mark(header) }),
    ),
  }),
});

/** 线下盖章扫描件: print, seal and sign, scan, bind the scan to the issued document's hash. */
export const sealDocument = penaltyAct({
  type: 'document.seal',
  zh: '上传盖章扫描件',
  lane: 'record',
  schema: act({
    document: count('文书（序号）', { min: 1 }),
    sha256: hash('文书校验值'),
    sealedOn: date('盖章日期'),
    scan: file.meta({ title: '盖章扫描件', widget: 'files' }),
  }),
  by: keepers,
  source: [house()],
  open: (state) => state.documents.some((document) => document.sealed === undefined),
  concurrency: 'additive',
  gates: [
    ofThisCase,
    ({ state, data, occurredAt }) => {
      if (data === undefined) return undefined;
      const issued = state.documents.find((document) => document.seq === data.document);
      if (issued === undefined)
        return refuse('DOCUMENT_UNKNOWN', `第${data.document}项没有制作文书。`, {
          path: 'document',
          source: house(),
        });
      if (issued.sealed !== undefined) {
        return refuse('DOCUMENT_SEALED', `《${issued.document.title}》已有盖章扫描件。`, {
          path: 'document',
          source: house(),
          remedy: '补充其他扫描件请用“补充附件”。',
          move: 'file.attach',
        });
      }
      if (issued.document.sha256 !== data.sha256) {
        return refuse(
          'DOCUMENT_MISMATCH',
          `扫描的文书与第${data.document}项制作的《${issued.document.title}》不是同一份。`,
          {
            path: 'sha256',
            source: house(),
            remedy: '请打印系统制作的文书，盖章后扫描。',
          },
        );
      }
      return data.sealedOn > civilDay(occurredAt)
        ? refuse('DATE_ORDER', '盖章日期晚于记录时间。', { path: 'sealedOn', source: house() })
        : undefined;
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    documents: change(
      state.documents,
      (d) => d.seq === data.document,
      (d) => ({ ...d, sealed: { ...mark(header), scan: data.scan } }),
    ),
  }),
});

export const recordActs = [correctAct, attachFiles, addNote, reserveNumber, voidNumber, sealDocument];
