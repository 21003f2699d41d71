import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parsePromise, verifyNote } from '@mingjing/ledger';
import pg from 'pg';
import { processesIn } from '../store/postmaster.ts';
import type { CrashMessage } from './crash-worker.ts';
import { checkStoredLog } from './log-check.ts';

type Stands = Extract<CrashMessage, { kind: 'stands' }>;
type Acknowledged = Extract<CrashMessage, { kind: 'acknowledged' }>;

/** Which processes die: the product, every process of its database, or both at once. */
const victims = ['product', 'database', 'both'] as const;
export type Victim = (typeof victims)[number];

/** Random numbers that are the same for the same seed (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** One installation that is killed again and again while it works, and what it had acknowledged by then. */
export class CrashRig {
  readonly dataDir: string;
  readonly acknowledged: Acknowledged[] = [];
  #worker: ChildProcess | undefined;
  #stands: Stands | undefined;

  constructor() {
    this.dataDir = mkdtempSync(join(tmpdir(), 'mj-crash-'));
    chmodSync(this.dataDir, 0o755);
  }

  get #clusterDir(): string {
    return join(this.dataDir, 'postgres', '18');
  }

  /** Starts the product on what is there; it takes in what was pending, and then waits. */
  async start(): Promise<void> {
    const worker = fork(join(import.meta.dirname, 'crash-worker.ts'), [this.dataDir], {
      execArgv: [],
    });
    this.#worker = worker;
    const first = once(worker, 'message');
    const ended = once(worker, 'exit').then(() => {
      throw new Error('the product did not start');
    });
    ended.catch(() => {});
    const [message] = (await Promise.race([first, ended])) as [Stands];
    this.#stands = message;
    if (message.stopped !== undefined) throw new Error(`the log stopped after a crash: ${message.stopped}`);
    worker.on('message', (each: CrashMessage) => {
      if (each.kind === 'acknowledged') this.acknowledged.push(each);
    });
  }

  /** Lets the product work until it has acknowledged so many more acts, then kills, without warning. */
  async killAfter(acts: number, delayMs: number, victim: Victim): Promise<void> {
    const worker = this.#worker!;
    if (worker.connected) worker.send('work');
    await this.#until(this.acknowledged.length + acts);
    await sleep(delayMs);
    const exited = once(worker, 'exit');
    if (victim !== 'product') {
      for (const pid of processesIn(this.#clusterDir)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // ended meanwhile
        }
      }
    }
    if (victim === 'database') {
      // The product lives on and has to find back to work by itself.
      await this.#until(this.acknowledged.length + 5);
      return;
    }
    worker.kill('SIGKILL');
    await exited;
    this.#worker = undefined;
  }

  get running(): boolean {
    return this.#worker !== undefined;
  }

  async #until(count: number): Promise<void> {
    while (this.acknowledged.length < count) {
      if (this.#worker?.exitCode !== null)
        throw new Error(`the product ended by itself (${this.#worker?.exitCode})`);
      await sleep(2);
    }
  }

  /**
   * Looks at what a restarted product stands on, before it works on: every acknowledged act is there as promised, every
   * dossier is without gap, nothing waits for the log, and the log, read from its beginning, holds every act.
   */
  async verify(): Promise<{ readonly acts: number; readonly size: number }> {
    const { urls, vkey } = this.#stands!;
    const pool = new pg.Pool({ connectionString: urls.app, max: 2 });
    pool.on('error', () => {});
    try {
      const stored = await pool.query<{ id: string; dossier: string; seq: number; commitment: Buffer }>(
        'select id, dossier, seq, commitment from record.act',
      );
      const byId = new Map(stored.rows.map((row) => [row.id, row]));
      for (const act of this.acknowledged) {
        const row = byId.get(act.id);
        if (row?.dossier !== act.dossier || row.seq !== act.seq)
          throw new Error(`acknowledged act ${act.id} is lost`);
        const note = verifyNote(new TextEncoder().encode(act.promise), [vkey]);
        const promise = note.ok ? parsePromise(note.text) : note;
        if (!promise.ok || !row.commitment.equals(promise.promise.commitment)) {
          throw new Error(`act ${act.id} is not what was promised`);
        }
      }
      const gaps = await pool.query(
        `select d.id from record.dossier d left join record.act a on a.dossier = d.id
         group by d.id having count(a.id) <> d.seq or min(a.seq) <> 1 or max(a.seq) <> d.seq`,
      );
      if (gaps.rows.length > 0) throw new Error(`dossier ${gaps.rows[0].id} has a gap`);
      const parts = await pool.query(
        `select a.id from record.act a
         where (type = 'lead.register' and not exists (select from private.slot s where s.act = a.id))
            or (a.procedure = 'penalty-ordinary' and not exists (select from view.dossier v where v.dossier = a.dossier))`,
      );
      if (parts.rows.length > 0)
        throw new Error(`act ${parts.rows[0].id} is there without what belongs to it`);
      const waiting = await pool.query('select from ledger.pending');
      if (waiting.rowCount !== 0)
        throw new Error(`${waiting.rowCount} acts wait for the log after a restart`);
      const check = await checkStoredLog(
        pool,
        vkey,
        stored.rows.map((row) => new Uint8Array(row.commitment)),
      );
      if (!check.ok) throw new Error(`the log is damaged: ${check.code} at ${check.path}`);
      if (check.found.size !== stored.rows.length) throw new Error('an act is missing in the log');
      if (check.size !== stored.rows.length)
        throw new Error('the log holds an entry twice, or one that is no act');
      return { acts: stored.rows.length, size: check.size };
    } finally {
      await pool.end();
    }
  }

  /** The same after one more restart, so that nothing is under work any more. */
  async verifyAtRest(): Promise<{ readonly acts: number; readonly size: number }> {
    const worker = this.#worker;
    if (worker !== undefined) {
      const exited = once(worker, 'exit');
      worker.kill('SIGKILL');
      await exited;
    }
    await this.start();
    return this.verify();
  }

  async remove(): Promise<void> {
    this.#worker?.kill('SIGKILL');
    while (processesIn(this.#clusterDir).length > 0) await sleep(20);
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/**
 * Kills an installation so many times at moments that follow from the seed, looking after every restart. Throws at the
 * first act that is lost or damaged.
 */
export async function crash(
  kills: number,
  seed: number,
  told: (line: string) => void = () => {},
): Promise<CrashRig> {
  const random = seeded(seed);
  const rig = new CrashRig();
  try {
    for (let kill = 0; kill < kills; kill++) {
      if (!rig.running) {
        await rig.start();
        const { acts } = await rig.verify();
        told(`${kill}/${kills} kills, ${acts} acts, all there`);
      }
      await rig.killAfter(1 + random(60), random(15), victims[random(victims.length)]!);
    }
  } catch (error) {
    await rig.remove();
    throw error;
  }
  return rig;
}
