import { Button, Dropdown } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { keep, kept } from './kept.ts';

/** 显示的列: which columns of a table are shown. */
export function ColumnChoice({
  columns,
  hidden,
  onChange,
}: {
  /** Key and title, in the order of the table. */
  readonly columns: readonly (readonly [string, string])[];
  readonly hidden: readonly string[];
  readonly onChange: (hidden: readonly string[]) => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Dropdown
      trigger={['click']}
      onOpenChange={(open) => {
        if (!open) button.current?.focus();
      }}
      menu={{
        selectable: false,
        items: columns.map(([key, title]) => ({
          key,
          label: `${hidden.includes(key) ? '　' : '✓ '}${title}`,
          onClick: () =>
            onChange(hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key]),
        })),
      }}
    >
      <Button ref={button}>显示的列</Button>
    </Dropdown>
  );
}

/** The hidden columns of a table, kept in this browser under the table's name. */
export function useHiddenColumns(table: string) {
  const stored = `mingjing.columns.${table}`;
  const [hidden, setHidden] = useState<readonly string[]>(() => {
    try {
      const value: unknown = JSON.parse(kept(stored) ?? '[]');
      return Array.isArray(value) ? value.map(String) : [];
    } catch {
      return [];
    }
  });
  useEffect(() => {
    keep(stored, JSON.stringify(hidden));
  }, [hidden, stored]);
  return [hidden, setHidden] as const;
}
