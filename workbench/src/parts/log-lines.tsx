import { momentText } from './dates.ts';
import type { TableColumn } from './paged-table.tsx';

/** What every line of a log (日志) says: when, who, of which agency, and what kind of thing was done. */
export const lineColumns = <K extends string>(
  kinds: Readonly<Record<K, string>>,
): readonly TableColumn<{
  readonly at: string;
  readonly name: string;
  readonly agencyName: string;
  readonly kind: K;
}>[] => [
  { title: '时间', className: 'unbroken', show: ({ at }) => momentText(at) },
  { title: '人员', className: 'unbroken', show: ({ name }) => name },
  { title: '机关', show: ({ agencyName }) => agencyName },
  {
    title: '类别',
    show: ({ kind }) =>
      kind === 'signInFailed' ? <span className="tag amber">{kinds[kind]}</span> : kinds[kind],
  },
];
