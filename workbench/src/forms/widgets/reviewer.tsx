import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api } from '../../api.ts';
import { useFormScope } from '../context.tsx';
import type { InputProps } from './input.tsx';

/** A reviewer of another agency (跨部门调用), found by name or agency; those on call already are offered at once. */
export function ReviewerInput({ field, path, value, onChange, label }: InputProps) {
  const { disabled, dossierId } = useFormScope();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery(
    api.directory.reviewers.queryOptions({
      input: { q },
      enabled: q.length >= 2,
      placeholderData: keepPreviousData,
    }),
  );
  const staff = useQuery(api.directory.staff.queryOptions({ input: {}, staleTime: 60_000 }));
  const pooled = (staff.data?.rows ?? [])
    .filter((row) => row.agencyId !== dossierId && row.roles.includes('reviewer'))
    .map((row) => ({ value: row.id, label: `${row.name} ${row.unit}` }));
  const options =
    q.length < 2
      ? pooled
      : (found.data?.rows ?? []).map((row) => ({
          value: row.id,
          label: `${row.name} ${row.agency} ${row.unit}`,
        }));
  return (
    <Select
      id={`field-${path}`}
      aria-label={label ?? field.title}
      className="full"
      showSearch
      filterOption={false}
      onSearch={setTyped}
      value={typeof value === 'string' && value !== '' ? value : null}
      options={options}
      disabled={disabled}
      placeholder="按姓名或者所在机关查找"
      notFoundContent={
        found.isError
          ? '现在查不了，请稍后再试。'
          : q.length < 2
            ? '请输入姓名或者机关'
            : '没有找到法制审核人员'
      }
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
}
