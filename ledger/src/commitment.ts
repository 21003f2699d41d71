import { base64Into, findHash } from './base64.ts';
import { compareBytes, equalBytes, findText, isBytes, isHashList, isRecord, isText, utf8 } from './bytes.ts';
import { type HmacKey, hmacKey } from './hash/hmac.ts';
import { findCanonicalText } from './json.ts';
import { Message } from './message.ts';
import { type Result, refuse } from './result.ts';

const fieldTag = utf8('mingjing/field/v1');
const saltTag = utf8('mingjing/salt/v1');
const actTag = utf8('mingjing/act/v1');
const longestName = 0xffff;
const entryStart = 'mingjing act v1 ';
const emptyEntry = utf8(`${entryStart}${' '.repeat(44)}\n`);

/** A value under its name with the 32-byte salt that hides it in its commitment. */
export interface Field {
  readonly name: string;
  readonly value: unknown;
  readonly salt: Uint8Array;
}

/** Header fields (行为要素) in the form they are committed in; see docs/ledger-format.md section 1 for the types. */
export interface CommittedHeader {
  readonly id: string;
  readonly dossier: string;
  readonly seq: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly procedure: string;
  readonly procedureVersion: number;
  readonly profile: string;
  readonly profileVersion: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly agency: string;
  readonly facts: readonly { readonly dossier: string; readonly seq: number }[];
  readonly sample: boolean;
  readonly document?: object;
}

/** A personal field: its place in the data, its plain value, and the random salt kept beside its ciphertext. */
export interface Slot {
  readonly path: string;
  readonly value: unknown;
  readonly salt: Uint8Array;
}

function isName(name: unknown): name is string {
  return isText(name) && name.length > 0;
}

// Committing never waits in the middle of a message, so one serves all.
const message = new Message();

/** The salt of a plain field: 32 bytes derived from the secret of its act. */
export function plainSalt(
  actSecret: Uint8Array,
  name: string,
): Result<{ salt: Uint8Array }, 'bad-secret' | 'bad-name'> {
  if (!isBytes(actSecret, 32)) return refuse('bad-secret');
  if (!isName(name)) return refuse('bad-name');
  return { ok: true, salt: saltOf(hmacKey(actSecret), name) };
}

function saltOf(key: HmacKey, name: string): Uint8Array {
  message.clear().add(saltTag).addText(name);
  return message.hmac(key);
}

/** The commitment `c` of one field: 32 bytes that say nothing without the salt and fit no other name or value. */
export function fieldCommitment(
  field: Field,
): Result<{ commitment: Uint8Array }, 'bad-name' | 'bad-salt' | 'not-json'> {
  if (!isRecord(field) || !isName(field.name)) return refuse('bad-name');
  if (!isBytes(field.salt, 32)) return refuse('bad-salt');
  const value = findCanonicalText(field.value);
  if (value === undefined) return refuse('not-json');
  if (message.clear().add(fieldTag).addMeasuredText(field.name) > longestName) return refuse('bad-name');
  message.add(field.salt).addText(value);
  return { ok: true, commitment: message.sha256() };
}

/** The commitment `C` of an act from those of all its fields, in any order. */
export function actCommitment(
  commitments: readonly Uint8Array[],
): Result<{ commitment: Uint8Array }, 'no-fields' | 'bad-commitment' | 'same-commitment-twice'> {
  if (!isHashList(commitments)) return refuse('bad-commitment');
  if (commitments.length === 0) return refuse('no-fields');
  const sorted = [...commitments].sort(compareBytes);
  for (let i = 1; i < sorted.length; i++) {
    if (equalBytes(sorted[i - 1]!, sorted[i]!)) return refuse('same-commitment-twice');
  }
  message.clear().add(actTag);
  for (const commitment of sorted) message.add(commitment);
  return { ok: true, commitment: message.sha256() };
}

/**
 * Every field of an act as it is committed, and its commitment; slots come last, in their order. `data` holds what is not
 * personal, one field a top-level name.
 */
export function commitAct(
  header: CommittedHeader,
  data: Readonly<Record<string, unknown>>,
  slots: readonly Slot[],
  actSecret: Uint8Array,
): Result<
  { fields: readonly Field[]; commitments: readonly Uint8Array[]; commitment: Uint8Array },
  CommitCode
> {
  if (!isRecord(header) || !isRecord(data) || !Array.isArray(slots)) return refuse('not-json');
  if (!isBytes(actSecret, 32)) return refuse('bad-secret');
  const key = hmacKey(actSecret);
  const fields: Field[] = [];
  const plain = [
    ...Object.entries(header).map(([name, value]) => [`act.${name}`, value] as const),
    ...Object.entries(data).map(([name, value]) => [`data.${name}`, value] as const),
  ];
  for (const [name, value] of plain) {
    if (value === undefined) continue;
    if (!isName(name)) return refuse('bad-name');
    fields.push({ name, value, salt: saltOf(key, name) });
  }
  for (const slot of slots as readonly unknown[]) {
    if (!isRecord(slot) || !isName(slot.path)) return refuse('bad-name');
    fields.push({ name: `slot.${slot.path}`, value: slot.value, salt: slot.salt as Uint8Array });
  }
  if (new Set(fields.map((field) => field.name)).size !== fields.length) return refuse('same-name-twice');
  const commitments: Uint8Array[] = [];
  for (const field of fields) {
    const c = fieldCommitment(field);
    if (!c.ok) return c;
    commitments.push(c.commitment);
  }
  const act = actCommitment(commitments);
  return act.ok ? { ok: true, fields, commitments, commitment: act.commitment } : act;
}

export type CommitCode =
  | 'bad-secret'
  | 'bad-name'
  | 'bad-salt'
  | 'not-json'
  | 'no-fields'
  | 'bad-commitment'
  | 'same-commitment-twice'
  | 'same-name-twice';

/** The line that enters the log for an act: 61 bytes. */
export function logEntry(commitment: Uint8Array): Result<{ entry: Uint8Array }, 'bad-commitment'> {
  if (!isBytes(commitment, 32)) return refuse('bad-commitment');
  const entry = emptyEntry.slice();
  base64Into(commitment, entry, entryStart.length);
  return { ok: true, entry };
}

/** The commitment in a log entry; anything but the one line is refused. */
export function parseLogEntry(entry: Uint8Array): Result<{ commitment: Uint8Array }, 'not-an-entry'> {
  const text = isBytes(entry) && entry.length === emptyEntry.length ? findText(entry) : undefined;
  if (!text?.startsWith(entryStart) || !text.endsWith('\n')) return refuse('not-an-entry');
  const commitment = findHash(text.slice(entryStart.length, -1));
  return commitment === undefined ? refuse('not-an-entry') : { ok: true, commitment };
}
