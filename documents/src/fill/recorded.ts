import type { FileRef } from '@mingjing/law';
import { type FillContext, headOf, officersOf } from './context.ts';

/** What records made on the spot have in common: who, when, where, and what was refused. */

export interface Named {
  readonly name: string;
  readonly role?: string;
}
export const named = (of: Named | undefined): string | undefined =>
  of && (of.role === undefined ? of.name : `${of.name}（${of.role}）`);

export interface Refusal {
  readonly name: string;
  readonly matter: 'sign' | 'receive' | 'attend' | 'provide';
  readonly reason?: string;
  readonly witness?: Named;
  readonly at: string;
}
export const refusalOf = (of: Refusal | undefined) =>
  of && {
    person: of.name,
    matter: of.matter,
    reason: of.reason,
    witness: of.witness?.name,
    witnessRole: of.witness?.role,
    at: of.at,
  };

/** A record made by two officers between two moments at a place. */
export interface Recorded {
  readonly officers: readonly string[];
  readonly recorder?: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly refusal?: Refusal;
  readonly files: readonly FileRef[];
}
export const recordedOf = (c: FillContext, data: Recorded) => ({
  head: headOf(c),
  from: data.from,
  to: data.to,
  place: data.place,
  officers: officersOf(c, data.officers),
});
