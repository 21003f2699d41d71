import { timingSafeEqual } from 'node:crypto';
import type { Services } from '../../services.ts';

/**
 * Seals (封印) by the installation's key, which is not in the database: who can write rows and nothing else can neither give a
 * person another password, nor a session, nor a key to sign with.
 */
type Sealing = Pick<Services, 'vault'>;

const sealOf = ({ vault }: Sealing, kind: string, parts: readonly string[]): Buffer =>
  Buffer.from(vault.blind(`seal/${kind}`, parts.join('\0')));

export const accountSeal = (services: Sealing, account: { readonly person: string; readonly hash: string }) =>
  sealOf(services, 'account', [account.person, account.hash]);

export const sessionSeal = (
  services: Sealing,
  session: {
    readonly id: string;
    readonly person: string;
    readonly token: Buffer;
    readonly key: Buffer | null;
  },
) =>
  sealOf(services, 'session', [
    session.id,
    session.person,
    session.token.toString('hex'),
    session.key?.toString('hex') ?? '',
  ]);

/** Vouches for the key of a session, so that an act can still be checked when the session is long gone. */
export const keySeal = (
  services: Sealing,
  key: { readonly session: string; readonly person: string; readonly key: string },
) => sealOf(services, 'key', [key.session, key.person, key.key]);

export const isSealed = (seal: Uint8Array | null, expected: Buffer): boolean =>
  seal !== null && seal.length === expected.length && timingSafeEqual(seal, expected);
