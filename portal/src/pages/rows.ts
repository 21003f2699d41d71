import { type Content, each, html, type Markup } from '../html.ts';
import type { AgencyRow, DecisionRow } from '../reader.ts';
import { paths } from '../site.ts';
import { dateText, grouped, moneyText } from '../text.ts';

/** Decisions under each other, party and cause leading to the page; words that were searched for are marked. */
export function decisionRows(rows: readonly DecisionRow[], words: readonly string[], level: 2 | 3): Markup {
  const mark = marker(words);
  return html`<ul class="rows">${each(rows, (row) => {
    const link = html`<a href="${paths.decision(row.id)}">${mark(row.partyShown)}<span class="cause">${mark(row.cause)}</span></a>`;
    return html`<li class="row">${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
<p class="row-outcome">${row.outcomes.join('、')}${row.fineFen !== undefined && html` <span class="sum">${moneyText(row.fineFen)}</span>`}</p>
<p class="row-meta"><time datetime="${row.decidedOn}">${dateText(row.decidedOn)}</time> <span>${row.agency.name}</span> <span class="number">${mark(row.number)}</span></p></li>`;
  })}</ul>`;
}

export const STANDINGS: Readonly<Record<AgencyRow['standing'], string>> = {
  statutory: '法定行政机关',
  authorised: '法律、法规授权组织',
  entrusted: '受委托组织',
};

export function agencyRows(rows: readonly AgencyRow[], level: 2 | 3): Markup {
  return html`<ul class="rows agencies">${each(rows, (row) => {
    const link = html`<a href="${paths.agency(row.id)}">${row.name}</a>`;
    return html`<li class="row">${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
<p class="row-meta"><span>${STANDINGS[row.standing]}</span> <span>公开决定 <span class="number">${grouped(row.decisions)}</span> 件</span></p></li>`;
  })}</ul>`;
}

/** Splits a text at the words; nothing is marked where nothing was searched for. */
function marker(words: readonly string[]): (text: string) => Content {
  if (words.length === 0) return (text) => text;
  // Chinese has no cases, and a pattern costs as much as the page: one word needs none.
  const cased = words.some((word) => /[a-z]/i.test(word));
  const [only] = words;
  if (words.length === 1 && only !== undefined && !cased) {
    const marked = html`<mark>${only}</mark>`;
    return (text) =>
      text.includes(only) ? text.split(only).flatMap((part, i) => (i === 0 ? part : [marked, part])) : text;
  }
  const flags = cased ? 'gi' : 'g';
  const pattern = new RegExp(`(${words.map(literal).join('|')})`, flags);
  return (text) => text.split(pattern).map((part, i) => (i % 2 === 1 ? html`<mark>${part}</mark>` : part));
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
