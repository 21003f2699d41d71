import { type CivilDate, chineseDate, civilDate, findDay } from './civil.ts';

/** Days that do not count (处罚法 art 73(3) 复议、诉讼期间; approved deferral), both ends included. */
export interface SurchargeExclusion {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly reason: string;
}

export interface SurchargeRequest {
  /** The fine still owed, in fen (分). */
  readonly fineFen: number;
  /** The first day of surcharge: the day after the last day to pay. */
  readonly from: CivilDate;
  /** The day of payment, included. A day before `from` means paid in time. */
  readonly to: CivilDate;
  readonly excluded?: readonly SurchargeExclusion[];
}

export type SurchargeAnswer =
  | {
      readonly ok: true;
      /** Days that count. */
      readonly days: number;
      readonly excludedDays: number;
      /** In fen, never more than the fine. */
      readonly amountFen: number;
      readonly capped: boolean;
      readonly explanation: string;
    }
  | { readonly ok: false; readonly code: 'FINE_INVALID' | 'DATES_INVALID'; readonly message: string };

/** Three per cent of the fine for each day (处罚法 art 72(1)), at most the fine itself (art 72, 强制法 art 45). */
const SURCHARGE_PERCENT = 3;

/**
 * The surcharge (加处罚款) an agency may impose. Fractions of a fen are dropped, in the party's favour. Whether it may be
 * imposed at all (told in the decision, 罚缴分离办法 arts 7, 9) is not decided here.
 */
export function surcharge(request: SurchargeRequest): SurchargeAnswer {
  const { fineFen, excluded = [] } = request;
  if (!Number.isSafeInteger(fineFen) || fineFen < 0 || fineFen > Number.MAX_SAFE_INTEGER / 100_000) {
    return { ok: false, code: 'FINE_INVALID', message: '罚款数额须为以分为单位的非负整数。' };
  }
  const from = findDay(request.from);
  const to = findDay(request.to);
  const spans = excluded.map((span) => ({ first: findDay(span.from), last: findDay(span.to) }));
  if (from === undefined || to === undefined) return badDates(`${request.from}至${request.to}`);
  for (const [index, { first, last }] of spans.entries()) {
    const span = excluded[index];
    if (first === undefined || last === undefined || last < first)
      return badDates(`${span?.from}至${span?.to}`);
  }
  let days = 0;
  let excludedDays = 0;
  for (let day = from; day <= to; day += 1) {
    const out = spans.some(({ first = 0, last = 0 }) => day >= first && day <= last);
    if (out) excludedDays += 1;
    else days += 1;
  }
  const due = Math.floor((fineFen * SURCHARGE_PERCENT * days) / 100);
  const amountFen = Math.min(due, fineFen);
  const capped = due >= fineFen && days > 0;
  const span =
    days + excludedDays === 0 ? '未逾期' : `自${chineseDate(civilDate(from))}至${chineseDate(civilDate(to))}`;
  const left = excludedDays === 0 ? '' : `，扣除${excludedDays}日`;
  const top = capped ? '，以罚款数额为限' : '';
  return {
    ok: true,
    days,
    excludedDays,
    amountFen,
    capped,
    explanation: `依据《行政处罚法》第七十二条第一款第一项，${span}${left}，按${days}日、每日百分之三计算${top}。`,
  };
}

function badDates(span: string): SurchargeAnswer {
  return { ok: false, code: 'DATES_INVALID', message: `日期“${span}”无效，请核对起止日期。` };
}
