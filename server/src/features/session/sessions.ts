import { hash } from 'node:crypto';
import {
  type Actor,
  type ActorPlace,
  type AgencyFacts,
  actingOn,
  civilDay,
  type Dossier,
  hasLeft,
  type Role,
  rolesOn,
  type StaffFacts,
} from '@mingjing/law';
import { sql } from 'kysely';
import type { Services } from '../../services.ts';
import { together } from '../../together.ts';
import { isSealed, sessionSeal } from './seals.ts';

/** Sessions (会话). Who a person is comes from the staff dossier; here it is only recognised. */

/** A signed-in person, as every call sees one. */
export interface SignedIn {
  readonly sessionId: string;
  readonly account: string;
  readonly actor: Actor;
  readonly place: ActorPlace;
  readonly staff: StaffFacts;
  readonly agency: AgencyFacts;
  readonly mustChangePassword: boolean;
  /** Public key of the browser that signed in, for acts that are signed. */
  readonly signingKey?: Uint8Array;
  readonly expiresAt: string;
  readonly address?: string;
  /** States of the staff and the agency dossier all this was read from. */
  readonly basis: readonly { readonly dossier: string; readonly seq: number }[];
}

export const limits = {
  idleMinutes: 30,
  absoluteHours: 12,
  /** How often the idle limit is moved on: a request between two moves writes nothing. */
  touchSeconds: 20,
} as const;

export const tokenHash = (token: string) => hash('sha256', token, 'buffer');

interface FoundSession {
  readonly token_hash: Buffer;
  readonly id: string;
  readonly absolute_until: Date;
  readonly person: string;
  readonly login: string;
  readonly must_change_password: boolean;
  readonly person_seq: number;
  readonly agency_seq: number;
  readonly key: Buffer | null;
  readonly seal: Buffer | null;
  /** Its idle limit has to be moved on. */
  readonly ages: boolean;
}

const sessionQuery = `
  select s.id, s.token_hash, s.key, s.seal, s.absolute_until, a.person, a.login, a.must_change_password,
         p.seq as person_seq, h.seq as agency_seq,
         s.idle_until < least(clock_timestamp() + make_interval(mins => $2), s.absolute_until) - make_interval(secs => $3) as ages
  from unnest($1::bytea[]) as asked (token_hash)
  join identity.session s on s.token_hash = asked.token_hash
  join identity.account a on a.id = s.account
  join record.dossier p on p.id = a.person
  join record.dossier h on h.id = p.agency
  where s.ended_at is null and a.disabled_at is null
    and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp()`;

const touchQuery = `
  update identity.session
  set last_seen_at = clock_timestamp(),
      idle_until = least(clock_timestamp() + make_interval(mins => $2), absolute_until)
  where id = any ($1::uuid[]) and ended_at is null`;

/** What is remembered of sessions and people, to spare the store the same question again and again. */
interface Memory {
  readonly find: (hash: Buffer) => Promise<FoundSession | undefined>;
  /** People as they were last seen, good while neither their own dossier nor their agency's has moved. */
  readonly people: Map<string, { readonly version: string; readonly person: Person }>;
  /** By the hash of the token: who was recognised last, and when by the steady clock. */
  readonly sessions: Map<string, { readonly who: SignedIn; readonly day: string; readonly at: number }>;
}

const memories = new WeakMap<Services, Memory>();

/** Sessions remembered at once. */
const mostSessions = 2_000;

function memoryOf(services: Services): Memory {
  let memory = memories.get(services);
  if (memory === undefined) {
    const find = together((hashes: readonly Buffer[]) => findSessions(services, hashes), {
      lanes: 1,
      most: 64,
    });
    memory = { find, people: new Map(), sessions: new Map() };
    memories.set(services, memory);
  }
  return memory;
}

/** The sessions behind tokens; requests that come together are looked up together. */
async function findSessions(
  services: Services,
  hashes: readonly Buffer[],
): Promise<(FoundSession | undefined)[]> {
  const asked = [...new Map(hashes.map((one) => [one.toString('hex'), one])).values()];
  const { rows } = await services.store.appPool.query<FoundSession>({
    name: 'identity.session',
    text: sessionQuery,
    values: [asked, limits.idleMinutes, limits.touchSeconds],
  });
  const ageing = rows.filter((row) => row.ages).map((row) => row.id);
  if (ageing.length > 0)
    await services.store.appPool.query({
      name: 'identity.touch',
      text: touchQuery,
      values: [ageing, limits.idleMinutes],
    });
  return hashes.map((one) => rows.find((row) => row.token_hash.equals(one)));
}

/** Who a session token belongs to, with roles and certificates as they stand now; moves the idle limit. */
export async function recognise(
  services: Services,
  token: string,
  address?: string,
): Promise<SignedIn | undefined> {
  const { find, sessions } = memoryOf(services);
  const hash = tokenHash(token);
  const found = await find(hash);
  const who = found && (await signedInBy(services, found));
  const name = hash.toString('hex');
  sessions.delete(name);
  if (who === undefined) return undefined;
  sessions.set(name, { who, day: today(), at: performance.now() });
  if (sessions.size > mostSessions) sessions.delete(sessions.keys().next().value!);
  return { ...who, ...(address === undefined ? {} : { address }) };
}

