import type { PeriodRule, Rule, RuleBody } from '../rule.ts';
import { coercionRules } from './coercion.ts';
import { disclosureRules } from './disclosure.ts';
import { penaltyRules } from './penalty.ts';
import { permitRules } from './permit.ts';
import { remedyRules } from './remedy.ts';
import { supervisionRules, townshipRules } from './supervision.ts';
import { transferRules } from './transfer.ts';

const areas = {
  行政处罚: penaltyRules,
  行政许可: permitRules,
  行政强制: coercionRules,
  移送公安机关: transferRules,
  '行政复议、行政诉讼': remedyRules,
  '公示、统计、审核和信用': disclosureRules,
  行政执法监督: supervisionRules,
  乡镇综合执法: townshipRules,
} as const;

export type RuleId =
  | keyof typeof penaltyRules
  | keyof typeof permitRules
  | keyof typeof coercionRules
  | keyof typeof transferRules
  | keyof typeof remedyRules
  | keyof typeof disclosureRules
  | keyof typeof supervisionRules
  | keyof typeof townshipRules;

export interface RuleArea {
  readonly name: string;
  readonly rules: readonly Rule<RuleId>[];
}

/** The table of periods and rules (期限总表), in its own order. */
export const ruleAreas: readonly RuleArea[] = Object.entries(areas).map(([name, bodies]) => ({
  name,
  rules: Object.entries(bodies as Record<string, RuleBody>).map(([id, body]) => ({
    id: id as RuleId,
    ...body,
  })),
}));

/** Every rule of the table of time limits (期限总表), areas in order. */
export const rules: readonly Rule<RuleId>[] = ruleAreas.flatMap((area) => area.rules);

/** Those of them that are a time with a start and an end. */
export const periodRules: readonly PeriodRule<RuleId>[] = rules.filter((rule) => rule.kind === 'period');

const byId = new Map<string, Rule<RuleId>>(rules.map((rule) => [rule.id, rule]));

/** The rule with an id, none if there is none. */
export function findRule(id: string): Rule<RuleId> | undefined {
  return byId.get(id);
}

/** The rule with an id of the table. */
export function getRule(id: RuleId): Rule<RuleId> {
  return byId.get(id) as Rule<RuleId>;
}
