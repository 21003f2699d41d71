import { anewByNames, changedByNames, type PublicDecision } from '@mingjing/contract';
import { each, html, type Markup } from '../html.ts';
import type { DecisionRecord, PublicationEvent, Tombstone } from '../reader.ts';
import { fieldName } from '../shown.ts';
import { type AssetPaths, paths } from '../site.ts';
import { dateText, dayOf, KIND_NAMES, moneyText, PARTY_NAMES } from '../text.ts';
import type { Page } from './layout.ts';
import { mark } from './mark.ts';
import { summaryList, trail } from './parts.ts';

type Published = Extract<DecisionRecord, { state: 'published' }>;

/** One decision in the order in which a stranger needs it: what, against whom, why, what can be done, is it genuine. */
export function decisionPage(record: Published, origin: string, assets: AssetPaths, ledger: LedgerKey): Page {
  const { decision, publishedAt, publicUntil, history } = record;
  const { agency, party, masks } = decision;
  const address = paths.decision(decision.id);
  return {
    title: `${party.shown} ${decision.cause}`,
    section: 'decisions',
    checks: true,
    main: html`${trail({ name: '执法决定', path: paths.decisions })}
<article class="decision" data-decision="${decision.id}"><header>
<p class="kind">${field('title', decision.title)}${decision.sample && html` <span class="sample-tag" data-f="sample">样例数据</span>`}</p>
<h1>${field('party.shown', party.shown)}<span class="cause">${field('cause', decision.cause)}</span></h1>
<p class="byline"><span class="number" data-f="number">${decision.number}</span></p></header>
${changedNote(decision)}${anewNote(decision)}<p class="lead" data-f="summary">${decision.summary}</p>${maskLine(masks, 'summary')}${contents(decision)}
<section><h2 id="outline">概要</h2>${summaryList([
      [
        '当事人',
        html`${field('party.shown', party.shown)}${maskNote(masks, 'party.shown')}<small>${field('party.kind', PARTY_NAMES[party.kind])}</small>`,
      ],
      [
        '统一社会信用代码',
        party.uscc !== undefined &&
          html`<span class="number" data-f="party.uscc">${party.uscc}</span>${maskNote(masks, 'party.uscc')}`,
      ],
      [
        '法定代表人、负责人',
        party.legalRepresentative !== undefined &&
          html`${field('party.legalRepresentative', party.legalRepresentative)}${maskNote(masks, 'party.legalRepresentative')}`,
      ],
      ['决定种类', field('kind', KIND_NAMES[decision.kind])],
      ['决定机关', html`<a href="${paths.agency(agency.id)}" data-f="agency.name">${agency.name}</a>`],
      ['违法行为', html`${field('cause', decision.cause)}${maskNote(masks, 'cause')}`],
      [
        '处罚种类',
        decision.penaltyKinds.length > 0 &&
          each(decision.penaltyKinds, (kind, i) => html`${i > 0 && '、'}${field(`penaltyKinds.${i}`, kind)}`),
      ],
      [
        '罚款金额',
        decision.fineFen !== undefined &&
          html`<span class="sum" data-f="fineFen">${moneyText(decision.fineFen)}</span>`,
      ],
      [
        '没收金额',
        decision.confiscatedFen !== undefined &&
          html`<span class="sum" data-f="confiscatedFen">${moneyText(decision.confiscatedFen)}</span>`,
      ],
      ['决定日期', date('decidedOn', decision.decidedOn)],
      ['送达日期', decision.servedOn !== undefined && date('servedOn', decision.servedOn)],
      ['公示日期', html`<time datetime="${publishedAt}">${dateText(dayOf(publishedAt))}</time>`],
      [
        '公示到',
        publicUntil !== undefined && html`<time datetime="${publicUntil}">${dateText(publicUntil)}</time>`,
      ],
    ])}</section>
${section('penalties', '处理决定', decision.penalties.length > 0 || decision.correction !== undefined, html`${items('penalties', decision.penalties, masks, 'ol')}${decision.correction !== undefined && html`<p><b>责令改正：</b>${field('correction', decision.correction)}</p>`}`)}
${changeSection(decision)}${anewSection(decision)}
<section><h2 id="facts">查明的事实</h2><p class="prose" data-f="facts">${decision.facts}</p>${maskLine(masks, 'facts')}</section>
${section('basis', '依据', decision.breached.length + decision.basis.length > 0, html`${decision.breached.length > 0 && html`<h3>违反的规定</h3>${items('breached', decision.breached, masks, 'ul')}`}${decision.basis.length > 0 && html`<h3>作出决定的依据</h3>${items('basis', decision.basis, masks, 'ul')}`}`)}
${section('safeguards', '决定前经过的程序', decision.safeguards.length > 0, html`<ul>${each(decision.safeguards, (safeguard, i) => html`<li>${field(`safeguards.${i}.what`, safeguard.what)}，${date(`safeguards.${i}.on`, safeguard.on)}</li>`)}</ul>`)}
${section('remedies', '不服怎么办', decision.remedies.length > 0, items('remedies', decision.remedies, masks, 'ul'), 'remedies')}
${section('masks', '隐去的内容和原因', masks.length > 0, html`<ul>${each(masks, (mask, i) => html`<li id="mask-${i + 1}"><b>${fieldName(mask.field)}</b>：${field(`masks.${i}.reason`, mask.reason)}<small class="source">依据：${field(`masks.${i}.source`, mask.source)}</small></li>`)}</ul>`)}
<section><h2 id="history">公示记录</h2>${historyList(history)}
<p class="aside">认为公示的内容有误？带上证据联系<a href="${paths.agency(agency.id)}">决定机关</a>要求更正。</p></section>
${proofSection(decision, assets, ledger)}
<div class="printed"><img src="${paths.qr(decision.id)}" alt="本页网址的二维码" width="112" height="112"><p class="address">${origin}${address}</p></div>
<p class="print-note">打印件只反映打印时网页的内容。是否更正、撤回，请扫描二维码查看。</p>
</article>`,
  };
}

