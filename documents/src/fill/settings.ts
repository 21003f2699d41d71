import type { AgencyFacts, Profile } from '@mingjing/law';
import type { DocumentProfile, DocumentSettings } from '../profile.ts';
import { documentDefinitions } from '../templates/index.ts';

/** What an agency and its region set about documents, as `renderDocument` takes it: titles, remedy, exclusions. */
export function documentProfileOf(agency: AgencyFacts, profile: Profile): Partial<DocumentProfile> {
  const { remedyPrintedOn, eServiceExcluded } = profile.values;
  const documents: Record<string, DocumentSettings> = {};
  for (const [id, own] of Object.entries(agency.documents)) {
    if (own.title !== undefined) documents[id] = { title: own.title };
  }
  return {
    documents,
    ...(remedyPrintedOn === undefined ? {} : { remedyOn: remedyPrintedOn.value }),
    ...(eServiceExcluded === undefined
      ? {}
      : { eServiceExcluded: eServiceExcluded.value.map(titleOf(agency)) }),
  };
}

/** Title under which an agency issues a document; the id itself for documents of other procedures. */
const titleOf =
  (agency: AgencyFacts) =>
  (id: string): string =>
    agency.documents[id]?.title ??
    (Object.hasOwn(documentDefinitions, id)
      ? documentDefinitions[id as keyof typeof documentDefinitions].title
      : id);
