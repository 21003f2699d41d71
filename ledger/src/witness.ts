import { base64, findHash } from './base64.ts';
import { concat, findCount, findText, isBytes, isCount, isHashList, isRecord, utf8 } from './bytes.ts';
import { type Checkpoint, parseCheckpoint } from './note/checkpoint.ts';
import { mostProofHashes } from './note/tlog-proof.ts';
import { verifyNoteWith } from './note/verify-note.ts';
import type { VerifierKey } from './note/vkey.ts';
import { type Result, refuse } from './result.ts';
import { emptyRoot, verifyConsistency } from './tree/merkle.ts';

/** The body of `POST add-checkpoint` (C2SP tlog-witness). */
export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  /** The checkpoint as the log signed it. */
  readonly checkpoint: Uint8Array;
}

/** The largest head of a log that a witness has cosigned. */
export interface KnownHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The body of an add-checkpoint request (C2SP tlog-witness). */
export function formatAddCheckpoint(
  request: AddCheckpoint,
): Result<{ body: Uint8Array }, 'request-malformed'> {
  if (!isRecord(request) || !isCount(request.oldSize) || !isHashList(request.proof)) {
    return refuse('request-malformed');
  }
  if (!isBytes(request.checkpoint) || request.proof.length > mostProofHashes)
    return refuse('request-malformed');
  const lines = [`old ${request.oldSize}`, ...request.proof.map(base64)];
  return { ok: true, body: concat(utf8(`${lines.join('\n')}\n\n`), request.checkpoint) };
}

/** Reads the body of an add-checkpoint request. */
export function parseAddCheckpoint(
  body: Uint8Array,
): Result<{ request: AddCheckpoint }, 'request-malformed'> {
  const text = isBytes(body) ? findText(body) : undefined;
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || end < 0) return refuse('request-malformed');
  const [oldLine, ...proofLines] = text.slice(0, end).split('\n');
  const oldSize = oldLine?.startsWith('old ') ? findCount(oldLine.slice(4)) : undefined;
  if (oldSize === undefined || proofLines.length > mostProofHashes) return refuse('request-malformed');
  const proof: Uint8Array[] = [];
  for (const line of proofLines) {
    const hash = findHash(line);
    if (hash === undefined) return refuse('request-malformed');
    proof.push(hash);
  }
  return { ok: true, request: { oldSize, proof, checkpoint: utf8(text.slice(end + 2)) } };
}

export type WitnessRefusal =
  /** 400 */
  | 'request-malformed'
  /** 404 */
  | 'log-unknown'
  /** 403 */
  | 'signature-missing'
  /** 409: the witness has cosigned another size than the request builds on. */
  | 'size-conflict'
  /** 422: not an extension of what was cosigned. Of a log, this is the mark of a rewrite. */
  | 'proof-invalid';

/**
 * Decides whether a witness may cosign: the checkpoint has to be signed by a key it knows for that origin and to extend the
 * head it cosigned last. Pure; the caller holds `known` still until the new head is durable.
 */
export function considerCheckpoint(
  request: AddCheckpoint,
  logKeys: readonly VerifierKey[],
  known: KnownHead | undefined,
): Result<{ checkpoint: Checkpoint; text: string }, WitnessRefusal> {
  const parsed = parseCheckpoint(request.checkpoint);
  if (!parsed.ok) return refuse('request-malformed');
  const { checkpoint } = parsed;
  if (logKeys.length === 0) return refuse('log-unknown');
  const signed = verifyNoteWith(request.checkpoint, logKeys);
  if (!signed.ok) return refuse(signed.code === 'note-malformed' ? 'request-malformed' : 'signature-missing');
  if (request.oldSize > checkpoint.size) return refuse('request-malformed');
  const { size, root } = known ?? { size: 0, root: emptyRoot };
  if (request.oldSize !== size) return refuse('size-conflict');
  // Between equal sizes the proof is empty and the roots are equal, so an empty tree cannot come with another root.
  const consistent = verifyConsistency({
    oldSize: size,
    oldRoot: root,
    newSize: checkpoint.size,
    newRoot: checkpoint.root,
    proof: request.proof,
  });
  return consistent.ok ? { ok: true, checkpoint, text: signed.text } : refuse('proof-invalid');
}
