import { createHash } from 'node:crypto';

/** Everything the sample county (样例县) is made of follows from names, so that every installation has the same one. */

/** The UUID of a name: the same name, the same id. */
export function sampleId(name: string): string {
  const hex = createHash('sha256').update(`mingjing/sample/v1/${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** 32 bytes of a name, in hex: the random number a draft is salted with. */
export function sampleSalt(name: string): string {
  return createHash('sha256').update(`mingjing/sample/v1/salt/${name}`).digest('hex');
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The public address of a name: 80 bits in lower-case base32. */
export function samplePublicId(name: string): string {
  const digest = createHash('sha256').update(`mingjing/sample/v1/public/${name}`).digest();
  return Array.from(digest.subarray(0, 16), (byte) => base32.charAt(byte % 32)).join('');
}

/** Random choices that are the same every time. */
export interface Dice {
  /** A number from 0 to `below` − 1. */
  below(below: number): number;
  between(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in about `percent` of a hundred throws. */
  chance(percent: number): boolean;
}

/** Mulberry32 over the hash of a name. */
export function diceOf(name: string): Dice {
  let state = createHash('sha256').update(name).digest().readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: (list) => list[below(list.length)]!,
    chance: (percent) => below(100) < percent,
  };
}
