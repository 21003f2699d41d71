import { z } from 'zod';
import { normaliseCode } from '../identifiers/index.ts';
import './wording.ts';

/**
 * Fields of act data. Each carries its Chinese label (`title`) and how a form shows it (`widget`), so that forms,
 * messages and documents come from the one schema. Limits are there to refuse hostile sizes, not to teach brevity.
 */
export interface FieldMeta {
  readonly title: string;
  readonly hint?: string;
  readonly widget?: Widget;
  /** Chinese names of a choice's values. */
  readonly names?: Readonly<Record<string, string>>;
}

export type Widget =
  | 'text'
  | 'paragraph'
  | 'date'
  | 'instant'
  | 'money'
  | 'choice'
  | 'choices'
  | 'tick'
  | 'person'
  | 'people'
  | 'party'
  | 'item'
  | 'files'
  | 'evidence'
  | 'number'
  | 'group'
  | 'rows'
  | 'hidden';

const limits = { text: 300, paragraph: 20_000 } as const;

/** Characters that must never enter a record: C0/C1 controls except tab and newline, bidi overrides, lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to be refused
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

const clean = (value: string) => !forbidden.test(value);

/** Something to be read: spaces, joiners, fillers and marks alone fill a field and say nothing. */
const readable = /[^\s\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

const saysSomething = (value: string) => value === '' || readable.test(value);

const string = (title: string, max: number) =>
  z
    .string({ error: `请填写${title}。` })
    .trim()
    .min(1, `请填写${title}。`)
    .max(max, `${title}不能超过${max}字。`)
    .refine(saysSomething, `请填写${title}。`)
    .refine(clean, `${title}含有不能使用的控制字符。`);

export const text = (title: string, more: Omit<FieldMeta, 'title'> & { readonly max?: number } = {}) =>
  string(title, more.max ?? limits.text).meta({ title, widget: 'text', ...more });

/** A code as its register writes it, however it was typed: two of one value are equal. */
export const code = (title: string, more: Omit<FieldMeta, 'title'> & { readonly max: number }) =>
  z
    .string({ error: `请填写${title}。` })
    .overwrite(normaliseCode)
    .min(1, `请填写${title}。`)
    .max(more.max, `${title}不能超过${more.max}字。`)
    .refine(saysSomething, `请填写${title}。`)
    .refine(clean, `${title}含有不能使用的控制字符。`)
    .meta({ title, widget: 'text', ...more });

export const paragraph = (title: string, more: Omit<FieldMeta, 'title'> & { readonly max?: number } = {}) =>
  string(title, more.max ?? limits.paragraph).meta({ title, widget: 'paragraph', ...more });

/** Years a case can be about: periods are counted day by day, and nobody is to have them counted over millennia. */
const livingMemory = (value: string) => value >= '1900' && value < '2200';

/** Civil date `YYYY-MM-DD`, Asia/Shanghai. */
export const date = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  z.iso
    .date({ error: `${title}不是有效日期。` })
    .refine(livingMemory, `${title}不在可以办理的年代。`)
    .meta({ title, widget: 'date', ...more });

/** Instant, ISO 8601 in UTC with `Z`. */
export const instant = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  z.iso
    .datetime({ error: `${title}不是有效时间。` })
    .refine(livingMemory, `${title}不在可以办理的年代。`)
    .meta({ title, widget: 'instant', ...more });

/** Money in fen (分), a whole number ≥ 0. */
export const money = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  z
    .int({ error: `${title}应为精确到分的金额。` })
    .min(0, `${title}不能为负数。`)
    .max(100_000_000_000_000, `${title}超出范围。`)
    .meta({ title, widget: 'money', ...more });

export const count = (
  title: string,
  more: Omit<FieldMeta, 'title'> & { readonly min?: number; readonly max?: number } = {},
) =>
  z
    .int({ error: `${title}应为整数。` })
    .min(more.min ?? 0, `${title}不能小于${more.min ?? 0}。`)
    .max(more.max ?? 1_000_000, `${title}超出范围。`)
    .meta({ title, widget: 'number', ...more });

/** One of a closed set; `names` gives every value its Chinese name. */
export const choice = <T extends string>(
  title: string,
  names: Readonly<Record<T, string>>,
  more: Omit<FieldMeta, 'title' | 'names'> = {},
) =>
  z
    .enum(Object.keys(names) as [T, ...T[]], { error: `请选择${title}。` })
    .meta({ title, widget: 'choice', names, ...more });

export const choices = <T extends string>(
  title: string,
  names: Readonly<Record<T, string>>,
  more: Omit<FieldMeta, 'title' | 'names'> = {},
) =>
  z
    .array(z.enum(Object.keys(names) as [T, ...T[]]))
    .max(50)
    .refine((values) => new Set(values).size === values.length, `${title}有重复的选项。`)
    .meta({ title, widget: 'choices', names, ...more });

export const tick = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  z.boolean({ error: `请确认${title}。` }).meta({ title, widget: 'tick', ...more });

/** Consent (同意) of whoever decides: an answer given either way, which nothing stands for until it is. */
export const consent = () =>
  z
    .boolean({ error: '请选择同意或者不同意。' })
    .meta({ title: '结论', widget: 'tick', names: { true: '同意', false: '不同意' } });

/** A statement that must be true for the act to stand, e.g. 已出示执法证件. */
export const confirmed = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  z.literal(true, { error: `必须确认：${title}。` }).meta({ title, widget: 'tick', ...more });

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Id of a person's staff dossier. */
export const person = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  z
    .string({ error: `请选择${title}。` })
    .regex(uuid, `请选择${title}。`)
    .meta({ title, widget: 'person', ...more });

export const people = (title: string, min: number, more: Omit<FieldMeta, 'title'> = {}) =>
  z
    .array(z.string().regex(uuid))
    .min(min, `${title}至少${min}人。`)
    .max(50, `${title}不能超过50人。`)
    .refine((ids) => new Set(ids).size === ids.length, `${title}有重复人员。`)
    .meta({ title, widget: 'people', ...more });

/** Id of another dossier. */
export const dossierRef = (title: string) =>
  z
    .string({ error: `请选择${title}。` })
    .regex(uuid, `请选择${title}。`)
    .meta({ title, widget: 'text' });

/** A short key within a dossier: a party, an item, an evidence entry. */
export const key = (title: string, widget: Widget = 'text') =>
  z
    .string({ error: `请选择${title}。` })
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.:-]{0,63}$/u, `请选择${title}。`)
    .meta({ title, widget });

