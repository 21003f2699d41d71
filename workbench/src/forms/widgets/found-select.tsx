import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useFormScope } from '../context.tsx';
import type { Option } from '../lists.ts';
import type { InputProps } from './props.ts';

/** What is looked for, a little behind the typing; too short to look for it is empty. */
export function useTyped() {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  return [q.length < 2 ? '' : q, setTyped] as const;
}

export const chosenOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** One of those the server finds for what is typed; what is chosen already keeps its name whatever is listed. */
export function FoundSelect({
  field,
  path,
  value,
  onChange,
  label,
  found,
  chosen,
  options,
  asks,
  none,
  onSearch,
}: InputProps & {
  readonly found: { readonly isError: boolean; readonly isFetching: boolean };
  /** What is chosen, as the server names it. */
  readonly chosen: { readonly options: readonly Option[]; readonly pending: boolean };
  readonly options: readonly Option[];
  /** What can be typed. */
  readonly asks: string;
  /** Said where nothing is found. */
  readonly none: string;
  readonly onSearch: (typed: string) => void;
}) {
  const { disabled } = useFormScope();
  const id = chosenOf(value);
  const name = [...options, ...chosen.options].find((option) => option.value === id)?.label;
  const unnamed = chosen.pending ? '正在查找' : '所选的现在查不到，请重新选择';
  return (
    <Select
      id={`field-${path}`}
      aria-label={label ?? field.title}
      className="full"
      showSearch
      filterOption={false}
      onSearch={onSearch}
      labelInValue
      value={id === undefined ? null : { value: id, label: name ?? unnamed }}
      options={[...options]}
      disabled={disabled}
      placeholder={asks}
      notFoundContent={found.isError ? '现在查不了，请稍后再试。' : found.isFetching ? '正在查找' : none}
      onChange={(next: { readonly value: string; readonly label: string } | null) => onChange(next?.value)}
    />
  );
}
