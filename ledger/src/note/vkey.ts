import { base64, findBase64 } from '../base64.ts';
import { concat, equalBytes, hex, isBytes, isText, utf8 } from '../bytes.ts';
import { sha256 } from '../hash/sha256.ts';
import { type Result, refuse } from '../result.ts';

/** What a key signs (C2SP signed-note, "Signature types"): `note` is 0x01, `cosignature` is 0x04. */
export type KeyKind = 'note' | 'cosignature';

const typeBytes: Readonly<Record<KeyKind, number>> = { note: 0x01, cosignature: 0x04 };

/** A verifier key (验证公钥): who signs, with which Ed25519 key, and what. */
export interface VerifierKey {
  readonly name: string;
  readonly kind: KeyKind;
  /** Four bytes that, with the name, mark the signature lines of this key. */
  readonly id: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Whether a text can name a key: not empty, no space of any kind, no plus, no control character. */
export function isKeyName(name: unknown): name is string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  return isText(name) && /^[^\s+\u0000-\u001f\u007f\u0085]+$/u.test(name);
}

/** The verifier key of an Ed25519 public key (32 bytes) under a name. */
export function verifierKey(
  name: string,
  kind: KeyKind,
  publicKey: Uint8Array,
): Result<{ key: VerifierKey; vkey: string }, 'vkey-malformed'> {
  const typeByte = typeof kind === 'string' && Object.hasOwn(typeBytes, kind) ? typeBytes[kind] : undefined;
  if (!isKeyName(name) || typeByte === undefined || !isBytes(publicKey, 32)) return refuse('vkey-malformed');
  const material = concat(Uint8Array.of(typeByte), publicKey);
  const id = sha256(concat(utf8(`${name}\n`), material)).slice(0, 4);
  return {
    ok: true,
    key: { name, kind, id, publicKey },
    vkey: `${name}+${hex(id)}+${base64(material)}`,
  };
}

/** Reads a vkey. Only the two Ed25519 kinds are known, and the key id has to be the one that follows from the key. */
export function parseVkey(vkey: string): Result<{ key: VerifierKey }, 'vkey-malformed'> {
  if (typeof vkey !== 'string') return refuse('vkey-malformed');
  const [name, id, ...rest] = vkey.split('+');
  const material = findBase64(rest.join('+'));
  if (name === undefined || material?.length !== 33) return refuse('vkey-malformed');
  const kind = (Object.keys(typeBytes) as KeyKind[]).find((each) => typeBytes[each] === material[0]);
  if (kind === undefined) return refuse('vkey-malformed');
  const made = verifierKey(name, kind, material.slice(1));
  return made.ok && hex(made.key.id) === id ? { ok: true, key: made.key } : refuse('vkey-malformed');
}

/** Whether a signature line with this name and key id is this key's. */
export function isOfKey(key: VerifierKey, line: { readonly name: string; readonly id: Uint8Array }): boolean {
  return key.name === line.name && equalBytes(key.id, line.id);
}
