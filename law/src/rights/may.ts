import type { Actor, ProcedureId } from '../dossier/act.ts';
import { house, sup } from '../dossier/basis.ts';
import { type Refusal, refuse } from '../dossier/refusal.ts';

/** Everything that can be asked of the service by a signed-in person, beside the acts themselves. */
export type Call =
  | { readonly kind: 'openDossier'; readonly procedure: ProcedureId }
  /** Reading, listing, counting, searching: one scope for all four, so that nothing can be inferred. */
  | { readonly kind: 'readDossiers' }
  | { readonly kind: 'supervise'; readonly ground: string | undefined }
  | { readonly kind: 'readFigures' }
  | { readonly kind: 'manageAccounts' }
  /** Agencies a person may keep the register of: where they lie, and whose first administrator is named. */
  | { readonly kind: 'keepAgencies' }
  | { readonly kind: 'readDirectory' }
  /** Reviewers of other agencies, to have one on call (跨部门调用). */
  | { readonly kind: 'findReviewers' }
  /** 调阅记录 of a case: who looked into it. On a ground for who supervises. */
  | { readonly kind: 'readLooks'; readonly ground: string | undefined }
  /** 操作日志: sign-ins, accounts, prints. Its scope is one of agencies. */
  | { readonly kind: 'readOperations' };

/** One way a dossier can be within reach: every condition that is named must hold. */
export interface ScopeClause {
  readonly agency?: string;
  /** The region path starts with this. */
  readonly regionPath?: string;
  /** 承办机构 as the dossier has it. */
  readonly unit?: string;
  /** This person is among the dossier's people. */
  readonly person?: string;
  readonly stages?: readonly string[];
  readonly procedures?: readonly ProcedureId[];
}

/** A scope (数据范围): a dossier is within reach if any clause holds. It becomes SQL in one place of the server. */
export interface Scope {
  readonly anyOf: readonly ScopeClause[];
}

/** What a scope looks at; every projection row carries it. */
export interface Scoped {
  readonly agency: string;
  readonly regionPath: string;
  readonly unit: string;
  readonly people: readonly string[];
  readonly stage: string;
  readonly procedure: ProcedureId;
}

export type Permission =
  | { readonly kind: 'allow' }
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  | { readonly kind: 'scope'; readonly scope: Scope };

/** Where a person sits: the agency's region, for supervisors; the unit, for its head. */
export interface ActorPlace {
  readonly regionPath: string;
  readonly unit: string;
}

const cases: readonly ProcedureId[] = ['penalty-ordinary', 'penalty-summary'];
const registers: readonly ProcedureId[] = ['agency', 'staff'];

/** From the report on the reviewer reads; before that a case is the handlers' own. */
const reviewStages = [
  'reopened',
  'reported',
  'inReview',
  'notified',
  'inHearing',
  'deciding',
  'decided',
  'executing',
  'withPolice',
  'closed',
  'archived',
];
const decidedStages = ['reopened', 'decided', 'executing', 'closed', 'archived'];
/** When a window receives what a party hands in: defence, hearing application. */
const receivingStages = ['notified', 'inHearing'];
const closedStages = ['closed', 'archived'];

/**
 * The one place of rights (权限). Pure and total: every role is asked what it may reach, and what no role gives is
 * refused. Whether an act is possible is the engine's question, asked after the dossier was found within scope.
 */
export function may(actor: Actor, call: Call, place: ActorPlace): Permission {
  switch (call.kind) {
    case 'openDossier':
      return mayOpen(actor, call.procedure);
    case 'readDossiers':
      return { kind: 'scope', scope: readingScope(actor, place) };
    case 'supervise':
      return maySupervise(actor, call.ground, place);
    case 'readFigures':
      return mayReadFigures(actor, place);
    case 'manageAccounts':
      return has(actor, 'admin') ? allow : refused('账号由系统管理员管理。');
    case 'keepAgencies':
      return mayKeepAgencies(actor, place);
    case 'readDirectory':
      return allow;
    case 'findReviewers':
      return has(actor, 'admin') ? allow : refused('其他机关的法制审核人员由系统管理员查找。');
    case 'readLooks':
      return call.ground === undefined
        ? {
            kind: 'scope',
            scope: {
              anyOf: [
                { agency: actor.agencyId, person: actor.personId, procedures: cases },
                ...byRole(actor, place),
              ],
            },
          }
        : maySupervise(actor, call.ground, place);
    case 'readOperations':
      return mayReadOperations(actor, place);
    default:
      return unreachable(call);
  }
}

function mayOpen(actor: Actor, procedure: ProcedureId): Permission {
  switch (procedure) {
    case 'penalty-ordinary':
      return has(actor, 'officer', 'handler', 'clerk') ? allow : refused('案源由执法人员登记。');
    case 'penalty-summary':
      return has(actor, 'officer', 'handler') ? allow : refused('当场处罚由执法人员办理。');
    case 'agency':
    case 'staff':
      return has(actor, 'admin', 'supervisor') ? allow : refused('机关和人员资料由系统管理员登记。');
    default:
      return unreachable(procedure);
  }
}

