import {
  type Act,
  type Command,
  check,
  civilDay,
  definitionsOf,
  type PenaltyState,
  type Refusal,
  refuse,
} from '@mingjing/law';
import { handlersOf } from '@mingjing/law/penalty';
import { sql } from 'kysely';
import { Problem, problem, refusalView } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { personOf, type SignedIn } from '../session/sessions.ts';
import { derivedId, performAct } from './commands.ts';
import { stageName } from './project.ts';
import { handlersOf as handlersIn, namesOf, nextDueOf } from './queries.ts';
import { actionable, readingScope, type Seen, scopeSql } from './reach.ts';

/** 移交: cases and leads one person answers for go to others, each by an act of its own, decided by its own gates. */

export interface HandoverRequest {
  readonly id: string;
  readonly from: string;
  readonly occurredAt: string;
  readonly reason: string;
  readonly handover?: string | undefined;
  readonly recusalChecked: true;
  readonly cases: readonly { readonly dossier: string; readonly to: string }[];
}

/** Cases listed at once. */
const most = 500;

export async function listHandovers(services: Services, who: SignedIn, from: string) {
  requireHead(who);
  const person = await personOf(services, from);
  if (person === undefined || person.staff.agencyId !== who.actor.agencyId) return problem('NOT_FOUND');
  const rows = await services.store.app
    .selectFrom('view.dossier as d')
    .select(['d.dossier', 'd.title', 'd.number', 'd.procedure', 'd.stage', 'd.detail'])
    .select(['d.next_due', 'd.next_due_what'])
    .where(scopeSql(readingScope(who), 'd'))
    .where('d.agency', '=', who.actor.agencyId)
    .where('d.closed_on', 'is', null)
    .where('d.people', '@>', sql<string[]>`array[${from}::uuid]`)
    .where(sql<boolean>`d.detail -> 'handlers' ? ${from}`)
    .orderBy(sql`d.next_due asc nulls last`)
    .orderBy('d.dossier')
    .limit(most + 1)
    .execute();
  const listed = rows.slice(0, most);
  const names = await namesOf(
    services,
    listed.flatMap((row) => handlersIn(row.detail)),
  );
  const today = civilDay(new Date().toISOString());
  return {
    person: { id: from, name: person.staff.name, agencyId: person.staff.agencyId },
    rows: listed.map((row) => ({
      dossier: row.dossier,
      title: row.title,
      ...(row.number === null ? {} : { number: row.number }),
      stageZh: stageName(row.procedure, row.stage),
      handlers: handlersIn(row.detail).map((id) => ({
        id,
        name: names.get(id) ?? '',
        agencyId: who.actor.agencyId,
      })),
      ...nextDueOf(row, today),
    })),
    more: rows.length > most,
  };
}

/** What the gates say to each case, without recording anything. */
export async function checkHandOver(services: Services, who: SignedIn, request: HandoverRequest) {
  requireHead(who);
  const rows: { dossier: string; refusals: ReturnType<typeof refusalView>[] }[] = [];
  for (const { dossier, to } of request.cases) {
    const refusals = await settledOne(async () => {
      const command = commandOf(who, request, await actionable(services, who, dossier), to);
      if (command === undefined) return [];
      if (!('type' in command)) return command;
      const seen = await actionable(services, who, dossier, command);
      const checked = check(seen.dossier, seen.facts, seen.profile, who.actor, command, seen.now);
      return checked.ok ? [] : checked.refusals;
    });
    rows.push({ dossier, refusals: refusals.map(refusalView) });
  }
  return { rows };
}

export async function handOver(services: Services, who: SignedIn, request: HandoverRequest) {
  requireHead(who);
  const moved: string[] = [];
  const left: { dossier: string; refusals: ReturnType<typeof refusalView>[] }[] = [];
  for (const { dossier, to } of request.cases) {
    const refusals = await settledOne(() => moveOne(services, who, dossier, to, request));
    if (refusals.length === 0) moved.push(dossier);
    else left.push({ dossier, refusals: refusals.map(refusalView) });
  }
  return { moved, left };
}

function requireHead(who: SignedIn): void {
  if (!who.actor.roles.includes('head'))
    problem('FORBIDDEN', [refuse('ROLE_MISSING', '移交案件由机关负责人决定。')]);
}

async function moveOne(
  services: Services,
  who: SignedIn,
  dossier: string,
  to: string,
  request: HandoverRequest,
): Promise<readonly Refusal[]> {
  const seen = await actionable(services, who, dossier);
  const command = commandOf(who, request, seen, to);
  if (command === undefined) return [];
  if (!('type' in command)) return command;
  await performAct(services, who, { dossier, expectedSeq: seen.dossier.seq, command });
  return [];
}

/** The act by which one case goes over, or why there is none; nothing where this very request has done it already. */
function commandOf(
  who: SignedIn,
  request: HandoverRequest,
  { dossier, facts }: Seen,
  to: string,
): Command | readonly Refusal[] | undefined {
  const id = derivedId(request.id, dossier.id);
  const done = dossier.acts.find((act) => act.id === id);
  if (done !== undefined) return isThis(done, who, request.from, to) ? undefined : [movedElsewhere()];
  if (!definitionsOf(dossier.procedure).has('team.change'))
    return [refuse('NO_TEAM_CHANGE', '本案的程序没有变更承办人这一事项，不能移交。')];
  const { from, occurredAt, reason, handover, recusalChecked } = request;
  const handlers = handlersOf(dossier.state as PenaltyState, facts);
  if (!handlers.includes(from)) return [refuse('NOT_HANDLER', '移交人不是本案的承办人。')];
  if (handlers.includes(to))
    return [
      refuse('ALREADY_HANDLER', '接收人已经是本案的承办人。', {
        remedy: '请选择另一名执法人员。',
        path: 'to',
      }),
    ];
  return {
    id,
    type: 'team.change',
    occurredAt,
    data: {
      handlers: handlers.map((person) => (person === from ? to : person)),
      reason,
      ...(handover === undefined ? {} : { handover }),
      recusalChecked,
      files: [],
    },
  };
}

/** Whether an act under the id of a request is what this request asks for: one id moves a case once, to one person. */
function isThis({ actor, data }: Act, who: SignedIn, from: string, to: string): boolean {
  const { handlers } = data as { readonly handlers: readonly string[] };
  return actor.personId === who.actor.personId && handlers.includes(to) && !handlers.includes(from);
}

const movedElsewhere = () =>
  refuse('ID_REUSED', '这次移交已经另行移交了本案。', {
    remedy: '请查看本案现在的承办人，需要变更的重新移交。',
  });

/** A case that cannot be reached, changed meanwhile or is refused stays behind with its reason; the others go on. */
async function settledOne(one: () => Promise<readonly Refusal[]>): Promise<readonly Refusal[]> {
  try {
    return await one();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.refusals.length > 0 ? error.refusals : [refuse(error.code, error.message)];
  }
}
