import { verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { audit, by } from './audit.ts';
import { refuseTooMany } from './guessing.ts';
import { hashPassword, oneTimePassword } from './password-hash.ts';
import { accountSeal } from './seals.ts';
import { endSessions, type SignedIn } from './sessions.ts';

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
