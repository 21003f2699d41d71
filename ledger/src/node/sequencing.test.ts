import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { entryNumber } from '../testing/tile-store.ts';
import { append, loadEdge } from '../tree/append.ts';
import { MemoryTileStore } from '../tree/memory-store.ts';
import { emptyRoot, verifyConsistency } from '../tree/merkle.ts';
import { proveConsistency } from '../tree/prove.ts';
import type { KnownHead } from '../witness.ts';
import { createLogKey, openLogSigner } from './log-signer.ts';
import { must } from './sample-log.ts';

// The order a sequencer has to keep: tiles, then the head that counts them, then the signature, then the world.
// Here it is stopped between any two of these, again and again, with other entries waiting each time.

const origin = 'log.mingjing.example/test';
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

type Stop = 'after-tiles' | 'after-head' | 'after-signature' | 'not-at-all';

describe('a sequencer that signs only what is durable', () => {
  it('takes up its work after a stop anywhere, and never signs what contradicts itself', async () => {
    const step = fc.record({
      count: fc.integer({ min: 0, max: 400 }),
      stop: fc.constantFrom<Stop>('after-tiles', 'after-head', 'after-signature', 'not-at-all'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const folder = await mkdtemp(join(tmpdir(), 'mingjing-sequencer-'));
        folders.push(folder);
        const key = join(folder, 'log.key');
        must(await createLogKey(key, origin));
        const store = new MemoryTileStore();
        let head: KnownHead = { size: 0, root: emptyRoot };
        const published: KnownHead[] = [];
        let entry = 0;
        for (const { count, stop } of [...steps, { count: 1, stop: 'not-at-all' as Stop }]) {
          const { log } = must(await openLogSigner(key, origin));
          const { edge } = must(await loadEdge(store, head));
          const entries = Array.from({ length: count }, () => entryNumber(entry++));
          const grown = must(append(edge, entries));
          await store.write(grown.tiles);
          if (stop === 'after-tiles') continue;
          head = { size: grown.edge.size, root: grown.root };
          if (stop === 'after-head') continue;
          const { note } = must(await log.signCheckpoint(head, store));
          if (stop === 'after-signature') continue;
          published.push(must(parseCheckpoint(note)).checkpoint);
        }
        const last = published.at(-1)!;
        expect(last).toMatchObject(head);
        for (const earlier of published) {
          const { proof } = must(await proveConsistency(store, earlier.size, last.size));
          const claim = {
            oldSize: earlier.size,
            oldRoot: earlier.root,
            newSize: last.size,
            newRoot: last.root,
            proof,
          };
          expect(verifyConsistency(claim)).toEqual({ ok: true });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('would be stopped by its key if it signed first and lost the head', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingjing-sequencer-'));
    folders.push(folder);
    const key = join(folder, 'log.key');
    must(await createLogKey(key, origin));
    const { log } = must(await openLogSigner(key, origin));
    const store = new MemoryTileStore();
    const empty = must(await loadEdge(store, { size: 0, root: emptyRoot })).edge;
    const lost = must(append(empty, [entryNumber(1), entryNumber(2)]));
    await store.write(lost.tiles);
    must(await log.signCheckpoint({ size: 2, root: lost.root }, store));
    const other = must(append(empty, [entryNumber(2), entryNumber(1), entryNumber(3)]));
    await store.write(other.tiles);
    expect(await log.signCheckpoint({ size: 3, root: other.root }, store)).toEqual({
      ok: false,
      code: 'not-an-extension',
    });
  });
});
