import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { useFormScope } from '../context.tsx';
import { caseOption, useCases } from '../found.ts';
import { chosenOf, FoundSelect, useTyped } from './found-select.tsx';
import type { InputProps } from './props.ts';

/** Another case (另案), found by party, number or cause among those one may see. */
export function DossierInput(props: InputProps) {
  const { dossierId } = useFormScope();
  const [q, setTyped] = useTyped();
  const found = useQuery(
    api.dossiers.list.queryOptions({
      input: { ...(q === '' ? {} : { q }), limit: 20 },
      placeholderData: keepPreviousData,
    }),
  );
  const rows = (found.data?.rows ?? []).filter((row) => row.id !== dossierId);
  const chosen = chosenOf(props.value);
  return (
    <FoundSelect
      {...props}
      found={found}
      chosen={useCases(chosen === undefined ? [] : [chosen])}
      options={rows.map(caseOption)}
      asks="按当事人、案号、案由查找"
      none="没有找到您可以查看的案件"
      onSearch={setTyped}
    />
  );
}
