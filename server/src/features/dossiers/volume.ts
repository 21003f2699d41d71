import { buffer } from 'node:stream/consumers';
import { type CountedVolume, countVolume, type Part } from '@mingjing/documents';
import { type FileRef, type PenaltyState, type Profile, refuse, type VolumeKind } from '@mingjing/law';
import { filedVolumes, volumeNames, volumesOf } from '@mingjing/law/penalty';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import type { SignedIn } from '../session/sessions.ts';
import { see } from './reach.ts';
import { titleOf } from './title.ts';

/** 案卷 as pages: counted when the case is archived, bound into one file for whoever prints it. */

/** What is larger is kept as an electronic file and not opened to be laid out. */
const largestLaidOut = 64 * 1024 * 1024;

const isPicture = (type: string): boolean => type.startsWith('image/');

interface Read {
  readonly bytes: Uint8Array;
  readonly picture: boolean;
}

/** The bytes of a picture or a PDF; nothing for other files. */
async function readPaper(services: Services, id: string): Promise<Read | undefined> {
  const found = await services.files.find(id);
  if (found === undefined || found.erased || found.size > largestLaidOut) return undefined;
  const picture = isPicture(found.type);
  if (!picture && found.type !== 'application/pdf') return undefined;
  return { bytes: await buffer(await services.files.read(id)), picture };
}

/** Pages of a file as the typesetter counts them; nothing where it cannot be read. */
async function pagesOf(services: Services, id: string): Promise<number | undefined> {
  const read = await readPaper(services, id);
  if (read === undefined) return undefined;
  const counted = await services.renderer.run({ kind: 'count', ...read });
  if (counted.ok) return counted.result;
  const { code, message } = counted.error;
  if (code === 'RENDERER_BUSY' || code === 'RENDERER_CLOSED') return refused(message);
  return undefined;
}

const refused = (message: string): never =>
  problem('REFUSED', [
    refuse('DOCUMENT_INCOMPLETE', message, { source: { source: 'HOUSE' }, remedy: '请稍后再试。' }),
  ]);

/** The volumes of a case as it stands, with the pages of what people attached counted from the files themselves. */
export async function countedVolumes(
  services: Services,
  state: PenaltyState,
  profile: Profile,
): Promise<readonly CountedVolume[]> {
  const volumes = volumesOf(state, profile);
  const pages = new Map<string, number>();
  for (const { papers } of volumes) {
    for (const file of papers.flatMap((paper) => paper.files)) {
      if (file.pages !== undefined || pages.has(file.id)) continue;
      const counted = await pagesOf(services, file.id);
      if (counted !== undefined) pages.set(file.id, counted);
    }
  }
  return volumes.map((volume) => countVolume(volume, pages));
}

/** Pictures a sheet shows: bytes by the name the sheet calls them, and the names by the id of the file. */
export interface Pictures {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly names: ReadonlyMap<string, string>;
}

/** Sheets with a frame for each picture of the act. */
const framed: ReadonlySet<string> = new Set(['P22', 'P24']);

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

export async function picturesFor(services: Services, template: string, data: unknown): Promise<Pictures> {
  const files: Record<string, Uint8Array> = {};
  const names = new Map<string, string>();
  if (!framed.has(template)) return { files, names };
  const { files: attached = [], media = [] } = data as {
    files?: readonly FileRef[];
    media?: readonly { readonly file: FileRef }[];
  };
  for (const { id } of [...attached, ...media.map(({ file }) => file)]) {
    const found = await services.files.find(id);
    const ending = endings[found?.type ?? ''];
    if (found === undefined || found.erased || ending === undefined || found.size > largestLaidOut) continue;
    const name = `${id}.${ending}`;
    files[name] = await buffer(await services.files.read(id));
    names.set(id, name);
  }
  return { files, names };
}

/** One paper of a volume, ready to be bound. */
interface Bound {
  readonly title: string;
  readonly files: readonly { readonly file: string; readonly pages: number }[];
  /** Number of its first page; cover, index and note have none. */
  readonly from?: number;
}

/** What lies in a volume: as it was filed, or as it would lie there now. */
async function contentsOf(
  services: Services,
  state: PenaltyState,
  profile: Profile,
  kind: VolumeKind,
): Promise<readonly Bound[]> {
  const filed = filedVolumes(state).find((volume) => volume.kind === kind);
  if (filed !== undefined)
    return [filed.cover, filed.index].map(sheet).concat(filed.papers, sheet(filed.note));
  const volume = (await countedVolumes(services, state, profile)).find((counted) => counted.kind === kind);
  return (volume?.papers ?? []).map(({ title, from, files }) => ({
    title,
    from,
    files: files.map(({ id, pages }) => ({ file: id, pages })),
  }));
}

const sheet = (document: { title: string; file: string; pages: number }): Bound => ({
  title: document.title,
  files: [document],
});

/** The whole volume as one PDF, each page with its number in the volume. Nothing if the case has no such volume. */
export async function boundVolume(
  services: Services,
  who: SignedIn,
  dossier: string,
  kind: VolumeKind,
): Promise<{ readonly name: string; readonly pdf: Uint8Array }> {
  const seen = await see(services, who, dossier);
  if (!seen.dossier.procedure.id.startsWith('penalty-')) return problem('NOT_FOUND');
  const state = seen.dossier.state as PenaltyState;
  if (state.personalErased !== undefined)
    return problem('NOT_FOUND', [], '本案的个人信息已依法删除，案卷不能再打印。');
  const contents = await contentsOf(services, state, seen.profile, kind);
  if (contents.length === 0) return problem('NOT_FOUND', [], `本案没有${volumeNames[kind]}。`);
  const parts: Part[] = [];
  for (const { title, files, from } of contents) {
    let next = from;
    for (const { file, pages } of files) {
      const read = (await readPaper(services, file)) ?? problem('NOT_FOUND');
      parts.push({
        kind: read.picture ? 'picture' : 'pdf',
        bytes: read.bytes,
        pages,
        ...(next === undefined ? {} : { from: next }),
        ...(read.picture ? { caption: title } : {}),
      });
      if (next !== undefined) next += pages;
    }
  }
  const archived = state.closing.archived?.archiveNumber;
  const name = `${titleOf(state)} ${volumeNames[kind]}${archived === undefined ? '（未归档）' : ` ${archived}`}`;
  const bound = await services.renderer.run({ kind: 'bind', book: { title: name, parts } });
  return bound.ok ? { name: `${name}.pdf`, pdf: bound.result } : refused(bound.error.message);
}
