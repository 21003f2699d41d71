import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { equalBytes, hex } from '../bytes.ts';
import { must } from '../node/sample-log.ts';
import { entryNumber } from '../testing/tile-store.ts';
import { append, type Edge, emptyEdge, loadEdge } from './append.ts';
import { MemoryTileStore } from './memory-store.ts';
import { emptyRoot, leafHash, nodeHash, verifyConsistency, verifyInclusion } from './merkle.ts';
import { proveConsistency, proveInclusion, readRoot } from './prove.ts';
import {
  countAt,
  findPrefix,
  joinEntries,
  parseTilePath,
  splitEntries,
  type TileId,
  tileAt,
  tilePath,
  tilesOf,
} from './tiles.ts';

/** RFC 6962, 2.1, as it is written there: slow, recursive, and sharing nothing with what is tested. */
function referenceRoot(entries: readonly Uint8Array[]): Buffer {
  const digest = (...parts: readonly Uint8Array[]) =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  if (entries.length === 0) return digest();
  if (entries.length === 1) return digest(Uint8Array.of(0), entries[0]!);
  let split = 1;
  while (split * 2 < entries.length) split *= 2;
  const [left, right] = [entries.slice(0, split), entries.slice(split)].map(referenceRoot);
  return digest(Uint8Array.of(1), left!, right!);
}

const most = 1100;
const store = new MemoryTileStore();
const roots: Uint8Array[] = [];
const leaf = (n: number): Uint8Array => must(leafHash(entryNumber(n))).hash;

beforeAll(async () => {
  let edge: Edge = emptyEdge;
  roots.push(emptyRoot);
  for (let n = 0; n < most; n++) {
    const grown = must(append(edge, [entryNumber(n)]));
    await store.write(grown.tiles);
    edge = grown.edge;
    roots.push(grown.root);
  }
});

describe('append', () => {
  it.each([0, 1, 2, 3, 5, 8, 255, 256, 257, 511, 512, 513, 1024, 1100])(
    'gives the RFC 6962 root of %i entries',
    (size) => {
      const entries = Array.from({ length: size }, (_, n) => entryNumber(n));
      const reference = referenceRoot(entries).toString('hex');
      expect(hex(must(append(emptyEdge, entries)).root)).toBe(reference);
      expect(hex(roots[size]!)).toBe(reference);
    },
  );

  it('gives the same tiles however the entries are divided', () => {
    const all = Array.from({ length: 900 }, (_, n) => entryNumber(n));
    const whole = must(append(emptyEdge, all));
    const wanted = new Map(whole.tiles.map((tile) => [tilePath(tile.id), hex(tile.bytes)]));
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(900), { maxLength: 6 }), (cuts) => {
        const bounds = [0, ...cuts.sort((a, b) => a - b), 900];
        const written = new Map<string, string>();
        let edge: Edge = emptyEdge;
        for (let i = 1; i < bounds.length; i++) {
          const grown = must(append(edge, all.slice(bounds[i - 1], bounds[i])));
          for (const tile of grown.tiles) written.set(tilePath(tile.id), hex(tile.bytes));
          edge = grown.edge;
        }
        expect(edge).toEqual(whole.edge);
        for (const [path, bytes] of wanted) expect(written.get(path)).toBe(bytes);
      }),
      { numRuns: 40 },
    );
  });

  it('writes exactly the tiles that a tree of 70,000 entries has in tlog-tiles', () => {
    const entries = Array.from({ length: 70_000 }, (_, n) => entryNumber(n));
    const { tiles, edge } = must(append(emptyEdge, entries));
    expect(tiles.map((tile) => tilePath(tile.id)).sort()).toEqual([...tilesOf(70_000)].map(tilePath).sort());
    const widths = (level: number) => tiles.filter(({ id }) => id.level === level).map(({ id }) => id.width);
    expect(widths(0).filter((width) => width === 256)).toHaveLength(273);
    expect([widths(0).at(-1), widths(1), widths(2)]).toEqual([112, [256, 17], [1]]);
    expect(edge.levels.map((level) => level.length / 32)).toEqual([112, 17, 1]);
  });

  it('writes only the tiles that changed', () => {
    const { edge } = must(
      append(
        emptyEdge,
        Array.from({ length: 600 }, (_, n) => entryNumber(n)),
      ),
    );
    const { tiles } = must(append(edge, [entryNumber(600)]));
    expect(tiles.map((tile) => tilePath(tile.id)).sort()).toEqual([
      'tile/0/002.p/89',
      'tile/entries/002.p/89',
    ]);
  });

  it('writes nothing for no entries and refuses entries that do not fit', () => {
    expect(must(append(emptyEdge, [])).tiles).toEqual([]);
    expect(append(emptyEdge, [new Uint8Array(65_536)])).toEqual({ ok: false, code: 'entry-malformed' });
    expect(append(emptyEdge, [new Uint8Array(65_535)]).ok).toBe(true);
    const broken = { size: 3, levels: [new Uint8Array(32)], entries: new Uint8Array(0) };
    expect(append(broken, [])).toEqual({ ok: false, code: 'edge-malformed' });
  });
});

