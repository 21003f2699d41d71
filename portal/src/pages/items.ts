import { holdsWords } from '@mingjing/contract';
import { each, html, type Markup } from '../html.ts';
import type { Agency, Clause, PowerItem } from '../reader.ts';
import { paths } from '../site.ts';
import { grouped } from '../text.ts';
import type { Page } from './layout.ts';
import { summaryList, trail } from './parts.ts';

const steps = (agency: Agency) =>
  [
    { name: '执法机关', path: paths.agencies },
    { name: agency.name, path: paths.agency(agency.id) },
    { name: '权责事项', path: paths.items(agency.id) },
  ] as const;

/** 权责事项清单 of one agency; `asked` is what was typed: every word of it must stand in the item or in what it rests on. */
export function itemsPage(agency: Agency, asked: string): Page {
  const found = agency.items.filter((item) => holdsWords(searchedIn(item), asked));
  return {
    title: `${agency.name}权责事项`,
    section: 'agencies',
    main: html`${trail(...steps(agency))}<h1>${agency.name}权责事项</h1>
<p class="lead">这个机关可以处罚的违法行为、依据和裁量基准，共 ${grouped(agency.items.length)} 项。</p>
${
  agency.items.length > 0 &&
  html`<form class="filter" action="${paths.items(agency.id)}" method="get" role="search"><div class="field wide"><label for="f-q">违法行为、法律名称或者条款中的词</label><div class="search-line"><input id="f-q" name="q" type="search" maxlength="64" value="${asked}" autocomplete="off" enterkeyhint="search"><button type="submit">查找</button></div></div></form>`
}
<div class="results">${asked.trim() !== '' && found.length > 0 && html`<p class="found">含有“${asked}”的事项 ${found.length} 项。<a href="${paths.items(agency.id)}">查看全部</a></p>`}${
      found.length > 0
        ? html`<ul class="rows">${each(found, (item) => itemRow(agency, item))}</ul>`
        : agency.items.length === 0
          ? html`<div class="empty"><h2>还没有公开的权责事项</h2></div>`
          : html`<div class="empty"><h2>没有查到含有“${asked}”的事项</h2><p>可以换一个更短的词。<a href="${paths.items(agency.id)}">查看全部事项</a></p></div>`
    }</div>`,
  };
}

function itemRow(agency: Agency, item: PowerItem): Markup {
  return html`<li class="row"><h2><a href="${paths.item(agency.id, item.id)}">${item.name}</a></h2>
<p class="row-outcome">${item.kinds.join('、')}${item.fine !== undefined && html` <span class="sum">罚款${item.fine}</span>`}</p>
<p class="row-meta">${item.basis.map((clause) => clause.cited).join('，')}</p></li>`;
}

/** One item: what is forbidden, what it costs, and how the sum is found. */
export function itemPage(agency: Agency, item: PowerItem): Page {
  return {
    title: item.name,
    section: 'agencies',
    main: html`${trail(...steps(agency))}<h1>${item.name}</h1>
${summaryList([
  ['处罚机关', html`<a href="${paths.agency(agency.id)}">${agency.name}</a>`],
  ['处罚种类', item.kinds.join('、')],
  ['法定罚款幅度', item.fine],
  ['当场处罚', item.summary && '数额在法定限额以内的，可以当场处罚'],
])}
<section><h2 id="breached">违反的规定</h2>${clauses(item.breached)}</section>
<section><h2 id="basis">处罚依据</h2>${clauses(item.basis)}</section>
<section><h2 id="tiers">裁量阶次</h2>${
      item.tiers.length === 0
        ? html`<p>没有划分阶次，在法定幅度内根据事实、性质、情节和社会危害程度裁量。</p>`
        : html`<ul class="rows tiers">${each(
            item.tiers,
            (tier) =>
              html`<li class="row"><h3>${tier.name}</h3><p class="row-outcome"><b>罚款${tier.range}</b></p><p>${tier.condition}</p></li>`,
          )}</ul>`
    }</section>`,
  };
}

function clauses(all: readonly Clause[]): Markup {
  return html`<ul>${each(all, ({ cited, text }) => html`<li>${cited}${text !== undefined && html`<p class="aside">${text}</p>`}</li>`)}</ul>`;
}

function searchedIn(item: PowerItem): string {
  const rested = [...item.breached, ...item.basis].flatMap(({ cited, text }) => [cited, text ?? '']);
  return [item.name, ...item.kinds, ...rested].join('\n');
}
