import { loadDecisions } from '../data/load.ts';
import { type Serving, serve } from '../serving.ts';
import type { BenchStore } from '../store.ts';

/** What P1, P2 and P3 stand on: so many published decisions, the bare server and the product over them. */
export interface Published {
  readonly rows: number;
  readonly store: BenchStore;
  readonly floor: Serving;
  readonly product: Serving;
  close(): Promise<void>;
}

export async function openPublished(
  store: BenchStore,
  rows: number,
  say: (line: string) => void,
): Promise<Published> {
  await loadDecisions(store, rows, say);
  const floor = await serve(store, { kind: 'floor', urls: store.urls });
  const product = await serve(store, { kind: 'product', urls: store.urls, dataDir: store.dataDir });
  return {
    rows,
    store,
    floor,
    product,
    close: async () => {
      await product.close();
      await floor.close();
    },
  };
}
