import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inStep } from './in-step.ts';

/** Each piece of work takes all steps, some of them with a pause of its own, and notes what it does. */
async function walk(pieces: readonly (readonly boolean[])[], most: number) {
  const { among, meeting } = inStep(most);
  const meetings = [meeting(), meeting()];
  const done: { readonly piece: number; readonly step: number }[] = [];
  await Promise.all(
    pieces.map((pauses, piece) =>
      among(async () => {
        for (const [step, meet] of meetings.entries()) {
          await meet();
          done.push({ piece, step });
          if (pauses[step]) await sleep(1);
        }
      }),
    ),
  );
  return done;
}

describe('work in step', () => {
  it('does the first step for all before the second for any', async () => {
    expect((await walk([[], [], [], []], 4)).map(({ step }) => step).join('')).toBe('00001111');
  });

  it('lets the first ones go on before the last ones begin, where more come than go at a time', async () => {
    const done = await walk([[], [], [], [], [], []], 2);
    const at = (piece: number, step: number) =>
      done.findIndex((one) => one.piece === piece && one.step === step);
    expect(at(0, 1)).toBeLessThan(at(5, 0));
  });

  it('keeps nobody waiting who is alone', async () => {
    const { among, meeting } = inStep(8);
    const meet = meeting();
    expect(await among(async () => meet())).toBeUndefined();
    await among(async () => {
      expect(meet()).toBeUndefined();
    });
  });

  it('ends all of it, whoever pauses and whoever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 4 }),
        async (pieces, most) => {
          const done = await walk(pieces, most);
          expect(done.length).toBe(pieces.length * 2);
        },
      ),
      { numRuns: 60 },
    );
    const { among, meeting } = inStep(8);
    const meet = meeting();
    const failing = among(async () => {
      await meet();
      throw new Error('its own');
    });
    const other = among(async () => {
      await meet();
      return 'done';
    });
    await expect(failing).rejects.toThrow('its own');
    expect(await other).toBe('done');
    expect(await among(async () => meet())).toBeUndefined();
  });
});
