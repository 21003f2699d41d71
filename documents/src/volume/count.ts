import type { Volume, VolumeMedium, VolumePaper } from '@mingjing/law/penalty';

type CountedFile = VolumePaper['files'][number] & { readonly pages: number };

/** A paper of a volume on pages `from` to `from + pages - 1`. */
export interface CountedPaper extends Omit<VolumePaper, 'files'> {
  readonly from: number;
  readonly pages: number;
  readonly files: readonly CountedFile[];
}

/** A volume with the pages of its papers counted. */
export interface CountedVolume {
  readonly kind: Volume['kind'];
  readonly papers: readonly CountedPaper[];
  /** Sound, moving pictures, and files that could not be read as pages. */
  readonly media: readonly VolumeMedium[];
}

/**
 * Numbers the pages of a volume; cover, index and note are not counted. `pages` has, by the id of a file, how many pages it
 * has, and nothing where it cannot be read: such a file keeps its hash and is listed with the recordings.
 */
export function countVolume(volume: Volume, pages: ReadonlyMap<string, number>): CountedVolume {
  const papers: CountedPaper[] = [];
  const unread: VolumeMedium[] = [];
  let next = 1;
  for (const paper of volume.papers) {
    const files: CountedFile[] = [];
    for (const file of paper.files) {
      const counted = file.pages ?? pages.get(file.id);
      if (counted !== undefined) files.push({ ...file, pages: counted });
      else unread.push({ ...electronic(paper), sha256: file.sha256 });
    }
    const sum = files.reduce((total, file) => total + file.pages, 0);
    if (sum === 0) continue;
    papers.push({ ...paper, files, from: next, pages: sum });
    next += sum;
  }
  return { kind: volume.kind, papers, media: [...volume.media, ...unread] };
}

const electronic = ({ seq, title, at, author }: VolumePaper) => ({
  seq,
  kind: 'other' as const,
  of: `${title}（电子文件）`,
  at,
  author: author ?? '',
});
