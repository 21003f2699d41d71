import { Checkbox, InputNumber, Radio, Select, Input as TextInput } from 'antd';
import { dayText, fromLocalInput, momentText, toLocalInput, weekdayText } from '../../parts/dates.ts';
import { useFormScope } from '../context.tsx';
import type { Field } from '../fields.ts';
import { optionsOf } from '../lists.ts';
import { partyOptions } from '../party-options.ts';
import { DossierInput } from './dossier.tsx';
import { FilesInput } from './files.tsx';
import { ItemInput } from './item.tsx';
import { MoneyInput } from './money.tsx';
import { PeopleInput } from './people.tsx';

export interface InputProps {
  readonly field: Field;
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Accessible name where the field has no label of its own, e.g. in a row. */
  readonly label?: string;
}

/** The widget of one field. */
export function Input(props: InputProps) {
  const { field } = props;
  switch (field.widget) {
    case 'text':
      return <Text {...props} />;
    case 'paragraph':
      return <Paragraph {...props} />;
    case 'date':
      return <DateInput {...props} />;
    case 'instant':
      return <InstantInput {...props} />;
    case 'money':
      return <MoneyInput {...props} />;
    case 'number':
      return <NumberInput {...props} />;
    case 'choice':
      return <Choice {...props} />;
    case 'choices':
      return <Choices {...props} />;
    case 'tick':
      return <Tick {...props} />;
    case 'person':
    case 'people':
      return <PeopleInput {...props} />;
    case 'party':
      return <Party {...props} />;
    case 'item':
      return <ItemInput {...props} />;
    case 'files':
      return <FilesInput {...props} />;
    case 'evidence':
      return <EvidenceInput {...props} />;
    case 'group':
    case 'rows':
    case 'hidden':
      return null;
    default:
      return field.widget satisfies never;
  }
}

