import { Worker } from 'node:worker_threads';
import type { Book, Compiled, Sheet } from './compile.ts';

export type Work =
  | { kind: 'draw'; sheet: Sheet; files: Record<string, Uint8Array> }
  | { kind: 'bind'; book: Book }
  /** Pages of a file: of a PDF as many as it has, of a picture one. */
  | { kind: 'count'; bytes: Uint8Array; picture: boolean };

export type Results = { draw: Compiled; bind: Uint8Array; count: number };

export type Job = { id: number; work: Work };
export type Answer =
  | { id: number; ok: true; result: Results[Work['kind']] }
  | { id: number; ok: false; unreadable: boolean; detail: string };

export type DrawError =
  | { code: 'FILE_UNREADABLE'; message: string; detail: string }
  | { code: 'RENDER_TIMED_OUT'; message: string }
  | { code: 'RENDER_FAILED'; message: string; detail: string }
  | { code: 'RENDERER_BUSY'; message: string }
  | { code: 'RENDERER_CLOSED'; message: string };
export type Done<T> = { ok: true; result: T } | { ok: false; error: DrawError };

export type RendererOptions = {
  /** Threads at work; each holds the fonts (about 120 MB). */
  workers?: number;
  timeLimitMs?: number;
  /** Renders that may wait before new ones are refused. */
  queueLimit?: number;
};

export type Renderer = {
  /** Does one piece of work in a thread of its own. */
  run<W extends Work>(work: W): Promise<Done<Results[W['kind']]>>;
  /** Ends the threads; what waits or runs is answered with `RENDERER_CLOSED`. */
  close(): Promise<void>;
};

type Outcome = Done<Results[Work['kind']]>;
type Waiting = { job: Job; resolve: (outcome: Outcome) => void };
type Seat = { worker: Worker; current?: Waiting; timer?: NodeJS.Timeout };

/** A pool of render threads, started when first needed; idle threads do not keep the process alive. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const { workers = 1, timeLimitMs = 20_000, queueLimit = 500 } = options;
  const seats = new Set<Seat>();
  const queue: Waiting[] = [];
  let nextId = 1;
  let closed = false;

  function start(): Seat {
    const seat: Seat = { worker: new Worker(new URL('./worker.ts', import.meta.url)) };
    seats.add(seat);
    seat.worker.unref();
    seat.worker.on('message', (answer: Answer) => {
      if (answer.id !== seat.current?.job.id) return;
      finish(
        seat,
        answer.ok
          ? { ok: true, result: answer.result }
          : { ok: false, error: answer.unreadable ? unreadable(answer.detail) : failed(answer.detail) },
      );
    });
    seat.worker.on('error', (error) => {
      seats.delete(seat);
      finish(seat, { ok: false, error: failed(error.message) });
    });
    seat.worker.on('exit', () => {
      if (!seats.delete(seat)) return;
      finish(seat, { ok: false, error: failed('the render thread ended') });
    });
    return seat;
  }

  function finish(seat: Seat, outcome: Outcome): void {
    clearTimeout(seat.timer);
    const done = seat.current;
    delete seat.current;
    if (seats.has(seat)) seat.worker.unref();
    done?.resolve(outcome);
    next();
  }

  function next(): void {
    if (queue.length === 0 || closed) return;
    const idle = [...seats].find((seat) => !seat.current) ?? (seats.size < workers ? start() : undefined);
    if (!idle) return;
    const waiting = queue.shift()!;
    idle.current = waiting;
    idle.worker.ref();
    idle.timer = setTimeout(
      () => {
        seats.delete(idle);
        void idle.worker.terminate();
        finish(idle, { ok: false, error: { code: 'RENDER_TIMED_OUT', message: '文书排版超时，请重试。' } });
      },
      waiting.job.work.kind === 'bind' ? timeLimitMs * BINDING_TAKES : timeLimitMs,
    );
    idle.worker.postMessage(waiting.job);
  }

  return {
    run<W extends Work>(work: W) {
      if (closed) return Promise.resolve(refuse('RENDERER_CLOSED', '排版服务已停止。'));
      if (queue.length >= queueLimit) {
        return Promise.resolve(refuse('RENDERER_BUSY', '排队的文书过多，请稍后再试。'));
      }
      return new Promise<Done<Results[W['kind']]>>((resolve) => {
        const answer = (outcome: Outcome) => resolve(outcome as Done<Results[W['kind']]>);
        queue.push({ job: { id: nextId++, work }, resolve: answer });
        next();
      });
    },
    async close() {
      closed = true;
      const gone = refuse('RENDERER_CLOSED', '排版服务已停止。');
      for (const waiting of queue.splice(0)) waiting.resolve(gone);
      const ending = [...seats].map((seat) => {
        clearTimeout(seat.timer);
        seat.current?.resolve(gone);
        delete seat.current;
        return seat.worker.terminate();
      });
      seats.clear();
      await Promise.all(ending);
    },
  };
}

/** A volume may have hundreds of pages. */
const BINDING_TAKES = 10;

const failed = (detail: string): DrawError => ({ code: 'RENDER_FAILED', message: '文书排版失败。', detail });

const unreadable = (detail: string): DrawError => ({
  code: 'FILE_UNREADABLE',
  message: '有图片或者文件无法读取，可能已损坏、加密，或者是印刷用的 CMYK 图片。请换用能正常打开的文件。',
  detail,
});

const refuse = (
  code: 'RENDERER_CLOSED' | 'RENDERER_BUSY',
  message: string,
): { ok: false; error: DrawError } => ({
  ok: false,
  error: { code, message },
});
