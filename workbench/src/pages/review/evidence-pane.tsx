import { MediaPane } from '../../parts/media-pane.tsx';
import type { ShownFile } from '../../parts/readable.ts';
import type { ActController } from '../act/use-act.ts';

/** Evidence, recordings and documents of the case, opened beside the draft. */
export function EvidencePane({
  act,
  file,
  onFile,
}: {
  readonly act: ActController;
  readonly file: ShownFile | undefined;
  readonly onFile: (file: ShownFile | undefined) => void;
}) {
  const { dossier } = act;
  if (dossier === undefined) return null;
  const { evidence } = dossier.state.investigation;
  const documents = dossier.acts.filter((entry) => entry.document !== undefined);
  return (
    <section className="review-evidence" aria-labelledby="review-evidence">
      <h2 id="review-evidence" className="part-title">
        证据和文书
      </h2>
      <div className="evidence-columns">
        <nav aria-label="证据和文书">
          <h3>证据</h3>
          <ul className="file-links">
            {evidence.map((entry) => (
              <li key={entry.id}>
                <span>
                  {entry.id.toUpperCase()} {entry.name}
                </span>
                {[
                  ...entry.files,
                  ...((dossier.acts.find((one) => one.seq === entry.seq)?.attached ??
                    []) as readonly ShownFile[]),
                ].map((one) => (
                  <button
                    key={one.id}
                    type="button"
                    className={one.id === file?.id ? 'linklike on' : 'linklike'}
                    onClick={() => onFile(one)}
                  >
                    {one.name}
                  </button>
                ))}
              </li>
            ))}
            {evidence.length === 0 && <li className="faint">本案没有证据。</li>}
          </ul>
          <h3>文书</h3>
          <ul className="file-links">
            {documents.map((entry) => (
              <li key={entry.seq}>
                <button
                  type="button"
                  className={entry.document?.file === file?.id ? 'linklike on' : 'linklike'}
                  onClick={() =>
                    onFile({ id: entry.document!.file, name: entry.document!.title, kind: 'document' })
                  }
                >
                  {entry.document?.title} {entry.document?.number ?? ''}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          {file === undefined ? (
            <p className="faint media-none">选择的证据、录音录像或者文书显示在这里。</p>
          ) : (
            <MediaPane file={file} onClose={() => onFile(undefined)} />
          )}
        </div>
      </div>
    </section>
  );
}
