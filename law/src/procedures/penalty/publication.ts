import { type CivilDate, computeDeadline } from '../../calendar/index.ts';
import {
  changedFields,
  leaks,
  type PublicDecision,
  publicationBar,
  publicDecisionSchema,
  publicProjection,
  unexplainedMasks,
} from '../../disclosure/decision.ts';
import { publicationLane } from '../../disclosure/lane.ts';
import { firstReleasedOn, publishedRound } from '../../disclosure/slice.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house, profileRule, sgp } from '../../dossier/basis.ts';
import type { ClockInstance } from '../../dossier/define.ts';
import type { AgencyFacts, Facts } from '../../dossier/facts.ts';
import { act, key, text } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import type { Profile } from '../../profiles/index.ts';
import { penaltyAct } from './define.ts';
import { afterDecision, isHandler, ownAgency, partyExists } from './gates.ts';
import { unservedParties } from './service.ts';
import type { PenaltyState } from './state.ts';

/** 公示 of a penalty decision: the shared lane, bound to what a penalty case may show. */

/** 公示告知书, served with the decision (公示规定 art 8). */
export const notifyPublication = penaltyAct({
  type: 'publication.notify',
  zh: '制作公示告知书',
  lane: 'publication',
  schema: act({
    party: key('当事人', 'party'),
    contactPerson: text('联系人', { max: 60 }),
    contactPhone: text('联系电话', { max: 40 }),
  }),
  by: ['officer', 'handler'],
  source: [sgp(8)],
  open: (state) =>
    afterDecision(state) && state.closing.closed === undefined && state.decision?.outcome.kind === 'penalty',
  document: () => ({ template: 'P53' }),
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    ({ state, facts }) => barRefusal(state, facts.agency),
    ({ state, data }) =>
      data !== undefined &&
      state.documents.some((entry) => entry.document.template === 'P53' && entry.party === data.party)
        ? refuse('ALREADY_NOTIFIED', '已对该当事人制作过公示告知书。', { source: house(), path: 'party' })
        : undefined,
  ],
  apply: (state) => state,
});

const lane = publicationLane<PenaltyState, PublicDecision>({
  define: penaltyAct,
  read: (state) => state.publication,
  write: (state, publication) => ({ ...state, publication }),
  content: publicDecisionSchema,
  contentRefusals: ({ state, facts, profile }, content) => {
    const projection = publicProjection(state, facts.agency, profile);
    if (projection === undefined) return [];
    const refusals: Refusal[] = changedFields(content, projection).map((field) =>
      refuse(
        'PUBLIC_FIELD_CHANGED',
        `公示的${publicDecisionSchema.shape[field].meta()?.title ?? field}与处罚决定不一致。`,
        {
          source: sgp(4),
          path: `content.${field}`,
          remedy: '除依法隐去的内容外，公示内容应当与决定书一致；请按系统生成的内容填写。',
        },
      ),
    );
    for (const mask of unexplainedMasks(content, projection)) {
      refusals.push(
        refuse('MASK_UNEXPLAINED', `隐去的信息（${mask.reason}）没有在脱敏说明中列明。`, {
          source: profileRule('公示信息隐去'),
          path: 'content.masks',
          remedy: '请按系统生成的脱敏说明填写。',
        }),
      );
    }
    for (const leak of leaks(content, state, profile)) {
      refusals.push(
        refuse('PUBLIC_TEXT_LEAKS', `公示内容中仍有应当隐去的信息（${leak.reason},${leak.count}处）。`, {
          source: leak.source,
          path: `content.${leak.field}`,
          remedy: '请删去或者隐去后重新提交。',
        }),
      );
    }
    return refusals;
  },
  // Only penalties are published (处罚法 art 48(1)); a decision not to punish has nothing to show.
  ready: (state) =>
    afterDecision(state) &&
    state.decision?.outcome.kind === 'penalty' &&
    state.decision.number !== undefined &&
    state.decision.fate === undefined,
  bar: ({ state, facts }) => barRefusal(state, facts.agency),
  caution: ({ state, occurredAt }) =>
    unservedParties(state, civilDay(occurredAt)).length === 0
      ? undefined
      : refuse('PUBLISHED_BEFORE_SERVICE', '处罚决定尚未送达全部当事人，不得自动公示。', {
          source: apl(61),
          path: 'cautionSeen',
          remedy: '请先完成送达；公示期限将届满确需先行公示的，由经办人确认知悉后发布。',
          move: 'service.record',
        }),
  retractable: (state) => state.decision?.fate !== undefined,
  earliestEnd: ({ state, facts, profile }) => {
    const released = firstReleasedOn(state.publication);
    if (released === undefined || facts.agency.field !== 'market') return undefined;
    return computed('TRI-05a', released, facts, profile);
  },
  source: { publish: [apl('48(1)')], retract: [apl('48(2)'), sgp(11)] },
});

