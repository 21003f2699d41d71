import type { FiledPaper, FileRef, IssuedDocument, VolumeKind } from '../../dossier/act.ts';
import type { DocumentNeed, Lane } from '../../dossier/define.ts';
import type { Profile } from '../../profiles/index.ts';
import { everyRound } from './anew.ts';
import { everyPayment } from './owed.ts';
import { addressees, madeFor, partyDocuments } from './service.ts';
import type { Attachment, CaseDocument, PenaltyState } from './state.ts';

/**
 * 案卷: what lies in the main volume (正卷) and in the secondary one (副卷), in which order, and what is missing. One file a
 * case; the main volume is what the party and the court see, so whatever has no place of its own goes to the secondary one.
 * The order follows the filing rules of the field; the content of the secondary volume is recalled, no rule read names it.
 */

export const volumeNames: Readonly<Record<VolumeKind, string>> = { main: '正卷', secondary: '副卷' };

/** Groups of papers in the order in which they are bound; within a group by time. */
const groups = {
  main: [
    'filing',
    'decision',
    'toParty',
    'statements',
    'extracted',
    'appraisals',
    'scenes',
    'media',
    'electronic',
    'otherEvidence',
    'property',
    'receipts',
    'others',
    'closing',
  ],
  secondary: [
    'source',
    'report',
    'review',
    'defence',
    'hearing',
    'discussion',
    'approvals',
    'internal',
    'end',
  ],
} as const satisfies Record<VolumeKind, readonly string[]>;

type Group = (typeof groups)[VolumeKind][number];

/** Where each document lies; the closing sheet (P62) goes where the profile says. */
const groupOfTemplate: Readonly<Record<string, Group>> = {
  P04: 'filing',
  ...all('decision', [
    'P46',
    'P46-change',
    'P46-revocation',
    'P47',
    'P48',
    'P48-education',
    'P49-decision',
    'P50',
  ]),
  ...all('toParty', ['P07-application', 'P07-decision', 'P10', 'P12', 'P13', 'P13a', 'P13b', 'P15', 'P16']),
  ...all('toParty', ['P17', 'P20', 'P21', 'P25', 'P27-notice', 'P29', 'P34', 'P35', 'P39-application']),
  ...all('toParty', ['P39-reply', 'P40', 'P41', 'P51', 'P52', 'P53', 'P55', 'P59', 'P60']),
  ...all('statements', ['P11', 'P36', 'P36-written', 'P37', 'P42']),
  P22: 'extracted',
  ...all('appraisals', ['P18', 'P19', 'P21a']),
  ...all('scenes', ['P08', 'P09']),
  P24: 'media',
  P23: 'electronic',
  ...all('property', ['P57', 'P58']),
  ...all('others', ['P02', 'P26', 'P26a', 'P27', 'P28', 'P46-summary', 'P61', 'P67-authorization']),
  ...all('source', ['P01', 'P01-informer', 'P03', 'P05', 'P05a']),
  P31: 'report',
  ...all('review', ['P32', 'P33']),
  P38: 'defence',
  P43: 'hearing',
  P44: 'discussion',
  ...all('approvals', ['P06', 'P14', 'P28-approval', 'P30-extension', 'P30-suspension', 'P45']),
  ...all('approvals', ['P49-approval', 'P54-application', 'P54-approval']),
  ...all('end', ['P47a', 'P63']),
};

function all(group: Group, templates: readonly string[]): Record<string, Group> {
  return Object.fromEntries(templates.map((template) => [template, group]));
}

const volumeOf = (group: Group): VolumeKind =>
  (groups.main as readonly string[]).includes(group) ? 'main' : 'secondary';

/** Group of a document, nothing for one that is of the volume itself (cover, index, note). */
function groupOf(template: string, profile: Profile): Group | undefined {
  if (template === 'P62') return profile.values.closingSheetVolume?.value === 'main' ? 'closing' : 'end';
  return ofVolume.has(template) ? undefined : (groupOfTemplate[template] ?? 'internal');
}

