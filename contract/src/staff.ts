import { z } from 'zod';
import { base } from './base.ts';
import { caseFilter, idSchema, procedureIdSchema, proofSchema, yesOrNo } from './dossiers.ts';

/** Sign-in, people, agency, accounts, drafts of forms, supervision. */

/** What a look at somebody else's case is for (调阅事由), as it stands in the log of looks: one line of text. */
export const groundSchema = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u);

const meSchema = z.object({
  personId: z.string(),
  account: z.string(),
  name: z.string(),
  agency: z.object({ id: z.string(), name: z.string(), shortName: z.string(), region: z.string() }),
  unit: z.string(),
  post: z.string(),
  roles: z.array(z.string()),
  /** State of the own certificate today, for the banner. */
  certificate: z
    .object({
      number: z.string(),
      validTo: z.string(),
      state: z.enum(['valid', 'expiring', 'expired', 'suspended', 'withdrawn', 'notYet', 'none', 'left']),
    })
    .optional(),
  mustChangePassword: z.boolean(),
  sample: z.boolean(),
  /** The session ends at the latest then, whatever one does. */
  expiresAt: z.string(),
});

/** 登录、退出、修改密码. */
export const session = {
  signIn: base
    .route({ method: 'POST', path: '/session', summary: '登录', tags: ['会话'] })
    .input(
      z.strictObject({
        account: z.string().min(1).max(100),
        password: z.string().min(1).max(200),
        /** Public key the session will sign with: Ed25519, 32 bytes in base64. Without one nothing that is signed can be done. */
        key: z
          .string()
          .regex(/^[A-Za-z0-9+/]{43}=$/)
          .optional(),
      }),
    )
    .output(meSchema),
  me: base
    .route({ method: 'GET', path: '/session', summary: '当前登录人员', tags: ['会话'] })
    .output(meSchema),
  signOut: base
    .route({ method: 'DELETE', path: '/session', summary: '退出', tags: ['会话'] })
    .output(z.object({ ok: z.literal(true) })),
  changePassword: base
    .route({ method: 'POST', path: '/session/password', summary: '修改密码', tags: ['会话'] })
    .input(
      z.strictObject({ current: z.string().max(200), next: z.string().min(10, '新密码至少10位。').max(200) }),
    )
    .output(z.object({ ok: z.literal(true) })),
};

const staffRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  agencyId: z.string(),
  unit: z.string(),
  post: z.string(),
  roles: z.array(z.string()),
  auxiliary: z.boolean(),
  certificate: z.object({ number: z.string(), validTo: z.string(), state: z.string() }).optional(),
});

/** Agency, people and reviewers, as forms need them. */
export const directory = {
  /** Own agency: items with basis and tiers, profile, numbers of documents; what forms need. */
  agency: base.route({ method: 'GET', path: '/agency', summary: '本机关资料', tags: ['资料'] }).output(
    z.object({
      agency: z.unknown(),
      profile: z.object({
        id: z.string(),
        version: z.int(),
        zh: z.string(),
        values: z.record(z.string(), z.unknown()),
      }),
      calendarVersion: z.string(),
    }),
  ),
  staff: base
    .route({ method: 'GET', path: '/staff', summary: '本机关人员', tags: ['资料'] })
    .input(z.object({ on: z.iso.date().optional() }).optional())
    .output(z.object({ rows: z.array(staffRowSchema) })),
  /** Of other agencies, for the administrator who has one on call (跨部门调用). */
  reviewers: base
    .route({ method: 'GET', path: '/reviewers', summary: '其他机关的法制审核人员', tags: ['资料'] })
    .input(
      z.object({
        q: z.string().trim().min(2, '请至少输入2个字。').max(60).optional(),
        /** That person alone, to call by name who was chosen. */
        id: idSchema.optional(),
      }),
    )
    .output(
      z.object({
        rows: z.array(z.object({ id: z.string(), name: z.string(), agency: z.string(), unit: z.string() })),
      }),
    ),
};

/** Forms that are not sent yet (表单草稿), kept for who fills them in. */
export const drafts = {
  get: base
    .route({ method: 'GET', path: '/drafts/{dossier}/{type}', summary: '取表单草稿', tags: ['草稿'] })
    .input(z.object({ dossier: idSchema, type: z.string().max(80) }))
    .output(z.object({ data: z.unknown(), savedAt: z.string() }).nullable()),
  put: base
    .route({ method: 'PUT', path: '/drafts/{dossier}/{type}', summary: '保存表单草稿', tags: ['草稿'] })
    .input(
      z.strictObject({
        dossier: idSchema,
        type: z.string().max(80),
        data: z.record(z.string(), z.unknown()),
      }),
    )
    .output(z.object({ savedAt: z.string() })),
  remove: base
    .route({ method: 'DELETE', path: '/drafts/{dossier}/{type}', summary: '删除表单草稿', tags: ['草稿'] })
    .input(z.object({ dossier: idSchema, type: z.string().max(80) }))
    .output(z.object({ ok: z.literal(true) })),
};

