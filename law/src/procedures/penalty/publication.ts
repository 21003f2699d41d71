import { addDays, type CivilDate, computeDeadline } from '../../calendar/index.ts';
import {
  changedFields,
  leaks,
  type PublicDecision,
  publicationBar,
  publicDecisionSchema,
  publicParties,
  publicProjection,
  unexplainedMasks,
} from '../../disclosure/decision.ts';
import { publicationLane } from '../../disclosure/lane.ts';
import type { PublicationPeriod } from '../../disclosure/lane-binding.ts';
import { anewByNames } from '../../disclosure/ruling-words.ts';
import {
  firstReleasedOn,
  type PublicationRound,
  publishedRound,
  shownSince,
  undecidedUnfit,
} from '../../disclosure/slice.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house, profileRule, sgp } from '../../dossier/basis.ts';
import type { ClockInstance } from '../../dossier/define.ts';
import type { AgencyFacts, Facts } from '../../dossier/facts.ts';
import { act, key, text } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { findPeriod, type Profile } from '../../profiles/index.ts';
import { anewSince } from './anew.ts';
import { penaltyAct } from './define.ts';
import { afterDecision, isHandler, ownAgency, partyExists } from './gates.ts';
import { toldOfPublication, unservedParties } from './service.ts';
import type { Fate, PenaltyState } from './state.ts';

/** 公示 of a penalty decision: the shared lane, bound to what a penalty case may show. */

/** 公示告知书, served with the decision (公示规定 art 8). */
const notifyPublication = penaltyAct({
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
    ({ state, data, facts }) =>
      barRefusal(state, facts.agency) ?? notShownRefusal(state, data?.party, facts.agency),
    ({ state, data }) =>
      data !== undefined && toldOfPublication(state, data.party)
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
    for (const leak of leaks(content, state, facts.agency, profile)) {
      refusals.push(
        refuse('PUBLIC_TEXT_LEAKS', `公示内容中仍有应当隐去的信息（${leak.reason}，${leak.count}处）。`, {
          source: leak.source,
          path: `content.${leak.field}`,
          remedy: '请删去或者隐去后重新提交。',
        }),
      );
    }
    return refusals;
  },
  // Only penalties are published (处罚法 art 48(1)); a decision not to punish has nothing to show.
  ready: showable,
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
  outdated: isOutdated,
  since: anewSince,
  period: ({ state, facts, profile }) => publicationPeriod(state, facts, profile),
  source: { publish: [apl('48(1)')], retract: [apl('48(2)'), sgp(11)] },
});

function barRefusal(state: PenaltyState, agency: AgencyFacts): Refusal | undefined {
  const bar = publicationBar(state, agency);
  return bar === undefined ? undefined : refuse(bar.code, bar.zh, { source: bar.source });
}

/** Nobody is told of a publication that does not name him. */
function notShownRefusal(
  state: PenaltyState,
  party: string | undefined,
  agency: AgencyFacts,
): Refusal | undefined {
  return party === undefined || publicParties(state, agency).some((own) => own.party === party)
    ? undefined
    : refuse('PARTY_NOT_PUBLISHED', '公示的内容不涉及该当事人，不需要告知。', {
        source: sgp(8),
        path: 'party',
      });
}

function computed(rule: string, start: CivilDate, facts: Facts, profile: Profile): CivilDate | undefined {
  const answer = computeDeadline({ rule, start, calendar: facts.calendar, profile });
  return answer.ok ? answer.deadline.end.slice(0, 10) : undefined;
}

/** Seq of the act that changed the decision last; what was prepared before it shows what no longer stands. */
function changedAt(state: PenaltyState): number {
  return state.decision?.fate?.seq ?? anewSince(state);
}

/** Whether the public still sees a decision as it was before it was changed, annulled or found unlawful. */
export function showsOutdated(state: PenaltyState): boolean {
  const round = publishedRound(state.publication);
  return round !== undefined && isOutdated(state, round);
}

function isOutdated(state: PenaltyState, round: PublicationRound): boolean {
  return round.prepared.seq < changedAt(state);
}

/**
 * A penalty that stands, as it was made or as it was changed, and is numbered; none whose personal data were erased (个保法 art 47):
 * nobody can tell any more who may be shown, a minor for one may not.
 */
function showable(state: PenaltyState): boolean {
  const { decision, personalErased } = state;
  return (
    personalErased === undefined &&
    decision?.outcome.kind === 'penalty' &&
    decision.number !== undefined &&
    (decision.fate === undefined || decision.fate.kind === 'changed')
  );
}

