import { type LogCopy, type TileId, tilePath } from '@mingjing/ledger';

/** The log as this machine serves it to anybody, to be read from its first entry to its last. Rejects once `stop` is given. */
export async function fetchLog(onTile: (read: number) => void, stop: AbortSignal): Promise<LogCopy> {
  let read = 0;
  const tile = async (id: TileId): Promise<Uint8Array | undefined> => {
    const bytes = await fetchBytes(tilePath(id), stop);
    read += 1;
    onTile(read);
    return bytes;
  };
  const checkpoint = await fetchBytes('checkpoint', stop);
  if (checkpoint === undefined) throw new TypeError('the log shows no checkpoint');
  return {
    checkpoint,
    fetchedAt: Math.floor(Date.now() / 1000),
    reader: { read: (ids) => inTurn(ids, tile) },
  };
}

/** Few at a time: the log is served by the machine people work with. */
const together = 4;

async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += together)
    results.push(...(await Promise.all(all.slice(from, from + together).map(work))));
  return results;
}

async function fetchBytes(path: string, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const answer = await fetch(`/ledger/${path}`, { cache: 'no-cache', signal });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new TypeError(`the log answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
