import type { PortalResponse } from './route.ts';

interface Kept {
  readonly stamp: string;
  readonly response: PortalResponse;
}

/** What an entry costs beside its bytes and its key. */
const OVERHEAD = 512;

/** Addresses remembered as asked for once. */
const REMEMBERED = 4_096;

/**
 * Finished pages in memory, the least recently asked for dropped first. A page counts only under the stamp it was made with.
 */
export class PageCache {
  readonly #most: number;
  readonly #kept = new Map<string, Kept>();
  readonly #once = new Set<string>();
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
      this.#once.add(key);
      return undefined;
    }
    this.#kept.set(key, kept);
    return kept.response;
  }

  /** Whether a page is asked for again: one that is asked for once costs more to keep than to make. */
  wants(key: string): boolean {
    if (this.#kept.has(key) || this.#once.delete(key)) return true;
    this.#once.add(key);
    if (this.#once.size > REMEMBERED) this.#once.delete(this.#once.keys().next().value!);
    return false;
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
