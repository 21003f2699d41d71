// The transparency log (存证日志), without any machine: pure, synchronous where it can be, for browser and server.
// What needs files, keys or a network is in ./node/index.ts.

export { base64, findBase64, findHash } from './base64.ts';
export type { Bundle } from './bundle.ts';
export { formatBundle, parseBundle, publicBytesField, selectFields } from './bundle.ts';
export type { CommitCode, CommittedHeader, Field, Slot } from './commitment.ts';
export {
  actCommitment,
  commitAct,
  fieldCommitment,
  logEntry,
  parseLogEntry,
  plainSalt,
} from './commitment.ts';
export type { LogCheck, LogFault } from './fsck.ts';
export { checkLog } from './fsck.ts';
export { publicKeyEd25519, signEd25519, verifyEd25519 } from './hash/ed25519.ts';
export { hmacSha256 } from './hash/hmac.ts';
export { sha256 } from './hash/sha256.ts';
export { sha512 } from './hash/sha512.ts';
export type { Json } from './json.ts';
export { canonicalJson, parseJson } from './json.ts';
export type { Checkpoint } from './note/checkpoint.ts';
export { formatCheckpoint, isOrigin, parseCheckpoint } from './note/checkpoint.ts';
export type { Note, SignatureLine } from './note/note.ts';
export { addSignatures, parseNote } from './note/note.ts';
export type { Signer } from './note/sign.ts';
export { cosign, signNote } from './note/sign.ts';
export type { Closing, LogPromise } from './note/statements.ts';
export { formatClosing, formatPromise, parseClosing, parsePromise } from './note/statements.ts';
export type { TlogProof } from './note/tlog-proof.ts';
export { formatTlogProof, parseTlogProof } from './note/tlog-proof.ts';
export type { VerifiedNote, VerifiedSignature } from './note/verify-note.ts';
export { verifyNote } from './note/verify-note.ts';
export type { KeyKind, VerifierKey } from './note/vkey.ts';
export { parseVkey, verifierKey } from './note/vkey.ts';
export type { KnownWitness, WitnessCount } from './policy.ts';
export type { Trust } from './read-bundle.ts';
export type { Refused, Result } from './result.ts';
export type { Edge } from './tree/append.ts';
export { append, emptyEdge, loadEdge, rootOfEdge } from './tree/append.ts';
export { MemoryTileStore } from './tree/memory-store.ts';
export type { ConsistencyClaim, InclusionClaim } from './tree/merkle.ts';
export { emptyRoot, leafHash, nodeHash, verifyConsistency, verifyInclusion } from './tree/merkle.ts';
export type { ProveCode } from './tree/prove.ts';
export { proveConsistency, proveInclusion, readRoot } from './tree/prove.ts';
export type { Tile, TileId, TileLevel, TileReader, TileStore } from './tree/tiles.ts';
export {
  findPrefix,
  joinEntries,
  parseTilePath,
  splitEntries,
  tileAt,
  tilePath,
  tilesOf,
  tileWidth,
} from './tree/tiles.ts';
export type { Verdict, VerdictCode, VerdictKind } from './verdict.ts';
export { noPageCompared } from './verdict.ts';
export type { LogCopy } from './verify.ts';
export { verifyBundle, verifyBundleWithLog } from './verify.ts';
export type { AddCheckpoint, KnownHead, WitnessRefusal } from './witness.ts';
export { considerCheckpoint, formatAddCheckpoint, parseAddCheckpoint } from './witness.ts';
