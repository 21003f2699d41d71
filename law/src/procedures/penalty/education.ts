import { apl } from '../../dossier/basis.ts';
import { act, files, instant, key, paragraph, people, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { decidedParties, sparedBreakers } from './assess.ts';
import { mark, penaltyAct } from './define.ts';
import { isHandler, ownAgency, partyExists, twoOfficers } from './gates.ts';
import { addressees } from './service.ts';
import type { PenaltyState } from './state.ts';

/** Parties who broke the law and whom the decision spares: all of them, or those it says it of. */
function spared(state: PenaltyState): readonly string[] {
  const { decision } = state;
  if (decision === undefined) return [];
  if (decision.outcome.kind === 'noPenalty') return addressees(state);
  return sparedBreakers({ parties: decidedParties(decision) });
}

/** Parties who were not punished for what they did and of whom no record says that they were taught. */
export const untaught = (state: PenaltyState): readonly string[] => {
  const fate = state.decision?.fate?.kind;
  return fate === undefined || fate === 'changed'
    ? spared(state).filter((party) => state.educated.every((entry) => entry.party !== party))
    : [];
};

/** 教育记录: who is not punished for what he did is taught, and signs that he was (处罚法 art 33(3)). */
export const recordEducation = penaltyAct({
  type: 'education.record',
  zh: '记录教育情况',
  lane: 'decision',
  schema: act({
    party: key('当事人', 'party'),
    officers: people('执法人员', 2),
    at: instant('教育时间'),
    place: text('教育地点'),
    content: paragraph('教育内容'),
    response: paragraph('当事人表态'),
    files: files(),
    recordingExemption: paragraph('未作音像记录的原因').optional(),
  }),
  personal: ['response', 'recordingExemption'],
  by: ['officer', 'handler'],
  source: [apl('33(3)'), apl('42(1)')],
  open: (state) => spared(state).length > 0 && state.closing.closed === undefined,
  document: () => ({ template: 'P48-education' }),
  recording: { level: 'should', content: '教育过程', source: apl(47) },
  people: (data) => data.officers,
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    ({ state, data }) =>
      data === undefined || spared(state).includes(data.party)
        ? undefined
        : refuse('PARTY_NOT_SPARED', '决定没有对该当事人的违法行为不予处罚。', {
            source: apl('33(3)'),
            path: 'party',
          }),
    twoOfficers((data) => data.officers),
    ({ data, occurredAt }) =>
      data !== undefined && Date.parse(data.at) > Date.parse(occurredAt)
        ? refuse('DATE_ORDER', '教育时间晚于办理时间。', { path: 'at', source: apl('33(3)') })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    educated: [...state.educated, { ...mark(header), party: data.party }],
  }),
});
