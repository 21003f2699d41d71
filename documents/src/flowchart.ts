/** 流程图: stages and edges drawn as one SVG, top to bottom, the same input giving the same drawing. */

export type FlowStage = {
  id: string;
  label: string;
  kind: 'start' | 'step' | 'decision' | 'end';
  /** Small print under the label: period, source. */
  note?: string;
};
export type FlowEdge = { from: string; to: string; label?: string };

const BOX = { width: 176, line: 20, note: 16, padding: 12 };
const GAP = { x: 36, y: 30, track: 12, through: 20 };
const MARGIN = 24;
const CHARACTERS = { label: 10, note: 13 };

type Node = {
  id: string;
  rank: number;
  stage?: FlowStage;
  width: number;
  height: number;
  x: number;
  y: number;
};
type Segment = { from: Node; to: Node; upward: boolean; label?: string; arrow?: true };

/** Draws the chart. Edges to unknown stages are left out; loops are drawn upwards. */
export function drawFlowchart(stages: readonly FlowStage[], edges: readonly FlowEdge[]): string {
  const known = new Set(stages.map((stage) => stage.id));
  const drawn = edges.filter((edge) => known.has(edge.from) && known.has(edge.to) && edge.from !== edge.to);
  const back = findBackEdges(stages, drawn);
  const ranks = rankStages(
    stages,
    drawn.map((edge) => (back.has(edge) ? { from: edge.to, to: edge.from } : edge)),
  );
  const nodes = stages.map(
    (stage): Node => ({
      id: stage.id,
      rank: ranks.get(stage.id)!,
      stage,
      width: BOX.width,
      height: boxHeight(stage),
      x: 0,
      y: 0,
    }),
  );
  const segments = threadEdges(nodes, drawn, back);
  const layers = orderLayers(nodes, segments);
  placeAcross(layers, segments);
  const height = placeDown(layers, segments);
  return toSvg(nodes, segments, layers, height);
}

/** Edges that close a loop, found depth first in the order the stages are given. */
function findBackEdges(stages: readonly FlowStage[], edges: readonly FlowEdge[]): Set<FlowEdge> {
  const back = new Set<FlowEdge>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const edge of edges) {
      if (edge.from !== id) continue;
      if (state.get(edge.to) === 'open') back.add(edge);
      else if (!state.has(edge.to)) visit(edge.to);
    }
    state.set(id, 'done');
  };
  for (const stage of stages) if (!state.has(stage.id)) visit(stage.id);
  return back;
}

/** Longest path from a source: every edge points to a lower row. */
function rankStages(stages: readonly FlowStage[], edges: readonly FlowEdge[]): Map<string, number> {
  const ranks = new Map(stages.map((stage) => [stage.id, 0]));
  for (let round = 0; round < stages.length; round++) {
    let moved = false;
    for (const { from, to } of edges) {
      const least = ranks.get(from)! + 1;
      if (ranks.get(to)! < least) {
        ranks.set(to, least);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return ranks;
}

/** Edges that pass rows get a narrow place in each of them, so that no line runs through a box. */
function threadEdges(nodes: Node[], edges: readonly FlowEdge[], back: Set<FlowEdge>): Segment[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return edges.flatMap((edge, index) => {
    const upward = back.has(edge);
    const top = byId.get(upward ? edge.to : edge.from)!;
    const bottom = byId.get(upward ? edge.from : edge.to)!;
    const chain = [top];
    for (let rank = top.rank + 1; rank < bottom.rank; rank++) {
      const through: Node = {
        id: `${index}:${rank}`,
        rank,
        width: GAP.through,
        height: 0,
        x: 0,
        y: 0,
      };
      nodes.push(through);
      chain.push(through);
    }
    chain.push(bottom);
    return chain.slice(1).map((to, i): Segment => {
      const last = i === chain.length - 2;
      const labelled = upward ? last : i === 0;
      return {
        from: chain[i]!,
        to,
        upward,
        ...(labelled && edge.label && { label: edge.label }),
        ...((upward ? i === 0 : last) && { arrow: true as const }),
      };
    });
  });
}

/** Rows of nodes, ordered so that lines cross little: mean place of neighbours, a few sweeps. */
function orderLayers(nodes: readonly Node[], segments: readonly Segment[]): Node[][] {
  const layers: Node[][] = [];
  for (const node of nodes) {
    layers[node.rank] ??= [];
    layers[node.rank]!.push(node);
  }
  for (let sweep = 0; sweep < 6; sweep++) {
    const down = sweep % 2 === 0;
    const place = new Map(layers.flatMap((layer) => layer.map((node, i) => [node, i] as const)));
    for (const layer of down ? layers : [...layers].reverse()) {
      const key = new Map(
        layer.map((node, i) => [node, mean(neighbours(node, segments, down).map((n) => place.get(n)!)) ?? i]),
      );
      layer.sort((a, b) => key.get(a)! - key.get(b)!);
      layer.forEach((node, i) => {
        place.set(node, i);
      });
    }
  }
  return layers;
}

const neighbours = (node: Node, segments: readonly Segment[], above: boolean): Node[] =>
  segments.flatMap((s) => (above ? (s.to === node ? [s.from] : []) : s.from === node ? [s.to] : []));

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, v) => sum + v, 0) / values.length;

/** Centres as near to their neighbours' as the order and the gaps allow. */
function placeAcross(layers: readonly Node[][], segments: readonly Segment[]): void {
  for (const layer of layers)
    spread(
      layer,
      layer.map((_, i) => i * (BOX.width + GAP.x)),
    );
  for (let sweep = 0; sweep < 8; sweep++) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : [...layers].reverse()) {
      spread(
        layer,
        layer.map((node) => mean(neighbours(node, segments, down).map((n) => n.x)) ?? node.x),
      );
    }
  }
  for (const layer of layers) straighten(layer, segments);
  const all = layers.flat();
  const left = Math.min(...all.map((node) => node.x - node.width / 2));
  for (const node of all) node.x = Math.round(node.x - left + MARGIN);
}

