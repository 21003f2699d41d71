import { joined, utf8 } from '../bytes.ts';
import { EncodedMarkup, escapeText, html, type Markup } from '../html.ts';
import { type AssetPaths, paths, type Site } from '../site.ts';
import { mark } from './mark.ts';

export interface Page {
  /** Stands before the site's name in the tab. */
  readonly title: string;
  readonly main: Markup;
  /** Stands before it, in parts, so that those which are the same on many pages need not be encoded again. */
  readonly lead?: readonly Markup[];
  /** The part of the site that the page belongs to. */
  readonly section?: Section;
  /** Loads the program that checks proofs. */
  readonly checks?: boolean;
}

type Section = 'decisions' | 'agencies' | 'officers' | 'deadlines' | 'check';

const SECTIONS: readonly { readonly id: Section; readonly path: string; readonly name: string }[] = [
  { id: 'decisions', path: paths.decisions, name: '执法决定' },
  { id: 'agencies', path: paths.agencies, name: '执法机关' },
  { id: 'officers', path: paths.officers, name: '执法人员' },
  { id: 'deadlines', path: paths.deadlines, name: '期限计算' },
  { id: 'check', path: paths.check, name: '核验' },
];

/**
 * Puts a page into the frame of the site. `large` is the large-print form (大字版), `otherSize` the address of the same page in
 * the other form.
 */
export type Frame = (page: Page, large: boolean, otherSize: string) => Uint8Array;

/** What does not differ from page to page is rendered and encoded once. */
export function createFrame(site: Site, assets: AssetPaths): Frame {
  const name = `明镜 · ${site.region}行政执法公示`;
  const links = html` - ${name}</title><link rel="stylesheet" href="${assets.css}"><link rel="icon" type="image/svg+xml" href="${assets.mark}">`;
  const script = html`<script type="module" src="${assets.check}"></script>`;
  const end = utf8(foot(site).text);
  const made = new Map<string, readonly [open: Uint8Array, before: Uint8Array, after: Uint8Array]>();

  return (page, large, otherSize) => {
    const key = `${page.section ?? ''}${page.checks ? '*' : ''}${large ? '+' : ''}`;
    let parts = made.get(key);
    if (parts === undefined) {
      const [before, after] = top(site, name, page.section, large);
      const head = `${links}${page.checks ? script : ''}</head>`;
      parts = [utf8(`${large ? OPEN_LARGE : OPEN}<title>`), utf8(head + before), utf8(after)];
      made.set(key, parts);
    }
    const [open, before, after] = parts;
    const lead = (page.lead ?? []).map((part) => (part instanceof EncodedMarkup ? part.bytes : part.text));
    return joined([
      open,
      escapeText(page.title),
      before,
      escapeText(otherSize),
      after,
      ...lead,
      page.main.text,
      end,
    ]);
  };
}

const HEAD =
  '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
  '<meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no">';
const OPEN = `<!doctype html><html lang="zh-CN">${HEAD}`;
const OPEN_LARGE = `<!doctype html><html lang="zh-CN" class="large">${HEAD}`;

/** The head of the page in two parts; between them stands the address of the other size of print. */
function top(
  site: Site,
  name: string,
  section: Section | undefined,
  large: boolean,
): readonly [before: string, after: string] {
  const before = html`<body><a class="skip" href="#main">跳到正文</a>
<header class="top">${site.sample && html`<p class="sample"><strong>样例数据</strong> 本站内容均为虚构，仅供演示和培训，不具有法律效力。</p>`}<div class="wrap">
<a class="brand" href="${paths.home}" aria-label="${name}，首页">${mark}<span><b>明镜</b> ${site.region}行政执法公示</span></a>
<nav aria-label="主要栏目"><ul>${SECTIONS.map(
    (each) =>
      html`<li><a href="${each.path}"${each.id === section && html` aria-current="true"`}>${each.name}</a></li>`,
  )}</ul></nav>
<a class="print-size" href="`;
  const after = html`" rel="nofollow">${large ? '标准版' : '大字版'}</a>
</div></header>
<main id="main" tabindex="-1"><div class="wrap">`;
  return [before.text, after.text];
}

function foot(site: Site): Markup {
  const { phone, hours, address } = site.complaint;
  return html`</div></main>
<footer class="foot"><div class="wrap">
<section><h2>关于本站</h2>
<p>这里公开${site.region}各行政执法机关依法应当公开的执法决定、执法机关和执法人员。每一项公开内容都登记在只能追加、不能改动的存证日志里，任何人都可以<a href="${paths.check}">自己核验</a>。</p></section>
<section><h2>投诉执法行为</h2>
<p>电话 <a href="tel:${dialled(phone)}">${phone}</a>${hours && `（${hours}）`}${address && html`<br>${address}`}</p></section>
<section><h2>更多</h2><ul>
<li><a href="${paths.about}">这是什么、怎样核验、怎样投诉</a></li>
<li><a href="${paths.accessibility}">无障碍说明</a></li></ul></section>
<p class="operator">主办单位：${site.operator}</p>
</div></footer></body></html>`;
}

/** A telephone number as a link may hold it: digits and a leading plus. */
export function dialled(phone: string): string {
  return phone.replace(/(?!^\+)[^0-9]/g, '');
}
