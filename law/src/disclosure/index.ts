export { canonicalJson, parseCanonical } from './canonical.ts';
export {
  changedFields,
  leaks,
  type Projection,
  type ProjectionWarning,
  type PublicationBar,
  type PublicDecision,
  publicationBar,
  publicDecisionSchema,
  publicProjection,
  shownName,
  unexplainedMasks,
} from './decision.ts';
export {
  channelNames,
  endReasonNames,
  type PublicationBinding,
  type PublicationPeriod,
  publicationLane,
  unfitExtentNames,
  unfitReasons,
  withholdGroundNames,
} from './lane.ts';
export { type Hidden, hiddenOf, isMinor, type Mask, maskText, toTownship } from './mask.ts';
export { addNamed, type Named } from './named.ts';
export { anewByNames, changedByNames, redoWords } from './ruling-words.ts';
export {
  type EndReason,
  firstReleasedOn,
  type Publication,
  type PublicationRound,
  pendingRound,
  publishedRound,
  shownSince,
  type UnfitExtent,
  undecidedUnfit,
  type WithholdGround,
} from './slice.ts';
