import { sql } from 'kysely';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';

const limits = {
  /** Failures from one address against one account before that address waits. */
  perAccountAndAddress: 5,
  /** Failures from one address against all accounts: guessing many names. */
  perAddress: 50,
  windowMinutes: 15,
} as const;

/**
 * Guessing is slowed by where it comes from: an address that fails is made to wait, the account itself is never locked,
 * so that nobody can lock a colleague out by typing wrong passwords in his name.
 */
export async function refuseTooMany(services: Services, login: string, address: string): Promise<void> {
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
