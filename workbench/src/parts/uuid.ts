/** A UUID v7 (RFC 9562): 48 bits of milliseconds, then chance. `crypto.randomUUID` is missing on plain-http intranets. */
export function uuidV7(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** A public id (公示编号): 80 random bits in lower-case base32. */
export function publicId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => base32[byte % 32]).join('');
}
