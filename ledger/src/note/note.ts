import { base64, findBase64 } from '../base64.ts';
import { concat, findText, isBytes, isText, utf8 } from '../bytes.ts';
import { type Result, refuse } from '../result.ts';
import { isKeyName, type VerifierKey } from './vkey.ts';

/** One signature line of a note: `id` is the key id, `signature` what follows it. Nothing is verified yet. */
export interface SignatureLine {
  readonly name: string;
  readonly id: Uint8Array;
  readonly signature: Uint8Array;
}

/** A signed note taken apart (C2SP signed-note); `text` ends in a newline and is what the signatures are over. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly SignatureLine[];
}

const largestNote = 1_000_000;
const mostSignatures = 100;
const lineStart = '— ';

/** Takes a signed note apart. Its text must not be used before `verifyNote` has accepted it. */
export function parseNote(bytes: Uint8Array): Result<{ note: Note }, 'note-malformed'> {
  const whole = isBytes(bytes) && bytes.length <= largestNote ? findText(bytes) : undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (whole === undefined || /[\u0000-\u0009\u000b-\u001f]/.test(whole)) return refuse('note-malformed');
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n')) return refuse('note-malformed');
  const lines = whole.slice(split + 2, -1).split('\n');
  if (lines.length > mostSignatures) return refuse('note-malformed');
  const signatures: SignatureLine[] = [];
  for (const line of lines) {
    const signature = findSignatureLine(line);
    if (signature === undefined) return refuse('note-malformed');
    signatures.push(signature);
  }
  return { ok: true, note: { text: whole.slice(0, split + 1), signatures } };
}

function findSignatureLine(line: string): SignatureLine | undefined {
  if (!line.startsWith(lineStart)) return undefined;
  const [name, encoded, ...more] = line.slice(lineStart.length).split(' ');
  if (!isKeyName(name) || encoded === undefined || more.length > 0) return undefined;
  const bytes = findBase64(encoded);
  if (bytes === undefined || bytes.length < 5) return undefined;
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** A signature line as text, newline and all. */
export function formatSignatureLine(key: VerifierKey, signature: Uint8Array): string {
  return `${lineStart}${key.name} ${base64(concat(key.id, signature))}\n`;
}

/** A note from its text, which has to end in a newline, and one or more signature lines. */
export function formatNote(text: string, signatureLines: readonly string[]): Uint8Array {
  return utf8(`${text}\n${signatureLines.join('')}`);
}

/** A note with further signature lines under those it has, as when a witness answers. */
export function addSignatures(
  note: Uint8Array,
  signatureLines: readonly string[],
): Result<{ note: Uint8Array }, 'note-malformed'> {
  if (!Array.isArray(signatureLines) || !signatureLines.every(isText) || !isBytes(note)) {
    return refuse('note-malformed');
  }
  const longer = concat(note, utf8(signatureLines.join('')));
  return parseNote(note).ok && parseNote(longer).ok ? { ok: true, note: longer } : refuse('note-malformed');
}
