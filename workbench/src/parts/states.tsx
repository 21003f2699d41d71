import { Button } from 'antd';
import type { ReactNode } from 'react';
import { problemOf } from '../api.ts';
import { Ring } from './mark.tsx';
import { RefusalList } from './refusal.tsx';

/** Designed states of a page: waiting, empty, failed, without rights. */

export function Waiting({
  lines = 6,
  label = '正在读取',
}: {
  readonly lines?: number;
  readonly label?: string;
}) {
  return (
    <div className="waiting" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars are all alike
        <span key={index} className="bar" style={{ width: `${92 - ((index * 37) % 46)}%` }} />
      ))}
    </div>
  );
}

export function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="nothing">
      <Ring size={28} />
      <p className="nothing-title">{title}</p>
      {children}
    </div>
  );
}

/** What went wrong in one sentence, and what to do: try again, or go back where trying again is no use. */
export function Failed({
  error,
  again,
}: {
  readonly error: unknown;
  readonly again?: (() => void) | undefined;
}) {
  const problem = problemOf(error);
  const rights = problem.code === 'FORBIDDEN' || problem.code === 'NOT_FOUND';
  // An address with something in it that is no id, no day, no number.
  const address = problem.code === 'BAD_REQUEST';
  const useless = rights || address;
  return (
    <div className={useless ? 'failed rights' : 'failed'} role="alert">
      <p className="failed-title">
        {rights ? '不能查看' : address ? '地址不正确' : problem.code === 'OFFLINE' ? '没有网络' : '没有取到'}
      </p>
      {!address && problem.refusals.every((refusal) => refusal.message !== problem.message) && (
        <p>{problem.message}</p>
      )}
      <RefusalList refusals={problem.refusals} />
      <div className="failed-what">
        {again !== undefined && !useless && <Button onClick={again}>再试一次</Button>}
        {useless && <Button href="/workbench/">回到待办</Button>}
      </div>
    </div>
  );
}
