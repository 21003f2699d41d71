import { exportNames, operationNames } from '@mingjing/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type OperationRow } from '../../api.ts';
import { hasRole, useMe } from '../../app/session.ts';
import { Heading } from '../../parts/heading.tsx';
import { LogFilterBar, type LogFilters } from '../../parts/log-filters.tsx';
import { lineColumns } from '../../parts/log-lines.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { byPage, nextPage } from '../../parts/read-all.ts';
import { Nothing } from '../../parts/states.tsx';
import { printedName } from '../dossier/looks.tsx';

/** 操作日志: sign-ins, accounts, prints of the own agency, for a supervisor of the region. */
export function Operations() {
  const me = useMe();
  const [filters, setFilters] = useState<LogFilters<OperationRow['kind']>>({});
  const list = useInfiniteQuery(
    api.audit.operations.infiniteOptions({
      input: (after: string | undefined) => ({
        ...filters,
        ...nextPage(after, 50),
      }),
      ...byPage,
      // To read it is itself noted: it is read when somebody asks.
      refetchOnWindowFocus: false,
    }),
  );
  return (
    <div className="page">
      <header className="page-head">
        <Heading>操作日志</Heading>
        <p className="note">
          {hasRole(me, 'supervisor') ? '监督范围内各机关' : '本机关'}
          人员的登录、账号变动、打印、导出和监督查阅，不能修改、删除。查看本日志也会记入日志；谁调阅过一件案卷，看该案卷的调阅记录。
        </p>
      </header>
      <LogFilterBar kinds={operationNames} value={filters} onChange={setFilters} />
      <PagedTable
        list={list}
        size={50}
        unit="条"
        columns={[
          ...lineColumns(operationNames),
          { title: '内容', show: (row) => <About row={row} /> },
          { title: '地址', className: 'mono', show: (row) => row.address },
        ]}
        empty={<Nothing title="没有符合条件的记录" />}
      />
    </div>
  );
}

/** Which list went out, and how much of it. */
const exportedText = ({ list, rows = 0 }: OperationRow): string =>
  list === undefined ? '' : `${exportNames[list]}${rows}条`;

function About({ row }: { readonly row: OperationRow }) {
  return (
    <>
      {[
        printedName(row),
        exportedText(row),
        row.about ?? '',
        row.account === undefined ? '' : `账号${row.account}`,
      ]
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
