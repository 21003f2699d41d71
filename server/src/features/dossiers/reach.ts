import {
  type AgencyFacts,
  type Command,
  civilDay,
  type Facts,
  fold,
  inScope,
  may,
  type Permission,
  type ProcedureId,
  type Profile,
  type Scope,
  type ScopeClause,
  type StaffFacts,
} from '@mingjing/law';
import { type RawBuilder, sql } from 'kysely';
import { problem } from '../../problem.ts';
import type { Loaded } from '../../record/load.ts';
import type { Situation } from '../../record/ports.ts';
import type { Services } from '../../services.ts';
import type { SignedIn } from '../session/sessions.ts';
import { lawPorts } from './ports.ts';
import { regionOf } from './region.ts';

/** Which dossiers a person may reach: the one place where a scope of rights becomes SQL. */

/** A condition over the scope columns of a projection (`agency, region_path, unit, people, stage, procedure`) named `alias`. */
export function scopeSql(scope: Scope, alias: string): RawBuilder<boolean> {
  const clauses = scope.anyOf.map((clause) => clauseSql(clause, alias));
  return clauses.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(clauses, sql` or `)})`;
}

function clauseSql(clause: ScopeClause, alias: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const parts: RawBuilder<unknown>[] = [];
  if (clause.agency !== undefined) parts.push(sql`${column('agency')} = ${clause.agency}::uuid`);
  if (clause.regionPath !== undefined)
    parts.push(sql`starts_with(${column('region_path')}, ${clause.regionPath})`);
  if (clause.unit !== undefined) parts.push(sql`${column('unit')} = ${clause.unit}`);
  if (clause.person !== undefined) parts.push(sql`${column('people')} @> array[${clause.person}::uuid]`);
  if (clause.person !== undefined && clause.agency === undefined) parts.push(stillIn(clause.person, column));
  if (clause.stages !== undefined) parts.push(sql`${column('stage')} = any (${[...clause.stages]}::text[])`);
  if (clause.procedures !== undefined)
    parts.push(sql`${column('procedure')} = any (${[...clause.procedures]}::text[])`);
  return parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

const opinions: readonly string[] = ['review.opine', 'hearing.report'];

/**
 * Whoever is named in a case of another agency reads it while that agency has them on call (跨部门调用), and afterwards only where
 * an opinion or a hearing report of theirs stands in the file. The answer for `within` is `partIn`.
 */
function stillIn(person: string, column: (name: string) => RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(
    exists (select from view.dossier p where p.dossier = ${person}::uuid and p.agency = ${column('agency')})
    or exists (select from record.act a where a.dossier = ${column('dossier')}
      and a.type = any (${[...opinions]}::text[]) and a.actor_person = ${person}::uuid)
    or 'add' = (
      select a.data ->> 'available' from record.act a
      where a.dossier = ${column('agency')} and a.type = 'agency.poolReviewer' and a.data ->> 'reviewer' = ${person}
      order by a.seq desc limit 1
    )
  )`;
}

/** The people of a case without those of other agencies who were only on call for it, and are no more. */
function partIn({
  dossier,
  head,
  others,
}: Pick<Situation, 'dossier' | 'head' | 'others'>): readonly string[] {
  const agency = head?.agency ?? '';
  const called = (others?.get(agency)?.state as AgencyFacts | undefined)?.pooledReviewers ?? [];
  return dossier.procedure.people(dossier.state).filter((person) => {
    const staff = (person === dossier.id ? dossier : others?.get(person))?.state as StaffFacts | undefined;
    return (
      staff?.agencyId === agency ||
      called.includes(person) ||
      dossier.acts.some(({ type, actor }) => opinions.includes(type) && actor.personId === person)
    );
  });
}

export function scopeOf(permission: Permission): Scope {
  switch (permission.kind) {
    case 'scope':
      return permission.scope;
    case 'refuse':
      return problem('FORBIDDEN', [permission.refusal]);
    case 'allow':
      return { anyOf: [{}] };
    default:
      return permission satisfies never;
  }
}

