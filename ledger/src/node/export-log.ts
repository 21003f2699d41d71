import { join } from 'node:path';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { type Result, refuse } from '../result.ts';
import { type Tile, type TileId, type TileReader, tilesOf } from '../tree/tiles.ts';
import { writeDurably } from './durable.ts';
import { FileTileStore } from './file-store.ts';

/** Tiles copied at a time. */
const batch = 64;

/**
 * Copies a log as files that any C2SP reader and `mingjing-verify --check-log` take: `tile/…`, and at the end `checkpoint`,
 * so that a copy cut short is seen to be one.
 */
export async function exportLog(
  reader: TileReader,
  checkpoint: Uint8Array,
  folder: string,
): Promise<Result<{ size: number }, 'checkpoint-malformed' | 'tile-missing'>> {
  const parsed = parseCheckpoint(checkpoint);
  if (!parsed.ok) return parsed;
  const { size } = parsed.checkpoint;
  const copy = new FileTileStore(folder);
  const copyTiles = async (ids: readonly TileId[]): Promise<boolean> => {
    const read = await reader.read(ids);
    const tiles: Tile[] = [];
    for (const [i, id] of ids.entries()) {
      const bytes = read[i];
      if (bytes === undefined) return false;
      tiles.push({ id, bytes });
    }
    await copy.write(tiles);
    return true;
  };
  let waiting: TileId[] = [];
  for (const id of tilesOf(size)) {
    waiting.push(id);
    if (waiting.length < batch) continue;
    if (!(await copyTiles(waiting))) return refuse('tile-missing');
    waiting = [];
  }
  if (!(await copyTiles(waiting))) return refuse('tile-missing');
  await writeDurably([{ path: join(folder, 'checkpoint'), bytes: checkpoint }]);
  return { ok: true, size };
}
