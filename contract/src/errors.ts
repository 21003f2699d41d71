import { z } from 'zod';

/** A refusal (不予办理的理由) as it is answered; `Refusal` of law says what each part means. */
export const refusalSchema = z.object({
  code: z.string(),
  message: z.string(),
  source: z
    .object({ source: z.string(), article: z.string().optional(), text: z.string().optional() })
    .optional(),
  remedy: z.string().optional(),
  move: z.string().optional(),
  path: z.string().optional(),
});

export type RefusalView = z.infer<typeof refusalSchema>;

/**
 * The closed list of errors of transport and store (错误码); refusals of the law carry the engine's own codes in
 * `data.refusals`. The sentence is for the person, the code for programs; neither changes once released.
 */
export const errorSentences = {
  BAD_REQUEST: { status: 400, message: '提交的内容不正确，没有记录任何事项。' },
  UNAUTHORIZED: { status: 401, message: '请先登录。' },
  SIGN_IN_FAILED: { status: 401, message: '账号或者密码不正确。' },
  PASSWORD_CHANGE_REQUIRED: { status: 403, message: '首次登录请先修改密码。' },
  FORBIDDEN: { status: 403, message: '您没有这项权限。' },
  NOT_FOUND: { status: 404, message: '没有找到，或者不在您可以查看的范围内。' },
  METHOD_NOT_ALLOWED: { status: 405, message: '这个网址不能这样使用，没有记录任何事项。' },
  REQUEST_TIMEOUT: { status: 408, message: '提交的内容没有按时传完，没有记录任何事项。请重新提交。' },
  CONFLICT: {
    status: 409,
    message: '刚才有人先办理了本案的事项，您的操作没有记录。请查看最新情况后再办理。',
  },
  ID_REUSED: { status: 409, message: '这个请求编号已用于另一项操作。' },
  TOO_LARGE: { status: 413, message: '提交的内容过大。' },
  UNSUPPORTED_TYPE: { status: 415, message: '不支持这种内容格式。' },
  REFUSED: { status: 422, message: '依照规定不能办理。' },
  RULE_HAS_NO_PERIOD: { status: 422, message: '该规则没有可计算的期限。' },
  TOO_MANY_REQUESTS: { status: 429, message: '操作过于频繁，请稍后再试。' },
  INTERNAL: { status: 500, message: '系统出错，没有记录任何事项。请稍后重试。' },
  UNAVAILABLE: { status: 503, message: '系统暂时不可用，请稍后重试。已经确认的事项不会丢失。' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly message: string }>>;

export type ErrorCode = keyof typeof errorSentences;

const details = z.object({ refusals: z.array(refusalSchema).optional() }).optional();

type ErrorMap = {
  readonly [K in ErrorCode]: {
    readonly status: (typeof errorSentences)[K]['status'];
    readonly message: string;
    readonly data: typeof details;
  };
};

/** Every call may answer with any of these. */
export const commonErrors = Object.fromEntries(
  Object.entries(errorSentences).map(([code, entry]) => [code, { ...entry, data: details }]),
) as unknown as ErrorMap;
