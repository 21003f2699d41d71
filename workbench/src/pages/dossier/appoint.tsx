import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { api, client, type DossierView, problemOf } from '../../api.ts';
import { type OneTime, OneTimePassword } from '../../parts/one-time.tsx';
import { uuidV7 } from '../../parts/uuid.ts';

const fields = [
  ['name', '姓名', 60],
  ['unit', '内设机构', 60],
  ['post', '职务', 60],
  ['account', '账号', 40],
] as const;

type Entered = Record<(typeof fields)[number][0], string>;

const empty: Entered = { name: '', unit: '', post: '', account: '' };

/** 指定系统管理员: the first person of an agency that was just registered, with an account; the agency does the rest itself. */
export function Appoint({ dossier }: { readonly dossier: DossierView }) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<string>();
  const [entered, setEntered] = useState(empty);
  const [shown, setShown] = useState<OneTime>();
  const opener = useRef<HTMLButtonElement>(null);
  const appoint = useMutation({
    mutationFn: (personId: string) => client.accounts.appoint({ ...entered, personId, agencyId: dossier.id }),
    onSuccess: async (answer) => {
      setAsked(undefined);
      setShown({ name: entered.name, account: answer.account, password: answer.oneTimePassword });
      setEntered(empty);
      await queries.invalidateQueries({ queryKey: api.dossiers.key() });
    },
  });
  return (
    <section aria-label="系统管理员">
      <h2>系统管理员</h2>
      <p className="faint">该机关的人员、角色、账号由其系统管理员登记。还没有人的，先指定一人。</p>
      <Button ref={opener} onClick={() => setAsked(uuidV7())}>
        指定系统管理员
      </Button>
      <Modal
        open={asked !== undefined}
        title={`指定系统管理员：${dossier.title}`}
        okText="登记并开通账号"
        cancelText="返回"
        confirmLoading={appoint.isPending}
        okButtonProps={{ disabled: fields.some(([name]) => entered[name].trim() === '') }}
        onCancel={() => {
          appoint.reset();
          setAsked(undefined);
        }}
        onOk={() => asked !== undefined && appoint.mutate(asked)}
        afterOpenChange={(open) => {
          if (open) document.getElementById('appoint-name')?.focus();
        }}
      >
        {fields.map(([name, title, max]) => (
          <div key={name}>
            <label className="label" htmlFor={`appoint-${name}`}>
              {title}
            </label>
            <Input
              id={`appoint-${name}`}
              value={entered[name]}
              maxLength={max}
              autoComplete="off"
              onChange={({ target }) =>
                setEntered({
                  ...entered,
                  [name]: name === 'account' ? target.value.trim().toLowerCase() : target.value,
                })
              }
            />
          </div>
        ))}
        <p className="hint">账号由小写字母开头，含字母、数字、点、横线，2至40位。</p>
        {appoint.isError && (
          <p className="complaint" role="alert">
            {problemOf(appoint.error).message}
          </p>
        )}
      </Modal>
      <OneTimePassword shown={shown} opener={opener} onClose={() => setShown(undefined)} />
    </section>
  );
}
