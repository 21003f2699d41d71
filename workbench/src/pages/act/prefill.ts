import {
  type AgencyFacts,
  canonicalJson,
  formatYuan,
  isErased,
  notEntered,
  type ProcedureId,
  type Profile,
  pendingRound,
  publicProjection,
  publishedRound,
  type StaffFacts,
} from '@mingjing/law';
import {
  type Debt,
  debtNames,
  hearingRight,
  isSplitOff,
  pendingHearings,
  refundables,
  reviewItemNames,
  unpaid,
  unperformedBy,
  volumeGaps,
  volumeNames,
  volumesOf,
} from '@mingjing/law/penalty';
import type { DossierView, Me } from '../../api.ts';
import type { Field } from '../../forms/fields.ts';
import { optionsOf, pointsOf, unrecorded } from '../../forms/lists.ts';
import { partyOptions } from '../../forms/party-options.ts';
import { startingValues, type Values } from '../../forms/values.ts';
import { publicId } from '../../parts/uuid.ts';

/** What a new form already knows from the dossier, the agency and the person; everything can be changed. */
export interface PrefillSource {
  readonly type: string;
  readonly procedure: ProcedureId;
  readonly fields: readonly Field[];
  readonly dossier?: DossierView | undefined;
  readonly agency?: AgencyFacts | undefined;
  readonly profile?: Profile | undefined;
  readonly me: Me;
  readonly target?: number | undefined;
}

export function prefilled(source: PrefillSource): Values {
  const start = startingValues(source.fields);
  const told = { ...fromDossier(source), ...ofType(source) };
  const known = { ...onlyOnes(source, told), ...told };
  const names = new Set(source.fields.map((field) => field.name));
  const usable = Object.entries(known).filter(([name, value]) => names.has(name) && value !== undefined);
  return { ...start, ...Object.fromEntries(usable) };
}

/** Widgets that offer a list where one is known (`optionsOf`). */
const listed: ReadonlySet<Field['widget']> = new Set(['text', 'number']);

/** What has to point to something of the case points to the only one there is, unless more is known of it. */
function onlyOnes({ type, fields, dossier }: PrefillSource, told: object): Record<string, unknown> {
  if (dossier === undefined || dossier.procedure === 'agency' || dossier.procedure === 'staff') return {};
  return Object.fromEntries(
    fields
      .filter(({ name, optional, widget }) => !optional && !Object.hasOwn(told, name) && listed.has(widget))
      .flatMap(({ name }) => {
        const [only, ...others] = optionsOf(type, name, dossier) ?? [];
        return only === undefined || others.length > 0 ? [] : [[name, only.value]];
      }),
  );
}

function fromDossier({
  type,
  procedure,
  fields,
  dossier,
  me,
  target,
}: PrefillSource): Record<string, unknown> {
  if (dossier === undefined) return procedure === 'penalty-summary' ? { officers: [me.personId] } : {};
  if (procedure === 'agency' || procedure === 'staff') {
    return {
      ...fromRegister(type, dossier.state as unknown as Partial<AgencyFacts & StaffFacts>, fields),
      target,
    };
  }
  const { team, parties } = dossier.state;
  const handlers = team.handlers.length > 0 ? team.handlers : [me.personId];
  return {
    officers: handlers,
    handlers,
    target,
    ...(parties.length === 1 ? { party: parties[0]!.id } : {}),
  };
}

/** Registers are amended as a whole: what stands now is where the form starts. */
function fromRegister(
  type: string,
  state: Partial<AgencyFacts & StaffFacts>,
  fields: readonly Field[],
): Record<string, unknown> {
  switch (type) {
    case 'agency.amend':
    case 'agency.delegate':
    case 'agency.setNotApplicable':
    case 'staff.amend':
    case 'staff.assignRoles': {
      const now = state as Readonly<Record<string, unknown>>;
      return Object.fromEntries(fields.map(({ name }) => [name, isOpen(now[name]) ? undefined : now[name]]));
    }
    case 'agency.setQuestions':
      return { questions: state.questions };
    case 'agency.setBank':
      return { ...state.bank };
    case 'agency.setDocuments':
      return {
        documents: Object.entries(state.documents ?? {}).map(([template, own]) => ({ template, ...own })),
      };
    default: {
      const held = state.certificates?.findLast((certificate) => certificate.withdrawnOn === undefined);
      return type.startsWith('certificate.') && type !== 'certificate.issue' ? { number: held?.number } : {};
    }
  }
}

