import { civilDay } from '../../dossier/act.ts';
import { profileRule } from '../../dossier/basis.ts';
import type { ClockInstance } from '../../dossier/define.ts';
import { act, files, paragraph, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import type { Profile } from '../../profiles/index.ts';
import { type Reason, sumOf } from './assess.ts';
import { mark, penaltyAct } from './define.ts';
import { ownAgency } from './gates.ts';
import type { PenaltyState } from './state.ts';

/** Over a threshold of the profile, or of a kind it names: the decision is filed as a major one (重大行政处罚备案). */
export function majorFilingNeeded(state: PenaltyState, profile: Profile): Reason | undefined {
  const { decision } = state;
  if (decision?.outcome.kind !== 'penalty') return undefined;
  const source = profileRule('重大行政处罚备案标准');
  const kinds = profile.values.filingKinds?.value ?? [];
  for (const own of decision.outcome.parties) {
    const named = own.penalties.map((penalty) => penalty.kind);
    if (kinds.includes('suspension') && named.includes('orderSuspension'))
      return { zh: '责令停产停业', source };
    if (kinds.includes('revocation') && named.includes('licenceForfeiture'))
      return { zh: '吊销许可证件', source };
    const kind = state.parties.find((party) => party.id === own.party)?.kind;
    const threshold = kind === undefined ? undefined : profile.values.filingThresholds?.value[kind];
    if (threshold === undefined) continue;
    const sums = [sumOf(own, ['fine']), sumOf(own, ['confiscateIllegalGains', 'confiscateIllegalProperty'])];
    if (sums.some((sum) => (threshold.inclusive ? sum >= threshold.fen : sum > threshold.fen))) {
      return { zh: '罚款或者没收达到重大行政处罚备案标准', source };
    }
  }
  return undefined;
}

export const reportMajor = penaltyAct({
  type: 'majorFiling.report',
  zh: '报送重大处罚备案',
  lane: 'closing',
  schema: act({
    receiver: text('备案机关'),
    summary: paragraph('事实、依据和程序说明'),
    attachments: paragraph('附件清单', { hint: '调查终结报告、法制审核意见书、处罚决定书等' }),
    files: files(),
  }),
  personal: ['summary'],
  by: ['officer', 'handler', 'reviewer'],
  source: [profileRule('重大行政处罚备案')],
  open: (state) => state.decision?.outcome.kind === 'penalty' && state.majorFiling === undefined,
  document: () => ({ template: 'P63', numberCode: '罚备' }),
  gates: [
    ownAgency,
    ({ state, profile }) =>
      majorFilingNeeded(state, profile) === undefined
        ? refuse('MAJOR_FILING_NOT_NEEDED', '本案处罚决定未达到本地区重大行政处罚备案标准。', {
            source: profileRule('重大行政处罚备案标准'),
          })
        : undefined,
  ],
  apply: (state, _data, header) => ({ ...state, majorFiling: mark(header) }),
});

export function majorFilingClocks(state: PenaltyState, profile: Profile): ClockInstance[] {
  if (state.decision === undefined || majorFilingNeeded(state, profile) === undefined) return [];
  return [
    {
      key: 'majorFiling',
      rule: 'TRI-21',
      zh: '重大行政处罚决定备案',
      start: state.decision.on,
      whose: 'agency',
      ...(state.majorFiling === undefined ? {} : { doneOn: civilDay(state.majorFiling.at) }),
    },
  ];
}
