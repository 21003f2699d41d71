import { type Figure, milliseconds, perSecond, quantile } from '../figures.ts';
import { type Ask, type Load, loadWith, together } from '../load.ts';
import type { Serving } from '../serving.ts';

export interface Side {
  readonly server: Serving;
  /** The next question; made anew each time, so that no answer comes from memory unless it is meant to. */
  readonly next: () => Ask;
}

const turns = 3;

/** Floor and product in turns, after a warm-up of each. */
export async function inTurns(
  floor: Side,
  product: Side,
  { connections = 10, seconds = 4 } = {},
): Promise<{ readonly floor: Load; readonly product: Load }> {
  const sides = [floor, product];
  for (const side of sides) await loadWith(side.server.origin, side.next, { connections, seconds: 2 });
  const loads: Load[][] = [[], []];
  for (let turn = 0; turn < turns; turn++)
    for (const [i, side] of sides.entries())
      loads[i]!.push(await loadWith(side.server.origin, side.next, { connections, seconds }));
  return { floor: together(loads[0]!), product: together(loads[1]!) };
}

export interface Target {
  /** Least share of the floor's throughput. */
  readonly ratio: number;
  /** Most milliseconds of the slowest hundredth. */
  readonly p99?: number;
}

export function figureOf(
  what: string,
  loads: { readonly floor: Load; readonly product: Load },
  target: Target,
): Figure {
  const { floor, product } = loads;
  const ratio = product.perSecond / floor.perSecond;
  const p99 = quantile(product.latencies, 0.99);
  return {
    what,
    latency: medianOf(product),
    median: `${perSecond(product.perSecond)}, ${milliseconds(medianOf(product))}`,
    p99: milliseconds(p99),
    floor: `${perSecond(floor.perSecond)}, p99 ${milliseconds(quantile(floor.latencies, 0.99))}`,
    ratio: ratio.toFixed(2),
    target: `≥ ${target.ratio}${target.p99 === undefined ? '' : `, p99 ≤ ${target.p99} ms`}`,
    met: ratio >= target.ratio && (target.p99 === undefined || p99 <= target.p99),
  };
}

export const medianOf = (load: Load): number => quantile(load.latencies, 0.5);
