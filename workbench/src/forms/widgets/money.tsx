import { capitalAmount, formatYuan } from '@mingjing/law';
import { Input } from 'antd';
import { useState } from 'react';
import { useFormScope } from '../context.tsx';
import { fenOf, fenOrTyped, yuanOf } from '../money.ts';
import type { InputProps } from './props.ts';

/** Money typed in yuan, kept in fen, echoed in capitals so that a slipped zero is seen. */
export function MoneyInput({
  field,
  path,
  value,
  onChange,
  label,
  keepTyped = false,
}: InputProps & {
  /** What is no sum is handed on as typed, for the act's own check to refuse. */
  readonly keepTyped?: boolean;
}) {
  const { disabled } = useFormScope();
  const fen = typeof value === 'number' ? value : undefined;
  const [typed, setTyped] = useState(typeof value === 'string' ? value : undefined);
  const shown = typed !== undefined && fenOf(typed) === fen ? typed : yuanOf(fen);
  const unreadable = typed !== undefined && typed.trim() !== '' && fenOf(typed) === undefined;
  return (
    <div>
      <Input
        id={`field-${path}`}
        aria-label={label ?? field.title}
        aria-describedby={`capitals-${path}`}
        inputMode="decimal"
        prefix="¥"
        suffix="元"
        className="money"
        value={unreadable ? typed : shown}
        disabled={disabled}
        status={unreadable ? 'error' : ''}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange((keepTyped ? fenOrTyped : fenOf)(event.target.value));
        }}
      />
      <p className={unreadable ? 'complaint' : 'echo'} id={`capitals-${path}`}>
        {unreadable
          ? '请填写金额，最多两位小数。'
          : fen === undefined
            ? ''
            : `${formatYuan(fen)}元，大写：${capitalAmount(fen)}`}
      </p>
    </div>
  );
}