function barRefusal(state: PenaltyState, agency: AgencyFacts): Refusal | undefined {
  const bar = publicationBar(state, agency);
  return bar === undefined ? undefined : refuse(bar.code, bar.zh, { source: bar.source });
}

function computed(rule: string, start: CivilDate, facts: Facts, profile: Profile): CivilDate | undefined {
  const answer = computeDeadline({ rule, start, calendar: facts.calendar, profile });
  return answer.ok ? answer.deadline.end.slice(0, 10) : undefined;
}

/** Why a case may close without being published; undefined: publication is still owed. */
export function publicationSettled(
  state: PenaltyState,
  agency: AgencyFacts,
): 'published' | 'withheld' | 'exempt' | undefined {
  const { publication, decision } = state;
  if (
    decision?.outcome.kind !== 'penalty' ||
    publicationBar(state, agency) !== undefined ||
    decision.fate !== undefined
  ) {
    // What was published and has lost its decision must first be taken back.
    return publishedRound(publication) !== undefined && decision?.fate !== undefined ? undefined : 'exempt';
  }
  if (publication.withheld !== undefined) return 'withheld';
  return firstReleasedOn(publication) === undefined ? undefined : 'published';
}

/** Publication clocks belong to their channel; taking back and correcting have their own. */
export function publicationClocks(state: PenaltyState, _profile: Profile, facts: Facts): ClockInstance[] {
  const { decision, publication } = state;
  if (decision === undefined) return [];
  const clocks: ClockInstance[] = [];
  const owed = publicationBar(state, facts.agency) === undefined && decision.outcome.kind === 'penalty';
  const done = firstReleasedOn(publication) ?? dayOf(publication.withheld?.at);
  if (owed && (decision.fate === undefined || done !== undefined)) {
    clocks.push({
      key: 'publish',
      rule: 'TRI-02',
      zh: '公示行政处罚决定',
      start: decision.on,
      whose: 'agency',
      ...(done === undefined ? {} : { doneOn: done }),
    });
    if (facts.agency.field === 'market') {
      const pushed =
        publication.rounds
          .flatMap((round) => round.pushed)
          .find((entry) => entry.channel === 'enterpriseSystem')?.on ?? dayOf(publication.withheld?.at);
      clocks.push({
        key: 'publish:enterpriseSystem',
        rule: 'TRI-02m1',
        zh: '在国家企业信用信息公示系统公示',
        start: decision.on,
        whose: 'agency',
        ...(pushed === undefined ? {} : { doneOn: pushed }),
      });
    }
  }
  for (const round of publication.rounds) {
    if (round.released === undefined) continue;
    if (round.faulty !== undefined) {
      clocks.push({
        key: `correct:${round.id}`,
        rule: 'TRI-04',
        zh: '更正公示信息',
        start: round.faulty.on,
        whose: 'agency',
        ...withDone(dayOf(round.replaced?.at) ?? round.retracted?.on),
      });
    }
    if (facts.agency.field === 'market' && round.replaced === undefined && round.retracted === undefined) {
      clocks.push({
        key: `end:${round.id}`,
        rule: onlyCriticised(decision) ? 'TRI-05a' : 'TRI-05b',
        zh: '公示期满撤下',
        start: firstReleasedOn(publication) ?? round.released.on,
        whose: 'agency',
        ...withDone(round.ended?.on),
      });
    }
    const gone = round.retracted?.on ?? round.ended?.on;
    const replacedBefore =
      round.replaced !== undefined &&
      decision.fate !== undefined &&
      dayOf(round.replaced.at)! <= decision.fate.on;
    const endedBefore =
      round.ended !== undefined && decision.fate !== undefined && round.ended.on <= decision.fate.on;
    if (decision.fate !== undefined && !replacedBefore && !endedBefore) {
      clocks.push({
        key: `retract:${round.id}`,
        rule: 'PEN-20',
        zh: '撤回公示并公开说明理由',
        start: decision.fate.on,
        whose: 'agency',
        ...withDone(gone),
      });
    }
  }
  return clocks;
}

/** Three months for 通报批评, three years for others (公示规定 art 13); a low fine is ended by hand after three months. */
function onlyCriticised(decision: NonNullable<PenaltyState['decision']>): boolean {
  return decision.outcome.parties.every((own) =>
    own.penalties.every((penalty) => penalty.kind === 'publicCriticism' || penalty.kind === 'warning'),
  );
}

const dayOf = (instant: string | undefined) => (instant === undefined ? undefined : civilDay(instant));
const withDone = (doneOn: CivilDate | undefined) => (doneOn === undefined ? {} : { doneOn });

export const publicationActs = [notifyPublication, ...lane];