/** What nobody entered yet is asked for, and not offered as an answer. */
const isOpen = (value: unknown) => typeof value === 'string' && value.includes(notEntered);

function ofType({ type, dossier, agency, profile, me, target }: PrefillSource): Record<string, unknown> {
  if (dossier === undefined || dossier.procedure === 'agency' || dossier.procedure === 'staff') return {};
  const { state } = dossier;
  switch (type) {
    case 'draft.write':
      return draftOf(state);
    case 'inquiry.record':
      return { turns: outlineOf(state, agency) };
    case 'review.opine':
      return { items: Object.keys(reviewItemNames).map((item) => ({ item })) };
    case 'notice.issue': {
      const outcome = state.draft?.outcome;
      const party = state.parties[0];
      const right =
        outcome !== undefined && party !== undefined && agency !== undefined && profile !== undefined
          ? hearingRight(outcome, party, agency, profile) !== undefined
          : undefined;
      return { ...contactOf(agency, me), hearingRight: right };
    }
    case 'hearing.accept':
    case 'hearing.refuse':
    case 'hearing.withdraw':
    case 'hearing.terminate': {
      const options = partyOptions(type, 'party', state);
      return options.length === 1 ? { party: options[0]!.value } : {};
    }
    case 'hearing.reschedule':
      return arrangedAs(state);
    case 'hearing.hold': {
      const [hearing, ...others] = pendingHearings(state);
      if (hearing === undefined || others.length > 0) return {};
      return { startedAt: hearing.scheduled.startsAt, place: hearing.scheduled.place };
    }
    case 'extension.approve':
    case 'extension.return': {
      const { asked } = state.time;
      return asked.length === 1 ? { clock: asked[0]!.clock } : {};
    }
    case 'recording.explain':
    case 'recording.decide': {
      const waiting = unrecorded(type, state);
      return target === undefined && waiting.length === 1 ? { target: waiting[0] } : {};
    }
    // The head who gives it to somebody is not who handles it.
    case 'team.change':
      return { handlers: state.team.handlers };
    case 'archive.file':
      return {
        condition: profile === undefined ? undefined : gapsOf(state, profile),
        retention: state.closing.proposed?.retention,
      };
    case 'publication.notify':
      return contactOf(agency, me);
    case 'demand.issue':
      return { ...contactOf(agency, me), ...debtsOf(state) };
    case 'service.record':
      return { document: unserved(dossier), creditRepairNotice: undefined };
    case 'remedy.open':
      return { id: `remedy-${state.remedies.length + 1}` };
    case 'party.add':
      return { party: { id: nextPartyId(state.parties) } };
    case 'party.amend':
      return state.parties.length === 1 ? { party: asTyped(state.parties[0]!) } : {};
    case 'publication.prepare': {
      const projection =
        agency === undefined || profile === undefined ? undefined : publicProjection(state, agency, profile);
      const id = publishedRound(state.publication)?.released?.publicId ?? publicId();
      return {
        id: `round-${state.publication.rounds.length + 1}`,
        content: projection === undefined ? undefined : { ...projection.fields, id },
      };
    }
    case 'publication.retract':
    case 'publication.takeDown':
    case 'publication.end':
      return { publicId: publishedRound(state.publication)?.released?.publicId };
    case 'publication.release': {
      const round = pendingRound(state.publication);
      const content = round === undefined ? undefined : preparedContent(dossier, round.prepared.seq);
      return {
        publicBytes: content === undefined ? undefined : canonicalJson(content),
        publicId: (content as { readonly id?: string } | undefined)?.id,
      };
    }
    case 'defence.review':
    case 'demand.review':
      return { findings: findings(type, state) };
    case 'payment.refund': {
      const [back, ...others] = refundables(state);
      return back === undefined || others.length > 0 ? {} : { payment: back.payment.seq, fen: back.fen };
    }
    default:
      return {};
  }
}

/** Questions to begin with (询问提纲): of the items the case is about, else the agency's own; answers are for the person asked. */
function outlineOf(state: DossierView['state'], agency: AgencyFacts | undefined): unknown {
  const ofItems = (state.conduct?.items ?? []).flatMap((item) => agency?.items[item]?.questions ?? []);
  const questions = ofItems.length > 0 ? ofItems : (agency?.questions ?? []);
  return questions.length === 0 ? undefined : [...new Set(questions)].map((question) => ({ question }));
}

function nextPartyId(parties: DossierView['state']['parties']): string {
  let number = parties.length + 1;
  while (parties.some((party) => party.id === `party-${number}`)) number += 1;
  return `party-${number}`;
}