/** What the page's own checking program has to know about the log: whose signature, and which witnesses. */
export interface LedgerKey {
  readonly vkey: string;
  readonly witnesses: readonly { readonly vkey: string; readonly independent: boolean }[];
}

/** Said before anything else: what is shown here is not the decision as it was first made. */
function changedNote({ change }: PublicDecision): Markup | undefined {
  if (change === undefined) return undefined;
  return html`<p class="notice"><b>这项决定已经变更。</b>本页公示的是变更后的内容。<a href="#change">谁变更的，原来是什么</a></p>`;
}

function changeSection({ change, masks }: PublicDecision): Markup | undefined {
  if (change === undefined) return undefined;
  const { by, body, number, on, original, replaces } = change;
  return html`<section><h2 id="change">变更情况</h2>${summaryList([
    ['变更方式', field('change.by', changedByNames[by])],
    ['变更机关', field('change.body', body)],
    ['变更文书', number !== undefined && html`<span class="number" data-f="change.number">${number}</span>`],
    ['变更日期', date('change.on', on)],
    ['变更前的处理决定', original.length > 0 && items('change.original', original, masks, 'ol')],
    [
      '变更前的公示',
      replaces !== undefined &&
        html`已经撤回，编号<a href="${paths.decision(replaces)}" class="code" data-f="change.replaces">${replaces}</a>`,
    ],
  ])}</section>`;
}

/** Said before anything else: this is the second decision in its case. */
const anewNote = ({ anew }: PublicDecision): Markup | undefined =>
  anew &&
  html`<p class="notice"><b>这是重新作出的决定。</b>原来的决定已被撤销。<a href="#anew">谁撤销的，原来是哪一项</a></p>`;

function anewSection({ anew }: PublicDecision): Markup | undefined {
  if (anew === undefined) return undefined;
  const { by, body, number, on, earlier, replaces } = anew;
  return html`<section><h2 id="anew">重新作出</h2>${summaryList([
    ['原决定', earlier !== undefined && html`<span class="number" data-f="anew.earlier">${earlier}</span>`],
    ['原决定的结果', field('anew.by', anewByNames[by])],
    ['撤销机关', field('anew.body', body)],
    ['撤销文书', number !== undefined && html`<span class="number" data-f="anew.number">${number}</span>`],
    ['撤销日期', date('anew.on', on)],
    [
      '原决定的公示',
      replaces !== undefined &&
        html`已经撤回，编号<a href="${paths.decision(replaces)}" class="code" data-f="anew.replaces">${replaces}</a>`,
    ],
  ])}</section>`;
}

