/** What changed between two texts, by sentence and then by character where a sentence was edited. */

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Longest texts compared character by character; beyond that a sentence is shown as replaced. */
const finest = 1200;

/** Sentences with their closing mark, so that joining them gives the text back. */
export const sentences = (text: string): string[] =>
  text.match(/[^。；！？\n]*[。；！？\n]+|[^。；！？\n]+$/g) ?? [];

/** The pieces that make both texts: `same` + `removed` is the old one, `same` + `added` the new one. */
export function diff(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const coarse = compare(sentences(before), sentences(after));
  const pieces: Piece[] = [];
  for (let index = 0; index < coarse.length; index += 1) {
    const piece = coarse[index]!;
    const next = coarse[index + 1];
    if (
      piece.kind === 'removed' &&
      next?.kind === 'added' &&
      piece.text.length + next.text.length <= finest
    ) {
      pieces.push(...compare([...piece.text], [...next.text]));
      index += 1;
    } else pieces.push(piece);
  }
  return joined(pieces);
}

/** Longest common subsequence; the units are sentences or characters. */
function compare(before: readonly string[], after: readonly string[]): Piece[] {
  const width = after.length + 1;
  const length = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      length[i * width + j] =
        before[i] === after[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
    }
  }
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      pieces.push({ kind: 'same', text: before[i]! });
      i += 1;
      j += 1;
    } else if (
      i < before.length &&
      (j === after.length || length[(i + 1) * width + j]! >= length[i * width + j + 1]!)
    ) {
      pieces.push({ kind: 'removed', text: before[i]! });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: after[j]! });
      j += 1;
    }
  }
  return joined(pieces);
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.kind === piece.kind)
      result[result.length - 1] = { kind: last.kind, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}