export const keys = (title: string, min: number, widget: Widget, more: Pick<FieldMeta, 'hint'> = {}) =>
  z
    .array(key(title))
    .min(min, `请选择${title}。`)
    .max(200)
    .meta({ title, widget, ...more });

export const hash = (title: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/, `${title}不正确。`)
    .meta({ title, widget: 'hidden' });

/** 会话签名 of a signed act as the server keeps it; whatever a client sends here is replaced. */
export const sessionSignature = () =>
  z
    .string()
    .regex(/^v1(?:\.[A-Za-z0-9+/=-]{36,88}){4}$/, '会话签名不正确。')
    .meta({ title: '会话签名', widget: 'hidden' })
    .optional();

/** 文件种类: what a file is evidence as. */
export const fileKindNames = {
  photo: '照片',
  audio: '录音',
  video: '录像',
  document: '文件',
  scan: '扫描件',
  other: '其他',
} as const;

export const file = z.object({
  id: z.string().regex(uuid, '文件编号不正确。'),
  sha256: hash('文件校验值'),
  name: text('文件名'),
  kind: choice('文件种类', fileKindNames),
});

export const files = (title = '附件', min = 0) =>
  z.array(file).min(min, `请上传${title}。`).max(500, `${title}过多。`).meta({ title, widget: 'files' });

export const rows = <T extends z.ZodType>(title: string, row: T, min = 0) =>
  z.array(row).min(min, `请填写${title}。`).max(500, `${title}过多。`).meta({ title, widget: 'rows' });

/** Data of an act: an object that refuses unknown names, so that nothing unseen enters the record. */
export const act = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? '含有未知的数据项。' : '数据格式不正确。'),
  });
