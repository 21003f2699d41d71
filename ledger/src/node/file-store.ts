import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findPrefix, type Tile, type TileId, type TileStore, tilePath, tileWidth } from '../tree/tiles.ts';
import { findFile, hasCode, writeDurably } from './durable.ts';

/**
 * Tiles as files under a folder, by their C2SP paths: an exported or downloaded log. Of the forms of one tile the one
 * written last is kept; a copy made elsewhere may hold several and is read as well.
 */
export class FileTileStore implements TileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(ids: readonly TileId[]): Promise<readonly (Uint8Array | undefined)[]> {
    const read: (Uint8Array | undefined)[] = [];
    for (const id of ids) read.push(await this.#find(id));
    return read;
  }

  async write(tiles: readonly Tile[]): Promise<void> {
    await writeDurably(tiles.map(({ id, bytes }) => ({ path: this.#path(id), bytes })));
    for (const { id } of tiles) {
      const full = { ...id, width: tileWidth };
      if (id.width === tileWidth) await rm(`${this.#path(full)}.p`, { recursive: true, force: true });
      else await rm(this.#path(full), { force: true });
      for (const width of await this.#partialWidths(id)) {
        if (width !== id.width) await rm(this.#path({ ...id, width }), { force: true });
      }
    }
  }

  async #find(id: TileId): Promise<Uint8Array | undefined> {
    const exact = await findFile(this.#path(id));
    // A damaged file is handed over as it is, so that whoever checks it can say damaged and not missing.
    if (exact !== undefined) return findPrefix(id, exact) ?? exact;
    const wider = (await this.#partialWidths(id)).filter((width) => width > id.width);
    for (const width of [tileWidth, ...wider]) {
      const bytes = await findFile(this.#path({ ...id, width }));
      if (bytes !== undefined) return findPrefix(id, bytes);
    }
    return undefined;
  }

  async #partialWidths(id: TileId): Promise<readonly number[]> {
    try {
      const names = await readdir(dirname(this.#path({ ...id, width: 1 })));
      return names.filter((name) => /^[1-9][0-9]{0,2}$/.test(name)).map(Number);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  #path(id: TileId): string {
    return join(this.#folder, tilePath(id));
  }
}
