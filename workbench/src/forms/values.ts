import type { Field } from './fields.ts';

/** Form values: what is typed, how it starts, and what of it is sent. */

export type Values = Readonly<Record<string, unknown>>;

/** 64 zeros where the server puts the digest. */
export const zeroHash = '0'.repeat(64);

/** The values an empty form starts with: lists empty or with their first row, ticks open. */
export function startingValues(fields: readonly Field[]): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = startingValue(field);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function startingValue(field: Field): unknown {
  switch (field.widget) {
    case 'rows':
      return Array.from({ length: Math.min(field.min ?? 0, 3) }, (_, index) => newRow(field, index));
    case 'files':
    case 'people':
    case 'choices':
      return field.optional || (field.widget === 'files' && field.many !== true) ? undefined : [];
    case 'evidence':
    case 'item':
      return field.many === true && !field.optional ? [] : undefined;
    case 'tick':
      return field.must === true || field.optional || field.names !== undefined ? undefined : false;
    case 'group':
      return field.optional || field.open === true ? undefined : startingValues(field.fields ?? []);
    default:
      return undefined;
  }
}

/** A new row; a row that has an id of its own gets the next one. */
export function newRow(field: Field, index: number, taken: readonly unknown[] = []): unknown {
  const row = field.row;
  if (row?.widget !== 'group') return '';
  const values = startingValues(row.fields ?? []);
  if (!hasOwnId(row)) return values;
  const prefix = rowPrefix(field.name);
  const ids = new Set(taken.map((other) => (other as Values | undefined)?.id));
  let number = index + 1;
  while (ids.has(`${prefix}${number}`)) number += 1;
  return { ...values, id: `${prefix}${number}` };
}

/** Rows that are keyed by an id which means nothing to people: the form makes it. */
export const hasOwnId = (row: Field): boolean =>
  row.fields?.some((field) => field.name === 'id' && field.widget === 'text' && field.max === undefined) ===
  true;

const rowPrefix = (name: string): string =>
  `${name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '')}-`;

/** The value at a path of names and indices. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      at === null || typeof at !== 'object' ? undefined : (at as Record<string | number, unknown>)[name],
    value,
  );
}

/** What is sent: blanks left out, empty optional groups and rows dropped, text as typed. */
export function sentValues(fields: readonly Field[], values: Values): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = sentValue(field, values[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function sentValue(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (field.must === true) return value === true ? true : undefined;
  if (field.widget === 'group') {
    if (field.open === true) return value;
    const sent = sentValues(field.fields ?? [], value as Values);
    return field.optional && isBlank(field, sent) ? undefined : sent;
  }
  if (field.widget === 'rows' && Array.isArray(value)) {
    const row = field.row!;
    const rows = value
      .map((element) => sentValue({ ...row, optional: true }, element))
      .filter((r) => r !== undefined);
    return field.optional && rows.length === 0 ? undefined : rows;
  }
  if (Array.isArray(value) && value.length === 0 && field.optional) return undefined;
  return value;
}

/** Nothing a person typed: only made ids and open ticks. */
function isBlank(field: Field, sent: Values): boolean {
  return Object.entries(sent).every(([name, value]) => {
    const child = field.fields?.find((candidate) => candidate.name === name);
    if (name === 'id' && hasOwnId(field)) return true;
    if (value === false) return true;
    if (Array.isArray(value)) return value.length === 0;
    if (child?.widget === 'group' && value !== null && typeof value === 'object')
      return isBlank(child, value as Values);
    return false;
  });
}
