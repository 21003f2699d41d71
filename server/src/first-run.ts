import { randomUUID } from 'node:crypto';
import { type Actor, notEntered } from '@mingjing/law';
import { v7 as uuidv7 } from 'uuid';
import { openAccount } from './features/session/accounts.ts';
import { oneTimePassword } from './features/session/password-hash.ts';
import type { Services } from './services.ts';

/**
 * An empty store gets one agency without content and one administrator in it, who then enters the agency's data and its
 * people. No sample data. Answers the one-time password, or nothing when the store is not empty.
 */
export async function firstRun(
  services: Services,
): Promise<{ readonly account: string; readonly password: string } | undefined> {
  const any = await services.store.app
    .selectFrom('identity.account')
    .select('id')
    .limit(1)
    .executeTakeFirst();
  if (any !== undefined) return undefined;
  const agency = randomUUID();
  const person = randomUUID();
  const system: Actor = {
    personId: person,
    name: '系统管理员',
    agencyId: agency,
    roles: ['admin', 'supervisor', 'system'],
  };
  const now = new Date().toISOString();
  const perform = async (
    dossier: string,
    type: string,
    data: unknown,
    seq: number,
    open?: 'agency' | 'staff',
  ): Promise<void> => {
    const outcome = await services.record.perform({
      actor: system,
      dossier,
      ...(open === undefined ? {} : { open }),
      expectedSeq: seq,
      command: { id: uuidv7(), type, occurredAt: now, data },
    });
    if (!outcome.ok) throw new Error(`first run: ${type}: ${JSON.stringify(outcome)}`);
  };
  await perform(agency, 'agency.register', firstAgency, 0, 'agency');
  await perform(
    person,
    'staff.register',
    { name: '系统管理员', unit: '办公室', post: '系统管理员', files: [] },
    0,
    'staff',
  );
  await perform(person, 'staff.assignRoles', { roles: ['admin', 'supervisor'] }, 1);
  const password = oneTimePassword();
  await openAccount(services, { personId: person, account: 'admin', password, mustChange: true });
  return { account: 'admin', password };
}

/** Nothing in it can be taken for a real agency; the administrator enters all of it first, and no number is given before. */
const firstAgency = {
  name: '本机关（名称待登记）',
  shortName: '本机关（待登记）',
  uscc: notEntered,
  field: 'other',
  kind: 'statutory',
  region: notEntered,
  regionPath: notEntered,
  profile: 'national',
  numberPrefix: notEntered,
  legalRepresentative: notEntered,
  address: notEntered,
  phone: notEntered,
  complaintPhone: notEntered,
  reconsiderationBody: notEntered,
  court: notEntered,
  duties: [],
  files: [],
};
