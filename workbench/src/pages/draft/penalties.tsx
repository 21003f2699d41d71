import { type AgencyFacts, type PenaltyKind, penaltyKindNames } from '@mingjing/law';
import {
  discretionOf,
  type Outcome,
  type OutcomeItem,
  type Party,
  type Penalty,
  type SparingGround,
  sparingGroundNames,
} from '@mingjing/law/penalty';
import { Button, Input, Select } from 'antd';
import { Complaints } from '../../forms/complaints.tsx';
import type { Messages } from '../../forms/messages.ts';
import type { Values } from '../../forms/values.ts';
import { MoneyInput } from '../../forms/widgets/money.tsx';
import { partyLabel } from '../../parts/party.ts';
import { type FinePlace, placeOfFine, rangeText } from './items.tsx';

const withSum: readonly PenaltyKind[] = ['fine', 'confiscateIllegalGains'];
const withoutMatter: readonly PenaltyKind[] = ['warning', 'publicCriticism', ...withSum];

const sparingGrounds = Object.entries(sparingGroundNames).map(([value, label]) => ({ value, label }));

const placeWords: Readonly<Record<Exclude<FinePlace, 'unknown'>, string>> = {
  within: '✓ 在所选阶次内',
  outside: '✕ 不在所选阶次内',
  belowMinimum: '✕ 低于法定最低限额，属于减轻处罚',
  aboveMaximum: '✕ 超过法定最高限额，任何情形都不能作出',
};

