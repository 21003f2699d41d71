import { canonicalJson } from '@mingjing/law';

/** An act as it is signed: what is asked, of which dossier, when it is said to have happened. */
export interface SignedAct {
  readonly dossier: string;
  readonly id: string;
  readonly type: string;
  /** ISO 8601; signed as the instant in UTC to the millisecond. */
  readonly occurredAt: string;
  /** As the act's schema gives it, and so as it is kept; its `signature` is left out. */
  readonly data: unknown;
}

/** The bytes (UTF-8) a signed act's session signature (会话签名) is over. */
export function signedText({ dossier, id, type, occurredAt, data }: SignedAct): Uint8Array {
  const { signature: _, ...signed } = data as Readonly<Record<string, unknown>>;
  const at = new Date(occurredAt).toISOString();
  const text = canonicalJson({ dossier, id, type, occurredAt: at, data: signed });
  return new TextEncoder().encode(`mingjing/act-signature/v1\n${text}`);
}
