import { findPublicBytes } from './bundle.ts';
import { equalBytes, hex, isBytes, isRecord } from './bytes.ts';
import { logEntry } from './commitment.ts';
import { checkLog } from './fsck.ts';
import { type Head, type ReadBundle, readBundle, readHead, type Trust } from './read-bundle.ts';
import { leafHash, verifyInclusion } from './tree/merkle.ts';
import { readRoot } from './tree/prove.ts';
import { splitEntries, type TileReader, tileAt, tileWidth } from './tree/tiles.ts';
import { type Findings, type Statement, type Verdict, type VerdictCode, verdictOf } from './verdict.ts';

/** A copy of the log: its tiles, its signed checkpoint, and when it was fetched (seconds since 1970), if the reader knows. */
export interface LogCopy {
  readonly reader: TileReader;
  readonly checkpoint: Uint8Array;
  readonly fetchedAt?: number;
}

/** Verifies a `.mingjing` file offline. Never throws, whatever the bytes. */
export function verifyBundle(bytes: Uint8Array, trust: Trust): Verdict {
  const read = readBundle(bytes, trust);
  return read.ok ? judgeAlone(read) : unverified(read.code);
}

/**
 * The same with a complete copy of the log at hand, which can also show that something is not in the log, that a promise
 * was broken, or that the log contradicts what it signed before. Every entry of the copy is read.
 */
export async function verifyBundleWithLog(bytes: Uint8Array, trust: Trust, log: LogCopy): Promise<Verdict> {
  const read = readBundle(bytes, trust);
  if (!read.ok) return unverified(read.code);
  const copy =
    isRecord(log) && isBytes(log.checkpoint) ? readHead(log.checkpoint, read.log, read.witnesses) : undefined;
  if (copy === undefined || !copy.ok) return unverified('log-unreadable');
  const { head } = copy;
  const check = await checkLog(log.reader, head.checkpoint, [read.commitment]);
  if (!check.ok) return unverified('log-unreadable');

  const findings = findingsOf(read, head);
  const proofSize = read.proof?.head.checkpoint.size ?? 0;
  const covered = read.proof !== undefined && proofSize <= head.checkpoint.size;
  if (covered) {
    const root = await readRoot(log.reader, proofSize);
    if (!root.ok) return unverified('log-unreadable');
    if (!equalBytes(root.root, read.proof!.head.checkpoint.root)) {
      return verdictOf('log-rewritten', [], ['truth'], findings);
    }
  }
  const index = check.found.get(hex(read.commitment));
  if (index !== undefined) {
    return read.proof === undefined ? judge(read, { index, head }, ['read']) : judgeAlone(read, ['read']);
  }
  // A genuine proof with altered fields: what it was made for still stands at its place in the log.
  if (covered && isIncluded(await findEntry(log.reader, read.proof!.index, head.checkpoint.size), read)) {
    return verdictOf('fields-differ', ['read'], ['truth'], findings);
  }
  const alone = judgeAlone(read);
  if (read.proof !== undefined && !covered && alone.code !== 'proof-differs') return alone;
  return judgeAbsent(read, head, log.fetchedAt ?? 0, findings);
}

function unverified(code: VerdictCode): Verdict {
  return verdictOf(code, [], ['truth']);
}

function judgeAlone(read: ReadBundle, more: readonly Statement[] = []): Verdict {
  const { proof } = read;
  if (proof === undefined)
    return verdictOf('promise-only', ['promised'], limitsOf(read, undefined), findingsOf(read));
  const entry = logEntry(read.commitment);
  if (!entry.ok || !isIncluded(entry.entry, read)) {
    return verdictOf('proof-differs', [], ['truth'], findingsOf(read, proof.head));
  }
  return judge(read, { index: proof.index, head: proof.head }, more);
}

/** The verdict on a bundle whose fields are entry `index` of the log under `head`. */
function judge(
  read: ReadBundle,
  included: { readonly index: number; readonly head: Head },
  more: readonly Statement[],
): Verdict {
  const { head, index } = included;
  const findings = { ...findingsOf(read, head), index };
  const proves: Statement[] = ['recorded', 'included', ...more];
  const limits = limitsOf(read, head);
  if (read.promise !== undefined) proves.push('promised');
  if (head.witnesses.independent > 0) proves.push('witnessed');
  if (read.publicBytes !== undefined) {
    const published = findPublicBytes(read.bundle);
    if (published === undefined) return verdictOf('page-not-shown', proves, limits, findings);
    if (!equalBytes(published, read.publicBytes)) return verdictOf('page-differs', proves, limits, findings);
    proves.push('page');
  }
  const code = head.witnesses.independent < read.required ? 'witnesses-too-few' : 'intact';
  return verdictOf(code, proves, limits, findings);
}

/** The verdict on a bundle whose fields no entry of a complete copy of the log commits to. */
function judgeAbsent(read: ReadBundle, head: Head, fetchedAt: number, findings: Findings): Verdict {
  const limits: Statement[] = ['truth'];
  if (head.witnesses.independent === 0) limits.push('witnessless');
  const witnessedAt = head.witnesses.seenAt ?? 0;
  if (read.promise === undefined) return verdictOf('not-included', ['absent'], limits, findings);
  const { includeBy } = read.promise;
  if (Math.max(witnessedAt, fetchedAt) <= includeBy) {
    // Not due yet, as far as anybody has said.
    return verdictOf('promise-only', ['promised', 'absent'], limits, findings);
  }
  if (witnessedAt <= includeBy) limits.push('fetched');
  return verdictOf('promise-broken', ['promised', 'absent'], limits, findings);
}

/** Whether this entry is what the bundle's proof was made for. */
function isIncluded(entry: Uint8Array | undefined, { proof }: ReadBundle): boolean {
  if (entry === undefined || proof === undefined) return false;
  const leaf = leafHash(entry);
  const { size, root } = proof.head.checkpoint;
  return (
    leaf.ok &&
    verifyInclusion({ leafHash: leaf.hash, index: proof.index, size, proof: proof.hashes, root }).ok
  );
}

async function findEntry(reader: TileReader, index: number, size: number): Promise<Uint8Array | undefined> {
  if (index >= size) return undefined;
  const [bundle] = await reader.read([tileAt('entries', Math.floor(index / tileWidth), size)]);
  const split = bundle === undefined ? undefined : splitEntries(bundle);
  return split?.ok ? split.entries[index % tileWidth] : undefined;
}

function limitsOf(read: ReadBundle, head: Head | undefined): Statement[] {
  const limits: Statement[] = ['truth', 'unrecorded', 'later', 'clock'];
  if (read.bundle.hidden.length > 0) limits.push('hidden');
  if (head === undefined || head.witnesses.independent === 0) limits.push('witnessless');
  if (read.publicBytes === undefined) limits.push('unseen');
  if (read.bundle.shown.some(({ name, value }) => name === 'act.sample' && value === true))
    limits.push('sample');
  return limits;
}

function findingsOf(read: ReadBundle, head?: Head): Findings {
  const { promise } = read;
  return {
    shown: read.bundle.shown,
    ...(head === undefined ? {} : { checkpoint: head.checkpoint, witnesses: head.witnesses }),
    ...(promise === undefined ? {} : { promise: { time: promise.time, includeBy: promise.includeBy } }),
  };
}
