import { civilDay, may } from '@mingjing/law';
import { sql } from 'kysely';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { stageName } from '../dossiers/project.ts';
import { proofOf } from '../dossiers/proof.ts';
import { dateText, escapeLike, present as presentDossier, wordsOf } from '../dossiers/queries.ts';
import { requireInScope, scopeOf, scopeSql, see } from '../dossiers/reach.ts';
import { audit, type SignedIn } from '../session/sessions.ts';

/** 执法监督: what is under supervision, on a ground, every look logged (监督条例 art 22(4)). */

export async function listSupervised(
  services: Services,
  who: SignedIn,
  request: {
    readonly ground: string;
    readonly q?: string | undefined;
    readonly agency?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
) {
  const scope = scopeOf(may(who.actor, { kind: 'supervise', ground: request.ground }, who.place));
  let query = services.store.app
    .selectFrom('view.dossier as d')
    .innerJoin('view.dossier as a', 'a.dossier', 'd.agency')
    .select([
      'd.dossier',
      'd.title',
      'd.number',
      'd.procedure',
      'd.stage',
      'd.opened_on',
      'd.next_due',
      'a.title as agency_name',
    ])
    .where(scopeSql(scope, 'd'))
    .where('d.procedure', 'like', 'penalty-%')
    .orderBy('d.dossier', 'desc')
    .limit(request.limit + 1);
  if (request.agency !== undefined) query = query.where('d.agency', '=', request.agency);
  for (const word of wordsOf(request.q)) query = query.where('d.search', 'ilike', `%${escapeLike(word)}%`);
  if (request.after !== undefined) {
    if (!/^[0-9a-f-]{36}$/.test(request.after)) return problem('BAD_REQUEST');
    query = query.where('d.dossier', '<', request.after);
  }
  const rows = await query.execute();
  const page = rows.slice(0, request.limit);
  await audit(services, 'supervisionList', {
    ...about(who),
    detail: { ground: request.ground, q: request.q ?? '', rows: page.length },
  });
  const today = civilDay(new Date().toISOString());
  return {
    rows: page.map((row) => ({
      id: row.dossier,
      title: row.title,
      ...(row.number === null ? {} : { number: row.number }),
      stageZh: stageName(row.procedure, row.stage),
      agencyName: row.agency_name,
      openedAt: dateText(row.opened_on),
      overdue: row.next_due !== null && dateText(row.next_due) < today,
    })),
    ...(rows.length > request.limit ? { next: page.at(-1)?.dossier ?? '' } : {}),
  };
}

/** 调阅卷宗: logged before anything is shown. */
export async function readSupervised(
  services: Services,
  who: SignedIn,
  request: { readonly dossier: string; readonly ground: string },
) {
  const scope = scopeOf(may(who.actor, { kind: 'supervise', ground: request.ground }, who.place));
  await requireInScope(services, scope, request.dossier);
  await audit(services, 'supervisionRead', {
    ...about(who),
    dossier: request.dossier,
    detail: { ground: request.ground },
  });
  return presentDossier(who, await see(services, who, request.dossier));
}

/** The proof of one act of a case that is read on a ground; logged like the reading. */
export async function getSupervisedProof(
  services: Services,
  who: SignedIn,
  request: { readonly dossier: string; readonly seq: number; readonly ground: string },
) {
  const { dossier, ground, seq } = request;
  const scope = scopeOf(may(who.actor, { kind: 'supervise', ground }, who.place));
  await requireInScope(services, scope, dossier);
  await audit(services, 'supervisionProof', { ...about(who), dossier, detail: { ground, seq } });
  return proofOf(services, (await see(services, who, dossier)).dossier, seq);
}

const about = (who: SignedIn) => ({
  person: who.actor.personId,
  agency: who.actor.agencyId,
  session: who.sessionId,
  ...(who.address === undefined ? {} : { address: who.address }),
});

/** 执法统计 of a year: one case counts once. Supervisors see their region, others the own agency. */
export async function getFigures(services: Services, who: SignedIn, year: number | undefined) {
  const scope = scopeOf(may(who.actor, { kind: 'readFigures' }, who.place));
  const wanted = year ?? Number(civilDay(new Date().toISOString()).slice(0, 4));
  const inYear = sql`d.detail ->> 'decidedOn' like ${`${wanted}-%`}`;
  const count = (condition: ReturnType<typeof sql>) =>
    sql<number>`(count(*) filter (where ${condition}))::int`;
  const rows = await services.store.app
    .selectFrom('view.dossier as d')
    .innerJoin('view.dossier as a', 'a.dossier', 'd.agency')
    .select(['d.agency', 'a.title as name'])
    .select([
      count(sql`d.closed_on is null`).as('open'),
      count(sql`${inYear}`).as('decided'),
      count(sql`${inYear} and d.procedure = 'penalty-summary'`).as('summary'),
      count(sql`${inYear} and (d.detail ->> 'reviewed')::boolean`).as('reviewed'),
      count(sql`${inYear} and (d.detail ->> 'reviewRequired')::boolean`).as('reviewRequired'),
      sql<number>`coalesce(sum((d.detail ->> 'corrected')::int) filter (where ${inYear}), 0)::int`.as(
        'corrected',
      ),
      count(sql`${inYear} and d.detail ->> 'publishedOn' is not null`).as('published'),
      count(sql`${inYear} and (d.detail ->> 'publishedLate')::boolean`).as('publishedLate'),
      count(sql`(d.detail ->> 'overdue')::boolean and d.closed_on is null`).as('overdue'),
      sql<string>`coalesce(sum((d.detail ->> 'fineFen')::bigint) filter (where ${inYear}), 0)::text`.as(
        'fine',
      ),
    ])
    .where(scopeSql(scope, 'd'))
    .groupBy(['d.agency', 'a.title'])
    .orderBy('a.title')
    .execute();
  return {
    rows: rows.map(({ agency, name, fine, ...numbers }) => ({
      agencyId: agency,
      agency: name,
      ...numbers,
      fineFen: Number(fine),
    })),
    asOf: new Date().toISOString(),
  };
}
