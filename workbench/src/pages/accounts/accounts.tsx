import { type Role, roleNames } from '@mingjing/law';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { type AccountRow, api, client, problemOf } from '../../api.ts';
import { useMe } from '../../app/session.ts';
import { momentText } from '../../parts/dates.ts';
import { Heading } from '../../parts/heading.tsx';
import { type OneTime, OneTimePassword } from '../../parts/one-time.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';

/** 账号: who may sign in. A one-time password is shown once and never again. */
export function Accounts() {
  const me = useMe();
  const queries = useQueryClient();
  const list = useQuery(api.accounts.list.queryOptions());
  const [opening, setOpening] = useState(false);
  const [shown, setShown] = useState<OneTime>();
  const [asked, setAsked] = useState<{
    readonly row: AccountRow;
    readonly what: 'reset' | 'disable' | 'enable';
  }>();
  const refresh = () => queries.invalidateQueries({ queryKey: api.accounts.key() });
  const change = useMutation({
    mutationFn: async ({ row, what }: NonNullable<typeof asked>) => {
      if (what === 'reset') return client.accounts.reset({ personId: row.personId });
      await client.accounts.setDisabled({ personId: row.personId, disabled: what === 'disable' });
      return undefined;
    },
    onSuccess: async (answer, { row }) => {
      setAsked(undefined);
      if (answer !== undefined)
        setShown({ name: row.name, account: row.account, password: answer.oneTimePassword });
      await refresh();
    },
  });
  return (
    <div className="page">
      <header className="page-head list-head">
        <Heading>账号</Heading>
        <div className="head-tools">
          {list.data !== undefined && (
            <Button type="primary" onClick={() => setOpening(true)}>
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
                    onClick={() => setAsked({ row, what: 'reset' })}
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
      <Modal
        open={asked !== undefined}
        title={
          asked === undefined
            ? ''
            : `${asked.what === 'reset' ? '重置密码' : asked.what === 'disable' ? '停用账号' : '启用账号'}：${asked.row.name}`
        }
        okText={asked?.what === 'reset' ? '重置密码' : asked?.what === 'disable' ? '停用账号' : '启用账号'}
        cancelText="返回"
        confirmLoading={change.isPending}
        onCancel={() => {
          change.reset();
          setAsked(undefined);
        }}
        onOk={() => asked !== undefined && change.mutate(asked)}
      >
        <p>
          {asked?.what === 'reset'
            ? '原密码立即失效，系统给出一个只显示一次的密码，本人登录后必须修改。'
            : asked?.what === 'disable'
              ? '停用后不能登录，已经登录的立即退出。此人以前的记录不受影响。'
              : '启用后可以用原密码登录。'}
        </p>
        {change.isError && (
          <p className="complaint" role="alert">
            {problemOf(change.error).message}
          </p>
        )}
      </Modal>
      {opening && (
        <OpenAccount
          taken={list.data?.rows.map((row) => row.personId) ?? []}
          onClose={() => setOpening(false)}
          onOpened={async (opened) => {
            setOpening(false);
            setShown(opened);
            await refresh();
          }}
        />
      )}
      <OneTimePassword shown={shown} onClose={() => setShown(undefined)} />
    </div>
  );
}

function OpenAccount({
  taken,
  onClose,
  onOpened,
}: {
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onOpened: (opened: OneTime) => Promise<void>;
}) {
  const staff = useQuery(api.directory.staff.queryOptions({ input: {}, staleTime: 60_000 }));
  const [person, setPerson] = useState<string>();
  const [account, setAccount] = useState('');
  const rows = (staff.data?.rows ?? []).filter((row) => !taken.includes(row.id));
  const open = useMutation({
    mutationFn: () => client.accounts.create({ personId: person ?? '', account }),
    onSuccess: (answer) =>
      onOpened({
        name: rows.find((row) => row.id === person)?.name ?? '',
        account: answer.account,
        password: answer.oneTimePassword,
      }),
  });
  return (
    <Modal
      open
      title="开通账号"
      okText="开通账号"
      cancelText="返回"
      onCancel={onClose}
      confirmLoading={open.isPending}
      okButtonProps={{ disabled: person === undefined || account === '' }}
      onOk={() => open.mutate()}
    >
      <label className="label" htmlFor="account-person">
        人员
      </label>
      <Select
        id="account-person"
        aria-label="人员"
        className="full"
        showSearch
        optionFilterProp="label"
        value={person ?? null}
        options={rows.map((row) => ({ value: row.id, label: `${row.name} ${row.unit} ${row.post}` }))}
        notFoundContent={staff.isError ? '人员名单暂时取不到。' : '在册人员都已开通账号'}
        onChange={(next: string | null) => setPerson(next ?? undefined)}
      />
      <label className="label" htmlFor="account-name">
        账号
      </label>
      <Input
        id="account-name"
        value={account}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => setAccount(event.target.value.trim().toLowerCase())}
      />
      <p className="hint">由小写字母开头，含字母、数字、点、横线，2至40位。</p>
      {open.isError && (
        <p className="complaint" role="alert">
          {problemOf(open.error).message}
        </p>
      )}
    </Modal>
  );
}
