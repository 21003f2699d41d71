import { equalBytes, hex, isBytes, isCount } from './bytes.ts';
import { parseLogEntry } from './commitment.ts';
import { append, type Edge, emptyEdge } from './tree/append.ts';
import { emptyRoot } from './tree/merkle.ts';
import { splitEntries, type TileReader, tileAt, tilePath, tileWidth } from './tree/tiles.ts';

/** What is wrong with a copy of a log, and in which of its files. */
export type LogFault =
  | 'entries-missing'
  | 'entries-malformed'
  | 'entry-foreign'
  | 'tile-missing'
  | 'tile-differs'
  | 'root-differs'
  | 'head-malformed';

export type LogCheck =
  | {
      readonly ok: true;
      readonly size: number;
      /** The index of each commitment looked for (by its hex) that the log holds; the first one where there are several. */
      readonly found: ReadonlyMap<string, number>;
    }
  | { readonly ok: false; readonly code: LogFault; readonly path: string };

/** Bundles read at a time: whole bundles, so that no partial tile arises before the end. */
const bundlesAtOnce = 64;

/**
 * Reads a whole log and checks all of it: every entry is one of ours, every tile is what the entries give, and the root is
 * that of the head, whose signature the caller has verified. Memory does not grow with the log. On the way it looks
 * for the given commitments; since every entry is read, what is not found is not there.
 */
export async function checkLog(
  reader: TileReader,
  head: { readonly size: number; readonly root: Uint8Array },
  lookFor: readonly Uint8Array[] = [],
): Promise<LogCheck> {
  const fault = (code: LogFault, path: string): LogCheck => ({ ok: false, code, path });
  if (!isCount(head?.size) || !isBytes(head.root, 32)) return fault('head-malformed', 'checkpoint');
  const wanted = new Set(lookFor.map(hex));
  const found = new Map<string, number>();
  let edge: Edge = emptyEdge;
  let root: Uint8Array = emptyRoot;
  const bundleCount = Math.ceil(head.size / tileWidth);
  for (let first = 0; first < bundleCount; first += bundlesAtOnce) {
    const count = Math.min(bundlesAtOnce, bundleCount - first);
    const ids = Array.from({ length: count }, (_, i) => tileAt('entries', first + i, head.size));
    const bundles = await reader.read(ids);
    const entries: Uint8Array[] = [];
    for (const [i, id] of ids.entries()) {
      const bundle = bundles[i];
      if (bundle === undefined) return fault('entries-missing', tilePath(id));
      const split = splitEntries(bundle);
      if (!split.ok || split.entries.length !== id.width) return fault('entries-malformed', tilePath(id));
      for (const [offset, entry] of split.entries.entries()) {
        const parsed = parseLogEntry(entry);
        if (!parsed.ok) return fault('entry-foreign', tilePath(id));
        const key = wanted.size > 0 ? hex(parsed.commitment) : '';
        if (wanted.has(key) && !found.has(key)) found.set(key, id.index * tileWidth + offset);
        entries.push(entry);
      }
    }
    const grown = append(edge, entries);
    if (!grown.ok) return fault('entries-malformed', tilePath(ids[0]!));
    edge = grown.edge;
    root = grown.root;
    // Entries just read are not read again; of the hashes, only tiles as wide as this log has them.
    const final = grown.tiles.filter(
      ({ id }) => id.level !== 'entries' && id.width === tileAt(id.level, id.index, head.size).width,
    );
    const stored = await reader.read(final.map((tile) => tile.id));
    for (const [i, tile] of final.entries()) {
      const bytes = stored[i];
      if (bytes === undefined) return fault('tile-missing', tilePath(tile.id));
      if (!equalBytes(bytes, tile.bytes)) return fault('tile-differs', tilePath(tile.id));
    }
  }
  return equalBytes(root, head.root)
    ? { ok: true, size: head.size, found }
    : fault('root-differs', 'checkpoint');
}
