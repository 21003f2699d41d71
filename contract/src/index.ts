import { audit } from './audit.ts';
import { dossiers } from './dossiers.ts';
import { publicCalls } from './public-calls.ts';
import { accounts, directory, drafts, session, supervision } from './staff.ts';

export * from './audit.ts';
export * from './dossiers.ts';
export * from './errors.ts';
export * from './public.ts';
export * from './signing.ts';
export * from './staff.ts';
export * from './words.ts';

/** Every call that crosses the wire; server handlers, the typed client and OpenAPI all come from this one value. */
export const contract = {
  session,
  directory,
  dossiers,
  drafts,
  accounts,
  supervision,
  audit,
  public: publicCalls,
};

export type Contract = typeof contract;
