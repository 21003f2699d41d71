import {
  type Act,
  type AgencyFacts,
  type Command,
  type Dossier,
  definitionsOf,
  isProfileId,
  nationalCalendar,
  normaliseCode,
  type PenaltyState,
  type Procedure,
  type Profile,
  procedures,
  type RelatedPenalty,
  resolveProfile,
  type StaffFacts,
} from '@mingjing/law';
import type { FactNeed, Identity, RecordPorts, Situation } from '../../record/ports.ts';
import { project } from './project.ts';
import { titleOf } from './title.ts';

/** What the record asks of the law: the one place where procedures, facts and projections are joined to the store. */
export const lawPorts: RecordPorts = {
  procedure: (id) => procedureOf(id),
  factsNeeded,
  facts: factsOf,
  place: placeOf,
  identities: (act) => identitiesOf(act.data),
  project,
};

function procedureOf(id: string): Procedure<unknown> | undefined {
  return (procedures as Readonly<Record<string, unknown>>)[id] as Procedure<unknown> | undefined;
}

/** People and dossiers the command names, so that their certificates and states stand in the facts. */
function factsNeeded(command: Command, procedure: string | undefined): FactNeed {
  const candidates = procedure === undefined ? Object.values(procedures) : [procedureOf(procedure)];
  const people = new Set<string>();
  for (const candidate of candidates) {
    if (candidate === undefined) continue;
    const definition = definitionsOf(candidate as Procedure<unknown>).get(command.type);
    if (definition?.people === undefined) continue;
    for (const id of namedBy(definition.people as (data: unknown) => readonly string[], command.data))
      people.add(id);
  }
  return { dossiers: [...people].filter((id) => uuid.test(id)), identities: identitiesOf(command.data) };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The command has not been validated yet: data of the wrong shape names nobody. */
function namedBy(people: (data: unknown) => readonly string[], data: unknown): readonly string[] {
  try {
    return people(data)
      .filter((id) => typeof id === 'string')
      .slice(0, 100);
  } catch {
    return [];
  }
}

/** Identities by which other dossiers against the same party are found. */
function identitiesOf(data: unknown): Identity[] {
  const { parties, party: one } = (data ?? {}) as { parties?: unknown; party?: unknown };
  const stated = Array.isArray(parties) ? parties.slice(0, 200) : typeof one === 'object' ? [one] : [];
  return stated.flatMap((party): Identity[] => {
    const { uscc, person } = (party ?? {}) as { uscc?: unknown; person?: { idNumber?: unknown } };
    const found: Identity[] = [];
    if (typeof uscc === 'string') found.push({ kind: 'uscc', value: normaliseCode(uscc) });
    if (typeof person?.idNumber === 'string')
      found.push({ kind: 'citizenId', value: normaliseCode(person.idNumber) });
    return found;
  });
}

function factsOf(situation: Situation): ReturnType<RecordPorts['facts']> {
  const agency = agencyOf(situation);
  const staff: Record<string, StaffFacts> = {};
  for (const other of situation.others.values()) {
    if (other.procedure.id === 'staff') staff[other.id] = other.state as StaffFacts;
  }
  return {
    facts: { calendar: nationalCalendar, agency, staff, related: relatedOf(situation) },
    profile: profileOf(agency),
  };
}

export function profileOf(agency: AgencyFacts): Profile {
  return resolveProfile(isProfileId(agency.profile) ? agency.profile : 'national');
}

/** The handling agency: of the dossier once it is open, of the actor before; an agency's own dossier is its own facts. */
function agencyOf(situation: Situation): AgencyFacts {
  const { dossier, head, actor, others } = situation;
  if (dossier.procedure.id === 'agency') return dossier.state as AgencyFacts;
  const found = others.get(head?.agency ?? actor.agencyId) as Dossier<AgencyFacts> | undefined;
  return found?.state ?? (procedures.agency.initial as AgencyFacts);
}

function relatedOf(situation: Situation): RelatedPenalty[] {
  return situation.related.flatMap((id): RelatedPenalty[] => {
    const other = situation.others.get(id);
    if (other === undefined || !other.procedure.id.startsWith('penalty-')) return [];
    const state = other.state as PenaltyState;
    if (state.conduct === undefined || id === situation.dossier.id) return [];
    const agency = situation.others.get(state.agencyId)?.state as AgencyFacts | undefined;
    const { decision } = state;
    const standing = decision !== undefined && decision.fate === undefined;
    return [
      {
        dossier: id,
        title: titleOf(state),
        agency: agency?.name ?? '其他机关',
        ...(decision?.number === undefined ? {} : { number: decision.number }),
        from: state.conduct.from,
        to: state.conduct.to,
        place: state.conduct.place,
        fined:
          standing &&
          decision.outcome.parties.some((party) =>
            party.penalties.some((penalty) => penalty.kind === 'fine'),
          ),
      },
    ];
  });
}

function placeOf(situation: Situation, act: Act): ReturnType<RecordPorts['place']> {
  if (situation.dossier.procedure.id === 'agency') {
    const data = act.data as { regionPath?: string };
    return { agency: situation.dossier.id, regionPath: data.regionPath ?? '', unit: '', secrecy: 0 };
  }
  const agency = agencyOf(situation);
  if (situation.dossier.procedure.id === 'staff') {
    const { agencyId } = act.data as { agencyId?: string };
    const home = agencyId ?? situation.actor.agencyId;
    const state = situation.others.get(home)?.state as AgencyFacts | undefined;
    return { agency: home, regionPath: state?.regionPath ?? agency.regionPath, unit: '', secrecy: 0 };
  }
  const handler = situation.others.get(situation.actor.personId)?.state as StaffFacts | undefined;
  return {
    agency: situation.actor.agencyId,
    regionPath: agency.regionPath,
    unit: handler?.unit ?? '',
    secrecy: 0,
  };
}
