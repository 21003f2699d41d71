import {
  type DecisionQuery,
  longestSearch,
  type PublicDecisionKind,
  pageRows,
  publicDecisionKinds,
} from '@mingjing/contract';
import { EncodedMarkup, html, type Markup } from '../html.ts';
import type { AgencyRow, DecisionPage } from '../reader.ts';
import { isAbove, regionsOf } from '../regions.ts';
import { decisionsPath, paths } from '../site.ts';
import { KIND_NAMES } from '../text.ts';
import type { Page } from './layout.ts';
import { type Mistake, mistakeList, trail } from './parts.ts';
import { decisionRows } from './rows.ts';

/** What stands in the form: what was typed, right or wrong. */
export type TypedQuery = Readonly<
  Partial<Record<'q' | 'agency' | 'kind' | 'region' | 'from' | 'to', string>>
>;

export function decisionsPage(
  agencies: readonly AgencyRow[],
  query: DecisionQuery,
  found: DecisionPage,
): Page {
  const { after: _after, before: _before, limit, ...filters } = query;
  const size = limit === pageRows.default ? undefined : limit;
  const words = filters.q === undefined || filters.q === '' ? [] : filters.q.split(' ');
  const filtered = Object.values(filters).some((value) => value !== undefined && value !== '');
  return {
    title: words.length === 0 ? '执法决定' : `“${filters.q}”的查询结果`,
    section: 'decisions',
    lead: [
      html`${trail({ name: '执法决定', path: paths.decisions })}<h1>执法决定</h1>\n`,
      ...filterForm(agencies, filters),
    ],
    main: html`<div class="results">${filtered && found.items.length > 0 && html`<p class="found">${words.length > 0 ? html`含有“${filters.q}”的执法决定` : '符合条件的执法决定'}，较新的在前。<a href="${paths.decisions}">清除条件</a></p>`}${
      found.items.length === 0
        ? nothing(filtered, query)
        : html`${decisionRows(found.items, words, 2)}${turner(
            found.prev && decisionsPath({ ...filters, before: found.prev, ...(size && { limit: size }) }),
            found.next && decisionsPath({ ...filters, after: found.next, ...(size && { limit: size }) }),
          )}`
    }</div>`,
  };
}

/** The same page when what was typed cannot be searched for. */
export function decisionsMistakePage(
  agencies: readonly AgencyRow[],
  typed: TypedQuery,
  mistakes: readonly Mistake[],
): Page {
  return {
    title: '执法决定：请改正查询条件',
    section: 'decisions',
    lead: [
      html`${trail({ name: '执法决定', path: paths.decisions })}<h1>执法决定</h1>
${mistakeList(mistakes)}`,
      ...filterForm(agencies, typed, new Set(mistakes.map(({ field }) => field))),
    ],
    main: html``,
  };
}

function filterForm(
  agencies: readonly AgencyRow[],
  typed: TypedQuery,
  wrong: ReadonlySet<string> = new Set(),
): readonly Markup[] {
  const narrowed = ['agency', 'region', 'kind', 'from', 'to'] as const;
  const opened = narrowed.some((name) => (typed[name] ?? '') !== '' || wrong.has(name));
  const words = html`<form class="filter" action="${paths.decisions}" method="get" role="search">
<div class="field wide"><label for="f-q">当事人、案由、事实中的词，或者文书号</label><div class="search-line"><input id="f-q" name="q" type="search" maxlength="${longestSearch}" value="${typed.q ?? ''}" autocomplete="off" enterkeyhint="search"${invalid('q', wrong)}><button type="submit">查询</button></div></div>
`;
  return [words, opened ? narrowing(agencies, typed, wrong, true) : untouched(agencies), html`</form>`];
}

const unnarrowed = new WeakMap<readonly AgencyRow[], EncodedMarkup>();

/** The narrowing part as most pages show it: closed and empty, the same until the agencies change. */
function untouched(agencies: readonly AgencyRow[]): EncodedMarkup {
  let made = unnarrowed.get(agencies);
  if (made === undefined) {
    made = new EncodedMarkup(narrowing(agencies, {}, new Set(), false));
    unnarrowed.set(agencies, made);
  }
  return made;
}

function narrowing(
  agencies: readonly AgencyRow[],
  typed: TypedQuery,
  wrong: ReadonlySet<string>,
  opened: boolean,
): Markup {
  const bad = (field: string) => invalid(field, wrong);
  const regions = regionsOf(agencies);
  return html`<details class="narrow"${opened && html` open`}><summary>按机关、地区、日期缩小范围</summary><div>
<div class="field"><label for="f-agency">执法机关</label><select id="f-agency" name="agency"${bad('agency')}>${option('', '全部机关', typed.agency)}${agencies.map((agency) => option(agency.id, agency.name, typed.agency))}</select></div>
${regions.length > 1 && html`<div class="field"><label for="f-region">地区</label><select id="f-region" name="region"${bad('region')}>${option('', '全部地区', typed.region)}${regions.map((region) => option(region.code, isAbove(region, regions) ? `${region.name}及所辖地区` : region.name, typed.region))}</select></div>`}
${publicDecisionKinds.length > 1 && html`<div class="field"><label for="f-kind">种类</label><select id="f-kind" name="kind"${bad('kind')}>${option('', '全部种类', typed.kind)}${publicDecisionKinds.map((kind: PublicDecisionKind) => option(kind, KIND_NAMES[kind], typed.kind))}</select></div>`}
<div class="field"><label for="f-from">决定日期从</label><input id="f-from" name="from" type="date" value="${typed.from ?? ''}"${bad('from')}></div>
<div class="field"><label for="f-to">到</label><input id="f-to" name="to" type="date" value="${typed.to ?? ''}"${bad('to')}></div>
<div class="field act"><button type="submit">按以上条件筛选</button></div></div></details>`;
}

const invalid = (field: string, wrong: ReadonlySet<string>) => wrong.has(field) && html` aria-invalid="true"`;

function option(value: string, name: string, chosen: string | undefined): Markup {
  return html`<option value="${value}"${value === (chosen ?? '') && html` selected`}>${name}</option>`;
}

function turner(prev: string | undefined, next: string | undefined): Markup | undefined {
  if (prev === undefined && next === undefined) return undefined;
  return html`<nav class="turner" aria-label="翻页">${prev !== undefined && html`<a rel="prev" href="${prev}">← 上一页<small>较新</small></a>`}${next !== undefined && html`<a rel="next" href="${next}">下一页 →<small>较早</small></a>`}</nav>`;
}

function nothing(filtered: boolean, query: DecisionQuery): Markup {
  if (query.after !== undefined || query.before !== undefined) {
    const { after: _after, before: _before, limit: _limit, ...filters } = query;
    return html`<div class="empty"><h2>这一页没有内容</h2><p>这里已经是尽头。<a href="${decisionsPath(filters)}">回到第一页</a></p></div>`;
  }
  if (!filtered)
    return html`<div class="empty"><h2>还没有公开的执法决定</h2><p>决定公开以后，会出现在这里。</p></div>`;
  return html`<div class="empty"><h2>没有查到符合条件的执法决定</h2><p>可以试试：</p><ul>
<li>换一个更短的词，例如只写字号中的两个字；</li><li>文书号写其中一段即可，例如“罚〔2026〕12号”；</li>
<li>去掉机关或者日期的限制；</li><li>自然人的姓名按规定隐去名字，请用姓氏加“某”查询，例如“罗某”。</li></ul>
<p>查不到不等于没有：依法不公开的决定和公示期满的决定不在这里。<a href="${paths.decisions}">清除全部条件</a></p></div>`;
}
