import {
  type AgencyFacts,
  clauseText,
  findClause,
  formatMoney,
  isErased,
  type LawClause,
  type PenaltyState,
  type PowerItem,
  penaltyKindNames,
} from '@mingjing/law';
import {
  anewGroundNames,
  type Discretion,
  type Draft,
  departureNames,
  outcomeKindNames,
  type SparingGround,
  sparingGroundNames,
} from '@mingjing/law/penalty';
import { type ReactNode, useMemo } from 'react';
import { diff } from '../../parts/diff.ts';
import type { Names } from '../../parts/readable.ts';

/** A draft as it reads, and against an earlier one what was taken out and put in. */
export function DraftReading({
  draft,
  before,
  state,
  agency,
  names,
  onEvidence,
}: {
  readonly draft: Draft;
  readonly before?: Draft | undefined;
  readonly state: PenaltyState;
  readonly agency?: AgencyFacts | undefined;
  readonly names: Names;
  /** Opens a piece of evidence beside the draft, where there is room for it. */
  readonly onEvidence?: ((id: string) => void) | undefined;
}) {
  const { content, outcome } = draft;
  const old = before === undefined || isErased(before.content) ? undefined : before.content;
  const oldLines = before === undefined ? undefined : outcomeLines(before.outcome, names, agency);
  const newLines = outcomeLines(outcome, names, agency);
  if (isErased(content)) return <p className="faint">处理意见的内容已依法删除。</p>;
  return (
    <article className="draft-reading reading">
      <h3>违法事实</h3>
      <Changed before={old?.facts} after={content.facts} />
      <h3>证据</h3>
      <ol className="draft-evidence">
        {content.evidence.map((entry) => (
          <li key={entry.id}>
            {onEvidence === undefined ? (
              names.evidence(entry.id)
            ) : (
              <button type="button" className="linklike" onClick={() => onEvidence(entry.id)}>
                {names.evidence(entry.id)}
              </button>
            )}
            ：
            <Changed
              inline
              before={
                old?.evidence.find((one) => one.id === entry.id)?.proves ??
                (old === undefined ? undefined : '')
              }
              after={entry.proves}
            />
          </li>
        ))}
        {old?.evidence
          .filter((entry) => !content.evidence.some((one) => one.id === entry.id))
          .map((entry) => (
            <li key={entry.id}>
              <del>
                {names.evidence(entry.id)}：{entry.proves}
              </del>
            </li>
          ))}
      </ol>
      <h3>案件性质和法律适用</h3>
      <Changed before={old?.nature} after={content.nature} />
      <h3>裁量情节、阶次和理由</h3>
      <Changed before={old?.discretionReason} after={content.discretionReason} />
      <h3>处理理由</h3>
      <Changed before={old?.reasons} after={content.reasons} />
      <h3>处理意见</h3>
      <Changed before={oldLines?.join('\n')} after={newLines.join('\n')} />
      {draft.anew !== undefined && (
        <>
          <h3>与被撤销的决定不同之处</h3>
          <p>{anewGroundNames[draft.anew.what]}。</p>
          {!isErased(draft.anew.explanation) && <p className="pre">{draft.anew.explanation}</p>}
        </>
      )}
      {state.parties.length > 1 && <p className="faint">本案当事人{state.parties.length}人。</p>}
    </article>
  );
}

/** Text with its changes; without an earlier text just the text. */
function Changed({
  before,
  after,
  inline = false,
}: {
  readonly before: string | undefined;
  readonly after: string;
  readonly inline?: boolean;
}) {
  const pieces = useMemo(() => (before === undefined ? undefined : diff(before, after)), [before, after]);
  const inside: ReactNode =
    pieces === undefined
      ? after
      : pieces.map((piece, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces come as a whole
          if (piece.kind === 'added') return <ins key={index}>{piece.text}</ins>;
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces come as a whole
          if (piece.kind === 'removed') return <del key={index}>{piece.text}</del>;
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces come as a whole
          return <span key={index}>{piece.text}</span>;
        });
  return inline ? <span>{inside}</span> : <p className="pre">{inside}</p>;
}

/** Where a breach stands in the discretion standard, after the words that say which. */
function weighed(of: string, { tier, base, departure }: Discretion, item: PowerItem | undefined): string[] {
  const called = item?.tiers.find(({ id }) => id === tier)?.zh ?? tier;
  const standard = `${called === undefined ? '' : `，裁量阶次${called}`}${base === undefined ? '' : `，计算基数${formatMoney(base)}`}`;
  return [
    `${of}${standard}。`,
    ...(departure === undefined ? [] : [`${departureNames[departure.kind]}：${departure.ground}。`]),
  ];
}

/** Clauses as they are written, the statute's title in 《》 where the list of items knows it. */
const cite = (cited: readonly string[], clauses: readonly LawClause[] = []): string =>
  cited
    .map((text) => {
      const known = findClause(clauses, text);
      return known === undefined ? text : clauseText(known);
    })
    .join('、') || '（未选）';

/** The outcome in lines, so that two can be compared as text. */
function outcomeLines(outcome: Draft['outcome'], names: Names, agency: AgencyFacts | undefined): string[] {
  const why = (ground: SparingGround | undefined) =>
    ground === undefined ? '' : `（${sparingGroundNames[ground]}）`;
  const lines = [`${outcomeKindNames[outcome.kind]}${why(outcome.noPenaltyGround)}。`];
  for (const entry of outcome.items) {
    const item = agency?.items[entry.item];
    const cited = `违反${cite(entry.breached, item?.breached)}，依据${cite(entry.basis, item?.basis)}`;
    lines.push(...weighed(`${names.item(entry.item)}：${cited}`, entry, item));
    for (const own of entry.perParty ?? [])
      lines.push(...weighed(`${names.item(entry.item)}，对${names.party(own.party)}分别裁量`, own, item));
  }
  for (const own of outcome.parties) {
    if (own.noPenaltyGround !== undefined)
      lines.push(`对${names.party(own.party)}不予行政处罚${why(own.noPenaltyGround)}。`);
    for (const penalty of own.penalties) {
      const sum = penalty.fen === undefined ? '' : formatMoney(penalty.fen);
      lines.push(
        `对${names.party(own.party)}：${penaltyKindNames[penalty.kind]}${sum}${penalty.what === undefined ? '' : `，${penalty.what}`}。`,
      );
    }
  }
  if (outcome.correction !== undefined) lines.push(`责令改正：${outcome.correction}。`);
  if (outcome.surchargeAnnounced) lines.push('决定书载明逾期加处罚款。');
  if (outcome.complex) lines.push('情节复杂或者重大违法行为。');
  if (outcome.majorPublicInterest) lines.push('涉及重大公共利益。');
  if (outcome.suspectedCrime) lines.push('涉嫌犯罪。');
  return lines;
}
