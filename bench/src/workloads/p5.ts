import { randomUUID } from 'node:crypto';
import { samplePassword } from '@mingjing/server';
import type { Figure } from '../figures.ts';
import { rowTable } from '../floors/row.ts';
import type { Ask } from '../load.ts';
import { type Serving, serve } from '../serving.ts';
import type { BenchStore } from '../store.ts';
import { figureOf, inTurns } from './turns.ts';

/** They take turns: none grows far beyond its twenty acts, to some sixty at one connection and a hundred at sixteen. */
const dossiersOf = { 1: 1000, 16: 1500 } as const;
const actsBefore = 20;

/** Seconds until the long way of an act is compiled: a service runs for months, and the floor's way is short. */
const warmUp = 20;

/** P5: one additive act by the whole write path over HTTP, signed in, on a dossier of twenty acts. */
export async function p5(store: BenchStore, say: (line: string) => void): Promise<Figure[]> {
  const admin = await store.admin();
  await admin.query(rowTable);
  await admin.end();
  const floor = await serve(store, { kind: 'floor', urls: store.urls });
  const product = await serve(store, {
    kind: 'product',
    urls: store.urls,
    dataDir: store.dataDir,
    county: true,
  });
  const figures: Figure[] = [];
  try {
    const caller = await signIn(product, samplePassword(store.dataDir));
    for (const connections of [1, 16] as const) {
      say(`P5: ${dossiersOf[connections]} dossiers of ${actsBefore} acts`);
      const dossiers = await caller.dossiers(dossiersOf[connections]);
      let turn = 0;
      const next = () => caller.note(dossiers[turn++ % dossiers.length]!);
      const loads = await inTurns(
        { server: floor, next },
        { server: product, next },
        { connections, warmUp },
      );
      const name = `P5 one act, ${connections} connection${connections === 1 ? '' : 's'}`;
      figures.push(figureOf(name, loads, { ratio: 0.25, p99: 50 }));
    }
    const [dossier] = await caller.dossiers(1);
    const trips = await caller.tripsOf(dossier!);
    figures.push({
      what: 'P5 round trips an act',
      median: trips.toFixed(1),
      target: '≤ 3',
      met: trips <= 3,
    });
    return figures;
  } finally {
    await product.close();
    await floor.close();
  }
}

interface Caller {
  /** Opens so many cases and brings each to twenty acts. */
  dossiers(count: number): Promise<string[]>;
  note(dossier: string): Ask;
  tripsOf(dossier: string): Promise<number>;
}

/** Somebody of the sample county at work, from many addresses: each has its own limit of requests. */
export async function signIn(product: Serving, password: string): Promise<Caller> {
  let asked = 0;
  const address = () => `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked++ & 255}`;
  const headers = (): Record<string, string> => ({
    'content-type': 'application/json',
    'x-forwarded-for': address(),
  });
  const signed = await fetch(`${product.origin}/api/session`, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify({ account: 'zhou', password }),
  });
  const cookie = signed.headers.get('set-cookie')?.split(';')[0];
  if (!signed.ok || cookie === undefined) throw new Error(`sign-in: ${signed.status} ${await signed.text()}`);

  const call = async (ask: Ask): Promise<void> => {
    const { path, ...how } = ask;
    const answer = await fetch(`${product.origin}${path}`, how);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  const post = (path: string, body: object): Ask => ({
    method: 'POST',
    path,
    headers: { ...headers(), cookie },
    body: JSON.stringify(body),
  });
  const command = (type: string, data: object) => ({
    id: randomUUID(),
    type,
    occurredAt: new Date().toISOString(),
    data,
  });
  const note = (dossier: string): Ask =>
    post(`/dossiers/${dossier}/acts`, {
      expectedSeq: 1,
      command: command('note.add', { text: '已电话联系当事人，约定明日上午到场核对进货票据。', files: [] }),
    });
  const atApi = (ask: Ask): Ask => ({ ...ask, path: `/api${ask.path}` });

  const dossiers = async (count: number): Promise<string[]> => {
    const made = Array.from({ length: count }, () => randomUUID());
    const left = [...made.entries()];
    const work = async (): Promise<void> => {
      for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
        const [place, dossier] = entry;
        await call(
          atApi(
            post('/dossiers', {
              dossier,
              procedure: 'penalty-ordinary',
              command: command('lead.register', leadOf(place)),
            }),
          ),
        );
        for (let act = 1; act < actsBefore; act++) await call(atApi(note(dossier)));
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    return made;
  };
  return {
    dossiers,
    note: (dossier) => atApi(note(dossier)),
    tripsOf: async (dossier) => {
      const acts = 50;
      const before = await product.counters();
      for (let i = 0; i < acts; i++) await call(atApi(note(dossier)));
      const after = await product.counters();
      return ((after.trips ?? 0) - (before.trips ?? 0)) / acts;
    },
  };
}

function leadOf(place: number): object {
  return {
    source: 'inspection',
    receivedOn: '2026-10-12',
    summary: '日常检查发现货架上摆放超过保质期的饼干。',
    cause: '经营超过保质期的食品',
    items: ['expired-food'],
    conductFrom: '2026-10-12',
    place: `解放路${place + 1}号`,
    parties: [
      {
        id: 'p1',
        kind: 'organisation',
        name: `清岚县第${place + 1}副食店有限公司`,
        address: `解放路${place + 1}号`,
      },
    ],
    opinion: '建议核查。',
    files: [],
  };
}
