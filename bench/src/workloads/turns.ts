import { type Figure, milliseconds, perSecond, quantile } from '../figures.ts';
import { type Ask, type Load, loadWith, together } from '../load.ts';
import type { Serving } from '../serving.ts';

export interface Side {
  readonly server: Serving;
  /** The next question; made anew each time, so that no answer comes from memory unless it is meant to. */
  readonly next: () => Ask;
}

/** Short ones, and many: what else the machine does then falls on both sides alike, and one turn counts for little. */
const turns = 12;
const secondsATurn = 2;

/** A load, with the milliseconds of processor that a request took of server and database together. */
type Spent = Load & { readonly processorMs: number };

interface Loads {
  readonly floor: Spent;
  readonly product: Spent;
}

/** Floor and product in turns, after a warm-up of each. */
export async function inTurns(
  floor: Side,
  product: Side,
  { connections = 10, seconds = secondsATurn, warmUp = secondsATurn } = {},
): Promise<Loads> {
  const sides = [floor, product];
  for (const side of sides) await loadWith(side.server.origin, side.next, { connections, seconds: warmUp });
  const loads: Load[][] = [[], []];
  const spent = [0, 0];
  for (let turn = 0; turn < turns; turn++)
    for (const [i, side] of sides.entries()) {
      const before = await side.server.processorMs();
      loads[i]!.push(await loadWith(side.server.origin, side.next, { connections, seconds }));
      spent[i]! += (await side.server.processorMs()) - before;
    }
  const [floorLoad, productLoad] = loads.map(together) as [Load, Load];
  return {
    floor: { ...floorLoad, processorMs: spent[0]! / floorLoad.latencies.length },
    product: { ...productLoad, processorMs: spent[1]! / productLoad.latencies.length },
  };
}

export interface Target {
  /** Least share of the floor's throughput. */
  readonly ratio: number;
  /** Most milliseconds of the slowest hundredth. */
  readonly p99?: number;
}

export function figureOf(what: string, loads: Loads, target: Target): Figure {
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
    processor: `${(floor.processorMs / product.processorMs).toFixed(2)} (${microseconds(product)} µs)`,
    target: `≥ ${target.ratio}${target.p99 === undefined ? '' : `, p99 ≤ ${target.p99} ms`}`,
    met: ratio >= target.ratio && (target.p99 === undefined || p99 <= target.p99),
  };
}

const microseconds = ({ processorMs }: Spent) => Math.round(processorMs * 1000);

export const medianOf = (load: Load): number => quantile(load.latencies, 0.5);
