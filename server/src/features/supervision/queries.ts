import type { FigureName } from '@mingjing/contract';
import { may } from '@mingjing/law';
import { sql } from 'kysely';
import type { Services } from '../../services.ts';
import { type CaseFilter, figureSql, filterSql, thisYear } from '../dossiers/figures.ts';
import { stageName } from '../dossiers/project.ts';
import { proofOf } from '../dossiers/proof.ts';
import {
  cursorAt,
  dateText,
  escapeLike,
  olderThan,
  present as presentDossier,
  wordsOf,
} from '../dossiers/queries.ts';
import { requireInScope, scopeOf, scopeSql, see } from '../dossiers/reach.ts';
import { audit, by } from '../session/audit.ts';
import type { SignedIn } from '../session/sessions.ts';

/** 执法监督: what is under supervision, on a ground, every look logged (监督条例 art 22(4)). */

export async function listSupervised(
  services: Services,
  who: SignedIn,
  request: CaseFilter & {
    readonly ground: string;
    readonly q?: string | undefined;
    readonly agency?: string | undefined;
    readonly procedure?: string | undefined;
    readonly overdue?: boolean | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
) {
  const scope = scopeOf(may(who.actor, { kind: 'supervise', ground: request.ground }, who.place));
  const figures = figureSql(thisYear());
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
      'a.title as agency_name',
      sql<boolean>`coalesce(${figures.overdue}, false)`.as('overdue'),
    ])
    .where(scopeSql(scope, 'd'))
    .where('d.procedure', 'like', 'penalty-%')
    .orderBy('d.opened_on', 'desc')
    .orderBy('d.dossier', 'desc')
    .limit(request.limit + 1);
  if (request.agency !== undefined) query = query.where('d.agency', '=', request.agency);
  for (const word of wordsOf(request.q)) query = query.where('d.search', 'ilike', `%${escapeLike(word)}%`);
  if (request.procedure !== undefined) query = query.where('d.procedure', '=', request.procedure);
  if (request.overdue === true) query = query.where(figures.overdue);
  for (const condition of filterSql(request)) query = query.where(condition);
  if (request.after !== undefined) query = query.where(olderThan(request.after));
  const rows = await query.execute();
  const page = rows.slice(0, request.limit);
  const { after: _after, limit: _limit, ...asked } = request;
  await audit(services, 'supervisionList', { ...by(who), detail: { ...asked, rows: page.length } });
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({
      id: row.dossier,
      title: row.title,
      ...(row.number === null ? {} : { number: row.number }),
      stageZh: stageName(row.procedure, row.stage),
      agencyName: row.agency_name,
      openedAt: dateText(row.opened_on),
      overdue: row.overdue,
    })),
    ...(rows.length > request.limit && last !== undefined ? { next: cursorAt(last) } : {}),
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
    ...by(who),
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
  await audit(services, 'supervisionProof', { ...by(who), dossier, detail: { ground, seq } });
  return proofOf(services, (await see(services, who, dossier)).dossier, seq);
}

/** 执法统计 of a year: one case counts once. Supervisors see their region, others the own agency. */
export async function getFigures(services: Services, who: SignedIn, year: number | undefined) {
  const scope = scopeOf(may(who.actor, { kind: 'readFigures' }, who.place));
  const figures = figureSql(year ?? thisYear());
  const count = (name: FigureName) => sql<number>`(count(*) filter (where ${figures[name]}))::int`.as(name);
  const rows = await services.store.app
    .selectFrom('view.dossier as d')
    .innerJoin('view.dossier as a', 'a.dossier', 'd.agency')
    .select(['d.agency', 'a.title as name'])
    .select([
      count('open'),
      count('decided'),
      count('summary'),
      count('reviewRequired'),
      count('reviewed'),
      count('published'),
      count('publishedLate'),
      count('overdue'),
      // One case may have been sent back more than once.
      sql<number>`coalesce(sum((d.detail ->> 'corrected')::int) filter (where ${figures.corrected}), 0)::int`.as(
        'corrected',
      ),
      sql<string>`coalesce(sum((d.detail ->> 'fineFen')::bigint) filter (where ${figures.fineFen}), 0)::text`.as(
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
