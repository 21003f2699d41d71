import { findCount, utf8 } from '../bytes.ts';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { addSignatures, formatSignatureLine, parseNote } from '../note/note.ts';
import { verifyNoteWith } from '../note/verify-note.ts';
import { isOfKey, type VerifierKey } from '../note/vkey.ts';
import { type Result, refuse } from '../result.ts';
import { proveConsistency } from '../tree/prove.ts';
import type { TileReader } from '../tree/tiles.ts';
import { formatAddCheckpoint, type KnownHead } from '../witness.ts';
import { originHash } from './witness.ts';

/** A witness as the log sees it: where to ask, and the key its answers have to be signed with. */
export interface WitnessAddress {
  readonly url: string;
  readonly key: VerifierKey;
}

export type AskRefusal =
  | 'unreachable'
  | 'answer-malformed'
  /** The witness has cosigned a larger tree than this one: the log went back. */
  | 'witness-ahead'
  /** The witness found the checkpoint no extension of what it knows, or does not know the log. */
  | 'refused'
  | 'proof-missing';

/** Asks a witness to cosign a signed checkpoint. `knownSize` is the size it is thought to know; it corrects a wrong guess. */
export async function askWitness(
  address: WitnessAddress,
  checkpoint: Uint8Array,
  reader: TileReader,
  knownSize: number,
  signal: AbortSignal,
): Promise<Result<{ line: string; time: number }, AskRefusal>> {
  const parsed = parseCheckpoint(checkpoint);
  if (!parsed.ok) return refuse('answer-malformed');
  const { size } = parsed.checkpoint;
  let oldSize = Math.min(knownSize, size);
  for (let attempt = 0; attempt < 3; attempt++) {
    const proof = await proveConsistency(reader, oldSize, size);
    const request = proof.ok ? formatAddCheckpoint({ oldSize, proof: proof.proof, checkpoint }) : proof;
    if (!request.ok) return refuse('proof-missing');
    const answer = await call(`${address.url}/add-checkpoint`, {
      method: 'POST',
      body: new Uint8Array(request.body),
      signal,
    });
    if (!answer.ok) return answer;
    if (answer.status === 200) return findCosignature(checkpoint, answer.text, address.key);
    if (answer.status !== 409) return refuse('refused');
    const known = findCount(answer.text.trimEnd());
    if (known === undefined) return refuse('answer-malformed');
    if (known > size) return refuse('witness-ahead');
    oldSize = known;
  }
  return refuse('answer-malformed');
}

/** The largest head of a log that a witness has cosigned, or nothing if it has seen none. Ask before signing after a restore. */
export async function findWitnessedHead(
  address: WitnessAddress,
  origin: string,
  signal: AbortSignal,
): Promise<Result<{ head?: KnownHead }, 'unreachable' | 'answer-malformed'>> {
  const answer = await call(`${address.url}/${originHash(origin)}/checkpoint`, { signal });
  if (!answer.ok) return answer;
  if (answer.status === 404) return { ok: true };
  const note = utf8(answer.text);
  const parsed = parseCheckpoint(note);
  if (answer.status !== 200 || !parsed.ok || parsed.checkpoint.origin !== origin)
    return refuse('answer-malformed');
  return verifyNoteWith(note, [address.key]).ok
    ? { ok: true, head: parsed.checkpoint }
    : refuse('answer-malformed');
}

async function call(
  url: string,
  init: RequestInit,
): Promise<Result<{ status: number; text: string }, 'unreachable'>> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error' });
    return { ok: true, status: response.status, text: await response.text() };
  } catch {
    return refuse('unreachable');
  }
}

function findCosignature(
  checkpoint: Uint8Array,
  lines: string,
  key: VerifierKey,
): Result<{ line: string; time: number }, 'answer-malformed'> {
  const longer = addSignatures(checkpoint, [lines]);
  const verified = longer.ok ? verifyNoteWith(longer.note, [key]) : longer;
  const note = longer.ok ? parseNote(longer.note) : longer;
  if (!verified.ok || !note.ok) return refuse('answer-malformed');
  const line = note.note.signatures.find((each) => isOfKey(key, each));
  const time = verified.signatures[0]?.time;
  if (line === undefined || time === undefined) return refuse('answer-malformed');
  return { ok: true, line: formatSignatureLine(key, line.signature), time };
}
