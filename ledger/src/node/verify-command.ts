import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { base64 } from '../base64.ts';
import { findText } from '../bytes.ts';
import type { Field } from '../commitment.ts';
import { checkLog } from '../fsck.ts';
import { parseVkey } from '../note/vkey.ts';
import { type KnownWitness, parseWitnesses } from '../policy.ts';
import { readHead, type Trust } from '../read-bundle.ts';
import type { Verdict, VerdictKind } from '../verdict.ts';
import { verifyBundle, verifyBundleWithLog } from '../verify.ts';
import { findFile } from './durable.ts';
import { FileTileStore } from './file-store.ts';

const usage = `mingjing-verify: 离线验证存证包 / verify a proof bundle, offline

  mingjing-verify --vkey KEY [options] FILE.mingjing
  mingjing-verify --vkey KEY [options] --check-log FOLDER

  --vkey KEY           日志公钥（或存有公钥的文件） / verifier key of the log, or a file holding it
  --witness KEY        独立见证人公钥，可重复 / an independent witness; may be repeated
  --own-witness KEY    与日志同一运营者的见证人 / a witness run by the log's own operator
  --require N          至少几个独立见证人 / how many independent witnesses it takes
  --page FILE          网页上下载的公示内容 / the published text to compare
  --log FOLDER         日志的完整副本（checkpoint 与 tile/） / a complete copy of the log to look in
  --fetched-at TIME    副本取得时间，如 2026-03-04T00:00:00Z / when that copy was fetched
  --check-log FOLDER   只检查日志副本 / check a copy of the log and nothing else
  --json               以 JSON 输出 / print JSON

  退出码 / exit codes: 0 完好 intact, 1 已被改动 changed, 2 不在日志中 not in the log, 3 无法判断 cannot tell, 64 用法错误 usage
`;

const exitCodes: Readonly<Record<VerdictKind, number>> = {
  intact: 0,
  changed: 1,
  'not-in-log': 2,
  'cannot-tell': 3,
};
const usageError = 64;

interface Wrong {
  readonly why: string;
}

const wrong = (why: string): Wrong => ({ why });

/** Called wrongly: what is wrong, then how it is called. */
const misused = (why: string): Output => ({ code: usageError, text: `${why}\n\n${usage}` });

export interface Output {
  readonly code: number;
  readonly text: string;
}

/** The command line `mingjing-verify`: arguments in, exit code and output back. Reads files, never the network. */
export async function verifyCommand(args: readonly string[]): Promise<Output> {
  const read = readArgs(args);
  if ('why' in read) return misused(read.why);
  const { values, file } = read;
  if (values.help) return { code: 0, text: usage };
  const trust = await readTrust(values);
  if ('why' in trust) return misused(trust.why);
  const fetched = values['fetched-at'] === undefined ? undefined : Date.parse(values['fetched-at']) / 1000;
  if (Number.isNaN(fetched))
    return misused(`时间无法识别 / no such time: --fetched-at ${printable(values['fetched-at'])}`);
  try {
    if (values['check-log'] !== undefined) {
      return file === undefined
        ? await checkCopy(values['check-log'], trust)
        : misused('--check-log 不与存证包一起使用 / --check-log takes no bundle');
    }
    if (file === undefined) return misused('没有给出存证包 / no bundle given');
    const bundle = await readInput(file);
    const publicBytes = values.page === undefined ? undefined : await readInput(values.page);
    const full: Trust = { ...trust, ...(publicBytes === undefined ? {} : { publicBytes }) };
    const verdict =
      values.log === undefined
        ? verifyBundle(bundle, full)
        : await verifyBundleWithLog(bundle, full, {
            reader: new FileTileStore(values.log),
            checkpoint: await readInput(join(values.log, 'checkpoint')),
            ...(fetched === undefined ? {} : { fetchedAt: Math.floor(fetched) }),
          });
    return { code: exitCodes[verdict.verdict], text: values.json ? asJson(verdict) : asText(verdict) };
  } catch (error) {
    return { code: usageError, text: `${error instanceof Error ? error.message : String(error)}\n` };
  }
}

function readArgs(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        vkey: { type: 'string' },
        witness: { type: 'string', multiple: true },
        'own-witness': { type: 'string', multiple: true },
        require: { type: 'string' },
        page: { type: 'string' },
        log: { type: 'string' },
        'fetched-at': { type: 'string' },
        'check-log': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (positionals.length > 1) return wrong('一次只验证一个存证包 / one bundle at a time');
    return { values, file: positionals[0] };
  } catch (error) {
    return wrong(`参数无法识别 / ${error instanceof Error ? error.message : String(error)}`);
  }
}

type Values = Exclude<ReturnType<typeof readArgs>, Wrong>['values'];

