import { InputNumber, Input as TextInput } from 'antd';
import { dayText, fromLocalInput, momentText, toLocalInput, weekdayText } from '../../parts/dates.ts';
import { useFormScope } from '../context.tsx';
import { Choice, Choices, EvidenceInput, Party, Tick, useListed } from './choice.tsx';
import { DossierInput } from './dossier.tsx';
import { FilesInput } from './files.tsx';
import { ItemInput } from './item.tsx';
import { MoneyInput } from './money.tsx';
import { PeopleInput } from './people.tsx';
import { type InputProps, labels, textOf } from './props.ts';

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
      return <MoneyInput {...props} keepTyped />;
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
