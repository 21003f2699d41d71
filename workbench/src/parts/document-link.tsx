import type { DocumentView } from '../api.ts';
import { useFileUrl } from '../files.ts';

/** An issued document: title, number, pages; opens as PDF. */
export function DocumentLink({
  document,
}: {
  readonly document: Pick<DocumentView, 'title' | 'number' | 'file' | 'pages'>;
}) {
  const fileUrl = useFileUrl();
  return (
    <a className="document-link" href={fileUrl(document.file)} target="_blank" rel="noreferrer">
      <span className="kind">PDF</span>
      {document.title}
      {document.number !== undefined && <span className="number">{document.number}</span>}
      <span className="faint">{document.pages}页</span>
    </a>
  );
}