/**
 * How long a decision is shown: in the market three months for 通报批评, three years otherwise, longer where business or
 * employment is restricted for longer (公示规定 art 13); elsewhere as the profile sets it. A low fine may be ended by
 * hand after three months: which sums are low the provinces say.
 */
export function publicationPeriod(
  state: PenaltyState,
  facts: Facts,
  profile: Profile,
): PublicationPeriod | undefined {
  const round = publishedRound(state.publication);
  if (state.decision === undefined) return undefined;
  const rule = periodRule(state, facts.agency, profile);
  const since = round === undefined ? undefined : shownSince(state.publication, round);
  if (rule === undefined || since === undefined) return undefined;
  const until = computed(rule, since, facts, profile);
  const earliest = facts.agency.field === 'market' ? computed('TRI-05a', since, facts, profile) : until;
  if (until === undefined || earliest === undefined) return undefined;
  const kinds = publicParties(state, facts.agency).flatMap((own) => own.penalties.map(({ kind }) => kind));
  const restricts = kinds.some((kind) => kind === 'restrictBusiness' || kind === 'restrictEmployment');
  return { earliest, until, byItself: !restricts };
}

function periodRule(state: PenaltyState, agency: AgencyFacts, profile: Profile): string | undefined {
  if (agency.field === 'market') return onlyCriticised(state, agency) ? 'TRI-05a' : 'TRI-05b';
  return findPeriod(profile, 'TRI-05c') === undefined ? undefined : 'TRI-05c';
}

/** Why a case may close without being published; undefined: publication, or taking it back, is still owed. */
export function publicationSettled(
  state: PenaltyState,
  agency: AgencyFacts,
): 'published' | 'withheld' | 'exempt' | undefined {
  const { publication } = state;
  if (showsOutdated(state) || undecidedUnfit(publication) !== undefined) return undefined;
  if (!showable(state) || publicationBar(state, agency) !== undefined) return 'exempt';
  if (publication.withheld !== undefined) return 'withheld';
  const ended = roundsOf(state).some((round) => round.ended !== undefined);
  // What was taken down as unfit for the public is not published until it was masked and released again.
  const fit = { rounds: publication.rounds.filter((round) => round.unfit === undefined) };
  return firstReleasedOn(fit, changedAt(state)) === undefined && !ended ? undefined : 'published';
}

/** What was prepared of the decision that stands, and of none that it takes the place of. */
const roundsOf = (state: PenaltyState): readonly PublicationRound[] =>
  state.publication.rounds.filter((round) => round.prepared.seq > anewSince(state));

/** What has become, since it was prepared, of the decision that a round shows. */
const fateOver = (state: PenaltyState, round: PublicationRound): Fate | undefined =>
  (state.earlier.find(({ redo }) => round.prepared.seq < redo.seq)?.decision ?? state.decision)?.fate;

const byWords: Readonly<Record<Fate['by'], string>> = {
  agency: '由作出决定的机关自行',
  reconsideration: '经行政复议',
  litigation: '经行政诉讼',
};

/** What became of a decision. */
export const fateNames: Readonly<Record<Fate['kind'], string>> = {
  changed: '变更',
  annulled: '撤销',
  foundIllegal: '确认违法',
  void: '确认无效',
};

/** What became of a decision that was shown, for the place where it was shown. */
export interface Became {
  readonly words: string;
  /** Annulled with an order to decide anew: what is published after it is another decision. */
  readonly orderedAnew: boolean;
}

/** In closed words what became of the decision that a round showed; undefined: it stands. */
export function whatBecameOf(state: PenaltyState, round: PublicationRound): Became | undefined {
  const fate = fateOver(state, round);
  if (fate === undefined || fate.seq < round.prepared.seq || round.unfit !== undefined) return undefined;
  const order = state.earlier.find(({ redo }) => redo.seq === fate.seq)?.redo;
  return order === undefined
    ? { words: `${byWords[fate.by]}${fateNames[fate.kind]}`, orderedAnew: false }
    : { words: anewByNames[order.by], orderedAnew: true };
}

/** Publication clocks belong to their channel; taking back and correcting have their own. */
export function publicationClocks(state: PenaltyState, profile: Profile, facts: Facts): ClockInstance[] {
  return [...showingClocks(state, facts), ...roundClocks(state, profile, facts)];
}

