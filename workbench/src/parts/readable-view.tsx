import { fileKindNames } from '@mingjing/law';
import { useFileUrl } from '../files.ts';
import type { Line, Shown, ShownFile } from './readable.ts';

/** Lines of data: title left, value right; what was corrected shows old → new. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl className="lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
        <div key={index} className="line">
          <dt>{line.title}</dt>
          <dd>
            {line.corrected === undefined ? (
              <Value shown={line.value} />
            ) : (
              <span className="corrected">
                <span className="visually-hidden">原记录：</span>
                <del>
                  <Value shown={line.value} />
                </del>
                <span aria-hidden="true"> → </span>
                <span className="visually-hidden">更正为：</span>
                <ins>
                  <Value shown={line.corrected} />
                </ins>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ shown }: { readonly shown: Shown }) {
  switch (shown.kind) {
    case 'text':
      return <span className="said">{shown.text}</span>;
    case 'erased':
      return <span className="faint">个人信息已依法删除</span>;
    case 'files':
      return <FileLinks files={shown.files} />;
    case 'group':
      return isShort(shown.lines) ? <Inline lines={shown.lines} /> : <Lines lines={shown.lines} />;
    case 'rows':
      return (
        <ol className="value-rows">
          {shown.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
            <li key={index}>
              <Value shown={row} />
            </li>
          ))}
        </ol>
      );
    default:
      return shown satisfies never;
  }
}

/** A few short values stand in one line. */
const isShort = (lines: readonly Line[]): boolean =>
  lines.length <= 3 &&
  lines.every(
    (line) => line.value.kind === 'text' && line.value.text.length <= 24 && !line.value.text.includes('\n'),
  );

const Inline = ({ lines }: { readonly lines: readonly Line[] }) => (
  <dl className="inline-lines">
    {lines.map((line) => (
      <div key={line.title}>
        <dt>{line.title}</dt>
        <dd>
          <Value shown={line.value} />
        </dd>
      </div>
    ))}
  </dl>
);

export function FileLinks({ files }: { readonly files: readonly ShownFile[] }) {
  const fileUrl = useFileUrl();
  return (
    <ul className="file-links">
      {files.map((file) => (
        <li key={file.id}>
          <span className="kind">{fileKindNames[file.kind as keyof typeof fileKindNames] ?? '文件'}</span>
          <a href={fileUrl(file.id)} target="_blank" rel="noreferrer">
            {file.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
