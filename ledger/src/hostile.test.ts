import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64 } from './base64.ts';
import { utf8 } from './bytes.ts';
import * as ledger from './index.ts';

// Every function of this package meets whatever anybody sends: it answers, and never throws.

const anything = fc.oneof(
  fc.anything({ withBigInt: true, withTypedArray: true, withNullPrototype: true, withSparseArray: true }),
  fc.uint8Array({ maxLength: 200 }),
  fc.uint8Array({ minLength: 32, maxLength: 32 }),
  fc.string(),
  fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 4 }),
);
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const number = fc.oneof(fc.nat(300), fc.maxSafeInteger(), fc.double(), anything);

/** Bytes that look like one of our texts for a while. */
const almostText = fc
  .array(
    fc.constantFrom(
      'c2sp.org/tlog-proof@v1',
      'mingjing promise v1',
      'mingjing epoch v1',
      'log.example/1',
      'index 7',
      'old 3',
      'time 5',
      'include-by 9',
      '12',
      base64(new Uint8Array(32)),
      '',
      '',
      '— log.example/1 AAAAAAAAAAAA',
      `— w ${base64(new Uint8Array(76))}`,
      'extra AAAA',
    ),
  )
  .map((lines) => `${lines.join('\n')}\n`);

const oneArgument = {
  leafHash: ledger.leafHash,
  logEntry: ledger.logEntry,
  parseLogEntry: ledger.parseLogEntry,
  parseCheckpoint: ledger.parseCheckpoint,
  parseNote: ledger.parseNote,
  parseVkey: ledger.parseVkey,
  parsePromise: ledger.parsePromise,
  parseClosing: ledger.parseClosing,
  parseTlogProof: ledger.parseTlogProof,
  parseTilePath: ledger.parseTilePath,
  parseBundle: ledger.parseBundle,
  parseAddCheckpoint: ledger.parseAddCheckpoint,
  formatCheckpoint: ledger.formatCheckpoint,
  formatPromise: ledger.formatPromise,
  formatClosing: ledger.formatClosing,
  formatTlogProof: ledger.formatTlogProof,
  formatBundle: ledger.formatBundle,
  formatAddCheckpoint: ledger.formatAddCheckpoint,
  fieldCommitment: ledger.fieldCommitment,
  actCommitment: ledger.actCommitment,
  canonicalJson: ledger.canonicalJson,
  parseJson: ledger.parseJson,
  verifyInclusion: ledger.verifyInclusion,
  verifyConsistency: ledger.verifyConsistency,
} as unknown as Record<string, (argument: unknown) => { ok: boolean }>;

const moreArguments = {
  verifyNote: ledger.verifyNote,
  verifierKey: ledger.verifierKey,
  plainSalt: ledger.plainSalt,
  commitAct: ledger.commitAct,
  addSignatures: ledger.addSignatures,
} as unknown as Record<string, (...given: unknown[]) => { ok: boolean }>;

describe('hostile input', () => {
  it.each(Object.entries(oneArgument))('%s answers', (_, call) => {
    fc.assert(
      fc.property(fc.oneof(anything, almostText, almostText.map(utf8)), (argument) => {
        expect(typeof call(argument).ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });

  it.each(Object.entries(moreArguments))('%s answers', (_, call) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, almostText.map(utf8)), { maxLength: 5 }), (given) => {
        expect(typeof call(...given).ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });

  it('proof claims of the right shape answer, whatever they claim', () => {
    const proof = fc.array(hash, { maxLength: 70 });
    fc.assert(
      fc.property(hash, hash, number, number, proof, (one, two, a, b, hashes) => {
        const inclusion = { leafHash: one, root: two, index: a as number, size: b as number, proof: hashes };
        expect(ledger.verifyInclusion(inclusion).ok).toBe(false);
        const growth = {
          oldRoot: one,
          newRoot: two,
          oldSize: a as number,
          newSize: b as number,
          proof: hashes,
        };
        expect(ledger.verifyConsistency(growth).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('verifyEd25519 answers no', () => {
    fc.assert(
      fc.property(anything, anything, anything, (key, message, signature) => {
        expect(ledger.verifyEd25519(key as never, message as never, signature as never)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('verifyBundle answers, whatever it is told to trust', () => {
    const trust = fc.oneof(
      anything,
      fc.record({ vkey: anything, witnesses: anything, required: anything, publicBytes: anything }),
      fc.record({
        vkey: fc.constant('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'),
        witnesses: fc.oneof(anything, fc.array(anything, { maxLength: 3 })),
      }),
    );
    fc.assert(
      fc.property(fc.oneof(anything, almostText.map(utf8)), trust, (bytes, given) => {
        expect(ledger.verifyBundle(bytes as never, given as never).verdict).toBe('cannot-tell');
      }),
      { numRuns: 300 },
    );
  });
});
