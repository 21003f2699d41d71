/**
 * The product reduced to what a crash can hurt: its own database, the record and the log. It says when it stands, waits
 * to be told, and then acts without end, telling every act that was acknowledged. It is there to be killed.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '@mingjing/law';
import { openLedger } from '../ledger/open.ts';
import { openStore } from '../store/open.ts';
import { must, newId, openTestHouse } from './record.ts';

/** What the worker tells: where it stands, and each act it was promised. */
export type CrashMessage =
  | {
      readonly kind: 'stands';
      readonly urls: { readonly owner: string; readonly app: string; readonly portal: string };
      readonly vkey: string;
      readonly stopped?: string;
    }
  | {
      readonly kind: 'acknowledged';
      readonly id: string;
      readonly dossier: string;
      readonly seq: number;
      readonly promise: string;
    };

const tell = (message: CrashMessage): void => {
  process.send?.(message);
};

// Whoever started it is gone: nobody is left to kill it.
process.once('disconnect', () => process.exit());

const dataDir = process.argv[2] ?? '';
const store = await openStore({ dataDir });
const ledger = await openLedger({
  pool: store.appPool,
  keyFolder: join(dataDir, 'keys'),
  origin: 'log.mingjing.example/crash',
});
await ledger.sequence();
const stopped = ledger.stopped();
tell({
  kind: 'stands',
  urls: store.urls,
  vkey: ledger.vkey ?? '',
  ...(stopped === undefined ? {} : { stopped }),
});
await once(process, 'message');

const house = await openTestHouse(store.appPool, { promiser: ledger });

/** Asks with the same id until there is an answer: that is what a client does when the line breaks. */
async function insist(
  actor: Actor,
  dossier: string,
  type: string,
  data: unknown,
  open?: string,
): Promise<void> {
  const command = { id: newId(), type, occurredAt: new Date().toISOString(), data };
  for (;;) {
    try {
      const wish = { actor, dossier, command, ...(open === undefined ? {} : { open }) };
      const done =
        (await house.record.attempt({ ...wish, basis: [] })) ?? must(await house.record.perform(wish));
      ledger.wake();
      tell({ kind: 'acknowledged', id: done.act.id, dossier, seq: done.act.seq, promise: done.promise });
      return;
    } catch (error) {
      if ((error as Error).message.startsWith('{')) throw error;
      await sleep(20);
    }
  }
}

async function work(actor: Actor): Promise<never> {
  for (;;) {
    const dossier = newId();
    const parties = [{ name: '张三', idNumber: newId() }];
    await insist(actor, dossier, 'lead.register', { title: '测试', parties }, 'penalty-ordinary');
    for (let i = 0; i < 10; i++) await insist(actor, dossier, 'note.add', { text: `记录${i}` });
  }
}

const actors: Actor[] = [];
while (actors.length < 4) {
  await house
    .person(`人${actors.length}`)
    .then((actor) => actors.push(actor))
    .catch(() => sleep(20));
}
await Promise.all(actors.map(work));
