export * from './act.ts';
export * from './basis.ts';
export { type Deadline as DossierDeadline, deadlines } from './deadlines.ts';
export {
  type Checked,
  check,
  conclude,
  type Decision,
  decide,
  type Move,
  moves,
  standing,
} from './decide.ts';
export * from './define.ts';
export { waitingForOthers } from './delegation.ts';
export * from './facts.ts';
export { type FieldMeta, fileKindNames, type Widget } from './fields.ts';
export * from './fold.ts';
export * from './personal.ts';
export * from './refusal.ts';
