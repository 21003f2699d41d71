import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base64 } from '../base64.ts';
import { findText, utf8 } from '../bytes.ts';
import { addSignatures } from '../note/note.ts';
import { verifyNote } from '../note/verify-note.ts';
import { emptyRoot } from '../tree/merkle.ts';
import { proveConsistency } from '../tree/prove.ts';
import { formatAddCheckpoint } from '../witness.ts';
import { askWitness, findWitnessedHead } from './ask-witness.ts';
import { must, SampleLog, sampleAct, sampleSigner } from './sample-log.ts';
import { originHash, startWitness } from './witness.ts';

const origin = 'log.mingjing.example/test';
const signer = sampleSigner(9, 'witness.example/w1', 'cosignature');
const signal = new AbortController().signal;
let folder: string;
let log: SampleLog;
let running: Awaited<ReturnType<typeof startWitness>>;
let clock = 1_700_000_000;

const start = () =>
  startWitness({ signer, logs: [log.signer.key], folder, now: () => clock++, host: '127.0.0.1', port: 0 });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-witness-'));
  log = new SampleLog(origin);
  running = await start();
});
afterEach(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

async function grow(which: SampleLog, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await which.add(sampleAct(which.edge.size).commitment);
}

async function post(body: Uint8Array | string, path = '/add-checkpoint') {
  const response = await fetch(`${running.url}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') };
}

async function submit(from: SampleLog, oldSize: number, checkpoint?: Uint8Array) {
  const { proof } = must(await proveConsistency(from.store, oldSize, from.edge.size));
  const request = { oldSize, proof, checkpoint: checkpoint ?? (await from.checkpoint()) };
  return post(must(formatAddCheckpoint(request)).body);
}

describe('the witness over HTTP', () => {
  it('cosigns a log as it grows, and serves what it cosigned', async () => {
    let oldSize = 0;
    for (const step of [0, 1, 5, 300]) {
      await grow(log, step);
      const checkpoint = await log.checkpoint();
      const answer = await submit(log, oldSize, checkpoint);
      expect(answer.status).toBe(200);
      const { note } = must(addSignatures(checkpoint, [answer.text]));
      const { signatures } = must(verifyNote(note, [log.vkey, signer.vkey]));
      expect(signatures).toHaveLength(2);
      expect(signatures[1]!.time).toBeGreaterThan(1_600_000_000);
      const served = await fetch(`${running.url}/${originHash(origin)}/checkpoint`);
      expect(await served.text()).toBe(findText(note));
      oldSize = log.edge.size;
    }
    expect((await submit(log, oldSize)).status).toBe(200);
  });

  it('answers 409 with its own size when the old size is not what it knows', async () => {
    await grow(log, 3);
    expect(await submit(log, 2)).toEqual({ status: 409, text: '0\n', type: 'text/x.tlog.size' });
    expect((await submit(log, 0)).status).toBe(200);
    await grow(log, 2);
    expect(await submit(log, 0)).toEqual({ status: 409, text: '3\n', type: 'text/x.tlog.size' });
  });

  it('refuses a rewritten log, keeps the evidence, and goes on with the true one', async () => {
    await grow(log, 4);
    expect((await submit(log, 0)).status).toBe(200);
    const fork = new SampleLog(origin);
    await grow(fork, 2);
    await fork.add(sampleAct(99).commitment);
    await grow(fork, 1);
    expect(fork.edge.size).toBe(4);
    expect((await submit(fork, 4)).status).toBe(422);
    await grow(fork, 3);
    expect((await submit(fork, 4)).status).toBe(422);
    const evidence = await readFile(join(folder, `${originHash(origin)}.refused`));
    expect(must(verifyNote(evidence, [log.vkey])).text).toContain('\n7\n');
    await grow(log, 2);
    expect((await submit(log, 4)).status).toBe(200);
  });

  it('remembers across a restart', async () => {
    await grow(log, 4);
    await submit(log, 0);
    await running.close();
    running = await start();
    const fork = new SampleLog(origin);
    await fork.add(sampleAct(50).commitment);
    expect(await submit(fork, 0)).toMatchObject({ status: 409, text: '4\n' });
    await grow(log, 1);
    expect((await submit(log, 4)).status).toBe(200);
  });

  it('answers nothing rather than forget when its memory is damaged', async () => {
    await grow(log, 4);
    await submit(log, 0);
    await writeFile(join(folder, `${originHash(origin)}.cosigned`), 'rubbish');
    const errors = console.error;
    console.error = () => {};
    try {
      expect((await submit(log, 0)).status).toBe(500);
    } finally {
      console.error = errors;
    }
  });

  it('refuses a bad proof', async () => {
    await grow(log, 4);
    await submit(log, 0);
    await grow(log, 4);
    const checkpoint = await log.checkpoint();
    for (const proof of [[], [emptyRoot], [emptyRoot, emptyRoot, emptyRoot]]) {
      const { body } = must(formatAddCheckpoint({ oldSize: 4, proof, checkpoint }));
      expect((await post(body)).status).toBe(422);
    }
    const fresh = must(formatAddCheckpoint({ oldSize: 0, proof: [emptyRoot], checkpoint })).body;
    expect((await post(fresh)).status).toBe(409);
  });

  it('refuses a proof from size zero and a size zero with a root', async () => {
    const checkpoint = await log.checkpoint();
    expect(
      (await post(must(formatAddCheckpoint({ oldSize: 0, proof: [emptyRoot], checkpoint })).body)).status,
    ).toBe(422);
    log.root = new Uint8Array(32).fill(1);
    const wrong = must(
      formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: await log.checkpoint() }),
    ).body;
    expect((await post(wrong)).status).toBe(422);
  });

  it('refuses unknown logs, foreign signatures and requests that are none', async () => {
    await grow(log, 2);
    expect((await submit(new SampleLog('other.example'), 0)).status).toBe(404);
    expect((await submit(new SampleLog(origin, 77), 0)).status).toBe(403);
    const forged = utf8(findText(await log.checkpoint())!.replace('\n2\n', '\n3\n'));
    expect((await submit(log, 0, forged)).status).toBe(403);
    const checkpoint = findText(await log.checkpoint())!;
    for (const body of [
      '',
      'old 0',
      'old 00\n\n',
      `old -1\n\n${checkpoint}`,
      `old 3\n\n${checkpoint}`,
      `old 0\nnot base64\n\n${checkpoint}`,
      `old 0\n${`${base64(emptyRoot)}\n`.repeat(64)}\n${checkpoint}`,
      `old 0\n\n${checkpoint.slice(0, 40)}`,
    ]) {
      expect((await post(body)).status, body.slice(0, 30)).toBe(400);
    }
    expect((await post('x'.repeat(300_000))).status).toBe(413);
    expect((await fetch(`${running.url}/add-checkpoint`)).status).toBe(405);
    expect((await fetch(`${running.url}/${originHash(origin)}/checkpoint`)).status).toBe(404);
    expect((await fetch(`${running.url}/${originHash('other.example')}/checkpoint`)).status).toBe(404);
    expect((await fetch(`${running.url}/../key`)).status).toBe(404);
    expect(await (await fetch(`${running.url}/vkey`)).text()).toBe(`${signer.vkey}\n`);
    expect(await readdir(folder)).toEqual([]);
  });

  it('of two branches sent at once cosigns one', async () => {
    await grow(log, 1);
    await submit(log, 0);
    const fork = new SampleLog(origin);
    await grow(fork, 1);
    await fork.add(sampleAct(60).commitment);
    await grow(log, 1);
    const answers = await Promise.all([submit(log, 1), submit(fork, 1), submit(log, 1), submit(fork, 1)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
  });
});

describe('asking a witness', () => {
  const address = () => ({ url: running.url, key: signer.key });

  it('corrects a wrong guess of what the witness knows', async () => {
    await grow(log, 3);
    const first = must(await askWitness(address(), await log.checkpoint(), log.store, 2, signal));
    await grow(log, 300);
    const checkpoint = await log.checkpoint();
    const second = must(await askWitness(address(), checkpoint, log.store, 0, signal));
    expect(second.time).toBeGreaterThan(first.time);
    const { note } = must(addSignatures(checkpoint, [second.line]));
    expect(must(verifyNote(note, [signer.vkey])).signatures).toHaveLength(1);
    expect(must(await findWitnessedHead(address(), origin, signal)).head).toMatchObject({
      size: 303,
      root: log.root,
    });
  });

  it('learns that the log went back or was rewritten', async () => {
    const fork = new SampleLog(origin);
    await grow(log, 3);
    const early = await log.checkpoint();
    expect(must(await findWitnessedHead(address(), origin, signal)).head).toBeUndefined();
    await grow(log, 3);
    must(await askWitness(address(), await log.checkpoint(), log.store, 0, signal));
    expect(await askWitness(address(), early, log.store, 3, signal)).toEqual({
      ok: false,
      code: 'witness-ahead',
    });
    for (let n = 0; n < 9; n++) await fork.add(sampleAct(70 + n).commitment);
    expect(await askWitness(address(), await fork.checkpoint(), fork.store, 6, signal)).toEqual({
      ok: false,
      code: 'refused',
    });
  });

  it('does not take the word of a witness with another key, nor of none', async () => {
    await grow(log, 1);
    const stranger = { url: running.url, key: sampleSigner(8, signer.key.name, 'cosignature').key };
    expect(await askWitness(stranger, await log.checkpoint(), log.store, 0, signal)).toEqual({
      ok: false,
      code: 'answer-malformed',
    });
    expect(await findWitnessedHead(stranger, origin, signal)).toEqual({
      ok: false,
      code: 'answer-malformed',
    });
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const nobody = { url: `http://127.0.0.1:${port}`, key: signer.key };
    expect(await askWitness(nobody, await log.checkpoint(), log.store, 0, signal)).toEqual({
      ok: false,
      code: 'unreachable',
    });
  });

  it('gives up on a witness that cannot make up its mind', async () => {
    await grow(log, 2);
    let answers = 0;
    const fickle = createServer((_, response) => {
      response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${answers++ % 2}\n`);
    });
    await new Promise<void>((resolve) => fickle.listen(0, '127.0.0.1', resolve));
    const { port } = fickle.address() as AddressInfo;
    const asked = await askWitness(
      { url: `http://127.0.0.1:${port}`, key: signer.key },
      await log.checkpoint(),
      log.store,
      2,
      signal,
    );
    expect([asked, answers]).toEqual([{ ok: false, code: 'answer-malformed' }, 3]);
    fickle.closeAllConnections();
    await new Promise((resolve) => fickle.close(resolve));
  });
});
