import type { Role } from '../../dossier/act.ts';
import { apl, house, profileRule } from '../../dossier/basis.ts';
import { act, choice, count, files, paragraph } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import type { Profile } from '../../profiles/index.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { ownAgency } from './gates.ts';
import type { PenaltyState, RecordingEntry } from './state.ts';

/**
 * 免予音像记录: where a step that must have sound or image (处罚法 art 47) has none, the reason is stated by whoever was there
 * and approved by somebody who was not; until then no stage closes over it.
 */

export const askedFor = (entry: RecordingEntry): boolean =>
  entry.state === 'missing' && entry.asked !== undefined;

/** Who approves: the head of the agency, or where the profile says so the head of the handling unit (承办机构) as well. */
export const exemptionApprover = (profile: Profile): Role =>
  profile.values.recordingExemptionApprover?.value ?? 'head';

const targetField = count('未作音像记录的事项（序号）', { min: 1 });

const entryOf = (state: PenaltyState, seq: number) => state.recordings.find((entry) => entry.seq === seq);

const notExplainedYet: PenaltyGate<{ readonly target: number }> = ({ state, data }) => {
  if (data === undefined) return undefined;
  const entry = entryOf(state, data.target);
  if (entry?.state === 'missing' && entry.asked === undefined) return undefined;
  return refuse('RECORDING_NOT_MISSING', `第${data.target}项不缺音像记录，或者已有待批的说明。`, {
    path: 'target',
    source: apl(47),
  });
};

const explainRecording = penaltyAct({
  type: 'recording.explain',
  zh: '说明未作音像记录',
  lane: 'record',
  schema: act({
    target: targetField,
    ground: choice('未作音像记录的情形', {
      secrecy: '涉及国家秘密、商业秘密或者个人隐私',
      emergency: '情况紧急',
      impossible: '设备故障、天气等客观原因',
    }),
    reason: paragraph('未作音像记录的原因'),
    files: files(),
  }),
  personal: ['reason'],
  by: ['officer', 'handler', 'reviewer'],
  // Art 47 has the duty and no exception to it; when one is excused the provinces and ministries say.
  source: [apl(47), profileRule('免予音像记录的情形')],
  open: (state) => state.recordings.some((entry) => entry.state === 'missing' && entry.asked === undefined),
  concurrency: 'additive',
  gates: [ownAgency, notExplainedYet],
  apply: (state, data, header) => ({
    ...state,
    recordings: change(
      state.recordings,
      (entry) => entry.seq === data.target,
      (entry) => ({ ...entry, asked: mark(header) }),
    ),
  }),
});

const awaitsApproval: PenaltyGate<{ readonly target: number }> = ({ state, data }) => {
  if (data === undefined) return undefined;
  const entry = entryOf(state, data.target);
  return entry !== undefined && askedFor(entry)
    ? undefined
    : refuse('EXEMPTION_NOT_ASKED', `第${data.target}项没有待批的免予音像记录说明。`, {
        path: 'target',
        source: apl(47),
        move: 'recording.explain',
      });
};

/** Nobody excuses himself: not who was at the step, not who states the reason. */
const anotherPerson: PenaltyGate<{ readonly target: number }> = ({ state, data, actor }) => {
  const pending = state.recordings.filter((entry) =>
    data === undefined ? askedFor(entry) : entry.seq === data.target,
  );
  const mine = (entry: RecordingEntry) =>
    entry.people.includes(actor.personId) || entry.asked?.by === actor.personId;
  return pending.length > 0 && pending.every(mine)
    ? refuse('EXEMPTION_OWN', '免予音像记录应当由没有参与该环节、也没有提出说明的负责人批准。', {
        source: house(),
        remedy: '请由其他负责人审批。',
      })
    : undefined;
};

/** The head of a unit answers for the own unit only, and only where the profile lets one. */
const namedApprover: PenaltyGate<{ readonly target: number }> = ({ state, data, actor, facts, profile }) => {
  if (actor.roles.includes('head')) return undefined;
  if (exemptionApprover(profile) !== 'unitHead') {
    return refuse('EXEMPTION_APPROVER', '免予音像记录由机关负责人批准。', {
      source: profileRule('免予音像记录审批人'),
    });
  }
  const entry = data && entryOf(state, data.target);
  const unitOf = (person: string | undefined) =>
    person === undefined ? undefined : facts.staff[person]?.unit;
  return entry === undefined || unitOf(entry.people[0]) === unitOf(actor.personId)
    ? undefined
    : refuse('EXEMPTION_APPROVER', '免予音像记录由承办机构或者机关负责人批准，您不是该承办机构的负责人。', {
        source: profileRule('免予音像记录审批人'),
      });
};

const decideExemption = penaltyAct({
  type: 'recording.decide',
  zh: '审批未作音像记录',
  lane: 'record',
  schema: act({
    target: targetField,
    result: choice('审批结果', { approved: '同意免予音像记录', refused: '不同意' }),
    opinion: paragraph('审批意见'),
  }),
  personal: ['opinion'],
  by: ['head', 'unitHead'],
  source: [apl(47), profileRule('免予音像记录审批人')],
  open: (state) => state.recordings.some(askedFor),
  concurrency: 'additive',
  gates: [ownAgency, awaitsApproval, anotherPerson, namedApprover],
  apply: (state, data, header) => ({
    ...state,
    recordings: change(
      state.recordings,
      (entry) => entry.seq === data.target && askedFor(entry),
      ({ asked, ...entry }) =>
        data.result === 'approved' && asked !== undefined
          ? { ...entry, state: 'exempt', asked, decided: mark(header) }
          : entry,
    ),
  }),
});

export const recordingActs = [explainRecording, decideExemption];
