import { concat, equalBytes, isBytes, isCount } from '../bytes.ts';
import { type Result, refuse } from '../result.ts';
import { emptyRoot, hashLength, leafHashInto, rootOf } from './merkle.ts';
import { countAt, joinEntries, type Tile, type TileReader, tileAt, tileWidth } from './tiles.ts';

/** The right edge of a tree: all that is needed to let it grow. `levels[l]` is the partial tile of level l, maybe empty. */
export interface Edge {
  readonly size: number;
  readonly levels: readonly Uint8Array[];
  /** The partial entry bundle. */
  readonly entries: Uint8Array;
}

/** The edge of a tree without a leaf. */
export const emptyEdge: Edge = { size: 0, levels: [], entries: new Uint8Array(0) };

/** Reads the edge of a stored tree and checks that it has the root it should have. One read of the store. */
export async function loadEdge(
  reader: TileReader,
  head: { readonly size: number; readonly root: Uint8Array },
): Promise<Result<{ edge: Edge }, 'out-of-range' | 'tile-missing' | 'tile-malformed' | 'root-differs'>> {
  if (!isCount(head.size) || !isBytes(head.root, hashLength)) return refuse('out-of-range');
  const { size } = head;
  const ids = [tileAt('entries', Math.floor(size / tileWidth), size)];
  for (let level = 0; countAt(level, size) > 0; level++) {
    ids.push(tileAt(level, Math.floor(countAt(level, size) / tileWidth), size));
  }
  const wanted = ids.filter((id) => id.width > 0);
  const read = wanted.length === 0 ? [] : await reader.read(wanted);
  const parts: Uint8Array[] = [];
  for (const id of ids) {
    const bytes = id.width === 0 ? new Uint8Array(0) : read[wanted.indexOf(id)];
    if (bytes === undefined) return refuse('tile-missing');
    const whole = id.level === 'entries' || bytes.length === id.width * hashLength;
    if (!whole) return refuse('tile-malformed');
    parts.push(bytes);
  }
  const [entries, ...levels] = parts;
  const edge: Edge = { size, levels, entries: entries! };
  return equalBytes(rootOfEdge(edge), head.root) ? { ok: true, edge } : refuse('root-differs');
}

/** The root of a tree from its right edge. */
export function rootOfEdge(edge: Edge): Uint8Array {
  let rest: Uint8Array = new Uint8Array(0);
  for (const level of edge.levels) {
    // What is not yet a full subtree at this level stands at its right as if it were one; see `rootOf`.
    const hashes = concat(level, rest);
    if (hashes.length > 0) rest = rootOf(hashes);
  }
  return rest.length > 0 ? rest : emptyRoot;
}

/** A tile being filled. */
interface OpenTile {
  readonly bytes: Uint8Array;
  index: number;
  width: number;
  changed: boolean;
}

/**
 * Lets a tree grow by `entries`: gives the tiles and bundles to write, the new edge and the new root. Pure; the caller
 * writes the tiles, commits the head, and only then has the checkpoint signed. Refuses entries above 65,535 bytes.
 */
export function append(
  edge: Edge,
  entries: readonly Uint8Array[],
): Result<
  { edge: Edge; root: Uint8Array; tiles: readonly Tile[] },
  'entry-malformed' | 'edge-malformed' | 'too-large'
> {
  const size = edge.size + entries.length;
  if (!isCount(size)) return refuse('too-large');
  if (!entries.every((entry) => isBytes(entry) && entry.length <= 0xffff)) return refuse('entry-malformed');
  const open: OpenTile[] = [];
  for (const [level, bytes] of edge.levels.entries()) {
    const count = countAt(level, edge.size);
    if (bytes.length !== (count % tileWidth) * hashLength) return refuse('edge-malformed');
    open.push(openTile(Math.floor(count / tileWidth), bytes));
  }

  const tiles: Tile[] = [];
  const hashTile = (level: number): OpenTile => {
    open[level] ??= openTile(0, new Uint8Array(0));
    return open[level];
  };
  const close = (level: number): void => {
    const { bytes, index } = hashTile(level);
    tiles.push({ id: { level, index, width: tileWidth }, bytes });
    open[level] = openTile(index + 1, new Uint8Array(0));
    const above = hashTile(level + 1);
    above.bytes.set(rootOf(bytes), above.width * hashLength);
    above.changed = true;
    if (++above.width === tileWidth) close(level + 1);
  };

  let bundle: Uint8Array[] = [];
  let bundleStart = edge.entries;
  const takeBundle = (): Uint8Array => concat(bundleStart, joinEntries(bundle));
  for (const entry of entries) {
    const leaves = hashTile(0);
    leafHashInto(entry, leaves.bytes, leaves.width * hashLength);
    leaves.changed = true;
    bundle.push(entry);
    if (++leaves.width < tileWidth) continue;
    tiles.push({ id: { level: 'entries', index: leaves.index, width: tileWidth }, bytes: takeBundle() });
    bundle = [];
    bundleStart = new Uint8Array(0);
    close(0);
  }

  const levels = open.map(({ bytes, width }) => bytes.slice(0, width * hashLength));
  for (const [level, { index, width, changed }] of open.entries()) {
    if (changed && width > 0) tiles.push({ id: { level, index, width }, bytes: levels[level]! });
  }
  const grown: Edge = { size, levels, entries: takeBundle() };
  if (bundle.length > 0) {
    tiles.push({ id: tileAt('entries', Math.floor(size / tileWidth), size), bytes: grown.entries });
  }
  return { ok: true, edge: grown, root: rootOfEdge(grown), tiles };
}

function openTile(index: number, start: Uint8Array): OpenTile {
  const bytes = new Uint8Array(tileWidth * hashLength);
  bytes.set(start);
  return { bytes, index, width: start.length / hashLength, changed: false };
}
