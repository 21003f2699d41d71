import { holdsWords } from '@mingjing/contract';
import {
  type AgencyFacts,
  isListed,
  isProfileId,
  type LawClause,
  type PowerItem,
  penaltyKindNames,
  rangeWords,
  resolveProfile,
  reviewCatalogue,
} from '@mingjing/law';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { dayText } from '../../parts/dates.ts';
import { Nothing } from '../../parts/states.tsx';

/** 权责事项: what an agency may punish, on what basis, and how it weighs; one item opens at a time. */
export function PowerItems({ agency }: { readonly agency: AgencyFacts }) {
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState<string>();
  const items = Object.values(agency.items).toSorted((a, b) => Number(isListed(b)) - Number(isListed(a)));
  const found = findItems(items, asked);
  if (items.length === 0)
    return <Nothing title="还没有权责事项">由本机关管理员从可办事项「设定执法事项」录入。</Nothing>;
  return (
    <section aria-label="权责事项">
      <search className="filters">
        <Input
          type="search"
          aria-label="查找事项"
          placeholder="违法行为、法律名称、条款"
          className="item-search"
          allowClear
          maxLength={64}
          value={asked}
          onChange={(event) => setAsked(event.target.value)}
        />
        <span className="faint" role="status">
          {asked.trim() === '' ? `共${items.length}项` : `找到${found.length}项，共${items.length}项`}
        </span>
      </search>
      {found.length === 0 ? (
        <Nothing title="没有找到这样的事项">可以换一个更短的词。</Nothing>
      ) : (
        <ul className="items">
          {found.map((item) => (
            <Item
              key={item.id}
              item={item}
              open={open === item.id}
              onToggle={() => setOpen(open === item.id ? undefined : item.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Items in which, or in whose basis, every word stands. */
export function findItems(items: readonly PowerItem[], asked: string): readonly PowerItem[] {
  return items.filter((item) => {
    const clauses = [...item.breached, ...item.basis].flatMap(({ law, article, text }) => [
      `《${law}》${article}`,
      text ?? '',
    ]);
    const text = [item.zh, ...item.kinds.map((kind) => penaltyKindNames[kind]), ...clauses].join('\n');
    return holdsWords(text, asked);
  });
}

function Item({
  item,
  open,
  onToggle,
}: {
  readonly item: PowerItem;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const inside = useId();
  return (
    <li className={isListed(item) ? 'item' : 'item retired'}>
      <h2>
        <button type="button" aria-expanded={open} aria-controls={inside} onClick={onToggle}>
          <span className="item-name">{item.zh}</span>
          <span className="item-fine">{item.fine === undefined ? '' : `罚款${rangeWords(item.fine)}`}</span>
        </button>
      </h2>
      <p className="faint">
        {item.kinds.map((kind) => penaltyKindNames[kind]).join('、')}
        {item.summary && <span className="tag">可以当场处罚</span>}
        {item.safety && <span className="tag">追责期限五年</span>}
        {(item.offList ?? []).map(({ from, setAgain }) => (
          <span key={from} className="tag">
            {dayText(from)}停用，{dayText(setAgain)}恢复
          </span>
        ))}
        {item.retiredOn !== undefined && <span className="tag amber">{dayText(item.retiredOn)}停用</span>}
      </p>
      <div id={inside} hidden={!open}>
        {open && <ItemInside item={item} />}
      </div>
    </li>
  );
}

function ItemInside({ item }: { readonly item: PowerItem }) {
  return (
    <>
      <h3>违反的规定</h3>
      <Clauses clauses={item.breached} />
      <h3>处罚依据</h3>
      <Clauses clauses={item.basis} />
      <h3>裁量阶次</h3>
      {item.tiers.length === 0 ? (
        <p className="faint">没有划分阶次。</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">阶次</th>
              <th scope="col">适用情形</th>
              <th scope="col">罚款</th>
            </tr>
          </thead>
          <tbody>
            {item.tiers.map((tier) => (
              <tr key={tier.id}>
                <td data-label="阶次">{tier.zh}</td>
                <td data-label="适用情形">{tier.condition}</td>
                <td data-label="罚款" className="number">
                  {rangeWords(tier)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {item.questions !== undefined && item.questions.length > 0 && (
        <>
          <h3>询问提纲</h3>
          <ul className="clauses">
            {item.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Clauses({ clauses }: { readonly clauses: readonly LawClause[] }) {
  return (
    <ul className="clauses">
      {clauses.map(({ law, article, text, inForceFrom, inForceUntil }) => (
        <li key={`${law} ${article}`}>
          《{law}》{article}
          {inForceFrom !== undefined && <span className="faint after">{dayText(inForceFrom)}起施行</span>}
          {inForceUntil !== undefined && <span className="tag amber">{dayText(inForceUntil)}起失效</span>}
          {text !== undefined && <p className="hint">{text}</p>}
        </li>
      ))}
    </ul>
  );
}

/** 重大执法决定法制审核目录 of the agency, as its region and field make it. */
export function ReviewCatalogue({ agency }: { readonly agency: AgencyFacts }) {
  const profile = resolveProfile(isProfileId(agency.profile) ? agency.profile : 'national');
  const { reviewBeforeNotice } = profile.values;
  return (
    <section aria-label="法制审核目录">
      <p className="hint">
        有下列情形之一的，作出决定前必须经过法制审核，否则系统不能作出决定。目录按{profile.zh}
        的规定和本机关的领域确定{reviewBeforeNotice?.value === true ? '；审核在事先告知之前进行' : ''}。
      </p>
      <ol className="catalogue">
        {reviewCatalogue(agency.field, profile).map((line) => (
          <li key={line.zh}>
            {line.zh}
            <cite>{line.source}</cite>
            {!line.confirmed && <span className="tag amber">待核实</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
