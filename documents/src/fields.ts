import { z } from 'zod';

/**
 * Labelled field types of document data. Every field carries its Chinese label, so that a refusal can name
 * what is missing in the words printed on the form.
 */

const LONGEST_TEXT = 20_000;

/** A required text. */
export const text = (label: string) =>
  z.string().trim().min(1).max(LONGEST_TEXT).meta({ title: label, kind: 'text' });

/** A text that may be left out: text documents drop the sentence, forms strike the cell. */
export const maybe = (label: string) => text(label).optional();

/** A picture handed over with the data, by its file name. */
export const picture = (label: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][\w-]*\.(png|jpg|jpeg|webp)$/)
    .meta({ title: label, kind: 'picture' })
    .optional();

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. */
export const date = (label: string) => z.iso.date().meta({ title: label, kind: 'date' });

/** An instant, ISO 8601 with offset; printed to the minute in Asia/Shanghai. */
export const moment = (label: string) =>
  z.iso.datetime({ offset: true }).meta({ title: label, kind: 'moment' });

/** Money in integer fen. */
export const fen = (label: string) => z.number().int().min(0).max(1e15).meta({ title: label, kind: 'fen' });

/** A count of things, people, copies, pages. */
export const count = (label: string) =>
  z.number().int().min(0).max(1e9).meta({ title: label, kind: 'count' });

export const flag = (label: string) => z.boolean().meta({ title: label, kind: 'flag' });

/** A tick box: one of the keys of `options`, whose values are printed. */
export const choice = <const Options extends Record<string, string>>(label: string, options: Options) =>
  z
    .enum(Object.keys(options) as [keyof Options & string, ...(keyof Options & string)[]])
    .meta({ title: label });

/** A list with at least `min` entries. */
export const list = <Item extends z.ZodType>(label: string, item: Item, min = 1) =>
  z.array(item).min(min).max(500).meta({ title: label });

export const group = <Shape extends z.ZodRawShape>(label: string, shape: Shape) =>
  z.strictObject(shape).meta({ title: label });

/** A field that a preview may lack and an issued document must have (number, date, signed opinions). */
export const onIssue = <Inner extends z.ZodType>(inner: Inner) =>
  inner.optional().meta({ title: labelOf(inner), onIssue: true });

/** An issue for `superRefine`: a field that other fields make necessary is not filled. */
export const missing = (key: string, label: string) => ({
  code: 'custom' as const,
  path: [key] as PropertyKey[],
  message: label,
  params: { missing: true },
});

/** An issue for `superRefine`: a field that contradicts others. */
export const wrong = (key: string, message: string) => ({
  code: 'custom' as const,
  path: [key] as PropertyKey[],
  message,
});

/** The Chinese label of a field, or the nearest one inside it. */
export function labelOf(schema: z.ZodType): string | undefined {
  const own = schema.meta()?.title;
  return own ?? (schema instanceof z.ZodOptional ? labelOf(schema.def.innerType as z.ZodType) : undefined);
}

/** The label of the field at `path`: the labels on the way, joined; a list entry is numbered from 1. */
export function labelAt(root: z.ZodType, path: readonly PropertyKey[], value: unknown): string {
  const labels: string[] = [];
  let schema = root;
  let here = value;
  for (const key of path) {
    schema = unwrap(schema, here);
    here = (here as Record<PropertyKey, unknown> | undefined)?.[key];
    if (schema instanceof z.ZodArray) {
      schema = schema.element as z.ZodType;
      labels.push(`第${Number(key) + 1}项`);
      continue;
    }
    const next =
      schema instanceof z.ZodObject ? (schema.shape[String(key)] as z.ZodType | undefined) : undefined;
    if (!next) break;
    schema = next;
    labels.push(labelOf(schema) ?? String(key));
  }
  return labels.join(' / ');
}

/** Paths of fields marked `onIssue` that `value` lacks. */
export function lackingOnIssue(root: z.ZodType, value: unknown, path: PropertyKey[] = []): PropertyKey[][] {
  if (value === undefined) return root.meta()?.onIssue ? [path] : [];
  const schema = unwrap(root, value);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, field]) =>
      lackingOnIssue(field as z.ZodType, (value as Record<string, unknown>)[key], [...path, key]),
    );
  }
  if (schema instanceof z.ZodArray) {
    return (value as unknown[]).flatMap((entry, index) =>
      lackingOnIssue(schema.element as z.ZodType, entry, [...path, index]),
    );
  }
  return [];
}

function unwrap(schema: z.ZodType, value: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional) return unwrap(schema.def.innerType as z.ZodType, value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const tag = (value as Record<string, unknown> | undefined)?.[schema.def.discriminator];
    const found = (schema.options as z.ZodType[]).find(
      (option) =>
        option instanceof z.ZodObject &&
        (option.shape[schema.def.discriminator] as z.ZodType).safeParse(tag).success,
    );
    return found ?? schema;
  }
  return schema;
}
