import {
  type AgencyFacts,
  type PowerItem as ItemFacts,
  isProfileId,
  type LawClause,
  type PenaltyState,
  type PublicDecision,
  parseCanonical,
  penaltyKindNames,
  rangeWords,
  resolveProfile,
  reviewCatalogue,
  type StaffFacts,
} from '@mingjing/law';
import type { PowerItem } from '@mingjing/portal';
import type { After, Projection } from '../../record/ports.ts';

/**
 * How publication acts show to the public: the allowlist, built from the exact bytes that were released and from nothing
 * else. A taken-back or ended publication leaves its tombstone.
 */
export function projectPublication(after: After, state: PenaltyState): Projection {
  const byPublicId = new Map<string, Readonly<Record<string, unknown>>>();
  for (const round of state.publication.rounds) {
    const { released } = round;
    if (released === undefined || round.replaced !== undefined) continue;
    const act = after.dossier.acts.find((candidate) => candidate.seq === released.seq);
    const bytes = (act?.data as { publicBytes?: unknown } | undefined)?.publicBytes;
    const content =
      typeof bytes === 'string' ? (parseCanonical(bytes) as PublicDecision | undefined) : undefined;
    if (act === undefined) continue;
    const first =
      state.publication.rounds.find((candidate) => candidate.released?.publicId === released.publicId)
        ?.released ?? released;
    const gone = round.retracted ?? round.ended;
    const common = {
      id: released.publicId,
      dossier: after.dossier.id,
      act: act.id,
      kind: 'penalty',
      agency: after.head.agency,
      agency_name: after.facts.agency.name,
      region_path: after.head.regionPath,
      published_at: first.at,
      changed_at: after.now,
      sample: act.sample,
      decided_on: state.decision?.on,
      history: historyOf(state, released.publicId),
    };
    if (gone !== undefined || content === undefined) {
      byPublicId.set(released.publicId, {
        ...common,
        title: '行政处罚决定',
        tombstone: tombstoneOf(round),
        search: '',
        party_shown: '',
        cause: '',
      });
      continue;
    }
    byPublicId.set(released.publicId, {
      ...common,
      number: content.number,
      title: content.title,
      party_shown: content.party.shown,
      cause: content.cause,
      public_until: content.publicUntil ?? null,
      body: content,
      bytes,
      search: searchText(content),
    });
  }
  return { 'published.item': [...byPublicId.values()] };
}

/** First release and every later one that replaced it, with the reason that was recorded for the mistake. */
function historyOf(state: PenaltyState, publicId: string): Readonly<Record<string, unknown>>[] {
  const rounds = state.publication.rounds.filter((round) => round.released?.publicId === publicId);
  return rounds.map((round, index) => {
    const at = round.released?.at;
    if (index === 0) return { what: 'published', at };
    const reason = rounds[index - 1]?.faulty?.reason;
    return { what: 'corrected', at, ...(reason === undefined ? {} : { reason }) };
  });
}

function tombstoneOf(
  round: PenaltyState['publication']['rounds'][number],
): Readonly<Record<string, unknown>> {
  if (round.retracted !== undefined)
    return { state: 'retracted', on: round.retracted.on, reason: round.retracted.reason };
  return { state: 'ended', on: round.ended?.at.slice(0, 10), reason: '公示期届满' };
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
        basis: [
          ...new Set(
            Object.values(agency.items).flatMap((item) =>
              item.basis.map((clause) => `《${clause.law}》${clause.article}`),
            ),
          ),
        ],
        items: Object.values(agency.items).flatMap((item) =>
          item.retired === true ? [] : [shownItem(item)],
        ),
        review_catalogue: reviewCatalogue(
          agency.field,
          resolveProfile(isProfileId(agency.profile) ? agency.profile : 'national'),
        ).map(({ zh, source }) => ({
          what: zh,
          source,
        })),
        not_applicable: agency.notApplicable.map((entry) => ({ what: entry.matter, reason: entry.reason })),
        confirmed_on: agency.confirmedOn ?? null,
      },
    ],
  };
}

/** One item in the words in which the public reads it. */
function shownItem(item: ItemFacts): PowerItem {
  const clause = ({ law, article, text }: LawClause) => ({
    cited: `《${law}》${article}`,
    ...(text === undefined ? {} : { text }),
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

/** The public row of a person (执法人员公示), with the newest certificate; nothing once the person has left. */
export function projectOfficer(after: After, staff: StaffFacts): Projection {
  const certificate = staff.certificates.at(-1);
  const shown = staff.leftOn === undefined && (certificate !== undefined || staff.auxiliary);
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
        suspended:
          suspension === undefined
            ? null
            : { from: suspension.from, ...(suspension.to === undefined ? {} : { to: suspension.to }) },
        withdrawn_on: certificate?.withdrawnOn ?? null,
      },
    ],
  };
}
