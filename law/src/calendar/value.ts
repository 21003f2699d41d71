import type { Citation } from '../sources/cite.ts';
import { isLocal } from '../sources/registry.ts';
import type { DeadlineProfile, DeadlineRefusalCode, PeriodValue, Stated } from './request.ts';
import type { PeriodRule, Unit } from './rule.ts';

/** A step that cannot go on; a value, turned into the answer's refusal at the top. */
export interface Refused {
  readonly refused: true;
  readonly code: DeadlineRefusalCode;
  readonly message: string;
}

export function refused(code: DeadlineRefusalCode, message: string): Refused {
  return { refused: true, code, message };
}

export function isRefused<T>(value: T | Refused): value is Refused {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** The value a period is computed with, and where it comes from. */
export interface ResolvedValue {
  readonly amount: number;
  readonly unit: Exclude<Unit, 'date'>;
  readonly confirmed: boolean;
  /** Named beside the rule's own source where a profile or another law sets the value. */
  readonly valueSource?: string;
  readonly extension?: number;
  readonly extensionTimes?: number;
}

/** The value for the matter at hand (another law, the document), else the profile's, else the rule's own. */
export function resolveValue(
  rule: PeriodRule,
  profile: DeadlineProfile,
  given: Stated<number> | undefined,
): ResolvedValue | Refused {
  const unit = rule.unit === 'date' ? 'CD' : rule.unit;
  const set =
    rule.overridable === true ? (profile.values[rule.id] as Stated<PeriodValue> | undefined) : undefined;
  const fromProfile: ResolvedValue | undefined = set && {
    amount: set.value.amount,
    unit: set.value.unit ?? unit,
    confirmed: set.confirmed,
    valueSource: set.source,
    ...(set.value.extension === undefined ? {} : { extension: set.value.extension }),
    ...(set.value.extensionTimes === undefined ? {} : { extensionTimes: set.value.extensionTimes }),
  };
  if (given !== undefined) {
    if (rule.otherLaw === undefined && rule.overridable !== true) {
      return refused('VALUE_NOT_ALLOWED', `“${rule.name}”的期限由规定直接确定，不能另行设定。`);
    }
    const least = rule.otherLaw === 'longer' && typeof rule.value === 'number' ? rule.value : 1;
    if (!Number.isInteger(given.value) || given.value < least || given.value > 10_000) {
      return refused('VALUE_INVALID', `“${rule.name}”另行规定的期限须为不小于${least}的整数。`);
    }
    if (given.source.trim() === '') {
      return refused('VALUE_INVALID', `“${rule.name}”另行规定的期限须注明依据。`);
    }
    return {
      ...fromProfile,
      amount: given.value,
      unit: fromProfile?.unit ?? unit,
      confirmed: given.confirmed,
      valueSource: given.source,
    };
  }
  if (fromProfile !== undefined) return fromProfile;
  if (typeof rule.value !== 'number') {
    return refused(
      'VALUE_REQUIRED',
      `“${rule.name}”的期限没有全国统一的规定，“${profile.zh}”也未设定，请填写期限及其依据。`,
    );
  }
  return { amount: rule.value, unit, confirmed: rule.mark === 'C' || rule.mark === 'C2' };
}

/** What a deadline cites: where a region or another law sets the value, another region's rule says nothing here. */
export function citationsFor(rule: PeriodRule, value: ResolvedValue): readonly Citation[] {
  return value.valueSource === undefined
    ? rule.sources
    : rule.sources.filter((citation) => !isLocal(citation.source));
}