const ofVolume: ReadonlySet<string> = new Set(['P64', 'P65', 'P66']);

/** Whether a template has a place that was given to it, and not the one for whatever is unknown. */
export const isPlaced = (template: string): boolean =>
  template === 'P62' || ofVolume.has(template) || Object.hasOwn(groupOfTemplate, template);

/** A line of the index before its pages are counted. */
export interface VolumePaper {
  readonly seq: number;
  readonly title: string;
  readonly number?: string;
  /** 责任者; absent: the agency. */
  readonly author?: string;
  readonly at: string;
  /** The scan with signatures and seal lies in the file instead of the document as it was made. */
  readonly sealed?: true;
  /** Attached to the act, not made by the product. */
  readonly attached?: true;
  /** Pages are known of what the product made. */
  readonly files: readonly { readonly id: string; readonly sha256: string; readonly pages?: number }[];
}

/** Sound and moving pictures, which no paper volume can hold: listed in the note (备考表). */
export interface VolumeMedium {
  readonly seq: number;
  readonly kind: FileRef['kind'];
  readonly sha256: string;
  /** What it records. */
  readonly of: string;
  readonly at: string;
  readonly author: string;
}

export interface Volume {
  readonly kind: VolumeKind;
  readonly papers: readonly VolumePaper[];
  readonly media: readonly VolumeMedium[];
}

interface Placed {
  readonly group: Group;
  /** What is served, and proof of its service, stand together. */
  readonly anchor: number;
}

/** The volumes of the case as it stands; one that nothing belongs in is not made. */
export function volumesOf(state: PenaltyState, profile: Profile): readonly Volume[] {
  const places = new Map<number, Placed>();
  for (const entry of state.documents) {
    const place = placeOfDocument(state, entry, profile);
    if (place !== undefined) places.set(entry.seq, place);
  }
  const papers: (VolumePaper & { readonly place: Placed })[] = [];
  const media: (VolumeMedium & { readonly group: Group })[] = [];
  for (const entry of state.documents) {
    const place = places.get(entry.seq);
    if (place === undefined) continue;
    const paper = paperOf(entry, volumeOf(place.group));
    const about = aboutOf(state, entry);
    papers.push({ ...paper, ...(about === undefined ? {} : { title: `${paper.title}（${about}）` }), place });
    for (const enclosed of entry.document.enclosures ?? []) {
      const group = groupOf(enclosed.template, profile);
      if (group === undefined) continue;
      const { sealed: _, ...alone } = entry;
      const sheet = paperOf({ ...alone, document: enclosed }, volumeOf(group));
      papers.push({ ...sheet, place: { group, anchor: entry.seq } });
    }
  }
  for (const group of bySeqAndKind(state.attachments)) {
    const [first] = group;
    const made = state.documents.find((entry) => entry.seq === first.seq);
    if (made !== undefined && ofVolume.has(made.document.template)) continue;
    const place = places.get(first.seq) ?? placeOfAttachment(state, first);
    const title = papers.find((paper) => paper.seq === first.seq)?.title ?? first.zh;
    if (first.file.kind === 'audio' || first.file.kind === 'video') {
      media.push(...group.map((entry) => ({ ...mediumOf(entry, title), group: place.group })));
    } else if (first.file.kind !== 'photo' || !onTheSheet.has(made?.document.template ?? '')) {
      papers.push({ ...attachedPaper(group, title), place });
    }
  }
  const kinds = (['main', 'secondary'] as const).filter((kind) =>
    papers.some(({ place }) => volumeOf(place.group) === kind),
  );
  return kinds.map((kind): Volume => {
    const order: readonly string[] = groups[kind];
    const own = papers
      .filter(({ place }) => volumeOf(place.group) === kind)
      .sort(
        (a, b) =>
          order.indexOf(a.place.group) - order.indexOf(b.place.group) ||
          a.place.anchor - b.place.anchor ||
          a.seq - b.seq ||
          Number(a.attached ?? false) - Number(b.attached ?? false),
      );
    return {
      kind,
      papers: own.map(({ place: _, ...paper }) => paper),
      media: media
        .filter(({ group }) => kinds.length === 1 || volumeOf(group) === kind)
        .map(({ group: _, ...medium }) => medium),
    };
  });
}

