import type { PowerItem } from '@mingjing/law';
import { Complaints } from '../../forms/complaints.tsx';
import type { Field } from '../../forms/fields.ts';
import { ActForm, FieldGrid } from '../../forms/form.tsx';
import type { Values } from '../../forms/values.ts';
import { Clauses, Tiers } from '../draft/items.tsx';
import { othersThan, spotParts, withItem } from './spot-parts.ts';
import type { ActController } from './use-act.ts';

/** 当场处罚: what an item rests on and its tiers are chosen from the agency's list, and the questions stand in the order of the scene. */
export function SpotForm({ act }: { readonly act: ActController }) {
  const { values, messages, agency } = act;
  const item = typeof values.item === 'string' ? agency?.items[values.item] : undefined;
  const fieldsOf = (names: readonly string[]) =>
    names.flatMap((name) => act.fields.find((field) => field.name === name) ?? []);
  const set = (next: Values) =>
    act.setValues(next.item === values.item ? next : withItem(next, agency?.items[String(next.item)]));
  const grid = (fields: readonly Field[], bare = false) => (
    <FieldGrid fields={fields} value={values} onChange={set} messages={messages} bare={bare} />
  );
  return (
    <>
      <ActForm fields={fieldsOf(spotParts.scene)} value={values} onChange={set} messages={messages} />
      <section className="part" aria-labelledby="spot-item">
        <h2 id="spot-item" className="part-title">
          执法事项和裁量
        </h2>
        {grid(fieldsOf(['item']))}
        {item !== undefined && <Grounds act={act} item={item} onChange={set} />}
      </section>
      {spotParts.others.map(({ title, names }) => (
        <section key={title} className="part" aria-label={title}>
          <h2 className="part-title">{title}</h2>
          {grid(fieldsOf(names), names.length === 1)}
        </section>
      ))}
      <ActForm fields={othersThan(act.fields)} value={values} onChange={set} messages={messages} />
    </>
  );
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== '') : [];

function Grounds({
  act: { values, messages },
  item,
  onChange,
}: {
  readonly act: ActController;
  readonly item: PowerItem;
  readonly onChange: (values: Values) => void;
}) {
  const clauses = (name: 'breached' | 'basis', title: string) => (
    <div id={`field-${name}`}>
      <Clauses
        title={title}
        of={item.zh}
        clauses={item[name]}
        chosen={listOf(values[name])}
        onChange={(chosen) => onChange({ ...values, [name]: chosen })}
      />
      <Complaints list={messages.get(name) ?? messages.get(`${name}.0`)} id={name} />
    </div>
  );
  return (
    <div className="grounds">
      {clauses('breached', '违反条款')}
      {clauses('basis', '处罚依据')}
      <div id="field-tier">
        <Tiers
          of={item.zh}
          item={item}
          tier={typeof values.tier === 'string' ? values.tier : undefined}
          onChange={(tier) => onChange({ ...values, tier })}
        />
        <Complaints list={messages.get('tier')} id="tier" />
      </div>
    </div>
  );
}
