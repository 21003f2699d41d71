import { formatMoney } from '@mingjing/law';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { lazy, Suspense } from 'react';
import { api, type FigureRow } from '../../api.ts';
import { hasRole, useMe } from '../../app/session.ts';
import { momentText, today } from '../../parts/dates.ts';
import { Heading } from '../../parts/heading.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { shareText, totalOf } from './totals.ts';

const Bars = lazy(() => import('./bars.tsx').then((module) => ({ default: module.Bars })));

const columns: readonly (readonly [string, (row: Omit<FigureRow, 'agencyId'>) => string, string?])[] = [
  ['在办', (row) => String(row.open)],
  ['已决定', (row) => String(row.decided)],
  ['当场处罚', (row) => String(row.summary)],
  ['应审核', (row) => String(row.reviewRequired)],
  [
    '已审核',
    (row) =>
      row.reviewRequired === 0
        ? String(row.reviewed)
        : `${row.reviewed}（${shareText(row.reviewed, row.reviewRequired)}）`,
  ],
  ['已更正', (row) => String(row.corrected)],
  ['已公示', (row) => String(row.published)],
  ['逾期公示', (row) => String(row.publishedLate), 'bad'],
  ['逾期', (row) => String(row.overdue), 'bad'],
  ['罚款', (row) => formatMoney(row.fineFen)],
];

/** 统计: one row for each agency; numbers lead to the files behind them, where one may read those. */
export function Figures() {
  const { year } = useSearch({ from: '/shell/figures' });
  const navigate = useNavigate({ from: '/figures' });
  const me = useMe();
  const figures = useQuery(
    api.supervision.figures.queryOptions({
      input: year === undefined ? {} : { year },
      placeholderData: keepPreviousData,
    }),
  );
  const thisYear = Number(today().slice(0, 4));
  const rows = figures.data?.rows ?? [];
  const supervisor = hasRole(me, 'supervisor');
  return (
    <div className="page">
      <header className="page-head list-head">
        <Heading>统计</Heading>
        <div className="head-tools">
          <Select
            aria-label="年度"
            value={year ?? thisYear}
            options={Array.from({ length: 6 }, (_, index) => ({
              value: thisYear - index,
              label: `${thisYear - index}年`,
            }))}
            onChange={(next: number) => void navigate({ search: next === thisYear ? {} : { year: next } })}
          />
        </div>
      </header>
      {figures.data === undefined ? (
        figures.isError ? (
          <Failed error={figures.error} again={() => void figures.refetch()} />
        ) : (
          <Waiting lines={6} />
        )
      ) : rows.length === 0 ? (
        <Nothing title={`${year ?? thisYear}年还没有可以统计的案件`} />
      ) : (
        <>
          <p className="faint as-of">截至{momentText(figures.data.asOf)}。罚款金额不作为考核依据。</p>
          <div className="wide-table">
            <table className={figures.isPlaceholderData ? 'table figures older' : 'table figures'}>
              <thead>
                <tr>
                  <th scope="col">机关</th>
                  {columns.map(([title]) => (
                    <th key={title} scope="col" className="number-head">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.agencyId}>
                    <th scope="row">
                      {supervisor ? (
                        <Link to="/supervision" search={{ agency: row.agencyId }}>
                          {row.agency}
                        </Link>
                      ) : row.agencyId === me.agency.id ? (
                        <Link to="/dossiers" search={{}}>
                          {row.agency}
                        </Link>
                      ) : (
                        row.agency
                      )}
                    </th>
                    {columns.map(([title, read, tone]) => (
                      <td
                        key={title}
                        data-label={title}
                        className={tone === 'bad' && read(row) !== '0' ? 'figure refused-text' : 'figure'}
                      >
                        {title === '逾期' && supervisor && row.overdue > 0 ? (
                          <Link to="/supervision" search={{ agency: row.agencyId, overdue: true }}>
                            {read(row)}
                          </Link>
                        ) : (
                          read(row)
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
              {rows.length > 1 && (
                <tfoot>
                  <tr>
                    <th scope="row">合计</th>
                    {columns.map(([title, read]) => (
                      <td key={title} className="figure">
                        {read(totalOf(rows))}
                      </td>
                    ))}
                  </tr>
                </tfoot>
              )}
            </table>
          </div>
          {rows.length > 1 && (
            <Suspense fallback={<Waiting lines={4} />}>
              <Bars rows={rows} />
            </Suspense>
          )}
        </>
      )}
    </div>
  );
}
