import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { readOrMakeSecret } from './secret-file.ts';

/** Holds the installation's key (安装密钥) and wraps the keys of dossiers with it. A file here; a hardware module by the same port. */
export interface Vault {
  /** Names the key that wraps, so that rotation can tell old from new. */
  readonly id: string;
  wrap(key: Uint8Array): Uint8Array;
  /** Throws when the bytes were wrapped by another key or changed. */
  unwrap(wrapped: Uint8Array): Uint8Array;
  /** Blind index (盲索引) of a normalised identity number, credit code or phone: equal for equal values, silent otherwise. */
  blind(kind: string, value: string): Uint8Array;
}

/** A vault over a 0600 file of 32 random bytes, made when it is not there. */
export function openFileVault(file: string): Vault {
  return vaultOf(readOrMakeSecret(file, () => randomBytes(32)));
}

/** A vault over a key in memory. */
export function vaultOf(secret: Uint8Array): Vault {
  const wrapping = derive(secret, 'wrap');
  const blinding = createSecretKey(derive(secret, 'blind'));
  return {
    id: derive(secret, 'id').subarray(0, 8).toString('hex'),
    wrap: (key) => seal(wrapping, key, 'mingjing/key/v1'),
    unwrap: (wrapped) => unseal(wrapping, wrapped, 'mingjing/key/v1'),
    blind: (kind, value) => createHmac('sha256', blinding).update(`${kind}\0${value}`).digest(),
  };
}

function derive(secret: Uint8Array, purpose: string): Buffer {
  return createHmac('sha256', secret).update(`mingjing/vault/v1/${purpose}`).digest();
}

const nonceLength = 12;
const tagLength = 16;

// Bytes as a key are made a key object first: Node takes four times as long to find out what bytes are.

/** AES-256-GCM: nonce ‖ ciphertext ‖ tag. `place` is authenticated, so that a value cannot be moved elsewhere. */
export function seal(key: Uint8Array, plain: Uint8Array, place: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` closed; throws when key, place or bytes differ. */
export function unseal(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    createSecretKey(key),
    sealed.subarray(0, nonceLength),
  ).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  return Buffer.concat([
    decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength)),
    decipher.final(),
  ]);
}
