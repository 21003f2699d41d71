/** Whether every word that was asked for stands in a text, in capitals or not. Where nothing was asked, any text will do. */
export function holdsWords(text: string, asked: string): boolean {
  const searched = text.toLowerCase();
  return asked
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => searched.includes(word));
}
