/**
 * `node scripts/check-signatures.mjs`: checks the signature of every review in the record (签名核验) under the same
 * environment as `npm start`; reads only, and may run beside the product where the database is an external one. Ends with 1 when a
 * review is not signed, or not so. What it means: docs/operations.md.
 */
import { existsSync } from 'node:fs';
import { readConfig } from '../server/src/config.ts';
import { lawPorts } from '../server/src/features/dossiers/ports.ts';
import { checkSignatures } from '../server/src/features/session/check-signatures.ts';
import { Loader } from '../server/src/record/load.ts';
import { openStore } from '../server/src/store/open.ts';
import { openFileVault } from '../server/src/store/vault.ts';

const config = readConfig(process.env);
if (!existsSync(config.installationKeyFile)) {
  console.error(`找不到安装密钥 ${config.installationKeyFile}，不能核验。`);
  process.exit(66);
}
const store = await openStore({
  dataDir: config.dataDir,
  ...(config.database === undefined ? {} : { urls: config.database }),
});
try {
  const vault = openFileVault(config.installationKeyFile);
  const record = new Loader(store.appPool, vault, lawPorts);
  const { checked, erased, faults } = await checkSignatures({ store, vault, record });
  console.log(`核验 ${checked} 项签名事项，其中 ${erased} 项的个人信息已删除、只核验了签名密钥。`);
  for (const { dossier, seq, type, person, state } of faults)
    console.error(
      `${state === 'missing' ? '没有签名' : '签名不符'}：卷宗 ${dossier} 第${seq}项（${type}），人员 ${person}`,
    );
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await store.close();
}
