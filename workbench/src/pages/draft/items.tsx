import {
  type AgencyFacts,
  citedAs,
  clauseText,
  type DiscretionTier,
  formatYuan,
  isListed,
  type LawClause,
  type PowerItem,
} from '@mingjing/law';
import {
  type Discretion,
  departureNames,
  type Outcome,
  type OutcomeItem,
  type Party,
} from '@mingjing/law/penalty';
import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useId } from 'react';
import type { Values } from '../../forms/values.ts';
import { MoneyInput } from '../../forms/widgets/money.tsx';
import { partyLabel } from '../../parts/party.ts';

/** Each finding: its item, the clauses it breaches and rests on, and where it stands in the discretion standard. */
export function Items({
  outcome,
  onChange,
  agency,
  parties,
}: {
  readonly outcome: Partial<Outcome>;
  readonly onChange: (outcome: Values) => void;
  readonly agency: AgencyFacts | undefined;
  readonly parties: readonly Party[];
}) {
  const items = outcome.items ?? [];
  const set = (next: readonly OutcomeItem[]) => onChange({ ...outcome, items: next });
  const edit = (index: number, more: Partial<OutcomeItem>) =>
    set(items.map((entry, at) => (at === index ? clean({ ...entry, ...more }) : entry)));
  const left = Object.values(agency?.items ?? {}).filter(
    (item) => isListed(item) && !items.some((entry) => entry.item === item.id),
  );
  return (
    <div id="field-outcome.items">
      {items.map((entry, index) => (
        <Finding
          key={entry.item}
          entry={entry}
          agency={agency}
          parties={parties}
          onChange={(more) => edit(index, more)}
          onRemove={() => set(items.filter((_, at) => at !== index))}
        />
      ))}
      <Select
        aria-label="增加认定的违法行为"
        className="full adder"
        value={null}
        placeholder="＋ 增加认定的违法行为"
        options={left.map((item) => ({ value: item.id, label: item.zh }))}
        showSearch
        optionFilterProp="label"
        onChange={(id: string | null) =>
          id !== null && set([...items, { item: id, breached: [], basis: [] }])
        }
      />
    </div>
  );
}

