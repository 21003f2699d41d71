import { inflateSync } from 'node:zlib';

/** The text of a PDF page by page, read through its own ToUnicode maps, as a reader would copy it. */
export function textOfPages(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const source = bytes.toString('latin1');
  const objects = new Map<string, { dictionary: string; stream: () => string }>();
  for (const found of source.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)) {
    const body = found[2]!;
    const at = body.search(/\nstream\r?\n/);
    const dictionary = at < 0 ? body : body.slice(0, at);
    objects.set(found[1]!, {
      dictionary,
      stream: () => {
        const start =
          found.index + found[0].indexOf(body) + at + body.slice(at).match(/\nstream\r?\n/)![0].length;
        const raw = bytes.subarray(start, start + Number(/\/Length (\d+)/.exec(dictionary)![1]));
        return (dictionary.includes('FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
      },
    });
  }
  const pages = /\/Type \/Pages[\s\S]*?\/Kids \[([^\]]*)\]/.exec(source)![1]!;
  return [...pages.matchAll(/(\d+) 0 R/g)].map(([, page]) => {
    const { dictionary } = objects.get(page!)!;
    const fonts = new Map(
      [...dictionary.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, font]) => [
        name!,
        unicodeMap(objects.get(/\/ToUnicode (\d+)/.exec(objects.get(font!)!.dictionary)![1]!)!.stream()),
      ]),
    );
    return textOf(objects.get(/\/Contents (\d+)/.exec(dictionary)![1]!)!.stream(), fonts);
  });
}

function unicodeMap(cmap: string): Map<number, string> {
  const decode = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const map = new Map<number, string>();
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, text] of block!.matchAll(/<(\w+)>\s*<(\w+)>/g))
      map.set(Number.parseInt(glyph!, 16), decode(text!));
  }
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, text] of block!.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, last] = [Number.parseInt(from!, 16), Number.parseInt(to!, 16)];
      const start = decode(text!).codePointAt(0)!;
      for (let glyph = first; glyph <= last; glyph++)
        map.set(glyph, String.fromCodePoint(start + glyph - first));
    }
  }
  return map;
}

function textOf(content: string, fonts: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>();
  let out = '';
  const show = (bytes: Buffer) => {
    for (let i = 0; i + 1 < bytes.length; i += 2) out += font.get(bytes.readUInt16BE(i)) ?? '';
  };
  const token = /\/(f\d+) [\d.]+ Tf|<([0-9A-Fa-f]*)>|\(/g;
  for (let found = token.exec(content); found; found = token.exec(content)) {
    if (found[1]) font = fonts.get(found[1])!;
    else if (found[2] !== undefined) show(Buffer.from(found[2], 'hex'));
    else {
      const literal = readLiteral(content, token.lastIndex);
      token.lastIndex = literal.end;
      show(literal.bytes);
    }
  }
  return out;
}

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string from just after its opening parenthesis; balanced parentheses inside need no escape. */
function readLiteral(content: string, start: number): { bytes: Buffer; end: number } {
  let out = '';
  let depth = 1;
  let at = start;
  for (; depth > 0; at++) {
    const character = content[at]!;
    if (character === '\\') {
      const octal = /^[0-7]{1,3}/.exec(content.slice(at + 1, at + 4))?.[0];
      const next = content[at + 1]!;
      out += octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (ESCAPED[next] ?? next);
      at += octal?.length ?? 1;
      continue;
    }
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth > 0) out += character;
  }
  return { bytes: Buffer.from(out, 'latin1'), end: at };
}
