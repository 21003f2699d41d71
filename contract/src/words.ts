/**
 * A text as it is searched, and what is looked for in it: letters and digits of half width (半角), a year in the brackets of document
 * numbers (六角括号) whatever it was bracketed with. The store's `published.folded` is the same.
 */
export const searchForm = (text: string): string =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[[［(（【〔]([0-9]{4})[\]］)）】〕]/g, '〔$1〕');

/** Whether every word that was asked for stands in a text, in capitals or not. Where nothing was asked, any text will do. */
export function holdsWords(text: string, asked: string): boolean {
  const searched = searchForm(text).toLowerCase();
  return searchForm(asked)
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => searched.includes(word));
}
