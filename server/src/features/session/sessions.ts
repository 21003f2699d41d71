import { createHash, randomBytes } from 'node:crypto';
import {
  type Actor,
  type ActorPlace,
  type AgencyFacts,
  actingOn,
  civilDay,
  type Role,
  rolesOn,
  type StaffFacts,
} from '@mingjing/law';
import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { together } from '../../together.ts';
import { accountSeal, isSealed, sessionSeal } from './seals.ts';

/** Accounts and sessions (账号、会话). Who a person is comes from the staff dossier; here it is only recognised. */

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

const limits = {
  idleMinutes: 30,
  absoluteHours: 12,
  /** How often the idle limit is moved on: a request between two moves writes nothing. */
  touchSeconds: 20,
  /** Failures from one address against one account before that address waits. */
  perAccountAndAddress: 5,
  /** Failures from one address against all accounts: guessing many names. */
  perAddress: 50,
  windowMinutes: 15,
} as const;

/** OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string) => hash(password, argon);

/** Twelve characters without look-alikes, for one-time passwords. */
export function oneTimePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return [...randomBytes(12)].map((byte) => letters[byte % letters.length]).join('');
}

const tokenHash = (token: string) => createHash('sha256').update(token).digest();

/** A hash of no password, so that an unknown account takes as long as a known one. */
const nobody = hashPassword(randomBytes(16).toString('hex'));

export async function signIn(
  services: Services,
  request: { readonly account: string; readonly password: string; readonly key?: string | undefined },
  from: { readonly address: string; readonly agent: string },
): Promise<{ readonly token: string; readonly who: SignedIn }> {
  const { app } = services.store;
  const login = request.account.trim().toLowerCase();
  await refuseTooMany(services, login, from.address);
  const account = await app
    .selectFrom('identity.account')
    .selectAll()
    .where('login', '=', login)
    .executeTakeFirst();
  const known = account !== undefined && account.password_hash !== null && account.disabled_at === null;
  const right = await verify(known ? (account.password_hash ?? '') : await nobody, request.password).catch(
    () => false,
  );
  const ok =
    known &&
    right &&
    isSealed(
      account.seal,
      accountSeal(services, { person: account.person, hash: account.password_hash ?? '' }),
    );
  await app.insertInto('identity.attempt').values({ login, address: from.address, ok }).execute();
  await audit(services, ok ? 'signIn' : 'signInFailed', {
    ...(known ? { person: account.person } : {}),
    address: from.address,
    detail: { login },
  });
  if (!ok) return problem('SIGN_IN_FAILED');
  const token = randomBytes(32).toString('base64url');
  const id = uuidv7();
  const key = request.key === undefined ? null : Buffer.from(request.key, 'base64');
  await app
    .insertInto('identity.session')
    .values({
      id,
      token_hash: tokenHash(token),
      account: account.id,
      key,
      seal: sessionSeal(services, { id, person: account.person, token: tokenHash(token), key }),
      idle_until: sql<Date>`clock_timestamp() + make_interval(mins => ${limits.idleMinutes})`,
      absolute_until: sql<Date>`clock_timestamp() + make_interval(hours => ${limits.absoluteHours})`,
      address: from.address,
      agent: from.agent.slice(0, 300),
    })
    .execute();
  const who = await recognise(services, token, from.address);
  if (who === undefined) return problem('SIGN_IN_FAILED');
  return { token, who };
}

/**
 * Guessing is slowed by where it comes from: an address that fails is made to wait, the account itself is never locked,
 * so that nobody can lock a colleague out by typing wrong passwords in his name.
 */
