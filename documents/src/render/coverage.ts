/**
 * Which characters a TrueType font can draw (its `cmap`, formats 4 and 12). An archival PDF may hold no missing
 * glyph, so a character outside the fonts is written as its code, `[U+1F600]`: seen by the reader, lost by nobody.
 */
export function covers(font: Buffer): (codePoint: number) => boolean {
  const ranges = readRanges(font);
  return (codePoint) => {
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [start, end] = ranges[middle]!;
      if (codePoint < start) high = middle - 1;
      else if (codePoint > end) low = middle + 1;
      else return true;
    }
    return false;
  };
}

function readRanges(font: Buffer): [number, number][] {
  const cmap = findTable(font, 'cmap');
  const ranges: [number, number][] = [];
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = font.readUInt16BE(at);
    if (format === 12) {
      for (let g = 0; g < font.readUInt32BE(at + 12); g++) {
        ranges.push([font.readUInt32BE(at + 16 + g * 12), font.readUInt32BE(at + 20 + g * 12)]);
      }
    } else if (format === 4) {
      const segments = font.readUInt16BE(at + 6) / 2;
      for (let s = 0; s < segments; s++) {
        const end = font.readUInt16BE(at + 14 + s * 2);
        const start = font.readUInt16BE(at + 16 + segments * 2 + s * 2);
        if (start !== 0xffff) ranges.push([start, end]);
      }
    }
  }
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = merged.at(-1);
    if (last && start <= last[1] + 1) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function findTable(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    if (font.toString('latin1', 12 + i * 16, 16 + i * 16) === tag) return font.readUInt32BE(20 + i * 16);
  }
  throw new Error(`font has no ${tag} table`);
}

/** Drawn by the layout itself. */
const DRAWN = new Set(['\n', '☑']);

/**
 * `text` as it can be drawn: control and direction characters go (a hidden direction mark could reverse what a
 * person reads), tabs become spaces, what no font covers becomes its code.
 */
export function drawable(
  text: string,
  covered: (codePoint: number) => boolean,
  replaced: Set<string>,
): string {
  let out = '';
  for (const character of text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')) {
    if (DRAWN.has(character)) out += character;
    else if (/\p{Cc}|\p{Cf}|\p{Variation_Selector}|\p{Zl}|\p{Zp}/u.test(character)) continue;
    else if (covered(character.codePointAt(0)!)) out += character;
    else {
      replaced.add(character);
      out += `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
    }
  }
  return out;
}
