import type { contract } from '@mingjing/contract';
import {
  type CivilDate,
  chineseDate,
  civilDay,
  nationalCalendar,
  type PenaltyState,
  rolesOn,
  type StaffFacts,
  waitingForOthers,
  workingDaysLeft,
} from '@mingjing/law';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { sql } from 'kysely';
import type { Services } from '../../services.ts';
import type { SignedIn } from '../session/sessions.ts';
import { stageName } from './project.ts';
import { readingScope, scopeSql } from './reach.ts';

/** 待办: what is asked of a person, by clock. */

type Outputs = InferContractRouterOutputs<typeof contract>['dossiers'];

/** What the agency gave to other heads than this one, as it stands today: cases do not move when the division does. */
async function othersMatters(services: Services, who: SignedIn): Promise<readonly string[]> {
  const { delegations = [] } = who.agency;
  if (delegations.length === 0 || !who.actor.roles.includes('head')) return [];
  const named = delegations.flatMap(({ persons }) => persons ?? []);
  const { others } = await services.record.load({ dossier: who.actor.agencyId, facts: named });
  const today = civilDay(new Date().toISOString());
  return waitingForOthers(who.agency, who.actor, (person) =>
    rolesOn(others.get(person)?.dossier.state as StaffFacts | undefined, today, who.agency).includes('head'),
  );
}

export async function getTodo(services: Services, who: SignedIn): Promise<Outputs['todo']> {
  const notAsked = await othersMatters(services, who);
  const rows = await services.store.app
    .selectFrom('view.task as t')
    .innerJoin('view.dossier as d', 'd.dossier', 't.dossier')
    .select([
      't.dossier',
      't.key',
      't.what',
      't.move',
      't.due',
      't.explanation',
      'd.title',
      'd.number',
      'd.procedure',
      'd.stage',
    ])
    .where((where) =>
      where.or([
        where('t.person', '=', who.actor.personId),
        where.and([
          where('t.person', 'is', null),
          where('t.agency', '=', who.actor.agencyId),
          where('t.role', 'in', [...who.actor.roles]),
          // The head of a unit is asked about the own unit's cases.
          where.or([where('t.role', '<>', 'unitHead'), where('t.unit', '=', who.staff.unit)]),
          where.or([where('t.role', '<>', 'head'), sql<boolean>`t.move <> all (${[...notAsked]}::text[])`]),
        ]),
      ]),
    )
    // What was asked of a reviewer on call ends with the call.
    .where((where) =>
      where.or([where('t.agency', '=', who.actor.agencyId), scopeSql(readingScope(who), 'd')]),
    )
    .orderBy(sql`t.due asc nulls last`)
    // Without a due date, whatever has waited longest.
    .orderBy('t.since')
    .orderBy('t.dossier')
    .limit(500)
    .execute();
  const now = new Date().toISOString();
  const hearings = await hearingDays(services, rows);
  const counts = { overdue: 0, today: 0, week: 0, undated: 0, later: 0 };
  const result = rows.map((row) => {
    const hearing = hearings.get(`${row.dossier} ${row.key}`);
    const due = hearing === undefined ? row.due?.toISOString() : `${hearing}T15:59:59.999Z`;
    const left =
      due === undefined ? undefined : workingDaysLeft(civilDay(now), civilDay(due), nationalCalendar);
    const group = groupOf(due, left, now);
    counts[group] += 1;
    const explanation = hearing === undefined ? row.explanation : `听证定于${chineseDate(hearing)}举行。`;
    return {
      dossier: row.dossier,
      title: row.title,
      ...(row.number === null ? {} : { number: row.number }),
      stageZh: stageName(row.procedure, row.stage),
      ...(row.move === null ? {} : { move: row.move }),
      ask: row.what,
      ...(due === undefined ? {} : { due: civilDay(due) }),
      ...(left === undefined ? {} : { workingDaysLeft: left }),
      ...(explanation === null ? {} : { explanation }),
      group,
    };
  });
  // A hearing's day is known only here.
  result.sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
  return { rows: result, counts };
}

type Group = keyof Outputs['todo']['counts'];

function groupOf(due: string | undefined, workingDays: number | undefined, now: string): Group {
  if (due === undefined) return 'undated';
  if (due < now) return 'overdue';
  if (civilDay(due) === civilDay(now)) return 'today';
  return (workingDays ?? 0) <= 5 ? 'week' : 'later';
}

/** The days hearings are set for, by dossier and task: who holds one looks for it under its day, not under a period. */
async function hearingDays(
  { record }: Services,
  rows: readonly { readonly dossier: string; readonly key: string; readonly move: string | null }[],
): Promise<ReadonlyMap<string, CivilDate>> {
  const [dossier, ...facts] = new Set(
    rows.flatMap((row) => (row.move === 'hearing.hold' ? [row.dossier] : [])),
  );
  if (dossier === undefined) return new Map();
  const { own, others } = await record.load({ dossier, facts });
  return new Map(
    [...(own === undefined ? [] : [own]), ...others.values()].flatMap(({ head, dossier: { state } }) =>
      ((state as Partial<PenaltyState>).hearings ?? []).map(
        ({ id, scheduled }) => [`${head.id} hearing:${id}`, scheduled.on] as const,
      ),
    ),
  );
}
