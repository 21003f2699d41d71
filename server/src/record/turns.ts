/** Order among acts within one process: without it they would overtake each other again and again. */

/** Does a piece of work when earlier work of the same name is over. */
export type InTurn = <T>(of: string, work: () => Promise<T>) => Promise<T>;

/**
 * Acts that would only overtake each other do not try: work on one dossier goes in turn, and so do acts that have lost a number
 * of one register to another.
 */
export function turns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (of, work) => {
    const mine = (last.get(of) ?? Promise.resolve()).then(work, work);
    last.set(of, mine);
    try {
      return await mine;
    } finally {
      if (last.get(of) === mine) last.delete(of);
    }
  };
}

/**
 * An act that was overtaken again and again is let pass (让行): work on the dossiers it is decided on
 * waits for it. One act at a time has this right, and it waits for nobody.
 */
export interface RightOfWay {
  /** Waits while an act that is decided on the dossier has the right. */
  give(dossier: string): Promise<void>;
  /** Does the work while others keep off the dossiers, which the work may name anew. */
  take<T>(on: readonly string[], work: (named: (on: readonly string[]) => void) => Promise<T>): Promise<T>;
}

export function rightOfWay(): RightOfWay {
  const inTurn = turns();
  let taken: { on: ReadonlySet<string>; readonly over: Promise<unknown> } | undefined;
  return {
    give: async (dossier) => {
      while (taken?.on.has(dossier)) await taken.over;
    },
    take: (on, work) =>
      inTurn('', async () => {
        const { promise: over, resolve } = Promise.withResolvers<void>();
        const mine = { on: new Set(on), over };
        taken = mine;
        try {
          return await work((named) => {
            mine.on = new Set(named);
          });
        } finally {
          taken = undefined;
          resolve();
        }
      }),
  };
}
