import type { Basis } from './basis.ts';

/**
 * Why something may not be done (不予办理的理由). A value, never an exception: the browser shows it before the
 * person clicks, the server enforces the same one.
 */
export interface Refusal {
  /** Stable, upper case, listed in `contract`. */
  readonly code: string;
  /** One sentence in Chinese: what is wrong and why. */
  readonly message: string;
  readonly source?: Basis;
  /** What to do about it, in Chinese. */
  readonly remedy?: string;
  /** The act type that would mend it, so that a page can link there. */
  readonly move?: string;
  /** Dotted path of the field it concerns. */
  readonly path?: string;
}

/** A refusal with its code and its sentence in Chinese. */
export function refuse(code: string, message: string, more: Omit<Refusal, 'code' | 'message'> = {}): Refusal {
  return { code, message, ...more };
}
