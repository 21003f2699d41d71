import { rangeWords } from '@mingjing/law';
import { Button } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { Complaints } from './complaints.tsx';
import { useFormScope } from './context.tsx';
import { FieldRow } from './field-row.tsx';
import type { Field } from './fields.ts';
import { countBelow, type Messages } from './messages.ts';
import { goesWithoutSaying, hasToBeSaid } from './party-options.ts';
import { sectionsOf } from './sections.ts';
import { hasOwnId, newRow, type Values } from './values.ts';
import { Input } from './widgets/input.tsx';

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly value: Values;
  readonly onChange: (value: Values) => void;
  readonly messages: Messages;
  /** Dotted path of the object the fields belong to; empty at the top. */
  readonly path?: string;
}

/** The form of an act, made from its schema: parts with headings, lists with rows, a widget for each field. */
export function ActForm(props: FieldsProps) {
  const { type, dossier } = useFormScope();
  const fields = props.fields
    .filter((field) => !madeByForm(type, field.name) && !goesWithoutSaying(type, field, dossier?.state))
    .map((field) => (hasToBeSaid(type, field) ? { ...field, optional: false } : field));
  return sectionsOf(fields).map((section) => (
    <section
      key={section.id}
      className="part"
      aria-labelledby={section.fields.length === 1 ? undefined : section.id}
    >
      <h2 id={section.id} className="part-title">
        {section.title}
      </h2>
      <FieldGrid {...props} fields={section.fields} bare={section.fields.length === 1} />
    </section>
  ));
}

/** Ids a person has nothing to say about: they are made when the form is opened. */
const madeByForm = (type: string, name: string): boolean => type === 'remedy.open' && name === 'id';

/** Fields side by side; `bare` leaves out the label of a single list or group whose heading already names it. */
export function FieldGrid({
  fields,
  value,
  onChange,
  messages,
  path = '',
  bare = false,
}: FieldsProps & { readonly bare?: boolean }) {
  const at = (field: Field) => (path === '' ? field.name : `${path}.${field.name}`);
  const set = (field: Field) => (next: unknown) => onChange({ ...value, [field.name]: next });
  return (
    <div className="field-grid">
      {fields.map((field) =>
        field.widget === 'hidden' ? null : (
          <Fragment key={field.name}>
            {field.widget === 'group' && field.open !== true ? (
              <Group
                field={field}
                value={value[field.name] as Values | undefined}
                onChange={set(field)}
                messages={messages}
                path={at(field)}
                bare={bare}
              />
            ) : field.widget === 'rows' ? (
              <Rows
                field={field}
                value={value[field.name] as readonly unknown[] | undefined}
                onChange={set(field)}
                messages={messages}
                path={at(field)}
                bare={bare}
              />
            ) : (
              <FieldRow
                field={field}
                path={at(field)}
                messages={messages.get(at(field))}
                bare={bare && field.widget === 'files'}
              >
                <Input field={field} path={at(field)} value={value[field.name]} onChange={set(field)} />
              </FieldRow>
            )}
          </Fragment>
        ),
      )}
    </div>
  );
}

interface NestedProps<V> {
  readonly field: Field;
  readonly value: V | undefined;
  readonly onChange: (value: unknown) => void;
  readonly messages: Messages;
  readonly path: string;
  readonly bare: boolean;
}

/** Several fields that belong together; an optional one is opened when it is needed. */
function Group({ field, value, onChange, messages, path, bare }: NestedProps<Values>) {
  const own = messages.get(path);
  if (field.optional && value === undefined) {
    return (
      <div className="field wide">
        <Button size="small" onClick={() => onChange({})} aria-label={`填写${field.title}`}>
          ＋ 填写{field.title}
        </Button>
        <span className="faint after">没有的不填</span>
        <Complaints list={own} id={path} />
      </div>
    );
  }
  return (
    <fieldset className="group wide" id={`field-${path}`}>
      <legend className={bare ? 'visually-hidden' : undefined}>{field.title}</legend>
      {field.optional && (
        <Button
          size="small"
          type="text"
          className="group-close"
          onClick={() => onChange(undefined)}
          aria-label={`不填${field.title}`}
        >
          不填
        </Button>
      )}
      <FieldGrid
        fields={withoutOwnId(field)}
        value={value ?? {}}
        onChange={onChange}
        messages={messages}
        path={path}
      />
      <RangeEcho value={value} />
      <Complaints list={own} id={path} />
    </fieldset>
  );
}

