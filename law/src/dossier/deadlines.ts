import { type Deadline as ComputedDeadline, computeDeadline, workingDaysLeft } from '../calendar/index.ts';
import type { Profile } from '../profiles/index.ts';
import { civilDay } from './act.ts';
import type { ClockInstance, Dossier } from './define.ts';
import type { Facts } from './facts.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A clock of a dossier with its computed end (期限). */
export interface Deadline {
  readonly clock: ClockInstance;
  /** Over and not done: `overdue` (超期) where the agency was to act, `lapsed` (已届满) where the party might have. */
  readonly status: 'running' | 'met' | 'late' | 'overdue' | 'lapsed';
  readonly computed?: ComputedDeadline;
  /** Why the end could not be computed; shown instead of it. */
  readonly refusal?: Refusal;
  /** Working days left until the end, negative once over; absent when the thing is done. */
  readonly workingDaysLeft?: number;
}

/** When, counted how, by which rule, provisional or not: every clock of the dossier as of `now`. */
export function deadlines<S>(dossier: Dossier<S>, facts: Facts, profile: Profile, now: string): Deadline[] {
  return dossier.procedure
    .clocks(dossier.state, profile, facts)
    .map((clock) => deadlineOf(clock, facts, profile, now));
}

function deadlineOf(clock: ClockInstance, facts: Facts, profile: Profile, now: string): Deadline {
  const result = computeDeadline({
    rule: clock.rule,
    start: clock.start,
    calendar: facts.calendar,
    profile,
    ...(clock.pauses === undefined ? {} : { pauses: clock.pauses }),
    ...(clock.extensions === undefined ? {} : { extensions: clock.extensions }),
    options: { asOf: civilDay(now), ...clock.options },
  });
  if (!result.ok)
    return {
      clock,
      status: clock.doneOn === undefined ? 'running' : 'met',
      refusal: refuse(result.refusal.code, result.refusal.message),
    };
  const end = result.deadline.end;
  if (clock.doneOn !== undefined) {
    return { clock, computed: result.deadline, status: clock.doneOn > end ? 'late' : 'met' };
  }
  const left = workingDaysLeft(civilDay(now), end.slice(0, 10), facts.calendar);
  const reached = end.length > 10 ? now : civilDay(now);
  return {
    clock,
    computed: result.deadline,
    status: reached <= end ? 'running' : clock.whose === 'party' ? 'lapsed' : 'overdue',
    workingDaysLeft: left,
  };
}
