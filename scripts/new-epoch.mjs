/**
 * `node scripts/new-epoch.mjs ORIGIN`: closes the open log in a signed statement and opens one under a new origin
 * (换期), under the same environment as `npm start`, with the product stopped. When and why: docs/operations.md.
 */
import pg from 'pg';
import { readConfig } from '../server/src/config.ts';
import { newEpoch } from '../server/src/ledger/new-epoch.ts';
import { openStore } from '../server/src/store/open.ts';

const [origin] = process.argv.slice(2);
if (origin === undefined) {
  console.error('用法: node scripts/new-epoch.mjs 新的日志名称（如 log.example.gov.cn/2027）');
  process.exit(64);
}
const config = readConfig({ ...process.env, LEDGER_ORIGIN: origin });
const store = await openStore({
  dataDir: config.dataDir,
  ...(config.database === undefined ? {} : { urls: config.database }),
});
const owner = new pg.Client({ connectionString: store.urls.owner });
try {
  await owner.connect();
  const made = await newEpoch(owner, config.ledgerKeyFolder, origin);
  if (made.ok) {
    console.log(`旧日志已关闭，签名声明如下，请交给见证方并公布：\n\n${made.closing}`);
    console.log(`新日志：${made.origin}；有 ${made.waiting} 项记录待写入，启动后自动写入。`);
  } else {
    console.error(`未能换期：${made.code}`);
    process.exitCode = 1;
  }
} finally {
  await owner.end();
  await store.close();
}
