import type { ReactNode } from 'react';
import { Complaints } from './complaints.tsx';
import type { Field } from './fields.ts';

/** Widgets that need the whole width. */
const wide = new Set(['paragraph', 'files', 'people', 'choices', 'evidence', 'item']);

/** A label, its hint, the widget and what is wrong with it. */
export function FieldRow({
  field,
  path,
  messages,
  bare = false,
  children,
}: {
  readonly field: Field;
  readonly path: string;
  readonly messages: readonly string[] | undefined;
  readonly bare?: boolean;
  readonly children: ReactNode;
}) {
  const tick = field.widget === 'tick' && field.names === undefined;
  const className = [
    'field',
    wide.has(field.widget) || (tick && field.title.length > 14) ? 'wide' : '',
    messages === undefined ? '' : 'wrong',
  ];
  return (
    <div className={className.join(' ')}>
      {!tick && (
        <label className={bare ? 'visually-hidden' : 'label'} htmlFor={`field-${path}`} id={`label-${path}`}>
          {field.title}
          {field.optional ? <span className="optional">选填</span> : null}
        </label>
      )}
      {children}
      {field.hint !== undefined && (
        <p className="hint" id={`hint-${path}`}>
          {field.hint}
        </p>
      )}
      <Complaints list={messages} id={path} />
    </div>
  );
}
