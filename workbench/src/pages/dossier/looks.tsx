import { lookNames } from '@mingjing/contract';
import { formNames, isForm, volumeNames } from '@mingjing/law/penalty';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, type DossierView, type LookRow } from '../../api.ts';
import { useReadingGround } from '../../files.ts';
import { LogFilterBar, type LogFilters } from '../../parts/log-filters.tsx';
import { lineColumns } from '../../parts/log-lines.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { byPage, nextPage } from '../../parts/read-all.ts';
import { Nothing } from '../../parts/states.tsx';
import { fileNames } from './file-names.ts';

/** 调阅记录: who looked into the case, when, of which agency, on which ground. */
export function Looks({ dossier }: { readonly dossier: DossierView }) {
  const ground = useReadingGround();
  const [filters, setFilters] = useState<LogFilters<LookRow['kind']>>({});
  const list = useInfiniteQuery(
    api.audit.looks.infiniteOptions({
      input: (after: string | undefined) => ({
        dossier: dossier.id,
        ...filters,
        ...(ground === undefined ? {} : { ground }),
        ...nextPage(after, 50),
      }),
      ...byPage,
      refetchOnWindowFocus: false,
    }),
  );
  const files = useMemo(() => fileNames(dossier.acts), [dossier.acts]);
  return (
    <section aria-label="调阅记录">
      <p className="note">
        监督调阅、查看文件、打印和关联案件的查询，逐次记录，不能修改、删除。办案机关人员因工作打开案件页面，不逐次记录。
      </p>
      <LogFilterBar kinds={lookNames} value={filters} onChange={setFilters} />
      <PagedTable
        list={list}
        size={50}
        unit="条"
        columns={[
          ...lineColumns(lookNames),
          { title: '内容', show: (row) => aboutOf(row, files) },
          { title: '事由', show: (row) => row.ground },
        ]}
        empty={<Nothing title={Object.keys(filters).length > 0 ? '没有符合条件的记录' : '还没有人调阅'} />}
      />
    </section>
  );
}

/** What was looked at, in the words of the case. */
function aboutOf(row: LookRow, files: ReadonlyMap<string, string>): string {
  if (row.file !== undefined) return files.get(row.file) ?? '';
  if (row.seq !== undefined) return `第${row.seq}项行为`;
  return printedName(row);
}

/** 正卷、副卷 or the form that was printed. */
export function printedName({ volume, form }: { readonly volume?: string; readonly form?: string }): string {
  if (volume === 'main' || volume === 'secondary') return volumeNames[volume];
  return form !== undefined && isForm(form) ? formNames[form] : '';
}
