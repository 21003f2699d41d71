import { figureNames } from '@mingjing/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { api, client, type SupervisedRow } from '../../api.ts';
import { citeText } from '../../parts/cite.ts';
import { ColumnChoice, useHiddenColumns } from '../../parts/column-choice.tsx';
import type { CsvColumn } from '../../parts/csv.ts';
import { dayText, today } from '../../parts/dates.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { figureTitles, ofToday } from '../../parts/figure-names.ts';
import { Filter, filterOptions } from '../../parts/filter.tsx';
import { Heading } from '../../parts/heading.tsx';
import { PagedTable, rowsOf } from '../../parts/paged-table.tsx';
import { byPage, nextPage } from '../../parts/read-all.ts';
import { SearchBox } from '../../parts/search-box.tsx';
import { Nothing } from '../../parts/states.tsx';

/** Shortest ground the law's check accepts. */
const shortest = 4;

/** 执法监督: files are read on a ground that is written down first; the agency sees that they were read. */
export function Supervision() {
  const search = useSearch({ from: '/shell/supervision' });
  const navigate = useNavigate({ from: '/supervision' });
  if (search.ground === undefined || search.ground.trim().length < shortest) {
    return <GroundPrompt onGround={(ground) => void navigate({ search: (old) => ({ ...old, ground }) })} />;
  }
  return <SupervisedList ground={search.ground} />;
}

export function GroundPrompt({ onGround }: { readonly onGround: (ground: string) => void }) {
  const [ground, setGround] = useState('');
  const [tried, setTried] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (ground.trim().length >= shortest) onGround(ground.trim());
  };
  return (
    <div className="page narrow">
      <header className="page-head">
        <Heading>执法监督</Heading>
      </header>
      <form onSubmit={send} aria-label="调阅案卷" className="ground">
        <p>
          调阅执法案卷应当有监督事由。事由和您看过的案卷会记入日志，办案机关可以看到。
          <cite>{citeText({ source: 'SUP', article: '22(4)' })}</cite>
        </p>
        <label className="label" htmlFor="ground">
          调阅事由
        </label>
        <Input.TextArea
          id="ground"
          rows={3}
          maxLength={200}
          value={ground}
          onChange={(event) => setGround(event.target.value)}
          placeholder="监督事项名称，或者监督通知书、督办函的文书号"
        />
        {tried && ground.trim().length < shortest && (
          <p className="complaint" role="alert">
            请写明监督事项或者文书号，至少{shortest}个字。
          </p>
        )}
        <Button type="primary" htmlType="submit">
          以此事由调阅
        </Button>
      </form>
      <p className="faint">
        只看汇总数字不需要事由：
        <Link to="/figures" search={{}}>
          统计
        </Link>
      </p>
    </div>
  );
}

const columnNames = {
  number: '文号',
  agency: '机关',
  stage: '环节',
  due: '期限',
  opened: '登记日期',
} as const;

type Column = keyof typeof columnNames;

const columns = Object.keys(columnNames) as Column[];

const kinds = { 'penalty-ordinary': '普通程序', 'penalty-summary': '简易程序' } as const;

