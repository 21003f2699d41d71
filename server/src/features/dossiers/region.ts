import type { AgencyFacts, Dossier } from '@mingjing/law';
import type pg from 'pg';
import type { DossierHead } from '../../record/ports.ts';

/** The region a dossier belongs to is that of its agency as it is today, wherever that was when the dossier was opened. */
export function regionOf(
  head: DossierHead,
  dossier: Dossier<unknown>,
  home: AgencyFacts | undefined,
): string {
  if (dossier.procedure.id === 'agency') return (dossier.state as AgencyFacts).regionPath;
  return home?.id === head.agency ? home.regionPath : head.regionPath;
}

/** What is shown of an agency's dossiers, in which rights are scoped by region. */
const shown = ['view.dossier', 'view.task', 'published.item'] as const;

/** After an agency was moved to another region its dossiers follow it; of all agencies where none is named. */
export async function followRegion(pool: pg.Pool, agency?: string): Promise<void> {
  for (const table of shown) {
    await pool.query(
      `update ${table} d set region_path = a.region_path from view.dossier a
       where a.dossier = d.agency and a.procedure = 'agency' and d.region_path <> a.region_path
         and ($1::uuid is null or d.agency = $1)`,
      [agency ?? null],
    );
  }
}
