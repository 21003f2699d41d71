import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { describeTileStore } from '../testing/tile-store.ts';
import { FileTileStore } from './file-store.ts';

const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describeTileStore('files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mingjing-tiles-'));
  folders.push(folder);
  return new FileTileStore(folder);
});
