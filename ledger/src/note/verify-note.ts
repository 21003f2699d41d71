import { bigEndian, concat, isBytes, utf8 } from '../bytes.ts';
import { verifyEd25519 } from '../hash/ed25519.ts';
import { type Result, refuse } from '../result.ts';
import { parseCheckpointText } from './checkpoint.ts';
import { parseNote } from './note.ts';
import { isOfKey, parseVkey, type VerifierKey } from './vkey.ts';

/** A signature that holds. `time` (seconds since 1970) is there for a cosignature and stated by the witness. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  readonly time?: number;
}

export interface VerifiedNote {
  readonly text: string;
  /** In the order of the note, one for each known key that signed. */
  readonly signatures: readonly VerifiedSignature[];
}

/** The bytes a cosignature/v1 is over (C2SP tlog-cosignature). */
export function cosignedMessage(checkpointText: string, time: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${checkpointText}`);
}

/** The 72 bytes of a cosignature in its line: the time, then the Ed25519 signature. */
export function timestamped(time: number, signature: Uint8Array): Uint8Array {
  return concat(bigEndian(time, 8), signature);
}

/** Whether `signature`, as it stands in a note's line, is this key's over `text`; and when, for a cosignature. */
function verifySignature(
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
): Result<VerifiedSignature, 'signature-invalid'> {
  switch (key.kind) {
    case 'note':
      return verifyEd25519(key.publicKey, utf8(text), signature)
        ? { ok: true, key }
        : refuse('signature-invalid');
    case 'cosignature': {
      if (!isBytes(signature, 72) || !parseCheckpointText(text).ok) return refuse('signature-invalid');
      const time = Number(new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0));
      if (!Number.isSafeInteger(time)) return refuse('signature-invalid');
      return verifyEd25519(key.publicKey, cosignedMessage(text, time), signature.subarray(8))
        ? { ok: true, key, time }
        : refuse('signature-invalid');
    }
    default:
      return key.kind satisfies never;
  }
}

export type NoteRefusal = 'note-malformed' | 'signature-invalid' | 'no-known-signature';

/**
 * Verifies a signed note against the keys the reader trusts (log and witnesses alike, as vkeys). Signatures of other keys
 * are passed over; one that claims to be of a known key and is not refuses the whole note, as C2SP signed-note advises.
 */
export function verifyNote(
  bytes: Uint8Array,
  vkeys: readonly string[],
): Result<VerifiedNote, NoteRefusal | 'vkey-malformed'> {
  if (!Array.isArray(vkeys)) return refuse('vkey-malformed');
  const keys: VerifierKey[] = [];
  for (const vkey of vkeys) {
    const key = parseVkey(vkey);
    if (!key.ok) return key;
    keys.push(key.key);
  }
  return verifyNoteWith(bytes, keys);
}

/** The same with keys already read. */
export function verifyNoteWith(
  bytes: Uint8Array,
  keys: readonly VerifierKey[],
): Result<VerifiedNote, NoteRefusal> {
  const parsed = parseNote(bytes);
  if (!parsed.ok) return parsed;
  const { text, signatures } = parsed.note;
  const verified: VerifiedSignature[] = [];
  for (const line of signatures) {
    const key = keys.find((each) => isOfKey(each, line));
    if (key === undefined || verified.some((done) => isOfKey(done.key, line))) continue;
    const result = verifySignature(key, text, line.signature);
    if (!result.ok) return result;
    verified.push(result.time === undefined ? { key } : { key, time: result.time });
  }
  return verified.length === 0 ? refuse('no-known-signature') : { ok: true, text, signatures: verified };
}
