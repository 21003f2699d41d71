import {
  type Extension as ClockExtension,
  type Pause as ClockPause,
  computeDeadline,
  type Field,
} from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import type { ClockInstance, GateContext } from '../../dossier/define.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { redoPaper, roundBefore } from './anew.ts';
import { criminalOpen } from './criminal.ts';
import type { PenaltyGate } from './define.ts';
import { isEnded } from './gates.ts';
import type { PenaltyState } from './state.ts';

/** The clock of the decision, and what the deadline engine says of a clock that is to be paused or extended. */

/** Pauses and extensions of one clock. */
export const timingOf = ({ time }: PenaltyState, key: string) => ({
  pauses: time.pauses.filter((pause) => pause.clock === key),
  extensions: time.extensions.filter((extension) => extension.clock === key),
});

/**
 * The ninety days from filing to the decision (处罚法 art 60: PEN-04, in the market PEN-04a); of a case that is to be decided
 * anew the days from the receipt of that order (复议法实施条例 art 58: REM-29).
 */
export function decisionClock(state: PenaltyState, field: Field): ClockInstance | undefined {
  const { filing, decision, closing, criminal } = state;
  if (filing.approved === undefined) return undefined;
  // 移送司法机关 is one of the four ways to decide (处罚法 art 57(1)); what the police send back is to be decided still.
  const passedOn = criminalOpen(state) ? criminal?.decided?.at : undefined;
  const doneAt = decision?.at ?? closing.terminated?.at ?? filing.transferredTo?.at ?? passedOn;
  const always = {
    key: 'decide',
    whose: 'agency',
    ...timingOf(state, 'decide'),
    ...(doneAt === undefined ? {} : { doneOn: civilDay(doneAt) }),
  } as const;
  const redo = roundBefore(state)?.redo;
  if (redo === undefined)
    return {
      ...always,
      rule: field === 'market' ? 'PEN-04a' : 'PEN-04',
      zh: '作出处罚决定',
      start: civilDay(filing.approved.at),
      options: { field },
    };
  const { days, number = '' } = redo;
  return {
    ...always,
    rule: 'REM-29',
    zh: '重新作出处罚决定',
    start: redo.receivedOn,
    ...(days === undefined
      ? {}
      : { options: { value: { value: days, source: `${redoPaper(redo)}${number}`, confirmed: true } } }),
  };
}

export const underWay = (state: PenaltyState) => state.lead !== undefined && !isEnded(state);

export type Clocked = { readonly clock: string };

export function clockOf<D extends Clocked>({
  dossier,
  facts,
  profile,
  data,
}: GateContext<PenaltyState, D>): ClockInstance | undefined {
  return dossier.procedure.clocks(dossier.state, profile, facts).find((clock) => clock.key === data?.clock);
}

export const clockRunning: PenaltyGate<Clocked> = (context) => {
  if (context.data === undefined) return undefined;
  const clock = clockOf(context);
  if (clock === undefined) {
    return refuse('CLOCK_UNKNOWN', '本案没有这一期限。', {
      path: 'clock',
      source: house(),
      remedy: '请从本案的期限中选择。',
    });
  }
  return clock.doneOn === undefined
    ? undefined
    : refuse('CLOCK_STOPPED', `「${clock.zh}」已经完成，期限不再计算。`, { path: 'clock', source: house() });
};

/** What the engine says of the clock with one more pause or extension. */
export function engineRefusal<D extends Clocked>(
  context: GateContext<PenaltyState, D>,
  more: { readonly pauses?: readonly ClockPause[]; readonly extensions?: readonly ClockExtension[] },
): Refusal | undefined {
  const clock = clockOf(context);
  if (clock === undefined || clock.doneOn !== undefined) return undefined;
  const answer = computeDeadline({
    rule: clock.rule,
    start: clock.start,
    calendar: context.facts.calendar,
    profile: context.profile,
    pauses: more.pauses ?? clock.pauses ?? [],
    extensions: more.extensions ?? clock.extensions ?? [],
    options: { asOf: civilDay(context.occurredAt), ...clock.options },
  });
  return answer.ok
    ? undefined
    : refuse(answer.refusal.code, answer.refusal.message, {
        source: clock.key === 'decide' ? apl(60) : house(),
      });
}
