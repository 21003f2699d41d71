import { clauseText, isListed, type PowerItem } from '@mingjing/law';
import { Select } from 'antd';
import { useFormScope } from '../context.tsx';
import { type InputProps, labels, selected } from './props.ts';

/** Items of the agency's list (执法事项), each with what it rests on. */
export function ItemInput(props: InputProps) {
  const { field, value, onChange } = props;
  const { agency, day, disabled, type } = useFormScope();
  const items = Object.values(agency?.items ?? {}).filter(
    // On the spot (当场处罚) only what may be decided so.
    (item) => isListed(item, day) && (type !== 'spot.decide' || item.summary),
  );
  const chosen = [value].flat().flatMap((id) => (typeof id === 'string' ? (agency?.items[id] ?? []) : []));
  return (
    <div>
      <Select
        {...labels(props)}
        className="full"
        {...selected(props)}
        options={items.map((item) => ({ value: item.id, label: item.zh }))}
        disabled={disabled}
        allowClear={field.optional}
        showSearch
        optionFilterProp="label"
        placeholder="请从本机关执法事项清单中选择"
        notFoundContent={type === 'spot.decide' ? '清单中没有可以当场处罚的这一事项' : '清单中没有符合的事项'}
        onChange={(next: unknown) => onChange(next ?? undefined)}
      />
      {/* On the spot its clauses stand below it, to be chosen from. */}
      {type !== 'spot.decide' && chosen.map((item) => <ItemBasis key={item.id} item={item} />)}
    </div>
  );
}

/** What an item rests on: breached and basis. */
function ItemBasis({ item }: { readonly item: PowerItem }) {
  return (
    <dl className="basis">
      <dt>违反</dt>
      <dd>{item.breached.map(clauseText).join('、')}</dd>
      <dt>依据</dt>
      <dd>{item.basis.map(clauseText).join('、')}</dd>
    </dl>
  );
}
