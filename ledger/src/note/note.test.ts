import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64 } from '../base64.ts';
import { findText, utf8 } from '../bytes.ts';
import { must, sampleSigner } from '../node/sample-log.ts';
import { countWitnesses, parseWitnesses } from '../policy.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { addSignatures, parseNote } from './note.ts';
import { cosign, signNote } from './sign.ts';
import { formatClosing, formatPromise, parseClosing, parsePromise } from './statements.ts';
import { formatTlogProof, parseTlogProof } from './tlog-proof.ts';
import { verifyNote } from './verify-note.ts';
import { parseVkey, verifierKey } from './vkey.ts';

const origin = 'log.mingjing.example/test';
const log = sampleSigner(1, origin, 'note');
const witness = sampleSigner(2, 'witness.example/w1', 'cosignature');
const root = new Uint8Array(32).fill(5);
const { text } = must(formatCheckpoint({ origin, size: 42, root }));
const signed = must(await signNote(text, log)).note;
const cosigned = must(addSignatures(signed, [must(await cosign(text, witness, 1_700_000_000)).line])).note;
const asText = (note: Uint8Array): string => findText(note)!;
const edited = (note: Uint8Array, from: string, to: string): Uint8Array =>
  utf8(asText(note).replace(from, to));

describe('vkey', () => {
  it('is read back, and refused when any part is altered', () => {
    expect(must(parseVkey(log.vkey)).key).toEqual(log.key);
    const [name, id, material] = log.vkey.split('+') as [string, string, string];
    const otherType = base64(Uint8Array.of(2, ...log.key.publicKey));
    for (const bad of [
      `${name}x+${id}+${material}`,
      `${name}+00000000+${material}`,
      `${name}+${id.toUpperCase()}+${material}`,
      `${name}+${id}+${otherType}`,
      `${name}+${id}`,
      `+${id}+${material}`,
      `a b+${id}+${material}`,
      '',
    ]) {
      expect(parseVkey(bad), bad).toEqual({ ok: false, code: 'vkey-malformed' });
    }
    for (const badName of ['', 'a b', 'a+b', 'a\u00a0b', 'a\u0085b', 'a\nb', '\ud800']) {
      expect(verifierKey(badName, 'note', log.key.publicKey).ok, JSON.stringify(badName)).toBe(false);
    }
  });

  it('differs for the same key in another role', () => {
    const other = must(verifierKey(origin, 'cosignature', log.key.publicKey));
    expect(other.key.id).not.toEqual(log.key.id);
  });
});

