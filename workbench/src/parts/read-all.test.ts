import { describe, expect, it } from 'vitest';
import { readAll } from './read-all.ts';

/** A list of so many rows, three a page. */
const listOf = (length: number) => async (after: string | undefined) => {
  const from = Number(after ?? 0);
  const rows = Array.from({ length: Math.min(3, length - from) }, (_, index) => from + index);
  return from + 3 < length ? { rows, next: String(from + 3) } : { rows };
};

describe('reading a whole list', () => {
  it.each([
    [0, 7, 0, false],
    [3, 7, 3, false],
    [7, 7, 7, false],
    [8, 7, 7, true],
    [20, 6, 6, true],
    [6, 6, 6, false],
  ])('of %i rows where at most %i are taken gives %i', async (length, most, taken, cut) => {
    const told: number[] = [];
    const all = await readAll(
      listOf(length),
      (count) => {
        told.push(count);
        return true;
      },
      most,
    );
    expect(all).toEqual({ rows: Array.from({ length: taken }, (_, index) => index), cut });
    expect(told.at(-1)).toBe(taken);
  });

  it('stops when it is told to, and gives nothing half', async () => {
    let asked = 0;
    const list = listOf(20);
    const all = await readAll(
      (after) => {
        asked += 1;
        return list(after);
      },
      (count) => count < 6,
    );
    expect(all).toBe('stopped');
    expect(asked).toBe(2);
  });
});
