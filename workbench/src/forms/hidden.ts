import { currentRound } from '@mingjing/law/penalty';
import type { DossierView } from '../api.ts';
import type { Field } from './fields.ts';
import { type Values, zeroHash } from './values.ts';

/** Values the person does not type: the draft an act is about, the document a scan belongs to, digests the server makes. */
export function withHidden(
  type: string,
  fields: readonly Field[],
  values: Values,
  dossier: DossierView | undefined,
): Values {
  const hidden: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.widget !== 'hidden' || values[field.name] !== undefined) continue;
    if (field.name === 'draftHash') hidden.draftHash = draftHash(type, dossier);
    else if (field.name === 'sha256') hidden.sha256 = sealedHash(values, dossier);
    else if (!field.optional) hidden[field.name] = zeroHash;
  }
  const known = Object.fromEntries(Object.entries(hidden).filter(([, value]) => value !== undefined));
  return { ...values, ...known };
}

/** An opinion is about the draft of its round; everything else is about the draft that stands. */
function draftHash(type: string, dossier: DossierView | undefined): string | undefined {
  if (dossier === undefined) return undefined;
  return type === 'review.opine' ? currentRound(dossier.state)?.draftHash : dossier.state.draft?.hash;
}

function sealedHash(values: Values, dossier: DossierView | undefined): string | undefined {
  return dossier?.state.documents.find((entry) => entry.seq === values.document)?.document.sha256;
}
