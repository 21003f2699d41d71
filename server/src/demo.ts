import { openServices } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { endWith } from './lifetime.ts';
import { loadSampleCounty, sampleAccounts, samplePassword } from './sample/load.ts';
import type { Services } from './services.ts';
import { openSite } from './site.ts';

/** `npm run demo`: everything by itself, with the sample county 清岚县; for trying, training and showing. */
async function main(): Promise<void> {
  const began = Date.now();
  const config = readConfig({
    DATA_DIR: '.data/demo',
    PORT: '8080',
    SITE_REGION: '清岚县',
    SITE_OPERATOR: '清岚县司法局（样例）',
    SITE_COMPLAINT_PHONE: '0990-12345',
    SITE_COMPLAINT_HOURS: '工作日9:00至12:00、14:30至18:00',
    SITE_COMPLAINT_ADDRESS: '清岚县城关镇法治路6号县司法局',
    LEDGER_ORIGIN: 'demo.mingjing.local/log',
    ...process.env,
  });
  console.log('明镜 Mingjing：样例县「清岚县」。正在启动数据库…');
  const services = await openServices(config, { sample: true, alarm: (message) => console.error(message) });
  await loadSampleCounty(services, { cases: [] });
  const site = await openSite(services, { say: console.log });
  endWith(async () => {
    await site.close();
    await services.close();
  });
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
  console.log(`
已就绪（${seconds()} 秒）。按 Ctrl-C 停止。

  公示门户  ${site.address}/
  工作台    ${site.address}/workbench/
  接口说明  ${site.address}/api/openapi.json

  样例账号（密码均为 ${samplePassword(config.dataDir)}）：
${sampleAccounts.map((one) => `    ${one.account.padEnd(10)} ${one.name}  ${one.about}`).join('\n')}

  全部机关、人员、当事人和案件均为虚构的样例数据。
  存证日志没有独立见证方：样例只证明本机记录前后一致。
`);
  await loadCases(services, seconds);
}

/** The cases follow while the site answers already: some five thousand acts, decided and recorded one by one. */
async function loadCases(services: Services, seconds: () => string): Promise<void> {
  const progress = progressLine();
  try {
    await loadSampleCounty(services, { onProgress: progress.show });
    progress.end();
    if (progress.shown()) console.log(`样例案件已全部载入（${seconds()} 秒）。`);
  } catch (error) {
    progress.end();
    console.error('样例案件没有全部载入，下次启动时继续。原因：', error);
  }
}

/** One line that is written over while something long runs; plain lines where there is no terminal. */
function progressLine() {
  let shown = -1;
  return {
    show: ({
      done,
      total,
      what,
    }: {
      readonly done: number;
      readonly total: number;
      readonly what: string;
    }): void => {
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      if (percent === shown) return;
      shown = percent;
      if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K正在载入样例案件 ${percent}%  ${what}`);
      else if (percent % 20 === 0) console.log(`正在载入样例案件 ${percent}%`);
    },
    shown: () => shown >= 0,
    end: (): void => {
      if (process.stdout.isTTY && shown >= 0) process.stdout.write('\r\u001b[K');
    },
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
