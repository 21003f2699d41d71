import { type Content, each, html, type Markup } from '../html.ts';
import { paths } from '../site.ts';

/** Where the page stands; the last one is the page itself. */
export function trail(...steps: readonly { readonly name: string; readonly path: string }[]): Markup {
  return html`<nav class="trail" aria-label="所在位置"><ol><li><a href="${paths.home}">首页</a></li>${each(
    steps,
    (step) => html`<li><a href="${step.path}">${step.name}</a></li>`,
  )}</ol></nav>`;
}

/** A name and its value; rows without a value are left out. */
export type SummaryRow = readonly [name: string, value: Content];

export function summaryList(rows: readonly SummaryRow[]): Markup {
  return html`<dl class="summary">${each(rows, ([name, value]) => {
    return value !== undefined && value !== false && html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  })}</dl>`;
}

export type Tone = 'plain' | 'soon' | 'bad';

const SIGNS: Readonly<Record<Tone, string>> = { plain: '', soon: '!', bad: '✕' };

/** A state in a word, a sign and a colour, never a colour alone. */
export function badge(tone: Tone, word: string): Markup {
  const sign = SIGNS[tone];
  return html`<span class="badge ${tone}">${sign && html`<span aria-hidden="true">${sign}</span>`}${word}</span>`;
}

/** What is wrong with a form, before the form, each line leading to its field. */
export interface Mistake {
  /** The name of the field; its input has the id `f-<name>`. */
  readonly field: string;
  readonly message: string;
}

export function mistakeList(mistakes: readonly Mistake[]): Markup {
  return html`<div class="mistakes" role="alert" aria-labelledby="mistakes"><h2 id="mistakes">请先改正下面的问题</h2><ul>${each(
    mistakes,
    ({ field, message }) => html`<li><a href="#f-${field}">${message}</a></li>`,
  )}</ul></div>`;
}
