import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ListPage } from './read-all.ts';
import { Failed, Waiting } from './states.tsx';

export interface TableColumn<R> {
  readonly title: string;
  readonly className?: string;
  readonly show: (row: R) => ReactNode;
}

type Paged<R> = UseInfiniteQueryResult<InfiniteData<ListPage<R>>>;

export const rowsOf = <R,>(list: Paged<R>): readonly R[] =>
  list.data?.pages.flatMap(({ rows }) => rows) ?? [];

/** A list that is read page by page, in each of its states; older rows stay, paler, while others are asked for. */
export function PagedTable<R extends { readonly id: string }>({
  list,
  columns,
  size,
  unit,
  empty,
}: {
  readonly list: Paged<R>;
  readonly columns: readonly TableColumn<R>[];
  /** Rows of a page. */
  readonly size: number;
  readonly unit: '条' | '件';
  /** Shown where there is no row. */
  readonly empty: ReactNode;
}) {
  if (list.data === undefined)
    return list.isError ? (
      <Failed error={list.error} again={() => void list.refetch()} />
    ) : (
      <Waiting lines={9} />
    );
  const rows = rowsOf(list);
  if (rows.length === 0) return empty;
  return (
    <>
      <table className={list.isPlaceholderData ? 'table older' : 'table'}>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ title, className, show }) => (
                <td key={title} data-label={title} className={className}>
                  {show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="more">
        {list.hasNextPage ? (
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            再看{size}
            {unit}
          </Button>
        ) : (
          <span className="faint">
            共{rows.length}
            {unit}，已全部列出
          </span>
        )}
        {list.isFetchNextPageError && (
          <p className="complaint" role="alert">
            没有取到，请再试一次。
          </p>
        )}
      </div>
    </>
  );
}
