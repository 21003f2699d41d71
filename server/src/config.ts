import { join, resolve } from 'node:path';
import { isOrigin, parseVkey } from '@mingjing/ledger';
import { z } from 'zod';
import type { DatabaseUrls } from './store/roles.ts';

/** How this installation runs (运行配置); every value has a default that works on a fresh machine. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Database, files and keys, unless placed elsewhere. Absolute. */
  readonly dataDir: string;
  /** An existing PostgreSQL; absent, the product runs its own. */
  readonly database?: DatabaseUrls;
  /** Where the public reaches the portal, without a slash at the end. */
  readonly publicOrigin: string;
  /** Name of the transparency log (C2SP origin). Lasting: it stands in every proof. */
  readonly ledgerOrigin: string;
  /** Folder of the log's keys; belongs in no backup. */
  readonly ledgerKeyFolder: string;
  /** File of the installation's key, which wraps the keys of personal data. */
  readonly installationKeyFile: string;
  readonly filesFolder: string;
  readonly witnesses: readonly { readonly url: string; readonly vkey: string }[];
  /** Who runs the public site, as its pages say. */
  readonly site: {
    readonly region: string;
    readonly operator: string;
    /** Whom to call about enforcement itself (行政执法投诉); hours and address where they are given. */
    readonly complaint: { readonly phone: string; readonly hours?: string; readonly address?: string };
  };
  /** Behind a reverse proxy of our own, which states the client's address. */
  readonly trustProxy: boolean;
}

/** A setting that cannot be used; the message names every variable and what is wrong with it. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`配置有误：\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Why listening failed, said to whoever set the port; any other failure as it is. */
export function asPortProblem(error: unknown, port: number): unknown {
  const { code } = error as { readonly code?: unknown };
  if (code === 'EADDRINUSE') return new ConfigError([`PORT: 端口 ${port} 已被其他程序占用，请换一个端口`]);
  if (code === 'EACCES') return new ConfigError([`PORT: 没有使用端口 ${port} 的权限，请换一个端口`]);
  return error;
}

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, '应以 postgresql:// 开头');
const path = z.string().min(1, '不能为空');

const schema = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce
      .number({ error: '应为端口号 0–65535' })
      .int('应为整数')
      .min(0, '应为端口号 0–65535')
      .max(65535, '应为端口号 0–65535')
      .default(8080),
    DATA_DIR: path.default('data'),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_OWNER_URL: postgresUrl.optional(),
    DATABASE_PORTAL_URL: postgresUrl.optional(),
    PUBLIC_ORIGIN: z
      .string()
      .regex(/^https?:\/\/[^/\s?#]+$/, '应为 https://主机名 的形式，末尾不带斜杠')
      .optional(),
    LEDGER_ORIGIN: z
      .string()
      .refine(isOrigin, '应为不含空格和加号的日志名称，如 log.example.gov.cn/2026')
      .optional(),
    LEDGER_KEY_DIR: path.optional(),
    INSTALLATION_KEY_FILE: path.optional(),
    FILES_DIR: path.optional(),
    SITE_REGION: z.string().min(1).max(40).default('本地区'),
    SITE_OPERATOR: z.string().min(1).max(80).default('行政执法公示平台'),
    SITE_COMPLAINT_PHONE: z.string().min(1).max(40).default('12345'),
    SITE_COMPLAINT_HOURS: z.string().max(80).optional(),
    SITE_COMPLAINT_ADDRESS: z.string().max(120).optional(),
    TRUST_PROXY: z.enum(['0', '1'], '只能是 0 或者 1').default('0'),
    WITNESSES: z
      .string()
      .transform((text) => text.split(/\s+/).filter(Boolean))
      .pipe(z.array(z.string().regex(/^https?:\/\/[^#]+#.+$/, '每个见证方写作 地址#公钥，以空格分隔')))
      .transform((pairs) =>
        pairs.map((pair) => ({
          url: pair.slice(0, pair.indexOf('#')),
          vkey: pair.slice(pair.indexOf('#') + 1),
        })),
      )
      .refine((all) => all.every(({ vkey }) => parseVkey(vkey).ok), '见证方公钥无法识别')
      .default([]),
  })
  .superRefine((env, context) => {
    const urls = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_PORTAL_URL'] as const;
    if (urls.every((name) => env[name] === undefined)) return;
    for (const name of urls) {
      if (env[name] === undefined) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: '使用已有的 PostgreSQL 时三个连接都要给出',
        });
      }
    }
  });

/** Reads the configuration from the environment. Throws a `ConfigError` that names every variable at fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(given);
  if (!read.success)
    throw new ConfigError(read.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`));
  const { data } = read;
  const dataDir = resolve(data.DATA_DIR);
  const publicOrigin = data.PUBLIC_ORIGIN ?? `http://localhost:${data.PORT}`;
  return {
    host: data.HOST,
    port: data.PORT,
    dataDir,
    ...(data.DATABASE_URL === undefined
      ? {}
      : {
          database: {
            app: data.DATABASE_URL,
            owner: data.DATABASE_OWNER_URL!,
            portal: data.DATABASE_PORTAL_URL!,
          },
        }),
    publicOrigin,
    ledgerOrigin: data.LEDGER_ORIGIN ?? `${new URL(publicOrigin).host}/ledger`,
    ledgerKeyFolder: resolve(data.LEDGER_KEY_DIR ?? join(dataDir, 'keys')),
    installationKeyFile: resolve(data.INSTALLATION_KEY_FILE ?? join(dataDir, 'keys', 'installation.key')),
    filesFolder: resolve(data.FILES_DIR ?? join(dataDir, 'files')),
    witnesses: data.WITNESSES,
    site: {
      region: data.SITE_REGION,
      operator: data.SITE_OPERATOR,
      complaint: {
        phone: data.SITE_COMPLAINT_PHONE,
        ...(data.SITE_COMPLAINT_HOURS === undefined ? {} : { hours: data.SITE_COMPLAINT_HOURS }),
        ...(data.SITE_COMPLAINT_ADDRESS === undefined ? {} : { address: data.SITE_COMPLAINT_ADDRESS }),
      },
    },
    trustProxy: data.TRUST_PROXY === '1',
  };
}
