import { utf8 } from './bytes.ts';

/**
 * Markup that may be put into a page as it is. Only `html` and `trusted` make it, so text that came from elsewhere reaches a
 * page escaped or not at all.
 */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** Markup that stands in many pages, encoded once. */
export class EncodedMarkup extends Markup {
  readonly bytes: Uint8Array;
  constructor({ text }: Markup) {
    super(text);
    this.bytes = utf8(text);
  }
}

/** What a template may hold: text and numbers are escaped, markup is kept, lists are joined, the rest is nothing. */
export type Content = string | number | Markup | readonly Content[] | undefined | null | false;

const SPECIAL = /[&<>"']/;
const SPECIALS = /[&<>"']/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe between tags and inside quoted attribute values. */
export function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(SPECIALS, (char) => ENTITIES[char]!) : text;
}

/** A template whose values are escaped by default. Attribute values must stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = parts[0]!;
  for (let i = 0; i < values.length; i++) text += render(values[i]) + parts[i + 1]!;
  return new Markup(text);
}

/** Text that this program wrote itself (a drawing, a part rendered before). Never for anything a person typed. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** One after the other, each as `render` says. */
export function each<T>(items: readonly T[], item: (value: T, index: number) => Content): Markup {
  let text = '';
  for (let i = 0; i < items.length; i++) text += render(item(items[i]!, i));
  return new Markup(text);
}

function render(value: Content): string {
  if (typeof value === 'string') return escapeText(value);
  if (value instanceof Markup) return value.text;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    let text = '';
    for (const item of value as readonly Content[]) text += render(item);
    return text;
  }
  return '';
}
