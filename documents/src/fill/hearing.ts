import { isErased } from '@mingjing/law';
import {
  closedHearingNames,
  type Hearing,
  type HearingRequest,
  heardIn,
  hearingAdviceNames,
  hearingCapacityNames,
  meantHearing,
  meantRequest,
  pendingHearings,
  requestsAt,
  rescheduledFor,
  scheduledFor,
  toBeAnnounced,
  unreportedHearings,
} from '@mingjing/law/penalty';
import { caseNameOf, causeOf, partiesOf } from './case.ts';
import {
  contactOf,
  dataOf,
  type FillContext,
  handlersOf,
  headOf,
  memberOf,
  signedNow,
  told,
} from './context.ts';
import type { Filler, Fillers } from './filler.ts';

/** 听证. */

/** Those who asked for a hearing, all together where it is joined. */
const asking = (c: FillContext, requests: readonly HearingRequest[]) =>
  partiesOf(c.state.parties.filter(({ id }) => requests.some(({ party }) => party === id)));

const P39: Filler<'P39-reply'> = (c) => {
  const data = dataOf<{ party?: string; exceptional?: string; reason?: string }>(c);
  const accepted = c.act.type === 'hearing.accept';
  const request = meantRequest(requestsAt(c.state, 'asked'), data.party);
  return {
    head: headOf(c),
    party: asking(c, request === undefined ? [] : [request]),
    appliedOn: request?.requested.on ?? '',
    caseName: caseNameOf(c),
    decision: accepted ? 'accepted' : 'refused',
    reason: accepted ? (data.exceptional ?? '该申请在法定期限内提出。') : (data.reason ?? ''),
    contact: contactOf(c),
  };
};

/** The hearing an act on one is about. */
const hearingMeant = (c: FillContext, among: readonly Hearing[]): Hearing | undefined =>
  meantHearing(c.state, among, dataOf<{ hearing?: string }>(c).hearing, c.act.actor.personId);

/** Whom the hearing is set for, now or anew. */
function invited(c: FillContext): readonly HearingRequest[] {
  const { parties } = dataOf<{ parties?: readonly string[] }>(c);
  if (c.act.type === 'hearing.schedule') return scheduledFor(c.state, parties);
  const hearing = hearingMeant(c, pendingHearings(c.state));
  return hearing === undefined ? [] : rescheduledFor(c.state, hearing, parties);
}

const P40: Filler<'P40'> = (c) => {
  const data = dataOf<{
    startsAt: string;
    place: string;
    public: boolean;
    closedReason?: keyof typeof closedHearingNames;
    chair: string;
    members?: readonly string[];
    recorder: string;
    interpreter?: string;
  }>(c);
  return {
    head: headOf(c),
    party: asking(c, invited(c)),
    at: data.startsAt,
    place: data.place,
    cause: `涉嫌${causeOf(c)}`,
    open: data.public ? 'open' : 'closed',
    closedReason: data.closedReason && closedHearingNames[data.closedReason],
    chair: memberOf(c, data.chair),
    panel: (data.members ?? []).map((id) => memberOf(c, id)),
    recorder: memberOf(c, data.recorder),
    interpreter: data.interpreter,
    contact: contactOf(c),
  };
};

const P41: Filler<'P41'> = (c) => {
  const scheduled = hearingMeant(c, toBeAnnounced(c.state))?.scheduled;
  return {
    head: headOf(c),
    cause: `涉嫌${causeOf(c)}`,
    at: scheduled?.startsAt ?? '',
    place: scheduled?.place ?? '',
    seats: dataOf<{ seats?: string }>(c).seats,
    contact: contactOf(c, { persons: c.act.actor.name }),
  };
};

interface Attended {
  readonly name: string;
  readonly capacity: string;
}

const attendance = (present: readonly Attended[]): string =>
  present
    .map(
      ({ name, capacity }) =>
        `${name}（${hearingCapacityNames[capacity as keyof typeof hearingCapacityNames] ?? capacity}）`,
    )
    .join('、');

/** Chair, panel and recorder as the hearing was scheduled. */
const benchMembers = (c: FillContext, hearing: Hearing | undefined) => ({
  chair: memberOf(c, hearing?.scheduled.chair ?? ''),
  panel: (hearing?.scheduled.members ?? []).map((id) => memberOf(c, id)),
  recorder: memberOf(c, hearing?.scheduled.recorder ?? ''),
});

/** Whom a hearing is for, without those who withdrew or gave up their right. */
const heard = (c: FillContext, hearing: Hearing | undefined) =>
  asking(c, hearing === undefined ? [] : heardIn(c.state, hearing));

const P42: Filler<'P42'> = (c) => {
  const data = dataOf<{
    startedAt: string;
    endedAt: string;
    place: string;
    present: readonly Attended[];
    investigator: string;
    defence: string;
    crossExamination: string;
    argument?: string;
    lastStatement: string;
    refusalNote?: string;
  }>(c);
  const named = (capacity: keyof typeof hearingCapacityNames) =>
    data.present.filter((person) => person.capacity === capacity).map(({ name }) => name);
  const hearing = hearingMeant(c, pendingHearings(c.state));
  return {
    head: headOf(c),
    cause: `涉嫌${causeOf(c)}`,
    open: hearing?.scheduled.public === false ? 'closed' : 'open',
    from: data.startedAt,
    to: data.endedAt,
    place: data.place,
    ...benchMembers(c, hearing),
    officers: handlersOf(c),
    party: heard(c, hearing),
    agents: named('agent').map((name) => ({ name })),
    thirdParty: named('third').join('、') || undefined,
    witnesses: named('witness'),
    experts: named('expert'),
    interpreter: named('interpreter').join('、') || undefined,
    identity: `到场人员：${attendance(data.present)}。已核对参加人身份。`,
    rights: '主持人告知当事人在听证中的权利义务和申请回避的权利。',
    charge: data.investigator,
    defence: data.defence,
    examination: data.crossExamination,
    debate: data.argument,
    final: data.lastStatement,
    refusalNote: data.refusalNote,
  };
};

const P43: Filler<'P43'> = (c) => {
  const data = dataOf<{
    summary: string;
    views: string;
    disputes: string;
    opinion: string;
    suggestion: keyof typeof hearingAdviceNames;
  }>(c);
  const hearing = hearingMeant(c, unreportedHearings(c.state));
  const { chair, panel } = benchMembers(c, hearing);
  const present = hearing?.held?.present;
  return {
    head: headOf(c),
    cause: `涉嫌${causeOf(c)}`,
    at: hearing?.held?.startedAt ?? hearing?.scheduled.startsAt ?? '',
    place: hearing?.held?.place ?? '',
    chair,
    panel,
    attended:
      present === undefined
        ? heard(c, hearing).name
        : isErased(present)
          ? told(present)
          : attendance(present),
    course: data.summary,
    views: data.views,
    dispute: data.disputes,
    opinion: data.opinion,
    suggestion: hearingAdviceNames[data.suggestion],
    steps: [signedNow(c, '听证主持人', hearingAdviceNames[data.suggestion])],
  };
};

export const hearing = { 'P39-reply': P39, P40, P41, P42, P43 } satisfies Fillers;
