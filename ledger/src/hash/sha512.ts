import { initialState512, roundConstants512 } from './constants.ts';

// FIPS 180-4 in 64-bit whole numbers. Only Ed25519 needs it, on short messages, so it is written to be read.

const word = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotate = (value: bigint, by: bigint): bigint => word((value >> by) | (value << (64n - by)));

/** SHA-512 of the bytes: 64 bytes. */
export function sha512(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128);
  padded.set(message);
  padded[message.length] = 0x80;
  const blocks = new DataView(padded.buffer);
  blocks.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);

  const state = [...initialState512];
  const w = new BigUint64Array(80);
  for (let start = 0; start < padded.length; start += 128) {
    for (let i = 0; i < 16; i++) w[i] = blocks.getBigUint64(start + i * 8);
    for (let i = 16; i < 80; i++) {
      const x = w[i - 15]!;
      const y = w[i - 2]!;
      const s0 = rotate(x, 1n) ^ rotate(x, 8n) ^ (x >> 7n);
      const s1 = rotate(y, 19n) ^ rotate(y, 61n) ^ (y >> 6n);
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
    }
    let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    for (let i = 0; i < 80; i++) {
      const s1 = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
      const t1 = h + s1 + (g ^ (e & (f ^ g))) + roundConstants512[i]! + w[i]!;
      const s0 = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
      const t2 = s0 + ((a & b) ^ (c & (a ^ b)));
      [a, b, c, d, e, f, g, h] = [word(t1 + t2), a, b, c, word(d + t1), e, f, g];
    }
    for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = word(state[i]! + value);
  }

  const out = new DataView(new ArrayBuffer(64));
  for (const [i, value] of state.entries()) out.setBigUint64(i * 8, value);
  return new Uint8Array(out.buffer);
}
