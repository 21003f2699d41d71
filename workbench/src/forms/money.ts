import { findFen } from '@mingjing/law';

/** Money is typed in yuan and kept in fen. */
export function fenOf(typed: string): number | undefined {
  return typed.trim() === '' ? undefined : findFen(typed);
}

/** The same, with what is no sum as it was typed: the act's own check refuses it, where nothing would pass as left empty. */
export const fenOrTyped = (typed: string): number | string | undefined =>
  typed.trim() === '' ? undefined : (findFen(typed) ?? typed);

/** What stands in the input for a sum in fen: no separators, two places only where they are needed. */
export function yuanOf(fen: number | undefined): string {
  if (fen === undefined || !Number.isSafeInteger(fen) || fen < 0) return '';
  const cents = fen % 100;
  return cents === 0 ? String(fen / 100) : `${Math.floor(fen / 100)}.${String(cents).padStart(2, '0')}`;
}