async function refuseTooMany(services: Services, login: string, address: string): Promise<void> {
  const row = await services.store.app
    .selectFrom('identity.attempt')
    .select([
      sql<number>`count(*) filter (where login = ${login} and not ok and at > coalesce((select max(at) from identity.attempt where login = ${login} and address = ${address}::inet and ok), '-infinity'))`.as(
        'own',
      ),
      sql<number>`count(*) filter (where not ok)`.as('all'),
    ])
    .where('address', '=', address)
    .where('at', '>', sql<Date>`clock_timestamp() - make_interval(mins => ${limits.windowMinutes})`)
    .executeTakeFirstOrThrow();
  if (Number(row.own) >= limits.perAccountAndAddress || Number(row.all) >= limits.perAddress) {
    problem(
      'TOO_MANY_REQUESTS',
      [],
      `登录失败次数过多，请${limits.windowMinutes}分钟后再试，或者联系系统管理员重置密码。`,
    );
  }
}

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
  if (person === undefined || person.staff.leftOn !== undefined) return undefined;
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
  const loaded = await services.record.load({ dossier: id });
  const staff = loaded.own?.dossier.state as StaffFacts | undefined;
  if (loaded.own?.dossier.procedure.id !== 'staff' || staff === undefined) return undefined;
  const home =
    loaded.others.get(staff.agencyId) ?? (await services.record.load({ dossier: staff.agencyId })).own;
  if (home === undefined) return undefined;
  const agency = home.dossier.state as AgencyFacts;
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

async function endSessions(
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

/** Changes the own password; every other session of the person ends. */
export async function changePassword(
  services: Services,
  who: SignedIn,
  request: { readonly current: string; readonly next: string },
): Promise<void> {
  const { app } = services.store;
  await refuseTooMany(services, who.account, who.address ?? '127.0.0.1');
  const account = await app
    .selectFrom('identity.account')
    .select(['password_hash'])
    .where('login', '=', who.account)
    .executeTakeFirstOrThrow();
  const right = await verify(account.password_hash ?? '', request.current).catch(() => false);
  if (!right) {
    await app
      .insertInto('identity.attempt')
      .values({ login: who.account, address: who.address ?? '127.0.0.1', ok: false })
      .execute();
    return problem('SIGN_IN_FAILED', [], '当前密码不正确。');
  }
  if (request.next === request.current) return problem('BAD_REQUEST', [], '新密码不能与当前密码相同。');
  const hash = await hashPassword(request.next);
  await app
    .updateTable('identity.account')
    .set({
      password_hash: hash,
      seal: accountSeal(services, { person: who.actor.personId, hash }),
      must_change_password: false,
      password_changed_at: sql<Date>`clock_timestamp()`,
    })
    .where('login', '=', who.account)
    .execute();
  await endSessions(services, who.actor.personId, undefined, who.sessionId);
  await audit(services, 'passwordChanged', by(who));
}

/** Sets a new one-time password and ends every session of the person. */
export async function resetPassword(services: Services, person: string): Promise<string> {
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  const changed = await services.store.app
    .updateTable('identity.account')
    .set({
      password_hash: hash,
      seal: accountSeal(services, { person, hash }),
      must_change_password: true,
      password_changed_at: sql<Date>`clock_timestamp()`,
    })
    .where('person', '=', person)
    .returning('login')
    .executeTakeFirst();
  if (changed === undefined) return problem('NOT_FOUND');
  await endSessions(services, person);
  return password;
}

export interface AuditEntry {
  readonly person?: string;
  readonly agency?: string;
  readonly dossier?: string;
  readonly session?: string;
  readonly address?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Who did it, for whom they acted and from where. */
export const by = (who: SignedIn): AuditEntry => ({
  person: who.actor.personId,
  agency: who.actor.agencyId,
  session: who.sessionId,
  ...(who.address === undefined ? {} : { address: who.address }),
});

/** One line of the audit (操作日志); append-only in the database. */
export async function audit(services: Services, kind: string, entry: AuditEntry): Promise<void> {
  await services.store.app
    .insertInto('record.audit')
    .values({ kind, ...entry, detail: JSON.stringify(entry.detail ?? {}) })
    .execute();
}
