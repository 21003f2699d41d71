import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicBytesField } from '../bundle.ts';
import { findText, utf8 } from '../bytes.ts';
import { append, emptyEdge } from '../tree/append.ts';
import type { Verdict } from '../verdict.ts';
import { buildPageVerifier, buildVerifyCommand } from './bundle.ts';
import { exportLog } from './export-log.ts';
import { FileTileStore } from './file-store.ts';
import { must, SampleLog, sampleAct, sampleBundle, sampleSigner } from './sample-log.ts';
import { verifyCommand } from './verify-command.ts';

const act = sampleAct(5, { publicBytes: '罚款。\n', note: '\u001b[2J完好\n' });
const witness = sampleSigner(9, 'witness.example/w1', 'cosignature');
const log = new SampleLog();
let folder: string;
const at = (name: string): string => join(folder, name);
const run = (...args: string[]) => verifyCommand(['--vkey', log.vkey, ...args]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-verify-'));
  for (let n = 0; n < 600; n++) await log.add(n === 5 ? act.commitment : sampleAct(1000 + n).commitment);
  const checkpoint = await log.checkpoint([witness]);
  const proof = await log.proof(5, checkpoint);
  const bundle = sampleBundle(act, ['act.type', 'data.note', publicBytesField], { proof });
  await writeFile(at('good.mingjing'), bundle);
  await writeFile(at('changed.mingjing'), findText(bundle)!.replace('penalty.decide', 'penalty.revoke'));
  const absent = sampleAct(77);
  const promise = await log.promise(absent.commitment, 1, 2);
  await writeFile(at('absent.mingjing'), sampleBundle(absent, [], { promise }));
  await writeFile(at('page.txt'), '罚款。\n');
  await writeFile(at('vkey'), `${log.vkey}\n`);
  must(await exportLog(log.store, checkpoint, at('log')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('mingjing-verify', () => {
  it('says intact, what that proves and what not, and exits with 0', async () => {
    const { code, text } = await run(
      '--witness',
      witness.vkey,
      '--page',
      at('page.txt'),
      at('good.mingjing'),
    );
    expect(code).toBe(0);
    expect(text).toContain('完好');
    expect(text).toContain('Intact');
    expect(text).toContain('不能证明填写的内容属实');
    expect(text).toContain('独立见证人 1 个');
  });

  it('says aloud that there is no independent witness', async () => {
    for (const args of [[], ['--own-witness', witness.vkey]]) {
      const { code, text } = await run(...args, at('good.mingjing'));
      expect([code, text.includes('没有独立见证人 / no independent witness')]).toEqual([0, true]);
    }
    expect((await run('--require', '1', at('good.mingjing'))).code).toBe(3);
    expect((await run('--require', '1', '--witness', witness.vkey, at('good.mingjing'))).code).toBe(0);
  });

  it('exits with 1, 2 and 3 for changed, not in the log and cannot tell', async () => {
    expect((await run(at('changed.mingjing'))).code).toBe(1);
    const dated = ['--fetched-at', '2026-03-04T00:00:00Z', '--log', at('log')];
    expect((await run(...dated, at('absent.mingjing'))).code).toBe(2);
    expect((await run('--log', at('log'), at('absent.mingjing'))).code).toBe(3);
    expect((await run('--log', at('log'), '--witness', witness.vkey, at('absent.mingjing'))).code).toBe(2);
    expect((await run(at('absent.mingjing'))).code).toBe(3);
    expect((await run(at('page.txt'))).code).toBe(3);
    const known = await verifyCommand(['--vkey', at('vkey'), '--log', at('log'), at('good.mingjing')]);
    expect(known.code).toBe(0);
  });

  it('exits with 64 when it is called wrongly', async () => {
    const wrong = [
      [],
      ['--nonsense'],
      [at('good.mingjing'), at('good.mingjing')],
      [at('none.mingjing')],
      [folder],
      ['--require', 'many', at('good.mingjing')],
      ['--fetched-at', 'yesterday', at('good.mingjing')],
      ['--check-log', at('log'), at('good.mingjing')],
    ];
    for (const args of wrong) expect((await run(...args)).code, args.join(' ')).toBe(64);
    const said = async (...args: string[]) => (await run(...args)).text.split('\n')[0];
    expect(await said()).toBe('没有给出存证包 / no bundle given');
    expect(await said('--fetched-at', 'yesterday', at('good.mingjing'))).toContain(
      '--fetched-at "yesterday"',
    );
    expect(await said('--nonsense')).toContain('--nonsense');
    expect((await verifyCommand([at('good.mingjing')])).code).toBe(64);
    expect((await verifyCommand(['--help'])).code).toBe(0);
  });

  it('prints values so that they cannot forge its own lines', async () => {
    const { text } = await run(at('good.mingjing'));
    expect(text).toContain('\\u001b[2J');
    expect(text.includes('\u001b')).toBe(false);
  });

  it('prints JSON', async () => {
    const { text } = await run('--json', at('good.mingjing'));
    const verdict = JSON.parse(text) as Verdict;
    expect(verdict).toMatchObject({ verdict: 'intact', code: 'intact', index: 5, checkpoint: { size: 600 } });
  });
});

describe('mingjing-verify --check-log', () => {
  it('finds a whole log intact', async () => {
    const { code, text } = await run('--check-log', at('log'));
    expect([code, text.includes('600')]).toEqual([0, true]);
  });

  it('finds fault with every file of the log that is altered or missing, and names it', async () => {
    const files = (await readdir(at('log'), { recursive: true, withFileTypes: true })).filter((file) =>
      file.isFile(),
    );
    expect(files).toHaveLength(1 + 3 + 3 + 1);
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      const original = await readFile(path);
      const turned = Uint8Array.from(original);
      turned[Math.floor(turned.length / 2)]! ^= 1;
      await writeFile(path, turned);
      const altered = await run('--check-log', at('log'));
      expect([path, altered.code]).toEqual([path, 1]);
      if (file.name !== 'checkpoint') {
        expect(altered.text).toContain(path.slice(at('log').length + 1));
      }
      await rm(path);
      expect([path, (await run('--check-log', at('log'))).code]).toEqual([
        path,
        file.name === 'checkpoint' ? 64 : 3,
      ]);
      await writeFile(path, original);
    }
    expect((await run('--check-log', at('log'))).code).toBe(0);
  });

  it('finds a foreign entry, though the tree over it is whole', async () => {
    const foreign = new SampleLog();
    const grown = append(emptyEdge, [utf8('something else\n')]);
    if (!grown.ok) throw new Error(grown.code);
    foreign.edge = grown.edge;
    foreign.root = grown.root;
    await mkdir(at('foreign'));
    await new FileTileStore(at('foreign')).write(grown.tiles);
    await writeFile(at('foreign/checkpoint'), await foreign.checkpoint());
    const { code, text } = await run('--check-log', at('foreign'));
    expect([code, text.includes('entry-foreign')]).toEqual([1, true]);
  });

  it('is not given a copy that lacks tiles', async () => {
    const larger = new SampleLog();
    await larger.add(act.commitment);
    const missing = await exportLog(new SampleLog().store, await larger.checkpoint(), at('partial'));
    expect(missing).toEqual({ ok: false, code: 'tile-missing' });
    expect(await exportLog(log.store, utf8('x'), at('partial'))).toEqual({
      ok: false,
      code: 'checkpoint-malformed',
    });
  });

  it('does not take the checkpoint of another log', async () => {
    const other = sampleSigner(3, log.signer.key.name, 'note');
    expect((await verifyCommand(['--vkey', other.vkey, '--check-log', at('log')])).code).toBe(3);
    expect((await verifyCommand(['--vkey', 'x', '--check-log', at('log')])).code).toBe(3);
  });
});

describe('the verifier as one file', () => {
  it('runs as a command without this project', async () => {
    const command = at('mingjing-verify.mjs');
    await writeFile(command, await buildVerifyCommand());
    const args = ['--vkey', log.vkey, at('good.mingjing')];
    const good = await promisify(execFile)(process.execPath, [command, ...args], { cwd: folder });
    expect(good.stdout).toContain('完好');
    const changed = promisify(execFile)(process.execPath, [
      command,
      '--vkey',
      log.vkey,
      at('changed.mingjing'),
    ]);
    await expect(changed).rejects.toMatchObject({ code: 1 });
  });

  it('is a module for the page that needs nothing of Node and sets nothing global', async () => {
    const source = await buildPageVerifier();
    expect(source).not.toMatch(/\bnode:|\brequire\(|\bimport\s*[({'"]|\bprocess\.|\bglobalThis\b|\bwindow\b/);
    expect(source.length).toBeLessThan(100_000);
    const path = at('page-verifier.mjs');
    await writeFile(path, source);
    const before = Object.getOwnPropertyNames(globalThis);
    const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    expect(Object.keys(module)).toEqual(['verifyBundle']);
    expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
    const verify = module.verifyBundle as (bytes: Uint8Array, trust: object) => Verdict;
    const bundle = new Uint8Array(await readFile(at('good.mingjing')));
    expect(verify(bundle, { vkey: log.vkey, publicBytes: utf8('罚款。\n') }).code).toBe('intact');
    expect(verify(bundle, { vkey: log.vkey, publicBytes: utf8('罚款\n') }).code).toBe('page-differs');
  });

  it('the main entry of the package reaches nothing of Node', async () => {
    const { build } = await import('esbuild');
    const entryPoints = [new URL('../index.ts', import.meta.url).pathname];
    const built = await build({
      entryPoints,
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
    });
    expect(built.errors).toEqual([]);
  });
});