/** Until when the decision, and what it was changed to, is to be shown. */
function showingClocks(state: PenaltyState, facts: Facts): ClockInstance[] {
  const { decision, publication } = state;
  if (decision === undefined) return [];
  const rounds = roundsOf(state);
  const { fate } = decision;
  const market = facts.agency.field === 'market';
  const withheld = dayOf(publication.withheld?.at);
  const owed = decision.outcome.kind === 'penalty' && publicationBar(state, facts.agency) === undefined;
  const before = rounds.filter((round) => fate === undefined || round.prepared.seq < fate.seq);
  const done = firstReleasedOn({ rounds: before }) ?? withheld;
  const clocks: ClockInstance[] = [];
  if (done !== undefined || (owed && fate === undefined)) {
    clocks.push({
      key: 'publish',
      rule: 'TRI-02',
      zh: '公示行政处罚决定',
      start: decision.on,
      whose: 'agency',
      ...withDone(done),
    });
    if (market)
      clocks.push({
        key: 'publish:enterpriseSystem',
        rule: 'TRI-02m1',
        zh: '在国家企业信用信息公示系统公示',
        start: decision.on,
        whose: 'agency',
        ...withDone(pushedOn(before) ?? withheld),
      });
  }
  const ended = rounds.some((round) => round.ended !== undefined);
  if (fate?.kind === 'changed' && owed && !ended) {
    const after = rounds.filter((round) => round.prepared.seq > fate.seq);
    // The agency's own change is a decision it makes; another body's is information that changed (公开条例 art 26).
    const own = fate.by === 'agency';
    clocks.push({
      key: 'republish',
      rule: own ? 'TRI-02' : 'TRI-11',
      zh: '公示变更后的行政处罚决定',
      start: fate.on,
      whose: 'agency',
      ...withDone(firstReleasedOn({ rounds: after }) ?? withheld),
    });
    if (market)
      clocks.push({
        key: 'republish:enterpriseSystem',
        rule: own ? 'TRI-02m1' : 'TRI-11',
        zh: '在国家企业信用信息公示系统公示变更后的决定',
        start: fate.on,
        whose: 'agency',
        ...withDone(pushedOn(after) ?? withheld),
      });
  }
  return clocks;
}

/** What is asked of each publication once it is out: to be corrected, to end, to be taken back. */
function roundClocks(state: PenaltyState, profile: Profile, facts: Facts): ClockInstance[] {
  const { publication } = state;
  const clocks: ClockInstance[] = [];
  for (const round of publication.rounds) {
    if (round.released === undefined) continue;
    const fate = fateOver(state, round);
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
    const rule = periodRule(state, facts.agency, profile);
    const since = shownSince(publication, round);
    if (
      rule !== undefined &&
      since !== undefined &&
      round.prepared.seq > anewSince(state) &&
      round.replaced === undefined &&
      round.retracted === undefined
    ) {
      clocks.push({
        key: `end:${round.id}`,
        rule,
        zh: '公示期满撤下',
        start: since,
        whose: 'agency',
        // The clock measures the last day on which it was shown.
        ...withDone(round.ended === undefined ? undefined : addDays(round.ended.on, -1)),
      });
    }
    const { retracted } = round;
    const outdated = fate !== undefined && round.prepared.seq < fate.seq;
    const goneBefore = (day: CivilDate | undefined) =>
      day !== undefined && fate !== undefined && day <= fate.on;
    const gone = dayOf(round.replaced?.at) ?? round.ended?.on;
    // What an earlier change made the agency take back is that change's clock, met then.
    const takenBackEarlier = retracted !== undefined && fate !== undefined && retracted.seq < fate.seq;
    if (outdated && !goneBefore(gone) && !takenBackEarlier) {
      clocks.push({
        key: `retract:${round.id}`,
        rule: 'PEN-20',
        zh: '撤回公示并公开说明理由',
        start: fate.on,
        whose: 'agency',
        ...withDone(retracted?.on ?? round.ended?.on),
      });
    }
  }
  return clocks;
}

/** 通报批评 is shown for three months, everything else for three years (公示规定 art 13). */
function onlyCriticised(state: PenaltyState, agency: AgencyFacts): boolean {
  return publicParties(state, agency).every((own) =>
    own.penalties.every((penalty) => penalty.kind === 'publicCriticism' || penalty.kind === 'warning'),
  );
}

const pushedOn = (rounds: readonly PublicationRound[]) =>
  rounds.flatMap((round) => round.pushed).find((entry) => entry.channel === 'enterpriseSystem')?.on;
const dayOf = (instant: string | undefined) => (instant === undefined ? undefined : civilDay(instant));
const withDone = (doneOn: CivilDate | undefined) => (doneOn === undefined ? {} : { doneOn });

export const publicationActs = [notifyPublication, ...lane];
