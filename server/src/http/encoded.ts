const encoder = new TextEncoder();
const scratch = new Uint8Array(1 << 18);

/** Text in UTF-8, encoded into memory that is there and copied from it: measuring a text first, to know what it takes, costs more. */
export function encoded(text: string): Uint8Array {
  if (text.length * 3 > scratch.length) return encoder.encode(text);
  return scratch.slice(0, encoder.encodeInto(text, scratch).written);
}
