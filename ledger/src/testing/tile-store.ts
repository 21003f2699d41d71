import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logEntry } from '../commitment.ts';
import { append, type Edge, emptyEdge, loadEdge } from '../tree/append.ts';
import { leafHash, verifyInclusion } from '../tree/merkle.ts';
import { proveInclusion, readRoot } from '../tree/prove.ts';
import { joinEntries, type TileId, type TileStore, tilesOf, tileWidth } from '../tree/tiles.ts';

/** The contract every tile store keeps; each implementation runs it on stores that are empty. */
export function describeTileStore(name: string, makeStore: () => Promise<TileStore>): void {
  const hashes = (count: number, mark: number) =>
    Uint8Array.from({ length: count * 32 }, (_, i) => (Math.floor(i / 32) + mark) % 256);
  const tile = (index: number, width: number): TileId => ({ level: 0, index, width });
  const readOne = async (store: TileStore, id: TileId) => (await store.read([id]))[0];

  describe(`tile store: ${name}`, () => {
    it('has nothing before anything is written', async () => {
      const store = await makeStore();
      expect(await store.read([tile(0, 1), { level: 'entries', index: 0, width: 1 }])).toEqual([
        undefined,
        undefined,
      ]);
      expect(await store.read([])).toEqual([]);
    });

    it('answers in the order asked, across levels and large indexes', async () => {
      const store = await makeStore();
      await store.write([
        { id: tile(1234067, 3), bytes: hashes(3, 1) },
        { id: { level: 1, index: 0, width: 2 }, bytes: hashes(2, 7) },
      ]);
      expect(await store.read([{ level: 1, index: 0, width: 2 }, tile(5, 1), tile(1234067, 3)])).toEqual([
        hashes(2, 7),
        undefined,
        hashes(3, 1),
      ]);
    });

    it('cuts narrower forms from a wider one and does not make up wider ones', async () => {
      const store = await makeStore();
      await store.write([{ id: tile(2, 5), bytes: hashes(5, 0) }]);
      expect(await readOne(store, tile(2, 3))).toEqual(hashes(3, 0));
      expect(await readOne(store, tile(2, 6))).toBeUndefined();
      await store.write([{ id: tile(2, tileWidth), bytes: hashes(tileWidth, 0) }]);
      expect(await readOne(store, tile(2, 5))).toEqual(hashes(5, 0));
      expect(await readOne(store, tile(2, tileWidth))).toEqual(hashes(tileWidth, 0));
    });

    it('cuts entry bundles at entries', async () => {
      const store = await makeStore();
      const entries = ['first', '', 'a third one'].map((text) => new TextEncoder().encode(text));
      await store.write([{ id: { level: 'entries', index: 0, width: 3 }, bytes: joinEntries(entries) }]);
      const two = await readOne(store, { level: 'entries', index: 0, width: 2 });
      expect(two).toEqual(joinEntries(entries.slice(0, 2)));
    });

    it.each([9, 5, 3, tileWidth])('keeps only what was written last, now %i wide', async (width) => {
      const store = await makeStore();
      for (const earlier of [5, tileWidth, 7]) {
        await store.write([{ id: tile(0, earlier), bytes: hashes(earlier, 1) }]);
      }
      await store.write([{ id: tile(0, width), bytes: hashes(width, 90) }]);
      expect(await readOne(store, tile(0, 2))).toEqual(hashes(2, 90));
      expect(await readOne(store, tile(0, width))).toEqual(hashes(width, 90));
      if (width < tileWidth) expect(await readOne(store, tile(0, width + 1))).toBeUndefined();
    });

    it('does not change with the buffer it was given', async () => {
      const store = await makeStore();
      const bytes = Buffer.from(hashes(1, 3));
      await store.write([{ id: tile(0, 1), bytes }]);
      bytes.fill(0);
      expect(await readOne(store, tile(0, 1))).toEqual(hashes(1, 3));
    });

    it('carries a growing log, whose every earlier head stays provable', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 }),
          async (steps) => {
            const store = await makeStore();
            let edge: Edge = emptyEdge;
            const roots = new Map<number, Uint8Array>();
            for (const step of steps) {
              const entries = Array.from({ length: step }, (_, i) => entryNumber(edge.size + i));
              const grown = append(edge, entries);
              if (!grown.ok) throw new Error(grown.code);
              await store.write(grown.tiles);
              const loaded = await loadEdge(store, { size: grown.edge.size, root: grown.root });
              expect(loaded).toEqual({ ok: true, edge: grown.edge });
              edge = grown.edge;
              roots.set(edge.size, grown.root);
            }
            for (const [size, root] of roots) {
              expect(await readRoot(store, size)).toEqual({ ok: true, root });
              if (size === 0) continue;
              const index = Math.floor(size * 0.7);
              const made = await proveInclusion(store, index, size);
              const leaf = leafHash(entryNumber(index));
              if (!made.ok || !leaf.ok) throw new Error('no proof');
              const claim = { leafHash: leaf.hash, index, size, proof: made.proof, root };
              expect(verifyInclusion(claim)).toEqual({ ok: true });
            }
            expect((await store.read([...tilesOf(edge.size)])).every((bytes) => bytes !== undefined)).toBe(
              true,
            );
          },
        ),
        { numRuns: 8 },
      );
    });
  });
}

/** The entry of a made-up act, for tests. */
export function entryNumber(n: number): Uint8Array {
  const commitment = new Uint8Array(32);
  new DataView(commitment.buffer).setUint32(0, n);
  const made = logEntry(commitment);
  if (!made.ok) throw new Error(made.code);
  return made.entry;
}
