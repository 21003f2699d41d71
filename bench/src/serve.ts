/** The server under measurement, in a process of its own: a floor, or the product. Ends when its parent lets go. */
import { createFloor } from './floors/index.ts';
import { openProduct } from './product.ts';
import type { Urls } from './store.ts';

export type ServeSpec =
  | { readonly kind: 'floor'; readonly urls: Urls; readonly page?: string }
  | { readonly kind: 'product'; readonly urls: Urls; readonly dataDir: string; readonly county?: boolean };

export interface Served {
  readonly origin: string;
}

const spec = JSON.parse(process.argv[2] ?? '') as ServeSpec;
const running = spec.kind === 'floor' ? await createFloor(spec) : await openProduct(spec);
process.on('message', () => process.send?.({ ...running.counters(), processorMs: processorMs() }));

/** Of this process alone. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

process.once('disconnect', async () => {
  await running.close();
  process.exit(0);
});
process.send?.({ origin: running.origin } satisfies Served);