/** A passing line goes straight down from where it came, where there is room. */
function straighten(layer: readonly Node[], segments: readonly Segment[]): void {
  layer.forEach((node, i) => {
    const source = segments.find((s) => s.to === node);
    if (node.stage || !source) return;
    const wanted = portOf(source.from, source);
    const room = (other: Node | undefined) =>
      !other || Math.abs(other.x - wanted) >= (other.width + node.width) / 2 + GAP.x / 2;
    const between = (layer[i - 1]?.x ?? -Infinity) < wanted && wanted < (layer[i + 1]?.x ?? Infinity);
    if (between && room(layer[i - 1]) && room(layer[i + 1])) node.x = wanted;
  });
}

/** Least squares under «each stands right of the one before»: neighbouring violators are pooled. */
function spread(layer: readonly Node[], wanted: readonly number[]): void {
  const offset: number[] = [];
  layer.forEach((node, i) => {
    const before = layer[i - 1];
    offset.push(before ? offset[i - 1]! + before.width / 2 + GAP.x + node.width / 2 : 0);
  });
  const pools: { sum: number; size: number }[] = [];
  wanted.forEach((x, i) => {
    pools.push({ sum: x - offset[i]!, size: 1 });
    while (pools.length > 1) {
      const [a, b] = [pools.at(-2)!, pools.at(-1)!];
      if (a.sum / a.size <= b.sum / b.size) break;
      pools.splice(-2, 2, { sum: a.sum + b.sum, size: a.size + b.size });
    }
  });
  let i = 0;
  for (const pool of pools) {
    for (let k = 0; k < pool.size; k++, i++) layer[i]!.x = pool.sum / pool.size + offset[i]!;
  }
}

/** Loops leave and enter boxes beside the middle, apart from the lines that go down. */
const portOf = (node: Node, segment: Segment): number =>
  node.stage && segment.upward ? node.x + Math.round(node.width * 0.32) : node.x;

/** Rows from the top, with a track of its own for each bend between two rows. */
function placeDown(layers: readonly Node[][], segments: readonly Segment[]): number {
  let y = MARGIN;
  for (const layer of layers) {
    const tallest = Math.max(...layer.map((node) => node.height));
    for (const node of layer) {
      node.y = y + (node.stage ? (tallest - node.height) / 2 : 0);
      if (!node.stage) node.height = tallest;
    }
    const bends = bendsBelow(layer, segments).length;
    y += tallest + GAP.y * 2 + Math.max(0, bends - 1) * GAP.track;
  }
  return y - GAP.y * 2 + MARGIN;
}

const bendsBelow = (layer: readonly Node[], segments: readonly Segment[]): Segment[] =>
  segments
    .filter((s) => layer.includes(s.from) && portOf(s.from, s) !== portOf(s.to, s))
    .sort((a, b) => Math.abs(b.from.x - b.to.x) - Math.abs(a.from.x - a.to.x));

