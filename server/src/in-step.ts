/** A place where those who are on the way at the same moment wait for each other. */
export type Meeting = () => Promise<void> | undefined;

export interface InStep {
  /** Does a piece of work that comes to the meetings. */
  among<T>(work: () => Promise<T>): Promise<T>;
  /** Another place to meet. */
  meeting(): Meeting;
}

/**
 * Work that comes together goes step by step together (齐步): some do the first step before one of them begins the second. Each
 * step then finds its code and its tables in the processor's caches, where one piece of work after the other drives them out
 * again and again. At most `most` go at a time, so that the store has something to do before the last is ready. Who comes alone
 * waits for nobody.
 */
export function inStep(most: number): InStep {
  let onTheWay = 0;
  return {
    among: async (work) => {
      onTheWay += 1;
      try {
        return await work();
      } finally {
        onTheWay -= 1;
      }
    },
    meeting: () => {
      const waiting: (() => void)[] = [];
      const go = (): void => {
        for (const goOn of waiting.splice(0, most)) goOn();
        if (waiting.length > 0) setImmediate(go);
      };
      return () => {
        if (onTheWay < 2) return undefined;
        return new Promise((resolve) => {
          if (waiting.push(resolve) === 1) setImmediate(go);
        });
      };
    },
  };
}
