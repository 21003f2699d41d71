import { hash } from 'node:crypto';
import {
  type Cursor,
  type DecisionQuery,
  findCursor,
  formatCursor,
  type PublicDecision,
  pageRows,
} from '@mingjing/contract';
import { civilDay } from '@mingjing/law';
import {
  type Agency,
  type AgencyRow,
  type DecisionRow,
  type Officer,
  type PublicationEvent,
  type PublishedReader,
  StoreUnavailable,
} from '@mingjing/portal';
import type pg from 'pg';
import { bundleOf, findProof } from '../../ledger/proof.ts';
import { findCheckpoint } from '../../ledger/read.ts';
import { dateText, escapeLike } from '../dossiers/queries.ts';
import { readOpening } from './opening.ts';
import {
  type GramShares,
  holds,
  indexConditions,
  newestWindow,
  noShares,
  planOf,
  type SearchPlan,
  searchedWords,
} from './search.ts';

export interface ReaderDeps {
  /** Connections of the portal's own role: they see the allowlist and the log, and nothing else. */
  readonly pool: pg.Pool;
  readonly vkey: string;
  readonly origin: string;
  readonly witnesses: readonly { readonly name: string; readonly independent: boolean }[];
  /** Moves whenever anything published moves; undefined while that cannot be known. */
  readonly version: () => string | undefined;
}

