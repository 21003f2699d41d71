import {
  type AgencyFacts,
  addDays,
  basisText,
  type Certificate,
  civilDay,
  clauseText,
  type Entrustment as EntrustmentFacts,
  endReasonNames,
  hasLeft,
  type PowerItem as ItemFacts,
  isListed,
  isProfileId,
  type LawClause,
  type PenaltyState,
  type PublicationRound,
  type PublicDecision,
  parseCanonical,
  penaltyKindNames,
  rangeWords,
  resolveProfile,
  reviewCatalogue,
  type StaffFacts,
} from '@mingjing/law';
import { publicationPeriod, whatBecameOf } from '@mingjing/law/penalty';
import type { Entrustment, PowerItem } from '@mingjing/portal';
import type { After, Projection } from '../../record/ports.ts';
import { regionOf } from '../dossiers/region.ts';

/**
 * How publication acts show to the public: the allowlist, built from the exact bytes that were released and from nothing
 * else. A taken-back or ended publication leaves its tombstone; what was published in its place is named there.
 */
export function projectPublication(after: After, state: PenaltyState): Projection {
  const { rounds } = state.publication;
  const actOf = (seq: number) => after.dossier.acts.find((candidate) => candidate.seq === seq);
  const items = new Map<string, Readonly<Record<string, unknown>>>();
  for (const round of rounds) {
    const { released } = round;
    if (released === undefined || round.replaced !== undefined) continue;
    const act = actOf(released.seq);
    const content = contentOf(act?.data);
    if (act === undefined || content === undefined) continue;
    const common = {
      id: released.publicId,
      dossier: after.dossier.id,
      act: act.id,
      kind: 'penalty',
      agency: after.head.agency,
      agency_name: after.facts.agency.name,
      region_path: regionOf(after.head, after.dossier, after.facts.agency),
      published_at: rounds.find((own) => own.released?.publicId === released.publicId)?.released?.at,
      changed_at: after.now,
      sample: act.sample,
      decided_on: content.decidedOn,
      history: historyOf(rounds, released.publicId),
    };
    const withdrawn = round.retracted ?? round.ended;
    if (withdrawn !== undefined) {
      items.set(released.publicId, {
        ...common,
        title: '行政处罚决定',
        tombstone: tombstoneOf(round, replacedBy(rounds, round), after.facts.agency, state),
        withdrawn_by: actOf(withdrawn.seq)?.id,
        search: '',
        party_shown: '',
        cause: '',
      });
      continue;
    }
    const period = publicationPeriod(state, after.facts, after.profile);
    items.set(released.publicId, {
      ...common,
      number: content.number,
      title: content.title,
      party_shown: content.party.shown,
      cause: content.cause,
      public_until: period?.byItself === true ? period.until : null,
      body: content,
      bytes: (act.data as { publicBytes: string }).publicBytes,
      search: searchText(content),
    });
  }
  return { 'published.item': [...items.values()] };
}

function contentOf(data: unknown): PublicDecision | undefined {
  const { publicBytes } = (data ?? {}) as { publicBytes?: unknown };
  return typeof publicBytes === 'string'
    ? (parseCanonical(publicBytes) as PublicDecision | undefined)
    : undefined;
}

/** First release and every later one that replaced it, with the reason that was recorded for the mistake. */
function historyOf(all: readonly PublicationRound[], publicId: string): Readonly<Record<string, unknown>>[] {
  const rounds = all.filter((round) => round.released?.publicId === publicId);
  return rounds.map((round, index) => {
    const at = round.released?.at;
    if (index === 0) return { what: 'published', at };
    const reason = rounds[index - 1]?.faulty?.reason;
    return { what: 'corrected', at, ...(reason === undefined ? {} : { reason }) };
  });
}

/** The public id of what was published in the place of a round that was taken back. */
const replacedBy = (rounds: readonly PublicationRound[], round: PublicationRound): string | undefined =>
  round.retracted === undefined
    ? undefined
    : rounds.slice(rounds.indexOf(round) + 1).find((later) => later.released !== undefined)?.released
        ?.publicId;

function tombstoneOf(
  round: PublicationRound,
  replaced: string | undefined,
  agency: AgencyFacts,
  state: PenaltyState,
): Readonly<Record<string, unknown>> {
  const { retracted, ended, unfit } = round;
  const became = whatBecameOf(state, round);
  if (retracted !== undefined)
    return {
      state: 'retracted',
      on: retracted.on,
      reason: retracted.reason,
      ...(became === undefined ? {} : { became: became.words, orderedAnew: became.orderedAnew }),
      // Of what ought not to have been public nothing more is said: which article it was would tell.
      ...(unfit === undefined
        ? { source: basisText({ source: 'APL', article: '48(2)' }) }
        : { unfit: true, source: basisText({ source: 'OGI' }) }),
      ...(replaced === undefined ? {} : { replacedBy: replaced }),
    };
  const reason = ended?.reason ?? 'periodOver';
  return {
    state: 'ended',
    on: ended?.on,
    reason: endReasonNames[reason],
    ...(agency.field === 'market'
      ? { source: basisText({ source: 'SGP', article: reason === 'repaired' ? '14' : '13' }) }
      : {}),
  };
}

