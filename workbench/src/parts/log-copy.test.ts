import { type TileId, tilePath } from '@mingjing/ledger';
import { afterEach, expect, it, vi } from 'vitest';
import { fetchLog } from './log-copy.ts';

const tile = (index: number): TileId => ({ level: 0, index, width: 256 });

afterEach(() => {
  vi.unstubAllGlobals();
});

it('asks for no more tiles once whoever wanted the log has left', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string, { signal }: RequestInit) => {
    signal?.throwIfAborted();
    asked.push(path);
    return new Response(new Uint8Array(32));
  });
  const leaving = new AbortController();
  const copy = await fetchLog(() => leaving.abort(), leaving.signal);
  const ids = Array.from({ length: 40 }, (_, index) => tile(index));
  await expect(copy.reader.read(ids)).rejects.toThrow();
  // The checkpoint, and the few tiles that were on their way together.
  expect(asked).toHaveLength(1 + 4);
  expect(asked[1]).toBe(`/ledger/${tilePath(tile(0))}`);
});
