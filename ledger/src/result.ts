/** Success with its fields, or a refusal with one code of a closed set. Nothing in this package throws on hostile input. */
export type Result<T, C extends string> = ({ readonly ok: true } & T) | Refused<C>;

export interface Refused<C extends string> {
  readonly ok: false;
  readonly code: C;
}

export function refuse<C extends string>(code: C): Refused<C> {
  return { ok: false, code };
}
