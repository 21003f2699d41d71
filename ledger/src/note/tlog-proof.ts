import { base64, findBase64, findHash } from '../base64.ts';
import { findCount, findText, isBytes, isCount, isHashList, utf8 } from '../bytes.ts';
import { type Result, refuse } from '../result.ts';
import { parseNote } from './note.ts';

/** That an entry stands at `index` under `checkpoint`, with everything needed to check it offline (收录证明). */
export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling up to the root's child. */
  readonly hashes: readonly Uint8Array[];
  /** The checkpoint as the log and its witnesses signed it, byte for byte. */
  readonly checkpoint: Uint8Array;
  /** Not authenticated; we write none. */
  readonly extra?: Uint8Array;
}

const firstLine = 'c2sp.org/tlog-proof@v1';
/** A tree of fewer than 2^63 leaves has no longer path. */
export const mostProofHashes = 63;

/** The proof as C2SP tlog-proof writes it. */
export function formatTlogProof(proof: TlogProof): Result<{ text: string }, 'proof-malformed'> {
  if (!isCount(proof?.index) || !isHashList(proof.hashes) || proof.hashes.length > mostProofHashes) {
    return refuse('proof-malformed');
  }
  if (!parseNote(proof.checkpoint).ok || (proof.extra !== undefined && !isBytes(proof.extra))) {
    return refuse('proof-malformed');
  }
  const lines = [
    firstLine,
    ...(proof.extra === undefined ? [] : [`extra ${base64(proof.extra)}`]),
    `index ${proof.index}`,
    ...proof.hashes.map(base64),
  ];
  return { ok: true, text: `${lines.join('\n')}\n\n${findText(proof.checkpoint)}` };
}

/** Reads a tlog-proof (C2SP tlog-proof). Verifies nothing. */
export function parseTlogProof(bytes: Uint8Array): Result<{ proof: TlogProof }, 'proof-malformed'> {
  const text = isBytes(bytes) ? findText(bytes) : undefined;
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || end < 0) return refuse('proof-malformed');
  const lines = text.slice(0, end).split('\n');
  if (lines.shift() !== firstLine) return refuse('proof-malformed');

  let extra: Uint8Array | undefined;
  if (lines[0]?.startsWith('extra ')) {
    extra = findBase64(lines.shift()!.slice('extra '.length));
    if (extra === undefined) return refuse('proof-malformed');
  }
  const indexLine = lines.shift();
  const index = indexLine?.startsWith('index ') ? findCount(indexLine.slice('index '.length)) : undefined;
  if (index === undefined || lines.length > mostProofHashes) return refuse('proof-malformed');
  const hashes: Uint8Array[] = [];
  for (const line of lines) {
    const hash = findHash(line);
    if (hash === undefined) return refuse('proof-malformed');
    hashes.push(hash);
  }
  const checkpoint = utf8(text.slice(end + 2));
  if (!parseNote(checkpoint).ok) return refuse('proof-malformed');
  return { ok: true, proof: { index, hashes, checkpoint, ...(extra === undefined ? {} : { extra }) } };
}
