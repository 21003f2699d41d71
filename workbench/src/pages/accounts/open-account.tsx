import { useMutation, useQuery } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { api, client, problemOf } from '../../api.ts';
import type { OneTime } from '../../parts/one-time.tsx';

/** 开通账号 for somebody of the register who has none. */
export function OpenAccount({
  taken,
  opener,
  onClose,
  onOpened,
}: {
  readonly taken: readonly string[];
  /** Has the focus again when the dialog is gone. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onOpened: (opened: OneTime) => Promise<void>;
}) {
  const staff = useQuery(api.directory.staff.queryOptions({ input: {}, staleTime: 60_000 }));
  useEffect(() => () => opener.current?.focus(), [opener]);
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
      afterOpenChange={() => document.getElementById('account-person')?.focus()}
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
