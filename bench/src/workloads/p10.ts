import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Figure, median } from '../figures.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const starts = 3;
const idleMs = 10_000;

/**
 * P10: from the start of a product that has a store to its first page, and its own memory ten seconds later. The demo's first
 * start is let come to its end: while cases load, nothing is idle.
 */
export async function p10(say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [command, program, loaded] of [
    ['npm start', 'server/src/main.ts', undefined],
    ['npm run demo', 'server/src/demo.ts', '样例案件已全部载入'],
  ] as const) {
    say(`P10: ${command}, first start`);
    figures.push(...(await measure(command, program, loaded)));
  }
  return figures;
}

async function measure(command: string, program: string, loaded: string | undefined): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mj-bench-start-'));
  chmodSync(folder, 0o755);
  try {
    const first = await start(program, folder);
    while (loaded !== undefined && !first.said().includes(loaded)) await sleep(200);
    await stop(first.child);
    const times: number[] = [];
    const sizes: number[] = [];
    for (let turn = 0; turn < starts; turn++) {
      const { child, ms } = await start(program, folder);
      times.push(ms);
      await sleep(idleMs);
      sizes.push(residentMegabytes(child.pid ?? -1));
      await stop(child);
    }
    const [seconds, megabytes] = [median(times) / 1000, median(sizes)];
    return [
      {
        what: `P10 ${command}: second start to first page`,
        median: `${seconds.toFixed(1)} s`,
        target: '≤ 5 s',
        met: seconds <= 5,
        note: `first start ${(first.ms / 1000).toFixed(1)} s`,
      },
      {
        what: `P10 ${command}: resident memory, idle`,
        median: `${Math.round(megabytes)} MB`,
        target: '≤ 350 MB',
        met: megabytes <= 350,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As npm's script starts it; the time is taken from the start of the process to the whole first page. */
async function start(
  program: string,
  folder: string,
): Promise<{ readonly child: ChildProcess; readonly ms: number; said(): string }> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [program], {
    cwd: repository,
    env: { ...process.env, DATA_DIR: folder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program} ended`);
    const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (page?.ok === true && (await page.text()).includes('</html>')) break;
    await sleep(20);
  }
  return { child, ms: performance.now() - began, said: () => said };
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

/** The product's own process; its database's are counted by nobody, they share their memory. */
function residentMegabytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
