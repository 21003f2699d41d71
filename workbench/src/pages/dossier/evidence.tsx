import type { EvidenceKind } from '@mingjing/law/penalty';
import { useState } from 'react';
import type { DossierView } from '../../api.ts';
import { MediaPane } from '../../parts/media-pane.tsx';
import type { ShownFile } from '../../parts/readable.ts';
import { Nothing } from '../../parts/states.tsx';

const evidenceKindNames: Readonly<Record<EvidenceKind, string>> = {
  documentary: '书证',
  physical: '物证',
  audiovisual: '视听资料',
  electronic: '电子数据',
  witness: '证人证言',
  partyStatement: '当事人的陈述',
  expertOpinion: '鉴定意见',
  sceneRecord: '勘验笔录、现场笔录',
};

/** Evidence of the case with its files; sound and image open on the page. */
export function EvidenceTab({ dossier }: { readonly dossier: DossierView }) {
  const [shown, setShown] = useState<ShownFile>();
  const { evidence } = dossier.state.investigation;
  const act = (seq: number) => dossier.acts.find((candidate) => candidate.seq === seq);
  if (evidence.length === 0)
    return <Nothing title="还没有证据">制作笔录、提取证据、抽样、鉴定后，证据自动列在这里。</Nothing>;
  return (
    <section aria-label="证据">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">证据</th>
            <th scope="col">种类</th>
            <th scope="col">来源</th>
            <th scope="col">文件</th>
          </tr>
        </thead>
        <tbody>
          {evidence.map((entry) => {
            const source = act(entry.seq);
            const files: readonly ShownFile[] = [
              ...entry.files,
              ...((source?.attached ?? []) as readonly ShownFile[]),
            ];
            return (
              <tr key={entry.id}>
                <td data-label="编号">{entry.id.toUpperCase()}</td>
                <td data-label="证据">
                  {source?.document === undefined ? (
                    entry.name
                  ) : (
                    <button
                      type="button"
                      className="linklike"
                      onClick={() =>
                        setShown({ id: source.document!.file, name: entry.name, kind: 'document' })
                      }
                    >
                      {entry.name}
                    </button>
                  )}
                  {entry.proves !== undefined && <p className="faint">{entry.proves}</p>}
                  {entry.deviceReviewed === false && (
                    <span className="tag red">电子监控记录未经审核，不能用作证据</span>
                  )}
                </td>
                <td data-label="种类">{evidenceKindNames[entry.kind]}</td>
                <td data-label="来源">
                  第{entry.seq}项 {source?.zh}
                </td>
                <td data-label="文件">
                  <ul className="file-links">
                    {files.map((file) => (
                      <li key={file.id}>
                        <button type="button" className="linklike" onClick={() => setShown(file)}>
                          {file.name}
                        </button>
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown !== undefined && <MediaPane file={shown} onClose={() => setShown(undefined)} />}
    </section>
  );
}
