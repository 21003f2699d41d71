import { equalBytes, isBytes, isCount, isHashList, isRecord } from '../bytes.ts';
import { sha256, sha256Into } from '../hash/sha256.ts';
import { type Result, refuse } from '../result.ts';

/** A node of the tree in 32 bytes. */
export const hashLength = 32;

/** The root of a tree without entries: the hash of nothing (RFC 6962, 2.1). */
export const emptyRoot: Uint8Array = sha256(new Uint8Array(0));

const scratch = new Uint8Array(65536 + 1);
const nodeScratch = new Uint8Array(1 + 2 * hashLength);
nodeScratch[0] = 1;

/** Writes the leaf hash of an entry of at most 65,535 bytes to `out` at `at`. For loops; callers have checked the entry. */
export function leafHashInto(entry: Uint8Array, out: Uint8Array, at: number): void {
  scratch[0] = 0;
  scratch.set(entry, 1);
  sha256Into(scratch, entry.length + 1, out, at);
}

/** Writes the hash of the node over `left` and `right`, both at a place in `nodes`, to `out` at `at`. */
function nodeHashInto(nodes: Uint8Array, left: number, right: number, out: Uint8Array, at: number): void {
  for (let i = 0; i < hashLength; i++) {
    nodeScratch[1 + i] = nodes[left + i]!;
    nodeScratch[1 + hashLength + i] = nodes[right + i]!;
  }
  sha256Into(nodeScratch, nodeScratch.length, out, at);
}

/** The hash of a node over two children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  nodeScratch.set(left, 1);
  nodeScratch.set(right, 1 + hashLength);
  return sha256(nodeScratch);
}

/** The leaf hash of a log entry (RFC 6962, 2.1); an entry has at most 65,535 bytes, because tiles store it that way. */
export function leafHash(entry: Uint8Array): Result<{ hash: Uint8Array }, 'entry-malformed'> {
  if (!isBytes(entry) || entry.length > 0xffff) return refuse('entry-malformed');
  const hash = new Uint8Array(hashLength);
  leafHashInto(entry, hash, 0);
  return { ok: true, hash };
}

/**
 * The root over one or more hashes laid end to end, the last of which may stand for a subtree not yet full: the split at
 * the largest power of two is the same either way.
 */
export function rootOf(hashes: Uint8Array): Uint8Array {
  // Not `slice`: a Buffer, which is bytes too, would give a view and be written over.
  const work = new Uint8Array(hashes);
  let count = Math.floor(work.length / hashLength);
  while (count > 1) {
    const pairs = count >> 1;
    for (let i = 0; i < pairs; i++) {
      nodeHashInto(work, i * 64, i * 64 + 32, work, i * 32);
    }
    if (count % 2 === 1) work.copyWithin(pairs * 32, (count - 1) * 32, count * 32);
    count = pairs + (count % 2);
  }
  return work.slice(0, hashLength);
}

/** What an inclusion proof claims: that `leafHash` is entry `index` of the tree of `size` entries under `root`. */
export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Checks an inclusion proof (RFC 9162, 2.1.3.2, the same proofs as RFC 6962). */
export function verifyInclusion(claim: InclusionClaim): Result<object, 'claim-malformed' | 'proof-invalid'> {
  if (!isRecord(claim) || !isBytes(claim.leafHash, 32) || !isBytes(claim.root, 32)) {
    return refuse('claim-malformed');
  }
  if (!isCount(claim.index) || !isCount(claim.size) || !isHashList(claim.proof)) {
    return refuse('claim-malformed');
  }
  if (claim.index >= claim.size) return refuse('proof-invalid');
  let node = claim.index;
  let last = claim.size - 1;
  let hash = claim.leafHash;
  for (const sibling of claim.proof) {
    if (last === 0) return refuse('proof-invalid');
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(hash, claim.root) ? { ok: true } : refuse('proof-invalid');
}

/** What a consistency proof claims: that the first `oldSize` entries of the new tree are the old tree. */
export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Checks a consistency proof (RFC 9162, 2.1.4.2). From size 0, and from a size to itself, the proof is empty. */
export function verifyConsistency(
  claim: ConsistencyClaim,
): Result<object, 'claim-malformed' | 'proof-invalid'> {
  if (!isRecord(claim) || !isBytes(claim.oldRoot, 32) || !isBytes(claim.newRoot, 32)) {
    return refuse('claim-malformed');
  }
  if (!isCount(claim.oldSize) || !isCount(claim.newSize) || !isHashList(claim.proof)) {
    return refuse('claim-malformed');
  }
  const { oldSize, oldRoot, newSize, newRoot } = claim;
  const accept = (holds: boolean) => (holds ? ({ ok: true } as const) : refuse('proof-invalid'));
  if (oldSize > newSize) return refuse('proof-invalid');
  if (oldSize === newSize) return accept(claim.proof.length === 0 && equalBytes(oldRoot, newRoot));
  if (oldSize === 0) return accept(claim.proof.length === 0 && equalBytes(oldRoot, emptyRoot));

  const proof = [...claim.proof];
  let node = oldSize - 1;
  let last = newSize - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  // An old tree that is one full subtree is its own first hash and is left out of the proof.
  const first = node === 0 ? oldRoot : proof.shift();
  if (first === undefined) return refuse('proof-invalid');
  let oldHash = first;
  let newHash = first;
  for (const sibling of proof) {
    if (last === 0) return refuse('proof-invalid');
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return accept(last === 0 && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot));
}
