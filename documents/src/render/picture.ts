import { inflateSync } from 'node:zlib';

/** A colour profile (ICC) in a picture: the bytes that carry it, and what they say. */
type Embedded = { parts: { from: number; to: number }[]; profile: Buffer; colours: 'GRAY' | 'RGB ' | 'CMYK' };

const DEVICES = new Set(['prtr', 'mntr', 'scnr', 'spac']);
const JPEG_PROFILE = 'ICC_PROFILE\0';
const PNG_BEGIN = '\x89PNG\r\n\x1a\n';

/**
 * The picture without a colour profile that an archival PDF may not hold (ISO 19005-2 §6.2.4.2): not of a device, newer than
 * ICC version 4, or for other colours than the picture has. Its colours are then read as sRGB or grey. Any other file comes
 * back as it is.
 */
export function archivable(picture: Uint8Array): Uint8Array {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength);
  const found = textAt(bytes, 0, 8) === PNG_BEGIN ? inPng(bytes) : inJpeg(bytes);
  if (found === undefined || isSound(found)) return picture;
  const kept: Buffer[] = [];
  let at = 0;
  for (const { from, to } of found.parts) {
    kept.push(bytes.subarray(at, from));
    at = to;
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

/** The head of a profile: version at 8, class at 12, colours at 16, its own mark at 36. */
const isSound = ({ profile, colours }: Embedded): boolean =>
  profile.length >= 128 &&
  profile[8]! < 5 &&
  DEVICES.has(textAt(profile, 12, 4)) &&
  textAt(profile, 16, 4) === colours &&
  textAt(profile, 36, 4) === 'acsp';

/** A JPEG is a row of segments (marker, length, content); a profile lies in one or more of them. */
function inJpeg(bytes: Buffer): Embedded | undefined {
  const parts: Embedded['parts'] = [];
  let components = 3;
  let from = 2;
  while (bytes[0] === 0xff && bytes[1] === 0xd8 && from + 10 <= bytes.length && bytes[from] === 0xff) {
    const marker = bytes[from + 1]!;
    const to = from + 2 + bytes.readUInt16BE(from + 2);
    if (marker === 0xda || to > bytes.length) break;
    if (isFrame(marker)) components = bytes[from + 9]!;
    else if (marker === 0xe2 && textAt(bytes, from + 4, 12) === JPEG_PROFILE) parts.push({ from, to });
    from = to;
  }
  const first = parts[0];
  if (first === undefined) return undefined;
  const colours = components === 1 ? 'GRAY' : components === 4 ? 'CMYK' : 'RGB ';
  return { parts, profile: bytes.subarray(first.from + 18, first.to), colours };
}

/** Markers of the segment that says size and colours; three among them are others. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** A PNG is a row of chunks (length, name, content, checksum); the profile lies packed in `iCCP`, behind its name. */
function inPng(bytes: Buffer): Embedded | undefined {
  const colours = (bytes[25] ?? 0) & 2 ? 'RGB ' : 'GRAY';
  let from = 8;
  while (from + 12 <= bytes.length) {
    const to = from + 12 + bytes.readUInt32BE(from);
    const name = textAt(bytes, from + 4, 4);
    if (name === 'IDAT' || to > bytes.length) return undefined;
    if (name === 'iCCP')
      return { parts: [{ from, to }], profile: unpacked(bytes, from + 8, to - 4), colours };
    from = to;
  }
  return undefined;
}

/** Nothing where it cannot be unpacked or is larger than any profile. */
function unpacked(bytes: Buffer, from: number, to: number): Buffer {
  try {
    return inflateSync(bytes.subarray(bytes.indexOf(0, from) + 2, to), { maxOutputLength: 16_000_000 });
  } catch {
    return Buffer.alloc(0);
  }
}

const textAt = (bytes: Buffer, at: number, length: number): string =>
  bytes.toString('latin1', at, at + length);