/** Members that were taken back leave no trace: the schema knows no empty ones. */
const clean = <T extends object>(entry: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;

function Finding({
  entry,
  agency,
  parties,
  onChange,
  onRemove,
}: {
  readonly entry: OutcomeItem;
  readonly agency: AgencyFacts | undefined;
  readonly parties: readonly Party[];
  readonly onChange: (more: Partial<OutcomeItem>) => void;
  readonly onRemove: () => void;
}) {
  const item = agency?.items[entry.item];
  const name = item?.zh ?? entry.item;
  return (
    <fieldset className="finding">
      <legend>{name}</legend>
      <Button size="small" type="text" className="group-close" aria-label={`删去${name}`} onClick={onRemove}>
        删去
      </Button>
      <Clauses
        title="违反条款"
        of={name}
        clauses={item?.breached ?? []}
        chosen={entry.breached}
        onChange={(breached) => onChange({ breached })}
      />
      <Clauses
        title="处罚依据"
        of={name}
        clauses={item?.basis ?? []}
        chosen={entry.basis}
        onChange={(basis) => onChange({ basis })}
      />
      <Weighing of={name} item={item} own={entry} onChange={onChange} />
      {parties.length > 1 && (
        <Apart entry={entry} item={item} of={name} parties={parties} onChange={onChange} />
      )}
    </fieldset>
  );
}

/** Where a breach stands in the discretion standard; `of` says whose. */
function Weighing({
  of,
  item,
  own,
  onChange,
}: {
  readonly of: string;
  readonly item: PowerItem | undefined;
  readonly own: Discretion;
  readonly onChange: (more: Partial<Discretion>) => void;
}) {
  const ground = useId();
  const multiple =
    item?.fine?.unit === 'permille' || item?.tiers.some((tier) => tier.unit === 'permille') === true;
  return (
    <>
      {multiple && (
        <div className="field">
          <span className="label">倍数计算基数</span>
          <MoneyInput
            field={{ name: 'base', title: '倍数计算基数', widget: 'money', optional: true }}
            path={`base-${of}`}
            label={`${of}的倍数计算基数`}
            value={own.base}
            onChange={(base) => onChange({ base: base as number | undefined } as Partial<Discretion>)}
          />
        </div>
      )}
      <Tiers of={of} item={item} base={own.base} tier={own.tier} onChange={(tier) => onChange({ tier })} />
      <div className="field">
        <Select
          aria-label={`${of}与裁量基准的关系`}
          className="full"
          allowClear
          placeholder="在所选阶次之内"
          value={own.departure?.kind ?? null}
          options={Object.entries(departureNames).map(([value, label]) => ({ value, label }))}
          onChange={(kind) =>
            onChange({
              departure:
                kind === undefined || kind === null
                  ? undefined
                  : { kind, ground: own.departure?.ground ?? '' },
            } as Partial<Discretion>)
          }
        />
        {own.departure !== undefined && (
          <>
            <label className="label" htmlFor={ground}>
              法定情形和理由
            </label>
            <Input.TextArea
              id={ground}
              autoSize={{ minRows: 2 }}
              value={own.departure.ground}
              onChange={(event) =>
                onChange({ departure: { kind: own.departure!.kind, ground: event.target.value } })
              }
            />
            <p className="hint">超出裁量阶次或者减轻处罚的，应当经法制审核，并由负责人集体讨论。</p>
          </>
        )}
      </div>
    </>
  );
}

/** The tiers of an item (裁量阶次), and the lawful range they stand in. */
export function Tiers({
  of,
  item,
  base,
  tier,
  onChange,
}: {
  readonly of: string;
  readonly item: PowerItem | undefined;
  readonly base?: number | undefined;
  readonly tier: string | undefined;
  readonly onChange: (tier: string) => void;
}) {
  if (item === undefined || item.tiers.length === 0) return null;
  return (
    <div className="field">
      <span className="label">裁量阶次</span>
      <Radio.Group
        className="tiers"
        aria-label={`${of}的裁量阶次`}
        value={tier ?? null}
        onChange={(event) => onChange(event.target.value as string)}
      >
        {item.tiers.map((one) => (
          <Radio key={one.id} value={one.id} className="tier">
            <span className="tier-name">{one.zh}</span>
            <span className="tier-range">{rangeText(one, base)}</span>
            <span className="faint">{one.condition}</span>
          </Radio>
        ))}
      </Radio.Group>
      {item.fine !== undefined && (
        <p className="hint">
          法定幅度：{rangeText(item.fine, base)}。低于下限为减轻处罚，高于上限任何情形都不能作出。
        </p>
      )}
    </div>
  );
}

/** 分别裁量: parties of the case that are not weighed as the others are. */
function Apart({
  entry,
  item,
  of,
  parties,
  onChange,
}: {
  readonly entry: OutcomeItem;
  readonly item: PowerItem | undefined;
  readonly of: string;
  readonly parties: readonly Party[];
  readonly onChange: (more: Partial<OutcomeItem>) => void;
}) {
  const apart = entry.perParty ?? [];
  const set = (next: typeof apart) =>
    onChange({ perParty: next.length === 0 ? undefined : next } as Partial<OutcomeItem>);
  const nameOf = (id: string) => {
    const party = parties.find((candidate) => candidate.id === id);
    return party === undefined ? id : partyLabel(party);
  };
  const left = parties.filter(({ id }) => !apart.some(({ party }) => party === id));
  const { tier, base } = entry;
  return (
    <>
      {apart.map((own) => (
        <fieldset key={own.party} className="finding">
          <legend>对{nameOf(own.party)}的裁量</legend>
          <Button
            size="small"
            type="text"
            className="group-close"
            aria-label={`删去${of}对${nameOf(own.party)}的裁量`}
            onClick={() => set(apart.filter(({ party }) => party !== own.party))}
          >
            删去
          </Button>
          <Weighing
            of={`${of}对${nameOf(own.party)}`}
            item={item}
            own={own}
            onChange={(more) =>
              set(apart.map((one) => (one.party === own.party ? clean({ ...one, ...more }) : one)))
            }
          />
        </fieldset>
      ))}
      {left.length > 0 && (
        <Select
          aria-label={`${of}分别裁量的当事人`}
          className="full adder"
          value={null}
          placeholder="＋ 对其中一个当事人分别裁量"
          options={left.map((party) => ({ value: party.id, label: partyLabel(party) }))}
          onChange={(party: string | null) => party !== null && set([...apart, clean({ party, tier, base })])}
        />
      )}
    </>
  );
}

/** The clauses of an item, of which those are chosen that are cited. */
export function Clauses({
  title,
  of,
  clauses,
  chosen,
  onChange,
}: {
  readonly title: string;
  readonly of: string;
  readonly clauses: readonly LawClause[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const known = clauses.map(citedAs);
  const others = chosen.filter((one) => !known.includes(one));
  return (
    <div className="field">
      <span className="label">{title}</span>
      <Checkbox.Group
        className="clauses"
        aria-label={`${of}的${title}`}
        value={[...chosen]}
        onChange={(next) => onChange(next as string[])}
      >
        {clauses.map((clause) => (
          <Checkbox key={citedAs(clause)} value={citedAs(clause)}>
            {clauseText(clause)}
            {clause.inForceFrom !== undefined && <span className="faint"> {clause.inForceFrom}起施行</span>}
            {clause.inForceUntil !== undefined && (
              <span className="refused-text"> {clause.inForceUntil}起失效</span>
            )}
            {clause.text !== undefined && <span className="clause-text">{clause.text}</span>}
          </Checkbox>
        ))}
        {others.map((one) => (
          <Checkbox key={one} value={one}>
            {one} <span className="refused-text">清单中没有</span>
          </Checkbox>
        ))}
      </Checkbox.Group>
    </div>
  );
}

type Range = Pick<DiscretionTier, 'unit' | 'min' | 'max'>;

/** 50,000.00—65,000.00元, or the multiples and, once the base is known, the sums. */
export function rangeText(range: Range, base: number | undefined): string {
  if (range.unit === 'fen') return `${formatYuan(range.min)}—${formatYuan(range.max)}元`;
  const times =
    range.min === range.max ? `${range.min / 1000}倍` : `${range.min / 1000}—${range.max / 1000}倍`;
  if (base === undefined) return times;
  const sum = (permille: number) => formatYuan(Math.floor((base * permille) / 1000));
  return range.min === range.max
    ? `${times}（${sum(range.min)}元）`
    : `${times}（${sum(range.min)}—${sum(range.max)}元）`;
}

/** Where a fine stands: within the tier, outside it, below the minimum, above the maximum; unknown without its base. */
export type FinePlace = 'within' | 'outside' | 'belowMinimum' | 'aboveMaximum' | 'unknown';

export function placeOfFine(
  fen: number,
  entry: Discretion & Pick<OutcomeItem, 'item'>,
  agency: AgencyFacts | undefined,
): FinePlace {
  const item = agency?.items[entry.item];
  if (item?.fine === undefined) return 'unknown';
  const tier = item.tiers.find((candidate) => candidate.id === entry.tier);
  const inFen = (range: Range, value: number) =>
    range.unit === 'fen'
      ? value
      : entry.base === undefined
        ? undefined
        : Math.floor((entry.base * value) / 1000);
  const legal = [inFen(item.fine, item.fine.min), inFen(item.fine, item.fine.max)] as const;
  if (legal[0] === undefined || legal[1] === undefined) return 'unknown';
  if (fen > legal[1]) return 'aboveMaximum';
  if (fen < legal[0]) return 'belowMinimum';
  if (tier === undefined) return 'unknown';
  const [low, high] = [inFen(tier, tier.min), inFen(tier, tier.max)];
  if (low === undefined || high === undefined) return 'unknown';
  return fen >= low && fen <= high ? 'within' : 'outside';
}
