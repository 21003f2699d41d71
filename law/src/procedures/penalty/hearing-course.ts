import type { ClockInstance } from '../../dossier/define.ts';
import type { Hearing, HearingRequest, PenaltyState } from './state.ts';

/** How far each party's hearing (听证) has come, read from what the party asked for and the hearings set on it. */

export type HearingStatus =
  | 'asked'
  | 'refused'
  | 'accepted'
  | 'scheduled'
  | 'held'
  | 'reported'
  | 'withdrawn'
  | 'givenUp';

export function hearingStatus(state: PenaltyState, request: HearingRequest): HearingStatus {
  if (request.refused !== undefined) return 'refused';
  if (request.withdrawn !== undefined) return 'withdrawn';
  if (request.givenUp !== undefined) return 'givenUp';
  if (request.accepted === undefined) return 'asked';
  const hearing = hearingOf(state, request);
  if (hearing === undefined) return 'accepted';
  if (hearing.reported !== undefined) return 'reported';
  return hearing.held === undefined ? 'scheduled' : 'held';
}

const settled: readonly HearingStatus[] = ['refused', 'reported', 'withdrawn', 'givenUp'];

/** The hearing a request led to, where it has been set. */
export const hearingOf = (state: PenaltyState, request: HearingRequest): Hearing | undefined =>
  state.hearings.find((hearing) => hearing.parties.some((own) => own.request === request.id));

/** The requests that stand at one of these points. */
export const requestsAt = (state: PenaltyState, ...at: readonly HearingStatus[]): readonly HearingRequest[] =>
  state.hearingRequests.filter((request) => at.includes(hearingStatus(state, request)));

/** Asked for and not yet brought to an end. */
export const openRequests = (state: PenaltyState): readonly HearingRequest[] =>
  state.hearingRequests.filter((request) => !settled.includes(hearingStatus(state, request)));

/** Accepted, and no hearing set. */
export const awaitingHearing = (state: PenaltyState): readonly HearingRequest[] =>
  requestsAt(state, 'accepted');

/** Whom a hearing is for: those it was set for who neither withdrew nor gave up their right. */
export const heardIn = (state: PenaltyState, hearing: Hearing): readonly HearingRequest[] =>
  state.hearingRequests.filter(
    (request) =>
      request.withdrawn === undefined &&
      request.givenUp === undefined &&
      hearing.parties.some((own) => own.request === request.id),
  );

/** Set and not held yet. */
export const pendingHearings = (state: PenaltyState): readonly Hearing[] =>
  state.hearings.filter((hearing) => hearing.held === undefined && heardIn(state, hearing).length > 0);

/** Public, to come, and not announced as it is set now (处罚法 art 64(3)). */
export const toBeAnnounced = (state: PenaltyState): readonly Hearing[] =>
  pendingHearings(state).filter((hearing) => hearing.scheduled.public && hearing.announced === undefined);

/** Held, and the chair's report not handed in yet. */
export const unreportedHearings = (state: PenaltyState): readonly Hearing[] =>
  state.hearings.filter((hearing) => hearing.held !== undefined && hearing.reported === undefined);

/** 主持人, 记录员 and 听证员. */
export const benchOf = ({
  scheduled,
}: {
  readonly scheduled: Pick<Hearing['scheduled'], 'chair' | 'recorder' | 'members'>;
}): readonly string[] => [scheduled.chair, scheduled.recorder, ...scheduled.members];

/** The request that is meant: the named party's, or the only one there is. */
export const meantRequest = (
  requests: readonly HearingRequest[],
  party: string | undefined,
): HearingRequest | undefined =>
  party === undefined ? only(requests) : requests.find((request) => request.party === party);

/** The hearing that is meant: the named party's, else the only one of whom it is about, else the only one there is. */
export function meantHearing(
  state: PenaltyState,
  hearings: readonly Hearing[],
  party: string | undefined,
  who: string,
): Hearing | undefined {
  if (party !== undefined)
    return hearings.find((hearing) => heardIn(state, hearing).some((request) => request.party === party));
  const own = hearings.filter((hearing) => benchOf(hearing).includes(who));
  return only(own.length > 0 ? own : hearings);
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

/** PEN-11 for each party of a hearing to come: told seven working days before (处罚法 art 64(2)). */
export const hearingClocks = (state: PenaltyState): ClockInstance[] =>
  pendingHearings(state).flatMap((hearing) =>
    hearing.parties
      .filter((own) => heardIn(state, hearing).some((request) => request.id === own.request))
      .map((own) => ({
        key: `hearingNotice:${hearing.id}:${own.party}`,
        rule: 'PEN-11',
        zh: '送达听证通知',
        start: hearing.scheduled.on,
        whose: 'agency' as const,
        ...(own.servedOn === undefined ? {} : { doneOn: own.servedOn }),
      })),
  );