function SupervisedList({ ground }: { readonly ground: string }) {
  const search = useSearch({ from: '/shell/supervision' });
  const navigate = useNavigate({ from: '/supervision' });
  const [hidden, setHidden] = useHiddenColumns('supervision');
  const set = (more: Partial<typeof search>) =>
    void navigate({
      search: (old) =>
        Object.fromEntries(
          Object.entries({ ...old, ...more }).filter(([, value]) => value !== undefined && value !== false),
        ),
    });
  const wanted = {
    ...search,
    ground,
    procedure: (search.procedure ?? undefined) as keyof typeof kinds | undefined,
  };
  const list = useInfiniteQuery(
    api.supervision.list.infiniteOptions({
      input: (after: string | undefined) => ({
        ...wanted,
        ...nextPage(after, 30),
      }),
      ...byPage,
    }),
  );
  // Every look at the list is logged; which agencies there are is known from the figures, which need no ground.
  const figures = useQuery(api.supervision.figures.queryOptions({ input: {}, staleTime: 5 * 60_000 }));
  const shown = columns.filter((column) => !hidden.includes(column));
  const { figure } = search;
  const thisYear = Number(today().slice(0, 4));
  return (
    <div className="page">
      <header className="page-head list-head">
        <div>
          <Heading>执法监督</Heading>
          <p className="note">
            调阅事由：{ground}{' '}
            <button type="button" className="linklike" onClick={() => set({ ground: undefined })}>
              更换事由
            </button>
          </p>
        </div>
        <div className="head-tools">
          <ColumnChoice
            columns={columns.map((column) => [column, columnNames[column]])}
            hidden={hidden}
            onChange={setHidden}
          />
          <ExportButton
            list="supervision"
            name="执法监督"
            columns={[
              ['案件', (row) => row.title],
              ...columns.map((column): CsvColumn<SupervisedRow> => [columnNames[column], cellText(column)]),
            ]}
            page={(after) => client.supervision.list({ ...wanted, ...nextPage(after, 100) })}
            disabled={rowsOf(list).length === 0}
          />
        </div>
      </header>
      <search className="filters">
        <SearchBox
          value={search.q ?? ''}
          label="查找案卷"
          asks="案号、当事人、案由"
          onSearch={(q) => set({ q })}
        />
        <Filter
          label="机关"
          all="全部机关"
          value={search.agency}
          options={(figures.data?.rows ?? []).map((row) => ({ value: row.agencyId, label: row.agency }))}
          onChange={(agency) => set({ agency })}
        />
        <Filter
          label="程序"
          all="全部程序"
          value={search.procedure}
          options={filterOptions(kinds)}
          onChange={(procedure) => set({ procedure })}
        />
        <Filter
          label="统计项"
          all="不限统计项"
          value={figure}
          options={figureNames.map((value) => ({ value, label: figureTitles[value] }))}
          onChange={(next) => set({ figure: next })}
        />
        {(figure === undefined || !ofToday(figure)) && (
          <Filter
            label="年度"
            all="全部年度"
            clears={figure === undefined}
            value={search.year ?? (figure === undefined ? undefined : thisYear)}
            options={Array.from({ length: 6 }, (_, index) => ({
              value: thisYear - index,
              label: `${thisYear - index}年${figure === undefined ? '登记' : '决定'}`,
            }))}
            onChange={(year) => set({ year })}
          />
        )}
        <Checkbox
          checked={search.overdue === true}
          onChange={(event) => set({ overdue: event.target.checked ? true : undefined })}
        >
          只看有逾期的
        </Checkbox>
      </search>
      <PagedTable
        list={list}
        size={30}
        unit="件"
        columns={[
          {
            title: '案件',
            className: 'cell-title',
            show: (row) => (
              <Link to="/supervision/$id" params={{ id: row.id }} search={{ ground }}>
                {row.title}
              </Link>
            ),
          },
          ...shown.map((column) => ({
            title: columnNames[column],
            className: `cell-${column}`,
            show: (row: SupervisedRow) => <Cell row={row} column={column} />,
          })),
        ]}
        empty={
          <Nothing title="监督范围内没有符合条件的案卷">
            <Button onClick={() => void navigate({ search: { ground } })}>清除条件</Button>
          </Nothing>
        }
      />
    </div>
  );
}

function Cell({ row, column }: { readonly row: SupervisedRow; readonly column: Column }) {
  switch (column) {
    case 'number':
      return row.number === undefined ? null : <span className="number">{row.number}</span>;
    case 'due':
      return row.overdue && <span className="due over">● 有逾期</span>;
    case 'opened':
      return dayText(row.openedAt);
    default:
      return cellText(column)(row);
  }
}

/** The same as text, as it is exported. */
const cellText =
  (column: Column) =>
  (row: SupervisedRow): string => {
    switch (column) {
      case 'number':
        return row.number ?? '';
      case 'agency':
        return row.agencyName;
      case 'stage':
        return row.stageZh;
      case 'due':
        return row.overdue ? '有逾期' : '';
      case 'opened':
        return row.openedAt.slice(0, 10);
      default:
        return column satisfies never;
    }
  };
