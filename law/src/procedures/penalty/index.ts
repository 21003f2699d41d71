/** What the workbench, the documents and the server need of the penalty procedures beside the engine's own surface. */

export { type PenaltyStage, penaltyStageNames, stageOf } from '../penalty-ordinary.ts';
export {
  anewGroundNames,
  everyRound,
  redoPaper,
  roundBefore,
} from './anew.ts';
export * from './assess.ts';
export { penaltiesByParty } from './change.ts';
export { decisionClock } from './clock.ts';
export { closingReasonNames, retentionNames } from './closing.ts';
export { correctionNames, recheckNames } from './correction-order.ts';
export type { SaidPoint } from './defence.ts';
export { demandPointsToReview, servedDemand, unreviewedDemand } from './demand.ts';
export { departureNames, noPenaltyGroundNames, outcomeKindNames, sparingGroundNames } from './draft.ts';
export { mediumKindNames, paperKindNames, samplingNames } from './evidence.ts';
export { extensionAsked, extensionOf } from './extension.ts';
export { type Form, type FormId, findForm, formNames, formsOf, isForm } from './forms.ts';
export {
  closedHearingNames,
  hearingAdviceNames,
  hearingCapacityNames,
  hearingGivenUpNames,
  rescheduledFor,
  scheduledFor,
} from './hearing.ts';
export {
  awaitingHearing,
  heardIn,
  hearingOf,
  meantHearing,
  meantRequest,
  pendingHearings,
  requestsAt,
  toBeAnnounced,
  unreportedHearings,
} from './hearing-course.ts';
export { bornOn, type IdKind, idKindNames } from './identity-paper.ts';
export { addresseeNames, askedRelationNames, bringNames, inquiryRound } from './investigation.ts';
export { leadSourceNames } from './lead.ts';
export { coveringNotice, pointsToReview } from './notice.ts';
export { attendanceNames, recusalAnswerNames, takenNames } from './on-site.ts';
export {
  courtWindow,
  type Debt,
  debtNames,
  everyPayment,
  everyReceived,
  heldNames,
  isUnclaimed,
  owed,
  paid,
  refundables,
  remedyDays,
  toRefund,
  unpaid,
  unperformedBy,
} from './owed.ts';
export { keptNames, preservationEndNames, preservationGroundNames } from './preservation.ts';
export { fateNames, publicationPeriod, showsOutdated, whatBecameOf } from './publication.ts';
export {
  currentRound,
  type ReviewItem,
  reviewItemNames,
  reviewOutcomeNames,
  reviewResultNames,
} from './review.ts';
export { reviewReasons } from './review-grounds.ts';
export { newSameActWarnings, sameActSuspects, sameActWarnings } from './same-act.ts';
export { decisionServedOn, receiverRelationNames, serviceMethodNames } from './service.ts';
export type * from './state.ts';
export { tasksOf } from './tasks.ts';
export { handlersOf, type Task } from './tasks-asked.ts';
export { recusalGroundNames } from './team.ts';
export {
  type FiledVolume,
  filedVolumes,
  isPlaced,
  mediumName,
  type Volume,
  type VolumeMedium,
  type VolumePaper,
  volumeGaps,
  volumeNames,
  volumesOf,
} from './volume.ts';
