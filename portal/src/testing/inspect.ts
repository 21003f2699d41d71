/** A strict reader of the pages for tests: what is not well formed, or not expected in a page of ours, throws. */
export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

const VOID = new Set(['meta', 'link', 'input', 'img', 'br', 'circle', 'path']);

const TAGS = new Set(
  (
    'html head body title meta link script main header footer nav section article div p a span b strong small br img ' +
    'h1 h2 h3 ul ol li dl dt dd form label input select optgroup option button details summary time mark pre code ' +
    'noscript svg circle path'
  ).split(' '),
);

const ATTRIBUTES = new Set(
  (
    'lang class charset name content rel href type src action method role for id value maxlength autocomplete ' +
    'enterkeyhint required selected hidden open tabindex datetime alt width height download accept label ' +
    'aria-label aria-hidden aria-current aria-invalid aria-labelledby ' +
    'data-f data-decision data-withdrawn data-check data-proof data-vkey data-witnesses ' +
    'viewBox focusable cx cy r fill stroke stroke-width stroke-linecap d'
  ).split(' '),
);

/** The tree of a whole page. Text and attribute values are decoded. */
export function readPage(page: string): Element {
  const start = '<!doctype html>';
  if (!page.startsWith(start)) throw new Error('no doctype');
  const root: { tag: string; attributes: Map<string, string>; children: (Element | string)[] } = {
    tag: '#page',
    attributes: new Map(),
    children: [],
  };
  const open = [root];
  let at = start.length;
  while (at < page.length) {
    const next = page.indexOf('<', at);
    if (next !== at) {
      const end = next < 0 ? page.length : next;
      open.at(-1)!.children.push(decode(page.slice(at, end)));
      at = end;
      continue;
    }
    const closing = /^<\/([a-z0-9]+)>/.exec(page.slice(at, at + 20));
    if (closing !== null) {
      const last = open.pop()!;
      if (last.tag !== closing[1]) throw new Error(`</${closing[1]}> closes <${last.tag}>`);
      at += closing[0].length;
      continue;
    }
    const name = /^<([a-z0-9]+)/.exec(page.slice(at, at + 20))?.[1];
    if (name === undefined || !TAGS.has(name)) throw new Error(`unexpected: ${page.slice(at, at + 60)}`);
    at += name.length + 1;
    const element = { tag: name, attributes: new Map<string, string>(), children: [] };
    for (;;) {
      ATTRIBUTE.lastIndex = at;
      const found = ATTRIBUTE.exec(page);
      if (found === null) break;
      const [text, key, value] = found;
      if (!ATTRIBUTES.has(key!)) throw new Error(`unexpected attribute ${key} on <${name}>`);
      if (element.attributes.has(key!)) throw new Error(`${key} twice on <${name}>`);
      element.attributes.set(key!, decode(value ?? ''));
      at += text.length;
    }
    const end = /^\/?>/.exec(page.slice(at, at + 2));
    if (end === null) throw new Error(`<${name}> does not end: ${page.slice(at, at + 60)}`);
    at += end[0].length;
    if (name === 'script' && !element.attributes.get('src')?.startsWith('/assets/')) {
      throw new Error('a script that is not a file of ours');
    }
    open.at(-1)!.children.push(element);
    if (!VOID.has(name) && end[0] === '>') open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.tag}> is not closed`);
  return root.children[0] as Element;
}

const ATTRIBUTE = /\s+([a-zA-Z-]+)(?:="([^"<]*)")?/y;

/** All elements, in the order of the page. */
export function elements(root: Element): readonly Element[] {
  return root.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elements(child)]));
}

export function textOf(root: Element): string {
  return root.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function decode(text: string): string {
  const decoded = text.replace(/&[a-z0-9#]+;/g, (entity) => ENTITIES[entity] ?? fail(entity));
  if (/&(?![a-z0-9#]+;)/.test(text)) throw new Error('a bare &');
  return decoded;
}

function fail(entity: string): never {
  throw new Error(`unexpected ${entity}`);
}
