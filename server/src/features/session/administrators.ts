import { type Act, may } from '@mingjing/law';
import { v7 as uuidv7 } from 'uuid';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { openDossier } from '../dossiers/commands.ts';
import { requireInScope, scopeOf } from '../dossiers/reach.ts';
import { openAccount } from './accounts.ts';
import { audit, by } from './audit.ts';
import { oneTimePassword } from './password-hash.ts';
import { resetPassword } from './passwords.ts';
import type { SignedIn } from './sessions.ts';

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
  await requireInScope(services, scopeOf(may(who.actor, { kind: 'keepAgencies' }, who.place)), data.agencyId);
  const holders = await services.store.app
    .selectFrom('identity.account')
    .select(['person', 'login'])
    .where((where) => where.or([where('login', '=', account), where('person', '=', personId)]))
    .execute();
  if (holders.some(({ person }) => person !== personId))
    return problem('CONFLICT', [], '这个账号名已被使用，请换一个。');
  const { own } = await services.record.load({ dossier: personId });
  if (own === undefined)
    await openDossier(services, who, {
      dossier: personId,
      procedure: 'staff',
      command: { id: uuidv7(), type, occurredAt: new Date().toISOString(), data: { ...data, files: [] } },
    });
  else requireSame(own.dossier.acts[0], who, data);
  const held = holders[0]?.login;
  if (held !== undefined)
    return { account, oneTimePassword: await passwordAgain(services, who, request, held) };
  const password = oneTimePassword();
  const made = await openAccount(services, { personId, account, password, mustChange: true });
  if (!made) return problem('CONFLICT', [], '这个账号名刚刚被使用。人员已经登记，请换一个账号名再试。');
  await audit(services, 'accountOpened', {
    ...by(who),
    detail: { for: personId, login: account },
  });
  return { account, oneTimePassword: password };
}

type Entered = Omit<Appointment, 'personId' | 'account'>;

/** Asked again, it is the same person as before: an account for anybody else is not this. */
function requireSame(first: Act | undefined, who: SignedIn, data: Entered): void {
  if (first?.type !== type || first.actor.personId !== who.actor.personId) problem('NOT_FOUND');
  const entered = first?.data as Entered;
  if ((['agencyId', 'name', 'unit', 'post'] as const).some((field) => entered[field] !== data[field]))
    problem('ID_REUSED', [], '该人员已经按先前填写的姓名、内设机构、职务登记。请照原样填写，或者重新指定。');
}

/** The first answer may have been lost, and with it the password: while nobody has signed in with one, another is given. */
async function passwordAgain(
  services: Services,
  who: SignedIn,
  { personId, account }: Appointment,
  held: string,
): Promise<string> {
  const used = await services.store.app
    .selectFrom('record.audit')
    .select('id')
    .where('person', '=', personId)
    .where('kind', '=', 'signIn')
    .limit(1)
    .executeTakeFirst();
  if (used !== undefined || held !== account)
    return problem('CONFLICT', [], `该人员已有账号“${held}”，密码由其所在机关的系统管理员重置。`);
  const password = await resetPassword(services, personId);
  await audit(services, 'passwordReset', { ...by(who), detail: { for: personId } });
  return password;
}