function readingScope(actor: Actor, place: ActorPlace): Scope {
  const clauses: ScopeClause[] = [
    // Of another agency's cases only those a reviewer on call was named in; nobody else has a part in them.
    {
      ...(has(actor, 'reviewer') ? {} : { agency: actor.agencyId }),
      person: actor.personId,
      procedures: cases,
    },
    { agency: actor.agencyId, procedures: registers },
    ...byRole(actor, place),
  ];
  // 监督条例 art 6, 17: agencies and certificates of the own region, and of no other.
  if (has(actor, 'supervisor')) clauses.push({ regionPath: place.regionPath, procedures: registers });
  return { anyOf: clauses };
}

/** What each role reads of the own agency's cases. */
function byRole(actor: Actor, place: ActorPlace): readonly ScopeClause[] {
  const own = actor.agencyId;
  const clauses: ScopeClause[] = [];
  if (has(actor, 'unitHead')) clauses.push({ agency: own, unit: place.unit, procedures: cases });
  if (has(actor, 'head')) clauses.push({ agency: own, procedures: cases });
  if (has(actor, 'reviewer')) clauses.push({ agency: own, procedures: cases, stages: reviewStages });
  if (has(actor, 'editor', 'checker'))
    clauses.push({ agency: own, procedures: cases, stages: decidedStages });
  if (has(actor, 'clerk')) clauses.push({ agency: own, procedures: cases, stages: receivingStages });
  if (has(actor, 'archivist')) clauses.push({ agency: own, procedures: cases, stages: closedStages });
  return clauses;
}

/** Administrators see what the own agency's people did, supervisors what those of their region did. */
function mayReadOperations(actor: Actor, place: ActorPlace): Permission {
  const clauses: ScopeClause[] = [];
  if (has(actor, 'admin')) clauses.push({ agency: actor.agencyId, procedures: ['agency'] });
  if (has(actor, 'supervisor')) clauses.push({ regionPath: place.regionPath, procedures: ['agency'] });
  return clauses.length === 0
    ? refused('操作日志由系统管理员和执法监督人员查看。')
    : { kind: 'scope', scope: { anyOf: clauses } };
}

/** 监督条例 art 6, 17: the bureau keeps the register of the agencies of its own region. */
function mayKeepAgencies(actor: Actor, place: ActorPlace): Permission {
  return has(actor, 'supervisor')
    ? { kind: 'scope', scope: { anyOf: [{ regionPath: place.regionPath, procedures: ['agency'] }] } }
    : refused('其他执法主体由执法监督人员登记。');
}

/** Numbers, never cases: of the region for supervisors, of the own agency for those who answer for it. */
function mayReadFigures(actor: Actor, place: ActorPlace): Permission {
  if (has(actor, 'supervisor'))
    return { kind: 'scope', scope: { anyOf: [{ regionPath: place.regionPath, procedures: cases }] } };
  return has(actor, 'head', 'reviewer', 'admin')
    ? { kind: 'scope', scope: { anyOf: [{ agency: actor.agencyId, procedures: cases }] } }
    : refused('统计数据由机关负责人、法制审核人员和执法监督人员查看。');
}

/** 监督条例 art 22(4): what is under supervision, on a ground, logged. Aggregates and the public side are always theirs. */
function maySupervise(actor: Actor, ground: string | undefined, place: ActorPlace): Permission {
  if (!has(actor, 'supervisor')) return refused('调阅案卷由执法监督人员办理。');
  if ((ground?.match(/[\p{L}\p{N}]/gu) ?? []).length < 4) {
    return {
      kind: 'refuse',
      refusal: refuse('GROUND_REQUIRED', '调阅执法案卷应当说明事由。', {
        source: sup('22(4)'),
        path: 'ground',
        remedy: '请填写监督事项或者文书号。',
      }),
    };
  }
  return {
    kind: 'scope',
    scope: { anyOf: [{ regionPath: place.regionPath, procedures: [...cases, ...registers] }] },
  };
}

/** The same question as the SQL of a scope, for tests and for pages that already hold the row. */
export function inScope(scope: Scope, row: Scoped): boolean {
  return scope.anyOf.some(
    (clause) =>
      (clause.agency === undefined || clause.agency === row.agency) &&
      (clause.regionPath === undefined || row.regionPath.startsWith(clause.regionPath)) &&
      (clause.unit === undefined || row.unit === clause.unit) &&
      (clause.person === undefined || row.people.includes(clause.person)) &&
      (clause.stages === undefined || clause.stages.includes(row.stage)) &&
      (clause.procedures === undefined || clause.procedures.includes(row.procedure)),
  );
}

const has = (actor: Actor, ...roles: Actor['roles'][number][]) =>
  roles.some((role) => actor.roles.includes(role));

const allow = { kind: 'allow' } as const;

const refused = (message: string): Permission => ({
  kind: 'refuse',
  refusal: refuse('NOT_PERMITTED', message, { source: house() }),
});

function unreachable(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}
