import { jsx } from 'hono/jsx';
import { html } from '../html.ts';
import { decisionPage } from '../pages/decision.ts';
import { createFrame } from '../pages/layout.ts';
import { type Element, readPage } from './inspect.ts';
import { food, sampleKey, sampleSite } from './sample.ts';

// What one decision page costs, by our templates and by hono/jsx (decision 0010):
//   node portal/src/testing/measure-rendering.ts

const record = {
  state: 'published',
  decision: food,
  publishedAt: '2026-04-20T02:00:00.000Z',
  history: [{ what: 'published', at: '2026-04-20T02:00:00.000Z' }],
} as const;
const assets = {
  css: '/assets/a.css',
  check: '/assets/b.js',
  mark: '/assets/c.svg',
  verifier: '/assets/d.mjs',
};
const frame = createFrame(sampleSite, assets);
const content = () => decisionPage(record, sampleSite.origin, assets, sampleKey);
const whole = () => frame(content(), false, '?large=1');

/** The content of the page as a tree, rebuilt by hono/jsx on every run as components would; the frame is left out. */
const tree = readPage(`<!doctype html>${html`<div>${content().main}</div>`.text}`);
function build(element: Element): ReturnType<typeof jsx> {
  const props = Object.fromEntries(element.attributes);
  return jsx(
    element.tag,
    props,
    ...element.children.map((child) => (typeof child === 'string' ? child : build(child))),
  );
}

/** Microseconds a run: the middle of nine rounds. */
function measure(run: () => unknown): number {
  const rounds: number[] = [];
  for (let round = 0; round < 9; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < 2000; i++) run();
    rounds.push(Number(process.hrtime.bigint() - start) / 2000 / 1000);
  }
  return rounds.sort((a, b) => a - b)[4]!;
}

console.log(`page: ${whole().length} bytes`);
console.log(`templates, content   ${measure(() => content().main.text.length).toFixed(1)} µs`);
console.log(`templates, as bytes  ${measure(() => whole().length).toFixed(1)} µs`);
console.log(`hono/jsx, content    ${measure(() => String(build(tree)).length).toFixed(1)} µs`);
