import type { Field } from '../fields.ts';

/** What every widget of a field is given. */
export interface InputProps {
  readonly field: Field;
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Accessible name where the field has no label of its own, e.g. in a row. */
  readonly label?: string;
}

export const labels = ({ field, path, label }: InputProps) => ({
  id: `field-${path}`,
  'aria-label': label ?? field.title,
  ...(field.hint === undefined ? {} : { 'aria-describedby': `hint-${path}` }),
});

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a select shows as chosen: one, or several where the field takes them. */
export const selected = ({ field, value }: InputProps) =>
  field.many === true
    ? { mode: 'multiple' as const, value: (value as string[] | undefined) ?? [] }
    : { value: (value as string | undefined) ?? null };
