import { nationalSources } from './national.ts';
import { provincialSources } from './provincial.ts';
import { sectoralSources } from './sectoral.ts';
import type { Source, SourceBody } from './source.ts';

const bodies = { ...nationalSources, ...sectoralSources, ...provincialSources };

export type SourceId = keyof typeof bodies;

/** The day the table was last compared with the published texts; texts after `TEXTS_READ_UNTIL` could not be read. */
export const SOURCES_CHECKED_ON = '2026-11-21';
export const TEXTS_READ_UNTIL = '2026-06-03';

/** Every source, in the order of its strength and region (依据总表). */
export const sources: readonly Source<SourceId>[] = Object.entries(
  bodies as Record<SourceId, SourceBody>,
).map(([id, body]) => ({ id: id as SourceId, ...body }));

const byId = new Map<string, Source<SourceId>>(sources.map((source) => [source.id, source]));

/** The source with an id, none if there is none. */
export function findSource(id: string): Source<SourceId> | undefined {
  return byId.get(id);
}

export function getSource(id: SourceId): Source<SourceId> {
  return byId.get(id) as Source<SourceId>;
}

/** Whether a source is in force in one province or city only. */
export function isLocal(id: SourceId): boolean {
  return Object.hasOwn(provincialSources, id);
}
