import { concat, isCount } from '../bytes.ts';
import { type Result, refuse } from '../result.ts';
import { emptyRoot, hashLength, rootOf } from './merkle.ts';
import { type TileId, type TileReader, tileAt, tilePath, tileWidth } from './tiles.ts';

/** Entries `start` up to but not including `end`, the leaves of one node. */
type Range = readonly [start: number, end: number];

export type ProveCode = 'out-of-range' | 'tile-missing' | 'tile-malformed';

/** The inclusion proof of entry `index` in the tree of `size` entries. One read of the store. */
export async function proveInclusion(
  reader: TileReader,
  index: number,
  size: number,
): Promise<Result<{ proof: readonly Uint8Array[] }, ProveCode>> {
  if (!isCount(index) || !isCount(size) || index >= size) return refuse('out-of-range');
  const siblings: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) {
      siblings.push([middle, end]);
      end = middle;
    } else {
      siblings.push([start, middle]);
      start = middle;
    }
  }
  return readNodes(reader, siblings.reverse(), size);
}

/** The proof that the tree of `oldSize` entries is the beginning of that of `newSize`. One read of the store. */
export async function proveConsistency(
  reader: TileReader,
  oldSize: number,
  newSize: number,
): Promise<Result<{ proof: readonly Uint8Array[] }, ProveCode>> {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return refuse('out-of-range');
  if (oldSize === 0) return { ok: true, proof: [] };
  const nodes: Range[] = [];
  let [start, end] = [0, newSize];
  while (end !== oldSize) {
    const middle = start + largestPowerBelow(end - start);
    if (oldSize <= middle) {
      nodes.push([middle, end]);
      end = middle;
    } else {
      nodes.push([start, middle]);
      start = middle;
    }
  }
  if (start > 0) nodes.push([start, end]);
  return readNodes(reader, nodes.reverse(), newSize);
}

/** The root of the tree of `size` entries, from the tiles on its right edge. */
export async function readRoot(
  reader: TileReader,
  size: number,
): Promise<Result<{ root: Uint8Array }, ProveCode>> {
  if (!isCount(size)) return refuse('out-of-range');
  if (size === 0) return { ok: true, root: emptyRoot };
  const nodes = await readNodes(reader, [[0, size]], size);
  return nodes.ok ? { ok: true, root: nodes.proof[0]! } : nodes;
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** Where the hash of a full subtree lies: `count` hashes of one tile, to be hashed together. */
interface Place {
  readonly tile: TileId;
  readonly first: number;
  readonly count: number;
}

/** A range as full subtrees from left to right, each the largest that begins there and fits. */
function placesOf([start, end]: Range, size: number): Place[] {
  const places: Place[] = [];
  for (let at = start; at < end; ) {
    let height = 0;
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= end) height++;
    const level = Math.floor(height / 8);
    const first = at / tileWidth ** level;
    const tile = tileAt(level, Math.floor(first / tileWidth), size);
    places.push({ tile, first: first % tileWidth, count: 2 ** (height % 8) });
    at += 2 ** height;
  }
  return places;
}

async function readNodes(
  reader: TileReader,
  ranges: readonly Range[],
  size: number,
): Promise<Result<{ proof: readonly Uint8Array[] }, ProveCode>> {
  const places = ranges.map((range) => placesOf(range, size));
  const ids = new Map<string, TileId>();
  for (const { tile } of places.flat()) ids.set(tilePath(tile), tile);
  const read = await reader.read([...ids.values()]);
  const tiles = new Map<string, Uint8Array>();
  let at = 0;
  for (const [path, id] of ids) {
    const bytes = read[at++];
    if (bytes === undefined) return refuse('tile-missing');
    if (bytes.length !== id.width * hashLength) return refuse('tile-malformed');
    tiles.set(path, bytes);
  }
  const subtree = ({ tile, first, count }: Place): Uint8Array =>
    rootOf(tiles.get(tilePath(tile))!.subarray(first * hashLength, (first + count) * hashLength));
  // The subtrees of one range shrink from left to right, so they join from the right.
  const proof = places.map((parts) =>
    parts.map(subtree).reduceRight((right, left) => rootOf(concat(left, right))),
  );
  return { ok: true, proof };
}
