/** Random numbers that are the same for the same seed (splitmix32); each seed is a stream of its own. */
export function seeded(seed: number): (below: number) => number {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let t = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
    return Math.floor((((t ^ (t >>> 15)) >>> 0) / 4294967296) * below);
  };
}

/** A member of the list; `skew` of 2 or more prefers those at its beginning. */
export function pick<T>(random: (below: number) => number, list: readonly T[], skew = 1): T {
  let at = random(list.length);
  for (let i = 1; i < skew; i++) at = Math.min(at, random(list.length));
  return list[at]!;
}

/** So many members made beforehand and given in turn: making them is no part of what is measured. */
export function cycle<T>(size: number, make: () => T): () => T {
  const made = Array.from({ length: size }, make);
  let at = 0;
  return () => made[at++ % size]!;
}
