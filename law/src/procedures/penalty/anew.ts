import { z } from 'zod';
import { redoWords } from '../../disclosure/ruling-words.ts';
import { isErased } from '../../dossier/act.ts';
import { adl, arl, type Basis, house } from '../../dossier/basis.ts';
import { choice, choices, count, paragraph } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { decidedParties, sameGrounds, sumOf } from './assess.ts';
import {
  type AnewGround,
  type AnnulmentGround,
  type DraftContent,
  type EarlierRound,
  initialState,
  type Outcome,
  type PartyOutcome,
  type PenaltyState,
  type RedoOrder,
  type RoundSlice,
  roundSlices,
} from './state.ts';

/**
 * 责令、判决重新作出 (复议法 art 64, 行政诉讼法 art 70, 71): the decision falls, and the same dossier goes back to the investigation
 * for another round, which leaves nothing out: new draft, new review, new notice, new decision under a new number.
 */

export const annulmentGroundNames: Readonly<Record<AnnulmentGround, string>> = {
  evidence: '主要事实不清、证据不足',
  law: '适用依据错误或者不合法',
  procedure: '违反法定程序',
  power: '超越职权或者滥用职权',
  improper: '明显不当',
};

export const redoField = z
  .strictObject({
    grounds: choices('撤销理由', annulmentGroundNames).min(1, '请选择撤销理由。'),
    days: count('重新作出的期限（日）', {
      min: 1,
      max: 3650,
      hint: '决定、判决写明期限的填写；未写明的按六十日计算',
    }).optional(),
  })
  .meta({ title: '重新作出', widget: 'group', hint: '复议决定责令、判决要求重新作出的填写' });

/** Seq of the newest order to decide anew; 0 without one. What was done before it belongs to an earlier round. */
export const anewSince = (state: PenaltyState): number => roundBefore(state)?.redo.seq ?? 0;

/** What the present round takes the place of. */
export const roundBefore = (state: PenaltyState): EarlierRound | undefined => state.earlier.at(-1);

/** Every round, oldest first, the present one last. */
export const everyRound = (state: PenaltyState): readonly Pick<PenaltyState, RoundSlice>[] => [
  ...state.earlier,
  state,
];

/**
 * Lays the round aside that led to the annulled decision, and begins another. What is known of the case stays: facts,
 * evidence, parties, documents, services. Goods that were confiscated and are still there lie there without a title.
 */
export function beginAnew(state: PenaltyState, redo: RedoOrder): PenaltyState {
  const { decision, execution } = state;
  if (decision === undefined) return state;
  const kept = execution.goods.filter((entry) => entry.disposed === undefined);
  return {
    ...restOf(state),
    ...roundOf(initialState),
    earlier: [...state.earlier, { ...roundOf(state), redo, decision }],
    execution: {
      ...initialState.execution,
      goods: kept.map(({ confiscated: _, ...entry }) => entry),
    },
    // Whether the new decision is shown is a question of its own.
    publication: { rounds: state.publication.rounds },
  };
}

const ofRound: ReadonlySet<string> = new Set(roundSlices);

/** What there is of one round. */
const roundOf = (state: PenaltyState) =>
  Object.fromEntries(Object.entries(state).filter(([slice]) => ofRound.has(slice))) as Pick<
    PenaltyState,
    RoundSlice
  >;

/** What is no round's. */
const restOf = (state: PenaltyState) =>
  Object.fromEntries(Object.entries(state).filter(([slice]) => !ofRound.has(slice))) as Omit<
    PenaltyState,
    RoundSlice
  >;

/** 行政复议决定 or 行政判决, in which the order stands. */
export const redoPaper = ({ by }: RedoOrder): string =>
  by === 'reconsideration' ? '行政复议决定' : '行政判决';

const redoSource = (redo: RedoOrder): Basis => (redo.by === 'reconsideration' ? arl('64(2)') : adl(71));

/** What a decision made anew, and no milder, rests on that the annulled one did not. */
export const anewGroundNames: Readonly<Record<AnewGround, string>> = {
  facts: '主要事实有改变（列明原决定被撤销之后取得的新证据）',
  reasons: '主要理由或者适用依据有改变',
  procedureOnly: '原决定仅因违反法定程序被撤销，程序已经重新履行',
};

export const anewGroundField = z
  .strictObject({
    what: choice('与原决定的关系', anewGroundNames),
    explanation: paragraph('与原决定不同之处', {
      hint: '写明哪一项主要事实、理由或者依据改变了；仅程序违法的，写明重新履行了哪些程序',
    }),
  })
  .meta({ title: '重新作出相同处理的理由', widget: 'group' });

