import { openServices } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { firstRun } from './first-run.ts';
import { endWith } from './lifetime.ts';
import { openSite } from './site.ts';

/** `npm start`: the production start. Everything it needs to know stands in the environment. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const services = await openServices(config, { sample: false, alarm: (message) => console.error(message) });
  const made = await firstRun(services);
  if (made !== undefined) {
    console.log(
      `首次运行：已创建系统管理员账号「${made.account}」，一次性密码：${made.password}\n请立即登录工作台修改密码，然后登记机关和人员。`,
    );
  }
  const site = await openSite(services, { say: console.log });
  endWith(async () => {
    await site.close();
    await services.close();
  });
  console.log(`明镜已启动：${config.publicOrigin}（公示门户）  ${config.publicOrigin}/workbench/（工作台）`);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
