import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { findText, utf8 } from '../bytes.ts';
import type { Signer } from '../note/sign.ts';
import { type KeyKind, verifierKey } from '../note/vkey.ts';
import { type Result, refuse } from '../result.ts';
import { createDurably, findFile, hasCode } from './durable.ts';

export type KeyFileRefusal =
  | 'key-missing'
  /** There is one already; a key is never overwritten. */
  | 'key-exists'
  /** Others than the owner may read the file. */
  | 'key-exposed'
  | 'key-malformed'
  | 'vkey-malformed';

/** Makes an Ed25519 key in a new file: PKCS #8 PEM, mode 0600. */
export async function createKeyFile(path: string): Promise<Result<object, 'key-exists'>> {
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    await createDurably(path, utf8(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()), 0o600);
    return { ok: true };
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return refuse('key-exists');
    throw error;
  }
}

/** Opens a key file as a signer under a name. */
export async function openKeyFile(
  path: string,
  name: string,
  kind: KeyKind,
): Promise<Result<{ signer: Signer }, Exclude<KeyFileRefusal, 'key-exists'>>> {
  const bytes = await findFile(path);
  if (bytes === undefined) return refuse('key-missing');
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) return refuse('key-exposed');
  const privateKey = findPrivateKey(findText(bytes) ?? '');
  return privateKey === undefined ? refuse('key-malformed') : signerOf(privateKey, name, kind);
}

/** A signer over a private key that is already in hand. */
export function signerOf(
  privateKey: KeyObject,
  name: string,
  kind: KeyKind,
): Result<{ signer: Signer }, 'vkey-malformed'> {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const made = verifierKey(name, kind, new Uint8Array(spki.subarray(-32)));
  if (!made.ok) return made;
  const { key, vkey } = made;
  return {
    ok: true,
    signer: {
      key,
      vkey,
      // Handing it to another thread takes longer than the signature itself.
      sign: async (message) => new Uint8Array(sign(null, message, privateKey)),
    },
  };
}

function findPrivateKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
