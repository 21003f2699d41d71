const encoder = new TextEncoder();
const scratch = new Uint8Array(1 << 18);

/** A text in UTF-8. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/**
 * Texts and what is encoded already, one after the other in UTF-8. They are written into memory that is there and copied from
 * it: measuring a text first, to know what it takes, costs more.
 */
export function joined(parts: readonly (string | Uint8Array)[]): Uint8Array {
  let most = 0;
  for (const part of parts) most += typeof part === 'string' ? part.length * 3 : part.length;
  const into = most > scratch.length ? new Uint8Array(most) : scratch;
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'string') at += encoder.encodeInto(part, into.subarray(at)).written;
    else {
      into.set(part, at);
      at += part.length;
    }
  }
  return into.slice(0, at);
}
