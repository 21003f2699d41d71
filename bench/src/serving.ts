import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Served, ServeSpec } from './serve.ts';
import type { BenchStore } from './store.ts';

/** A server in a process of its own. */
export interface Serving extends Served {
  /** Milliseconds of processor that this server and the database have used so far. */
  processorMs(): Promise<number>;
  /** Asks the process for its counters. */
  counters(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

/** Starts a floor or the product in a process of its own; it ends with ours. */
export async function serve(store: BenchStore, spec: ServeSpec): Promise<Serving> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [JSON.stringify(spec)], {
    execArgv: [],
  });
  const served = (await answer(child)) as Served;
  const counters = () => {
    child.send('counters');
    return answer(child) as Promise<Record<string, number>>;
  };
  return {
    ...served,
    counters,
    processorMs: async () => ((await counters()).processorMs ?? 0) + store.processorMs(),
    close: async () => {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function answer(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal: ended.signal }),
      once(child, 'exit', { signal: ended.signal }).then(() => {
        throw new Error('the server under measurement ended');
      }),
    ]);
    return message;
  } finally {
    ended.abort();
  }
}
