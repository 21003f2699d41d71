import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the sample county holds when a test begins; agencies, people and accounts are always there. */
export interface County {
  readonly cases: 'none' | 'written' | 'all';
  /** Written cases brought to the point where an act of the type `before` would come next. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly of: string;
  readonly before: string;
  /** Where acts of the type `before` come several times: the one after the first of this type. */
  readonly after?: string;
  readonly as: string;
  /** The written case whose parties it is against, for what they did on the same days. */
  readonly against?: string;
}

export interface Ready {
  /** Origin without a slash at the end. */
  readonly address: string;
  /** Key of the log. */
  readonly vkey: string;
  /** Password of every sample account. */
  readonly password: string;
  /** Dossier ids by the key of the case. */
  readonly dossiers: Readonly<Record<string, string>>;
}

/** The whole product, running on a free port with data of its own. */
export interface Product extends Ready {
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** Starts the product as anyone would run it. Rejects when it ends before it is ready. */
export async function startProduct(county: Partial<County> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mj-journey-'));
  chmodSync(dataDir, 0o755);
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const child = fork(fileURLToPath(new URL('./serve.ts', import.meta.url)), {
    env: {
      ...env,
      DATA_DIR: dataDir,
      SITE_REGION: '清岚县',
      SITE_OPERATOR: '清岚县司法局（样例）',
      SITE_COMPLAINT_PHONE: '0990-12345',
    },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  child.send({ cases: 'none', parts: [], ...county } satisfies County);
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as Ready),
    gone.then(([code]) => Promise.reject(new Error(`the product ended with ${code} before it was ready`))),
  ]);
  return {
    ...ready,
    stop: async () => {
      child.disconnect();
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