/** A file as it was received. */
export const fileSchema = z.object({
  id: z.string(),
  sha256: z.string(),
  name: z.string(),
  kind: z.enum(['photo', 'audio', 'video', 'document', 'scan', 'other']),
  size: z.int(),
  type: z.string(),
});

const accountSchema = z.object({
  personId: z.string(),
  account: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  disabled: z.boolean(),
  lastSignIn: z.string().optional(),
});

const loginSchema = z
  .string()
  .regex(/^[a-z][a-z0-9._-]{1,39}$/, '账号由小写字母开头，含字母、数字、点、横线，2至40位。');

/** 账号, by administrators of the agency. */
export const accounts = {
  list: base
    .route({ method: 'GET', path: '/accounts', summary: '账号列表', tags: ['账号'] })
    .output(z.object({ rows: z.array(accountSchema) })),
  create: base
    .route({ method: 'POST', path: '/accounts', summary: '开通账号', tags: ['账号'], successStatus: 201 })
    .input(
      z.strictObject({
        personId: idSchema,
        account: loginSchema,
      }),
    )
    .output(z.object({ account: z.string(), oneTimePassword: z.string() })),
  /** By the bureau that keeps the register: the administrator of an agency of its region, with the account. */
  appoint: base
    .route({
      method: 'POST',
      path: '/accounts/administrators',
      summary: '指定执法主体的系统管理员并开通账号',
      tags: ['账号'],
      successStatus: 201,
    })
    .input(
      z.strictObject({
        /** Chosen by the client: asked again after a failure, the person is the same. */
        personId: idSchema,
        agencyId: idSchema,
        name: z.string().trim().min(1, '请填写姓名。').max(60),
        unit: z.string().trim().min(1, '请填写内设机构。').max(60),
        post: z.string().trim().min(1, '请填写职务。').max(60),
        account: loginSchema,
      }),
    )
    .output(z.object({ account: z.string(), oneTimePassword: z.string() })),
  reset: base
    .route({ method: 'POST', path: '/accounts/{personId}/password', summary: '重置密码', tags: ['账号'] })
    .input(z.object({ personId: idSchema }))
    .output(z.object({ oneTimePassword: z.string() })),
  setDisabled: base
    .route({
      method: 'PUT',
      path: '/accounts/{personId}/disabled',
      summary: '停用或者启用账号',
      tags: ['账号'],
    })
    .input(z.strictObject({ personId: idSchema, disabled: z.boolean() }))
    .output(z.object({ ok: z.literal(true) })),
};

/** What a supervisor reads, on a ground that is written down. */
export const supervision = {
  /** 监督条例 art 22(4): on a ground, logged; the agency sees that it was read. */
  list: base
    .route({ method: 'GET', path: '/supervision/dossiers', summary: '监督范围内的卷宗', tags: ['监督'] })
    .input(
      z.object({
        ground: groundSchema,
        q: z.string().max(100).optional(),
        agency: idSchema.optional(),
        procedure: procedureIdSchema.optional(),
        overdue: yesOrNo.optional(),
        ...caseFilter,
        after: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            number: z.string().optional(),
            stageZh: z.string(),
            agencyName: z.string(),
            openedAt: z.string(),
            overdue: z.boolean(),
          }),
        ),
        next: z.string().optional(),
      }),
    ),
  get: base
    .route({ method: 'GET', path: '/supervision/dossiers/{dossier}', summary: '调阅卷宗', tags: ['监督'] })
    .input(z.object({ dossier: idSchema, ground: groundSchema }))
    .output(z.unknown()),
  proof: base
    .route({
      method: 'GET',
      path: '/supervision/dossiers/{dossier}/acts/{seq}/proof',
      summary: '取调阅卷宗一项行为的存证证明',
      tags: ['监督'],
    })
    .input(z.object({ dossier: idSchema, seq: z.coerce.number().int().min(1), ground: groundSchema }))
    .output(proofSchema),
  figures: base
    .route({ method: 'GET', path: '/supervision/figures', summary: '执法统计', tags: ['监督'] })
    .input(z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }).optional())
    .output(
      z.object({
        rows: z.array(
          z.object({
            agencyId: z.string(),
            agency: z.string(),
            open: z.int(),
            decided: z.int(),
            summary: z.int(),
            reviewed: z.int(),
            reviewRequired: z.int(),
            corrected: z.int(),
            published: z.int(),
            publishedLate: z.int(),
            overdue: z.int(),
            fineFen: z.int(),
          }),
        ),
        asOf: z.string(),
      }),
    ),
};
