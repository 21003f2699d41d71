import {
  type FiledVolume,
  filedVolumes,
  mediumName,
  type Volume,
  volumeGaps,
  volumeNames,
  volumesOf,
} from '@mingjing/law/penalty';
import type { DossierView } from '../../api.ts';
import { useVolumeUrl } from '../../files.ts';
import { dayText } from '../../parts/dates.ts';
import { DocumentLink } from '../../parts/document-link.tsx';
import { Nothing, Waiting } from '../../parts/states.tsx';
import { useAgency } from '../act/acting.tsx';

/** 案卷: what lies in each volume, what is missing before it is filed, and the whole volume for printing. */
export function Volumes({ dossier }: { readonly dossier: DossierView }) {
  const agency = useAgency();
  const filed = filedVolumes(dossier.state);
  if (agency.data === undefined) return <Waiting lines={6} />;
  const now = volumesOf(dossier.state, agency.data.profile);
  if (now.length === 0)
    return <Nothing title="还没有入卷的材料">制作文书、上传附件后，自动按立卷顺序列在这里。</Nothing>;
  const { archived } = dossier.state.closing;
  const later = now
    .flatMap((volume) => volume.papers)
    .filter((paper) => paper.seq > (archived?.seq ?? Infinity));
  return (
    <section aria-label="案卷">
      <p className="hint">
        {filed.length > 0
          ? '已经归档。目录、页号和校验值以归档时为准；归档后的材料不改动原卷。'
          : '按立卷顺序列出现有材料；归档时由系统制作封面、目录和备考表，并清点页数、编页号。'}
      </p>
      {filed.length > 0
        ? filed.map((volume) => <Filed key={volume.kind} volume={volume} dossier={dossier} />)
        : now.map((volume) => <Gathered key={volume.kind} volume={volume} dossier={dossier} />)}
      {later.length > 0 && (
        <p className="hint">归档后形成、不在卷内的材料：{later.map((paper) => paper.title).join('、')}。</p>
      )}
    </section>
  );
}

function Title({
  dossier,
  kind,
  about,
}: {
  readonly dossier: string;
  readonly kind: Volume['kind'];
  readonly about: string;
}) {
  const volumeUrl = useVolumeUrl();
  return (
    <div className="timeline-tools">
      <h2 className="part-title">
        {volumeNames[kind]} <span className="faint">{about}</span>
      </h2>
      <a className="document-link" href={volumeUrl(dossier, kind)} target="_blank" rel="noreferrer">
        <span className="kind">PDF</span>整卷打印
      </a>
    </div>
  );
}

function Filed({ volume, dossier }: { readonly volume: FiledVolume; readonly dossier: DossierView }) {
  const { kind, cover, index, note, papers } = volume;
  const pages = papers.reduce((sum, paper) => sum + paper.pages, 0);
  return (
    <section className="volume" aria-label={volumeNames[kind]}>
      <Title dossier={dossier.id} kind={kind} about={`${papers.length}件 ${pages}页`} />
      <ul className="document-rows">
        {[cover, index, note].map((sheet) => (
          <li key={sheet.file}>
            <DocumentLink document={sheet} />
          </li>
        ))}
      </ul>
      <Papers
        rows={papers.map((paper) => ({
          ...paper,
          page: paper.pages > 1 ? `${paper.from}-${paper.from + paper.pages - 1}` : `${paper.from}`,
        }))}
      />
    </section>
  );
}

function Gathered({ volume, dossier }: { readonly volume: Volume; readonly dossier: DossierView }) {
  const { kind, papers, media } = volume;
  const gaps = volumeGaps(dossier.state, volume);
  return (
    <section className="volume" aria-label={volumeNames[kind]}>
      <Title dossier={dossier.id} kind={kind} about={`${papers.length}件`} />
      {gaps.length > 0 && (
        <ul className="volume-gaps" aria-label={`${volumeNames[kind]}缺损情况`}>
          {gaps.map((gap) => (
            <li key={gap}>{gap}。</li>
          ))}
        </ul>
      )}
      <Papers rows={papers.map((paper) => ({ ...paper, page: '' }))} />
      {media.length > 0 && (
        <p className="hint">
          列入备考表的音像资料{media.length}件：
          {media
            .map((medium) => `${mediumName(medium.kind)}${medium.sha256.slice(0, 12)}（${medium.of}）`)
            .join('、')}
          。
        </p>
      )}
    </section>
  );
}

interface Row {
  readonly seq: number;
  readonly title: string;
  readonly number?: string;
  readonly at?: string;
  readonly page: string;
}

function Papers({ rows }: { readonly rows: readonly Row[] }) {
  const dated = rows.some((row) => row.at !== undefined);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">题名</th>
          <th scope="col">文件编号</th>
          <th scope="col">{dated ? '日期' : '页号'}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${row.seq} ${row.title}`}>
            <td data-label="序号">{index + 1}</td>
            <td data-label="题名">{row.title}</td>
            <td data-label="文件编号">{row.number ?? ''}</td>
            <td data-label={dated ? '日期' : '页号'}>{row.at === undefined ? row.page : dayText(row.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