/** Everything a citizen may look for: party as shown, cause, facts, number, agency. */
function searchText(content: PublicDecision): string {
  return [
    content.party.shown,
    content.party.uscc ?? '',
    content.cause,
    content.number,
    content.title,
    content.agency.name,
    content.facts,
    ...content.penalties,
  ]
    .join(' ')
    .slice(0, 20_000);
}

/** The public row of an agency (执法主体公示). */
export function projectAgency(after: After, agency: AgencyFacts): Projection {
  const listed = Object.values(agency.items).filter((item) => isListed(item));
  return {
    'published.agency': [
      {
        id: after.dossier.id,
        dossier: after.dossier.id,
        name: agency.name,
        standing: agency.kind,
        uscc: agency.uscc,
        region: agency.region,
        region_path: agency.regionPath,
        legal_representative: agency.legalRepresentative,
        address: agency.address,
        phone: agency.phone,
        complaint_phone: agency.complaintPhone,
        duties: agency.duties,
        basis: [...new Set(listed.flatMap((item) => item.basis.map(clauseText)))],
        items: listed.map(shownItem),
        review_catalogue: reviewCatalogue(
          agency.field,
          resolveProfile(isProfileId(agency.profile) ? agency.profile : 'national'),
        ).map(({ zh, source }) => ({
          what: zh,
          source,
        })),
        not_applicable: agency.notApplicable.map((entry) => ({ what: entry.matter, reason: entry.reason })),
        entrustments: (agency.entrustments ?? []).map(shownEntrustment),
        confirmed_on: agency.confirmedOn ?? null,
      },
    ],
  };
}

/** What the law has an agency make public of a 委托书: to whom, in what, how far, how long (处罚法 art 20(2)). */
function shownEntrustment(given: EntrustmentFacts): Entrustment {
  const { number, organisation, uscc, basis, matters, powers, from, until, endedOn } = given;
  return {
    ...(number === undefined ? {} : { number }),
    organisation,
    uscc,
    basis,
    matters,
    powers,
    from,
    until: endedOn ?? until,
    ...(endedOn === undefined ? {} : { ended: true }),
  };
}

/** One item in the words in which the public reads it. */
function shownItem(item: ItemFacts): PowerItem {
  const clause = (of: LawClause) => ({
    cited: clauseText(of),
    ...(of.text === undefined ? {} : { text: of.text }),
  });
  return {
    id: item.id,
    name: item.zh,
    kinds: item.kinds.map((kind) => penaltyKindNames[kind]),
    breached: item.breached.map(clause),
    basis: item.basis.map(clause),
    ...(item.fine === undefined ? {} : { fine: rangeWords(item.fine) }),
    tiers: item.tiers.map((tier) => ({ name: tier.zh, condition: tier.condition, range: rangeWords(tier) })),
    summary: item.summary,
  };
}

/** The public row of a person (执法人员公示), with the newest certificate; nothing from the day of leaving (离岗) on. */
export function projectOfficer(after: After, staff: StaffFacts): Projection {
  const certificate = staff.certificates.at(-1);
  const shown = !hasLeft(staff, civilDay(after.now)) && (certificate !== undefined || staff.auxiliary);
  if (!shown) return { 'published.officer': [] };
  const suspension = certificate?.suspensions.at(-1);
  return {
    'published.officer': [
      {
        dossier: after.dossier.id,
        agency: staff.agencyId,
        name: staff.name,
        unit: staff.unit,
        post: staff.post,
        auxiliary: staff.auxiliary,
        certificate: certificate?.number ?? null,
        category: staff.roles.includes('supervisor') ? 'supervision' : 'enforcement',
        area: certificate?.area ?? '',
        valid_from: certificate?.validFrom ?? null,
        valid_until: certificate?.validTo ?? null,
        suspended: suspendedDays(suspension),
        withdrawn_on: certificate?.withdrawnOn ?? null,
      },
    ],
  };
}

/** First and last day of a suspension: on the day it is given back (发还) a certificate is good again. */
function suspendedDays(suspension: Certificate['suspensions'][number] | undefined) {
  if (suspension === undefined) return null;
  const { from, to } = suspension;
  if (to === undefined) return { from };
  return to > from ? { from, to: addDays(to, -1) } : null;
}