/**
 * Who a session token belonged to a moment ago. Nothing may be told or written on it alone: for acts that are written only
 * if the session still stands (`Recorder.attempt`).
 */
export function recall(services: Services, token: string, address?: string): SignedIn | undefined {
  const known = memoryOf(services).sessions.get(tokenHash(token).toString('hex'));
  // The idle limit is moved on by `recognise` alone.
  if (
    known === undefined ||
    known.day !== today() ||
    performance.now() - known.at > limits.touchSeconds * 1000
  )
    return undefined;
  return { ...known.who, ...(address === undefined ? {} : { address }) };
}

async function signedInBy(services: Services, row: FoundSession): Promise<SignedIn | undefined> {
  const { id, key } = row;
  const expected = sessionSeal(services, { id, person: row.person, token: row.token_hash, key });
  if (!isSealed(row.seal, expected)) return undefined;
  const person = await knownPerson(services, row);
  if (person === undefined || hasLeft(person.staff, today())) return undefined;
  return {
    sessionId: row.id,
    account: row.login,
    ...person,
    mustChangePassword: row.must_change_password,
    ...(key === null ? {} : { signingKey: new Uint8Array(key) }),
    expiresAt: row.absolute_until.toISOString(),
    basis: [
      { dossier: row.person, seq: row.person_seq },
      { dossier: person.actor.agencyId, seq: row.agency_seq },
    ],
  };
}

const today = () => civilDay(new Date().toISOString());

async function knownPerson(services: Services, row: FoundSession): Promise<Person | undefined> {
  const { people } = memoryOf(services);
  // Whoever stands in for another does so by days.
  const version = `${today()} ${row.person_seq} ${row.agency_seq}`;
  const kept = people.get(row.person);
  if (kept !== undefined && kept.version === version) return kept.person;
  const person = await personOf(services, row.person);
  if (person !== undefined) people.set(row.person, { version, person });
  return person;
}

type Person = Pick<SignedIn, 'actor' | 'place' | 'staff' | 'agency'>;

/** The person behind a staff dossier as an actor, with the roles of today. Everybody is `staff` of the own agency. */
export async function personOf(services: Services, id: string): Promise<Person | undefined> {
  return (await peopleOf(services, [id])).get(id);
}

/** The same of several at once, by id; who is none is left out. */
export async function peopleOf(
  services: Services,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const found = await dossiersOf(services, ids);
  const people = ids.flatMap((id) => {
    const dossier = found.get(id);
    return dossier?.procedure.id === 'staff' ? [[id, dossier.state as StaffFacts] as const] : [];
  });
  const missing = people.flatMap(([, { agencyId }]) => (found.has(agencyId) ? [] : [agencyId]));
  const homes = new Map([...found, ...(await dossiersOf(services, missing))]);
  return new Map(
    people.flatMap(([id, staff]) => {
      const agency = homes.get(staff.agencyId)?.state as AgencyFacts | undefined;
      return agency === undefined ? [] : [[id, personIn(id, staff, agency)]];
    }),
  );
}

/** Dossiers by id, with those the first of them rests on: its agency, where it is a person's. */
async function dossiersOf(
  { record }: Services,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Dossier<unknown>>> {
  const [dossier, ...facts] = new Set(ids);
  if (dossier === undefined) return new Map();
  const { own, others } = await record.load({ dossier, facts });
  return new Map(
    [...(own === undefined ? [] : [own]), ...others.values()].map((one) => [one.head.id, one.dossier]),
  );
}

function personIn(id: string, staff: StaffFacts, agency: AgencyFacts): Person {
  const roles: readonly Role[] = [...rolesOn(staff, today(), agency), 'staff'];
  const acting = actingOn(id, today(), agency).map(({ office, inPlaceOf }) => ({
    office,
    ...(inPlaceOf === undefined ? {} : { inPlaceOf }),
  }));
  return {
    actor: {
      personId: id,
      name: staff.name,
      agencyId: staff.agencyId,
      roles,
      ...(acting.length === 0 ? {} : { acting }),
    },
    place: { regionPath: agency.regionPath, unit: staff.unit },
    staff,
    agency,
  };
}

export async function signOut(services: Services, who: SignedIn): Promise<void> {
  await endSessions(services, who.actor.personId, who.sessionId);
}

/** Ends the sessions of a person: all, the one named, or all but one. */
export async function endSessions(
  services: Services,
  person: string,
  only?: string,
  except?: string,
): Promise<void> {
  let query = services.store.app
    .updateTable('identity.session')
    .set({ ended_at: sql<Date>`clock_timestamp()` })
    .where('ended_at', 'is', null)
    .where('account', 'in', (from) =>
      from.selectFrom('identity.account').select('id').where('person', '=', person),
    );
  if (only !== undefined) query = query.where('id', '=', only);
  if (except !== undefined) query = query.where('id', '<>', except);
  await query.execute();
}
