import { expect, it } from 'vitest';
import { crash } from '../testing/crash.ts';

it('loses nothing it acknowledged when product and database are killed under load, twenty times', async () => {
  const rig = await crash(20, 20_260_105);
  try {
    const { acts, size } = await rig.verifyAtRest();
    expect(size).toBe(acts);
    expect(rig.acknowledged.length).toBeGreaterThan(20);
  } finally {
    await rig.remove();
  }
}, 240_000);
