import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findText } from '../bytes.ts';
import { parsePromise } from '../note/statements.ts';
import { verifyNote } from '../note/verify-note.ts';
import { createKeyFile, openKeyFile } from './key-file.ts';
import { createLogKey, type LogSigner, openLogSigner } from './log-signer.ts';
import { must, SampleLog, sampleAct } from './sample-log.ts';

const origin = 'log.mingjing.example/test';
const folders: string[] = [];
let path: string;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mingjing-key-'));
  folders.push(folder);
  path = join(folder, 'log.key');
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newLog(): Promise<LogSigner> {
  must(await createLogKey(path, origin));
  return must(await openLogSigner(path, origin)).log;
}

const headOf = (log: SampleLog) => ({ size: log.edge.size, root: log.root });

describe('key file', () => {
  it('is private, is never overwritten, and signs what its verifier key verifies', async () => {
    must(await createKeyFile(path));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const before = await readFile(path);
    expect(await createKeyFile(path)).toEqual({ ok: false, code: 'key-exists' });
    expect(await readFile(path)).toEqual(before);
    const { signer } = must(await openKeyFile(path, origin, 'note'));
    expect(must(await openKeyFile(path, origin, 'note')).signer.vkey).toBe(signer.vkey);
  });

  it.each([
    ['key-exposed', async () => chmod(path, 0o644)],
    ['key-missing', async () => rm(path)],
    ['key-malformed', async () => writeFile(path, 'not a key')],
  ] as const)('is refused: %s', async (code, spoil) => {
    must(await createKeyFile(path));
    await spoil();
    expect(await openKeyFile(path, origin, 'note')).toEqual({ ok: false, code });
  });

  it('needs a name that can stand in a note', async () => {
    must(await createKeyFile(path));
    expect(await openKeyFile(path, 'two words', 'note')).toEqual({ ok: false, code: 'vkey-malformed' });
  });
});

describe('the log signer', () => {
  it('signs a growing log, and the same head again', async () => {
    const signer = await newLog();
    const log = new SampleLog(origin);
    for (const step of [0, 1, 3, 300, 0, 7]) {
      for (let n = 0; n < step; n++) await log.add(sampleAct(log.edge.size).commitment);
      const { note } = must(await signer.signCheckpoint(headOf(log), log.store));
      expect(must(verifyNote(note, [signer.vkey])).text).toContain(`\n${log.edge.size}\n`);
      expect(must(await signer.highest()).head).toMatchObject(headOf(log));
    }
    expect((await readdir(join(path, '..'))).sort()).toEqual(['log.key', 'log.key.highest']);
  });

  it('refuses a store that went back, also after a restart and from another process', async () => {
    const signer = await newLog();
    const log = new SampleLog(origin);
    await log.add(sampleAct(1).commitment);
    const early = { ...headOf(log) };
    await log.add(sampleAct(2).commitment);
    const second = must(await openLogSigner(path, origin)).log;
    must(await signer.signCheckpoint(headOf(log), log.store));
    for (const each of [signer, second, must(await openLogSigner(path, origin)).log]) {
      expect(await each.signCheckpoint(early, log.store)).toEqual({ ok: false, code: 'went-back' });
    }
  });

  it('refuses another root of the same size, and a larger tree that does not hold the signed one', async () => {
    const signer = await newLog();
    const [log, fork] = [new SampleLog(origin), new SampleLog(origin)];
    for (const n of [1, 2, 3]) {
      await log.add(sampleAct(n).commitment);
      await fork.add(sampleAct(n + 10).commitment);
    }
    must(await signer.signCheckpoint(headOf(log), log.store));
    expect(await signer.signCheckpoint(headOf(fork), fork.store)).toEqual({
      ok: false,
      code: 'root-differs',
    });
    await fork.add(sampleAct(4).commitment);
    expect(await signer.signCheckpoint(headOf(fork), fork.store)).toEqual({
      ok: false,
      code: 'not-an-extension',
    });
    expect(await signer.signCheckpoint(headOf(fork), log.store)).toEqual({
      ok: false,
      code: 'not-an-extension',
    });
    expect(must(await signer.highest()).head.size).toBe(3);
    await log.add(sampleAct(4).commitment);
    must(await signer.signCheckpoint(headOf(log), log.store));
  });

  it('of two heads of one size asked for at once signs one', async () => {
    const signer = await newLog();
    const [log, fork] = [new SampleLog(origin), new SampleLog(origin)];
    await log.add(sampleAct(1).commitment);
    await fork.add(sampleAct(2).commitment);
    const answers = await Promise.all([
      signer.signCheckpoint(headOf(log), log.store),
      signer.signCheckpoint(headOf(fork), fork.store),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'signed' : answer.code))).toEqual(['signed', 'root-differs']);
  });

  it.each([
    ['highest-missing', (file: string) => rm(file)],
    ['highest-malformed', (file: string) => writeFile(file, '')],
    [
      'highest-malformed',
      (file: string) => writeFile(file, 'other.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'),
    ],
  ])('does not open or sign without its memory: %s', async (code, spoil) => {
    const signer = await newLog();
    const log = new SampleLog(origin);
    await spoil(`${path}.highest`);
    expect(await openLogSigner(path, origin)).toEqual({ ok: false, code });
    expect(await signer.signCheckpoint(headOf(log), log.store)).toEqual({ ok: false, code });
  });

  it('is not created anew over a memory of something signed', async () => {
    const signer = await newLog();
    const log = new SampleLog(origin);
    await log.add(sampleAct(1).commitment);
    must(await signer.signCheckpoint(headOf(log), log.store));
    await rm(path);
    expect(await createLogKey(path, origin)).toEqual({ ok: false, code: 'key-exists' });
    expect(await createLogKey(`${path}2`, '42')).toEqual({ ok: false, code: 'head-malformed' });
  });

  it('signs promises', async () => {
    const signer = await newLog();
    const { commitment } = sampleAct(1);
    const { note } = must(await signer.signPromise({ commitment, time: 100, includeBy: 200 }));
    const { text } = must(verifyNote(note, [signer.vkey]));
    expect(must(parsePromise(text)).promise).toEqual({ origin, commitment, time: 100, includeBy: 200 });
    expect(await signer.signPromise({ commitment, time: 2, includeBy: 1 })).toEqual({
      ok: false,
      code: 'promise-malformed',
    });
  });

  it('closes the log for good, whatever the store holds', async () => {
    const signer = await newLog();
    const log = new SampleLog(origin);
    await log.add(sampleAct(1).commitment, sampleAct(2).commitment);
    must(await signer.signCheckpoint(headOf(log), log.store));
    const restored = new SampleLog(origin);
    await restored.add(sampleAct(1).commitment);
    const closing = { ...headOf(restored), next: 'log.mingjing.example/second' };
    const { note } = must(await signer.signClosing(closing));
    expect(findText(note)).toContain('mingjing epoch v1\nlog.mingjing.example/test\n1\n');
    expect(await signer.signClosing(closing)).toEqual({ ok: true, note });
    const closed = { ok: false, code: 'log-closed' };
    expect(await signer.signClosing({ ...closing, next: 'log.mingjing.example/third' })).toEqual(closed);
    expect(await signer.signCheckpoint(headOf(log), log.store)).toEqual(closed);
    const again = must(await openLogSigner(path, origin)).log;
    expect(await again.signCheckpoint(headOf(log), log.store)).toEqual(closed);
    for (const each of [signer, again]) {
      expect(await each.signPromise({ commitment: log.root, time: 1, includeBy: 2 })).toEqual(closed);
    }
  });
});
