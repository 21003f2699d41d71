import { fileKindNames } from '@mingjing/law';
import { Button, Progress, Select } from 'antd';
import { useId, useRef, useState } from 'react';
import { type FileKind, kindOf, sendFile, useFileUrl } from '../../files.ts';
import { uuidV7 } from '../../parts/uuid.ts';
import { useFormScope } from '../context.tsx';
import type { InputProps } from './props.ts';

interface FileValue {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly kind: FileKind;
}

interface Going {
  readonly key: string;
  readonly name: string;
  readonly share: number;
  readonly failed: string | undefined;
  readonly again: () => void;
  readonly cancel: () => void;
}

const kindOptions = Object.entries(fileKindNames).map(([value, label]) => ({ value, label }));

/** Files are sent as soon as they are chosen; the act then cites them by hash. Names may be put right before. */
export function FilesInput({ field, path, value, onChange, label }: InputProps) {
  const { disabled, type } = useFormScope();
  const fileUrl = useFileUrl();
  const picker = useRef<HTMLInputElement>(null);
  const [going, setGoing] = useState<readonly Going[]>([]);
  const [over, setOver] = useState(false);
  const hintId = useId();
  const many = field.many === true;
  const list = (
    many
      ? ((value as readonly FileValue[] | undefined) ?? [])
      : value === undefined
        ? []
        : [value as FileValue]
  ) as readonly FileValue[];
  const latest = useRef(list);
  latest.current = list;

  const put = (next: readonly FileValue[]) => {
    latest.current = next;
    onChange(many ? next : next.at(-1));
  };
  const edit = (key: string, how: (going: Going) => Going | undefined) =>
    setGoing((all) => all.flatMap((one) => (one.key === key ? (how(one) ?? []) : one)));

  const send = (file: File) => {
    const key = uuidV7();
    const kind = type === 'document.seal' ? 'scan' : kindOf(file.type);
    const start = () => {
      const sending = sendFile(file, kind, (share) => edit(key, (one) => ({ ...one, share })));
      sending.done.then(
        (stored) => {
          edit(key, () => undefined);
          put([
            ...latest.current,
            { id: stored.id, sha256: stored.sha256, name: stored.name, kind: stored.kind },
          ]);
        },
        (error: Error) =>
          edit(key, (one) => ({
            ...one,
            failed: error instanceof TypeError ? '网络中断，上传没有完成' : error.message,
          })),
      );
      return sending.cancel;
    };
    let stop = start();
    const again = () => {
      edit(key, (one) => ({ ...one, failed: undefined, share: 0 }));
      stop = start();
    };
    setGoing((all) => [
      ...all,
      {
        key,
        name: file.name,
        share: 0,
        failed: undefined,
        again,
        cancel: () => {
          stop();
          edit(key, () => undefined);
        },
      },
    ]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same
    <div
      className={over ? 'files over' : 'files'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        for (const file of event.dataTransfer.files) send(file);
      }}
    >
      <input
        ref={picker}
        id={`field-${path}`}
        className="visually-hidden"
        type="file"
        multiple={many}
        disabled={disabled}
        aria-label={`上传${label ?? field.title}`}
        aria-describedby={hintId}
        onChange={(event) => {
          for (const file of event.target.files ?? []) send(file);
          event.target.value = '';
        }}
      />
      {list.length > 0 && (
        <ul className="file-rows">
          {list.map((file, index) => (
            <li key={file.id}>
              <a href={fileUrl(file.id)} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <Select
                size="small"
                aria-label={`${file.name}的种类`}
                value={file.kind}
                options={kindOptions}
                disabled={disabled}
                onChange={(kind: FileKind) =>
                  put(list.map((one, at) => (at === index ? { ...one, kind } : one)))
                }
              />
              <Button
                size="small"
                type="text"
                aria-label={`移去${file.name}`}
                onClick={() => put(list.filter((one) => one.id !== file.id))}
              >
                移去
              </Button>
            </li>
          ))}
        </ul>
      )}
      {going.map((one) => (
        <div key={one.key} className="going" role="status">
          <span>{one.name}</span>
          {one.failed !== undefined ? (
            <>
              <span className="refused-text">{one.failed}</span>
              <Button size="small" onClick={one.again}>
                再试
              </Button>
            </>
          ) : (
            <Progress percent={Math.floor(one.share * 100)} size="small" />
          )}
          <Button size="small" type="text" onClick={one.cancel}>
            取消
          </Button>
        </div>
      ))}
      {/* The picker above is what the keyboard and a screen reader come to; this is how it looks. */}
      <Button
        className="files-button"
        aria-hidden="true"
        tabIndex={-1}
        onClick={() => picker.current?.click()}
        disabled={disabled}
      >
        上传{field.title}
      </Button>
      <span className="faint after" id={hintId}>
        可以拖到这里；照片、录音、录像即为音像记录
      </span>
    </div>
  );
}
