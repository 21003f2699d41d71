import { describeTileStore } from '../testing/tile-store.ts';
import { MemoryTileStore } from './memory-store.ts';

describeTileStore('in memory', async () => new MemoryTileStore());
