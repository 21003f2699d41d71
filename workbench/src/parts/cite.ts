import { basisText } from '@mingjing/law';

/** Where a rule stands, as the wire gives it. `text` is the server's own wording where it sends one. */
export interface SourceView {
  readonly source: string;
  readonly article?: string | undefined;
  readonly text?: string | undefined;
}

/** 《中华人民共和国行政处罚法》第五十八条第一款, or what stands for a rule that is no statute. */
export function citeText({ source, article, text }: SourceView): string {
  if (text !== undefined && text !== '') return text;
  const plain = article?.replaceAll('（', '(').replaceAll('）', ')');
  return basisText(plain === undefined ? { source } : { source, article: plain });
}
