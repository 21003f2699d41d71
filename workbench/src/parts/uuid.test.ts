import { describe, expect, it } from 'vitest';
import { publicId, uuidV7 } from './uuid.ts';

describe('ids made in the browser', () => {
  it('are version 7 and carry the time in front', () => {
    const id = uuidV7(0x0192_3456_789a);
    expect(id).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sort by time and do not repeat', () => {
    const ids = Array.from({ length: 200 }, (_, index) => uuidV7(1_790_000_000_000 + index));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set([...ids, ...Array.from({ length: 200 }, () => uuidV7(1_790_000_000_000))]).size).toBe(400);
  });

  it('of the public side are sixteen characters of base32', () => {
    for (let count = 0; count < 50; count += 1) expect(publicId()).toMatch(/^[a-z2-7]{16}$/);
  });
});
