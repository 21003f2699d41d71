import { parentPort } from 'node:worker_threads';
import { type Compiler, createCompiler, Unreadable } from './compile.ts';
import type { Answer, Job, Results, Work } from './pool.ts';

const compiler = createCompiler();
const port = parentPort!;

port.on('message', ({ id, work }: Job) => {
  try {
    const result = done(compiler, work);
    const bytes = typeof result === 'object' && 'pdf' in result ? result.pdf : result;
    const moved = bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : [];
    port.postMessage({ id, ok: true, result } satisfies Answer, moved);
  } catch (error) {
    port.postMessage({
      id,
      ok: false,
      unreadable: error instanceof Unreadable,
      detail: error instanceof Error ? error.message : String(error),
    } satisfies Answer);
  }
});

function done(by: Compiler, work: Work): Results[Work['kind']] {
  switch (work.kind) {
    case 'draw':
      return by.draw(work.sheet, work.files);
    case 'bind':
      return by.bind(work.book);
    case 'count':
      return by.count(work.bytes, work.picture);
    default:
      return work satisfies never;
  }
}
