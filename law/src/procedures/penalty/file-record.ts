import { civilDay, type Role } from '../../dossier/act.ts';
import { house } from '../../dossier/basis.ts';
import { act, confirmed, count, date, file, files, hash, paragraph, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { attachment, correction, note } from '../shared-acts.ts';
import { change, hasRecording, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { ownAgency } from './gates.ts';
import { recordingActs } from './recording.ts';
import type { PenaltyState } from './state.ts';

/** Keeping the file (案卷): corrections, attachments, wet-sealed scans, notes. */

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

const attachFiles = penaltyAct(
  attachment<PenaltyState>({
    by: keepers,
    open: begun,
    within: ofThisCase,
    apply: (state, data) => {
      if (!hasRecording(data.files)) return state;
      const mends = (entry: { seq: number; state: string }) =>
        entry.seq === data.target && entry.state !== 'present';
      return {
        ...state,
        recordings: change(state.recordings, mends, ({ asked: _, decided: __, ...entry }) => ({
          ...entry,
          state: 'present',
        })),
      };
    },
  }),
);

const addNote = penaltyAct(
  note<PenaltyState>({ by: [...keepers, 'system'], open: begun, within: ofThisCase }),
);

/** 线下盖章扫描件: print, seal and sign, scan, bind the scan to the issued document's hash. */
const sealDocument = penaltyAct({
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

/**
 * 删除个人信息 of an archived file where the law demands it (个保法 art 47): the keys of the dossier and of its files are destroyed, the
 * acts and their proof stand. Not to be undone, so it takes the first head and the paper that orders it.
 */
const erasePersonal = penaltyAct({
  type: 'personal.erase',
  zh: '删除个人信息',
  lane: 'record',
  schema: act({
    legalBasis: text('依据（法律条款、裁判文书或者决定）'),
    ground: paragraph('删除事由'),
    understood: confirmed(
      '已知悉：删除后不能恢复，案卷中的个人信息、所附文件和已制作的文书都不能再打开，只保留名称和校验值',
    ),
    files: files('批准文件', 1),
  }),
  by: ['principal'],
  source: [house()],
  open: (state) => state.closing.archived !== undefined && state.personalErased === undefined,
  gates: [ofThisCase],
  apply: (state, _data, header) => ({ ...state, personalErased: mark(header) }),
});

export const recordActs = [correctAct, attachFiles, addNote, sealDocument, ...recordingActs, erasePersonal];
