import type { z } from 'zod';
import type { Block } from './blocks.ts';
import type { DocumentProfile } from './profile.ts';

/** Form (表), text (文), record (录), list (单). */
export type Family = 'form' | 'text' | 'record' | 'list';

/** Who gets it: kept inside (内部), the party (当事人), another body (函), everyone (公告). */
export type Audience = 'internal' | 'party' | 'body' | 'public';

/** One enforcement document (执法文书): what it holds, how it is filed, how its text is made. */
export type DocumentDefinition<Id extends string = string, Schema extends z.ZodType = z.ZodType> = {
  id: Id;
  /** Printed title; a profile may replace it. */
  title: string;
  family: Family;
  audience: Audience;
  /** 类别字 of the number; absent: the document is not numbered. */
  numberCode?: string;
  /** Copies made: served, filed, and more where the court or a keeper needs one. */
  copies: number;
  /** Audio or video of the act: must, advised, none. */
  recording: 'must' | 'advised' | 'none';
  /** Who signs, in the words of the form. */
  signers: readonly string[];
  /** The agency's seal is pressed on it. */
  sealed: boolean;
  /** Filled in by hand on paper: printed with what the case knows, issued by no act. */
  byHand?: true;
  /** Data needs the remedy (body and court) when the profile prints it. */
  remedy?: true;
  schema: Schema;
  /** Already-decided values in, blocks out; computes no law. */
  compose(data: z.output<Schema>, context: Context): Composition;
};

export type Context = { profile: DocumentProfile; id: string };

type Composition = {
  blocks: Block[];
  /** Signature lines at the foot of every page of a record. */
  everyPage?: readonly string[];
  /** The form is meant for one page and set tighter. */
  onePage?: true;
  /** Replaces the title when the data decides it (grant or refusal). */
  title?: string;
  /** The agency whose name stands over the title, when it is not the head's. */
  agency?: string | null;
};

/** Defaults follow the family: text documents go to the party in two sealed copies. */
export function defineDocument<const Id extends string, Schema extends z.ZodType>(
  definition: Omit<DocumentDefinition<Id, Schema>, 'copies' | 'recording' | 'signers' | 'sealed'> &
    Partial<Pick<DocumentDefinition, 'copies' | 'recording' | 'signers' | 'sealed'>>,
): DocumentDefinition<Id, Schema> {
  const internal = definition.audience === 'internal';
  return {
    copies: internal ? 1 : 2,
    recording: 'none',
    signers: [],
    sealed: definition.family === 'text' && !internal,
    ...definition,
  };
}