interface Anew {
  readonly outcome: Outcome;
  readonly content: DraftContent;
  readonly newEvidence?: readonly string[] | undefined;
  readonly anew?: { readonly what: AnewGround } | undefined;
}

/**
 * The same or essentially the same outcome needs other main facts or reasons, unless nothing but the procedure had been
 * wrong (复议法 art 64(2), 行政诉讼法 art 71, 适用解释 art 90). Essentially the same is what spares no party anything: the same
 * kinds, and no sum that is smaller.
 */
export function sameAgainRefusal(state: PenaltyState, draft: Anew): Refusal | undefined {
  const before = roundBefore(state);
  if (before === undefined || !sparesNobody(draft.outcome, before)) return undefined;
  const { redo } = before;
  const what = draft.anew?.what;
  const no = (message: string, path: string, remedy: string) =>
    refuse('SAME_DECISION_AGAIN', message, { source: redoSource(redo), path, remedy });
  switch (what) {
    case undefined:
      return no(
        '不得以同一事实和理由作出与被撤销的决定相同或者基本相同的决定。',
        'outcome.parties',
        '主要事实或者主要理由有改变，或者原决定仅因违反法定程序被撤销的，请填写重新作出相同处理的理由。',
      );
    case 'facts': {
      const fresh = (draft.newEvidence ?? []).some((id) =>
        state.investigation.evidence.some((entry) => entry.id === id && entry.seq > redo.seq),
      );
      return fresh
        ? undefined
        : no(`没有${redoWords[redo.by]}之后取得的新证据。`, 'newEvidence', '请列明重新调查取得的新证据。');
    }
    case 'reasons':
      return otherReasons(draft, before)
        ? undefined
        : no(
            '适用的条款和理由与被撤销的决定完全相同。',
            'content.reasons',
            '请写明改变了的理由或者适用的依据。',
          );
    case 'procedureOnly':
      return redo.grounds.every((ground) => ground === 'procedure')
        ? undefined
        : no(
            `原决定被撤销的理由还有：${redo.grounds
              .filter((ground) => ground !== 'procedure')
              .map((ground) => annulmentGroundNames[ground])
              .join('、')}。`,
            'anew.what',
            '请重新认定事实或者理由。',
          );
    default:
      return what satisfies never;
  }
}

function sparesNobody(next: Outcome, { decision }: EarlierRound): boolean {
  if (next.kind !== decision.outcome.kind) return false;
  const before = decidedParties(decision);
  return before.every((own) => {
    const after = next.parties.find((candidate) => candidate.party === own.party);
    const still = kindsOf(after);
    return kindsOf(own).every(
      (kind) => still.includes(kind) && after !== undefined && sumOf(after, [kind]) >= sumOf(own, [kind]),
    );
  });
}

const kindsOf = (own: PartyOutcome | undefined) => (own?.penalties ?? []).map((penalty) => penalty.kind);

/**
 * Other clauses, or other words of nature and reasons: marks and gaps between the words are none. A text that was erased is not
 * compared. Whether the words say anything else a reviewer has to see; the draft says beside them what is different.
 */
function otherReasons({ outcome, content }: Anew, { decision, draft }: EarlierRound): boolean {
  const said = draft?.content;
  return (
    !sameGrounds(outcome, decision.outcome) ||
    (said !== undefined &&
      !isErased(said) &&
      (wordsOf(said.nature) !== wordsOf(content.nature) ||
        wordsOf(said.reasons) !== wordsOf(content.reasons)))
  );
}

const wordsOf = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** Annulled, and told to decide anew: only what was annulled can be, and what was made on the spot is no file to reopen. */
export function redoRefusal(
  state: PenaltyState,
  by: RedoOrder['by'] | undefined,
  data: { readonly result: string; readonly redo?: unknown },
): Refusal | undefined {
  if (data.redo === undefined) return undefined;
  if (data.result !== 'annulled')
    return refuse('REDO_NEEDS_ANNULMENT', `只有撤销决定的，才${redoWords[by ?? 'reconsideration']}。`, {
      source: by === 'litigation' ? adl(70) : arl('64(1)'),
      path: 'redo',
    });
  return state.spot === undefined
    ? undefined
    : refuse('REDO_NEEDS_ORDINARY', '当场处罚没有可以重新进行的普通程序。', {
        source: house(),
        path: 'redo',
        remedy: '请登记撤销，并按普通程序另行登记案源、立案办理。',
      });
}
