import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, client, type Me, problemOf } from '../../api.ts';
import { useSession } from '../../app/session.ts';
import { keepSigningKey, makeSigningKey } from '../../app/signing-key.ts';
import { Heading } from '../../parts/heading.tsx';
import { Ring } from '../../parts/mark.tsx';
import { PasswordForm } from '../profile/password-form.tsx';

/** Sign-in; whoever comes with a one-time password chooses an own one before anything else. */
export function SignIn() {
  const { back } = useSearch({ from: '/sign-in' });
  const session = useSession();
  const queries = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const onward = () => {
    if (back?.startsWith('/') === true && !back.startsWith('//')) router.history.push(`/workbench${back}`);
    else void navigate({ to: '/' });
  };
  const enter = (me: Me) => {
    queries.setQueryData(api.session.me.queryKey(), me);
    if (!me.mustChangePassword) onward();
  };
  if (session.data?.mustChangePassword === true) {
    return (
      <Frame title="请先修改密码">
        <p>{session.data.name}，您使用的是一次性密码。修改后才能办理事项。</p>
        <PasswordForm
          onDone={async () => {
            await queries.invalidateQueries();
            onward();
          }}
        />
      </Frame>
    );
  }
  return (
    <Frame title="登录">
      <Credentials onDone={enter} returning={back !== undefined} />
    </Frame>
  );
}

function Frame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <p className="sign-in-brand">
          <Ring size={30} />
          <span>明镜</span>
        </p>
        <p className="sign-in-what">行政执法办案工作台</p>
        <Heading>{title}</Heading>
        {children}
      </div>
    </main>
  );
}

function Credentials({
  onDone,
  returning,
}: {
  readonly onDone: (me: Me) => void;
  readonly returning: boolean;
}) {
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: async () => {
      const key = await makeSigningKey();
      const me = await client.session.signIn({ account: account.trim(), password, key: key.publicKey });
      await keepSigningKey(key);
      return me;
    },
    onSuccess: onDone,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (account.trim() !== '' && password !== '') enter.mutate();
  };
  return (
    <form onSubmit={send} aria-label="登录">
      {returning && !enter.isError && <p className="hint">登录后回到原来的页面。</p>}
      {enter.isError && (
        <p className="complaint" role="alert">
          {problemOf(enter.error).message}
        </p>
      )}
      <label className="label" htmlFor="account">
        账号
      </label>
      <Input
        id="account"
        name="username"
        autoComplete="username"
        autoFocus
        value={account}
        onChange={(event) => setAccount(event.target.value)}
        size="large"
      />
      <label className="label" htmlFor="password">
        密码
      </label>
      <Input.Password
        id="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        size="large"
        visibilityToggle={false}
      />
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={enter.isPending}
        disabled={account.trim() === '' || password === ''}
      >
        登录
      </Button>
    </form>
  );
}