async function readTrust(values: Values): Promise<Trust | Wrong> {
  if (values.vkey === undefined) return wrong('没有给出日志公钥 / no --vkey given');
  const required = values.require ?? '0';
  if (!/^[0-9]{1,3}$/.test(required))
    return wrong(`个数无法识别 / no such number: --require ${printable(required)}`);
  const witnesses: KnownWitness[] = [];
  for (const key of values.witness ?? []) witnesses.push({ vkey: await readKey(key), independent: true });
  for (const key of values['own-witness'] ?? [])
    witnesses.push({ vkey: await readKey(key), independent: false });
  return { vkey: await readKey(values.vkey), witnesses, required: Number(required) };
}

/** A key given as it is, or the name of a file that holds it. */
async function readKey(value: string): Promise<string> {
  if (parseVkey(value).ok) return value;
  const bytes = await findFile(value);
  return bytes === undefined ? value : (findText(bytes) ?? '').trim();
}

async function readInput(path: string): Promise<Uint8Array> {
  const bytes = await findFile(path);
  if (bytes === undefined) throw new Error(`找不到文件 / no such file: ${path}`);
  return bytes;
}

async function checkCopy(folder: string, trust: Trust): Promise<Output> {
  const key = parseVkey(trust.vkey);
  const known = parseWitnesses(trust.witnesses ?? []);
  if (!key.ok || !known.ok)
    return { code: exitCodes['cannot-tell'], text: '公钥无法识别 / a key cannot be read\n' };
  const read = readHead(await readInput(join(folder, 'checkpoint')), key.key, known.witnesses);
  if (!read.ok) {
    const code = read.code === 'checkpoint-signature' ? exitCodes.changed : exitCodes['cannot-tell'];
    return { code, text: `检查点无效 / the checkpoint does not hold: ${read.code}\n` };
  }
  const { checkpoint, witnesses } = read.head;
  const checked = await checkLog(new FileTileStore(folder), checkpoint);
  if (!checked.ok) {
    const missing = checked.code === 'entries-missing' || checked.code === 'tile-missing';
    return {
      code: missing ? exitCodes['cannot-tell'] : exitCodes.changed,
      text: `日志副本有问题 / the copy is at fault: ${checked.code} ${checked.path}\n`,
    };
  }
  const count = `日志完好，共 ${checkpoint.size} 条，逐条核对无误 / the log is intact, all ${checkpoint.size} entries checked\n`;
  return { code: exitCodes.intact, text: `${count}${witnessLine(witnesses.independent)}\n` };
}

function witnessLine(independent: number): string {
  return independent === 0
    ? '没有独立见证人 / no independent witness'
    : `独立见证人 ${independent} 个 / independent witnesses: ${independent}`;
}

function asText(verdict: Verdict): string {
  const lines = [verdict.zh, verdict.english.sentence, ''];
  const list = (title: string, zh: readonly string[], en: readonly string[]): void => {
    if (zh.length === 0) return;
    lines.push(title, ...zh.flatMap((sentence, i) => [`  - ${sentence}`, `    ${en[i]}`]), '');
  };
  list('能证明 / This proves', verdict.proves, verdict.english.proves);
  list('不能证明 / This does not prove', verdict.doesNotProve, verdict.english.doesNotProve);
  const { checkpoint, index, promise, shown, witnesses } = verdict;
  if (verdict.verdict === 'intact' && shown !== undefined) {
    lines.push('所示内容 / Shown', ...shown.map(({ name, value }) => `  ${name}: ${printable(value)}`), '');
  }
  if (checkpoint !== undefined) {
    const place = index === undefined ? '' : `第 ${index} 条 / entry ${index}, `;
    lines.push(`日志 / Log: ${checkpoint.origin}, ${place}共 ${checkpoint.size} 条 / of ${checkpoint.size}`);
  }
  if (witnesses !== undefined) lines.push(witnessLine(witnesses.independent));
  if (promise !== undefined) lines.push(`承诺期限 / promised by: ${instant(promise.includeBy)}`);
  lines.push(`代码 / code: ${verdict.code}`);
  return `${lines.join('\n')}\n`;
}

/** A value on one line. Control characters stay escaped, so that a value cannot forge lines of this output or steer a terminal. */
function printable(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function instant(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}

function asJson(verdict: Verdict): string {
  const plain = (fields: readonly Field[]) => fields.map((field) => ({ ...field, salt: base64(field.salt) }));
  const { shown, checkpoint, ...rest } = verdict;
  const head =
    checkpoint === undefined ? {} : { checkpoint: { origin: checkpoint.origin, size: checkpoint.size } };
  return `${JSON.stringify({ ...rest, ...head, ...(shown === undefined ? {} : { shown: plain(shown) }) }, null, 2)}\n`;
}
