import type { AgencyFacts, CivilDate } from '@mingjing/law';
import { createContext, useContext } from 'react';
import type { DossierView } from '../api.ts';

/** What every field of a form may look at: the act, the day it is said to have happened, the dossier. */
export interface FormScope {
  readonly type: string;
  readonly day: CivilDate;
  readonly dossierId: string;
  readonly dossier?: DossierView | undefined;
  readonly agency?: AgencyFacts | undefined;
  readonly disabled?: boolean;
}

const Scope = createContext<FormScope | undefined>(undefined);

export const FormScopeProvider = Scope.Provider;

export function useFormScope(): FormScope {
  const scope = useContext(Scope);
  if (scope === undefined) throw new Error('a field stands in a form');
  return scope;
}
