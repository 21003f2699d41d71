import { Worker } from 'node:worker_threads';
import type { Compiled, Sheet } from './compile.ts';

export type Job = { id: number; sheet: Sheet; files: Record<string, Uint8Array> };
export type Answer = { id: number; ok: true; compiled: Compiled } | { id: number; ok: false; detail: string };

export type DrawError =
  | { code: 'RENDER_TIMED_OUT'; message: string }
  | { code: 'RENDER_FAILED'; message: string; detail: string }
  | { code: 'RENDERER_BUSY'; message: string }
  | { code: 'RENDERER_CLOSED'; message: string };
export type Drawn = { ok: true; compiled: Compiled } | { ok: false; error: DrawError };

export type RendererOptions = {
  /** Threads at work; each holds the fonts (about 120 MB). */
  workers?: number;
  timeLimitMs?: number;
  /** Renders that may wait before new ones are refused. */
  queueLimit?: number;
};

export type Renderer = {
  draw(sheet: Sheet, files?: Record<string, Uint8Array>): Promise<Drawn>;
  /** Ends the threads; what waits or runs is answered with `RENDERER_CLOSED`. */
  close(): Promise<void>;
};

type Waiting = { job: Job; resolve: (drawn: Drawn) => void };
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
          ? { ok: true, compiled: answer.compiled }
          : { ok: false, error: { code: 'RENDER_FAILED', message: '文书排版失败。', detail: answer.detail } },
      );
    });
    seat.worker.on('error', (error) => {
      seats.delete(seat);
      finish(seat, {
        ok: false,
        error: { code: 'RENDER_FAILED', message: '文书排版失败。', detail: error.message },
      });
    });
    seat.worker.on('exit', () => {
      if (!seats.delete(seat)) return;
      finish(seat, {
        ok: false,
        error: { code: 'RENDER_FAILED', message: '文书排版失败。', detail: 'the render thread ended' },
      });
    });
    return seat;
  }

  function finish(seat: Seat, drawn: Drawn): void {
    clearTimeout(seat.timer);
    const done = seat.current;
    delete seat.current;
    if (seats.has(seat)) seat.worker.unref();
    done?.resolve(drawn);
    next();
  }

  function next(): void {
    if (queue.length === 0 || closed) return;
    const idle = [...seats].find((seat) => !seat.current) ?? (seats.size < workers ? start() : undefined);
    if (!idle) return;
    const waiting = queue.shift()!;
    idle.current = waiting;
    idle.worker.ref();
    idle.timer = setTimeout(() => {
      seats.delete(idle);
      void idle.worker.terminate();
      finish(idle, { ok: false, error: { code: 'RENDER_TIMED_OUT', message: '文书排版超时，请重试。' } });
    }, timeLimitMs);
    idle.worker.postMessage(waiting.job);
  }

  return {
    draw(sheet, files = {}) {
      if (closed) return Promise.resolve(refuse('RENDERER_CLOSED', '排版服务已停止。'));
      if (queue.length >= queueLimit) {
        return Promise.resolve(refuse('RENDERER_BUSY', '排队的文书过多，请稍后再试。'));
      }
      return new Promise((resolve) => {
        queue.push({ job: { id: nextId++, sheet, files }, resolve });
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

const refuse = (code: 'RENDERER_CLOSED' | 'RENDERER_BUSY', message: string): Drawn => ({
  ok: false,
  error: { code, message },
});
