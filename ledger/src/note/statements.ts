import { base64, findHash } from '../base64.ts';
import { findCount, isBytes, isCount, isRecord } from '../bytes.ts';
import { type Result, refuse } from '../result.ts';
import { isOrigin } from './checkpoint.ts';

// What the log's key signs besides checkpoints. The first line tells them apart, and the second line of a checkpoint is a
// number, which an origin never is: none of the three can be read as another.

const promiseLine = 'mingjing promise v1';
const closingLine = 'mingjing epoch v1';

/** A promise to include an act (收录承诺); times in seconds since 1970. */
export interface LogPromise {
  readonly origin: string;
  readonly commitment: Uint8Array;
  readonly time: number;
  readonly includeBy: number;
}

/** A statement that a log ends at a size, and where it goes on (日志换期声明). */
export interface Closing {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly next: string;
}

/** The text of a promise, to be signed with the log's key. */
export function formatPromise(promise: LogPromise): Result<{ text: string }, 'promise-malformed'> {
  if (!isRecord(promise) || !isOrigin(promise.origin) || !isBytes(promise.commitment, 32)) {
    return refuse('promise-malformed');
  }
  if (!isCount(promise.time) || !isCount(promise.includeBy) || promise.includeBy < promise.time) {
    return refuse('promise-malformed');
  }
  const { origin, commitment, time, includeBy } = promise;
  const lines = [promiseLine, origin, base64(commitment), `time ${time}`, `include-by ${includeBy}`];
  return { ok: true, text: `${lines.join('\n')}\n` };
}

/** Reads the text of a promise. Verifies no signature. */
export function parsePromise(text: string): Result<{ promise: LogPromise }, 'promise-malformed'> {
  const lines = typeof text === 'string' ? text.split('\n') : [];
  const [first, origin, commitmentLine, timeLine, byLine, end] = lines;
  const commitment = findHash(commitmentLine ?? '');
  const time = timeLine?.startsWith('time ') ? findCount(timeLine.slice(5)) : undefined;
  const includeBy = byLine?.startsWith('include-by ') ? findCount(byLine.slice(11)) : undefined;
  if (first !== promiseLine || end !== '' || lines.length !== 6 || !isOrigin(origin)) {
    return refuse('promise-malformed');
  }
  if (commitment === undefined || time === undefined || includeBy === undefined || includeBy < time) {
    return refuse('promise-malformed');
  }
  return { ok: true, promise: { origin, commitment, time, includeBy } };
}

/** The text of a closing statement, to be signed with the old log's key. */
export function formatClosing(closing: Closing): Result<{ text: string }, 'closing-malformed'> {
  if (!isRecord(closing) || !isOrigin(closing.origin) || !isOrigin(closing.next)) {
    return refuse('closing-malformed');
  }
  if (!isCount(closing.size) || !isBytes(closing.root, 32) || closing.next === closing.origin) {
    return refuse('closing-malformed');
  }
  const { origin, size, root, next } = closing;
  return { ok: true, text: `${[closingLine, origin, size, base64(root), next].join('\n')}\n` };
}

/** Reads the text of a closing statement. Verifies no signature. */
export function parseClosing(text: string): Result<{ closing: Closing }, 'closing-malformed'> {
  const lines = typeof text === 'string' ? text.split('\n') : [];
  const [first, origin, sizeLine, rootLine, next, end] = lines;
  const size = findCount(sizeLine ?? '');
  const root = findHash(rootLine ?? '');
  if (first !== closingLine || end !== '' || lines.length !== 6 || !isOrigin(origin) || !isOrigin(next)) {
    return refuse('closing-malformed');
  }
  if (size === undefined || root === undefined || next === origin) return refuse('closing-malformed');
  return { ok: true, closing: { origin, size, root, next } };
}
