export * from './civil.ts';
export { computeDeadline } from './deadline.ts';
export * from './request.ts';
export * from './rule.ts';
export {
  findRule,
  getRule,
  periodRules,
  type RuleArea,
  type RuleId,
  ruleAreas,
  rules,
} from './rules/index.ts';
export {
  isFiledInTime,
  PUBLIC_NOTICE_DAYS,
  type ServiceAnswer,
  type ServiceMethod,
  type ServiceRecord,
  type ServiceRefusal,
  servedOn,
} from './service.ts';
export {
  SURCHARGE_PERCENT,
  type SurchargeAnswer,
  type SurchargeExclusion,
  type SurchargeRequest,
  surcharge,
} from './surcharge.ts';
export * from './work-calendar.ts';
