import type { PortalResponse } from './route.ts';

interface Kept {
  readonly stamp: string;
  readonly response: PortalResponse;
}

/** What an entry costs beside its bytes and its key. */
const OVERHEAD = 512;

/** Finished pages in memory, the least recently asked for dropped first. A page counts only under the stamp it was made with. */
export class PageCache {
  readonly #most: number;
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  find(key: string, stamp: string): PortalResponse | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    this.#kept.delete(key);
    if (kept.stamp !== stamp) {
      this.#bytes -= cost(key, kept);
      return undefined;
    }
    this.#kept.set(key, kept);
    return kept.response;
  }

  keep(key: string, stamp: string, response: PortalResponse): void {
    const kept = { stamp, response };
    const size = cost(key, kept);
    if (size > this.#most / 8) return;
    this.#drop(key);
    this.#kept.set(key, kept);
    this.#bytes += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const kept = this.#kept.get(key);
    if (kept === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= cost(key, kept);
  }
}

function cost(key: string, kept: Kept): number {
  return kept.response.body.byteLength + key.length * 2 + OVERHEAD;
}