describe('loadEdge', () => {
  it.each([0, 1, 255, 256, 600, 1024])('takes up the tree of %i entries again', async (size) => {
    const { edge } = must(await loadEdge(store, { size, root: roots[size]! }));
    const more = Array.from({ length: most - size }, (_, n) => entryNumber(size + n));
    expect(hex(must(append(edge, more)).root)).toBe(hex(roots[most]!));
  });

  it('refuses tiles that do not give the head, and missing ones', async () => {
    expect(await loadEdge(store, { size: 600, root: roots[601]! })).toEqual({
      ok: false,
      code: 'root-differs',
    });
    expect(await loadEdge(store, { size: most + 1, root: emptyRoot })).toEqual({
      ok: false,
      code: 'tile-missing',
    });
  });
});

describe('proofs', () => {
  it('of inclusion hold for every entry and size, and for nothing else', async () => {
    const claims = fc
      .integer({ min: 1, max: most })
      .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
    await fc.assert(
      fc.asyncProperty(claims, fc.nat(most - 1), fc.nat(), async ([size, index], other, at) => {
        const { proof } = must(await proveInclusion(store, index, size));
        const claim = { leafHash: leaf(index), index, size, proof, root: roots[size]! };
        expect(verifyInclusion(claim)).toEqual({ ok: true });
        const wrong = { ok: false, code: 'proof-invalid' };
        if (other !== index) {
          expect(verifyInclusion({ ...claim, leafHash: leaf(other) })).toEqual(wrong);
          expect(verifyInclusion({ ...claim, index: other })).toEqual(wrong);
        }
        if (other !== size) expect(verifyInclusion({ ...claim, root: roots[other]! })).toEqual(wrong);
        expect(verifyInclusion({ ...claim, proof: [...proof, emptyRoot] })).toEqual(wrong);
        if (proof.length > 0) {
          expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toEqual(wrong);
          expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toEqual(wrong);
          const swapped = proof.map((hash, i) => (i === at % proof.length ? leaf(other) : hash));
          if (!equalBytes(swapped[at % proof.length]!, proof[at % proof.length]!)) {
            expect(verifyInclusion({ ...claim, proof: swapped })).toEqual(wrong);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of consistency hold between every two sizes, and for no other roots', async () => {
    const size = fc.nat(most);
    await fc.assert(
      fc.asyncProperty(size, size, size, async (a, b, other) => {
        const [oldSize, newSize] = [Math.min(a, b), Math.max(a, b)];
        const { proof } = must(await proveConsistency(store, oldSize, newSize));
        const claim = { oldSize, oldRoot: roots[oldSize]!, newSize, newRoot: roots[newSize]!, proof };
        expect(verifyConsistency(claim)).toEqual({ ok: true });
        const wrong = { ok: false, code: 'proof-invalid' };
        if (other !== oldSize) expect(verifyConsistency({ ...claim, oldRoot: roots[other]! })).toEqual(wrong);
        if (other !== newSize && oldSize > 0) {
          expect(verifyConsistency({ ...claim, newRoot: roots[other]! })).toEqual(wrong);
        }
        expect(verifyConsistency({ ...claim, proof: [...proof, emptyRoot] })).toEqual(wrong);
        if (proof.length > 0) {
          expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toEqual(wrong);
          expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toEqual(wrong);
        }
        if (oldSize < newSize) {
          expect(verifyConsistency({ ...claim, oldSize: newSize, newSize: oldSize })).toEqual(wrong);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('hold at sizes above 2^32, where numbers of 32 bits would not', () => {
    // A tree of 2^40 + 1 leaves whose left half is one known node: the proof of the last leaf is that node alone.
    const left = leaf(0);
    const root = nodeHash(left, leaf(1));
    const size = 2 ** 40 + 1;
    const claim = { leafHash: leaf(1), index: 2 ** 40, size, proof: [left], root };
    expect(verifyInclusion(claim)).toEqual({ ok: true });
    expect(verifyInclusion({ ...claim, index: 2 ** 40 - 1 }).ok).toBe(false);
    const grown = { oldSize: 2 ** 40, oldRoot: left, newSize: size, newRoot: root, proof: [leaf(1)] };
    expect(verifyConsistency(grown)).toEqual({ ok: true });
    expect(verifyConsistency({ ...grown, oldSize: 2 ** 39 }).ok).toBe(false);
  });

  it('are the same from a store that hands out Buffers, and leave those as they are', async () => {
    const kept = new Map<string, Buffer>();
    for (const id of tilesOf(most)) kept.set(tilePath(id), Buffer.from((await store.read([id]))[0]!));
    const before = [...kept.values()].map((bytes) => bytes.toString('hex'));
    const buffers = { read: async (ids: readonly TileId[]) => ids.map((id) => kept.get(tilePath(id))) };
    expect(await readRoot(buffers, most)).toEqual({ ok: true, root: roots[most] });
    expect(await proveInclusion(buffers, 300, most)).toEqual(await proveInclusion(store, 300, most));
    expect(await proveConsistency(buffers, 513, most)).toEqual(await proveConsistency(store, 513, most));
    const { edge } = must(await loadEdge(buffers, { size: most, root: roots[most]! }));
    must(append(edge, [Buffer.from(entryNumber(most))]));
    expect([...kept.values()].map((bytes) => bytes.toString('hex'))).toEqual(before);
  });

  it('refuse what is out of range or not in the store', async () => {
    expect(await proveInclusion(store, 5, 5)).toEqual({ ok: false, code: 'out-of-range' });
    expect(await proveConsistency(store, 6, 5)).toEqual({ ok: false, code: 'out-of-range' });
    expect(await readRoot(store, most + 1)).toEqual({ ok: false, code: 'tile-missing' });
    const short = { read: async (ids: readonly unknown[]) => ids.map(() => new Uint8Array(31)) };
    expect(await readRoot(short, 5)).toEqual({ ok: false, code: 'tile-malformed' });
    expect(await loadEdge(short, { size: 5, root: emptyRoot })).toEqual({
      ok: false,
      code: 'tile-malformed',
    });
  });
});

describe('tiles', () => {
  it.each([
    ['tile/0/000', 0, 0, 256],
    ['tile/0/x001/x234/067', 0, 1234067, 256],
    ['tile/0/273.p/112', 0, 273, 112],
    ['tile/63/x999/999.p/1', 63, 999_999, 1],
    ['tile/entries/x001/000.p/255', 'entries', 1000, 255],
  ] as const)('%s', (path, level, index, width) => {
    expect(tilePath({ level, index, width })).toBe(path);
    expect(parseTilePath(path)).toEqual({ ok: true, id: { level, index, width } });
  });

  it.each([
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/entries/../000',
    '/tile/0/000',
    'tile/0/000\n',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('%s is no path of a tile', (path) => {
    expect(parseTilePath(path)).toEqual({ ok: false, code: 'path-malformed' });
  });

  it('paths are read back', () => {
    const id = fc.record({
      level: fc.oneof(fc.nat(63), fc.constant('entries' as const)),
      index: fc.maxSafeInteger().map(Math.abs),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(id, (each) => {
        expect(parseTilePath(tilePath(each))).toEqual({ ok: true, id: each });
      }),
    );
  });

  it('a tree of 256 entries has a full tile and one above it of width 1', () => {
    expect([...tilesOf(256)].map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
    expect([...tilesOf(0)]).toEqual([]);
    expect([countAt(1, 255), countAt(2, 65_536), tileAt(0, 3, 700).width]).toEqual([0, 1, 0]);
  });

  it('bundles give back their entries, and cut ones none', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 10 }), fc.nat(), (entries, at) => {
        const bundle = joinEntries(entries);
        expect(splitEntries(bundle)).toEqual({ ok: true, entries });
        const cut = bundle.subarray(0, at % (bundle.length + 1));
        const read = splitEntries(cut);
        if (read.ok) expect(joinEntries(read.entries)).toEqual(cut);
        for (let width = 0; width <= entries.length; width++) {
          const prefix = findPrefix({ level: 'entries', index: 0, width }, bundle);
          expect(prefix).toEqual(joinEntries(entries.slice(0, width)));
        }
        expect(findPrefix({ level: 'entries', index: 0, width: entries.length + 1 }, bundle)).toBeUndefined();
        if (entries.length > 0) {
          const whole = { level: 'entries', index: 0, width: entries.length } as const;
          expect(findPrefix(whole, bundle.subarray(0, -1))).toBeUndefined();
        }
      }),
      { numRuns: 100 },
    );
  });
});
