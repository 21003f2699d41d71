import { type Bundle, bundleCommitment, parseBundle } from './bundle.ts';
import { equalBytes, isBytes, isRecord, utf8 } from './bytes.ts';
import { type Checkpoint, parseCheckpointText } from './note/checkpoint.ts';
import { type LogPromise, parsePromise } from './note/statements.ts';
import { parseTlogProof, type TlogProof } from './note/tlog-proof.ts';
import { verifyNoteWith } from './note/verify-note.ts';
import { parseVkey, type VerifierKey } from './note/vkey.ts';
import {
  countWitnesses,
  type KnownWitness,
  parseWitnesses,
  type Witness,
  type WitnessCount,
} from './policy.ts';
import { type Result, refuse } from './result.ts';
import type { VerdictCode } from './verdict.ts';

/** What the reader trusts and wants compared. */
export interface Trust {
  /** The verifier key of the log; its name is the log's origin. */
  readonly vkey: string;
  readonly witnesses?: readonly KnownWitness[];
  /** How many independent witnesses it takes; none by default. */
  readonly required?: number;
  /** What the page in front of the reader shows. */
  readonly publicBytes?: Uint8Array;
}

/** A checkpoint whose signature by the log, and those of known witnesses, have been verified. */
export interface Head {
  readonly checkpoint: Checkpoint;
  readonly witnesses: WitnessCount;
}

/** A bundle with every signature verified, and the act commitment its fields give. Inclusion is not yet checked. */
export interface ReadBundle {
  readonly bundle: Bundle;
  readonly commitment: Uint8Array;
  readonly log: VerifierKey;
  readonly witnesses: readonly Witness[];
  readonly required: number;
  readonly publicBytes?: Uint8Array;
  readonly promise?: LogPromise;
  readonly proof?: TlogProof & { readonly head: Head };
}

/** Reads a `.mingjing` file and verifies all signatures in it. */
export function readBundle(bytes: Uint8Array, trust: Trust): Result<ReadBundle, VerdictCode> {
  const vkey = parseVkey(isRecord(trust) ? trust.vkey : '');
  if (!vkey.ok || vkey.key.kind !== 'note') return refuse('vkey-malformed');
  const log = vkey.key;
  const known = parseWitnesses(trust.witnesses ?? []);
  if (!known.ok) return known;
  const { witnesses } = known;
  const parsed = parseBundle(bytes);
  if (!parsed.ok) return parsed;
  const { bundle } = parsed;
  const act = bundleCommitment(bundle);
  if (!act.ok) return act;
  const { commitment } = act;

  const promise = bundle.promise === undefined ? undefined : readPromise(utf8(bundle.promise), log);
  if (promise?.ok === false) return promise;
  if (promise?.ok && !equalBytes(promise.promise.commitment, commitment)) return refuse('fields-differ');
  const proof = bundle.proof === undefined ? undefined : readProof(utf8(bundle.proof), log, witnesses);
  if (proof?.ok === false) return proof;
  return {
    ok: true,
    bundle,
    commitment,
    log,
    witnesses,
    required: typeof trust.required === 'number' ? trust.required : 0,
    ...(isBytes(trust.publicBytes) ? { publicBytes: trust.publicBytes } : {}),
    ...(promise === undefined ? {} : { promise: promise.promise }),
    ...(proof === undefined ? {} : { proof: proof.proof }),
  };
}

/** Verifies a checkpoint's signatures: the log's must be there and hold, those of known witnesses must hold. */
export function readHead(
  note: Uint8Array,
  log: VerifierKey,
  witnesses: readonly Witness[],
): Result<{ head: Head }, 'proof-malformed' | 'checkpoint-signature' | 'log-unknown' | 'witness-signature'> {
  const byLog = verifyNoteWith(note, [log]);
  if (!byLog.ok) return refuse(asVerdict(byLog.code, 'proof-malformed', 'checkpoint-signature'));
  const parsed = parseCheckpointText(byLog.text);
  if (!parsed.ok) return refuse('proof-malformed');
  if (parsed.checkpoint.origin !== log.name) return refuse('log-unknown');
  const byWitnesses = verifyNoteWith(
    note,
    witnesses.map((witness) => witness.key),
  );
  if (!byWitnesses.ok && byWitnesses.code === 'signature-invalid') return refuse('witness-signature');
  const cosignatures = byWitnesses.ok ? byWitnesses.signatures : [];
  const count = countWitnesses(cosignatures, witnesses, log);
  return { ok: true, head: { checkpoint: parsed.checkpoint, witnesses: count } };
}

function readPromise(
  note: Uint8Array,
  log: VerifierKey,
): Result<{ promise: LogPromise }, 'promise-malformed' | 'promise-signature' | 'log-unknown'> {
  const signed = verifyNoteWith(note, [log]);
  if (!signed.ok) return refuse(asVerdict(signed.code, 'promise-malformed', 'promise-signature'));
  const parsed = parsePromise(signed.text);
  if (!parsed.ok) return parsed;
  return parsed.promise.origin === log.name ? parsed : refuse('log-unknown');
}

function readProof(
  text: Uint8Array,
  log: VerifierKey,
  witnesses: readonly Witness[],
): Result<{ proof: TlogProof & { readonly head: Head } }, VerdictCode> {
  const parsed = parseTlogProof(text);
  if (!parsed.ok) return parsed;
  const head = readHead(parsed.proof.checkpoint, log, witnesses);
  return head.ok ? { ok: true, proof: { ...parsed.proof, head: head.head } } : head;
}

function asVerdict<M extends VerdictCode, F extends VerdictCode>(
  code: 'note-malformed' | 'signature-invalid' | 'no-known-signature',
  malformed: M,
  forged: F,
): M | F | 'log-unknown' {
  switch (code) {
    case 'note-malformed':
      return malformed;
    case 'signature-invalid':
      return forged;
    case 'no-known-signature':
      return 'log-unknown';
    default:
      return code satisfies never;
  }
}
