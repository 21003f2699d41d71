export * from './civil.ts';
export { computeDeadline } from './deadline.ts';
export * from './request.ts';
export * from './rule.ts';
export { findRule, getRule, periodRules, type RuleId, ruleAreas, rules } from './rules/index.ts';
export { type ServiceRecord, servedOn } from './service.ts';
export { type SurchargeAnswer, surcharge } from './surcharge.ts';
export * from './work-calendar.ts';
