/** What the workbench, the documents and the server need of the penalty procedures beside the engine's own surface. */
export * from './assess.ts';
export { noPenaltyGroundNames, outcomeKindNames } from './draft.ts';
export { leadSourceNames } from './lead.ts';
export { coveringNotice, responseStatus, type ResponseStatus } from './notice.ts';
export { currentRound, reviewExempt, reviewItemNames, type ReviewItem, reviewOutcomeNames, reviewPassed } from './review.ts';
export type * from './state.ts';
export { penaltyStageNames, type PenaltyStage, stageOf } from '../penalty-ordinary.ts';
export { type Task, tasksOf } from './tasks.ts';
