/** The outcome of checking a code. `warning`: well formed, but a check digit fails; issued codes exist that do. */
export type CodeCheck =
  | { readonly status: 'valid' }
  | { readonly status: 'warning'; readonly code: 'CHECK_DIGIT'; readonly message: string }
  | { readonly status: 'invalid'; readonly code: 'SHAPE' | 'DATE'; readonly message: string };

/** A code as its register writes it: without gaps, upper case, full-width forms narrowed. */
export function normaliseCode(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** Why a code may not stand as entered: malformed, or its check digit fails and nobody compared it with the paper. */
export function faultOf(checked: CodeCheck, confirmed: boolean): string | undefined {
  return checked.status === 'valid' || (checked.status === 'warning' && confirmed)
    ? undefined
    : checked.message;
}
