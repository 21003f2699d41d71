import { findText, utf8 } from '../bytes.ts';
import { formatCheckpoint, parseCheckpointText } from '../note/checkpoint.ts';
import { type Signer, signNote } from '../note/sign.ts';
import {
  type Closing,
  formatClosing,
  formatPromise,
  type LogPromise,
  parseClosing,
} from '../note/statements.ts';
import { type Result, refuse } from '../result.ts';
import { emptyRoot, verifyConsistency } from '../tree/merkle.ts';
import { proveConsistency } from '../tree/prove.ts';
import type { TileReader } from '../tree/tiles.ts';
import type { KnownHead } from '../witness.ts';
import { findFile, writeDurably } from './durable.ts';
import { createKeyFile, type KeyFileRefusal, openKeyFile } from './key-file.ts';
import { oneAtATime } from './queue.ts';

export type SignRefusal =
  /** Smaller than what this key has signed: the store went back (restore, failover). */
  | 'went-back'
  /** The same size as signed before, with another root. */
  | 'root-differs'
  /** The tiles do not show that the tree contains what was signed. */
  | 'not-an-extension'
  /** A closing statement was signed; this log grows no more. */
  | 'log-closed'
  | 'highest-missing'
  | 'highest-malformed'
  | 'head-malformed';

/**
 * The log's key together with its memory: the highest checkpoint it has signed, in a file beside it. The memory is what
 * makes a store that went back show itself instead of splitting the log, so it belongs with the key and in no backup.
 */
export interface LogSigner {
  readonly origin: string;
  readonly vkey: string;
  /** The highest head signed so far. */
  highest(): Promise<Result<{ head: KnownHead }, SignRefusal>>;
  /**
   * Signs a checkpoint as a note. The tree has to be durable already, and `reader` has to hold it: from it comes the proof
   * that it extends the highest one. The new highest is durable before the signature exists; the caller serializes signing
   * among processes (the lock of the head row).
   */
  signCheckpoint(head: KnownHead, reader: TileReader): Promise<Result<{ note: Uint8Array }, SignRefusal>>;
  /** Signs a promise to include an act. Reads no file, so that every act can have one. */
  signPromise(
    promise: Omit<LogPromise, 'origin'>,
  ): Promise<Result<{ note: Uint8Array }, 'promise-malformed' | 'log-closed'>>;
  /** Signs that the log ends; after this the key signs no checkpoint and no promise. The same statement may be signed again. */
  signClosing(closing: Omit<Closing, 'origin'>): Promise<Result<{ note: Uint8Array }, SignRefusal>>;
}

const highestPath = (keyPath: string): string => `${keyPath}.highest`;

/** Makes the key of a new log and its memory, empty. Where there is a memory of something signed, no key is made. */
export async function createLogKey(
  path: string,
  origin: string,
): Promise<Result<object, 'key-exists' | 'head-malformed'>> {
  const empty = formatCheckpoint({ origin, size: 0, root: emptyRoot });
  if (!empty.ok) return refuse('head-malformed');
  const memory = await findFile(highestPath(path));
  if (memory !== undefined && findText(memory) !== empty.text) return refuse('key-exists');
  if ((await findFile(path)) !== undefined) return refuse('key-exists');
  // The memory first: a crash between the two then leaves nothing that could sign.
  await writeDurably([{ path: highestPath(path), bytes: utf8(empty.text) }], 0o600);
  return createKeyFile(path);
}

/** Opens the key of a log. Refuses if its memory is missing or belongs to another log. */
export async function openLogSigner(
  path: string,
  origin: string,
): Promise<Result<{ log: LogSigner }, KeyFileRefusal | SignRefusal>> {
  const opened = await openKeyFile(path, origin, 'note');
  if (!opened.ok) return opened;
  const log = withMemory(opened.signer, highestPath(path));
  const highest = await log.highest();
  return highest.ok || highest.code === 'log-closed' ? { ok: true, log } : highest;
}

function withMemory(signer: Signer, path: string): LogSigner {
  const origin = signer.key.name;
  const inTurn = oneAtATime();
  let knownClosed = false;

  const recall = async (): Promise<Result<{ head: KnownHead; closing?: Closing }, SignRefusal>> => {
    const bytes = await findFile(path);
    if (bytes === undefined) return refuse('highest-missing');
    const text = findText(bytes) ?? '';
    const closed = parseClosing(text);
    if (closed.ok && closed.closing.origin === origin) {
      knownClosed = true;
      return { ok: true, head: closed.closing, closing: closed.closing };
    }
    const parsed = parseCheckpointText(text);
    if (!parsed.ok || parsed.checkpoint.origin !== origin) return refuse('highest-malformed');
    return { ok: true, head: parsed.checkpoint };
  };
  const highest: LogSigner['highest'] = async () => {
    const known = await recall();
    if (!known.ok) return known;
    return known.closing === undefined ? { ok: true, head: known.head } : refuse('log-closed');
  };
  const remember = (text: string) => writeDurably([{ path, bytes: utf8(text) }], 0o600);
  const signed = async (text: string): Promise<{ ok: true; note: Uint8Array }> => {
    const note = await signNote(text, signer);
    if (!note.ok) throw new Error(`the log's own text cannot be signed: ${note.code}`);
    return note;
  };

  return {
    origin,
    vkey: signer.vkey,
    highest,
    signCheckpoint: (head, reader) =>
      inTurn(async () => {
        const text = formatCheckpoint({ origin, size: head.size, root: head.root });
        if (!text.ok) return refuse('head-malformed');
        const known = await highest();
        if (!known.ok) return known;
        const extended = await whetherExtends(known.head, head, reader);
        if (!extended.ok) return extended;
        await remember(text.text);
        return signed(text.text);
      }),
    signPromise: async (promise) => {
      if (knownClosed) return refuse('log-closed');
      const text = formatPromise({ ...promise, origin });
      return text.ok ? signed(text.text) : text;
    },
    signClosing: (closing) =>
      inTurn(async () => {
        const text = formatClosing({ ...closing, origin });
        if (!text.ok) return refuse('head-malformed');
        const known = await recall();
        if (!known.ok) return known;
        const before = known.closing === undefined ? undefined : formatClosing(known.closing);
        if (before?.ok && before.text !== text.text) return refuse('log-closed');
        await remember(text.text);
        knownClosed = true;
        return signed(text.text);
      }),
  };
}

async function whetherExtends(
  old: KnownHead,
  head: KnownHead,
  reader: TileReader,
): Promise<Result<object, SignRefusal>> {
  if (head.size < old.size) return refuse('went-back');
  const made = await proveConsistency(reader, old.size, head.size);
  const holds =
    made.ok &&
    verifyConsistency({
      oldSize: old.size,
      oldRoot: old.root,
      newSize: head.size,
      newRoot: head.root,
      proof: made.proof,
    }).ok;
  if (holds) return { ok: true };
  return refuse(head.size === old.size ? 'root-differs' : 'not-an-extension');
}
