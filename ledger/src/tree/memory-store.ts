import { findPrefix, type Tile, type TileId, type TileStore } from './tiles.ts';

/** A tile store in memory; the widest form of each tile is kept and narrower ones are cut from it. */
export class MemoryTileStore implements TileStore {
  readonly #tiles = new Map<string, Tile>();

  async read(ids: readonly TileId[]): Promise<readonly (Uint8Array | undefined)[]> {
    return ids.map((id) => {
      const tile = this.#tiles.get(place(id));
      return tile === undefined ? undefined : findPrefix(id, tile.bytes);
    });
  }

  async write(tiles: readonly Tile[]): Promise<void> {
    for (const tile of tiles)
      this.#tiles.set(place(tile.id), { id: tile.id, bytes: new Uint8Array(tile.bytes) });
  }
}

const place = (id: TileId): string => `${id.level}/${id.index}`;
