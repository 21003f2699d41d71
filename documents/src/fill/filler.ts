import type { DocumentData, DocumentId } from '../templates/index.ts';
import type { FillContext } from './context.ts';

/** Makes the data of one document. */
export type Filler<Id extends DocumentId> = (c: FillContext) => DocumentData<Id>;

/** Fillers by document; one that is missing is a broken program, which the tests find from the procedures. */
export type Fillers = { readonly [Id in DocumentId]?: Filler<Id> };