function boxHeight(stage: FlowStage): number {
  const label = wrap(stage.label, CHARACTERS.label).length * BOX.line;
  const note = stage.note ? wrap(stage.note, CHARACTERS.note).length * BOX.note + 2 : 0;
  return BOX.padding * 2 + label + note;
}

const wrap = (text: string, most: number): string[] => {
  const characters = [...text];
  const count = Math.max(1, Math.ceil(characters.length / most));
  const each = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, i) => characters.slice(i * each, (i + 1) * each).join(''));
};

function toSvg(
  nodes: readonly Node[],
  segments: readonly Segment[],
  layers: readonly Node[][],
  height: number,
): string {
  const labelEnds = segments.map((s) => (s.label ? portOf(s.to, s) + 6 + s.label.length * 12 : 0));
  const width = Math.max(...labelEnds, ...nodes.map((node) => node.x + node.width / 2)) + MARGIN;
  const track = new Map(
    layers.flatMap((layer) => {
      const bottom = Math.max(...layer.map((node) => node.y + node.height));
      return bendsBelow(layer, segments).map((s, i) => [s, bottom + GAP.y + i * GAP.track] as const);
    }),
  );
  const body = [
    ...segments.map((s) => drawSegment(s, track.get(s))),
    ...nodes.flatMap((node) => (node.stage ? [drawStage(node, node.stage)] : [])),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="'Noto Sans SC','Source Han Sans SC','Microsoft YaHei',sans-serif">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="#33475b"/></marker></defs>',
    ...body,
    '</svg>',
  ].join('\n');
}

function drawSegment(segment: Segment, trackY: number | undefined): string {
  const { from, to, label, upward } = segment;
  const [x1, x2] = [portOf(from, segment), portOf(to, segment)];
  const [y1, y2] = [from.stage ? from.y + from.height : from.y, to.y];
  const path = trackY === undefined ? `M${x1} ${y1}V${y2}` : `M${x1} ${y1}V${trackY}H${x2}V${y2}`;
  const arrow = segment.arrow ? ` marker-${upward ? 'start' : 'end'}="url(#arrow)"` : '';
  const line = `<path d="${path}" fill="none" stroke="#33475b" stroke-width="1.4"${arrow}/>`;
  if (!label) return line;
  const bend = trackY ?? y1;
  const [x, y] = upward ? [x2 + 6, y2 - 8] : [x2 + 6, bend + (trackY === undefined ? 22 : 16)];
  return `${line}<text x="${x}" y="${y}" font-size="12" fill="#5b6b7b" stroke="#fff" stroke-width="3" paint-order="stroke">${escapeXml(label)}</text>`;
}

function drawStage(node: Node, stage: FlowStage): string {
  const [left, top] = [node.x - node.width / 2, node.y];
  const label = wrap(stage.label, CHARACTERS.label);
  const notes = stage.note ? wrap(stage.note, CHARACTERS.note) : [];
  const first = top + BOX.padding + 15;
  const below = top + BOX.padding + label.length * BOX.line + 14;
  return [
    outline(stage.kind, left, top, node.width, node.height),
    ...label.map(
      (words, i) =>
        `<text x="${node.x}" y="${first + i * BOX.line}" font-size="15" text-anchor="middle" fill="#16202a">${escapeXml(words)}</text>`,
    ),
    ...notes.map(
      (words, i) =>
        `<text x="${node.x}" y="${below + i * BOX.note}" font-size="12" text-anchor="middle" fill="#5b6b7b">${escapeXml(words)}</text>`,
    ),
  ].join('');
}

function outline(kind: FlowStage['kind'], x: number, y: number, width: number, height: number): string {
  const style = (fill: string) => `fill="${fill}" stroke="#33475b" stroke-width="1.4"`;
  switch (kind) {
    case 'start':
    case 'end':
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${height / 2}" ${style('#e8eef5')}/>`;
    case 'step':
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" ${style('#fff')}/>`;
    case 'decision': {
      const cut = 14;
      const middle = y + height / 2;
      return `<path d="M${x} ${middle}L${x + cut} ${y}H${x + width - cut}L${x + width} ${middle}L${x + width - cut} ${y + height}H${x + cut}Z" ${style('#fff8e6')}/>`;
    }
    default:
      return kind satisfies never;
  }
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
