export type { ByPartyKind, MajorDecisionGround, Profile, ProfileId, PublicationChannel } from './profile.ts';
export {
  findPeriod,
  findSummaryCeiling,
  isProfileId,
  profiles,
  resolveProfile,
} from './resolve.ts';
