/** The rules of administrative enforcement, pure: no I/O, no clock, no framework. Runs in server and browser. */

export type { Mark } from './calendar/index.ts';
export * from './calendar/index.ts';
export * from './disclosure/index.ts';
export * from './dossier/index.ts';
export * from './identifiers/index.ts';
export * from './procedures/index.ts';
export { reviewCatalogue } from './procedures/penalty/review-grounds.ts';
export type { PenaltyState } from './procedures/penalty/state.ts';
export * from './profiles/index.ts';
export * from './rights/may.ts';
export * from './sources/index.ts';
