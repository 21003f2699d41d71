import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { api } from '../api.ts';
import { hasRole, useMe } from './session.ts';

/**
 * Ctrl-K: go to a case by number, party or document number. Arrows choose, Enter opens. A supervisor goes on in the list under
 * supervision, where the ground is asked first.
 */
export function Palette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const router = useRouter();
  const q = useDeferredValue(typed.trim());
  const found = useQuery(
    api.dossiers.list.queryOptions({
      input: { q, limit: 8 },
      enabled: open && q.length >= 2,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = q.length >= 2 ? (found.data?.rows ?? []) : [];
  useEffect(() => {
    if (!open) setTyped('');
  }, [open]);
  const supervises = hasRole(useMe(), 'supervisor') && q.length >= 2;
  const choices = rows.length + (supervises ? 1 : 0);
  const go = (index: number) => {
    const row = rows[index];
    if (row === undefined && !supervises) return;
    onClose();
    void (row === undefined
      ? router.navigate({ to: '/supervision', search: { q } })
      : router.navigate({ to: '/dossiers/$id', params: { id: row.id }, search: {} }));
  };
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={620}
      title="查找卷宗"
      className="palette"
    >
      <Input
        autoFocus
        role="combobox"
        aria-expanded={choices > 0}
        aria-controls="palette-rows"
        aria-activedescendant={at < choices ? `palette-${at}` : undefined}
        aria-label="案号、当事人或者文号"
        placeholder="案号、当事人、文号，至少两个字"
        value={typed}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt((n) => Math.max(0, Math.min(n + 1, choices - 1)));
          else if (event.key === 'ArrowUp') setAt((n) => Math.max(n - 1, 0));
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(at);
          else return;
          event.preventDefault();
        }}
      />
      <div id="palette-rows" role="listbox" aria-label="查找结果" className="palette-rows">
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active row
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keys
          <div
            key={row.id}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'palette-row on' : 'palette-row'}
            onMouseEnter={() => setAt(index)}
            onClick={() => go(index)}
          >
            <span>{row.title}</span>
            <span className="number">{row.number ?? ''}</span>
            <span className="faint">{row.stageZh}</span>
          </div>
        ))}
        {supervises && (
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active row
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keys
          <div
            id={`palette-${rows.length}`}
            role="option"
            aria-selected={at === rows.length}
            className={at === rows.length ? 'palette-row on' : 'palette-row'}
            onMouseEnter={() => setAt(rows.length)}
            onClick={() => go(rows.length)}
          >
            <span>在执法监督中查找“{q}”</span>
            <span className="faint">先写明调阅事由</span>
          </div>
        )}
        {q.length >= 2 && !supervises && !found.isPending && rows.length === 0 && (
          <p className="faint palette-none">
            {found.isError ? '现在查不了，请稍后再试。' : '没有找到您可以查看的卷宗。'}
          </p>
        )}
      </div>
    </Modal>
  );
}
