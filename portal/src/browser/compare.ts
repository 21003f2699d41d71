import type { PublicDecision } from '@mingjing/contract';
import { shownFields, withdrawalFields } from '../shown.ts';

/** A marked place of the page (`data-f`) and the text that stands there. */
export type Marked = readonly [path: string, text: string];

/**
 * Where a page differs from the decision that was committed to: fields changed, missing, added or repeated with another text.
 * Empty if the page says every field to the letter and no marked field more.
 */
export function pageDifferences(committed: PublicDecision, marked: readonly Marked[]): readonly string[] {
  return differences(shownFields(committed), marked);
}

/** The same of a page that says a publication was taken down, and the fields its act shows. */
export function withdrawalDifferences(
  shown: readonly { readonly name: string; readonly value: unknown }[],
  marked: readonly Marked[],
): readonly string[] {
  return differences(withdrawalFields(new Map(shown.map(({ name, value }) => [name, value]))), marked);
}

function differences(expected: ReadonlyMap<string, string>, marked: readonly Marked[]): readonly string[] {
  const missing = new Map(expected);
  const differing = new Set<string>();
  for (const [path, text] of marked) {
    missing.delete(path);
    const said = expected.get(path);
    if (said === undefined || asOnPage(said) !== asOnPage(text)) differing.add(path);
  }
  for (const path of missing.keys()) differing.add(path);
  return [...differing];
}

/** The committed decision that a bundle shows, or `undefined` if the text is none. */
export function findDecision(text: unknown): PublicDecision | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value = JSON.parse(text) as PublicDecision | null;
    return value?.format === 'mingjing/public-decision/v1' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A page keeps line feeds only, and no NUL. */
function asOnPage(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n');
}
