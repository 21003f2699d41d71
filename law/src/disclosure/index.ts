export { canonicalJson, parseCanonical } from './canonical.ts';
export {
  leaks,
  type PublicDecision,
  publicationBar,
  publicDecisionSchema,
  publicParties,
  publicProjection,
} from './decision.ts';
export {
  channelNames,
  endReasonNames,
  unfitExtentNames,
  unfitReasons,
  withholdGroundNames,
} from './lane-names.ts';
export type { Mask } from './mask.ts';
export { anewByNames, changedByNames, redoWords } from './ruling-words.ts';
export { type PublicationRound, pendingRound, publishedRound, undecidedUnfit } from './slice.ts';
