import {
  type Actor,
  type AgencyFacts,
  type Command,
  check,
  fold,
  nationalCalendar,
  type ProcedureId,
  type Profile,
  procedures,
  type Refusal,
} from '@mingjing/law';
import { nowInstant } from '../../parts/dates.ts';

/**
 * The gates' answer to an act that opens a dossier, asked here because the server has no dossier yet to ask it of. What
 * hangs on other dossiers (certificates, earlier penalties) is left to the server; it decides in any case.
 */
const elsewhere = new Set(['CERTIFICATE_INVALID', 'AUXILIARY_MAY_NOT']);

export function checkOpening(
  procedure: ProcedureId,
  dossier: string,
  agency: AgencyFacts | undefined,
  profile: Profile | undefined,
  actor: Actor,
  command: Command,
): { readonly ok: boolean; readonly refusals: Refusal[] } | undefined {
  if (agency === undefined || profile === undefined) return undefined;
  const facts = { refs: [], calendar: nationalCalendar, agency, staff: {}, related: [] };
  const checked = check(
    fold(procedures[procedure], dossier, []),
    facts,
    profile,
    actor,
    command,
    nowInstant(),
  );
  if (checked.ok) return { ok: true, refusals: [] };
  const refusals = checked.refusals.filter((refusal) => !elsewhere.has(refusal.code));
  return { ok: refusals.length === 0, refusals };
}
