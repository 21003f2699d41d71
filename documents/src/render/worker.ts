import { parentPort } from 'node:worker_threads';
import { createCompiler } from './compile.ts';
import type { Answer, Job } from './pool.ts';

const compile = createCompiler();
const port = parentPort!;

port.on('message', ({ id, sheet, files }: Job) => {
  try {
    const compiled = compile(sheet, files);
    port.postMessage({ id, ok: true, compiled } satisfies Answer, [compiled.pdf.buffer as ArrayBuffer]);
  } catch (error) {
    port.postMessage({
      id,
      ok: false,
      detail: error instanceof Error ? error.message : String(error),
    } satisfies Answer);
  }
});
