import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** Pictures that stand for photographs, recordings and signed papers of the sample county: a field with 样例 written on it. */

const width = 240;
const height = 160;

/** 样 and 例, 32 × 32 dots, one row in eight hex digits. */
const glyphs = [
  '070000000783c0780783c0780781e0f00781e0f00780f1f03fe7fffc7ff7fffc7ff7fffc7ff7fffc07800f0007800f000fc00f000fc3fff80fe3fff80ff3fff81ff3fff81ff80f003fb00f003fa00f007f8ffffc7f8ffffe778ffffe378ffffe27800f0007800f0007800f0007800f0007800f0007800f0007800f0007000e00',
  '000000000780003c07fff03c07fff03c0f7ff7bc0f3ff7bc0f0e07bc1e1e07bc1e1e07bc3e1fe7bc3e1ff7bc7e3ff7bc7e3ff7bc7e3cf7bc7e78f7bc3e78f7bc0ef0e7bc0ff5e7bc0eefe7bc0e7fe7bc0e0fc7bc0e07c7bc0e03c7bc0e07803c0e0f803c0e0f003c0e1f003c0e3e03fc0e7c03fc0e3803f80e1003f000000000',
].map((rows) =>
  Array.from({ length: 32 }, (_, row) => Number.parseInt(rows.slice(row * 8, row * 8 + 8), 16)),
);

const inked = (glyph: readonly number[], row: number, column: number) =>
  ((glyph[row]! >>> (31 - column)) & 1) === 1;

/** A PNG of 240 × 160 in two colours; the name decides the ground colour and stands in the file. */
export function samplePicture(name: string): Uint8Array {
  const tint = createHash('sha256').update(name).digest();
  const palette = Buffer.from([
    150 + (tint[0]! % 70),
    160 + (tint[1]! % 70),
    170 + (tint[2]! % 70),
    40,
    50,
    60,
  ]);
  const rowLength = width / 8 + 1;
  const rows = Buffer.alloc(rowLength * height);
  const dot = (x: number, y: number) => {
    const at = y * rowLength + 1 + (x >> 3);
    rows[at] = rows[at]! | (0x80 >> (x & 7));
  };
  for (const [index, glyph] of glyphs.entries()) {
    for (let y = 0; y < 96; y++)
      for (let x = 0; x < 96; x++)
        if (inked(glyph, Math.floor(y / 3), Math.floor(x / 3))) dot(22 + index * 100 + x, 32 + y);
  }
  for (let x = 0; x < width; x++) {
    dot(x, 0);
    dot(x, height - 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit a dot, palette colours, no interlace.
  header.set([1, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('tEXt', Buffer.from(`Comment\0sample ${tint.toString('hex')}`, 'latin1')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(body.length, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}
