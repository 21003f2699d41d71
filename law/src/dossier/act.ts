import type { CivilDate, Instant } from '../calendar/index.ts';

/** Roles a person can hold in an agency (岗位角色); `principal` is the 正职 or whoever presides, and is also a `head`. */
export type Role =
  | 'officer'
  | 'handler'
  | 'reviewer'
  | 'unitHead'
  | 'head'
  | 'principal'
  | 'editor'
  | 'checker'
  | 'archivist'
  | 'supervisor'
  | 'clerk'
  | 'staff'
  | 'admin'
  | 'system';

/** 岗位角色. */
export const roleNames: Readonly<Record<Role, string>> = {
  officer: '执法人员',
  handler: '承办人',
  reviewer: '法制审核人员',
  unitHead: '承办机构负责人',
  head: '机关负责人',
  principal: '机关正职负责人',
  editor: '公示录入员',
  checker: '公示审核员',
  archivist: '档案员',
  supervisor: '执法监督人员',
  clerk: '窗口人员',
  staff: '工作人员',
  admin: '系统管理员',
  system: '系统',
};

/** Offices that can be held for a time in somebody's place (代理、主持工作). */
export type ActingOffice = Extract<Role, 'principal' | 'head' | 'unitHead'>;

/** Who acts, as the server established it for this moment. `personId` is the id of the person's staff dossier. */
export interface Actor {
  readonly personId: string;
  readonly name: string;
  readonly agencyId: string;
  readonly roles: readonly Role[];
  /** Offices held in somebody's place; of an act, those it was done by. */
  readonly acting?: readonly Standing[];
}

/** How an act says that it was done in somebody's place. */
export const actingWords: Readonly<Record<ActingOffice, string>> = {
  principal: '主持工作',
  head: '代理机关负责人',
  unitHead: '代理承办机构负责人',
};

/** 代理 of an office; whose place it is, unless the post is vacant. */
export interface Standing {
  readonly office: ActingOffice;
  readonly inPlaceOf?: string;
}

/** The dossier and sequence number of something another dossier knew when an act was decided. */
export interface FactRef {
  readonly dossier: string;
  readonly seq: number;
}

/** Where something stands in the record: which act, its stated time, its actor. */
export interface Mark {
  readonly seq: number;
  readonly at: Instant;
  readonly by: string;
}

/** Who did it and when, for the state. */
export const mark = (act: Pick<ActHeader, 'seq' | 'occurredAt' | 'actor'>): Mark => ({
  seq: act.seq,
  at: act.occurredAt,
  by: act.actor.personId,
});

/** A file (文件) by the hash of its content; the name is shown to staff only. `kind` says what it records. */
export interface FileRef {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly kind: 'photo' | 'audio' | 'video' | 'document' | 'scan' | 'other';
}

/** An enforcement document (执法文书) that was rendered, stored and is cited by the act that issues it. */
export interface IssuedDocument {
  readonly template: string;
  readonly title: string;
  /** 文号; absent for records, lists and internal sheets that carry none. */
  readonly number?: string;
  readonly file: string;
  readonly sha256: string;
  readonly pages: number;
  /** The volume (卷别) a cover, index or note is of. */
  readonly volume?: VolumeKind;
  /** Documents the same act issues together with this one. */
  readonly enclosures?: readonly IssuedDocument[];
  /** What an index (卷内文件目录) lists, in order, by the hashes of the files. */
  readonly papers?: readonly FiledPaper[];
}

/** 正卷 is open to the party and the court, 副卷 holds the agency's own papers. */
export type VolumeKind = 'main' | 'secondary';

/** One line of an index: a document, or what was attached to an act, on pages `from` to `from + pages - 1`. */
export interface FiledPaper {
  /** The act it belongs to. */
  readonly seq: number;
  readonly title: string;
  readonly number?: string;
  readonly from: number;
  readonly pages: number;
  readonly files: readonly { readonly file: string; readonly sha256: string; readonly pages: number }[];
}

export type ProcedureId = 'penalty-ordinary' | 'penalty-summary' | 'agency' | 'staff';

/** What every act says of itself, apart from its data. Order is `seq`, never a clock. */
export interface ActHeader {
  readonly id: string;
  readonly dossier: string;
  readonly seq: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly procedure: ProcedureId;
  readonly procedureVersion: number;
  readonly profile: string;
  readonly profileVersion: number;
  /** Stated by the person; drives clocks and the validity of certificates. */
  readonly occurredAt: Instant;
  /** The store's own time. Absent only on an act that has been decided and not yet stored. */
  readonly recordedAt?: Instant;
  readonly actor: Actor;
  readonly facts: readonly FactRef[];
  readonly sample: boolean;
}

/** One append-only step of one dossier (卷宗) by one person. */
export interface Act<D = unknown> extends ActHeader {
  readonly data: D;
  readonly document?: IssuedDocument;
}

/** What a person asks for; `id` is made by the client, so that a retry is not a second act. */
export interface Command {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly data: unknown;
  /** Rendered and stored by the server before the act is decided; never sent by a client. */
  readonly document?: IssuedDocument;
  readonly sample?: boolean;
}

/** A value of a personal field whose key was destroyed (个人信息已删除). */
export interface Erased {
  readonly erased: true;
}

/** Whether only the place of a personal value is left. */
export function isErased(value: unknown): value is Erased {
  return typeof value === 'object' && value !== null && (value as Erased).erased === true;
}

/** A personal value as text, for states and documents: an erased one stays one. */
export const readable = (value: string | Erased, erased = '（已删除）'): string =>
  isErased(value) ? erased : value;

const shanghaiOffsetMs = 8 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** The day last asked for, by its number: one act asks for the same a dozen times. */
let last = { number: Number.NaN, day: '' };

/** The civil day in Asia/Shanghai (no daylight saving since 1991) on which an instant falls. */
export function civilDay(instant: Instant): CivilDate {
  const time = Date.parse(instant) + shanghaiOffsetMs;
  const number = Math.floor(time / dayMs);
  if (number !== last.number) last = { number, day: new Date(time).toISOString().slice(0, 10) };
  return last.day;
}
