import type { PeriodValue, RuleId, Stated } from '../calendar/index.ts';
import { getRule } from '../calendar/index.ts';
import type { PartyKind } from '../identifiers/party-kind.ts';
import { national } from './national.ts';
import type { Profile, ProfileId, ProfileValues } from './profile.ts';
import { hebei, shanxi, zhejiang } from './provinces.ts';
import { sampleDonglan } from './sample-donglan.ts';

const byId: Readonly<Record<ProfileId, Profile>> = {
  national,
  hebei,
  zhejiang,
  shanxi,
  'sample-donglan': sampleDonglan,
};

/** The profiles as written, each with only what it sets itself. */
export const profiles: readonly Profile[] = Object.values(byId);

/** Whether there is a region profile of that id. */
export function isProfileId(id: string): id is ProfileId {
  return Object.hasOwn(byId, id);
}

const resolved = new Map<ProfileId, Profile>();

/** A profile with the values of its parents under its own. */
export function resolveProfile(id: ProfileId): Profile {
  const known = resolved.get(id);
  if (known !== undefined) return known;
  const own = byId[id];
  const merged: Profile =
    own.parent === undefined
      ? own
      : { ...own, values: { ...resolveProfile(own.parent).values, ...own.values } };
  resolved.set(id, merged);
  return merged;
}

/** The period a rule has under a profile: the profile's own, else the default of its row; none if neither sets one. */
export function findPeriod(profile: Profile, id: RuleId): Stated<PeriodValue> | undefined {
  const rule = getRule(id);
  if (rule.kind !== 'period') return undefined;
  const set = rule.overridable === true ? profile.values[id as keyof ProfileValues] : undefined;
  if (set !== undefined) return set as Stated<PeriodValue>;
  if (typeof rule.value !== 'number') return undefined;
  return {
    value: { amount: rule.value },
    source: '期限总表',
    confirmed: rule.mark === 'C' || rule.mark === 'C2',
  };
}

/** The highest fine that may be decided on the spot, in fen (处罚法 art 51); none if the profile does not say. */
export function findSummaryCeiling(profile: Profile, kind: PartyKind): number | undefined {
  const as = kind === 'individualBusiness' ? profile.values.individualBusinessSummaryAs?.value : kind;
  return as === undefined ? undefined : profile.values.summaryCeilings?.value[as];
}
