import { useMutation } from '@tanstack/react-query';
import { Modal } from 'antd';
import { type AccountRow, client, problemOf } from '../../api.ts';
import type { OneTime } from '../../parts/one-time.tsx';

const changes = {
  reset: {
    title: '重置密码',
    effect: '原密码立即失效，系统给出一个只显示一次的密码，本人登录后必须修改。',
  },
  disable: {
    title: '停用账号',
    effect: '停用后不能登录，已经登录的立即退出。此人以前的记录不受影响。',
  },
  enable: { title: '启用账号', effect: '启用后可以用原密码登录。' },
} as const;

export interface AskedChange {
  readonly row: AccountRow;
  readonly what: keyof typeof changes;
}

/** Asks once more before an account is changed; a new password is handed on to be shown once. */
export function ChangeAccount({
  asked,
  onClose,
  onChanged,
}: {
  readonly asked: AskedChange | undefined;
  readonly onClose: () => void;
  readonly onChanged: (opened: OneTime | undefined) => Promise<void>;
}) {
  const change = useMutation({
    mutationFn: async ({ row, what }: AskedChange) => {
      if (what === 'reset') return client.accounts.reset({ personId: row.personId });
      await client.accounts.setDisabled({ personId: row.personId, disabled: what === 'disable' });
      return undefined;
    },
    onSuccess: (answer, { row }) =>
      onChanged(answer && { name: row.name, account: row.account, password: answer.oneTimePassword }),
  });
  const words = asked && changes[asked.what];
  return (
    <Modal
      open={asked !== undefined}
      title={asked && `${changes[asked.what].title}：${asked.row.name}`}
      okText={words?.title}
      cancelText="返回"
      confirmLoading={change.isPending}
      onCancel={() => {
        change.reset();
        onClose();
      }}
      onOk={() => asked !== undefined && change.mutate(asked)}
    >
      <p>{words?.effect}</p>
      {change.isError && (
        <p className="complaint" role="alert">
          {problemOf(change.error).message}
        </p>
      )}
    </Modal>
  );
}
