#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { parseVkey, type VerifierKey } from '../note/vkey.ts';
import { createKeyFile, openKeyFile } from './key-file.ts';
import { startWitness } from './witness.ts';

const usage = `mingjing-witness: 日志见证程序 / a witness of transparency logs (C2SP tlog-witness)

  mingjing-witness --name NAME --key FILE --folder FOLDER --log VKEY [--log VKEY …] [--host 127.0.0.1] [--port 7380]

  --name NAME      见证人名称，如 witness.example.org/w1 / name of the witness
  --key FILE       私钥文件，没有则新建 / private key, made if it is not there
  --folder FOLDER  记住各日志进度的文件夹，不可丢失 / where it remembers; must not be lost
  --log VKEY       所见证日志的公钥 / verifier key of a log to witness

  见证程序应由日志运营者以外的人在另一台机器上运行。
  A witness proves something only if somebody else runs it, on another machine.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      name: { type: 'string' },
      key: { type: 'string' },
      folder: { type: 'string' },
      log: { type: 'string', multiple: true },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '7380' },
    },
  });
  const { name, key: keyPath, folder, log: vkeys } = values;
  if (name === undefined || keyPath === undefined || folder === undefined || vkeys === undefined) {
    process.stdout.write(usage);
    return 64;
  }
  const logs: VerifierKey[] = [];
  for (const vkey of vkeys) {
    const key = parseVkey(vkey);
    if (!key.ok || key.key.kind !== 'note') {
      process.stderr.write(`日志公钥无法识别 / not the verifier key of a log: ${vkey}\n`);
      return 64;
    }
    logs.push(key.key);
  }
  await createKeyFile(keyPath);
  const opened = await openKeyFile(keyPath, name, 'cosignature');
  if (!opened.ok) {
    process.stderr.write(`私钥不能使用 / the key cannot be used: ${opened.code}\n`);
    return 1;
  }
  const { signer } = opened;
  const now = () => Math.floor(Date.now() / 1000);
  const running = await startWitness({
    signer,
    logs,
    folder,
    now,
    host: values.host,
    port: Number(values.port),
  });
  process.stdout.write(`${running.url}\n${signer.vkey}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close());
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  return 64;
});
