import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { api } from '../../api.ts';
import { citeText } from '../../parts/cite.ts';
import { dayText } from '../../parts/dates.ts';
import { Heading } from '../../parts/heading.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';

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

function SupervisedList({ ground }: { readonly ground: string }) {
  const search = useSearch({ from: '/shell/supervision' });
  const navigate = useNavigate({ from: '/supervision' });
  const [typed, setTyped] = useState(search.q ?? '');
  const list = useInfiniteQuery(
    api.supervision.list.infiniteOptions({
      input: (after: string | undefined) => ({
        ground,
        ...(search.q === undefined ? {} : { q: search.q }),
        ...(search.agency === undefined ? {} : { agency: search.agency }),
        ...(after === undefined ? {} : { after }),
        limit: 30,
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  const all = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const rows = search.overdue === true ? all.filter((row) => row.overdue) : all;
  return (
    <div className="page">
      <header className="page-head">
        <Heading>执法监督</Heading>
        <p className="note">
          调阅事由：{ground}{' '}
          <button type="button" className="linklike" onClick={() => void navigate({ search: {} })}>
            更换事由
          </button>
        </p>
      </header>
      <search className="filters">
        <form
          className="search-box"
          onSubmit={(event) => {
            event.preventDefault();
            const { q: _, ...rest } = search;
            void navigate({ search: typed.trim() === '' ? rest : { ...rest, q: typed.trim() } });
          }}
        >
          <Input
            type="search"
            aria-label="查找案卷"
            placeholder="案号、当事人、案由"
            value={typed}
            maxLength={100}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button htmlType="submit">查找</Button>
        </form>
        <Checkbox
          checked={search.overdue === true}
          onChange={(event) => {
            const { overdue: _, ...rest } = search;
            void navigate({ search: event.target.checked ? { ...rest, overdue: true } : rest });
          }}
        >
          只看有逾期的
        </Checkbox>
        {search.agency !== undefined && (
          <Button
            size="small"
            onClick={() => {
              const { agency: _, ...rest } = search;
              void navigate({ search: rest });
            }}
          >
            不限机关
          </Button>
        )}
      </search>
      {list.data === undefined ? (
        list.isError ? (
          <Failed error={list.error} again={() => void list.refetch()} />
        ) : (
          <Waiting lines={9} />
        )
      ) : rows.length === 0 ? (
        <Nothing title="监督范围内没有符合条件的案卷" />
      ) : (
        <table className={list.isPlaceholderData ? 'table older' : 'table'}>
          <thead>
            <tr>
              <th scope="col">案件</th>
              <th scope="col">文号</th>
              <th scope="col">机关</th>
              <th scope="col">环节</th>
              <th scope="col">期限</th>
              <th scope="col">登记日期</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td data-label="案件" className="cell-title">
                  <Link to="/supervision/$id" params={{ id: row.id }} search={{ ground }}>
                    {row.title}
                  </Link>
                </td>
                <td data-label="文号">
                  <span className="number">{row.number ?? ''}</span>
                </td>
                <td data-label="机关">{row.agencyName}</td>
                <td data-label="环节">{row.stageZh}</td>
                <td data-label="期限">{row.overdue ? <span className="due over">● 有逾期</span> : ''}</td>
                <td data-label="登记日期">{dayText(row.openedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage && (
        <div className="more">
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            再看30件
          </Button>
        </div>
      )}
    </div>
  );
}