/** Sheets that show the photographs attached to them. */
const onTheSheet: ReadonlySet<string> = new Set(['P22', 'P24']);

function placeOfDocument(state: PenaltyState, entry: CaseDocument, profile: Profile): Placed | undefined {
  const service = state.services.find((candidate) => candidate.seq === entry.seq);
  const served = service && state.documents.find((candidate) => candidate.seq === service.document);
  const group = groupOf((served ?? entry).document.template, profile);
  return group === undefined ? undefined : { group, anchor: (served ?? entry).seq };
}

/** Acts that make no document leave their files where the step belongs. */
function placeOfAttachment(state: PenaltyState, { seq, lane }: Attachment): Placed {
  const of = (group: Group): Placed => ({ group, anchor: seq });
  if ([...everyPayment(state), ...state.refunds].some((entry) => entry.seq === seq)) return of('receipts');
  if (state.investigation.evidence.some((evidence) => evidence.seq === seq)) return of('otherEvidence');
  return of(groupOfLane(lane));
}

function groupOfLane(lane: Lane): Group {
  switch (lane) {
    case 'investigation':
      return 'otherEvidence';
    case 'notice':
    case 'hearing':
      return 'statements';
    case 'service':
    case 'execution':
    case 'remedy':
    case 'decision':
      return 'others';
    case 'lead':
      return 'source';
    case 'review':
      return 'review';
    case 'discussion':
      return 'discussion';
    case 'filing':
    case 'team':
      return 'approvals';
    case 'draft':
    case 'publication':
    case 'closing':
    case 'record':
      return 'internal';
    default:
      return lane satisfies never;
  }
}

/** What tells papers of one title apart: the document served, the evidence shown. */
function aboutOf(state: PenaltyState, { seq, document }: CaseDocument): string | undefined {
  const service = state.services.find((candidate) => candidate.seq === seq);
  if (service !== undefined)
    return state.documents.find((candidate) => candidate.seq === service.document)?.document.title;
  return shownByName.has(document.template)
    ? state.investigation.evidence.find((evidence) => evidence.seq === seq)?.name
    : undefined;
}

const shownByName: ReadonlySet<string> = new Set(['P22', 'P23', 'P24']);

const paperOf = ({ seq, document, sealed, at, author }: CaseDocument, volume: VolumeKind): VolumePaper => ({
  seq,
  title: document.title,
  ...(document.number === undefined ? {} : { number: document.number }),
  ...(volume === 'main' ? {} : { author }),
  at,
  ...(sealed === undefined ? {} : { sealed: true }),
  files:
    sealed === undefined
      ? [{ id: document.file, sha256: document.sha256, pages: document.pages }]
      : [{ id: sealed.scan.id, sha256: sealed.scan.sha256 }],
});

const kindNames: Readonly<Record<FileRef['kind'], string>> = {
  photo: '照片',
  audio: '录音',
  video: '录像',
  document: '书面材料',
  scan: '扫描件',
  other: '其他材料',
};

/** What a file is called in the index of a volume. */
export const mediumName = (kind: FileRef['kind']): string => kindNames[kind];

function attachedPaper(group: readonly [Attachment, ...Attachment[]], title: string): VolumePaper {
  const [{ seq, added, author, file }] = group;
  return {
    seq,
    title: `${title}附${kindNames[file.kind]}${group.length > 1 ? `（${group.length}件）` : ''}`,
    author,
    at: added.at,
    attached: true,
    files: group.map((entry) => ({ id: entry.file.id, sha256: entry.file.sha256 })),
  };
}

const mediumOf = ({ seq, added, author, file }: Attachment, of: string): VolumeMedium => ({
  seq,
  kind: file.kind,
  sha256: file.sha256,
  of,
  at: added.at,
  author,
});

