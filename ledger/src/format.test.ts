import { createHmac, createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { base64, findHash } from './base64.ts';
import { hex, utf8 } from './bytes.ts';
import {
  actCommitment,
  commitAct,
  fieldCommitment,
  logEntry,
  parseLogEntry,
  plainSalt,
} from './commitment.ts';
import { formatCheckpoint, parseCheckpoint } from './note/checkpoint.ts';
import { formatPromise, parsePromise } from './note/statements.ts';
import { formatTlogProof, parseTlogProof } from './note/tlog-proof.ts';
import { cosignedMessage, verifyNote } from './note/verify-note.ts';
import { parseVkey } from './note/vkey.ts';
import { append, emptyEdge } from './tree/append.ts';
import { MemoryTileStore } from './tree/memory-store.ts';
import { emptyRoot, leafHash, verifyConsistency, verifyInclusion } from './tree/merkle.ts';
import { proveConsistency, proveInclusion } from './tree/prove.ts';
import { verifyBundle } from './verify.ts';

// Every vector in docs/ledger-format.md was made by a program that shares no code with this package.

const page = readFileSync(new URL('../../docs/ledger-format.md', import.meta.url), 'utf8');

function vector<T>(name: string): T {
  const start = page.indexOf(`\`\`\`json ${name}\n`);
  expect(start, name).toBeGreaterThan(0);
  const body = page.slice(page.indexOf('\n', start), page.indexOf('\n```', start));
  return JSON.parse(body) as T;
}

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

interface ActVector {
  actSecret: string;
  fields: { name: string; value: unknown; salt: string; commitment: string }[];
  act: string;
  entry: string;
  entryHex: string;
  leafHash: string;
}
interface TreeVector {
  entries: string[];
  leafHashes: string[];
  roots: Record<string, string>;
  inclusion: { index: number; size: number; proof: string[] };
  consistency: { oldSize: number; newSize: number; proof: string[] }[];
}
interface NotesVector {
  logSeed: string;
  logVkey: string;
  witnessSeed: string;
  witnessVkey: string;
  cosignedAt: number;
  checkpoint: string;
}

const act = vector<ActVector>('act');
const tree = vector<TreeVector>('tree');
const notes = vector<NotesVector>('notes');
const { promise } = vector<{ promise: string }>('promise');
const bundle = vector<{ proof: string; promise: string }>('bundle');

function signedBy(seed: string, message: Uint8Array): string {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes(seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return sign(null, message, key).toString('base64');
}

describe('the vectors of docs/ledger-format.md', () => {
  it.each(act.fields)('field $name', ({ name, value, salt, commitment }) => {
    if (!name.startsWith('slot.')) {
      expect(plainSalt(bytes(act.actSecret), name)).toEqual({ ok: true, salt: bytes(salt) });
      const reference = createHmac('sha256', bytes(act.actSecret)).update(`mingjing/salt/v1${name}`);
      expect(reference.digest('hex')).toBe(salt);
    }
    const made = fieldCommitment({ name, value, salt: bytes(salt) });
    expect(made.ok && hex(made.commitment)).toBe(commitment);
  });

  it('act, entry and leaf', () => {
    const made = actCommitment(act.fields.map((field) => bytes(field.commitment)).reverse());
    expect(made.ok && hex(made.commitment)).toBe(act.act);
    const entry = logEntry(bytes(act.act));
    expect(entry.ok && Buffer.from(entry.entry).toString()).toBe(act.entry);
    expect(hex(utf8(act.entry))).toBe(act.entryHex);
    expect(parseLogEntry(utf8(act.entry))).toEqual({ ok: true, commitment: bytes(act.act) });
    const leaf = leafHash(bytes(act.entryHex));
    expect(leaf.ok && hex(leaf.hash)).toBe(act.leafHash);
  });

  it('a whole act committed from header, data and slots', () => {
    const valuesUnder = (prefix: string) =>
      act.fields
        .filter(({ name }) => name.startsWith(prefix))
        .map(({ name, value }) => [name.slice(prefix.length), value] as const);
    const slots = act.fields
      .filter(({ name }) => name.startsWith('slot.'))
      .map(({ name, value, salt }) => ({ path: name.slice(5), value, salt: bytes(salt) }));
    const header = Object.fromEntries(valuesUnder('act.')) as never;
    const made = commitAct(header, Object.fromEntries(valuesUnder('data.')), slots, bytes(act.actSecret));
    expect(made.ok && hex(made.commitment)).toBe(act.act);
  });

  it('tree: roots of every size, inclusion and consistency', async () => {
    const entries = tree.entries.map(utf8);
    for (let size = 0; size <= entries.length; size++) {
      const grown = append(emptyEdge, entries.slice(0, size));
      expect(grown.ok && hex(grown.root)).toBe(tree.roots[String(size)]);
    }
    expect(hex(emptyRoot)).toBe(tree.roots['0']);
    const whole = append(emptyEdge, entries);
    const store = new MemoryTileStore();
    if (whole.ok) await store.write(whole.tiles);

    const { index, size, proof } = tree.inclusion;
    const inclusion = await proveInclusion(store, index, size);
    expect(inclusion).toEqual({ ok: true, proof: proof.map(bytes) });
    const claim = { leafHash: bytes(act.leafHash), index, size, proof: proof.map(bytes) };
    expect(verifyInclusion({ ...claim, root: bytes(tree.roots['7']!) })).toEqual({ ok: true });

    for (const { oldSize, newSize, proof: expected } of tree.consistency) {
      const made = await proveConsistency(store, oldSize, newSize);
      expect(made).toEqual({ ok: true, proof: expected.map(bytes) });
      const [oldRoot, newRoot] = [oldSize, newSize].map((each) => bytes(tree.roots[String(each)]!));
      const whether = verifyConsistency({
        oldSize,
        newSize,
        oldRoot: oldRoot!,
        newRoot: newRoot!,
        proof: expected.map(bytes),
      });
      expect(whether).toEqual({ ok: true });
    }
  });

  it('checkpoint, signature and cosignature', () => {
    const note = utf8(notes.checkpoint);
    const verified = verifyNote(note, [notes.logVkey, notes.witnessVkey]);
    expect(verified.ok && verified.signatures.map(({ key, time }) => [key.name, key.kind, time])).toEqual([
      ['log.mingjing.example/2026', 'note', undefined],
      ['witness.mingjing.example/w1', 'cosignature', notes.cosignedAt],
    ]);
    const parsed = parseCheckpoint(note);
    expect(parsed.ok && hex(parsed.checkpoint.root)).toBe(tree.roots['7']);
    const text = parsed.ok ? formatCheckpoint(parsed.checkpoint) : parsed;
    expect(text.ok && verified.ok && text.text === verified.text).toBe(true);

    const logKey = parseVkey(notes.logVkey);
    const line = notes.checkpoint.split('\n')[4]!.split(' ')[2]!;
    const raw = Buffer.from(line, 'base64');
    expect(logKey.ok && hex(logKey.key.id)).toBe(raw.subarray(0, 4).toString('hex'));
    expect(raw.subarray(4).toString('base64')).toBe(
      signedBy(notes.logSeed, utf8(verified.ok ? verified.text : '')),
    );
    const cosigned = Buffer.from(notes.checkpoint.split('\n')[5]!.split(' ')[2]!, 'base64');
    const message = cosignedMessage(verified.ok ? verified.text : '', notes.cosignedAt);
    expect(cosigned.subarray(12).toString('base64')).toBe(signedBy(notes.witnessSeed, message));
  });

  it('promise', () => {
    const verified = verifyNote(utf8(promise), [notes.logVkey]);
    expect(verified.ok).toBe(true);
    const parsed = parsePromise(verified.ok ? verified.text : '');
    expect(parsed.ok && hex(parsed.promise.commitment)).toBe(act.act);
    expect(parsed.ok && formatPromise(parsed.promise)).toEqual({
      ok: true,
      text: verified.ok && verified.text,
    });
  });

  it('tlog-proof and bundle', () => {
    const parsed = parseTlogProof(utf8(bundle.proof));
    expect(parsed.ok && formatTlogProof(parsed.proof)).toEqual({ ok: true, text: bundle.proof });
    expect(parsed.ok && parsed.proof.hashes.map(base64).map((line) => findHash(line)?.length)).toEqual([
      32, 32, 32,
    ]);
    const verdict = verifyBundle(utf8(JSON.stringify(bundle)), {
      vkey: notes.logVkey,
      witnesses: [{ vkey: notes.witnessVkey, independent: true }],
      publicBytes: utf8('处罚决定书\n罚款5000元。\n'),
    });
    expect([verdict.verdict, verdict.code, verdict.witnesses?.independent]).toEqual(['intact', 'intact', 1]);
  });
});

describe('notes signed by others', () => {
  it('accepts the example of C2SP signed-note', () => {
    const note = [
      'This is an example message.',
      '',
      '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=',
      '',
    ].join('\n');
    const vkey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
    expect(verifyNote(utf8(note), [vkey])).toMatchObject({ ok: true, text: 'This is an example message.\n' });
  });

  it('accepts a checkpoint of the Go checksum database, whose origin has spaces', () => {
    const note = [
      'go.sum database tree',
      '35225469',
      'vt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=',
      '',
      '— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=',
      '',
    ].join('\n');
    const vkey = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';
    expect(verifyNote(utf8(note), [vkey])).toMatchObject({ ok: true });
    expect(parseCheckpoint(utf8(note))).toMatchObject({ ok: true, checkpoint: { size: 35225469 } });
  });
});
