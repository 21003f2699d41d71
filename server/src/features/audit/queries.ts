import {
  type ExportName,
  type LookKind,
  lookNames,
  type OperationKind,
  operationNames,
} from '@mingjing/contract';
import { may } from '@mingjing/law';
import { sql } from 'kysely';
import type { Services } from '../../services.ts';
import { escapeLike } from '../dossiers/queries.ts';
import { readingScope, requireInScope, scopeOf, scopeSql } from '../dossiers/reach.ts';
import { audit, by } from '../session/audit.ts';
import type { SignedIn } from '../session/sessions.ts';

/** What stands in the audit, for those it is kept for: 调阅记录 of one case, 操作日志 of an agency or region. */

interface Filters<K> {
  readonly kind?: K | undefined;
  /** Part of a person's name. */
  readonly name?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What an entry says beside who and when; never given out as it is. */
interface Detail {
  readonly ground?: string;
  readonly file?: string;
  readonly volume?: string;
  readonly form?: string;
  readonly seq?: number;
  readonly login?: string;
  readonly list?: ExportName;
  readonly rows?: number;
}

/** 调阅记录. A supervisor reads it on a ground, and that is a look like any other (监督条例 art 22(4)). */
export async function listLooks(
  services: Services,
  who: SignedIn,
  request: Filters<LookKind> & { readonly dossier: string; readonly ground?: string | undefined },
) {
  const { dossier, ground } = request;
  await requireInScope(services, scopeOf(may(who.actor, { kind: 'readLooks', ground }, who.place)), dossier);
  if (ground !== undefined) await audit(services, 'looksRead', { ...by(who), dossier, detail: { ground } });
  const rows = await entries(services, request, Object.keys(lookNames))
    .where('e.dossier', '=', dossier)
    .execute();
  return pageOf(rows, request.limit, ({ kind, detail, ...row }) => ({
    ...lineOf(row, detail),
    kind: kind as LookKind,
    ...given('ground', detail.ground),
    ...given('file', detail.file),
    ...given('seq', detail.seq),
  }));
}

/**
 * 操作日志 of the agencies in reach: an entry belongs to the agency its person was acting for, or sits in. One without a known
 * person (a sign-in under a name that is nobody's) is nobody's to see. Reading it is noted: it tells what others do.
 */
export async function listOperations(services: Services, who: SignedIn, request: Filters<OperationKind>) {
  const scope = scopeOf(may(who.actor, { kind: 'readOperations' }, who.place));
  const rows = await entries(services, request, Object.keys(operationNames))
    .leftJoin('view.dossier as t', (join) =>
      join.onRef('t.dossier', '=', 'e.dossier').on(scopeSql(readingScope(who), 't')),
    )
    .leftJoin('view.dossier as f', (join) =>
      join.on(sql<boolean>`f.dossier = (e.detail ->> 'for')::uuid and f.procedure = 'staff'`),
    )
    .select(['t.dossier', 't.title', 'f.title as about', sql<string | null>`host(e.address)`.as('address')])
    .where(scopeSql(scope, 'g'))
    .execute();
  const { limit, ...asked } = request;
  await audit(services, 'operationsRead', { ...by(who), detail: { ...asked } });
  return pageOf(rows, limit, ({ kind, detail, dossier, title, about, address, ...row }) => ({
    ...lineOf(row, detail),
    kind: kind as OperationKind,
    ...given('account', detail.login),
    ...given('list', kind === 'exported' ? detail.list : undefined),
    ...given('rows', kind === 'exported' ? detail.rows : undefined),
    ...given('about', about ?? undefined),
    ...given('address', address ?? undefined),
    ...(dossier === null ? {} : { dossier: { id: dossier, title: title ?? '' } }),
  }));
}

/** 导出: what was given out as a file, and how many rows, as the page tells it. */
export async function noteExport(
  services: Services,
  who: SignedIn,
  detail: { readonly list: ExportName; readonly rows: number },
) {
  await audit(services, 'exported', { ...by(who), detail: { ...detail } });
  return { ok: true as const };
}

/** Newest first, from after the cursor, one more than a page holds. `p` is the person, `g` the agency. */
function entries(services: Services, request: Filters<string>, kinds: readonly string[]) {
  const { kind, name, from, to, after, limit } = request;
  let query = services.store.app
    .selectFrom('record.audit as e')
    .innerJoin('view.dossier as p', 'p.dossier', 'e.person')
    .innerJoin('view.dossier as g', (join) => join.on(sql<boolean>`g.dossier = coalesce(e.agency, p.agency)`))
    .select(['e.id', 'e.at', 'e.kind', 'p.title as name', 'g.title as agencyName'])
    .select(sql<Detail>`e.detail`.as('detail'))
    .where('e.kind', 'in', kind === undefined ? kinds : [kind])
    .orderBy('e.id', 'desc')
    .limit(limit + 1);
  if (name !== undefined) query = query.where('p.title', 'ilike', `%${escapeLike(name.trim())}%`);
  if (from !== undefined) query = query.where(sql<boolean>`e.at >= ${midnight(from)}`);
  if (to !== undefined) query = query.where(sql<boolean>`e.at < ${midnight(to)} + interval '1 day'`);
  if (after !== undefined) query = query.where('e.id', '<', after);
  return query;
}

/** When a day begins in Shanghai. */
const midnight = (day: string) => sql<Date>`(${day}::date::timestamp at time zone 'Asia/Shanghai')`;

function pageOf<R extends { readonly id: string }, T>(
  rows: readonly R[],
  limit: number,
  show: (row: R) => T,
) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(show),
    ...(rows.length > limit && last !== undefined ? { next: last.id } : {}),
  };
}

const lineOf = (
  row: { readonly id: string; readonly at: Date; readonly name: string; readonly agencyName: string },
  detail: Detail,
) => ({
  id: row.id,
  at: row.at.toISOString(),
  name: row.name,
  agencyName: row.agencyName,
  ...given('volume', detail.volume),
  ...given('form', detail.form),
});

/** A property only where there is a value. */
const given = <K extends string, V>(name: K, value: V | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [key in K]?: V };
