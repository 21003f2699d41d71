import { type SignedAct, signedText } from '@mingjing/contract';
import { base64, publicKeyEd25519, signEd25519 } from '@mingjing/ledger';

/**
 * The key of this browser's session (会话密钥): made at sign-in, kept for this browser alone, thrown away on leaving. Where the
 * browser can, its private key cannot be read by anybody; on a plain-http intranet it offers no cryptography, and the key is
 * bytes in the browser's store.
 */
export interface SigningKey {
  /** In base64. */
  readonly publicKey: string;
  readonly secret: CryptoKey | Uint8Array;
}

const database = 'mingjing';
const store = 'signing-key';

/** A key for a session that is about to begin; it is kept once the session has. */
export const makeSigningKey = async (): Promise<SigningKey> => (await platformKey()) ?? ownKey();

/** The key where the browser keeps nothing for this site, as in some private windows: it lasts as long as the page does. */
let held: SigningKey | undefined;

export async function keepSigningKey(key: SigningKey): Promise<void> {
  held = undefined;
  await withStore('readwrite', (keys) => keys.put(key, 'key')).catch(() => {
    held = key;
  });
}

/** Where the key of the session is: kept by the browser, held by this page alone, or gone; then nothing can be signed. */
export type SigningKeyPlace = 'kept' | 'page' | 'gone';

export async function signingKeyPlace(): Promise<SigningKeyPlace> {
  if (held !== undefined) return 'page';
  return (await keptKey()) === undefined ? 'gone' : 'kept';
}

const keptKey = () =>
  withStore<SigningKey | undefined>('readonly', (keys) => keys.get('key')).catch(() => undefined);

/** The signature in base64 of an act; undefined where this browser has no key of the session. */
export async function signAct(act: SignedAct): Promise<string | undefined> {
  const key = held ?? (await keptKey());
  if (key === undefined) return undefined;
  const text = signedText(act);
  return base64(
    key.secret instanceof Uint8Array
      ? signEd25519(key.secret, text)
      : new Uint8Array(await crypto.subtle.sign('Ed25519', key.secret, new Uint8Array(text))),
  );
}

export async function forgetSigningKey(): Promise<void> {
  held = undefined;
  await withStore('readwrite', (keys) => keys.delete('key')).catch(() => undefined);
}

async function platformKey(): Promise<SigningKey | undefined> {
  if (globalThis.crypto.subtle === undefined) return undefined;
  try {
    const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return { publicKey: base64(raw), secret: pair.privateKey };
  } catch {
    // An older browser without Ed25519.
    return undefined;
  }
}

function ownKey(): SigningKey {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  return { publicKey: base64(publicKeyEd25519(secret)), secret };
}

/** One request to the store of keys, which is made when it is not there. */
function withStore<T>(mode: IDBTransactionMode, ask: (keys: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const open = opening.result;
      const transaction = open.transaction(store, mode);
      const request = ask(transaction.objectStore(store));
      transaction.oncomplete = () => {
        open.close();
        resolve(request.result);
      };
      transaction.onerror = () => {
        open.close();
        reject(transaction.error);
      };
    };
  });
}