/** A party as it would be typed; what was erased is left empty. */
export const asTyped = (party: DossierView['state']['parties'][number]): Values =>
  Object.fromEntries(Object.entries(party).filter(([, value]) => !isErased(value)));

const contactOf = (agency: AgencyFacts | undefined, me: Me) => ({
  contactPerson: me.name,
  contactPhone: agency?.phone,
  contactAddress: agency?.address,
});

/** What is still owed, where one party owes: the demand has to name the very sums. */
function debtsOf(state: DossierView['state']): Record<string, unknown> {
  const [debtor, ...others] = state.parties.filter(({ id }) => unperformedBy(state, id).length > 0);
  if (debtor === undefined || others.length > 0) return {};
  const sums = Object.entries(debtNames).map(
    ([of, zh]) => [of, zh, Math.max(unpaid(state, debtor.id, of as Debt), 0)] as const,
  );
  const due = sums.filter(([, , fen]) => fen > 0);
  return {
    party: debtor.id,
    ...Object.fromEntries(sums.map(([of, , fen]) => [of, fen])),
    ...(due.length === 0
      ? {}
      : { obligation: due.map(([, zh, fen]) => `缴纳${zh}${formatYuan(fen)}元`).join('；') }),
  };
}

function draftOf(state: DossierView['state']): Record<string, unknown> {
  const { draft, conduct } = state;
  const blank = state.parties
    .filter(({ id }) => !isSplitOff(state, id))
    .map(({ id }) => ({ party: id, penalties: [] }));
  if (draft !== undefined && !('erased' in draft.content)) {
    const { content, outcome, seq } = draft;
    const kept = outcome.parties.filter(({ party }) => !isSplitOff(state, party, seq));
    const named = new Set(kept.map(({ party }) => party));
    const added = outcome.kind === 'penalty' ? blank.filter(({ party }) => !named.has(party)) : [];
    return { content, outcome: { ...outcome, parties: [...kept, ...added] } };
  }
  return {
    outcome: {
      kind: 'penalty',
      items: (conduct?.items ?? []).map((item) => ({ item, breached: [], basis: [] })),
      parties: blank,
      surchargeAnnounced: true,
      complex: false,
      majorPublicInterest: false,
      suspectedCrime: false,
    },
  };
}

/** The hearing to come as it is set now, where there is only one. */
function arrangedAs(state: DossierView['state']): Record<string, unknown> {
  const [hearing, ...others] = pendingHearings(state);
  if (hearing === undefined || others.length > 0) return {};
  const { on, startsAt, place, public: open, chair, recorder, members } = hearing.scheduled;
  return { heldOn: on, startsAt, place, public: open, chair, recorder, members };
}

/** What is missing in the volumes as they stand, for the note that goes into them (备考表). */
function gapsOf(state: DossierView['state'], profile: Profile): string | undefined {
  const told = volumesOf(state, profile).flatMap((volume) => {
    const gaps = volumeGaps(state, volume);
    return gaps.length === 0 ? [] : [`${volumeNames[volume.kind]}：${gaps.join('；')}。`];
  });
  return told.length === 0 ? undefined : told.join('\n');
}

/** The newest document not yet served on anyone. */
function unserved(dossier: DossierView): number | undefined {
  const { documents, services, decision, notices, hearings } = dossier.state;
  const wanted = [
    decision?.seq,
    decision?.fate?.document === undefined ? undefined : decision.fate.seq,
    ...notices.map((notice) => notice.issued.seq),
    ...hearings.map((hearing) => hearing.scheduled.seq),
  ].filter((seq) => seq !== undefined);
  const waiting = documents.filter(
    (entry) => wanted.includes(entry.seq) && !services.some((service) => service.document === entry.seq),
  );
  return waiting.at(-1)?.seq;
}

/** The content an editor prepared, as the act recorded it. */
export function preparedContent(dossier: DossierView, seq: number): unknown {
  const act = dossier.acts.find((candidate) => candidate.seq === seq);
  return (act?.data as { readonly content?: unknown } | undefined)?.content;
}

/** What the party that spoke last has said and was not answered. */
function findings(type: string, state: DossierView['state']): unknown {
  const waiting = pointsOf(type, state) ?? [];
  const last = waiting.at(-1)?.party;
  return last === undefined
    ? undefined
    : waiting.flatMap(({ party, id }) => (party === last ? [{ point: id }] : []));
}
