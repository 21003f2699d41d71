import { Checkbox, Radio, Select } from 'antd';
import { useFormScope } from '../context.tsx';
import { optionsOf } from '../lists.ts';
import { partyOptions } from '../party-options.ts';
import { type InputProps, labels, selected, textOf } from './props.ts';

/** Fields that are answered by choosing from what the form or the case lists. */

/** A select where the case itself lists the answers; undefined where they are typed. */
export function useListed(props: InputProps) {
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

const namedOptions = ({ field }: InputProps) =>
  Object.entries(field.names ?? {}).map(([value, label]) => ({ value, label }));

interface Offered<V> {
  readonly options: { readonly value: V; readonly label: string | undefined }[];
}

function OneOf({ options, ...props }: InputProps & Offered<string | number | boolean>) {
  const { disabled } = useFormScope();
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

function SomeOf({ options, ...props }: InputProps & Offered<string | number>) {
  const { disabled } = useFormScope();
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

export function Choice(props: InputProps) {
  const { disabled } = useFormScope();
  const options = namedOptions(props);
  const short = options.length <= 5 && options.reduce((sum, { label }) => sum + label.length, 0) <= 42;
  if (short) {
    return <OneOf {...props} options={options} />;
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

export function Choices(props: InputProps) {
  return <SomeOf {...props} options={namedOptions(props)} />;
}

export function Tick(props: InputProps) {
  const { disabled } = useFormScope();
  const { names } = props.field;
  if (names !== undefined) {
    return (
      <OneOf {...props} options={[true, false].map((value) => ({ value, label: names[String(value)] }))} />
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

export function Party(props: InputProps) {
  const { dossier, disabled, type } = useFormScope();
  const options = [...partyOptions(type, props.field.name, dossier?.state)];
  if (props.field.many === true) {
    return <SomeOf {...props} options={options} />;
  }
  if (options.length <= 4) {
    return <OneOf {...props} options={options} />;
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

export function EvidenceInput(props: InputProps) {
  const { dossier, disabled } = useFormScope();
  const options = (dossier?.state.investigation.evidence ?? []).map((entry) => ({
    value: entry.id,
    label: `${entry.id.toUpperCase()} ${entry.name}`,
  }));
  return (
    <Select
      {...labels(props)}
      className="full"
      {...selected(props)}
      options={options}
      disabled={disabled}
      placeholder={options.length === 0 ? '本案还没有证据' : '请选择证据'}
      optionFilterProp="label"
      onChange={(value: unknown) => props.onChange(value ?? undefined)}
    />
  );
}