describe('signed note', () => {
  it('verifies under the keys that signed it and no other', () => {
    expect(verifyNote(signed, [log.vkey])).toMatchObject({ ok: true, text });
    const both = must(verifyNote(cosigned, [witness.vkey, log.vkey]));
    expect(both.signatures.map(({ key, time }) => [key.name, time])).toEqual([
      [origin, undefined],
      ['witness.example/w1', 1_700_000_000],
    ]);
    const stranger = sampleSigner(3, origin, 'note');
    expect(verifyNote(signed, [stranger.vkey])).toEqual({ ok: false, code: 'no-known-signature' });
    expect(verifyNote(signed, [])).toEqual({ ok: false, code: 'no-known-signature' });
    expect(verifyNote(signed, ['x'])).toEqual({ ok: false, code: 'vkey-malformed' });
  });

  it('passes over signatures of unknown keys', () => {
    expect(must(verifyNote(cosigned, [log.vkey])).signatures).toHaveLength(1);
  });

  it('refuses the note when a known key did not make the signature in its name', () => {
    const altered = edited(cosigned, '\n42\n', '\n43\n');
    expect(verifyNote(altered, [log.vkey])).toEqual({ ok: false, code: 'signature-invalid' });
    expect(verifyNote(altered, [witness.vkey])).toEqual({ ok: false, code: 'signature-invalid' });
  });

  it('verifies under no text, name, time or signature with one character changed', () => {
    const whole = asText(cosigned);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.constantFrom('A', '7', '\n', ' ', '—'), (at, character) => {
        if (whole[at] === character) return;
        const altered = utf8(whole.slice(0, at) + character + whole.slice(at + 1));
        const verified = verifyNote(altered, [log.vkey, witness.vkey]);
        // What still passes is the same text with fewer signatures: one line renamed to a key nobody knows.
        if (verified.ok) expect([verified.text, verified.signatures.length]).toEqual([text, 1]);
      }),
      { numRuns: 150 },
    );
  });

  it('counts a key once, however often it signed', () => {
    const lines = asText(signed).slice(text.length + 1);
    expect(
      must(verifyNote(must(addSignatures(signed, [lines, lines])).note, [log.vkey])).signatures,
    ).toHaveLength(1);
  });

  it.each([
    ['no signature', text],
    ['no blank line', `${text}— a AAAAAAAA\n`],
    ['no newline at the end', asText(signed).slice(0, -1)],
    ['a carriage return', asText(signed).replace('\n', '\r\n')],
    ['a tab', asText(signed).replace('42', '4\t2')],
    ['a hyphen for the dash', asText(signed).replace('—', '-')],
    ['two spaces', asText(signed).replace('— ', '—  ')],
    ['a signature of four bytes', `${text}\n— a AAAAAA==\n`],
    ['base64 with spare bits', `${text}\n— a AAAAAAB=\n`],
  ])('refuses a note with %s', (_, whole) => {
    expect(parseNote(utf8(whole))).toEqual({ ok: false, code: 'note-malformed' });
  });

  it('refuses bytes that are not UTF-8, and takes at least sixteen signatures', async () => {
    const broken = signed.slice();
    broken[3] = 0xff;
    expect(parseNote(broken).ok).toBe(false);
    const many = Array.from({ length: 16 }, (_, i) => `— key${i} AAAAAAAA\n`);
    expect(must(verifyNote(must(addSignatures(signed, many)).note, [log.vkey])).text).toBe(text);
  });

  it('splits at the last empty line', async () => {
    const twice = must(await signNote('one\n\ntwo\n', log)).note;
    expect(must(verifyNote(twice, [log.vkey])).text).toBe('one\n\ntwo\n');
    expect(parseCheckpoint(twice).ok).toBe(false);
  });

  it('is not made with the wrong kind of key or over text that is no note', async () => {
    expect(await signNote(text, witness)).toEqual({ ok: false, code: 'wrong-kind-of-key' });
    expect(await signNote('no newline', log)).toEqual({ ok: false, code: 'text-malformed' });
    expect(await signNote('a\tb\n', log)).toEqual({ ok: false, code: 'text-malformed' });
    expect(await cosign(text, log, 1)).toEqual({ ok: false, code: 'wrong-kind-of-key' });
    expect(await cosign('not a checkpoint\n', witness, 1)).toEqual({ ok: false, code: 'text-malformed' });
  });
});

describe('checkpoint', () => {
  const head = base64(root);
  it.each([
    `\n1\n${head}\n`,
    `${origin}\n01\n${head}\n`,
    `${origin}\n-1\n${head}\n`,
    `${origin}\n9007199254740992\n${head}\n`,
    `${origin}\n1\n${head.slice(0, -4)}\n`,
    `${origin}\n1\n${head}`,
    `${origin}\n1\n`,
    `${origin}\n1\n${head}\n\nmore\n\n— a AAAAAAAA\n`,
  ])('refuses %j', (bad) => {
    expect(parseCheckpoint(utf8(bad))).toEqual({ ok: false, code: 'checkpoint-malformed' });
  });

  it('reads text and note alike, with extension lines', () => {
    expect(parseCheckpoint(signed)).toEqual(parseCheckpoint(utf8(text)));
    expect(must(parseCheckpoint(utf8(`${text}extra\n`))).checkpoint.extensions).toEqual(['extra']);
  });

  it.each(['', 'a b', '42', 'a+b', 'a\nb'])('is not written for the origin %j', (bad) => {
    expect(formatCheckpoint({ origin: bad, size: 1, root }).ok).toBe(false);
  });
});

