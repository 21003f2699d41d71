import { loadSampleCounty, openServices, openSite, readConfig } from '@mingjing/server';
import pg from 'pg';
import type { Urls } from './store.ts';

/** The product as `npm start` puts it together, on the store that is measured. */
export async function openProduct({
  urls,
  dataDir,
  county,
}: {
  readonly urls: Urls;
  readonly dataDir: string;
  /** With the agencies, people and accounts of the sample county, and none of its cases. */
  readonly county?: boolean;
}): Promise<{ origin: string; counters(): Record<string, number>; close(): Promise<void> }> {
  const trips = countTrips();
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_OWNER_URL: urls.owner,
    DATABASE_URL: urls.app,
    DATABASE_PORTAL_URL: urls.portal,
    // Load comes from many addresses, as through a reverse proxy; the limit for each address stays on.
    TRUST_PROXY: '1',
  });
  const services = await openServices(config, { sample: true, alarm: console.error });
  if (county === true) await loadSampleCounty(services, { cases: [] });
  const site = await openSite(services, { say: console.error });
  return {
    origin: site.address,
    counters: () => ({ trips: trips.count }),
    close: async () => {
      await site.close();
      await services.close();
    },
  };
}

/** What the log does in the background, whoever acts. */
const ofTheLog = /\bledger\.|^(?:begin|commit|rollback)/;

/** Counts what requests send to the database: each query is one round trip. */
function countTrips(): { count: number } {
  const trips = { count: 0 };
  // Each text is looked at once: counting is not to cost what it counts.
  const counted = new Map<string, number>();
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const [what] = asked as [string | { readonly text?: string }];
    const text = typeof what === 'string' ? what : (what.text ?? '');
    let trip = counted.get(text);
    if (trip === undefined) {
      trip = ofTheLog.test(text) ? 0 : 1;
      counted.set(text, trip);
    }
    trips.count += trip;
    return (query as (...asked: unknown[]) => unknown).apply(this, asked);
  } as typeof query;
  return trips;
}
