import type { Actor } from './act.ts';
import { house } from './basis.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * 审批权限: what the law gives to the head of the agency (机关负责人) a deputy or whoever stands in may approve as well, unless the
 * agency says by matter who does. What the law keeps for the first head, the transfer to the police (移送规定 art 5), is no matter here.
 */
export type ApprovalMatter =
  | 'filing'
  | 'team'
  | 'preservation'
  | 'time'
  | 'termination'
  | 'decision'
  | 'deferral'
  | 'enforcement'
  | 'closing';

export const approvalMatterNames: Readonly<Record<ApprovalMatter, string>> = {
  filing: '立案、不予立案、移送',
  team: '变更承办人、回避、并案和分案',
  preservation: '先行登记保存',
  time: '延长期限、中止和恢复调查',
  termination: '撤销案件',
  decision: '处罚决定、审核异议',
  deferral: '延期、分期缴纳',
  enforcement: '加处罚款、申请强制执行',
  closing: '结案、款项无法退还',
};

/** Who approves a matter: the first head alone, or deputies by name. The first head, or who presides, always may. */
export interface Delegation {
  readonly matter: ApprovalMatter;
  readonly approver: 'principal' | 'named';
  readonly persons?: readonly string[] | undefined;
}

/** An agency, as far as it divides approvals among its heads. */
interface Dividing {
  readonly delegations?: readonly Delegation[];
}

/** The matter that an act approves, or sends back. */
export const matterOfAct: Readonly<Record<string, ApprovalMatter>> = {
  ...all('filing', ['filing.approve', 'filing.refuse', 'filing.return', 'lead.transfer']),
  ...all('team', ['team.change', 'recusal.decide', 'review.reassign', 'case.absorb', 'case.split']),
  ...all('preservation', ['preservation.approve', 'preservation.handle']),
  ...all('time', ['extension.approve', 'extension.return', 'case.suspend', 'case.resume']),
  ...all('termination', ['case.terminate', 'termination.return']),
  ...all('decision', ['decision.make', 'decision.return', 'decision.revoke', 'review.settle']),
  ...all('deferral', ['deferral.decide']),
  ...all('enforcement', ['surcharge.impose', 'court.apply']),
  ...all('closing', ['closing.approve', 'closing.return', 'payment.unclaimed']),
};

function all(matter: ApprovalMatter, types: readonly string[]): Record<string, ApprovalMatter> {
  return Object.fromEntries(types.map((type) => [type, matter]));
}

/** What the agency says of an act of its heads; undefined: any of them may do it. */
function delegationOf(agency: Dividing, type: string): Delegation | undefined {
  const matter = matterOfAct[type];
  return agency.delegations?.find((entry) => entry.matter === matter);
}

/** One of the deputies named, or who stands in for one. */
const isNamed = (
  { persons = [] }: Delegation,
  { personId, acting = [] }: Pick<Actor, 'personId' | 'acting'>,
) =>
  persons.includes(personId) ||
  acting.some(({ inPlaceOf }) => inPlaceOf !== undefined && persons.includes(inPlaceOf));

/**
 * Acts of heads that wait for another than this one (待办). What was given to deputies waits for those of them who still are
 * heads, and for the first head once none is; what was given to nobody waits for all.
 */
export function waitingForOthers(
  agency: Dividing,
  actor: Pick<Actor, 'personId' | 'roles' | 'acting'>,
  isHead: (person: string) => boolean,
): readonly string[] {
  return Object.keys(matterOfAct).filter((type) => {
    const given = delegationOf(agency, type);
    if (given === undefined) return false;
    const deputies = given.approver === 'named' ? (given.persons ?? []).filter(isHead) : [];
    if (isNamed(given, actor)) return false;
    return deputies.length > 0 || !actor.roles.includes('principal');
  });
}

/** Why this head may not do an act that the agency gave to another. */
export function delegationRefusal(agency: Dividing, type: string, actor: Actor): Refusal | undefined {
  const given = delegationOf(agency, type);
  if (given === undefined || !actor.roles.includes('head') || actor.roles.includes('principal'))
    return undefined;
  if (isNamed(given, actor)) return undefined;
  const whose = given.approver === 'principal' ? '主要负责人' : '指定的分管负责人或者主要负责人';
  return refuse('NOT_DELEGATED', `本机关规定「${approvalMatterNames[given.matter]}」由${whose}审批。`, {
    source: house(),
    remedy: '审批权限由系统管理员按机关的规定在执法主体资料中设定。',
  });
}
