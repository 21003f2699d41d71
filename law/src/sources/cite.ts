import { chineseNumber } from '../identifiers/chinese-number.ts';
import { getSource, type SourceId } from './registry.ts';

/**
 * A place in a statute: article, paragraph after a dot, item in brackets. `'58'` 第五十八条, `'58.2'` 第五十八条第二款,
 * `'64(1)'` 第六十四条第一项, `'72.1(1)'` 第七十二条第一款第一项.
 */
export type Place = string;

/** A citation (引用): a source and the places in it; none means the document as a whole. */
export interface Citation {
  readonly source: SourceId;
  readonly places: readonly Place[];
}

const PLACE = /^(\d{1,4})(?:\.(\d{1,2}))?(?:\((\d{1,2})\))?$/;

/** 「第七十二条第一款第一项」. */
export function placeText(place: Place): string {
  const match = PLACE.exec(place);
  if (match === null) throw new RangeError(`not a place in a statute: ${place}`);
  const [, article, paragraph, item] = match;
  let text = `第${chineseNumber(Number(article))}条`;
  if (paragraph !== undefined) text += `第${chineseNumber(Number(paragraph))}款`;
  if (item !== undefined) text += `第${chineseNumber(Number(item))}项`;
  return text;
}

/** A citation value, e.g. `ref('APL', '64(1)', '85')`. */
export function ref(source: SourceId, ...places: readonly Place[]): Citation {
  return { source, places };
}

/** 《中华人民共和国行政处罚法》第五十八条: the full name and the places. */
export function cite(source: SourceId, ...places: readonly (Place | number)[]): string {
  return quoted(getSource(source).name, places);
}

/** The same with the short name: 《行政处罚法》第五十八条. */
export function citeShort(source: SourceId, ...places: readonly (Place | number)[]): string {
  return quoted(getSource(source).short, places);
}

/** Several citations in one line, with full names. */
export const citeAll = remembered((citation) => cite(citation.source, ...citation.places));

/** Several citations in one line, with short names. */
export const citeAllShort = remembered((citation) => citeShort(citation.source, ...citation.places));

/** Rules cite the same list again and again: each list is written out once. */
function remembered(write: (citation: Citation) => string): (citations: readonly Citation[]) => string {
  const written = new WeakMap<readonly Citation[], string>();
  return (citations) => {
    const known = written.get(citations);
    if (known !== undefined) return known;
    const text = citations.map(write).join('、');
    written.set(citations, text);
    return text;
  };
}

function quoted(name: string, places: readonly (Place | number)[]): string {
  // 《…》 inside a title becomes 〈…〉 (GB/T 15834).
  const title = `《${name.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
  return title + places.map((place) => placeText(String(place))).join('、');
}
