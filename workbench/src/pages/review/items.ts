import { type ReviewItem, reviewItemNames, type reviewResultNames } from '@mingjing/law/penalty';

/** The items of a review as they are answered: one entry for each, in order. */
export interface ItemAnswer {
  readonly item: ReviewItem;
  readonly result?: Result;
  readonly note?: string;
}

export type Result = keyof typeof reviewResultNames;

/** The key that answers an item. */
export const keyOfResult: Readonly<Record<string, Result>> = {
  '1': 'pass',
  '2': 'problem',
  '3': 'notApplicable',
};

export const reviewItems = Object.keys(reviewItemNames) as readonly ReviewItem[];

/** All eleven items, with what was answered so far. */
export function answersOf(value: unknown): readonly ItemAnswer[] {
  const given = (Array.isArray(value) ? value : []) as readonly ItemAnswer[];
  return reviewItems.map((item) => given.find((entry) => entry.item === item) ?? { item });
}

export function answered(
  answers: readonly ItemAnswer[],
  at: number,
  more: Omit<Partial<ItemAnswer>, 'item'>,
): readonly ItemAnswer[] {
  return answers.map((entry, index) => {
    if (index !== at) return entry;
    const { note, ...rest } = { ...entry, ...more };
    return note === undefined || note === '' ? rest : { ...rest, note };
  });
}

/** The next or previous item that is a problem or has no answer yet, going round. */
export function nextOpen(answers: readonly ItemAnswer[], at: number, step: 1 | -1): number {
  for (let distance = 1; distance <= answers.length; distance += 1) {
    const index = (at + step * distance + answers.length * distance) % answers.length;
    const entry = answers[index];
    if (entry !== undefined && (entry.result === undefined || entry.result === 'problem')) return index;
  }
  return at;
}
