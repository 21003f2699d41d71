import { Button, Modal } from 'antd';
import type { RefObject } from 'react';

export interface OneTime {
  readonly name: string;
  readonly account: string;
  readonly password: string;
}

/** 一次性密码: shown once and never again. The dialog that led to it is gone: what opened that one has the focus afterwards. */
export function OneTimePassword({
  shown,
  opener,
  onClose,
}: {
  readonly shown: OneTime | undefined;
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      open={shown !== undefined}
      title="一次性密码"
      closable={false}
      afterClose={() => opener.current?.focus()}
      footer={
        <Button type="primary" onClick={onClose}>
          已当面交给本人
        </Button>
      }
    >
      <p>请当面告知{shown?.name}。关闭后不能再看到，遗失的只能重置。</p>
      <dl className="lines">
        <div className="line">
          <dt>账号</dt>
          <dd className="mono">{shown?.account}</dd>
        </div>
        <div className="line">
          <dt>一次性密码</dt>
          <dd className="mono one-time" data-testid="one-time-password">
            {shown?.password}
          </dd>
        </div>
      </dl>
    </Modal>
  );
}
