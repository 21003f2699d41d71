import type { RefusalView } from '@mingjing/contract';

/** What has become of the cases so far: gone, staying with a reason, and not asked yet. */
export interface Handed<C> {
  readonly moved: readonly string[];
  readonly left: readonly { readonly dossier: string; readonly refusals: readonly RefusalView[] }[];
  readonly rest: readonly C[];
  /** What broke off the way, where it did: what was done stays done, the rest can be sent again. */
  readonly error?: unknown;
}

/** Cases sent at once: few enough that progress shows. */
export const atOnce = 10;

/** Hands cases over part by part, telling after each how far it has come. Never throws. */
export async function inParts<C>(
  cases: readonly C[],
  send: (part: readonly C[]) => Promise<Pick<Handed<C>, 'moved' | 'left'>>,
  tell: (sofar: Handed<C>) => void,
): Promise<Handed<C>> {
  let sofar: Handed<C> = { moved: [], left: [], rest: cases };
  while (sofar.rest.length > 0) {
    tell(sofar);
    try {
      const { moved, left } = await send(sofar.rest.slice(0, atOnce));
      sofar = {
        moved: [...sofar.moved, ...moved],
        left: [...sofar.left, ...left],
        rest: sofar.rest.slice(atOnce),
      };
    } catch (error) {
      return { ...sofar, error };
    }
  }
  return sofar;
}
