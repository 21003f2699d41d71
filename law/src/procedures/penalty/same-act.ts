import { apl } from '../../dossier/basis.ts';
import type { Facts, RelatedPenalty } from '../../dossier/facts.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import type { PenaltyState } from './state.ts';

/** 一事不二罚 (处罚法 art 29): for one act nobody is fined twice, whichever agency fined first. */

/** Other cases against the same party over the same days, but for those a reviewer found to be about another act. */
export function sameActSuspects(
  state: PenaltyState,
  { related }: Pick<Facts, 'related'>,
): readonly RelatedPenalty[] {
  const { conduct } = state;
  if (conduct === undefined) return [];
  return related
    .filter((other) => other.from <= conduct.to && conduct.from <= other.to)
    .filter((other) => !state.distinguished.some((entry) => entry.dossier === other.dossier));
}

const numbered = (other: RelatedPenalty) => (other.number === undefined ? '' : `（${other.number}）`);

/** What the law makes of a second fine: refused when the case is decided. */
export function secondFineRefusals(state: PenaltyState, facts: Pick<Facts, 'related'>): Refusal[] {
  return sameActSuspects(state, facts)
    .filter((other) => other.fined)
    .map((other) =>
      refuse(
        'SECOND_FINE',
        `${other.agency}已对该当事人同一时间的违法行为作出罚款${numbered(other)}，对同一个违法行为不得给予两次以上罚款。`,
        {
          source: apl(29),
          remedy: '确属不同违法行为的，由法制审核人员写明理由。',
          move: 'sameAct.distinguish',
        },
      ),
    );
}

/** Who has the cases, how many, and their numbers: 县城管局（清城罚〔2026〕3号）、县市监局2件. */
function listed(cases: readonly RelatedPenalty[]): string {
  return [...Map.groupBy(cases, ({ agency }) => agency)]
    .map(([agency, own]) => {
      const numbers = own.flatMap(({ number }) => number ?? []).join('、');
      return `${agency}${own.length > 1 ? `${own.length}件` : ''}${numbers === '' ? '' : `（${numbers}）`}`;
    })
    .join('、');
}

/** What is said of it beforehand, from the lead on and again when the case is filed; hinders nothing. */
export const sameActWarnings = (state: PenaltyState, facts: Pick<Facts, 'related'>): Refusal[] =>
  warningsOf(undecided(state, facts));

/** The same of those cases only that there was nothing to say of before. */
export function newSameActWarnings(
  before: PenaltyState,
  after: PenaltyState,
  facts: Pick<Facts, 'related'>,
): Refusal[] {
  const known = new Set(undecided(before, facts));
  return warningsOf(undecided(after, facts).filter((other) => !known.has(other)));
}

const undecided = (state: PenaltyState, facts: Pick<Facts, 'related'>) =>
  state.decision === undefined ? sameActSuspects(state, facts) : [];

/** Once for all that were fined, once for all others. */
function warningsOf(cases: readonly RelatedPenalty[]): Refusal[] {
  const { fined = [], open = [] } = Object.groupBy(cases, (other) => (other.fined ? 'fined' : 'open'));
  return [
    ...(fined.length === 0
      ? []
      : [
          refuse(
            'SECOND_FINE_AHEAD',
            `同一当事人同一时间的行为已被罚款：${listed(fined)}。属于同一违法行为的，本案不得再给予罚款。`,
            {
              source: apl(29),
              remedy: '请核对是否同一违法行为；确属不同违法行为的，由法制审核人员写明理由。',
              move: 'sameAct.distinguish',
            },
          ),
        ]),
    ...(open.length === 0
      ? []
      : [
          refuse(
            'SAME_ACT_SUSPECTED',
            `同一当事人同一时间的行为另有案件：${listed(open)}，请核对是否同一违法行为。`,
            { source: apl(29) },
          ),
        ]),
  ];
}
