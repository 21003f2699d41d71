/** How questions are put together (成批). */
export interface Putting {
  /** Batches under way at the same time. */
  readonly lanes: number;
  /** Questions in one batch. */
  readonly most: number;
  /** When to look what is there to be asked together: by default after everything that has arrived was read. */
  readonly soon?: (look: () => void) => void;
}

/**
 * Asks questions that arrive while others are under way together, in one batch: the more come, the larger it grows; a
 * question that comes alone goes at once. When a batch of several fails, each is asked alone, so that none fails for
 * another's sake.
 */
export function together<Q, A>(
  ask: (questions: readonly Q[]) => Promise<readonly A[]>,
  { lanes, most, soon = setImmediate }: Putting,
): (question: Q) => Promise<A> {
  const waiting: Asked<Q, A>[] = [];
  let underWay = 0;
  let called = false;

  const settle = async (batch: readonly Asked<Q, A>[]): Promise<void> => {
    try {
      const answers = await ask(batch.map(({ question }) => question));
      for (const [i, asked] of batch.entries()) asked.resolve(answers[i] as A);
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      else await Promise.all(batch.map((asked) => settle([asked])));
    }
  };
  const go = (): void => {
    called = false;
    while (underWay < lanes && waiting.length > 0) {
      underWay += 1;
      void settle(waiting.splice(0, most)).finally(() => {
        underWay -= 1;
        go();
      });
    }
  };
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (called || underWay >= lanes) return;
      called = true;
      soon(go);
    });
}

interface Asked<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}
