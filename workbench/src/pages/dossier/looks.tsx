import { lookNames } from '@mingjing/contract';
import { formNames, isForm, volumeNames } from '@mingjing/law/penalty';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { api, type DossierView, type LookRow } from '../../api.ts';
import { useReadingGround } from '../../files.ts';
import { momentText } from '../../parts/dates.ts';
import { LogFilterBar, type LogFilters } from '../../parts/log-filters.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
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
        ...(after === undefined ? {} : { after }),
        limit: 50,
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      refetchOnWindowFocus: false,
    }),
  );
  const files = useMemo(() => fileNames(dossier.acts), [dossier.acts]);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-label="调阅记录">
      <p className="note">
        监督调阅、查看文件、打印和关联案件的查询，逐次记录，不能修改、删除。办案机关人员因工作打开案件页面，不逐次记录。
      </p>
      <LogFilterBar kinds={lookNames} value={filters} onChange={setFilters} />
      {list.data === undefined ? (
        list.isError ? (
          <Failed error={list.error} again={() => void list.refetch()} />
        ) : (
          <Waiting lines={6} />
        )
      ) : rows.length === 0 ? (
        <Nothing title={Object.keys(filters).length > 0 ? '没有符合条件的记录' : '还没有人调阅'} />
      ) : (
        <table className={list.isPlaceholderData ? 'table older' : 'table'}>
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">人员</th>
              <th scope="col">机关</th>
              <th scope="col">类别</th>
              <th scope="col">内容</th>
              <th scope="col">事由</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td data-label="时间" className="unbroken">
                  {momentText(row.at)}
                </td>
                <td data-label="人员" className="unbroken">
                  {row.name}
                </td>
                <td data-label="机关">{row.agencyName}</td>
                <td data-label="类别">{lookNames[row.kind]}</td>
                <td data-label="内容">{aboutOf(row, files)}</td>
                <td data-label="事由">{row.ground ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage && (
        <div className="more">
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            再看50条
          </Button>
        </div>
      )}
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
