import type { DecisionQuery } from '@mingjing/contract';
import { escapeLike, wordsOf } from '../dossiers/queries.ts';

/**
 * The plan follows the word. One that stands in many decisions is met soon by reading newest first, and collecting every
 * decision that holds it would take a hundred times as long; with a rare one it is the other way round. How common the
 * parts of a word are is kept by the database (`published.gram_shares`). A document number stands in a handful of decisions.
 */
export type SearchPlan = 'list' | 'newest' | 'index' | 'number';

/** In what share of `rows` decisions the most common grams stand; one that is not named is rarer than all that are. */
export interface GramShares {
  readonly rows: number;
  readonly shares: Readonly<Record<string, number>>;
}

export const noShares: GramShares = { rows: 0, shares: {} };

/** Matches that the index collects and sorts in a few milliseconds. */
const fewMatches = 2_000;
/** How far the list is read for words before the index is asked after all; some milliseconds. */
export const newestWindow = 4_000;

export function planOf(words: readonly string[], { rows, shares }: GramShares, limit: number): SearchPlan {
  if (words.length === 0) return 'list';
  if (words.length === 1 && isWholeNumber(words[0]!)) return 'number';
  const each = words.map((word) =>
    numbersIn(word).length > 0 ? 0 : Math.min(...gramsIn(word).map((gram) => shares[gram] ?? 0)),
  );
  if (Math.min(...each) * rows <= fewMatches) return 'index';
  const together = each.reduce((product, share) => product * share, 1);
  return together * newestWindow < limit / 4 ? 'index' : 'newest';
}

export const searchedWords = (query: DecisionQuery): string[] => wordsOf(query.q?.toLowerCase());

const documentNumber = /〔\d{4}〕[^〔〕\s]{0,12}?\d+号/g;
/** What `published.mention` holds of what stands before a document number; behind a 号 another number may have ended. */
const beforeNumber = /^(?:(?!号)[\p{L}\p{N}]){0,8}$/u;

/** Whether a word is one document number with no more before it than is held: then it is found as it is. */
function isWholeNumber(word: string): boolean {
  const [number, ...more] = word.match(documentNumber) ?? [];
  return (
    number !== undefined &&
    more.length === 0 &&
    word.endsWith(number) &&
    beforeNumber.test(word.slice(0, -number.length))
  );
}

/** Document numbers by which a word is looked up: the word itself if it is one, or those in it. */
const numbersIn = (word: string): readonly string[] =>
  isWholeNumber(word) ? [word] : (word.match(documentNumber) ?? []);

/** What pg_trgm can look up: three letters, digits or characters in a row. */
const threeInARow = /[\p{L}\p{N}]{3}/u;

/** What of a word `published.grams` holds: its pairs of characters, or the character alone. */
function gramsIn(word: string): string[] {
  const characters = [...word];
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** Conditions under which a row holds a word. `value` makes a parameter. */
export function indexConditions(word: string, value: (v: unknown) => string): string[] {
  const numbers = numbersIn(word);
  if (numbers.length > 0) {
    const mentioned = numbers.map((number) => {
      const end = [...number].reverse().join('');
      return `id = any (array(select item from published.mention
        where reversed >= ${value(end)} and reversed < ${value(`${end}${lastCharacter}`)}))`;
    });
    return numbers[0] === word ? mentioned : [...mentioned, holds(word, value)];
  }
  if (threeInARow.test(word)) return [`search like ${value(`%${escapeLike(word)}%`)}`];
  const grams = gramsIn(word);
  const held = `published.grams(search) @> ${value(grams)}`;
  // A gram is what it is; of several, each may stand elsewhere in the text.
  return grams.length === 1 ? [held] : [held, holds(word, value)];
}

const lastCharacter = '\u{10ffff}';

export const holds = (word: string, value: (v: unknown) => string): string =>
  `strpos(search, ${value(word)}) > 0`;
