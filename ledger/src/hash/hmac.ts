import { type Begun, begin, sha256, sha256Into } from './sha256.ts';

/** A key made ready for many messages: the two hashes of HMAC after the block that holds the key. */
export interface HmacKey {
  readonly inner: Begun;
  readonly outer: Begun;
}

export function hmacKey(key: Uint8Array): HmacKey {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  return {
    inner: begin(block.map((byte) => byte ^ 0x36)),
    outer: begin(block.map((byte) => byte ^ 0x5c)),
  };
}

const innerHash = new Uint8Array(32);

/** HMAC-SHA-256 of the first `length` bytes of a message: 32 bytes. */
export function hmacWith(key: HmacKey, message: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(32);
  sha256Into(message, length, innerHash, 0, key.inner);
  sha256Into(innerHash, 32, out, 0, key.outer);
  return out;
}

/** HMAC-SHA-256 (RFC 2104): 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmacWith(hmacKey(key), message, message.length);
}
