import { resolve } from 'node:path';
import { z } from 'zod';

/** What the service is told from outside. Everything has a default that suits one computer. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Database (when it is ours), files, keys. */
  readonly dataDir: string;
  /** An existing PostgreSQL; absent, the product starts its own. */
  readonly databases?: { readonly app: string; readonly owner: string; readonly portal: string };
  /** Where the public finds the site: QR codes, links, cookies over https. */
  readonly publicOrigin: string;
  /** Name of the log, for ever; a host the operator owns. */
  readonly ledgerOrigin: string;
  /** Folder of the log's signing key, outside of every backup. */
  readonly ledgerKeys: string;
  readonly witnesses: readonly { readonly url: string; readonly vkey: string }[];
  /** Behind a reverse proxy that states the client's address. */
  readonly trustProxy: boolean;
  /** Whether pages are marked 样例数据. */
  readonly sample: boolean;
}

const flag = z.enum(['0', '1', 'true', 'false'], '只能是 1 或者 0').transform((value) => value === '1' || value === 'true');
const postgres = z.string().regex(/^postgres(?:ql)?:\/\//, '应以 postgres:// 开头');

const schema = z.object({
  PORT: z.coerce.number('应为端口号').int('应为端口号').min(0, '应为 0 到 65535').max(65535, '应为 0 到 65535').default(8080),
  HOST: z.string().min(1, '不能为空').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, '不能为空').default('.data'),
  DATABASE_URL: postgres.optional(),
  DATABASE_OWNER_URL: postgres.optional(),
  DATABASE_PORTAL_URL: postgres.optional(),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/, error: '应为网址,如 https://zf.example.gov.cn' }).optional(),
  LEDGER_ORIGIN: z.string().regex(/^[a-z0-9.-]+(?:\/[a-z0-9._-]+)*$/, '只能含小写字母、数字、点、横线和斜线').default('mingjing.local/log'),
  LEDGER_KEYS: z.string().min(1, '不能为空').optional(),
  LEDGER_WITNESSES: z.string().default('').describe('每个见证人一项:网址 空格 公钥,多项以逗号分隔'),
  TRUST_PROXY: flag.default(false),
});

/** A setting that cannot be used; says which and why. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the environment. Throws `ConfigError` naming every wrong variable at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, sample = false): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(`环境变量有误:\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')}:${issue.message}`).join('\n')}`);
  }
  const env = parsed.data;
  const dataDir = resolve(env.DATA_DIR);
  const urls = [env.DATABASE_URL, env.DATABASE_OWNER_URL, env.DATABASE_PORTAL_URL];
  if (urls.some((url) => url !== undefined) && urls.some((url) => url === undefined)) {
    throw new ConfigError('DATABASE_URL、DATABASE_OWNER_URL、DATABASE_PORTAL_URL 应当同时设置:分别为应用、所有者、公示站点三个数据库角色。');
  }
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir,
    ...(env.DATABASE_URL === undefined
      ? {}
      : { databases: { app: env.DATABASE_URL, owner: env.DATABASE_OWNER_URL!, portal: env.DATABASE_PORTAL_URL! } }),
    publicOrigin: (env.PUBLIC_ORIGIN ?? `http://${env.HOST === '0.0.0.0' ? '127.0.0.1' : env.HOST}:${env.PORT}`).replace(/\/$/, ''),
    ledgerOrigin: env.LEDGER_ORIGIN,
    ledgerKeys: resolve(env.LEDGER_KEYS ?? `${dataDir}/keys`),
    witnesses: witnessesOf(env.LEDGER_WITNESSES),
    trustProxy: env.TRUST_PROXY,
    sample,
  };
}

function witnessesOf(text: string): Config['witnesses'] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [url, vkey, ...rest] = entry.split(/\s+/);
      if (url === undefined || vkey === undefined || rest.length > 0 || !URL.canParse(url)) {
        throw new ConfigError(`LEDGER_WITNESSES 有误:「${entry}」应为「网址 公钥」。`);
      }
      return { url, vkey };
    });
}
