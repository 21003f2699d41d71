import {
  type Cursor,
  type DecisionQuery,
  findCursor,
  formatCursor,
  type PublicDecision,
  searchForm,
} from '@mingjing/contract';
import type {
  Agency,
  AgencyPeople,
  AgencyRow,
  DecisionRecord,
  DecisionRow,
  LedgerSummary,
  Officer,
  PublicationEvent,
  PublishedReader,
  Tombstone,
} from './reader.ts';

/** A publication as it happened: what was shown since when, and how it ended if it did. */
export interface SeedDecision {
  readonly decision: PublicDecision;
  readonly publishedAt: string;
  readonly history?: readonly PublicationEvent[];
  readonly publicUntil?: string;
  readonly ended?: {
    readonly state: 'retracted' | 'ended';
    readonly tombstone: Omit<Tombstone, 'id' | 'publishedAt'>;
    /** Bundle of the act that took it down. */
    readonly proof?: string;
  };
  readonly proof?: string;
}

export interface PublishedSeed {
  readonly decisions: readonly SeedDecision[];
  /** `decisions` and `officers` of an agency are counted here, not taken from the seed. */
  readonly agencies: readonly Omit<Agency, 'decisions' | 'officers'>[];
  readonly officers: readonly Officer[];
  readonly auxiliaries?: Readonly<Record<string, AgencyPeople['auxiliaries']>>;
  readonly ledger: LedgerSummary;
  /** The running year of the home page's totals. */
  readonly year: number;
}

/** The port over plain values: the twin of the database's reader, held to the same suite. */
export function memoryReader(seed: PublishedSeed): PublishedReader {
  const byId = new Map(seed.decisions.map((each) => [each.decision.id, each]));
  const live = seed.decisions
    .filter(({ ended }) => ended === undefined)
    .map(({ decision }) => ({ row: rowOf(decision), region: decision.region, text: searchText(decision) }))
    .sort((a, b) => newestFirst(a.row, b.row));
  const agencies = seed.agencies.map((agency): Agency => {
    return {
      ...agency,
      decisions: live.filter(({ row }) => row.agency.id === agency.id).length,
      officers: seed.officers.filter((officer) => officer.agency.id === agency.id).length,
    };
  });
  const agencyRows = agencies.map(
    ({ id, name, standing, decisions, complaintPhone, region }): AgencyRow => ({
      id,
      name,
      standing,
      decisions,
      complaintPhone,
      region,
    }),
  );

  return {
    version: () => '1',
    async decision(publicId): Promise<DecisionRecord | undefined> {
      const found = byId.get(publicId);
      if (found === undefined) return undefined;
      const { decision, publishedAt, ended } = found;
      if (ended !== undefined)
        return { state: ended.state, tombstone: { id: publicId, publishedAt, ...ended.tombstone } };
      const history = found.history ?? [{ what: 'published', at: publishedAt } as const];
      const { publicUntil } = found;
      return {
        state: 'published',
        decision,
        publishedAt,
        ...(publicUntil !== undefined && { publicUntil }),
        history,
      };
    },
    async decisions(query) {
      const words = searchForm(query.q ?? '')
        .toLowerCase()
        .split(/\s+/u)
        .filter(Boolean);
      const rows = live
        .filter(
          ({ row, region, text }) =>
            matches(query, row, region) && words.every((word) => text.includes(word)),
        )
        .map(({ row }) => row);
      const after = query.after === undefined ? undefined : findCursor(query.after);
      const before = query.before === undefined ? undefined : findCursor(query.before);
      const from = after === undefined ? 0 : firstAfter(rows, after);
      const end = before === undefined ? from + query.limit : firstAtOrAfter(rows, before);
      const start = before === undefined ? from : Math.max(0, end - query.limit);
      const items = rows.slice(start, end);
      const first = items[0];
      const last = items.at(-1);
      return {
        items,
        ...(last !== undefined && end < rows.length && { next: formatCursor(last) }),
        ...(first !== undefined && start > 0 && { prev: formatCursor(first) }),
      };
    },
    agencies: async () => agencyRows,
    agency: async (id) => agencies.find((agency) => agency.id === id),
    async officers(agencyId) {
      const agency = agencies.find(({ id }) => id === agencyId);
      if (agency === undefined) return undefined;
      return {
        agency: { id: agency.id, name: agency.name },
        officers: seed.officers.filter((officer) => officer.agency.id === agencyId),
        auxiliaries: seed.auxiliaries?.[agencyId] ?? [],
      };
    },
    officer: async (certificate) => seed.officers.find((officer) => officer.certificate === certificate),
    async home() {
      const rows = live
        .map(({ row }) => row)
        .filter(({ decidedOn }) => decidedOn.startsWith(`${seed.year}-`));
      return {
        newest: live.slice(0, 6).map(({ row }) => row),
        agencies: agencyRows,
        year: {
          year: seed.year,
          decisions: rows.length,
          fineFen: rows.reduce((sum, row) => sum + (row.fineFen ?? 0), 0),
          retracted: seed.decisions.filter(({ ended }) => ended?.state === 'retracted').length,
          officers: seed.officers.length,
        },
      };
    },
    async proof(publicId) {
      return byId.get(publicId)?.proof;
    },
    async withdrawal(publicId) {
      return byId.get(publicId)?.ended?.proof;
    },
    ledger: async () => seed.ledger,
  };
}

function rowOf(decision: PublicDecision): DecisionRow {
  const { id, kind, title, number, agency, party, cause, decidedOn, penaltyKinds, fineFen } = decision;
  return {
    id,
    kind,
    title,
    number,
    agency: { id: agency.id, name: agency.name },
    partyShown: party.shown,
    cause,
    decidedOn,
    outcomes: penaltyKinds,
    ...(fineFen !== undefined && { fineFen }),
  };
}

/** What a search looks through: published text only, masked as it is shown. */
function searchText(decision: PublicDecision): string {
  const { title, number, party, cause, facts, agency } = decision;
  return searchForm([title, number, party.shown, cause, facts, agency.name].join('\n')).toLowerCase();
}

function matches(query: DecisionQuery, row: DecisionRow, region: string): boolean {
  return (
    (query.agency === undefined || row.agency.id === query.agency) &&
    (query.kind === undefined || row.kind === query.kind) &&
    (query.region === undefined || region === query.region) &&
    (query.from === undefined || row.decidedOn >= query.from) &&
    (query.to === undefined || row.decidedOn <= query.to)
  );
}

function newestFirst(a: Cursor, b: Cursor): number {
  const [left, right] = [formatCursor(a), formatCursor(b)];
  return left < right ? 1 : left > right ? -1 : 0;
}

function firstAfter(rows: readonly DecisionRow[], place: Cursor): number {
  const found = rows.findIndex((row) => newestFirst(place, row) < 0);
  return found < 0 ? rows.length : found;
}

function firstAtOrAfter(rows: readonly DecisionRow[], place: Cursor): number {
  const found = rows.findIndex((row) => newestFirst(place, row) <= 0);
  return found < 0 ? rows.length : found;
}
