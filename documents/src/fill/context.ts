import {
  type Actor,
  type AgencyFacts,
  actingWords,
  type CivilDate,
  certificateNumber,
  civilDay,
  type Erased,
  type FileRef,
  isErased,
  type PenaltyState,
  type Profile,
  type StaffFacts,
  type WorkCalendar,
} from '@mingjing/law';
import type { CaseDocument, Draft, DraftContent, Outcome } from '@mingjing/law/penalty';
import type { CountedVolume } from '../volume/count.ts';

/** What is known of a case without any act: as it stands, and the facts of its agency. */
export interface CaseContext {
  readonly state: PenaltyState;
  /** The handling agency (办案机关). */
  readonly agency: AgencyFacts;
  readonly staff: Readonly<Record<string, StaffFacts>>;
  readonly profile: Profile;
  readonly calendar: WorkCalendar;
}

/** What a document is filled from: the case as it stood before the act, the act itself, and the agency's facts. */
export interface FillContext extends CaseContext {
  readonly act: {
    readonly type: string;
    readonly seq: number;
    /** Validated by the act's own schema. */
    readonly data: unknown;
    readonly occurredAt: string;
    readonly actor: Actor;
  };
  /** The volume a cover, index or note is of, its pages counted. */
  readonly volume?: CountedVolume;
  /** Pictures handed to the renderer: name by the id of the file. */
  readonly pictures?: ReadonlyMap<string, string>;
  /** 文号; absent in previews and for documents without one. */
  readonly number?: string;
  readonly title: string;
}

/** Stands where a personal value was and has been erased. */
export const ERASED = '（个人信息已删除）';

/** A value that may have been erased, as it is printed. */
export function told(value: string | Erased): string;
export function told(value: string | Erased | undefined): string | undefined;
export function told(value: string | Erased | undefined): string | undefined {
  return isErased(value) ? ERASED : value;
}

/** The act's data, of the type the act's schema gives. */
export const dataOf = <D>(c: FillContext): D => c.act.data as D;

/** The civil day of the act, which is the document's date. */
export const today = (c: FillContext): CivilDate => civilDay(c.act.occurredAt);

export const dayOf = (mark: { readonly at: string } | undefined): CivilDate | undefined =>
  mark === undefined ? undefined : civilDay(mark.at);

/** Sound and pictures of the act, named by the beginning of their digest: file names are for staff only. */
export function recordingsOf(files: readonly FileRef[] | undefined): string | undefined {
  const named = (files ?? [])
    .filter((file) => file.kind === 'video' || file.kind === 'audio')
    .map((file) => `${file.kind === 'video' ? '录像' : '录音'}${file.sha256.slice(0, 12)}`);
  return named.length === 0 ? undefined : named.join('、');
}

/** HEAD: agency, numbers, date, recording. */
export const headOf = (c: FillContext) => {
  const { files } = (c.act.data ?? {}) as { files?: readonly FileRef[] };
  return {
    agency: c.agency.name,
    number: c.number,
    caseNumber: c.state.filing.approved?.caseNumber || undefined,
    date: today(c),
    recording: recordingsOf(files),
  };
};

/** A person's name; empty where the person is not known, so that the document says what is missing. */
export const nameOf = (c: CaseContext, id: string): string => c.staff[id]?.name ?? '';

/** Name and post, for people of a hearing or discussion. */
export const memberOf = (c: CaseContext, id: string) => ({
  name: nameOf(c, id),
  post: c.staff[id]?.post || undefined,
});

/** OFF2: officers with the certificate that was valid on the day. */
export const officersOf = (c: FillContext, ids: readonly string[]) =>
  ids.map((id) => ({ name: nameOf(c, id), certificate: certificateNumber(c.staff[id], today(c)) ?? '' }));

/** 承办人 as they are now. */
export const handlersOf = (c: FillContext) => officersOf(c, c.state.team.handlers);

/** Whoever wrote the record down. */
export const recorderOf = (c: FillContext, id: string | undefined): string =>
  id === undefined ? c.act.actor.name : nameOf(c, id);

/**
 * The name of a head (机关负责人) who does this act; who holds the office in somebody's place (代理、主持工作) says so beside it, in the
 * words in which the record does.
 */
export function headName({ act: { actor } }: FillContext): string {
  const offices = (actor.acting ?? []).flatMap(({ office }) =>
    office === 'unitHead' ? [] : actingWords[office],
  );
  return offices.length === 0 ? actor.name : `${actor.name}（${[...new Set(offices)].join('、')}）`;
}

/** 联系方式: the people named, or the handlers; the agency's own telephone and address. */
export const contactOf = (
  c: FillContext,
  own: { persons?: string | undefined; phone?: string | undefined; address?: string | undefined } = {},
) => ({
  persons:
    own.persons ??
    (c.state.team.handlers
      .map((id) => nameOf(c, id))
      .filter(Boolean)
      .join('、') ||
      c.act.actor.name),
  phone: own.phone ?? c.agency.phone,
  address: own.address ?? c.agency.address,
});

/** One signed box of an approval sheet. */
export const signed = (c: FillContext, role: string, opinion: string, by: string, at: string) => ({
  role,
  opinion,
  signer: by === c.act.actor.personId ? c.act.actor.name : nameOf(c, by),
  certificate: certificateNumber(c.staff[by], civilDay(at)),
  date: civilDay(at),
});

/** A box still to be signed. */
export const unsigned = (role: string) => ({ role });

/** The box of whoever does this act. */
export const signedNow = (c: FillContext, role: string, opinion: string) =>
  signed(c, role, opinion, c.act.actor.personId, c.act.occurredAt);

/** The box of the head who does this act. */
export const signedByHead = (c: FillContext, role: string, opinion: string) => ({
  ...signedNow(c, role, opinion),
  signer: headName(c),
});

/** A document of the case by the seq of the act that issued it. */
export const documentOf = (c: CaseContext, seq: number | undefined): CaseDocument | undefined =>
  c.state.documents.find((entry) => entry.seq === seq);

/** Number of an issued document, or its title where it has none. */
export const numberOf = (c: CaseContext, seq: number | undefined): string => {
  const document = documentOf(c, seq)?.document;
  return document?.number ?? document?.title ?? '';
};

const noContent: DraftContent = {
  facts: ERASED,
  evidence: [],
  nature: ERASED,
  discretionReason: ERASED,
  reasons: ERASED,
};

/** 拟处理意见 the document rests on: its text and its outcome. */
export function draftOf(c: FillContext): { content: DraftContent; outcome: Outcome; draft: Draft } {
  const { draft } = c.state;
  if (draft === undefined) throw new Error(`${c.act.type}: no draft to fill a document from`);
  return { draft, outcome: draft.outcome, content: isErased(draft.content) ? noContent : draft.content };
}

/** Lines of a paragraph, each without its own number. */
export const linesOf = (paragraph: string): string[] =>
  paragraph
    .split(/\n|；|;/)
    .map((line) => line.replace(/^\s*(?:\d+[.、．]|[（(][一二三四五六七八九十\d]+[）)])\s*/, '').trim())
    .filter((line) => line !== '');
