import { type FigureName, figureNames } from '@mingjing/contract';
import { formatMoney } from '@mingjing/law';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { lazy, Suspense } from 'react';
import { api, type FigureRow } from '../../api.ts';
import { hasRole, useMe } from '../../app/session.ts';
import { ColumnChoice, useHiddenColumns } from '../../parts/column-choice.tsx';
import type { CsvColumn } from '../../parts/csv.ts';
import { momentText, today } from '../../parts/dates.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { figureTitles, ofToday } from '../../parts/figure-names.ts';
import { Heading } from '../../parts/heading.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { shareText, totalOf } from './totals.ts';

const Bars = lazy(() => import('./bars.tsx').then((module) => ({ default: module.Bars })));

type Numbers = Omit<FigureRow, 'agencyId'>;

const textOf = (row: Numbers, figure: FigureName): string => {
  if (figure === 'fineFen') return formatMoney(row.fineFen);
  return figure === 'reviewed' && row.reviewRequired > 0
    ? `${row.reviewed}（${shareText(row.reviewed, row.reviewRequired)}）`
    : String(row[figure]);
};

const bad: readonly FigureName[] = ['publishedLate', 'overdue'];

/** 统计: one row for each agency; numbers lead to the files behind them, where one may read those. */
export function Figures() {
  const { year } = useSearch({ from: '/shell/figures' });
  const navigate = useNavigate({ from: '/figures' });
  const figures = useQuery(
    api.supervision.figures.queryOptions({
      input: year === undefined ? {} : { year },
      placeholderData: keepPreviousData,
    }),
  );
  const thisYear = Number(today().slice(0, 4));
  const rows = figures.data?.rows ?? [];
  const [hidden, setHidden] = useHiddenColumns('figures');
  const shown = figureNames.filter((figure) => !hidden.includes(figure));
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
          <ColumnChoice
            columns={figureNames.map((figure) => [figure, figureTitles[figure]])}
            hidden={hidden}
            onChange={setHidden}
          />
          <ExportButton
            list="figures"
            name={`${year ?? thisYear}年统计`}
            columns={[
              ['机关', (row: FigureRow) => row.agency],
              ...figureNames.map(
                (figure): CsvColumn<FigureRow> => [figureTitles[figure], (row) => textOf(row, figure)],
              ),
            ]}
            page={async () => ({ rows })}
            disabled={rows.length === 0}
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
                  {shown.map((figure) => (
                    <th key={figure} scope="col" className="number-head">
                      {figureTitles[figure]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.agencyId}>
                    <th scope="row">
                      <ToCases agency={row.agencyId}>{row.agency}</ToCases>
                    </th>
                    {shown.map((figure) => (
                      <td
                        key={figure}
                        data-label={figureTitles[figure]}
                        className={bad.includes(figure) && row[figure] > 0 ? 'figure refused-text' : 'figure'}
                      >
                        <Figure row={row} agency={row.agencyId} figure={figure} year={year ?? thisYear} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
              {rows.length > 1 && (
                <tfoot>
                  <tr>
                    <th scope="row">合计</th>
                    {shown.map((figure) => (
                      <td key={figure} className="figure">
                        <Figure row={totalOf(rows)} figure={figure} year={year ?? thisYear} />
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

/** One number, and the way to exactly the cases it counts; 已更正 and 罚款 are sums over theirs. */
function Figure({
  row,
  agency,
  figure,
  year,
}: {
  readonly row: Numbers;
  readonly agency?: string;
  readonly figure: FigureName;
  readonly year: number;
}) {
  const text = textOf(row, figure);
  if (row[figure] === 0) return text;
  return (
    <ToCases
      {...(agency === undefined ? {} : { agency })}
      figure={figure}
      {...(ofToday(figure) ? {} : { year })}
    >
      {text}
    </ToCases>
  );
}

/** Leads to the cases behind something where one may read them all: a supervisor on a ground, a head those of the own agency. */
function ToCases({
  agency,
  children,
  ...narrowed
}: {
  readonly agency?: string;
  readonly figure?: FigureName;
  readonly year?: number;
  readonly children: string;
}) {
  const me = useMe();
  if (hasRole(me, 'supervisor'))
    return (
      <Link to="/supervision" search={{ ...(agency === undefined ? {} : { agency }), ...narrowed }}>
        {children}
      </Link>
    );
  return hasRole(me, 'head') && agency === me.agency.id ? (
    <Link to="/dossiers" search={narrowed}>
      {children}
    </Link>
  ) : (
    children
  );
}
