import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useFormScope } from '../context.tsx';
import type { Option } from '../lists.ts';
import type { InputProps } from './input.tsx';

/** What is looked for, a little behind the typing; too short to look for it is empty. */
export function useTyped() {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  return [q.length < 2 ? '' : q, setTyped] as const;
}

/** One of those the server finds for what is typed. */
export function FoundSelect({
  field,
  path,
  value,
  onChange,
  label,
  found,
  options,
  asks,
  none,
  onSearch,
}: InputProps & {
  readonly found: { readonly isError: boolean; readonly isFetching: boolean };
  readonly options: readonly Option[];
  /** What can be typed. */
  readonly asks: string;
  /** Said where nothing is found. */
  readonly none: string;
  readonly onSearch: (typed: string) => void;
}) {
  const { disabled } = useFormScope();
  return (
    <Select
      id={`field-${path}`}
      aria-label={label ?? field.title}
      className="full"
      showSearch
      filterOption={false}
      onSearch={onSearch}
      value={typeof value === 'string' && value !== '' ? value : null}
      options={[...options]}
      disabled={disabled}
      placeholder={asks}
      notFoundContent={found.isError ? '现在查不了，请稍后再试。' : found.isFetching ? '正在查找' : none}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
}