/**
 * What stays in the place of a decision that is no longer public: that it was public, when and why it ceased to be, what
 * took its place, and the proof of all that. What the decision said is gone.
 */
export function tombstonePage(
  state: 'retracted' | 'ended',
  tombstone: Tombstone,
  assets: AssetPaths,
  ledger: LedgerKey,
): Page {
  const retracted = state === 'retracted';
  const { id, title, publishedAt, on, reason, source, became, orderedAnew, replacedBy, unfit } = tombstone;
  const word = unfit ? '撤下公示' : retracted ? '撤回公示' : '停止公示';
  const changed = replacedBy !== undefined && orderedAnew !== true && unfit !== true;
  const after = unfit ? '隐去部分信息后的决定' : orderedAnew ? '重新作出的决定' : '变更后的决定';
  return {
    title: `已${word}`,
    section: 'decisions',
    checks: true,
    main: html`${trail({ name: '执法决定', path: paths.decisions })}
<article class="tombstone" data-withdrawn="${id}"><h1>${changed ? '这项决定已经变更，原来的公示已经撤回' : unfit ? '这项公示已经撤下' : retracted ? '这项决定已经撤回公示' : '这项决定不再公示'}</h1>
${title !== undefined && html`<p class="lead">${title}</p>`}
${replacedBy !== undefined && html`<p class="notice"><b>${after}另行公示。</b><a href="${paths.decision(replacedBy)}">查看${after}</a></p>`}
${summaryList([
  ['公示编号', html`<span class="code" data-f="withdrawal.id">${id}</span>`],
  [
    '公示日期',
    publishedAt !== undefined && html`<time datetime="${publishedAt}">${dateText(dayOf(publishedAt))}</time>`,
  ],
  ['办理事项', field('withdrawal.how', word)],
  [`${word.slice(0, 2)}日期`, date('withdrawal.on', on)],
  ['原因', field('withdrawal.reason', reason)],
  ['决定的结果', became],
  ['依据', source],
])}
<p>这项内容曾经公开过。按照规定，现在不再显示它的内容，但公开过和不再公开这两件事都留在存证日志里，不会被抹去。</p>
${withdrawalProof(id, assets, ledger)}
<p><a href="${paths.decisions}">查看其他执法决定</a></p></article>`,
  };
}

function withdrawalProof(id: string, assets: AssetPaths, ledger: LedgerKey): Markup {
  const [release, withdrawal] = [paths.proof(id), paths.withdrawal(id)];
  return proofOf({
    kind: 'withdrawal',
    proof: withdrawal,
    assets,
    ledger,
    said: '什么时候、为什么不再公示，已经登记在存证日志里。可以让您自己的浏览器重新计算一遍，看本页写的与登记的是否一致。',
    downloads: html`<a href="${withdrawal}" download>不再公示的存证包</a>；要证明它公开过，下载<a href="${release}" download>公开时的存证包</a>，其中不含决定的内容，只含内容的校验值。当时保存过本页存证包的，仍然可以用它核验`,
    file: `${id}-withdrawal.mingjing`,
  });
}

function proofSection({ id }: PublicDecision, assets: AssetPaths, ledger: LedgerKey): Markup {
  const proof = paths.proof(id);
  return proofOf({
    kind: 'page',
    proof,
    assets,
    ledger,
    said: '这项决定公示时，它的内容已经登记在存证日志里。可以让您自己的浏览器重新计算一遍，看本页的内容与登记的是否逐字一致。',
    downloads: html`<a href="${proof}" download>本页的存证包（.mingjing 文件）</a>`,
    file: `${id}.mingjing`,
  });
}