const labels = ({ field, path, label }: InputProps) => ({
  id: `field-${path}`,
  'aria-label': label ?? field.title,
  ...(field.hint === undefined ? {} : { 'aria-describedby': `hint-${path}` }),
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function Text(props: InputProps) {
  const { disabled } = useFormScope();
  const listed = useListed(props);
  if (listed !== undefined) return listed;
  if (props.field.name === 'dossier') return <DossierInput {...props} />;
  return (
    <TextInput
      {...labels(props)}
      value={textOf(props.value)}
      maxLength={props.field.max}
      disabled={disabled}
      autoComplete="off"
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

function useListed(props: InputProps) {
  const scope = useFormScope();
  const pool = {
    state: scope.dossier?.state,
    acts: scope.dossier?.acts ?? [],
    deadlines: scope.dossier?.deadlines ?? [],
    related: scope.dossier?.related ?? [],
  };
  const options = optionsOf(scope.type, props.field.name, pool);
  if (options === undefined) return undefined;
  return (
    <Select
      {...labels(props)}
      className="full"
      value={(props.value as string | number | undefined) ?? null}
      disabled={scope.disabled}
      options={[...options]}
      placeholder={
        options.length === 0 ? '本案没有可以选择的' : `请选择${props.field.title.replace(/[((].*$/, '')}`
      }
      onChange={(value) => props.onChange(value ?? undefined)}
      allowClear={props.field.optional}
      showSearch={options.length > 8}
      optionFilterProp="label"
    />
  );
}

function Paragraph(props: InputProps) {
  const { disabled } = useFormScope();
  return (
    <TextInput.TextArea
      {...labels(props)}
      className="reading"
      value={textOf(props.value)}
      disabled={disabled}
      autoSize={{ minRows: 2, maxRows: 24 }}
      maxLength={props.field.max}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

function DateInput(props: InputProps) {
  const { disabled } = useFormScope();
  const value = textOf(props.value);
  return (
    <div className="with-echo">
      <TextInput
        {...labels(props)}
        type="date"
        value={value}
        disabled={disabled}
        onChange={(event) => props.onChange(event.target.value === '' ? undefined : event.target.value)}
      />
      {value !== '' && (
        <span className="echo">
          {dayText(value)} {weekdayText(value)}
        </span>
      )}
    </div>
  );
}

function InstantInput(props: InputProps) {
  const { disabled } = useFormScope();
  const value = textOf(props.value);
  return (
    <div className="with-echo">
      <TextInput
        {...labels(props)}
        type="datetime-local"
        value={toLocalInput(value === '' ? undefined : value)}
        disabled={disabled}
        onChange={(event) => props.onChange(fromLocalInput(event.target.value))}
      />
      {value !== '' && <span className="echo">{momentText(value)}</span>}
    </div>
  );
}

function NumberInput(props: InputProps) {
  const { disabled } = useFormScope();
  const listed = useListed(props);
  if (listed !== undefined) return listed;
  return (
    <InputNumber
      {...labels(props)}
      className="full"
      value={typeof props.value === 'number' ? props.value : null}
      precision={0}
      disabled={disabled}
      onChange={(value) => props.onChange(value ?? undefined)}
    />
  );
}

function Choice(props: InputProps) {
  const { disabled } = useFormScope();
  const options = Object.entries(props.field.names ?? {}).map(([value, label]) => ({ value, label }));
  const short = options.length <= 5 && options.reduce((sum, { label }) => sum + label.length, 0) <= 42;
  if (short) {
    return (
      <Radio.Group
        {...labels(props)}
        value={props.value}
        disabled={disabled}
        options={options}
        onChange={(event) => props.onChange(event.target.value)}
      />
    );
  }
  return (
    <Select
      {...labels(props)}
      className="full"
      value={textOf(props.value) === '' ? null : textOf(props.value)}
      disabled={disabled}
      options={options}
      placeholder={`请选择${props.field.title}`}
      allowClear={props.field.optional}
      onChange={(value) => props.onChange(value ?? undefined)}
      showSearch={options.length > 8}
      optionFilterProp="label"
    />
  );
}

function Choices(props: InputProps) {
  const { disabled } = useFormScope();
  const options = Object.entries(props.field.names ?? {}).map(([value, label]) => ({ value, label }));
  return (
    <Checkbox.Group
      {...labels(props)}
      value={(props.value as string[] | undefined) ?? []}
      disabled={disabled}
      options={options}
      onChange={props.onChange}
    />
  );
}

function Tick(props: InputProps) {
  const { disabled } = useFormScope();
  if (props.field.names !== undefined) {
    return (
      <Radio.Group
        {...labels(props)}
        value={props.value}
        disabled={disabled}
        options={[true, false].map((value) => ({ value, label: props.field.names?.[String(value)] }))}
        onChange={(event) => props.onChange(event.target.value)}
      />
    );
  }
  return (
    <Checkbox
      {...labels(props)}
      checked={props.value === true}
      disabled={disabled}
      onChange={(event) =>
        props.onChange(event.target.checked ? true : props.field.must === true ? undefined : false)
      }
    >
      {props.field.title}
    </Checkbox>
  );
}

function Party(props: InputProps) {
  const { dossier, disabled, type } = useFormScope();
  const options = [...partyOptions(type, props.field.name, dossier?.state)];
  if (props.field.many === true) {
    return (
      <Checkbox.Group
        {...labels(props)}
        value={(props.value as string[] | undefined) ?? []}
        disabled={disabled}
        options={options}
        onChange={props.onChange}
      />
    );
  }
  if (options.length <= 4) {
    return (
      <Radio.Group
        {...labels(props)}
        value={props.value}
        disabled={disabled}
        options={options}
        onChange={(event) => props.onChange(event.target.value)}
      />
    );
  }
  return (
    <Select
      {...labels(props)}
      className="full"
      value={textOf(props.value) || null}
      options={options}
      onChange={props.onChange}
      disabled={disabled}
    />
  );
}

function EvidenceInput(props: InputProps) {
  const { dossier, disabled } = useFormScope();
  const options = (dossier?.state.investigation.evidence ?? []).map((entry) => ({
    value: entry.id,
    label: `${entry.id.toUpperCase()} ${entry.name}`,
  }));
  return (
    <Select
      {...labels(props)}
      className="full"
      {...(props.field.many === true ? { mode: 'multiple' as const } : {})}
      value={(props.value as string | string[] | undefined) ?? (props.field.many === true ? [] : null)}
      options={options}
      disabled={disabled}
      placeholder={options.length === 0 ? '本案还没有证据' : '请选择证据'}
      optionFilterProp="label"
      onChange={(value: unknown) => props.onChange(value ?? undefined)}
    />
  );
}
