import { penaltyStageNames } from '@mingjing/law/penalty';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { api, client, type DossierRow } from '../../api.ts';
import { hasRole, useMe } from '../../app/session.ts';
import { Due } from '../../parts/clock.tsx';
import { ColumnChoice, useHiddenColumns } from '../../parts/column-choice.tsx';
import type { CsvColumn } from '../../parts/csv.ts';
import { dayText } from '../../parts/dates.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { figureText } from '../../parts/figure-names.ts';
import { Filter, filterOptions } from '../../parts/filter.tsx';
import { Heading } from '../../parts/heading.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { PagedTable, rowsOf } from '../../parts/paged-table.tsx';
import { byPage, nextPage } from '../../parts/read-all.ts';
import { SearchBox } from '../../parts/search-box.tsx';
import { Nothing } from '../../parts/states.tsx';

const procedureNames = {
  'penalty-ordinary': '行政处罚（普通程序）',
  'penalty-summary': '行政处罚（简易程序）',
  agency: '执法主体',
  staff: '人员',
} as const;

type Procedure = keyof typeof procedureNames;

const columnNames = {
  agency: '机关',
  number: '文号',
  party: '当事人',
  stage: '环节',
  handlers: '承办人',
  due: '最近的期限',
  opened: '登记日期',
} as const;

type Column = keyof typeof columnNames;

/** What a list can show: cases of the own agency need not name it, registers have no parties and no clocks. */
const columnsOf = (procedure: string | undefined): readonly Column[] =>
  procedure === 'agency'
    ? ['stage', 'opened']
    : procedure === 'staff'
      ? ['agency', 'stage', 'opened']
      : ['number', 'party', 'stage', 'handlers', 'due', 'opened'];

/** 案件: a list with its filters in the address bar, so that a view can be kept and sent. */
export function Dossiers() {
  const search = useSearch({ from: '/shell/dossiers' });
  const navigate = useNavigate({ from: '/dossiers' });
  const me = useMe();
  const register = search.procedure === 'agency' || search.procedure === 'staff';
  const [hidden, setHidden] = useHiddenColumns('dossiers');
  const wanted = { ...search, procedure: search.procedure as Procedure | undefined };
  const list = useInfiniteQuery(
    api.dossiers.list.infiniteOptions({
      input: (after: string | undefined) => ({
        ...wanted,
        ...nextPage(after, 30),
      }),
      ...byPage,
    }),
  );
  const set = (more: Partial<typeof search>) =>
    void navigate({
      search: (old) =>
        Object.fromEntries(
          Object.entries({ ...old, ...more }).filter(
            ([, value]) => value !== undefined && value !== '' && value !== false,
          ),
        ),
    });
  const columns = columnsOf(search.procedure);
  const shown = columns.filter((column) => !hidden.includes(column));
  const nameOf = (column: Column) => (register && column === 'stage' ? '状态' : columnNames[column]);
  const title = register ? procedureNames[search.procedure as Procedure] : '案件';
  return (
    <div className="page">
      <header className="page-head list-head">
        <Heading>{title}</Heading>
        <div className="head-tools">
          {register && hasRole(me, 'admin', 'supervisor') && (
            <LinkButton to="/open/$procedure" params={{ procedure: search.procedure ?? 'staff' }}>
              登记{title}
            </LinkButton>
          )}
          {!register && hasRole(me, 'head') && <LinkButton to="/handover">移交案件</LinkButton>}
          <ColumnChoice
            columns={columns.map((column) => [column, nameOf(column)])}
            hidden={hidden}
            onChange={setHidden}
          />
          <ExportButton
            list={register ? (search.procedure as 'agency' | 'staff') : 'penalty'}
            name={title}
            columns={[
              [register ? '名称' : '案件', (row) => row.title],
              ...columns.map((column): CsvColumn<DossierRow> => [nameOf(column), cellText(column)]),
            ]}
            page={(after) => client.dossiers.list({ ...wanted, ...nextPage(after, 100) })}
            disabled={rowsOf(list).length === 0}
          />
        </div>
      </header>
      <search className="filters">
        <SearchBox
          value={search.q ?? ''}
          label="查找"
          asks={register ? '名称' : '当事人、案号、文号、案由'}
          onSearch={(q) => set({ q })}
        />
        {!register && (
          <>
            <Filter
              label="程序"
              all="全部程序"
              value={search.procedure}
              options={(['penalty-ordinary', 'penalty-summary'] as const).map((value) => ({
                value,
                label: procedureNames[value],
              }))}
              onChange={(procedure) => set({ procedure })}
            />
            <Filter
              label="环节"
              all="全部环节"
              value={search.stage}
              options={filterOptions(penaltyStageNames)}
              onChange={(stage) => set({ stage })}
            />
            <Checkbox
              checked={search.mine === true}
              onChange={(event) => set({ mine: event.target.checked ? true : undefined })}
            >
              只看我参与的
            </Checkbox>
            {search.figure !== undefined && (
              <Button size="small" onClick={() => set({ figure: undefined, year: undefined })}>
                {figureText(search.figure, search.year)} ✕
              </Button>
            )}
          </>
        )}
      </search>
      <PagedTable
        list={list}
        size={30}
        unit="条"
        columns={[
          {
            title: register ? '名称' : '案件',
            className: 'cell-title',
            show: (row) => (
              <>
                <Link to="/dossiers/$id" params={{ id: row.id }} search={{}}>
                  {row.title}
                </Link>
                {row.procedure === 'penalty-summary' && <span className="tag">简易</span>}
              </>
            ),
          },
          ...shown.map((column) => ({
            title: nameOf(column),
            className: `cell-${column}`,
            show: (row: DossierRow) => <Cell row={row} column={column} />,
          })),
        ]}
        empty={
          <Nothing title={register ? '没有符合条件的记录' : '没有符合条件的案件'}>
            <p className="faint">
              {search.q === undefined
                ? `这里只列出您可以查看的${register ? '记录' : '案件'}。`
                : register
                  ? '可以换一个更短的词。'
                  : '可以换一个词：当事人名称、案号、文书文号都能查。'}
            </p>
            {(register ? search.q !== undefined : Object.keys(search).length > 0) && (
              <Button
                onClick={() => void navigate({ search: register ? { procedure: search.procedure! } : {} })}
              >
                清除条件
              </Button>
            )}
          </Nothing>
        }
      />
    </div>
  );
}

function Cell({ row, column }: { readonly row: DossierRow; readonly column: Column }) {
  switch (column) {
    case 'number':
      return row.number === undefined ? null : <span className="number">{row.number}</span>;
    case 'due':
      return row.nextDue === undefined ? null : (
        <span title={row.nextDue.zh}>
          <Due days={row.nextDue.workingDaysLeft} end={row.nextDue.end} />
          <span className="faint due-what">{row.nextDue.zh}</span>
        </span>
      );
    case 'opened':
      return dayText(row.openedAt);
    default:
      return cellText(column)(row);
  }
}

/** The same as text, as it is exported. */
const cellText =
  (column: Column) =>
  (row: DossierRow): string => {
    switch (column) {
      case 'agency':
        return row.agencyName;
      case 'number':
        return row.number ?? '';
      case 'party':
        return row.party;
      case 'stage':
        return row.stageZh;
      case 'handlers':
        return row.handlers.join('、');
      case 'due':
        return row.nextDue === undefined ? '' : `${row.nextDue.zh} ${row.nextDue.end.slice(0, 10)}`;
      case 'opened':
        return row.openedAt.slice(0, 10);
      default:
        return column satisfies never;
    }
  };
