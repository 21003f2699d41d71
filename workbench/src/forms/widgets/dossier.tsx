import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api } from '../../api.ts';
import { useFormScope } from '../context.tsx';
import type { InputProps } from './input.tsx';

/** Another case (另案), found by party, number or cause among those one may see. */
export function DossierInput({ field, path, value, onChange, label }: InputProps) {
  const { disabled, dossierId } = useFormScope();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery(
    api.dossiers.list.queryOptions({
      input: { ...(q.length < 2 ? {} : { q }), limit: 20 },
      placeholderData: keepPreviousData,
    }),
  );
  const rows = (found.data?.rows ?? []).filter((row) => row.id !== dossierId);
  return (
    <Select
      id={`field-${path}`}
      aria-label={label ?? field.title}
      className="full"
      showSearch
      filterOption={false}
      onSearch={setTyped}
      value={typeof value === 'string' && value !== '' ? value : null}
      options={rows.map((row) => ({ value: row.id, label: `${row.title} ${row.number ?? ''}` }))}
      disabled={disabled}
      placeholder="按当事人、案号、案由查找"
      notFoundContent={found.isError ? '现在查不了，请稍后再试。' : '没有找到您可以查看的案件'}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
}
