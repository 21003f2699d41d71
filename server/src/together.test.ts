import { describe, expect, it } from 'vitest';
import { together } from './together.ts';

/** A store that answers when it is told to, and remembers what it was asked. */
function slowStore() {
  const batches: number[][] = [];
  const open: (() => void)[] = [];
  const ask = async (questions: readonly number[]): Promise<number[]> => {
    batches.push([...questions]);
    await new Promise<void>((resolve) => open.push(resolve));
    if (questions.includes(13)) throw new Error('thirteen');
    return questions.map((n) => n * 2);
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    batches,
    ask,
    /** Lets everything that is under way, and what that brings, be answered. */
    answerAll: async () => {
      for (let idle = 0; idle < 3; idle++) {
        await turn();
        for (const resolve of open.splice(0)) {
          resolve();
          idle = 0;
        }
      }
    },
  };
}

describe('questions put together', () => {
  it('go at once when they come alone, and in one batch when they come while others are under way', async () => {
    const store = slowStore();
    const ask = together(store.ask, { lanes: 1, most: 3 });
    const answers = [ask(1)];
    await new Promise((resolve) => setImmediate(resolve));
    answers.push(...[2, 3, 4, 5].map(ask));
    await store.answerAll();
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10]);
    expect(store.batches).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('do not fail for one another', async () => {
    const store = slowStore();
    const ask = together(store.ask, { lanes: 1, most: 8 });
    const answers = Promise.allSettled([1, 13, 2].map(ask));
    await store.answerAll();
    expect((await answers).map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(store.batches).toEqual([[1, 13, 2], [1], [13], [2]]);
  });

  it('go on after a failure', async () => {
    const store = slowStore();
    const ask = together(store.ask, { lanes: 1, most: 8 });
    const failed = ask(13).catch((error: Error) => error.message);
    await store.answerAll();
    expect(await failed).toBe('thirteen');
    const answer = ask(4);
    await store.answerAll();
    expect(await answer).toBe(8);
  });
});
