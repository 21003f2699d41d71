const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether a value of unknown origin is bytes, and of the given length where one is given. */
export function isBytes(value: unknown, length?: number): value is Uint8Array {
  return value instanceof Uint8Array && (length === undefined || value.length === length);
}

/** Whether a value of unknown origin is a list of SHA-256 hashes. */
export function isHashList(value: unknown): value is readonly Uint8Array[] {
  // Spread first: `every` passes over the holes of a sparse list.
  return Array.isArray(value) && [...value].every((hash) => isBytes(hash, 32));
}

/** Whether a value of unknown origin can be a tree size or an index: an integer from 0 to 2^53 − 1. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a string is text: no half of a surrogate pair. Written so that browsers of 2020 can run it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && isWellFormed(value);
}

/** Browsers of before 2023 have no method for it. */
const isWellFormed =
  typeof String.prototype.isWellFormed === 'function'
    ? (text: string): boolean => text.isWellFormed()
    : (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** UTF-8 of a string; a lone surrogate becomes U+FFFD, so names and values are checked with `isText` before. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The string that these bytes are the UTF-8 of, or nothing. */
export function findText(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Byte order, shorter first where one is the beginning of the other. Not constant-time: nothing compared here is secret. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return compareBytes(a, b) === 0;
}

export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Big-endian bytes of a whole number; `length` bytes, higher bytes cut off. */
export function bigEndian(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let i = length - 1; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** A count written in decimal without leading zeros, as every C2SP text writes it; nothing else and nothing above 2^53 − 1. */
export function findCount(text: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}
