import { certificateNumber, certificateOn, civilDay, hasLeft, may, rolesOn } from '@mingjing/law';
import { sql } from 'kysely';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { profileOf } from '../dossiers/ports.ts';
import { escapeLike } from '../dossiers/queries.ts';
import { peopleOf, type SignedIn } from '../session/sessions.ts';

/** What forms need: the own agency with its items, its people with the state of their certificates. */

export function getAgency(who: SignedIn, calendarVersion: string) {
  const profile = profileOf(who.agency);
  return {
    agency: who.agency,
    profile: {
      id: profile.id,
      version: profile.version,
      zh: profile.zh,
      values: profile.values as Record<string, unknown>,
    },
    calendarVersion,
  };
}

/** People of the own agency and reviewers on call here, with certificates as they stood on a day. */
export async function listStaff(services: Services, who: SignedIn, on: string | undefined) {
  const today = civilDay(new Date().toISOString());
  const day = on ?? today;
  const rows = await services.store.app
    .selectFrom('view.dossier')
    .select('dossier')
    .where('procedure', '=', 'staff')
    .where((where) =>
      where.or([
        where('agency', '=', who.actor.agencyId),
        sql<boolean>`dossier = any (${[...who.agency.pooledReviewers]}::uuid[])`,
      ]),
    )
    .where('stage', '=', 'current')
    .orderBy('title')
    .limit(1000)
    .execute();
  const ids = rows.map((row) => row.dossier);
  const people = await peopleOf(services, ids);
  return {
    rows: ids.flatMap((id) => {
      const person = people.get(id);
      return person === undefined || hasLeft(person.staff, today) ? [] : [staffRow(person, day)];
    }),
  };
}

/** How many people of other agencies are offered at once. */
const offered = 20;

/**
 * Reviewers of other agencies, for who may have one on call (跨部门调用): by a part of their own or their agency's name, or one
 * by id.
 */
export async function findReviewers(
  services: Services,
  who: SignedIn,
  { q, id }: { readonly q?: string | undefined; readonly id?: string | undefined },
) {
  const permission = may(who.actor, { kind: 'findReviewers' }, who.place);
  if (permission.kind === 'refuse') problem('FORBIDDEN', [permission.refusal]);
  let query = services.store.app
    .selectFrom('view.dossier as d')
    .innerJoin('view.dossier as a', 'a.dossier', 'd.agency')
    .select([
      'd.dossier as id',
      'd.title as name',
      'a.title as agency',
      sql<string>`d.detail ->> 'unit'`.as('unit'),
    ])
    .where('d.procedure', '=', 'staff')
    .where('d.stage', '=', 'current')
    .where('d.agency', '<>', who.actor.agencyId)
    .where(sql<boolean>`d.detail -> 'roles' ? 'reviewer'`)
    .orderBy('a.title')
    .orderBy('d.title')
    .limit(offered);
  if (id !== undefined) query = query.where('d.dossier', '=', id);
  if (q !== undefined) {
    const like = `%${escapeLike(q)}%`;
    query = query.where((where) =>
      where.or([where('d.title', 'like', like), where('a.title', 'like', like)]),
    );
  }
  return { rows: await query.execute() };
}

/** Roles are those of the day: whoever stands in for a head is one. */
function staffRow({ actor, staff, agency }: Pick<SignedIn, 'actor' | 'staff' | 'agency'>, day: string) {
  const state = certificateOn(staff, day);
  const newest = staff.certificates.at(-1);
  return {
    id: actor.personId,
    name: staff.name,
    agencyId: staff.agencyId,
    unit: staff.unit,
    post: staff.post,
    roles: [...rolesOn(staff, day, agency)],
    auxiliary: staff.auxiliary,
    ...(newest === undefined
      ? {}
      : {
          certificate: {
            number: certificateNumber(staff, day) ?? newest.number,
            validTo: newest.validTo,
            state,
          },
        }),
  };
}
