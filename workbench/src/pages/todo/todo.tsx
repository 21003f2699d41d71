import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { api, type TodoRow } from '../../api.ts';
import { hasRole, useMe } from '../../app/session.ts';
import { Due } from '../../parts/clock.tsx';
import { dayText } from '../../parts/dates.ts';
import { Heading } from '../../parts/heading.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { type Group, grouped, groupNames, groupOrder } from './groups.ts';
import { SetUp } from './set-up.tsx';

/** How many there are of a group; leads to them where there are any. */
function Count({ group, count }: { readonly group: Group; readonly count: number }) {
  const inside = (
    <>
      <b>{count}</b>
      <span>{groupNames[group]}</span>
    </>
  );
  return (
    <li className={count === 0 ? `count ${group} zero` : `count ${group}`}>
      {count === 0 ? <div>{inside}</div> : <a href={`#todo-${group}`}>{inside}</a>}
    </li>
  );
}

/** 待办: what waits for me, by clock. j and k move, Enter opens. */
export function Todo() {
  const me = useMe();
  const todo = useQuery(
    api.dossiers.todo.queryOptions({ input: {}, placeholderData: keepPreviousData, refetchInterval: 60_000 }),
  );
  const groups = useMemo(() => grouped(todo.data?.rows ?? []), [todo.data]);
  const order = useMemo(() => groups.flatMap((entry) => entry.rows), [groups]);
  const [at, setAt] = useState(-1);
  const navigate = useNavigate();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target?.closest('input,textarea,select,button,[role=dialog]') != null
      )
        return;
      if (event.key === 'j') setAt((n) => Math.min(n + 1, order.length - 1));
      else if (event.key === 'k') setAt((n) => Math.max(n - 1, 0));
      else if (event.key === 'Enter' && target?.closest('a') == null) {
        const row = order[at];
        if (row !== undefined) void navigate(addressOf(row));
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [order, at, navigate]);
  useEffect(() => {
    document.getElementById(`todo-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  return (
    <div className="page">
      <header className="page-head todo-head">
        <Heading>待办</Heading>
        {order.length > 0 && (
          <p className="faint">
            <kbd>j</kbd> <kbd>k</kbd> 上下移动，<kbd>回车</kbd> 打开
          </p>
        )}
      </header>
      <SetUp />
      {todo.data === undefined ? (
        todo.isError ? (
          <Failed error={todo.error} again={() => void todo.refetch()} />
        ) : (
          <Waiting lines={8} />
        )
      ) : (
        <>
          <ul className="counts" aria-label="待办数量">
            {groupOrder.map((group) => (
              <Count key={group} group={group} count={todo.data.counts[group]} />
            ))}
          </ul>
          {todo.isError && (
            <p className="stale" role="status">
              没有取到最新的待办，以下是先前的内容。
            </p>
          )}
          {order.length === 0 && (
            <Nothing title="现在没有等您办理的事项">
              <p className="faint">
                {me.roles.some((role) => role === 'officer' || role === 'handler') ? (
                  <>
                    新的线索可以
                    <Link to="/open/$procedure" params={{ procedure: 'penalty-ordinary' }}>
                      登记案源
                    </Link>
                    ；已有的案件在
                    <Link to="/dossiers" search={{}}>
                      案件
                    </Link>
                    里。
                  </>
                ) : hasRole(me, 'supervisor') ? (
                  <>
                    案卷在
                    <Link to="/supervision" search={{}}>
                      执法监督
                    </Link>
                    里调阅，各机关的数字在
                    <Link to="/figures" search={{}}>
                      统计
                    </Link>
                    里。
                  </>
                ) : (
                  '有事项转到您时会出现在这里，按期限排列。'
                )}
              </p>
            </Nothing>
          )}
          {groups.map(({ group, rows }) => (
            <section key={group} aria-labelledby={`todo-${group}`} className={`todo-group ${group}`}>
              <h2 id={`todo-${group}`}>
                {groupNames[group]} <span className="faint">{rows.length}</span>
              </h2>
              <ul className="todo-rows">
                {rows.map((row) => {
                  const index = order.indexOf(row);
                  return (
                    <li
                      key={`${row.dossier} ${row.ask}`}
                      id={`todo-${index}`}
                      className={index === at ? 'todo-row on' : 'todo-row'}
                      aria-current={index === at ? 'true' : undefined}
                    >
                      <Link {...addressOf(row)} className="todo-link">
                        <span className="todo-ask">{row.ask}</span>
                        <span className="todo-title">
                          {row.title}
                          {'　'}
                          {row.number !== undefined && <span className="number">{row.number}</span>}
                        </span>
                        <span className="todo-stage">{row.stageZh}</span>
                        <span className="todo-due" title={row.explanation}>
                          <Due days={row.workingDaysLeft} end={row.due} why={row.explanation} />
                          {row.due !== undefined && <span className="faint">{dayText(row.due)}</span>}
                          {row.explanation !== undefined && (
                            <span className="visually-hidden">。{row.explanation}</span>
                          )}
                        </span>
                      </Link>
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
        </>
      )}
    </div>
  );
}

/** Where a row leads: the page made for the move, where there is one, else the case. */
function addressOf(row: TodoRow) {
  const params = { id: row.dossier };
  if (row.move === 'review.opine') return { to: '/dossiers/$id/review', params } as const;
  if (row.move?.startsWith('publication.') === true)
    return { to: '/dossiers/$id/publication', params } as const;
  return { to: '/dossiers/$id', params, search: {} } as const;
}
