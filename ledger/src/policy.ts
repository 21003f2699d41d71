import { equalBytes, isRecord } from './bytes.ts';
import type { VerifiedSignature } from './note/verify-note.ts';
import { parseVkey, type VerifierKey } from './note/vkey.ts';
import { type Result, refuse } from './result.ts';

/**
 * A witness (见证人) the reader knows. `independent` says that somebody other than the log's operator runs it, on another
 * machine: only the reader can know that, and it is worth exactly as much as the reader's knowledge.
 */
export interface KnownWitness {
  readonly vkey: string;
  readonly independent: boolean;
}

export interface WitnessCount {
  /** Known witnesses that cosigned. */
  readonly cosigned: number;
  /** Of these, the independent ones: declared so, with a key that is neither the log's nor another witness's. */
  readonly independent: number;
  /** The latest time an independent witness states, seconds since 1970. */
  readonly seenAt?: number;
}

/** A known witness whose key has been read. */
export interface Witness {
  readonly key: VerifierKey;
  readonly independent: boolean;
}

/** Reads the reader's list of witnesses. */
export function parseWitnesses(
  witnesses: readonly KnownWitness[],
): Result<{ witnesses: readonly Witness[] }, 'witness-malformed'> {
  if (!Array.isArray(witnesses)) return refuse('witness-malformed');
  const parsed: Witness[] = [];
  for (const witness of witnesses as readonly unknown[]) {
    const key = isRecord(witness) ? parseVkey(witness.vkey as string) : refuse('vkey-malformed');
    if (!key.ok || key.key.kind !== 'cosignature') return refuse('witness-malformed');
    parsed.push({ key: key.key, independent: (witness as KnownWitness).independent === true });
  }
  return { ok: true, witnesses: parsed };
}

/** How many known witnesses stand behind a note whose signatures were verified. */
export function countWitnesses(
  signatures: readonly VerifiedSignature[],
  witnesses: readonly Witness[],
  logKey: VerifierKey,
): WitnessCount {
  const keysSeen: Uint8Array[] = [logKey.publicKey];
  let cosigned = 0;
  let independent = 0;
  let seenAt: number | undefined;
  for (const { key, time } of signatures) {
    const witness = witnesses.find(
      (each) => each.key.name === key.name && equalBytes(each.key.publicKey, key.publicKey),
    );
    if (witness === undefined || key.kind !== 'cosignature') continue;
    if (keysSeen.some((seen) => equalBytes(seen, key.publicKey))) continue;
    keysSeen.push(key.publicKey);
    cosigned++;
    if (!witness.independent) continue;
    independent++;
    seenAt = Math.max(seenAt ?? 0, time ?? 0);
  }
  return { cosigned, independent, ...(seenAt === undefined ? {} : { seenAt }) };
}
