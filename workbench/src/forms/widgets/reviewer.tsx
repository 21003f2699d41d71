import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { useFormScope } from '../context.tsx';
import { reviewerOption, useReviewer } from '../found.ts';
import { chosenOf, FoundSelect, useTyped } from './found-select.tsx';
import type { InputProps } from './props.ts';

/** A reviewer of another agency (跨部门调用), found by name or agency; those on call already are offered at once. */
export function ReviewerInput(props: InputProps) {
  const { dossierId } = useFormScope();
  const [q, setTyped] = useTyped();
  const found = useQuery(
    api.directory.reviewers.queryOptions({
      input: { q },
      enabled: q !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const staff = useQuery(api.directory.staff.queryOptions({ input: {}, staleTime: 60_000 }));
  const pooled = (staff.data?.rows ?? [])
    .filter((row) => row.agencyId !== dossierId && row.roles.includes('reviewer'))
    .map((row) => ({ value: row.id, label: `${row.name} ${row.unit}` }));
  return (
    <FoundSelect
      {...props}
      found={found}
      chosen={useReviewer(chosenOf(props.value))}
      options={q === '' ? pooled : (found.data?.rows ?? []).map(reviewerOption)}
      asks="按姓名或者所在机关查找"
      none={q === '' ? '请输入姓名或者机关' : '没有找到法制审核人员'}
      onSearch={setTyped}
    />
  );
}
