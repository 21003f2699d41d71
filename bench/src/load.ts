import autocannon from 'autocannon';
import { quantile } from './figures.ts';

export interface Load {
  readonly perSecond: number;
  /** Milliseconds, ascending. */
  readonly latencies: readonly number[];
}

export type Ask = autocannon.Request;

/** Asks as fast as answers come, each question made anew. Throws when one is answered with anything but success. */
export async function loadWith(
  origin: string,
  next: () => Ask,
  { connections = 10, seconds = 4, ratePerSecond = 0 } = {},
): Promise<Load> {
  const latencies: number[] = [];
  const running = autocannon({
    url: origin,
    connections,
    duration: seconds,
    ...(ratePerSecond === 0 ? {} : { overallRate: ratePerSecond }),
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  running.on('response', (_client: unknown, _status: number, _bytes: number, time: number) => {
    latencies.push(time);
  });
  const result = await running;
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} of ${latencies.length} requests to ${origin} failed`);
  latencies.sort((a, b) => a - b);
  return { perSecond: latencies.length / result.duration, latencies };
}

/** Several loads of the same kind as one: the middle throughput, all latencies together. */
export function together(loads: readonly Load[]): Load {
  const latencies = loads.flatMap((load) => load.latencies).sort((a, b) => a - b);
  const rates = loads.map((load) => load.perSecond).sort((a, b) => a - b);
  return { perSecond: quantile(rates, 0.5), latencies };
}
