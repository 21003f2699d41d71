import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { signedText } from '@mingjing/contract';
import { type Command, definitionsOf, type Procedure, procedures, refuse } from '@mingjing/law';
import { verifyEd25519 } from '@mingjing/ledger';
import type { z } from 'zod';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { isSealed, keySeal } from './seals.ts';
import type { SignedIn } from './sessions.ts';

/** Session signatures (会话签名): a review is signed in the browser by the reviewer, over exactly what is recorded. */

/** Types of acts that are signed, with their schemas. */
const signedActs = new Map<string, z.ZodType>(
  (Object.values(procedures) as unknown as Procedure<unknown>[]).flatMap((procedure) =>
    [...definitionsOf(procedure)].flatMap(([type, { signed, schema }]) =>
      signed === true ? [[type, schema as z.ZodType] as const] : [],
    ),
  ),
);
export const signedTypes: readonly string[] = [...signedActs.keys()];

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/**
 * The data of a command with its signature in it, if acts of this kind are signed. What the signature is over is the data as the
 * schema gives it, which is what is kept. Data that do not fit are left for the record to refuse.
 */
export function withSignature(
  services: Services,
  who: SignedIn,
  dossier: string,
  command: Command & { readonly signature?: string | undefined },
): Command['data'] {
  const schema = signedActs.get(command.type);
  if (schema === undefined) return command.data;
  const { signature: _, ...sent } = command.data as Readonly<Record<string, unknown>>;
  const parsed = schema.safeParse(sent);
  if (!parsed.success || Number.isNaN(Date.parse(command.occurredAt))) return sent;
  const { sessionId: session, signingKey } = who;
  if (signingKey === undefined || command.signature === undefined) {
    return problem('REFUSED', [
      refuse('SIGNATURE_MISSING', '法制审核意见应当由审核人员本人在登录的浏览器中签名，本次提交没有签名。', {
        source: { source: 'APL', article: '58' },
        remedy: '请退出后重新登录，再提交。',
      }),
    ]);
  }
  const value = Buffer.from(command.signature, 'base64');
  if (!verifyEd25519(signingKey, signedText({ ...command, dossier, data: parsed.data }), value)) {
    return problem('REFUSED', [
      refuse('SIGNATURE_WRONG', '签名与提交的审核内容不一致，没有记录。', {
        source: { source: 'APL', article: '58' },
        remedy: '请刷新页面，核对内容后重新提交；仍不能提交的，退出后重新登录。',
      }),
    ]);
  }
  const own = { session, key: base64(signingKey) };
  const signature = keptSignature(services, who.actor.personId, own, base64(value));
  return { ...(parsed.data as object), signature };
}

/** A signature as it stands in the act's data: session, key, the installation's seal over both and the person, the signature. */
export function keptSignature(
  services: Pick<Services, 'vault'>,
  person: string,
  { session, key }: { readonly session: string; readonly key: string },
  value: string,
): string {
  return ['v1', session, key, base64(keySeal(services, { session, person, key })), value].join('.');
}

export type SignatureState = 'valid' | 'missing' | 'wrong' | 'erased';

/** How the signature of a recorded act stands; one whose personal values were erased can no longer be checked. */
export function signatureOf(
  services: Pick<Services, 'vault'>,
  act: {
    readonly dossier: string;
    readonly id: string;
    readonly type: string;
    readonly occurredAt: string;
    readonly person: string;
    readonly data: unknown;
    readonly erased: boolean;
  },
): SignatureState {
  const { signature } = act.data as { readonly signature?: unknown };
  if (typeof signature !== 'string') return 'missing';
  const [version, session = '', key = '', seal = '', value = ''] = signature.split('.');
  const vouched = keySeal(services, { session, person: act.person, key });
  if (version !== 'v1' || !isSealed(Buffer.from(seal, 'base64'), vouched)) return 'wrong';
  if (act.erased) return 'erased';
  return verifyEd25519(Buffer.from(key, 'base64'), signedText(act), Buffer.from(value, 'base64'))
    ? 'valid'
    : 'wrong';
}

/** A key as a browser makes one, for programs that speak HTTP and for the sample county. */
export interface SessionKey {
  /** Public key in base64, given at sign-in. */
  readonly key: string;
  /** Signature in base64 of an act whose data are as its schema gives them. */
  sign(dossier: string, command: Pick<Command, 'id' | 'type' | 'occurredAt' | 'data'>): string;
}

export function makeSessionKey(): SessionKey {
  const { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject } =
    generateKeyPairSync('ed25519');
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  return {
    key,
    sign: (dossier, command) => {
      const parsed = signedActs.get(command.type)?.safeParse(command.data);
      const data = parsed?.success === true ? parsed.data : command.data;
      return sign(null, signedText({ ...command, dossier, data }), privateKey).toString('base64');
    },
  };
}