export const readingScope = (who: SignedIn): Scope =>
  scopeOf(may(who.actor, { kind: 'readDossiers' }, who.place));

/** What a person may read: by the own work, or on a ground of supervision (调阅). */
export const scopeOn = (who: SignedIn, ground: string | undefined): Scope =>
  ground === undefined
    ? readingScope(who)
    : scopeOf(may(who.actor, { kind: 'supervise', ground }, who.place));

/** Whether a dossier is within a scope. What is not answers like what is not there. */
export async function requireInScope(services: Services, scope: Scope, dossier: string): Promise<void> {
  const found = await services.store.app
    .selectFrom('view.dossier as d')
    .select('d.dossier')
    .where('d.dossier', '=', dossier)
    .where(scopeSql(scope, 'd'))
    .executeTakeFirst();
  if (found === undefined) problem('NOT_FOUND');
}

/** The same question asked of a dossier that is loaded already. */
export function within(
  scope: Scope,
  situation: Pick<Situation, 'dossier' | 'head' | 'others' | 'now'>,
): boolean {
  const { dossier, head, others, now } = situation;
  if (head === undefined) return true;
  const { procedure, state } = dossier;
  return inScope(scope, {
    agency: head.agency,
    regionPath: regionOf(head, dossier, others?.get(head.agency)?.state as AgencyFacts | undefined),
    unit: head.unit,
    people: partIn(situation),
    stage: procedure.stageOf(state, civilDay(now)),
    procedure: procedure.id,
  });
}

/** A dossier with everything a move is decided on, for a person who may reach it. */
export interface Seen {
  readonly loaded: Loaded;
  readonly dossier: NonNullable<Loaded['own']>['dossier'];
  readonly facts: Facts;
  readonly profile: Profile;
  readonly now: string;
}

export async function actionable(
  services: Services,
  who: SignedIn,
  dossier: string,
  command?: Command,
): Promise<Seen> {
  await requireInScope(services, readingScope(who), dossier);
  return see(services, who, dossier, command);
}

/** The same before the dossier is there, for a person who may open one; once it is there, for whoever may reach it. */
export async function openable(
  services: Services,
  who: SignedIn,
  dossier: string,
  command: Command,
  procedure: ProcedureId,
): Promise<Seen> {
  const permission = may(who.actor, { kind: 'openDossier', procedure }, who.place);
  if (permission.kind === 'refuse') return problem('FORBIDDEN', [permission.refusal]);
  const seen = await see(services, who, dossier, command, procedure);
  if (seen.loaded.own !== undefined) await requireInScope(services, readingScope(who), dossier);
  return seen;
}

/** Loads without asking for rights; whoever calls has asked. `procedure` is that of a dossier that is not there yet. */
export async function see(
  services: Services,
  who: SignedIn,
  dossier: string,
  command?: Command,
  procedure?: ProcedureId,
): Promise<Seen> {
  const need =
    command === undefined ? { dossiers: [], identities: [] } : lawPorts.factsNeeded(command, undefined);
  const loaded = await services.record.load({
    dossier,
    facts: [...new Set([who.actor.personId, who.actor.agencyId, ...need.dossiers])],
    identities: need.identities,
  });
  const opens = procedure === undefined ? undefined : lawPorts.procedure(procedure);
  const own = loaded.own?.dossier ?? (opens && fold(opens, dossier, [])) ?? problem('NOT_FOUND');
  const situation: Situation = {
    actor: who.actor,
    dossier: own,
    ...(loaded.own === undefined ? {} : { head: loaded.own.head }),
    others: new Map([...loaded.others].map(([id, other]) => [id, other.dossier])),
    related: loaded.related,
    now: loaded.now,
  };
  const { facts, profile } = lawPorts.facts(situation);
  return { loaded, dossier: own, facts: { ...facts, refs: [] }, profile, now: loaded.now };
}
