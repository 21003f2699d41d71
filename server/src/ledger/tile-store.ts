import { findPrefix, type Tile, type TileId, type TileStore } from '@mingjing/ledger';
import type pg from 'pg';

type Asks = Pick<pg.Pool | pg.ClientBase, 'query'>;

/** Entry bundles lie beside the levels of the tree. */
const levelOf = (id: TileId): number => (id.level === 'entries' ? -1 : id.level);

/** The tiles of one log in PostgreSQL; the widest form of each is kept, narrower ones are cut from it. */
export class DatabaseTileStore implements TileStore {
  readonly #database: Asks;
  readonly #origin: string;

  /** A client inside a transaction reads and writes within it. */
  constructor(database: Asks, origin: string) {
    this.#database = database;
    this.#origin = origin;
  }

  async read(ids: readonly TileId[]): Promise<readonly (Uint8Array | undefined)[]> {
    if (ids.length === 0) return [];
    const answer = await this.#database.query<{ level: number; index: string; bytes: Buffer }>({
      name: 'ledger.tiles',
      text: `select level, index, bytes from unnest($2::smallint[], $3::bigint[]) as asked (level, index)
             join ledger.tile using (level, index) where origin = $1`,
      values: [this.#origin, ids.map(levelOf), ids.map((id) => id.index)],
    });
    const found = new Map(answer.rows.map((row) => [`${row.level}/${row.index}`, row.bytes]));
    return ids.map((id) => {
      const bytes = found.get(`${levelOf(id)}/${id.index}`);
      return bytes === undefined ? undefined : findPrefix(id, new Uint8Array(bytes));
    });
  }

  async write(tiles: readonly Tile[]): Promise<void> {
    if (tiles.length === 0) return;
    await this.#database.query({
      name: 'ledger.write-tiles',
      text: `insert into ledger.tile (origin, level, index, bytes)
             select $1, * from unnest($2::smallint[], $3::bigint[], $4::bytea[])
             on conflict (origin, level, index) do update set bytes = excluded.bytes`,
      values: [
        this.#origin,
        tiles.map((tile) => levelOf(tile.id)),
        tiles.map((tile) => tile.id.index),
        tiles.map((tile) => Buffer.from(tile.bytes)),
      ],
    });
  }
}
