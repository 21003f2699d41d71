import { chineseDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, type Basis, house } from '../../dossier/basis.ts';
import type { Gate } from '../../dossier/define.ts';
import { type CertificateState, certificateOn, type Facts } from '../../dossier/facts.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { everyRound } from './anew.ts';
import type { PenaltyState } from './state.ts';

/** A gate of a penalty case. */
export type PenaltyGate<D> = Gate<PenaltyState, D>;

/** Gates used by more than one act. Each cites its article; none looks at a clock but the act's own time. */

const certificateWords: Readonly<Record<Exclude<CertificateState, 'valid'>, string>> = {
  none: '没有执法证件',
  notYet: '执法证件尚未生效',
  expired: '执法证件已过有效期',
  suspended: '执法证件已被暂扣',
  withdrawn: '执法证件已被收回或注销',
  left: '已离岗',
};

/**
 * Two officers whose certificates were valid on the day the act happened (处罚法 art 42(1)).
 * `named` tells which people the data names; the actor need not be one of them.
 */
export function twoOfficers<D>(named: (data: D) => readonly string[]): PenaltyGate<D> {
  const each = certified(named);
  return (context) => {
    if (context.data === undefined) return undefined;
    return [fewerThanTwo(named(context.data)) ?? [], each(context) ?? []].flat();
  };
}

/** Nobody acts alone against a party (处罚法 art 42(1)). */
export function fewerThanTwo(people: readonly string[] | undefined): Refusal | undefined {
  return people === undefined || new Set(people).size >= 2
    ? undefined
    : refuse('TWO_OFFICERS_REQUIRED', '执法人员不得少于两人。', {
        source: apl('42(1)'),
        remedy: '请选择两名以上持有效证件的执法人员。',
      });
}

/** Of the case's agency, or one of the reviewers it has on call (跨部门调用): nobody else is given a part in its cases. */
export const belongs = (facts: Facts, person: string): boolean => {
  const staff = facts.staff[person];
  return (
    staff !== undefined &&
    (staff.agencyId === facts.agency.id || facts.agency.pooledReviewers.includes(person))
  );
};

/** Everybody named held a valid certificate on the day, is no auxiliary, and does not stand aside. */
export function certified<D>(named: (data: D) => readonly string[]): PenaltyGate<D> {
  return ({ data, facts, occurredAt, state }) => {
    if (data === undefined) return undefined;
    const day = civilDay(occurredAt);
    const refusals: Refusal[] = [];
    for (const id of new Set(named(data))) {
      const staff = facts.staff[id];
      const certificate = certificateOn(staff, day);
      if (staff !== undefined && staff.agencyId !== facts.agency.id) {
        refusals.push(
          refuse('OFFICER_OF_OTHER_AGENCY', '所选人员不是本机关的执法人员，不能办理本机关的案件。', {
            source: house(),
          }),
        );
        continue;
      }
      const name = staff?.name ?? '所选人员';
      if (certificate !== 'valid') {
        refusals.push(
          refuse(
            'CERTIFICATE_INVALID',
            `${name}在${chineseDate(day)}${certificateWords[certificate]}，不能从事执法活动。`,
            {
              source: apl('42(1)'),
              remedy: '请改由当日证件有效的执法人员办理。',
            },
          ),
        );
      } else if (staff?.auxiliary === true) {
        refusals.push(
          refuse('AUXILIARY_MAY_NOT', `${name}是执法辅助人员，不能单独从事执法活动。`, {
            source: apl('42(1)'),
          }),
        );
      }
      if (isRecused(state, id)) refusals.push(recusedRefusal(name));
    }
    return refusals;
  };
}

/** The actor's own certificate on the day of the act; for acts one officer records. */
export const actorCertified: PenaltyGate<unknown> = ({ facts, actor, occurredAt }) => {
  const day = civilDay(occurredAt);
  const certificate = certificateOn(facts.staff[actor.personId], day);
  if (certificate === 'valid') return undefined;
  return refuse(
    'CERTIFICATE_INVALID',
    `您在${chineseDate(day)}${certificateWords[certificate]}，不能从事执法活动。`,
    {
      source: apl('42(1)'),
      remedy: '请由当日证件有效的执法人员办理。',
    },
  );
};

/** Nobody approves in a case that he handles. */
export const notByHandler =
  (message: string, source: Basis): PenaltyGate<unknown> =>
  ({ state, actor }) =>
    state.team.handlers.includes(actor.personId)
      ? refuse('HANDLER_MAY_NOT_DECIDE', message, { source })
      : undefined;

/** Only those who handle the case. */
export const isHandler: PenaltyGate<unknown> = ({ state, actor }) =>
  state.team.handlers.includes(actor.personId)
    ? undefined
    : refuse('NOT_HANDLER', '您不是本案承办人。', {
        source: house(),
        remedy: '如需办理，请由负责人变更承办人。',
        move: 'team.change',
      });

/** A person whose recusal was granted takes no further part (处罚法 art 43). */
export const notRecused: PenaltyGate<unknown> = ({ state, actor }) =>
  isRecused(state, actor.personId) ? recusedRefusal('您') : undefined;

/** Whoever handled or investigated the case may not review, chair, check or settle it (办审分离). */
export const neverHandled: PenaltyGate<unknown> = ({ state, actor }) =>
  state.team.everHandled.includes(actor.personId)
    ? refuse('HANDLER_MAY_NOT_REVIEW', '您承办过本案，不能担任本案的法制审核人员。', {
        source: apl(58),
        remedy: '请由未参与本案办理的审核人员审核。',
      })
    : undefined;

