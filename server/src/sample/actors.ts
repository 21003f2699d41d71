import type { Actor } from '@mingjing/law';
import { getAgency } from './county.ts';
import { getPerson } from './people.ts';
import { sampleId } from './seed.ts';
import type { Doer } from './story.ts';

/** Whoever does a step, as the record takes them. */
export function actorOf(doer: Doer): Actor {
  if (typeof doer !== 'string') {
    const agency = getAgency(doer.systemOf);
    return { personId: sampleId('person/system'), name: '系统', agencyId: agency.id, roles: ['system'] };
  }
  const person = getPerson(doer);
  return {
    personId: person.id,
    name: person.name,
    agencyId: getAgency(person.agency).id,
    roles: person.roles,
  };
}