describe('promise and closing statement', () => {
  const promise = { origin, commitment: root, time: 100, includeBy: 200 };
  const closing = { origin, size: 42, root, next: 'log.mingjing.example/test2' };

  it('are read back, and never as one another or as a checkpoint', () => {
    const promised = must(formatPromise(promise)).text;
    const closed = must(formatClosing(closing)).text;
    expect(must(parsePromise(promised)).promise).toEqual(promise);
    expect(must(parseClosing(closed)).closing).toEqual(closing);
    for (const each of [promised, closed]) expect(parseCheckpoint(utf8(each)).ok).toBe(false);
    for (const each of [closed, text]) expect(parsePromise(each).ok).toBe(false);
    for (const each of [promised, text]) expect(parseClosing(each).ok).toBe(false);
  });

  it('are not written when they make no sense', () => {
    expect(formatPromise({ ...promise, includeBy: 99 }).ok).toBe(false);
    expect(formatPromise({ ...promise, origin: '7' }).ok).toBe(false);
    expect(formatClosing({ ...closing, next: origin }).ok).toBe(false);
    const promised = must(formatPromise(promise)).text;
    expect(parsePromise(promised.replace('200', '0200')).ok).toBe(false);
    expect(parsePromise(promised.replace('200', '99')).ok).toBe(false);
  });
});

describe('tlog-proof', () => {
  const proof = { index: 7, hashes: [root, root], checkpoint: cosigned };

  it('is read back, with and without extra data', () => {
    expect(must(parseTlogProof(utf8(must(formatTlogProof(proof)).text))).proof).toEqual(proof);
    const withExtra = { ...proof, extra: utf8('about') };
    expect(must(parseTlogProof(utf8(must(formatTlogProof(withExtra)).text))).proof).toEqual(withExtra);
  });

  it('is not read when cut anywhere, but for signatures at the end', () => {
    const whole = must(formatTlogProof(proof)).text;
    for (let end = 0; end < whole.length; end++) {
      const read = parseTlogProof(utf8(whole.slice(0, end)));
      if (read.ok) expect(whole.slice(end)).toBe(asText(cosigned).slice(asText(signed).length));
    }
  });

  it.each([
    ['index 7', 'index 07'],
    ['index 7', 'index'],
    ['@v1', '@v2'],
    [base64(root), base64(root.subarray(1))],
    ['index 7\n', `index 7\n${`${base64(root)}\n`.repeat(62)}`],
  ])('refuses %s as %s', (from, to) => {
    expect(parseTlogProof(utf8(must(formatTlogProof(proof)).text.replace(from, to))).ok).toBe(false);
  });
});

describe('witness policy', () => {
  const count = async (
    known: readonly { vkey: string; independent: boolean }[],
    ...cosigners: readonly ReturnType<typeof sampleSigner>[]
  ) => {
    const lines = [];
    for (const [i, signer] of cosigners.entries()) lines.push(must(await cosign(text, signer, 100 + i)).line);
    const { signatures } = must(
      verifyNote(must(addSignatures(signed, lines)).note, [log.vkey, ...known.map((each) => each.vkey)]),
    );
    return countWitnesses(signatures, must(parseWitnesses(known)).witnesses, log.key);
  };
  const second = sampleSigner(3, 'witness.example/w2', 'cosignature');

  it('counts who cosigned, and apart from it who is independent', async () => {
    const known = [
      { vkey: witness.vkey, independent: true },
      { vkey: second.vkey, independent: false },
    ];
    expect(await count(known)).toEqual({ cosigned: 0, independent: 0 });
    expect(await count(known, second)).toEqual({ cosigned: 1, independent: 0 });
    expect(await count(known, second, witness)).toEqual({ cosigned: 2, independent: 1, seenAt: 101 });
  });

  it("does not count the log's own key, nor one key under two names", async () => {
    const self = sampleSigner(1, 'witness.example/self', 'cosignature');
    const alias = sampleSigner(2, 'witness.example/alias', 'cosignature');
    const known = [self, witness, alias].map(({ vkey }) => ({ vkey, independent: true }));
    expect(await count(known, self, witness, alias)).toEqual({ cosigned: 1, independent: 1, seenAt: 101 });
  });

  it("refuses a list with a log's key in it", () => {
    expect(parseWitnesses([{ vkey: log.vkey, independent: true }])).toEqual({
      ok: false,
      code: 'witness-malformed',
    });
  });
});
