import { type Actor, civilDay } from '@mingjing/law';
import { sql } from 'kysely';
import { digested } from '../../record/views.ts';
import type { Services } from '../../services.ts';
import { lawPorts } from './ports.ts';
import { project } from './project.ts';

/** Dossiers looked at in one round; the rest follow in the next. */
const batch = 200;

const nobody: Actor = {
  personId: '00000000-0000-4000-8000-000000000000',
  name: '系统',
  agencyId: '00000000-0000-4000-8000-000000000000',
  roles: ['system'],
};

/** Makes the rows of dossiers again in which a day has come since their last act: a period has ended, a person has left. Answers how many. */
export async function refreshProjections(services: Services): Promise<number> {
  const today = civilDay(new Date().toISOString());
  let made = 0;
  let last: string | undefined;
  for (;;) {
    const rows = await services.store.app
      .selectFrom('view.dossier')
      .select(['dossier', 'procedure'])
      .where('refresh_on', '<=', today as never)
      .$if(last !== undefined, (asked) => asked.where('dossier', '>', last!))
      .orderBy('dossier')
      .limit(batch)
      .execute();
    for (const { dossier, procedure } of rows) {
      made += (await refreshOne(services, dossier)) ? 1 : 0;
      if (procedure === 'staff') await refreshCasesOf(services, dossier);
    }
    if (rows.length < batch) return made;
    last = rows.at(-1)!.dossier;
  }
}

/**
 * Makes the rows of a person's open cases anew after their register or the list of those on call has changed: what is asked may
 * be asked of somebody else now.
 */
export async function refreshCasesOf(services: Services, person: string): Promise<void> {
  const cases = await services.store.app
    .selectFrom('view.dossier')
    .select('dossier')
    .where('procedure', 'in', ['penalty-ordinary', 'penalty-summary'])
    .where('closed_on', 'is', null)
    .where(sql<boolean>`people @> ${[person]}::uuid[]`)
    .execute();
  for (const { dossier } of cases) await refreshOne(services, dossier);
}

async function refreshOne(services: Services, id: string): Promise<boolean> {
  const loaded = await services.record.load({ dossier: id });
  const { own } = loaded;
  const act = own?.dossier.acts.at(-1);
  if (own === undefined || act === undefined) return false;
  const { facts, profile } = lawPorts.facts({
    actor: nobody,
    dossier: own.dossier,
    head: own.head,
    others: new Map([...loaded.others].map(([other, found]) => [other, found.dossier])),
    related: loaded.related,
    now: loaded.now,
  });
  const { 'published.item': _, ...views } = project({
    dossier: own.dossier,
    act,
    head: own.head,
    facts: { ...facts, refs: [] },
    profile,
    now: loaded.now,
  });
  const answer = await services.store.appPool.query<{ done: boolean }>(
    'select record.refresh_views($1, $2, $3) as done',
    [id, own.head.seq, JSON.stringify(digested(views).rows)],
  );
  return answer.rows[0]?.done ?? false;
}
