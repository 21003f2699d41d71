import {
  computeDeadline,
  type DeadlineAnswer,
  type Field,
  isProfileId,
  nationalCalendar,
  PAUSE_GROUND_NAMES,
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
  readonly field?: Field | undefined;
  readonly value?: number | undefined;
}

/** What anybody may ask of the table, by the page's form or by the call. */
export interface PublicAsk {
  readonly rule: string;
  readonly start: string;
  /** Unknown ones are answered as the whole country's. */
  readonly profile: string;
  readonly pauses: readonly { readonly ground: PauseGround; readonly from: string; readonly to?: string }[];
  readonly extension?: { readonly value?: number; readonly approvedOn: string };
  readonly lastDayCounted?: boolean | undefined;
  readonly field?: Field | undefined;
  readonly value?: number | undefined;
}

/** What people type in is not on record: neither the document that states a pause nor who approved. */
const typedIn = '使用者填写';

export function publicDeadline(ask: PublicAsk): DeadlineAnswer {
  return computeDeadline({
    rule: ask.rule,
    start: ask.start,
    calendar: nationalCalendar,
    profile: resolveProfile(isProfileId(ask.profile) ? ask.profile : 'national'),
    pauses: ask.pauses.map((pause) => ({ ...pause, document: typedIn })),
    ...(ask.extension === undefined
      ? {}
      : { extensions: [{ ...ask.extension, approvedBy: '有权机关', reason: typedIn }] }),
    options: {
      ...(ask.lastDayCounted === undefined ? {} : { lastDayCounted: ask.lastDayCounted }),
      ...(ask.field === undefined ? {} : { field: ask.field }),
      ...(ask.value === undefined ? {} : { value: { value: ask.value, source: typedIn, confirmed: false } }),
    },
  });
}

export const isPauseGround = (text: string): text is PauseGround => Object.hasOwn(PAUSE_GROUND_NAMES, text);

/** 期限计算器: any period of the table, for anybody. */
export function answerDeadline(ask: DeadlineAsk) {
  if (!isProfileId(ask.profile))
    return problem('BAD_REQUEST', [
      refuse('PROFILE_UNKNOWN', `没有名为「${ask.profile.slice(0, 40)}」的地区配置。`, { path: 'profile' }),
    ]);
  const { pauses, extension, lastDayCounted, ...plain } = ask;
  const extended = extensionOf(extension);
  const answer = publicDeadline({
    ...plain,
    pauses: pausesOf(pauses),
    ...(extended === undefined ? {} : { extension: extended }),
    ...(lastDayCounted === undefined ? {} : { lastDayCounted: lastDayCounted === 'true' }),
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
  // What the contract does not name is left out of the answer.
  return answer.deadline;
}

function pausesOf(text: string | undefined): PublicAsk['pauses'] {
  return (text ?? '')
    .split(';')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const [ground = '', from = '', to] = entry.split(',').map((part) => part.trim());
      if (!isPauseGround(ground)) {
        return problem('BAD_REQUEST', [
          refuse('PAUSE_INVALID', `没有「${ground.slice(0, 40)}」这种扣除事由。`, { path: 'pauses' }),
        ]);
      }
      return { ground, from, ...(to === undefined ? {} : { to }) };
    });
}

function extensionOf(text: string | undefined) {
  if (text === undefined || text.trim() === '') return undefined;
  const [value = '', approvedOn = ''] = text.split(',').map((part) => part.trim());
  if (!/^\d{1,4}$/.test(value))
    return problem('BAD_REQUEST', [
      refuse('EXTENSION_INVALID', '延长应写作「数量，批准日期」。', { path: 'extension' }),
    ]);
  return { value: Number(value), approvedOn };
}
