import { operationNames } from '@mingjing/contract';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, type OperationRow } from '../../api.ts';
import { hasRole, useMe } from '../../app/session.ts';
import { momentText } from '../../parts/dates.ts';
import { Heading } from '../../parts/heading.tsx';
import { LogFilterBar, type LogFilters } from '../../parts/log-filters.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { printedName } from '../dossier/looks.tsx';

/** 操作日志: sign-ins, accounts, prints of the own agency, for a supervisor of the region. */
export function Operations() {
  const me = useMe();
  const [filters, setFilters] = useState<LogFilters<OperationRow['kind']>>({});
  const list = useInfiniteQuery(
    api.audit.operations.infiniteOptions({
      input: (after: string | undefined) => ({
        ...filters,
        ...(after === undefined ? {} : { after }),
        limit: 50,
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      // To read it is itself noted: it is read when somebody asks.
      refetchOnWindowFocus: false,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <header className="page-head">
        <Heading>操作日志</Heading>
        <p className="note">
          {hasRole(me, 'supervisor') ? '监督范围内各机关' : '本机关'}
          人员的登录、账号变动、打印和监督查阅，不能修改、删除。查看本日志也会记入日志；谁调阅过一件案卷，看该案卷的调阅记录。
        </p>
      </header>
      <LogFilterBar kinds={operationNames} value={filters} onChange={setFilters} />
      {list.data === undefined ? (
        list.isError ? (
          <Failed error={list.error} again={() => void list.refetch()} />
        ) : (
          <Waiting lines={9} />
        )
      ) : rows.length === 0 ? (
        <Nothing title="没有符合条件的记录" />
      ) : (
        <table className={list.isPlaceholderData ? 'table older' : 'table'}>
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">人员</th>
              <th scope="col">机关</th>
              <th scope="col">类别</th>
              <th scope="col">内容</th>
              <th scope="col">地址</th>
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
                <td data-label="类别">
                  {row.kind === 'signInFailed' ? (
                    <span className="tag amber">{operationNames[row.kind]}</span>
                  ) : (
                    operationNames[row.kind]
                  )}
                </td>
                <td data-label="内容">
                  <About row={row} />
                </td>
                <td data-label="地址" className="mono">
                  {row.address ?? ''}
                </td>
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
    </div>
  );
}

function About({ row }: { readonly row: OperationRow }) {
  return (
    <>
      {[printedName(row), row.about ?? '', row.account === undefined ? '' : `账号${row.account}`]
        .filter((part) => part !== '')
        .join(' ')}
      {row.dossier !== undefined && (
        <>
          {' '}
          <Link to="/dossiers/$id" params={{ id: row.dossier.id }} search={{}}>
            {row.dossier.title}
          </Link>
        </>
      )}
    </>
  );
}
