import { certificateNumber, certificateOn, civilDay, type StaffFacts } from '@mingjing/law';
import { sql } from 'kysely';
import type { Services } from '../../services.ts';
import { profileOf } from '../dossiers/ports.ts';
import { personOf, type SignedIn } from '../session/sessions.ts';

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
  const day = on ?? civilDay(new Date().toISOString());
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
  const people = await Promise.all(rows.map((row) => personOf(services, row.dossier)));
  return {
    rows: people.flatMap((person) =>
      person === undefined ? [] : [staffRow(person.staff, person.actor.personId, day)],
    ),
  };
}

function staffRow(staff: StaffFacts, id: string, day: string) {
  const state = certificateOn(staff, day);
  const newest = staff.certificates.at(-1);
  return {
    id,
    name: staff.name,
    agencyId: staff.agencyId,
    unit: staff.unit,
    post: staff.post,
    roles: [...staff.roles],
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
