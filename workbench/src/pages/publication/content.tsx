import {
  anewByNames,
  changedByNames,
  formatMoney,
  type Mask,
  type PublicDecision,
  publicDecisionSchema,
} from '@mingjing/law';
import type { ReactNode } from 'react';
import { citeText } from '../../parts/cite.ts';
import { dayText } from '../../parts/dates.ts';

/** What the public will see, in the portal's reading order. */
export function PublicContent({ content }: { readonly content: Omit<PublicDecision, 'id'> }) {
  return (
    <article className="public-page" aria-label="公众将看到的内容">
      <p className="public-kind">行政处罚决定{content.sample && <span className="tag">样例</span>}</p>
      <h2>
        {content.party.shown}：{content.cause}
      </h2>
      {content.change !== undefined && (
        <p className="note">
          {changedByNames[content.change.by]}：{content.change.body}，{dayText(content.change.on)}
          {content.change.number === undefined ? '' : `，${content.change.number}`}
        </p>
      )}
      {content.anew !== undefined && (
        <p className="note">
          原决定{content.anew.earlier ?? ''}
          {anewByNames[content.anew.by]}：{content.anew.body}，{dayText(content.anew.on)}
          {content.anew.number === undefined ? '' : `，${content.anew.number}`}
        </p>
      )}
      <p className="public-lead">{content.summary}</p>
      <dl className="lines">
        <Line title="决定书文号">{content.number}</Line>
        <Line title="处罚机关">
          {content.agency.name} <span className="mono faint">{content.agency.uscc}</span>
        </Line>
        <Line title="当事人">
          {content.party.shown} <span className="mono faint">{content.party.uscc ?? ''}</span>
        </Line>
        <Line title="处罚内容">
          {content.penalties.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Line>
        {content.fineFen !== undefined && <Line title="罚款金额">{formatMoney(content.fineFen)}</Line>}
        {content.confiscatedFen !== undefined && (
          <Line title="没收金额">{formatMoney(content.confiscatedFen)}</Line>
        )}
        {content.correction !== undefined && <Line title="责令改正">{content.correction}</Line>}
        <Line title="决定日期">{dayText(content.decidedOn)}</Line>
        {content.servedOn !== undefined && <Line title="送达日期">{dayText(content.servedOn)}</Line>}
        {content.change !== undefined && (
          <Line title="变更前的处罚内容">
            {content.change.original.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Line>
        )}
      </dl>
      <h3>违法事实</h3>
      <p className="pre">{content.facts}</p>
      <h3>违反的规定</h3>
      <Paragraphs lines={content.breached} />
      <h3>处罚依据</h3>
      <Paragraphs lines={content.basis} />
      {content.safeguards.length > 0 && (
        <>
          <h3>程序保障</h3>
          <Paragraphs lines={content.safeguards.map((entry) => `${dayText(entry.on)} ${entry.what}`)} />
        </>
      )}
      <h3>救济途径</h3>
      <Paragraphs lines={content.remedies} />
      {content.masks.length > 0 && (
        <>
          <h3>脱敏说明</h3>
          <Paragraphs
            lines={content.masks.map((mask) => `${titleOf(mask.field)}：${mask.reason}（${mask.source}）`)}
          />
        </>
      )}
    </article>
  );
}

function Line({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="line">
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const Paragraphs = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.map((line) => <p key={line}>{line}</p>);

function titleOf(field: string): string {
  const name = field.split('.')[0] as keyof PublicDecision;
  const title = (publicDecisionSchema.shape[name]?.meta() as { readonly title?: string } | undefined)?.title;
  return title ?? (name === 'party' ? '当事人' : field);
}

/** What was taken out and why. */
export function Masks({ masks }: { readonly masks: readonly Mask[] }) {
  return (
    <section aria-label="隐去的信息">
      <h3>隐去的信息</h3>
      {masks.length === 0 ? (
        <p className="faint">没有需要隐去的信息。</p>
      ) : (
        <ul className="masks">
          {masks.map((mask) => (
            <li key={`${mask.field} ${mask.reason}`}>
              {titleOf(mask.field)}：{mask.reason}，{mask.count}处<cite>{citeText(mask.source)}</cite>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
