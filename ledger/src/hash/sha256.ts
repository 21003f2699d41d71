import { initialState512, roundConstants512 } from './constants.ts';

// FIPS 180-4. Written out here because `crypto.subtle` is asynchronous and missing on plain-http intranets.

const high = (constant: bigint): number => Number(constant >> 32n) | 0;
const roundConstants = Int32Array.from(roundConstants512.slice(0, 64), high);
const initialState = Int32Array.from(initialState512, high);

// One calculation at a time: nothing here waits, so the working space can be shared.
const schedule = new Int32Array(64);
const state = new Int32Array(8);
const lastBlocks = new Uint8Array(128);

function compress(bytes: Uint8Array, start: number): void {
  const w = schedule;
  for (let i = 0, at = start; i < 16; i++, at += 4) {
    w[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + roundConstants[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (c & (a ^ b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0]! + a) | 0;
  state[1] = (state[1]! + b) | 0;
  state[2] = (state[2]! + c) | 0;
  state[3] = (state[3]! + d) | 0;
  state[4] = (state[4]! + e) | 0;
  state[5] = (state[5]! + f) | 0;
  state[6] = (state[6]! + g) | 0;
  state[7] = (state[7]! + h) | 0;
}

/** A hash already under way: the state after `taken` bytes, a multiple of 64. */
export interface Begun {
  readonly state: Int32Array;
  readonly taken: number;
}

const fresh: Begun = { state: initialState, taken: 0 };

/** The state after one block of 64 bytes, for hashing many messages that begin with it. */
export function begin(block: Uint8Array): Begun {
  state.set(initialState);
  compress(block, 0);
  return { state: state.slice(), taken: 64 };
}

/**
 * Writes SHA-256 of the first `length` bytes of `message`, after what was begun, to `out` at `at`. The form for hot loops:
 * it allocates nothing, which for the two-block messages of a Merkle tree makes it faster than a call into native code.
 */
export function sha256Into(
  message: Uint8Array,
  length: number,
  out: Uint8Array,
  at: number,
  begun: Begun = fresh,
): void {
  state.set(begun.state);
  const whole = length - (length % 64);
  for (let start = 0; start < whole; start += 64) compress(message, start);

  const rest = length - whole;
  const end = rest < 56 ? 64 : 128;
  lastBlocks.fill(0);
  for (let i = 0; i < rest; i++) lastBlocks[i] = message[whole + i]!;
  lastBlocks[rest] = 0x80;
  let bits = (begun.taken + length) * 8;
  for (let i = end - 1; bits > 0; i--) {
    lastBlocks[i] = bits % 256;
    bits = Math.floor(bits / 256);
  }
  for (let start = 0; start < end; start += 64) compress(lastBlocks, start);

  for (let i = 0, to = at; i < 8; i++, to += 4) {
    const word = state[i]!;
    out[to] = word >>> 24;
    out[to + 1] = word >>> 16;
    out[to + 2] = word >>> 8;
    out[to + 3] = word;
  }
}

/** SHA-256 of the bytes: 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  const out = new Uint8Array(32);
  sha256Into(message, message.length, out, 0);
  return out;
}