/** Same agency as the case; pooled reviewers are let through by their own gate. */
export const ownAgency: PenaltyGate<unknown> = ({ state, actor }) =>
  state.agencyId === '' || state.agencyId === actor.agencyId
    ? undefined
    : refuse('OTHER_AGENCY', '本案由其他机关办理。', { source: house() });

/** An act cannot have happened before the step it rests on. */
export function notBefore<D>(
  what: string,
  when: (state: PenaltyState, data: D | undefined) => string | undefined,
): PenaltyGate<D> {
  return ({ state, data, occurredAt }) => {
    const earlier = when(state, data);
    if (earlier === undefined) return undefined;
    const day = earlier.length > 10 ? civilDay(earlier) : earlier;
    if (civilDay(occurredAt) >= day) return undefined;
    return refuse('BEFORE_EARLIER_STEP', `发生时间早于${what}（${chineseDate(day)}）。`, {
      path: 'occurredAt',
      source: house(),
      remedy: '请核对发生时间；前一步时间有误的，先作更正。',
    });
  };
}

/** Every act that must have sound or image has it, or an approved exemption (处罚法 art 47). */
export const recordingsComplete = ({ state }: { readonly state: PenaltyState }): Refusal | undefined => {
  const missing = state.recordings.filter((entry) => entry.level === 'must' && entry.state === 'missing');
  if (missing.length === 0) return undefined;
  const open = missing.filter((entry) => entry.asked === undefined);
  if (open.length === 0) {
    return refuse(
      'EXEMPTION_PENDING',
      `有${missing.length}项应当音像记录的环节没有记录，免予记录的说明尚未批准（第${missing.map((m) => m.seq).join('、')}项行为）。`,
      { source: apl(47), remedy: '请由负责人审批，或者补传音像资料。', move: 'recording.decide' },
    );
  }
  return refuse(
    'RECORDING_MISSING',
    `有${open.length}项应当音像记录的环节尚无记录（第${open.map((m) => m.seq).join('、')}项行为）。`,
    {
      source: apl(47),
      remedy: '请补传音像资料，或者说明未记录的原因，报负责人批准。',
      move: 'file.attach',
    },
  );
};

/** A date in the data that had not come yet when the act happened. */
export function notAfterAct<K extends string>(
  field: K,
  what: string,
): PenaltyGate<{ readonly [N in K]: string }> {
  return ({ data, occurredAt }) =>
    data !== undefined && data[field] > civilDay(occurredAt)
      ? refuse('DATE_ORDER', `${what}晚于办理时间。`, { path: field, source: house() })
      : undefined;
}

/**
 * 法制审核人员: whoever took a part in a review of the case, in any of its rounds, or found for it that another penalty was for a
 * different act.
 */
export const reviewersOf = (state: PenaltyState): readonly string[] => [
  ...everyRound(state).flatMap(({ review: { rounds, exemptions } }) => [
    ...rounds.flatMap(({ reviewer, complete, returns, opinion }) => [
      ...(reviewer === undefined ? [] : [reviewer]),
      ...[complete, ...returns, opinion].flatMap((done) => done?.by ?? []),
    ]),
    ...exemptions.map(({ by }) => by),
  ]),
  ...state.distinguished.map(({ by }) => by),
];

/** Whoever writes a record down is of the agency, as the officers are. */
export const ownRecorder: PenaltyGate<{ readonly recorder?: string | undefined }> = ({ data, facts }) =>
  data?.recorder === undefined || facts.staff[data.recorder]?.agencyId === facts.agency.id
    ? undefined
    : refuse('OFFICER_OF_OTHER_AGENCY', '记录人不是本机关的人员，不能办理本机关的案件。', {
        source: house(),
        path: 'recorder',
      });

/** Whoever reviewed the case may not investigate or handle it afterwards (办审分离). */
export function noReviewers<D>(named: (data: D) => readonly string[]): PenaltyGate<D> {
  return ({ state, data, facts }) => {
    if (data === undefined) return undefined;
    const reviewers = reviewersOf(state);
    const conflict = named(data).find((id) => reviewers.includes(id));
    return conflict === undefined
      ? undefined
      : refuse(
          'REVIEWER_MAY_NOT_HANDLE',
          `${facts.staff[conflict]?.name ?? '所选人员'}是本案的法制审核人员，不能再作承办人或者调查人员。`,
          { source: apl(58), remedy: '请改由其他执法人员办理。' },
        );
  };
}

export const partyExists: PenaltyGate<{ readonly party: string }> = ({ state, data }) =>
  data === undefined || state.parties.some((party) => party.id === data.party)
    ? undefined
    : refuse('PARTY_UNKNOWN', '本案没有这一当事人。', { path: 'party', source: house() });

export function isRecused(state: PenaltyState, person: string): boolean {
  return state.team.recusals.some(
    (recusal) => recusal.person === person && recusal.decided?.granted === true,
  );
}

export function recusedRefusal(name: string): Refusal {
  return refuse('RECUSED', `${name}已被决定回避，不能参与本案。`, { source: apl(43) });
}

/** Open from filing until the case is closed or ended otherwise. */
export const afterFiling = (state: PenaltyState) => state.filing.approved !== undefined && !isEnded(state);

/** Investigating, drafting and deciding are over once a decision stands or the case has ended. */
export const beforeDecision = (state: PenaltyState) => afterFiling(state) && state.decision === undefined;

export const afterDecision = (state: PenaltyState) =>
  state.decision !== undefined && state.closing.archived === undefined;

/** 不予立案、移送、撤销案件 or 结案. */
export function isEnded(state: PenaltyState): boolean {
  return (
    state.filing.refused !== undefined ||
    state.filing.transferredTo !== undefined ||
    state.closing.terminated !== undefined ||
    state.closing.closed !== undefined ||
    state.joined.some((j) => j.how === 'absorbedInto')
  );
}
