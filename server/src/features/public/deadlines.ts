import {
  computeDeadline,
  isProfileId,
  nationalCalendar,
  PAUSE_GROUND_NAMES,
  type Pause,
  type PauseGround,
  refuse,
  resolveProfile,
} from '@mingjing/law';
import { problem } from '../../problem.ts';

export interface DeadlineAsk {
  readonly rule: string;
  readonly start: string;
  readonly profile: string;
  readonly pauses?: string | undefined;
  readonly extension?: string | undefined;
  readonly lastDayCounted?: 'true' | 'false' | undefined;
  readonly field?:
    | 'market'
    | 'environment'
    | 'forestry'
    | 'education'
    | 'publicSecurity'
    | 'other'
    | undefined;
  readonly value?: number | undefined;
}

/** 期限计算器: any period of the table, for anybody. */
export function answerDeadline(ask: DeadlineAsk) {
  if (!isProfileId(ask.profile))
    return problem('BAD_REQUEST', [
      refuse('PROFILE_UNKNOWN', `没有名为「${ask.profile.slice(0, 40)}」的地区配置。`, { path: 'profile' }),
    ]);
  const extension = extensionOf(ask.extension);
  const answer = computeDeadline({
    rule: ask.rule,
    start: ask.start,
    calendar: nationalCalendar,
    profile: resolveProfile(ask.profile),
    pauses: pausesOf(ask.pauses),
    ...(extension === undefined ? {} : { extensions: [extension] }),
    options: {
      ...(ask.lastDayCounted === undefined ? {} : { lastDayCounted: ask.lastDayCounted === 'true' }),
      ...(ask.field === undefined ? {} : { field: ask.field }),
      ...(ask.value === undefined
        ? {}
        : { value: { value: ask.value, source: '使用者填写', confirmed: false } }),
    },
  });
  if (!answer.ok) {
    const { code, message, source } = answer.refusal;
    const refusal = refuse(code, source === '' ? message : `${message}(${source})`);
    return problem(
      code === 'RULE_HAS_NO_PERIOD'
        ? 'RULE_HAS_NO_PERIOD'
        : code === 'RULE_UNKNOWN'
          ? 'NOT_FOUND'
          : 'BAD_REQUEST',
      [refusal],
    );
  }
  const {
    rule,
    start,
    end,
    provisional,
    confirmed,
    explanation,
    source,
    movedFrom,
    firstPermitted,
    calendarVersion,
  } = answer.deadline;
  return {
    rule,
    start,
    end,
    provisional,
    confirmed,
    explanation,
    source,
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(firstPermitted === undefined ? {} : { firstPermitted }),
    calendarVersion,
  };
}

function pausesOf(text: string | undefined): Pause[] {
  return (text ?? '')
    .split(';')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const [ground = '', from = '', to] = entry.split(',').map((part) => part.trim());
      if (!Object.hasOwn(PAUSE_GROUND_NAMES, ground)) {
        return problem('BAD_REQUEST', [
          refuse('PAUSE_INVALID', `没有「${ground.slice(0, 40)}」这种扣除事由。`, { path: 'pauses' }),
        ]);
      }
      return {
        ground: ground as PauseGround,
        from,
        ...(to === undefined ? {} : { to }),
        document: '使用者填写',
      };
    });
}

function extensionOf(text: string | undefined) {
  if (text === undefined || text.trim() === '') return undefined;
  const [value = '', approvedOn = ''] = text.split(',').map((part) => part.trim());
  if (!/^\d{1,4}$/.test(value))
    return problem('BAD_REQUEST', [
      refuse('EXTENSION_INVALID', '延长应写作「数量，批准日期」。', { path: 'extension' }),
    ]);
  return { value: Number(value), approvedOn, approvedBy: '使用者填写', reason: '使用者填写' };
}
