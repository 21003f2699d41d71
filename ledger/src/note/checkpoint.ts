import { base64, findHash } from '../base64.ts';
import { findCount, findText, isBytes, isCount } from '../bytes.ts';
import { type Result, refuse } from '../result.ts';
import { isKeyName } from './vkey.ts';

/** The head of a log (检查点): its name, how many entries it has, and the root of the tree over them. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Lines after the third. We write none, and none says anything that can be relied on. */
  readonly extensions: readonly string[];
}

/** Whether a text can be the origin of one of our logs: a key name, because it is one, and not a number. */
export function isOrigin(origin: unknown): origin is string {
  return isKeyName(origin) && !/^[0-9]+$/.test(origin);
}

/** The text of a checkpoint, to be signed. */
export function formatCheckpoint(head: {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}): Result<{ text: string }, 'checkpoint-malformed'> {
  if (!isOrigin(head?.origin) || !isCount(head.size) || !isBytes(head.root, 32)) {
    return refuse('checkpoint-malformed');
  }
  return { ok: true, text: `${head.origin}\n${head.size}\n${base64(head.root)}\n` };
}

/**
 * Reads a checkpoint (C2SP tlog-checkpoint), either its text alone or the whole signed note. Says nothing about signatures:
 * that is `verifyNote`.
 */
export function parseCheckpoint(
  bytes: Uint8Array,
): Result<{ checkpoint: Checkpoint }, 'checkpoint-malformed'> {
  const whole = isBytes(bytes) ? findText(bytes) : undefined;
  if (whole === undefined) return refuse('checkpoint-malformed');
  const signatures = whole.lastIndexOf('\n\n');
  return parseCheckpointText(signatures < 0 ? whole : whole.slice(0, signatures + 1));
}

/** The same from a checkpoint's text, which is what a note's signatures are over. */
export function parseCheckpointText(
  text: string,
): Result<{ checkpoint: Checkpoint }, 'checkpoint-malformed'> {
  if (!text.endsWith('\n')) return refuse('checkpoint-malformed');
  const [origin, sizeLine, rootLine, ...extensions] = text.slice(0, -1).split('\n');
  const size = findCount(sizeLine ?? '');
  const root = findHash(rootLine ?? '');
  if (!origin || size === undefined || root === undefined || extensions.includes('')) {
    return refuse('checkpoint-malformed');
  }
  return { ok: true, checkpoint: { origin, size, root, extensions } };
}
