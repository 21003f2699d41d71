import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from './session/sessions.ts';

/** Drafts of forms (表单草稿): what somebody has typed and not submitted. Personal settings, encrypted, no part of the record. */

const largestDraft = 512 * 1024;

export async function getDraft(
  services: Services,
  who: SignedIn,
  at: { readonly dossier: string; readonly type: string },
) {
  const row = await services.store.app
    .selectFrom('identity.form_draft')
    .select(['data', 'saved_at'])
    .where('person', '=', who.actor.personId)
    .where('dossier', '=', at.dossier)
    .where('type', '=', at.type)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    data: JSON.parse(Buffer.from(services.vault.unwrap(row.data)).toString()) as unknown,
    savedAt: row.saved_at.toISOString(),
  };
}

export async function putDraft(
  services: Services,
  who: SignedIn,
  draft: { readonly dossier: string; readonly type: string; readonly data: unknown },
) {
  const text = Buffer.from(JSON.stringify(draft.data));
  if (text.length > largestDraft) return problem('TOO_LARGE');
  const data = Buffer.from(services.vault.wrap(text));
  const row = await services.store.app
    .insertInto('identity.form_draft')
    .values({ person: who.actor.personId, dossier: draft.dossier, type: draft.type, data })
    .onConflict((conflict) =>
      conflict.columns(['person', 'dossier', 'type']).doUpdateSet({ data, saved_at: new Date() }),
    )
    .returning('saved_at')
    .executeTakeFirstOrThrow();
  return { savedAt: row.saved_at.toISOString() };
}

export async function removeDraft(
  services: Services,
  who: SignedIn,
  at: { readonly dossier: string; readonly type: string },
) {
  await services.store.app
    .deleteFrom('identity.form_draft')
    .where('person', '=', who.actor.personId)
    .where('dossier', '=', at.dossier)
    .where('type', '=', at.type)
    .execute();
  return { ok: true as const };
}