/** How to check a page: in the reader's own browser, or by hand with a program that needs no network. */
function proofOf(way: {
  readonly kind: 'page' | 'withdrawal';
  readonly proof: string;
  readonly assets: AssetPaths;
  readonly ledger: LedgerKey;
  readonly said: string;
  readonly downloads: Markup;
  readonly file: string;
}): Markup {
  const { kind, proof, assets, ledger, said, downloads, file } = way;
  return html`<section class="proof"><h2 id="proof">核验本页</h2>
<p>${said}</p>
<div class="check" data-check="${kind}" data-proof="${proof}" data-vkey="${ledger.vkey}" data-witnesses="${JSON.stringify(ledger.witnesses)}" hidden>
<button type="button">${mark}<span>在本机核验</span></button><div class="verdict" role="status"></div></div>
<noscript><p>您的浏览器没有运行脚本，不能在网页里核验，可以照下面的办法自己核验。</p></noscript>
<details><summary>不用这个按钮，自己核验</summary><ol>
<li>下载${downloads}。</li>
<li>下载<a href="${assets.verifier}" download="mingjing-verify.mjs">核验程序 mingjing-verify</a>，它不联网，也不依赖其他程序。</li>
<li>在装有 Node.js 的电脑上运行：<pre tabindex="0"><code>node mingjing-verify.mjs ${file} --vkey ${ledger.vkey}</code></pre></li></ol>
<p>日志公钥最好从别处取得，例如主办单位的书面公告，而不是只用本页给出的。详见<a href="${paths.check}">怎样核验</a>。</p></details></section>`;
}

function historyList(history: readonly PublicationEvent[]): Markup {
  return html`<ol class="timeline">${each(
    history,
    ({ what, at, reason }) =>
      html`<li><time datetime="${at}">${dateText(dayOf(at))}</time> <b>${EVENTS[what]}</b>${reason !== undefined && html`<p>${reason}</p>`}</li>`,
  )}</ol>`;
}

const EVENTS: Readonly<Record<PublicationEvent['what'], string>> = { published: '公开', corrected: '更正' };

function section(id: string, title: string, there: boolean, body: Markup, kind = ''): Markup | undefined {
  return there
    ? html`<section${kind !== '' && html` class="${kind}"`}><h2 id="${id}">${title}</h2>${body}</section>`
    : undefined;
}

/** A field of the committed decision, to be compared letter by letter when the page is checked. */
function field(path: string, text: string): Markup {
  return html`<span data-f="${path}">${text}</span>`;
}

function date(path: string, day: string): Markup {
  return html`<time datetime="${day}" data-f="${path}">${dateText(day)}</time>`;
}

function items(
  path: string,
  texts: readonly string[],
  masks: PublicDecision['masks'],
  tag: 'ol' | 'ul',
): Markup {
  const list = each(
    texts,
    (text, i) => html`<li>${field(`${path}.${i}`, text)}${maskNote(masks, `${path}.${i}`)}</li>`,
  );
  return tag === 'ol' ? html`<ol>${list}</ol>` : html`<ul>${list}</ul>`;
}

/** A visible mark beside a field of which something was left out; it leads to the reason. */
function maskNote(masks: PublicDecision['masks'], path: string): Markup | undefined {
  const found = masks.findIndex((mask) => mask.field === path);
  if (found < 0) return undefined;
  return html` <a class="masked" href="#mask-${found + 1}">部分隐去</a>`;
}

/** The same on a line of its own, under a text of several lines. */
function maskLine(masks: PublicDecision['masks'], path: string): Markup | undefined {
  const note = maskNote(masks, path);
  return note && html`<p class="mask-line">${note}</p>`;
}

/** The parts of the page beside it, where the screen is wide. */
function contents(decision: PublicDecision): Markup {
  const parts: readonly (readonly [id: string, name: string, there: boolean])[] = [
    ['outline', '概要', true],
    ['penalties', '处理决定', decision.penalties.length > 0 || decision.correction !== undefined],
    ['change', '变更情况', decision.change !== undefined],
    ['anew', '重新作出', decision.anew !== undefined],
    ['facts', '查明的事实', true],
    ['basis', '依据', decision.breached.length + decision.basis.length > 0],
    ['safeguards', '决定前经过的程序', decision.safeguards.length > 0],
    ['remedies', '不服怎么办', decision.remedies.length > 0],
    ['masks', '隐去的内容和原因', decision.masks.length > 0],
    ['history', '公示记录', true],
    ['proof', '核验本页', true],
  ];
  return html`<nav class="contents" aria-label="本页内容"><ol>${each(
    parts,
    ([id, name, there]) => there && html`<li><a href="#${id}">${name}</a></li>`,
  )}</ol></nav>`;
}
