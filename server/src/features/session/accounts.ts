import { may, type StaffFacts } from '@mingjing/law';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { audit, by } from './audit.ts';
import { hashPassword, oneTimePassword } from './password-hash.ts';
import { resetPassword } from './passwords.ts';
import { accountSeal } from './seals.ts';
import { peopleOf, personOf, type SignedIn } from './sessions.ts';

/** 账号管理: opened and reset by the agency's administrator; passwords shown once. */

function requireAdmin(who: SignedIn): void {
  const permission = may(who.actor, { kind: 'manageAccounts' }, who.place);
  if (permission.kind === 'refuse') problem('FORBIDDEN', [permission.refusal]);
}

export async function listAccounts(services: Services, who: SignedIn) {
  requireAdmin(who);
  const rows = await services.store.app
    .selectFrom('identity.account as a')
    .innerJoin('view.dossier as d', 'd.dossier', 'a.person')
    .select(['a.person', 'a.login', 'a.disabled_at', 'd.title'])
    .select(
      sql<Date | null>`(select max(created_at) from identity.session s where s.account = a.id)`.as('last'),
    )
    .where('d.agency', '=', who.actor.agencyId)
    .orderBy('a.login')
    .execute();
  const people = await peopleOf(
    services,
    rows.map((row) => row.person),
  );
  return {
    rows: rows.map((row) => ({
      personId: row.person,
      account: row.login,
      name: row.title,
      roles: [...(people.get(row.person)?.staff.roles ?? [])],
      disabled: row.disabled_at !== null,
      ...(row.last === null ? {} : { lastSignIn: row.last.toISOString() }),
    })),
  };
}

export async function createAccount(
  services: Services,
  who: SignedIn,
  request: { readonly personId: string; readonly account: string },
) {
  requireAdmin(who);
  await requireOwn(services, who, request.personId);
  const password = oneTimePassword();
  const made = await openAccount(services, { ...request, password, mustChange: true });
  if (!made) return problem('CONFLICT', [], '这个账号名已被使用，或者该人员已有账号。');
  await audit(services, 'accountOpened', {
    ...by(who),
    detail: { for: request.personId, login: request.account },
  });
  return { account: request.account, oneTimePassword: password };
}

/** Opens an account; false when the name or the person has one already. */
export async function openAccount(
  services: Services,
  request: {
    readonly personId: string;
    readonly account: string;
    readonly password: string;
    readonly mustChange: boolean;
  },
): Promise<boolean> {
  const hash = await hashPassword(request.password);
  const row = await services.store.app
    .insertInto('identity.account')
    .values({
      id: uuidv7(),
      person: request.personId,
      login: request.account,
      password_hash: hash,
      seal: accountSeal(services, { person: request.personId, hash }),
      must_change_password: request.mustChange,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function resetAccount(services: Services, who: SignedIn, personId: string) {
  requireAdmin(who);
  await requireOwn(services, who, personId);
  const password = await resetPassword(services, personId);
  await audit(services, 'passwordReset', {
    ...by(who),
    detail: { for: personId },
  });
  return { oneTimePassword: password };
}

export async function setDisabled(
  services: Services,
  who: SignedIn,
  request: { readonly personId: string; readonly disabled: boolean },
) {
  requireAdmin(who);
  await requireOwn(services, who, request.personId);
  if (request.personId === who.actor.personId) return problem('REFUSED', [], '不能停用自己的账号。');
  const changed = await services.store.app
    .updateTable('identity.account')
    .set({ disabled_at: request.disabled ? sql<Date>`clock_timestamp()` : null })
    .where('person', '=', request.personId)
    .returning('id')
    .executeTakeFirst();
  if (changed === undefined) return problem('NOT_FOUND');
  await audit(services, request.disabled ? 'accountDisabled' : 'accountEnabled', {
    ...by(who),
    detail: { for: request.personId },
  });
  return { ok: true as const };
}

/** An administrator manages the people of the own agency and nobody else's. */
async function requireOwn(services: Services, who: SignedIn, personId: string): Promise<StaffFacts> {
  const person = await personOf(services, personId);
  if (person === undefined || person.staff.agencyId !== who.actor.agencyId) return problem('NOT_FOUND');
  return person.staff;
}
