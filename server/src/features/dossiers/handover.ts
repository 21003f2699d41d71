import type { PenaltyState, Refusal } from '@mingjing/law';
import { refuse } from '@mingjing/law';
import { ORPCError } from '@orpc/server';
import { sql } from 'kysely';
import { problem, refusalView } from '../../problem.ts';
import type { Services } from '../../services.ts';
import type { SignedIn } from '../session/sessions.ts';
import { derivedId, performAct } from './commands.ts';
import { actionable, readingScope, scopeSql } from './reach.ts';

export interface HandoverRequest {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly occurredAt: string;
  readonly reason: string;
}

/** 移交: all open cases one person handles go to another, each by an act of its own, decided by its own gates. */
export async function handOver(services: Services, who: SignedIn, request: HandoverRequest) {
  if (!who.actor.roles.includes('head'))
    return problem('FORBIDDEN', [refuse('ROLE_MISSING', '移交案件由机关负责人决定。')]);
  if (request.from === request.to)
    return problem('BAD_REQUEST', [refuse('DATA_INVALID', '移交人和接收人不能是同一人。', { path: 'to' })]);
  const cases = await services.store.app
    .selectFrom('view.dossier as d')
    .select(['d.dossier', 'd.title'])
    .where(scopeSql(readingScope(who), 'd'))
    .where('d.agency', '=', who.actor.agencyId)
    .where('d.closed_on', 'is', null)
    .where(sql<boolean>`d.detail -> 'handlers' ? ${request.from}`)
    .orderBy('d.dossier')
    .execute();
  const moved: { dossier: string; title: string }[] = [];
  const left: { dossier: string; title: string; refusals: ReturnType<typeof refusalView>[] }[] = [];
  for (const { dossier, title } of cases) {
    const refusals = await moveOne(services, who, dossier, request);
    if (refusals.length === 0) moved.push({ dossier, title });
    else left.push({ dossier, title, refusals: refusals.map(refusalView) });
  }
  return { moved, left };
}

async function moveOne(
  services: Services,
  who: SignedIn,
  dossier: string,
  request: HandoverRequest,
): Promise<readonly Refusal[]> {
  const seen = await actionable(services, who, dossier);
  const { handlers } = (seen.dossier.state as PenaltyState).team;
  const next = [...new Set(handlers.map((person) => (person === request.from ? request.to : person)))];
  try {
    await performAct(services, who, {
      dossier,
      expectedSeq: seen.dossier.seq,
      command: {
        id: derivedId(request.id, dossier),
        type: 'team.change',
        occurredAt: request.occurredAt,
        data: { handlers: next, reason: request.reason, recusalChecked: true, files: [] },
      },
    });
    return [];
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    const { refusals } = (error.data ?? {}) as { refusals?: readonly Refusal[] };
    return refusals ?? [refuse(String(error.code), error.message)];
  }
}
