import { type HmacKey, hmacWith } from './hash/hmac.ts';
import { sha256Into } from './hash/sha256.ts';

const encoder = new TextEncoder();
/** Below this many UTF-16 units a loop is faster than a call into native code. */
const shortText = 64;

/**
 * A message put together piece by piece to be hashed. It keeps its memory for the next one: committing an act hashes some
 * fifty short messages, and allocating their parts would cost several times what hashing them does.
 */
export class Message {
  #bytes = new Uint8Array(1024);
  #length = 0;

  clear(): this {
    this.#length = 0;
    return this;
  }

  add(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** Adds a text in UTF-8 and gives how many bytes that was. */
  addText(text: string): number {
    this.#reserve(text.length * 3);
    const start = this.#length;
    let at = 0;
    if (text.length < shortText) {
      while (at < text.length) {
        const unit = text.charCodeAt(at);
        if (unit > 0x7f) break;
        this.#bytes[start + at++] = unit;
      }
    }
    this.#length = start + at;
    if (at < text.length) {
      const rest = at === 0 ? text : text.slice(at);
      this.#length += encoder.encodeInto(rest, this.#bytes.subarray(this.#length)).written;
    }
    return this.#length - start;
  }

  /** Adds a text in UTF-8 after its length in two big-endian bytes, and gives that length. */
  addMeasuredText(text: string): number {
    this.#reserve(2);
    const at = this.#length;
    this.#length += 2;
    const length = this.addText(text);
    this.#bytes[at] = length >> 8;
    this.#bytes[at + 1] = length;
    return length;
  }

  sha256(): Uint8Array {
    const out = new Uint8Array(32);
    sha256Into(this.#bytes, this.#length, out, 0);
    return out;
  }

  hmac(key: HmacKey): Uint8Array {
    return hmacWith(key, this.#bytes, this.#length);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
