import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFlowchart, type FlowEdge, type FlowStage } from './flowchart.ts';

const step = (id: string, label = id): FlowStage => ({ id, label, kind: 'step' });
const boxes = (svg: string) =>
  [...svg.matchAll(/<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"/g)].map((m) => {
    const [x, y, width, height] = m.slice(1).map(Number) as [number, number, number, number];
    return { left: x, top: y, right: x + width, bottom: y + height };
  });

const charts = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 14 }).map((pairs) => ({
    stages: Array.from({ length: size }, (_, i) => step(`s${i}`, `阶段${i}`)),
    edges: pairs.map(([from, to]): FlowEdge => ({ from: `s${from}`, to: `s${to}` })),
  })),
);

describe('a flowchart', () => {
  it('draws every stage once and never one over another', () => {
    fc.assert(
      fc.property(charts, ({ stages, edges }) => {
        const drawn = boxes(drawFlowchart(stages, edges));
        expect(drawn).toHaveLength(stages.length);
        for (const [i, a] of drawn.entries()) {
          for (const b of drawn.slice(i + 1)) {
            const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('runs no line through a box', () => {
    fc.assert(
      fc.property(charts, ({ stages, edges }) => {
        const svg = drawFlowchart(stages, edges);
        const drawn = boxes(svg);
        for (const [, x1, y1, rest] of svg.matchAll(
          /<path d="M([\d.-]+) ([\d.-]+)([VH\d.-]+)" fill="none"/g,
        )) {
          for (const line of linesOf(Number(x1), Number(y1), rest!)) {
            expect(drawn.some((box) => crosses(line, box))).toBe(false);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('points every edge down except those that close a loop', () => {
    const [first, second, third] = boxes(
      drawFlowchart(
        [step('a'), step('b'), step('c')],
        [
          { from: 'a', to: 'b' },
          { from: 'b', to: 'c' },
          { from: 'c', to: 'a', label: '退回' },
        ],
      ),
    );
    expect(first!.bottom).toBeLessThan(second!.top);
    expect(second!.bottom).toBeLessThan(third!.top);
  });

  it('is well-formed whatever the labels say, and the same each time', () => {
    const draw = () => drawFlowchart([step('a', '<b>&"\'')], []);
    expect(draw()).toContain('&lt;b&gt;&amp;&quot;&#39;');
    expect(draw()).toBe(draw());
  });
});

type Line = { x1: number; y1: number; x2: number; y2: number };

function linesOf(x: number, y: number, path: string): Line[] {
  const found: Line[] = [];
  let [atX, atY] = [x, y];
  for (const [, direction, to] of path.matchAll(/([VH])([\d.-]+)/g)) {
    const [nextX, nextY] = direction === 'V' ? [atX, Number(to)] : [Number(to), atY];
    found.push({
      x1: Math.min(atX, nextX),
      y1: Math.min(atY, nextY),
      x2: Math.max(atX, nextX),
      y2: Math.max(atY, nextY),
    });
    [atX, atY] = [nextX, nextY];
  }
  return found;
}

const crosses = (line: Line, box: { left: number; right: number; top: number; bottom: number }): boolean =>
  line.x2 > box.left && line.x1 < box.right && line.y2 > box.top && line.y1 < box.bottom;
