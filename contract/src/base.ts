import { oc } from '@orpc/contract';
import { commonErrors } from './errors.ts';

/** What every call begins with: it may answer with any of the common errors. */
export const base = oc.errors(commonErrors);