/** A range is kept in fen or thousandths; in words nobody is mistaken by two noughts. */
function RangeEcho({ value }: { readonly value: Values | undefined }) {
  const { unit, min, max } = value ?? {};
  if ((unit !== 'fen' && unit !== 'permille') || typeof min !== 'number' || typeof max !== 'number')
    return null;
  return <p className="hint">即{rangeWords({ unit, min, max })}</p>;
}

function Rows({ field, value, onChange, messages, path, bare }: NestedProps<readonly unknown[]>) {
  const rows = value ?? [];
  const row = field.row!;
  const change = (index: number, next: unknown) =>
    onChange(rows.map((old, at) => (at === index ? next : old)));
  return (
    <fieldset className="rows wide" id={`field-${path}`}>
      <legend className={bare ? 'visually-hidden' : undefined}>
        {field.title}
        {(field.min ?? 0) > 0 && <Required />}
      </legend>
      {field.hint !== undefined && <p className="hint">{field.hint}</p>}
      {rows.length === 0 && <p className="faint">还没有{field.title}。</p>}
      <ol className="row-list">
        {rows.map((element, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are edited in place and have no name of their own
          <li key={index} className={row.widget === 'group' ? 'row boxed' : 'row'}>
            <span className="row-number" aria-hidden="true">
              {index + 1}
            </span>
            <div className="row-body">
              {row.widget === 'group' ? (
                <RowGroup
                  row={row}
                  value={(element ?? {}) as Values}
                  onChange={(next) => change(index, next)}
                  messages={messages}
                  path={`${path}.${index}`}
                />
              ) : (
                <>
                  <Input
                    field={{ ...row, name: field.name }}
                    path={`${path}.${index}`}
                    label={`${field.title}第${index + 1}行`}
                    value={element}
                    onChange={(next) => change(index, next ?? '')}
                  />
                  <Complaints list={messages.get(`${path}.${index}`)} id={`${path}.${index}`} />
                </>
              )}
            </div>
            <Button
              size="small"
              type="text"
              aria-label={`删去${field.title}第${index + 1}行`}
              onClick={() => onChange(rows.filter((_, at) => at !== index))}
            >
              删去
            </Button>
          </li>
        ))}
      </ol>
      <Button size="small" onClick={() => onChange([...rows, newRow(field, rows.length, rows)])}>
        ＋ 增加{field.title}
      </Button>
      <Complaints list={messages.get(path)} id={path} />
    </fieldset>
  );
}

const withoutOwnId = (group: Field): readonly Field[] =>
  hasOwnId(group) ? (group.fields ?? []).filter((field) => field.name !== 'id') : (group.fields ?? []);

function RowGroup({
  row,
  value,
  onChange,
  messages,
  path,
}: Omit<NestedProps<Values>, 'field' | 'bare'> & { readonly row: Field }) {
  return (
    <>
      <FieldGrid
        fields={withoutOwnId(row)}
        value={value ?? {}}
        onChange={onChange}
        messages={messages}
        path={path}
      />
      <RangeEcho value={value} />
      <Complaints list={messages.get(path)} id={path} />
    </>
  );
}

const Required = (): ReactNode => (
  <span className="required" title="必填">
    必填
  </span>
);

/** Everything that is wrong, on top, each leading to its field. */
export function Summary({
  messages,
  fields,
}: {
  readonly messages: Messages;
  readonly fields: readonly Field[];
}) {
  if (messages.size === 0) return null;
  const titleOf = (path: string) => fields.find((field) => field.name === path.split('.')[0])?.title;
  return (
    <div className="summary" role="alert" tabIndex={-1} id="form-summary">
      <h2>有{countBelow(messages, '') || messages.size}处需要补充或者更正</h2>
      <ul>
        {[...messages].map(([path, list]) => (
          <li key={path}>
            <a
              href={`#field-${path}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(path);
              }}
            >
              {saidOf(titleOf(path), list.join(' '))}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A message with its field's title, where it does not name the field itself. */
const saidOf = (title: string | undefined, message: string): string =>
  title === undefined || message.includes(title) ? message : `${title}：${message}`;

/** Brings the field of a path into view, or the nearest group around it. */
function focusField(path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const at = document.getElementById(`field-${parts.slice(0, length).join('.')}`);
    if (at === null) continue;
    at.scrollIntoView({ block: 'center' });
    const target = at.matches('input,textarea,select,button')
      ? at
      : at.querySelector<HTMLElement>('input,textarea,select,button');
    (target as HTMLElement | null)?.focus({ preventScroll: true });
    return;
  }
}
