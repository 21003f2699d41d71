import { concat, isCount } from '../bytes.ts';
import { type Result, refuse } from '../result.ts';
import { hashLength } from './merkle.ts';

// C2SP tlog-tiles: tiles of height 8, entry bundles beside them.

/** Hashes in a full tile, entries in a full bundle. */
export const tileWidth = 256;

/** A level of the tree of tiles, or the bundles of entries that lie under level 0. */
export type TileLevel = number | 'entries';

/** One tile (树片) or entry bundle (条目包); `width` below 256 means its first so many hashes or entries. */
export interface TileId {
  readonly level: TileLevel;
  readonly index: number;
  readonly width: number;
}

export interface Tile {
  readonly id: TileId;
  readonly bytes: Uint8Array;
}

/** Where tiles come from. One read may ask for many, so that a store can answer in one round trip. */
export interface TileReader {
  /**
   * For each id its bytes, `width` wide, or nothing. A wider form of the same tile serves. What comes from a store is
   * checked by whoever uses it: a damaged one may hand over damaged bytes.
   */
  read(ids: readonly TileId[]): Promise<readonly (Uint8Array | undefined)[]>;
}

/**
 * Where tiles are kept. Writing a tile again replaces it: after a crash the sequencer may lay other entries where an
 * unsigned tree had laid some, and only what a signed checkpoint covers is fixed. All are durable when `write` is done.
 */
export interface TileStore extends TileReader {
  write(tiles: readonly Tile[]): Promise<void>;
}

/** The path of a tile under the log's address, e.g. `tile/0/x001/x234/067.p/112`. */
export function tilePath(id: TileId): string {
  const digits = String(id.index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/.{3}/g) ?? [];
  const last = groups.pop();
  const partial = id.width < tileWidth ? `.p/${id.width}` : '';
  return `tile/${id.level}/${groups.map((group) => `x${group}/`).join('')}${last}${partial}`;
}

const pathForm =
  /^tile\/(entries|0|[1-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** Reads the path of a tile; only the one form `tilePath` writes. */
export function parseTilePath(path: string): Result<{ id: TileId }, 'path-malformed'> {
  const [, level, groups, width] = (typeof path === 'string' && pathForm.exec(path)) || [];
  if (level === undefined || groups === undefined) return refuse('path-malformed');
  const id: TileId = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replace(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  if (!isCount(id.index) || tilePath(id) !== path) return refuse('path-malformed');
  return { ok: true, id };
}

/** How many hashes (or entries) a tree of `size` entries has at a level. */
export function countAt(level: TileLevel, size: number): number {
  return level === 'entries' ? size : Math.floor(size / tileWidth ** level);
}

/** The tile at a place as a tree of `size` entries has it; `width` 0 where it has none. */
export function tileAt(level: TileLevel, index: number, size: number): TileId {
  const width = Math.min(tileWidth, Math.max(0, countAt(level, size) - index * tileWidth));
  return { level, index, width };
}

/** Every tile and bundle of a tree of `size` entries, level by level. */
export function* tilesOf(size: number): Generator<TileId> {
  const levels: TileLevel[] = ['entries'];
  for (let level = 0; countAt(level, size) > 0; level++) levels.push(level);
  for (const level of levels) {
    for (let index = 0; index * tileWidth < countAt(level, size); index++) yield tileAt(level, index, size);
  }
}

/** Entries as a bundle stores them: each after its length in two big-endian bytes. */
export function joinEntries(entries: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const entry of entries) parts.push(Uint8Array.of(entry.length >> 8, entry.length), entry);
  return concat(...parts);
}

/** The entries in a bundle. */
export function splitEntries(
  bundle: Uint8Array,
): Result<{ entries: readonly Uint8Array[] }, 'bundle-malformed'> {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const start = at + 2;
    const end = start + ((bundle[at]! << 8) | (bundle[at + 1] ?? 0));
    if (start > bundle.length || end > bundle.length) return refuse('bundle-malformed');
    entries.push(bundle.subarray(start, end));
    at = end;
  }
  return { ok: true, entries };
}

/** The first `id.width` hashes or entries of the same tile in a wider or equal form, or nothing if there are not so many. */
export function findPrefix(id: TileId, bytes: Uint8Array): Uint8Array | undefined {
  if (id.level !== 'entries') {
    const length = id.width * hashLength;
    return bytes.length < length ? undefined : new Uint8Array(bytes.subarray(0, length));
  }
  let end = 0;
  for (let i = 0; i < id.width; i++) {
    if (end + 2 > bytes.length) return undefined;
    end += 2 + ((bytes[end]! << 8) | bytes[end + 1]!);
  }
  return end > bytes.length ? undefined : new Uint8Array(bytes.subarray(0, end));
}
