import { v7 as uuidv7 } from 'uuid';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { openDossier } from '../dossiers/commands.ts';
import { openAccount } from './accounts.ts';
import { audit, by, oneTimePassword, type SignedIn } from './sessions.ts';

/** An agency's administrator as the bureau that registered it names one. */
export interface Appointment {
  /** Id of the person's dossier, made by who asks: asked again with the same, the person is the same. */
  readonly personId: string;
  readonly agencyId: string;
  readonly name: string;
  readonly unit: string;
  readonly post: string;
  readonly account: string;
}

const type = 'staff.appointAdministrator';

/** 指定系统管理员: registers the person in that agency and opens the account; the agency does everything else itself. */
export async function appointAdministrator(services: Services, who: SignedIn, request: Appointment) {
  const { personId, account, ...data } = request;
  const taken = await services.store.app
    .selectFrom('identity.account')
    .select('person')
    .where((where) => where.or([where('login', '=', account), where('person', '=', personId)]))
    .executeTakeFirst();
  if (taken !== undefined) return problem('CONFLICT', [], '这个账号名已被使用，请换一个。');
  const { own } = await services.record.load({ dossier: personId });
  if (own === undefined)
    await openDossier(services, who, {
      dossier: personId,
      procedure: 'staff',
      command: { id: uuidv7(), type, occurredAt: new Date().toISOString(), data: { ...data, files: [] } },
    });
  // Asked again after the person was registered and the account was not opened; an account for anybody else is not this.
  else if (own.dossier.acts[0]?.type !== type || own.dossier.acts[0].actor.personId !== who.actor.personId)
    return problem('NOT_FOUND');
  const password = oneTimePassword();
  const made = await openAccount(services, { personId, account, password, mustChange: true });
  if (!made) return problem('CONFLICT', [], '这个账号名刚刚被使用。人员已经登记，请换一个账号名再试。');
  await audit(services, 'accountOpened', {
    ...by(who),
    detail: { for: personId, login: account },
  });
  return { account, oneTimePassword: password };
}
