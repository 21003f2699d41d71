import { z } from 'zod';
import { base } from './base.ts';
import { idSchema } from './dossiers.ts';
import { groundSchema } from './staff.ts';

/** What happened beside the acts: who looked into a case (调阅记录), and what people did with the system (操作日志). */

/** 调阅记录. */
export const lookNames = {
  supervisionRead: '监督调阅案卷',
  supervisionProof: '监督取存证证明',
  looksRead: '监督查看调阅记录',
  fileRead: '查看文件',
  printed: '打印',
  relatedAsked: '查询关联案件',
} as const;

/** 操作日志. */
export const operationNames = {
  signIn: '登录',
  signInFailed: '登录失败',
  passwordChanged: '修改密码',
  accountOpened: '开通账号',
  passwordReset: '重置密码',
  accountDisabled: '停用账号',
  accountEnabled: '启用账号',
  printed: '打印案卷材料',
  exported: '导出清单',
  supervisionList: '查阅监督清单',
  operationsRead: '查看操作日志',
} as const;

/** Lists that can be exported (导出). */
export const exportNames = {
  penalty: '案件',
  agency: '执法主体',
  staff: '人员',
  supervision: '执法监督',
  figures: '统计',
} as const;

export type ExportName = keyof typeof exportNames;
export type LookKind = keyof typeof lookNames;
export type OperationKind = keyof typeof operationNames;

const kindsOf = <K extends string>(names: Readonly<Record<K, string>>) => z.enum(Object.keys(names) as K[]);

/** One line: who, of which agency, when. `ground` where one was given (调阅事由). */
const lineSchema = z.object({
  id: z.string(),
  at: z.string(),
  name: z.string(),
  agencyName: z.string(),
  /** A volume (正卷、副卷) or form that was printed. */
  volume: z.string().optional(),
  form: z.string().optional(),
});

const lookSchema = lineSchema.extend({
  kind: kindsOf(lookNames),
  ground: z.string().optional(),
  file: z.string().optional(),
  /** Of the act that was proved. */
  seq: z.int().optional(),
});

const operationSchema = lineSchema.extend({
  kind: kindsOf(operationNames),
  account: z.string().optional(),
  /** Whose account it was about. */
  about: z.string().optional(),
  address: z.string().optional(),
  /** What was exported, and how many rows of it. */
  list: kindsOf(exportNames).optional(),
  rows: z.int().optional(),
  /** Only where the reader may read that case too. */
  dossier: z.object({ id: z.string(), title: z.string() }).optional(),
});

/** `from` and `to` are days in Shanghai, both counted in; `after` is the `next` of the page before. */
const filters = {
  name: z.string().max(50).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

/** 调阅记录、操作日志: who looked, and what was done to accounts and lists. */
export const audit = {
  /** For those of the handling agency who may read the case, and on a ground for supervisors: then it is a look itself. */
  looks: base
    .route({ method: 'GET', path: '/dossiers/{dossier}/looks', summary: '调阅记录', tags: ['日志'] })
    .input(
      z.object({
        dossier: idSchema,
        ground: groundSchema.optional(),
        kind: kindsOf(lookNames).optional(),
        ...filters,
      }),
    )
    .output(z.object({ rows: z.array(lookSchema), next: z.string().optional() })),
  operations: base
    .route({ method: 'GET', path: '/operations', summary: '操作日志', tags: ['日志'] })
    .input(z.object({ kind: kindsOf(operationNames).optional(), ...filters }))
    .output(z.object({ rows: z.array(operationSchema), next: z.string().optional() })),
  /** Told by the page before it gives a list out as a file: reading a list for a file looks like reading it on the screen. */
  exported: base
    .route({ method: 'POST', path: '/exports', summary: '登记导出', tags: ['日志'] })
    .input(z.object({ list: kindsOf(exportNames), rows: z.int().min(0).max(1_000_000) }))
    .output(z.object({ ok: z.literal(true) })),
};
