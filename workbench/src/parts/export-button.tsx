import type { ExportName } from '@mingjing/contract';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { client } from '../api.ts';
import { type CsvColumn, saveCsv, toCsv } from './csv.ts';
import { type ListPage, mostRows, readAll } from './read-all.ts';

type Step = { readonly reading: number } | { readonly said: string };

/** Exports a whole list as it is filtered, however much of it the page shows; what goes out is logged first (操作日志). It can be stopped; leaving the page stops it too. */
export function ExportButton<R>({
  list,
  name,
  columns,
  page,
  disabled = false,
}: {
  readonly list: ExportName;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly columns: readonly CsvColumn<R>[];
  readonly page: (after: string | undefined) => Promise<ListPage<R>>;
  readonly disabled?: boolean;
}) {
  const [step, setStep] = useState<Step>({ said: '' });
  const wanted = useRef(false);
  useEffect(
    () => () => {
      wanted.current = false;
    },
    [],
  );
  const reading = 'reading' in step;
  const start = async () => {
    wanted.current = true;
    setStep({ reading: 0 });
    const goesOn = (count: number) => {
      if (wanted.current) setStep({ reading: count });
      return wanted.current;
    };
    try {
      const all = await readAll(page, goesOn);
      if (all === 'stopped') return;
      await client.audit.exported({ list, rows: all.rows.length });
      saveCsv(toCsv(columns, all.rows), name);
      setStep({
        said: all.cut
          ? `只导出了前${mostRows}条，请缩小范围后分次导出。`
          : `已导出全部${all.rows.length}条。`,
      });
    } catch {
      setStep({ said: '没有取完或者没有登记，未导出，请再试一次。' });
    }
  };
  const stop = () => {
    wanted.current = false;
    setStep({ said: '已停止导出。' });
  };
  return (
    <>
      <Button disabled={disabled} onClick={() => (reading ? stop() : void start())}>
        {reading ? `已取${step.reading}条，停止` : '导出全部'}
      </Button>
      <span className="faint" role="status">
        {reading ? '' : step.said}
      </span>
    </>
  );
}