/** What the public reads, from the published schema under the portal's role. */
export function createReader(deps: ReaderDeps): PublishedReader {
  const pool = awake(deps.pool);
  const ask = async <T extends pg.QueryResultRow>(
    name: string | undefined,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<T[]> =>
    (
      await pool.query<T>({
        ...(name === undefined ? {} : { name: `portal.${name}` }),
        text,
        values: [...values],
      })
    ).rows;

  const shares = kept(
    async () =>
      (await ask<{ known: GramShares }>('shares', 'select published.gram_shares() as known'))[0]?.known,
  );

  return {
    version: deps.version,

    decision: async (publicId) => {
      const [row] = await ask<ItemRow>(
        'decision',
        `select id, body, tombstone, title, history, to_char(public_until, 'YYYY-MM-DD') as public_until,
                to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as published
         from published.item where id = $1`,
        [publicId],
      );
      if (row === undefined) return undefined;
      if (row.tombstone !== null) {
        const { state, ...rest } = row.tombstone;
        return { state, tombstone: { id: row.id, title: row.title, publishedAt: row.published, ...rest } };
      }
      if (row.body === null) return undefined;
      return {
        state: 'published',
        decision: row.body,
        publishedAt: row.published,
        ...(row.public_until === null ? {} : { publicUntil: row.public_until }),
        history: row.history,
      };
    },

    decisions: async (query) => {
      const words = searchedWords(query);
      const plan = words.length === 0 ? 'list' : planOf(words, await shares(), query.limit);
      const backwards = query.before !== undefined;
      let rows = await ask<ListRow>(...listSql(query, words, plan));
      // Too few near the beginning: the index knows of all.
      if (plan === 'newest' && rows.length <= query.limit)
        rows = await ask<ListRow>(...listSql(query, words, 'index'));
      const more = rows.length > query.limit;
      const page = rows.slice(0, query.limit);
      if (backwards) page.reverse();
      const items = page.map(decisionRow);
      const [first, last] = [items[0], items.at(-1)];
      const next = (backwards || more) && last !== undefined ? formatCursor(last) : undefined;
      const prev =
        (backwards ? more : query.after !== undefined) && first !== undefined
          ? formatCursor(first)
          : undefined;
      return { items, ...(next === undefined ? {} : { next }), ...(prev === undefined ? {} : { prev }) };
    },

    agencies: async () =>
      (
        await ask<AgencySql>(
          'agencies',
          `select a.id, a.name, a.standing, a.complaint_phone, a.region, coalesce((select sum(decisions) from published.total t where t.agency = a.id), 0)::int as decisions
           from published.agency a order by a.region_path, a.name`,
        )
      ).map(agencyRow),

    agency: async (id) => {
      if (!uuid.test(id)) return undefined;
      const [row] = await ask<AgencySql>(
        'agency',
        `select a.*, coalesce((select sum(decisions) from published.total t where t.agency = a.id), 0)::int as decisions,
                (select count(*) from published.officer o where o.agency = a.id and not auxiliary)::int as officers,
                (select string_agg(distinct b.name, '、')
                   from published.agency b, jsonb_to_recordset(b.entrustments)
                          as e(uscc text, "from" date, until date, ended boolean)
                  where e.uscc = a.uscc and e.ended is not true and $2::date between e."from" and e.until) as entrusted_by
         from published.agency a where id = $1`,
        [id, civilDay(new Date().toISOString())],
      );
      return row === undefined ? undefined : agencyPage(row);
    },

    officers: async (agencyId) => {
      if (!uuid.test(agencyId)) return undefined;
      const [agency] = await ask<{ name: string }>(
        'agencyName',
        'select name from published.agency where id = $1',
        [agencyId],
      );
      if (agency === undefined) return undefined;
      const rows = await ask<OfficerSql>(
        'officers',
        `select o.*, $2::text as agency_name from published.officer o where agency = $1 order by unit, name`,
        [agencyId, agency.name],
      );
      return {
        agency: { id: agencyId, name: agency.name },
        officers: rows.filter((row) => !row.auxiliary).flatMap(officerOf),
        auxiliaries: rows
          .filter((row) => row.auxiliary)
          .map((row) => ({ name: row.name, unit: row.unit, duty: row.post })),
      };
    },

    officer: async (certificate) => {
      const rows = await ask<OfficerSql>(
        'officer',
        'select o.*, a.name as agency_name from published.officer o join published.agency a on a.id = o.agency where o.certificate = $1 and not o.auxiliary',
        [certificate],
      );
      return rows.flatMap(officerOf)[0];
    },

    home: async () => {
      const year = Number(civilDay(new Date().toISOString()).slice(0, 4));
      const [newest, agencies, totals, officers] = await Promise.all([
        ask<ListRow>(
          'newest',
          `select ${listColumns} from published.item where tombstone is null order by decided_on desc, id desc limit 8`,
        ),
        ask<AgencySql>(
          'homeAgencies',
          `select a.id, a.name, a.standing, a.complaint_phone, a.region, coalesce((select sum(decisions) from published.total t where t.agency = a.id), 0)::int as decisions
           from published.agency a order by a.region_path, a.name limit 50`,
        ),
        ask<{ decisions: number; fine: string; retracted: number }>(
          'year',
          'select coalesce(sum(decisions), 0)::int as decisions, coalesce(sum(fine_fen), 0)::text as fine, coalesce(sum(retracted), 0)::int as retracted from published.total where year = $1',
          [year],
        ),
        ask<{ n: number }>(
          'officerCount',
          'select count(*)::int as n from published.officer where not auxiliary',
        ),
      ]);
      const [total] = totals;
      return {
        newest: newest.map(decisionRow),
        agencies: agencies.map(agencyRow),
        year: {
          year,
          decisions: total?.decisions ?? 0,
          fineFen: Number(total?.fine ?? 0),
          retracted: total?.retracted ?? 0,
          officers: officers[0]?.n ?? 0,
        },
      };
    },

    proof: async (publicId) => {
      const [row] = await ask<{ opening: unknown }>(
        'opening',
        'select opening from published.item where id = $1',
        [publicId],
      );
      return bundleText(pool, row?.opening);
    },

    withdrawal: async (publicId) => {
      const [row] = await ask<{ withdrawal: unknown }>(
        'withdrawal',
        'select withdrawal from published.item where id = $1',
        [publicId],
      );
      return bundleText(pool, row?.withdrawal);
    },

    ledger: async () => {
      const checkpoint = await findCheckpoint(pool);
      const [at] = await ask<{ at: string }>(
        'checkpointAt',
        `select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from ledger.checkpoint order by at desc limit 1`,
      );
      return {
        origin: checkpoint?.origin ?? deps.origin,
        size: checkpoint?.size ?? 0,
        ...(at === undefined ? {} : { checkpointAt: at.at }),
        vkey: deps.vkey,
        witnesses: deps.witnesses,
      };
    },
  };
}

async function bundleText(pool: pg.Pool, stored: unknown): Promise<string | undefined> {
  if (stored === null || stored === undefined) return undefined;
  const opening = readOpening(stored);
  const proof = await findProof(pool, opening.commitment);
  const bundle = bundleOf(opening, { proof, promise: opening.promise });
  return bundle === undefined ? undefined : new TextDecoder().decode(bundle);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface StoredTombstone {
  readonly state: 'retracted' | 'ended';
  readonly on: string;
  readonly reason: string;
  readonly source?: string;
  readonly became?: string;
  readonly orderedAnew?: boolean;
  readonly unfit?: boolean;
  readonly replacedBy?: string;
}

interface ItemRow {
  readonly id: string;
  readonly title: string;
  readonly body: PublicDecision | null;
  readonly tombstone: StoredTombstone | null;
  readonly public_until: string | null;
  readonly published: string;
  readonly history: readonly PublicationEvent[];
}

const listedColumns =
  'id, kind, title, number, agency, agency_name, party_shown, cause, decided_on, outcomes, fine_fen';
const listColumns = `id, kind, title, number, agency, agency_name, party_shown, cause,
  to_char(decided_on, 'YYYY-MM-DD') as decided, outcomes, fine_fen::text as fine`;

interface ListRow {
  readonly id: string;
  readonly kind: 'penalty';
  readonly title: string;
  readonly number: string | null;
  readonly agency: string;
  readonly agency_name: string;
  readonly party_shown: string;
  readonly cause: string;
  readonly decided: string;
  readonly outcomes: readonly string[] | null;
  readonly fine: string | null;
}

function decisionRow(row: ListRow): DecisionRow {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    number: row.number ?? '',
    agency: { id: row.agency, name: row.agency_name },
    partyShown: row.party_shown,
    cause: row.cause,
    decidedOn: row.decided,
    outcomes: row.outcomes ?? [],
    ...(row.fine === null ? {} : { fineFen: Number(row.fine) }),
  };
}

/**
 * A page of the list as a statement: its name, its text, its values. Every value is a parameter, so that there are only as many
 * texts as kinds of question.
 */
function listSql(
  query: DecisionQuery,
  words: readonly string[],
  plan: SearchPlan,
): [name: string | undefined, text: string, values: readonly unknown[]] {
  const values: unknown[] = [];
  const value = (v: unknown) => `$${values.push(v)}`;
  const where = ['tombstone is null'];
  if (query.agency !== undefined)
    where.push(uuid.test(query.agency) ? `agency = ${value(query.agency)}::uuid` : 'false');
  if (query.kind !== undefined) where.push(`kind = ${value(query.kind)}`);
  if (query.region !== undefined) where.push(`region_path like ${value(`%${escapeLike(query.region)}%`)}`);
  if (query.from !== undefined) where.push(`decided_on >= ${value(query.from)}::date`);
  if (query.to !== undefined) where.push(`decided_on <= ${value(query.to)}::date`);
  const cursor: Cursor | undefined = findCursor(query.after ?? query.before ?? '');
  const backwards = query.before !== undefined;
  if (cursor !== undefined)
    where.push(
      `(decided_on, id) ${backwards ? '>' : '<'} (${value(cursor.decidedOn)}::date, ${value(cursor.id)})`,
    );
  const order = backwards ? 'order by decided_on, id' : 'order by decided_on desc, id desc';
  const limit = `limit ${query.limit + 1}`;
  const text = (() => {
    switch (plan) {
      case 'list':
      // A number leads to a handful, whatever else is asked.
      case 'number': {
        const found = words.flatMap((word) => indexConditions(word, value));
        return `select ${listColumns} from published.item where ${[...where, ...found].join(' and ')} ${order} ${limit}`;
      }
      case 'newest':
        return `select ${listColumns}
          from (select ${listedColumns}, search from published.item where ${where.join(' and ')} ${order} limit ${newestWindow}) as nearest
          where ${words.map((word) => holds(word, value)).join(' and ')} ${order} ${limit}`;
      case 'index': {
        const found = words.flatMap((word) => indexConditions(word, value));
        return `with found as materialized (
            select decided_on, id from published.item where ${[...where, ...found].join(' and ')}
          )
          select ${listColumns} from published.item where id in (select id from found ${order} ${limit}) ${order}`;
      }
      default:
        return plan satisfies never;
    }
  })();
  return [nameOf(query, words, text), text, values];
}

/** Names of statements by their text; there are as many as kinds of question. */
const names = new Map<string, string>();

/** What is asked often is planned once a connection; what few ask for must not fill the server with plans. */
function nameOf(query: DecisionQuery, words: readonly string[], text: string): string | undefined {
  const { agency, kind, region, from, to } = query;
  const filters = [agency, kind, region, from ?? to].filter((filter) => filter !== undefined);
  const often = query.limit === pageRows.default && filters.length + words.length <= 2;
  if (!often) return undefined;
  let name = names.get(text);
  if (name === undefined) {
    name = `list.${hash('md5', text, 'base64url')}`;
    names.set(text, name);
  }
  return name;
}

/** How long what is known of words serves; the database looks anew after a tenth of its rows has changed. */
const sharesServeMs = 10 * 60_000;

/** Asks at the first need and again when the answer has grown old; meanwhile the old answer serves. */
function kept(ask: () => Promise<GramShares | undefined>): () => Promise<GramShares> {
  let asked = Number.NEGATIVE_INFINITY;
  let answer: Promise<GramShares> = Promise.resolve(noShares);
  return () => {
    const now = performance.now();
    if (now - asked > sharesServeMs) {
      asked = now;
      answer = ask().then(
        (known) => known ?? noShares,
        () => {
          asked = Number.NEGATIVE_INFINITY;
          return noShares;
        },
      );
    }
    return answer;
  };
}

interface AgencySql {
  readonly id: string;
  readonly name: string;
  readonly standing: AgencyRow['standing'];
  readonly complaint_phone: string;
  readonly decisions: number;
  readonly uscc: string;
  readonly region: string;
  readonly legal_representative: string;
  readonly duties: readonly string[];
  readonly basis: readonly string[];
  readonly address: string | null;
  readonly confirmed_on: Date | string | null;
  readonly not_applicable: readonly { readonly what: string; readonly reason: string }[];
  readonly officers: number;
  readonly items: Agency['items'];
  readonly review_catalogue: Agency['reviewCatalogue'];
  readonly entrustments: Agency['entrustments'];
  readonly entrusted_by: string | null;
}

const agencyRow = (row: AgencySql): AgencyRow => ({
  id: row.id,
  name: row.name,
  standing: row.standing,
  decisions: row.decisions,
  complaintPhone: row.complaint_phone,
  region: row.region,
});

const agencyPage = (row: AgencySql): Agency => ({
  ...agencyRow(row),
  uscc: row.uscc,
  legalRepresentative: row.legal_representative,
  duties: row.duties,
  basis: row.basis,
  ...(row.address === null ? {} : { address: row.address }),
  ...(row.confirmed_on === null ? {} : { confirmed: { by: '司法行政部门', on: dateText(row.confirmed_on) } }),
  notApplicable: row.not_applicable,
  officers: row.officers,
  items: row.items,
  reviewCatalogue: row.review_catalogue,
  entrustments: row.entrustments,
  ...(row.entrusted_by === null ? {} : { entrustedBy: row.entrusted_by }),
});

interface OfficerSql {
  readonly name: string;
  readonly agency: string;
  readonly agency_name: string;
  readonly unit: string;
  readonly post: string;
  readonly auxiliary: boolean;
  readonly certificate: string | null;
  readonly category: Officer['category'];
  readonly area: string;
  readonly valid_from: Date | string | null;
  readonly valid_until: Date | string | null;
  readonly suspended: { readonly from: string; readonly to?: string } | null;
  readonly withdrawn_on: Date | string | null;
}

function officerOf(row: OfficerSql): Officer[] {
  if (row.certificate === null || row.valid_from === null || row.valid_until === null) return [];
  return [
    {
      certificate: row.certificate,
      name: row.name,
      agency: { id: row.agency, name: row.agency_name },
      unit: row.unit,
      post: row.post,
      category: row.category,
      region: row.area,
      validFrom: dateText(row.valid_from),
      validUntil: dateText(row.valid_until),
      ...(row.suspended === null ? {} : { suspended: row.suspended }),
      ...(row.withdrawn_on === null ? {} : { withdrawnOn: dateText(row.withdrawn_on) }),
    },
  ];
}

/** A store that does not answer is told apart from a broken page: the reader is asked to come back. */
function awake(pool: pg.Pool): pg.Pool {
  const query = async (...asked: unknown[]): Promise<unknown> => {
    try {
      return await (pool.query as (...args: unknown[]) => Promise<unknown>).apply(pool, asked);
    } catch (error) {
      const { code = '' } = error as { code?: string };
      const away =
        /^(?:ECONN|EPIPE|ENOENT|ETIMEDOUT|57P|08)/.test(code) || (error as Error).message.includes('timeout');
      throw away ? new StoreUnavailable((error as Error).message, { cause: error }) : error;
    }
  };
  return { query } as unknown as pg.Pool;
}
