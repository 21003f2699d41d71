import type { FieldMeta, Widget } from '@mingjing/law';
import { z } from 'zod';

/** The fields of an act's data, read from its schema: the one definition that also validates it. */
export interface Field {
  /** Name within its object; empty for the element of a list of plain values. */
  readonly name: string;
  readonly title: string;
  readonly widget: Widget;
  readonly optional: boolean;
  readonly hint?: string;
  /** Chinese names of a choice's values; of a tick's, where it is an answer and not a statement. */
  readonly names?: Readonly<Record<string, string>>;
  /** Several values of the widget's kind. */
  readonly many?: boolean;
  /** The only value that lets the act stand, e.g. 已出示执法证件. */
  readonly must?: boolean;
  /** Least number of elements of a list. */
  readonly min?: number;
  /** Longest text, in characters. */
  readonly max?: number;
  /** Members of a group. */
  readonly fields?: readonly Field[];
  /** One row of a list: a group, or a field without a name. */
  readonly row?: Field;
  /** The number of an act of the dossier. */
  readonly toAct?: boolean;
  /** Any names and values: what a correction puts in place of other fields. */
  readonly open?: boolean;
}

/** Fields of an act's schema in the order they are asked. */
export function fieldsOf(schema: z.ZodType): readonly Field[] {
  const { type } = unwrap(schema);
  if (!(type instanceof z.ZodObject)) throw new TypeError('the data of an act is an object');
  return Object.entries(type.shape as Record<string, z.ZodType>).map(([name, child]) => fieldOf(name, child));
}

/** A number that points to an act is chosen from a list and shown as 第几项; its label need not say so. */
const pointer = /[（(]序号[）)]$/;

function fieldOf(name: string, schema: z.ZodType): Field {
  const { type, meta, optional } = unwrap(schema);
  const base = {
    name,
    title: (meta.title ?? '').replace(pointer, ''),
    optional,
    ...(meta.hint === undefined ? {} : { hint: meta.hint }),
    ...(meta.names === undefined ? {} : { names: meta.names }),
  };
  if (type instanceof z.ZodArray) return listOf(base, type, meta);
  if (type instanceof z.ZodObject) {
    if (meta.widget === 'files') return { ...base, widget: 'files' };
    return { ...base, widget: 'group', fields: fieldsOf(type) };
  }
  if (type instanceof z.ZodRecord) return { ...base, widget: 'group', open: true };
  if (type instanceof z.ZodLiteral) return { ...base, widget: meta.widget ?? 'tick', must: true };
  if (type instanceof z.ZodBoolean) return { ...base, widget: meta.widget ?? 'tick' };
  if (type instanceof z.ZodNumber) {
    const toAct = pointer.test(meta.title ?? '');
    return { ...base, widget: meta.widget ?? 'number', ...(toAct ? { toAct } : {}) };
  }
  const max = type instanceof z.ZodString ? (type.maxLength ?? undefined) : undefined;
  return { ...base, widget: meta.widget ?? 'text', ...(max === undefined ? {} : { max }) };
}

type Base = Pick<Field, 'name' | 'title' | 'optional' | 'hint' | 'names'>;

function listOf(base: Base, type: z.ZodArray, meta: Partial<FieldMeta>): Field {
  const min = leastOf(type);
  const widget = meta.widget ?? 'rows';
  if (widget !== 'rows') return { ...base, widget, many: true, min };
  const row = fieldOf('', type.element as z.ZodType);
  return { ...base, widget, min, row: row.title === '' ? { ...row, title: base.title } : row };
}

interface LengthCheck {
  readonly check: string;
  readonly minimum?: number;
  readonly length?: number;
}

function leastOf(type: z.ZodArray): number {
  for (const check of type.def.checks ?? []) {
    const { def } = (check as { readonly _zod: { readonly def: LengthCheck } })._zod;
    if (def.check === 'min_length') return def.minimum ?? 0;
    if (def.check === 'length_equals') return def.length ?? 0;
  }
  return 0;
}

/** The schema below optional, default and the like, with the nearest title and widget on the way down. */
function unwrap(schema: z.ZodType): {
  readonly type: z.ZodType;
  readonly meta: Partial<FieldMeta>;
  readonly optional: boolean;
} {
  let type = schema;
  let meta: Partial<FieldMeta> = {};
  let optional = false;
  for (;;) {
    meta = { ...(type.meta() as Partial<FieldMeta> | undefined), ...meta };
    if (type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodNullable) {
      optional = true;
      type = type.unwrap() as z.ZodType;
    } else if (type instanceof z.ZodPipe) {
      type = type.in as z.ZodType;
    } else {
      return { type, meta, optional };
    }
  }
}

/** Every field of a list and of all groups and rows below it. */
export function everyField(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [
    field,
    ...everyField(field.fields ?? []),
    ...(field.row === undefined ? [] : everyField([field.row])),
  ]);
}
