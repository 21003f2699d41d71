import { checkServer, type Database, openDatabase } from './database.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { bootstrap, type DatabaseUrls } from './roles.ts';

export interface StoreOptions {
  readonly dataDir: string;
  /** Of an existing server; absent, the product starts its own. */
  readonly urls?: DatabaseUrls;
}

export interface Store extends Database {
  readonly urls: DatabaseUrls;
  readonly embedded?: EmbeddedPostgres;
}

/** Opens the store: starts the server where it is ours, checks it, brings the schema up to date, opens the pools. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const embedded = options.urls === undefined ? await startEmbedded({ dataDir: options.dataDir }) : undefined;
  try {
    const urls = options.urls ?? (await bootstrap(embedded!));
    await checkServer(urls.owner);
    await migrate(urls.owner);
    const database = openDatabase(urls);
    return {
      ...database,
      urls,
      ...(embedded === undefined ? {} : { embedded }),
      close: async () => {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
