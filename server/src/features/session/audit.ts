import type { Services } from '../../services.ts';
import type { SignedIn } from './sessions.ts';

interface AuditEntry {
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
