import { type Role, roleNames } from '@mingjing/law';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { api } from '../../api.ts';
import { useMe } from '../../app/session.ts';
import { momentText } from '../../parts/dates.ts';
import { Heading } from '../../parts/heading.tsx';
import { type OneTime, OneTimePassword } from '../../parts/one-time.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { type AskedChange, ChangeAccount } from './change-account.tsx';
import { OpenAccount } from './open-account.tsx';

/** 账号: who may sign in. A one-time password is shown once and never again. */
export function Accounts() {
  const me = useMe();
  const queries = useQueryClient();
  const list = useQuery(api.accounts.list.queryOptions());
  const [opening, setOpening] = useState(false);
  const [shown, setShown] = useState<OneTime>();
  const opener = useRef<HTMLElement>(null);
  const [asked, setAsked] = useState<AskedChange>();
  const refresh = () => queries.invalidateQueries({ queryKey: api.accounts.key() });
  return (
    <div className="page">
      <header className="page-head list-head">
        <Heading>账号</Heading>
        <div className="head-tools">
          {list.data !== undefined && (
            <Button
              type="primary"
              onClick={({ currentTarget }) => {
                opener.current = currentTarget;
                setOpening(true);
              }}
            >
              开通账号
            </Button>
          )}
        </div>
      </header>
      {list.data === undefined ? (
        list.isError ? (
          <Failed error={list.error} again={() => void list.refetch()} />
        ) : (
          <Waiting lines={8} />
        )
      ) : list.data.rows.length === 0 ? (
        <Nothing title="还没有开通账号">先登记人员、设定岗位角色，再为其开通账号。</Nothing>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">账号</th>
              <th scope="col">岗位角色</th>
              <th scope="col">状态</th>
              <th scope="col">最近登录</th>
              <th scope="col">办理</th>
            </tr>
          </thead>
          <tbody>
            {list.data.rows.map((row) => (
              <tr key={row.personId}>
                <td data-label="姓名">{row.name}</td>
                <td data-label="账号" className="mono">
                  {row.account}
                </td>
                <td data-label="岗位角色">
                  {row.roles.map((role) => roleNames[role as Role] ?? role).join('、')}
                </td>
                <td data-label="状态">{row.disabled ? <span className="tag red">已停用</span> : '正常'}</td>
                <td data-label="最近登录">
                  {row.lastSignIn === undefined ? (
                    <span className="faint">从未登录</span>
                  ) : (
                    momentText(row.lastSignIn)
                  )}
                </td>
                <td data-label="办理" className="row-tools">
                  <Button
                    size="small"
                    onClick={({ currentTarget }) => {
                      opener.current = currentTarget;
                      setAsked({ row, what: 'reset' });
                    }}
                    aria-label={`重置${row.name}的密码`}
                  >
                    重置密码
                  </Button>
                  {row.personId !== me.personId && (
                    <Button
                      size="small"
                      danger={!row.disabled}
                      onClick={() => setAsked({ row, what: row.disabled ? 'enable' : 'disable' })}
                      aria-label={`${row.disabled ? '启用' : '停用'}${row.name}的账号`}
                    >
                      {row.disabled ? '启用' : '停用'}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ChangeAccount
        asked={asked}
        onClose={() => setAsked(undefined)}
        onChanged={async (opened) => {
          setAsked(undefined);
          if (opened !== undefined) setShown(opened);
          await refresh();
        }}
      />
      {opening && (
        <OpenAccount
          taken={list.data?.rows.map((row) => row.personId) ?? []}
          opener={opener}
          onClose={() => setOpening(false)}
          onOpened={async (opened) => {
            setOpening(false);
            setShown(opened);
            await refresh();
          }}
        />
      )}
      <OneTimePassword shown={shown} opener={opener} onClose={() => setShown(undefined)} />
    </div>
  );
}
