import { type Actor, civilDay } from '@mingjing/law';
import type { Services } from '../../services.ts';
import { derivedId } from '../dossiers/commands.ts';

/** Publications ended in one round; the rest follow in the next. */
const batch = 1000;

/** The product itself, in the name of the agency whose publication it is. */
const systemOf = (agency: string): Actor => ({
  personId: '00000000-0000-4000-8000-000000000000',
  name: '系统',
  agencyId: agency,
  roles: ['system'],
});

/**
 * Ends the publications whose period is over (公示期满, 公示规定 art 13) by an act of each dossier, as the law allows it
 * without anybody looking. Answers how many were ended; throws what stood in the way of others after the rest is done.
 */
export async function endPublications(services: Services, now = new Date().toISOString()): Promise<number> {
  const { rows } = await services.store.appPool.query<{
    id: string;
    dossier: string;
    agency: string;
    act: string;
  }>(
    `select id, dossier, agency, act from published.item
     where tombstone is null and public_until < $1 order by public_until limit ${batch}`,
    [civilDay(now)],
  );
  const failures: Error[] = [];
  let ended = 0;
  for (const { id, dossier, agency, act } of rows) {
    const outcome = await services.record.perform({
      actor: systemOf(agency),
      dossier,
      command: {
        // Two servers that come to it at once record it once.
        id: derivedId(act, 'end'),
        type: 'publication.end',
        occurredAt: now,
        data: { reason: 'periodOver', publicId: id },
      },
    });
    if (outcome.ok) {
      await services.published(outcome.act);
      ended += 1;
    } else if (outcome.kind !== 'idReused') {
      const why =
        outcome.kind === 'refused' ? outcome.refusals.map(({ code }) => code).join(', ') : outcome.kind;
      failures.push(new Error(`publication ${id} was not ended: ${why}`));
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, 'publications whose period is over still stand');
  return ended;
}
