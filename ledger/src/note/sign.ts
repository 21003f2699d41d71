import { isCount, isText, utf8 } from '../bytes.ts';
import { type Result, refuse } from '../result.ts';
import { parseCheckpointText } from './checkpoint.ts';
import { formatNote, formatSignatureLine } from './note.ts';
import { cosignedMessage, timestamped } from './verify-note.ts';
import type { VerifierKey } from './vkey.ts';

/** Whoever holds a private key: a file, a token, another machine. `sign` gives the 64 bytes of an Ed25519 signature. */
export interface Signer {
  readonly key: VerifierKey;
  readonly vkey: string;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** Signs a text, which has to end in a newline, as a note with one signature. */
export async function signNote(
  text: string,
  signer: Signer,
): Promise<Result<{ note: Uint8Array }, 'text-malformed' | 'wrong-kind-of-key'>> {
  if (signer.key.kind !== 'note') return refuse('wrong-kind-of-key');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (!isText(text) || !text.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(text)) {
    return refuse('text-malformed');
  }
  const signature = await signer.sign(utf8(text));
  return { ok: true, note: formatNote(text, [formatSignatureLine(signer.key, signature)]) };
}

/** The cosignature/v1 line (见证签名) of a witness under a checkpoint's text; `time` in seconds since 1970. */
export async function cosign(
  checkpointText: string,
  signer: Signer,
  time: number,
): Promise<Result<{ line: string }, 'text-malformed' | 'wrong-kind-of-key'>> {
  if (signer.key.kind !== 'cosignature') return refuse('wrong-kind-of-key');
  if (!parseCheckpointText(checkpointText).ok || !isCount(time)) {
    return refuse('text-malformed');
  }
  const signature = await signer.sign(cosignedMessage(checkpointText, time));
  return { ok: true, line: formatSignatureLine(signer.key, timestamped(time, signature)) };
}
