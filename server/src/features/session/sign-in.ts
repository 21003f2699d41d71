import { randomBytes } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { audit } from './audit.ts';
import { refuseTooMany } from './guessing.ts';
import { hashPassword } from './password-hash.ts';
import { accountSeal, isSealed, sessionSeal } from './seals.ts';
import { limits, recognise, type SignedIn, tokenHash } from './sessions.ts';

/** A hash of no password, so that an unknown account takes as long as a known one. */
const nobody = hashPassword(randomBytes(16).toString('hex'));

/** 登录: a session for who knows account and password; refused after the same time whichever of them is wrong. */
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
