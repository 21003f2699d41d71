import { z } from 'zod';
import { pendingRound } from '../../disclosure/slice.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import type { ClockInstance } from '../../dossier/define.ts';
import { act, choice, count, files, key, paragraph, rows, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { decidedParties, isHeavier } from './assess.ts';
import { type PenaltyGate, penaltyAct } from './define.ts';
import { penaltyComplete, penaltyShape } from './draft.ts';
import { ownAgency } from './gates.ts';
import { addressees, servingClocks, unservedOf } from './service.ts';
import type { DecisionMade, Fate, PartyOutcome, Penalty, PenaltyState } from './state.ts';

/** 补正、变更、撤销: what becomes of a decision after it was made, by the agency itself or by another body. */

/** 变更后的处罚: everything that stands since the change, one line a penalty; who has no line bears nothing any more. */
export const changedPenaltiesField = rows(
  '变更后的全部处罚',
  z
    .strictObject({ party: key('当事人', 'party'), ...penaltyShape })
    .meta({ title: '处罚', widget: 'group' })
    .superRefine(penaltyComplete),
);

type ChangedPenalties = z.output<typeof changedPenaltiesField>;

/** A change says all that stands afterwards, and nothing but a change does. */
export function saysWhatChanged<D extends { readonly penalties: ChangedPenalties }>(
  isChange: (data: D) => boolean,
): PenaltyGate<D> {
  return ({ state, data }) => {
    if (data === undefined) return undefined;
    const { penalties } = data;
    const path = 'penalties';
    if (!isChange(data)) {
      return penalties.length === 0
        ? undefined
        : refuse('PENALTIES_UNEXPECTED', '只有变更处罚决定的才填写变更后的处罚。', { source: house(), path });
    }
    if (state.decision?.outcome.kind !== 'penalty')
      return refuse('NO_PENALTY_TO_CHANGE', '本案没有给予处罚的决定可以变更。', { source: house() });
    if (penalties.length === 0)
      return refuse('CHANGED_PENALTIES_MISSING', '变更处罚决定的，应当写明变更后的全部处罚。', {
        source: apl('59(1)'),
        path,
        remedy: '没有变更的处罚也要列出；不再给予处罚的，办理撤销。',
      });
    const known = addressees(state);
    return penalties.every(({ party }) => known.includes(party))
      ? undefined
      : refuse('PARTY_UNKNOWN', '变更不能涉及原决定没有处罚的当事人。', { source: house(), path });
  };
}

/** Leaves on the decision what became of it. What was prepared for the public before rests on what no longer stands. */
export function giveFate(state: PenaltyState, fate: Fate, penalties: ChangedPenalties): PenaltyState {
  const { decision, publication } = state;
  if (decision === undefined) return state;
  const parties = penalties.length === 0 ? decision.fate?.parties : penaltiesByParty(decision, penalties);
  const pending = pendingRound(publication)?.id;
  return {
    ...state,
    decision: { ...decision, fate: { ...fate, ...(parties === undefined ? {} : { parties }) } },
    publication: {
      ...publication,
      rounds: publication.rounds.map((round) =>
        round.id === pending ? { ...round, lapsed: fate.seq } : round,
      ),
    },
  };
}

/** What every party of the decision bears once these penalties stand in place of its own. */
export const penaltiesByParty = (
  decision: DecisionMade,
  penalties: readonly (Penalty & { readonly party: string })[],
): PartyOutcome[] =>
  decision.outcome.parties.map(({ party, noPenaltyGround }) => {
    const borne = penalties
      .filter((line) => line.party === party)
      .map(({ kind, fen, what }) => ({
        kind,
        ...(fen === undefined ? {} : { fen }),
        ...(what === undefined ? {} : { what }),
      }));
    return {
      party,
      penalties: borne,
      ...(noPenaltyGround === undefined || borne.length > 0 ? {} : { noPenaltyGround }),
    };
  });

const rectifyDecision = penaltyAct({
  type: 'decision.rectify',
  zh: '补正文书',
  lane: 'remedy',
  schema: act({
    document: count('补正的文书（序号）', { min: 1 }),
    corrections: rows(
      '补正内容',
      z.strictObject({
        where: text('位置').optional(),
        original: text('原文', { max: 2000 }),
        corrected: text('更正为', { max: 2000 }),
      }),
      1,
    ),
    reason: paragraph('补正理由', { max: 2000 }),
  }),
  personal: ['corrections', 'reason'],
  by: ['officer', 'handler'],
  source: [house()],
  open: (state) =>
    state.documents.length > 0 && (state.filing.approved !== undefined || state.decision !== undefined),
  document: () => ({ template: 'P50', numberCode: '补正' }),
  gates: [
    ownAgency,
    ({ state, data }) =>
      data !== undefined && !state.documents.some((entry) => entry.seq === data.document)
        ? refuse('DOCUMENT_UNKNOWN', `本案没有第${data.document}项文书。`, {
            source: house(),
            path: 'document',
          })
        : undefined,
  ],
  // Only slips of the pen: no period starts anew and nothing that was decided changes.
  apply: (state) => state,
});

const changeKindNames = { changed: '变更', annulled: '撤销' } as const;

const revokeSchema = act({
  kind: choice('处理', changeKindNames),
  reason: paragraph('事实和理由'),
  penalties: changedPenaltiesField,
  followUp: paragraph('后续处理', {
    hint: '已缴罚款、已没收财物的退还等，写入决定书',
    max: 2000,
  }).optional(),
  files: files(),
});

/**
 * What the agency mends by itself may only help the party: what is heavier was neither told, heard nor reviewed
 * (处罚法 art 44, 58) and needs a new decision.
 */
const notHeavier: PenaltyGate<z.output<typeof revokeSchema>> = ({ state, data }) => {
  const { decision } = state;
  if (data === undefined || decision === undefined || data.kind !== 'changed') return undefined;
  const next = penaltiesByParty(decision, data.penalties).map((own) => ({
    ...own,
    penalties: own.penalties.filter((penalty) => penalty.kind !== 'warning'),
  }));
  const before = { ...decision.outcome, parties: decidedParties(decision) };
  return isHeavier({ ...decision.outcome, parties: next }, before)
    ? refuse('CHANGE_HEAVIER', '自行变更不得加重处罚：加重的内容没有经过告知、陈述申辩和法制审核。', {
        source: apl(44),
        path: 'penalties',
        remedy: '确需加重的，撤销原决定后依法重新处理。',
      })
    : undefined;
};

const revokeDecision = penaltyAct({
  type: 'decision.revoke',
  zh: '自行变更或者撤销处罚决定',
  lane: 'remedy',
  schema: revokeSchema,
  personal: ['reason', 'followUp'],
  by: ['head'],
  source: [apl('75(2)'), apl('48(2)')],
  open: (state) =>
    state.decision !== undefined &&
    state.decision.fate?.kind !== 'annulled' &&
    state.decision.fate?.kind !== 'void',
  document: (data) =>
    data.kind === 'changed'
      ? { template: 'P46-change', numberCode: '罚变' }
      : { template: 'P46-revocation', numberCode: '罚撤' },
  gates: [ownAgency, saysWhatChanged((data) => data.kind === 'changed'), notHeavier],
  apply: (state, data, header) => {
    const day = civilDay(header.occurredAt);
    return giveFate(
      state,
      {
        kind: data.kind,
        by: 'agency',
        on: day,
        seq: header.seq,
        reason: data.kind === 'changed' ? '自行变更' : '自行撤销',
        ...(header.document?.number === undefined ? {} : { number: header.document.number }),
        decidedOn: day,
        ...(header.document === undefined ? {} : { document: header.document }),
      },
      data.penalties,
    );
  },
});

/** Parties on whom the agency's own change or annulment has not been served by a day (处罚法 art 61). */
export function unservedChange(state: PenaltyState, day: string): readonly string[] {
  const fate = state.decision?.fate;
  return unservedOf(state, fate?.document && fate.seq, day);
}

/** PEN-15 for the document that changes or annuls the decision, as for the decision itself. */
export function changeClocks(state: PenaltyState): ClockInstance[] {
  const fate = state.decision?.fate;
  if (fate?.document === undefined) return [];
  const zh = fate.kind === 'changed' ? '送达变更处罚决定书' : '送达撤销处罚决定书';
  return servingClocks(state, fate.seq, { key: 'serve-change', zh, start: fate.on });
}

export const changeActs = [rectifyDecision, revokeDecision];
