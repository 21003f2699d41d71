const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const pad = 61;
const decoder = new TextDecoder();
const letters = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));
const values = new Uint8Array(128).fill(255);
for (const [value, letter] of letters.entries()) values[letter] = value;

/** Writes standard base64 with padding (RFC 4648 section 4) as ASCII to `out` at `at`. For loops. */
export function base64Into(bytes: Uint8Array, out: Uint8Array, at: number): void {
  let to = at;
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out[to++] = letters[group >> 18]!;
    out[to++] = letters[(group >> 12) & 63]!;
    out[to++] = left > 1 ? letters[(group >> 6) & 63]! : pad;
    out[to++] = left > 2 ? letters[group & 63]! : pad;
  }
}

/** Standard base64 with padding (RFC 4648 section 4). */
export function base64(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  base64Into(bytes, out, 0);
  return decoder.decode(out);
}

/** The only bytes whose base64 is this text. Line breaks, missing padding and unused bits that are set are refused. */
export function findBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  if (text.length === 0) return new Uint8Array(0);
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const letterCount = text.length - padding;
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < letterCount; i++) {
    const letter = text.charCodeAt(i);
    const value = letter < 128 && letter !== pad ? values[letter]! : 255;
    if (value === 255) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

/** Base64 of exactly 32 bytes: a hash, a commitment or a salt. */
export function findHash(text: string): Uint8Array | undefined {
  const bytes = findBase64(text);
  return bytes?.length === 32 ? bytes : undefined;
}