/** What is of one kind and was brought in by one act for one act is one line of the index. */
function bySeqAndKind(attachments: readonly Attachment[]): [Attachment, ...Attachment[]][] {
  const found = new Map<string, [Attachment, ...Attachment[]]>();
  for (const entry of attachments) {
    const key = `${entry.seq} ${entry.added.seq} ${entry.file.kind}`;
    const group = found.get(key);
    if (group === undefined) found.set(key, [entry]);
    else group.push(entry);
  }
  return [...found.values()];
}

/** Cover, index and note of every volume; the first cover is the document of the act, the others come with it. */
export function volumeDocuments(state: PenaltyState, profile: Profile): DocumentNeed | undefined {
  const [cover, ...enclosures] = volumesOf(state, profile).flatMap(({ kind }) =>
    ['P64', 'P65', 'P66'].map((template): DocumentNeed => ({ template, volume: kind })),
  );
  return cover && { ...cover, enclosures };
}

/** A volume as it was filed: its own three sheets and what lies between them, by the hashes in the act. */
export interface FiledVolume {
  readonly kind: VolumeKind;
  readonly cover: IssuedDocument;
  readonly index: IssuedDocument;
  readonly note: IssuedDocument;
  readonly papers: readonly FiledPaper[];
}

/** The volumes of an archived case; empty before. */
export function filedVolumes(state: PenaltyState): readonly FiledVolume[] {
  const filed = state.documents.find((entry) => entry.seq === state.closing.archived?.seq)?.document;
  if (filed === undefined) return [];
  const sheets = [filed, ...(filed.enclosures ?? [])];
  return (['main', 'secondary'] as const).flatMap((kind): FiledVolume[] => {
    const find = (template: string) =>
      sheets.find((sheet) => sheet.volume === kind && sheet.template === template);
    const [cover, index, note] = [find('P64'), find('P65'), find('P66')];
    if (cover === undefined || index === undefined || note === undefined) return [];
    return [{ kind, cover, index, note, papers: index.papers ?? [] }];
  });
}

/** 听证通知书 of a day the hearing was put off from: the notice of the new day took its place, served or not. */
const supersededNotices = (state: PenaltyState): ReadonlySet<number> =>
  new Set(
    everyRound(state).flatMap(({ hearings }) =>
      hearings.flatMap(({ postponed }) => postponed.map(({ superseded }) => superseded)),
    ),
  );

/** What a complete volume would hold and this one lacks (缺损情况), in Chinese; nothing of it stops the archiving. */
export function volumeGaps(state: PenaltyState, { kind, papers }: Volume): readonly string[] {
  const gaps: string[] = [];
  const made = papers.filter((paper) => paper.attached === undefined);
  const unsigned = made.filter((paper) => paper.sealed === undefined).length;
  if (unsigned > 0) gaps.push(`${unsigned}件文书没有签名、盖章的扫描件，以电子文书入卷`);
  const lying = new Set(made.map((paper) => paper.seq));
  const overtaken = supersededNotices(state);
  for (const entry of state.documents) {
    if (!lying.has(entry.seq) || !partyDocuments.has(entry.document.template)) continue;
    if (overtaken.has(entry.seq)) continue;
    const meant = madeFor(state, entry) ?? addressees(state);
    const served = state.services.filter((service) => service.document === entry.seq);
    if (meant.some((party) => !served.some((service) => service.party === party)))
      gaps.push(`《${entry.document.title}》缺送达回证`);
  }
  if (kind === 'secondary') return gaps;
  const attachedTo = new Set(state.attachments.map((entry) => entry.seq));
  for (const payment of everyPayment(state))
    if (!attachedTo.has(payment.seq)) gaps.push(`票据（${payment.receipt}）没有入卷`);
  for (const refund of state.refunds)
    if (!attachedTo.has(refund.seq)) gaps.push(`退付凭证（${refund.voucher}）没有入卷`);
  for (const entry of state.recordings) {
    if (entry.state === 'exempt') gaps.push(`第${entry.seq}项行为未作音像记录，原因已经说明`);
    else if (entry.state === 'missing') gaps.push(`第${entry.seq}项行为没有音像记录`);
  }
  return gaps;
}
