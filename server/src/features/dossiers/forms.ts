import { documentProfileOf, fillForm, renderDocument } from '@mingjing/documents';
import {
  civilDay,
  deadlines,
  type PenaltyState,
  type PublicDecision,
  publicDecisionSchema,
  refuse,
  type StaffFacts,
} from '@mingjing/law';
import { type FormId, findForm, formNames } from '@mingjing/law/penalty';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import type { SignedIn } from '../session/sessions.ts';
import { type Seen, see } from './reach.ts';

/** A form (空白表格, 信息摘要) as one PDF, made when it is asked for from the case as it stands; no act, no number, not stored. */
export async function printForm(
  services: Services,
  who: SignedIn,
  dossier: string,
  template: FormId,
  party: string | undefined,
): Promise<{ readonly name: string; readonly pdf: Uint8Array }> {
  const seen = await see(services, who, dossier);
  if (!seen.dossier.procedure.id.startsWith('penalty-')) return problem('NOT_FOUND');
  const state = seen.dossier.state as PenaltyState;
  if (party !== undefined && !state.parties.some(({ id }) => id === party)) return problem('NOT_FOUND');
  const title = seen.facts.agency.documents[template]?.title ?? formNames[template];
  const form = findForm(state, template, party);
  if (form === undefined)
    return refused('FORM_NOT_NEEDED', `本案现在用不到《${title}》。`, '可以打印的表格列在本案的文书页。');
  const until = dayOf(seen, form.clock);
  const shown = template === 'P46-summary' ? contentAt(seen, form.with) : undefined;
  const { agency, staff, calendar } = seen.facts;
  const data = fillForm(template, {
    ...{ state, agency, calendar, profile: seen.profile, on: civilDay(seen.now) },
    staff: staff as Readonly<Record<string, StaffFacts>>,
    ...(form.party === undefined ? {} : { party: form.party }),
    ...(form.with === undefined ? {} : { with: form.with }),
    ...(until === undefined ? {} : { until }),
    ...(shown === undefined ? {} : { shown }),
  });
  const profileOptions = documentProfileOf(agency, seen.profile);
  const options = { mode: 'issue', sample: services.sample, profileOptions } as const;
  const drawn = await renderDocument({ template, data, options }, services.renderer);
  return drawn.ok
    ? { name: `${template} ${drawn.title}.pdf`, pdf: drawn.pdf }
    : refused('DOCUMENT_INCOMPLETE', drawn.error.message, '请稍后再试。');
}

/** What is public of the decision, as it was prepared. */
function contentAt({ dossier }: Seen, seq: number | undefined): PublicDecision | undefined {
  const prepared = dossier.acts.find((act) => act.seq === seq)?.data as { content?: unknown } | undefined;
  return publicDecisionSchema.safeParse(prepared?.content).data;
}

/** Last day of a clock of the case; none while the calendar of its year is not published. */
function dayOf({ dossier, facts, profile, now }: Seen, key: string | undefined): string | undefined {
  const { computed } = deadlines(dossier, facts, profile, now).find(({ clock }) => clock.key === key) ?? {};
  return computed?.provisional === false ? computed.end.slice(0, 10) : undefined;
}

const refused = (code: string, message: string, remedy: string): never =>
  problem('REFUSED', [refuse(code, message, { source: { source: 'HOUSE' }, remedy })]);
