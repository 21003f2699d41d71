export type {
  ByPartyKind,
  CollectiveDiscussionGround,
  MajorDecisionGround,
  MoneyThreshold,
  Profile,
  ProfileId,
  ProfilePeriodId,
  ProfileSettings,
  ProfileValues,
  PublicationChannel,
} from './profile.ts';
export {
  findPeriod,
  findSummaryCeiling,
  isProfileId,
  profileIds,
  profiles,
  resolveProfile,
  withOverrides,
} from './resolve.ts';