/** What each party is to bear; fines are held against tier and law as they are typed. */
export function Penalties({
  outcome,
  onChange,
  agency,
  parties,
  messages,
}: {
  readonly outcome: Partial<Outcome>;
  readonly onChange: (outcome: Values) => void;
  readonly agency: AgencyFacts | undefined;
  readonly parties: readonly Party[];
  readonly messages: Messages;
}) {
  const items = outcome.items ?? [];
  const list = outcome.parties ?? [];
  const set = (party: string, penalties: readonly Penalty[]) => {
    const known = list.some((own) => own.party === party);
    const next = known
      ? list.map((own) => (own.party === party ? { party, penalties } : own))
      : [...list, { party, penalties }];
    onChange({ ...outcome, parties: next });
  };
  const spare = (party: string, ground: SparingGround | undefined) => {
    const own = { party, penalties: [], ...(ground === undefined ? {} : { noPenaltyGround: ground }) };
    onChange({ ...outcome, parties: [...list.filter((one) => one.party !== party), own] });
  };
  const allowed = new Set(items.flatMap((entry) => agency?.items[entry.item]?.kinds ?? []));
  const kinds = Object.entries(penaltyKindNames).map(([value, label]) => ({
    value,
    label: allowed.size > 0 && !allowed.has(value as PenaltyKind) ? `${label}（所选事项没有规定）` : label,
    disabled: allowed.size > 0 && !allowed.has(value as PenaltyKind),
  }));
  return parties.map((party) => {
    const at = list.findIndex((candidate) => candidate.party === party.id);
    const penalties = list[at]?.penalties ?? [];
    const name = partyLabel(party);
    const edit = (index: number, more: Partial<Penalty>) =>
      set(
        party.id,
        penalties.map((penalty, own) => (own === index ? clean({ ...penalty, ...more }) : penalty)),
      );
    return (
      <fieldset key={party.id} className="finding">
        <legend>{name}</legend>
        {penalties.length === 0 && (
          <>
            <p className="faint">
              {list[at]?.noPenaltyGround === undefined ? '尚未对该当事人写明处罚。' : '不予行政处罚，理由：'}
            </p>
            {parties.length > 1 && (
              <Select
                aria-label={`对${name}不予处罚的理由`}
                className="full"
                allowClear
                placeholder="不予处罚的，选定理由"
                value={list[at]?.noPenaltyGround ?? null}
                options={sparingGrounds}
                onChange={(ground: SparingGround | null | undefined) => spare(party.id, ground ?? undefined)}
              />
            )}
          </>
        )}
        {penalties.map((penalty, index) => {
          const path = `outcome.parties.${at}.penalties.${index}`;
          const entry = items.find((candidate) => candidate.item === (penalty.item ?? items[0]?.item));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: penalties are edited in place and have no name of their own
            <div key={index} className="penalty" id={`field-${path}`}>
              <Select
                aria-label={`${name}的处罚种类${index + 1}`}
                className="penalty-kind"
                value={penalty.kind ?? null}
                options={kinds}
                placeholder="处罚种类"
                onChange={(kind: PenaltyKind) => edit(index, { kind })}
              />
              <div className="penalty-body">
                {penalty.kind !== undefined && withSum.includes(penalty.kind) && (
                  <>
                    <MoneyInput
                      field={{ name: 'fen', title: '金额', widget: 'money', optional: true }}
                      path={`${path}.fen`}
                      label={`${name}的${penaltyKindNames[penalty.kind]}金额`}
                      value={penalty.fen}
                      onChange={(fen) => edit(index, { fen: fen as number | undefined } as Partial<Penalty>)}
                    />
                    {penalty.kind === 'fine' && entry !== undefined && penalty.fen !== undefined && (
                      <Place fen={penalty.fen} entry={entry} party={party.id} agency={agency} />
                    )}
                    {penalty.kind === 'fine' && items.length > 1 && (
                      <Select
                        aria-label="对应事项"
                        className="full"
                        placeholder="对应事项"
                        value={penalty.item ?? null}
                        options={items.map((candidate) => ({
                          value: candidate.item,
                          label: agency?.items[candidate.item]?.zh ?? candidate.item,
                        }))}
                        onChange={(item: string) => edit(index, { item })}
                      />
                    )}
                  </>
                )}
                {penalty.kind !== undefined && !withoutMatter.includes(penalty.kind) && (
                  <Input.TextArea
                    aria-label={`${name}的${penaltyKindNames[penalty.kind]}内容`}
                    placeholder="没收的物品、暂扣或者吊销的证照、责令的事项"
                    autoSize={{ minRows: 1 }}
                    value={penalty.what ?? ''}
                    onChange={(event) =>
                      edit(index, {
                        what: event.target.value === '' ? undefined : event.target.value,
                      } as Partial<Penalty>)
                    }
                  />
                )}
                <Complaints
                  list={[
                    ...(messages.get(path) ?? []),
                    ...(messages.get(`${path}.kind`) ?? []),
                    ...(messages.get(`${path}.fen`) ?? []),
                    ...(messages.get(`${path}.what`) ?? []),
                  ]}
                  id={path}
                />
              </div>
              <Button
                size="small"
                type="text"
                aria-label={`删去${name}的处罚${index + 1}`}
                onClick={() =>
                  set(
                    party.id,
                    penalties.filter((_, own) => own !== index),
                  )
                }
              >
                删去
              </Button>
            </div>
          );
        })}
        <Button
          size="small"
          onClick={() => set(party.id, [...penalties, {} as Penalty])}
          aria-label={`为${name}增加处罚`}
        >
          ＋ 增加处罚
        </Button>
      </fieldset>
    );
  });
}

const clean = (penalty: Penalty): Penalty =>
  Object.fromEntries(
    Object.entries(penalty).filter(([, value]) => value !== undefined),
  ) as unknown as Penalty;

function Place({
  fen,
  entry,
  party,
  agency,
}: {
  readonly fen: number;
  readonly entry: OutcomeItem;
  readonly party: string;
  readonly agency: AgencyFacts | undefined;
}) {
  const weighed = discretionOf(entry, party);
  const place = placeOfFine(fen, { ...weighed, item: entry.item }, agency);
  if (place === 'unknown') return null;
  const item = agency?.items[entry.item];
  const tier = item?.tiers.find((candidate) => candidate.id === weighed.tier);
  const range = place === 'within' || place === 'outside' ? tier : item?.fine;
  const granted = weighed.departure !== undefined && place !== 'aboveMaximum' && place !== 'within';
  return (
    <p className={place === 'within' ? 'passed' : granted ? 'caution-text' : 'refused-text'} role="status">
      {granted ? `! ${placeWords[place].slice(2)}，已写明理由` : placeWords[place]}
      {range === undefined ? '' : `：${rangeText(range, weighed.base)}`}
    </p>
  );
}
