import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, problemOf } from '../../api.ts';

/** Least length of a password, as the contract asks. */
const shortest = 10;

/** Change one's own password. */
export function PasswordForm({ onDone }: { readonly onDone: () => void | Promise<void> }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => client.session.changePassword({ current, next }),
    onSuccess: async () => {
      setCurrent('');
      setNext('');
      setAgain('');
      setTried(false);
      await onDone();
    },
  });
  const complaint = passwordComplaint(current, next, again);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complaint === undefined) change.mutate();
  };
  return (
    <form onSubmit={send} aria-label="修改密码" className="password-form">
      {tried && complaint !== undefined && (
        <p className="complaint" role="alert">
          {complaint}
        </p>
      )}
      {change.isError && (
        <p className="complaint" role="alert">
          {problemOf(change.error).code === 'SIGN_IN_FAILED'
            ? '现在的密码不正确。'
            : problemOf(change.error).message}
        </p>
      )}
      <label className="label" htmlFor="current-password">
        现在的密码
      </label>
      <Input.Password
        id="current-password"
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        visibilityToggle={false}
      />
      <label className="label" htmlFor="new-password">
        新密码
      </label>
      <Input.Password
        id="new-password"
        autoComplete="new-password"
        aria-describedby="password-hint"
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <p className="hint" id="password-hint">
        至少{shortest}位。用几个不相干的词连起来，好记也不易被猜中。
      </p>
      <label className="label" htmlFor="again-password">
        再输入一次新密码
      </label>
      <Input.Password
        id="again-password"
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.target.value)}
      />
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改密码
      </Button>
    </form>
  );
}

/** Why these three cannot be sent; undefined: they can. */
export function passwordComplaint(current: string, next: string, again: string): string | undefined {
  if (current === '') return '请填写现在的密码。';
  if (next.length < shortest) return `新密码至少${shortest}位。`;
  if (next === current) return '新密码不能与现在的密码相同。';
  return next === again ? undefined : '两次输入的新密码不一致。';
}
