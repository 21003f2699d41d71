import { hash } from 'node:crypto';
import { type DecisionQuery, decisionQuerySchema, longestSearch, publicIdSchema } from '@mingjing/contract';
import { type Asset, assetCaching, type PortalAssets } from './assets.ts';
import { utf8 } from './bytes.ts';
import { readDeadlineForm } from './deadline-form.ts';
import { PageCache } from './page-cache.ts';
import { agenciesPage, agencyPage, officerPage, officersPage, peoplePage } from './pages/agencies.ts';
import { checkPage } from './pages/check.ts';
import { type DeadlineCalculator, deadlinesPage } from './pages/deadlines.ts';
import { decisionPage, type LedgerKey, tombstonePage } from './pages/decision.ts';
import { decisionsMistakePage, decisionsPage, type TypedQuery } from './pages/decisions.ts';
import { errorPage, notFoundPage, unavailablePage } from './pages/failures.ts';
import { homePage } from './pages/home.ts';
import { itemPage, itemsPage } from './pages/items.ts';
import { createFrame, type Page } from './pages/layout.ts';
import type { Mistake } from './pages/parts.ts';
import { aboutPage, accessibilityPage } from './pages/statements.ts';
import { qrSvg } from './qr.ts';
import { type AgencyRow, type PublishedReader, StoreUnavailable } from './reader.ts';
import { regionsOf } from './regions.ts';
import type { PortalRequest, PortalResponse, PortalRoute } from './route.ts';
import { paths, type Site } from './site.ts';
import { dayOf } from './text.ts';

export interface PortalOptions {
  readonly site: Site;
  readonly assets: PortalAssets;
  readonly ledger: LedgerKey;
  readonly deadlines: DeadlineCalculator;
  /** The present moment, a UTC instant. */
  now(): string;
  /** Told of every failure behind a 500 or 503 page. */
  report(error: unknown): void;
  /** Memory for finished pages; 32 MiB unless told. */
  readonly cacheBytes?: number;
}

export interface Portal {
  readonly routes: readonly PortalRoute[];
  /** The answer to every address that no route has. */
  notFound(request: PortalRequest): PortalResponse;
  /** Path to file; to be sent with `assetCaching` and `securityHeaders`. */
  assets(): ReadonlyMap<string, Asset>;
}

/**
 * Sent with everything. Nothing may be loaded from elsewhere, no script or style stands in a page, no page may be framed, and
 * what was searched for is told to no other site.
 */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** What a handler makes: a page, or something ready to be sent. */
type Made = { readonly status: number; readonly page: Page } | { readonly sent: PortalResponse };

const NOT_FOUND: Made = { status: 404, page: notFoundPage() };

/** The public site over what it may read: a list of routes that any server can mount. */
export function createPortal(reader: PublishedReader, options: PortalOptions): Portal {
  const { site, assets, ledger, deadlines } = options;
  const frame = createFrame(site, assets.paths);
  const cache = new PageCache(options.cacheBytes ?? 32 * 1024 * 1024);
  const today = () => dayOf(options.now());

  let known: { readonly version: string; readonly rows: readonly AgencyRow[] } | undefined;
  /** The agencies change rarely and every list needs them. */
  async function agencies(): Promise<readonly AgencyRow[]> {
    const version = reader.version();
    if (known !== undefined && known.version === version) return known.rows;
    const rows = await reader.agencies();
    if (version !== undefined) known = { version, rows };
    return rows;
  }

  function write(status: number, page: Page, large: boolean, url: string): PortalResponse {
    return { status, headers: pageHeaders, body: frame(page, large, sizeLink(url, !large)) };
  }

  function respond(request: PortalRequest, response: PortalResponse): PortalResponse {
    const answer =
      response.status === 200 &&
      request.ifNoneMatch !== undefined &&
      request.ifNoneMatch === response.headers.etag
        ? { ...response, status: 304, body: empty }
        : response;
    const asked = askedSize(request);
    return asked === undefined
      ? answer
      : { ...answer, headers: { ...answer.headers, 'set-cookie': sizeCookie(asked) } };
  }

  function route(path: string, make: (request: PortalRequest) => Promise<Made> | Made): PortalRoute {
    return {
      method: 'GET',
      path,
      async handle(request) {
        const large = askedSize(request) ?? request.cookies.large === '1';
        const version = reader.version();
        // The minute bounds the age of what no publication changes: the state of the log, and the day.
        const stamp = version === undefined ? undefined : `${version} ${options.now().slice(0, 16)}`;
        const key = `${large ? '+' : ''}${request.url}`;
        const kept = stamp === undefined ? undefined : cache.find(key, stamp);
        if (kept !== undefined) return respond(request, kept);
        try {
          const made = await make(request);
          const response = 'sent' in made ? made.sent : write(made.status, made.page, large, request.url);
          // Most searches are asked once: only what is asked for again is worth keeping, and a tag to ask by.
          if (stamp === undefined || response.status !== 200 || !cache.wants(key))
            return respond(request, response);
          const keeping = tagged(response);
          // The stamp was read before the page, so what is kept is never older than its stamp says.
          cache.keep(key, stamp, keeping);
          return respond(request, keeping);
        } catch (error) {
          options.report(error);
          return error instanceof StoreUnavailable
            ? later(write(503, unavailablePage(site), large, request.url))
            : write(500, errorPage(site), large, request.url);
        }
      },
    };
  }

  const routes: readonly PortalRoute[] = [
    route(paths.home, async () => {
      const [home, summary] = await Promise.all([reader.home(), reader.ledger()]);
      return page(homePage(site, home, summary));
    }),
    route(paths.decisions, async (request) => {
      const read = readQuery(request.query);
      if (!read.ok) {
        return {
          status: 400,
          page: decisionsMistakePage(await agencies(), read.typed, read.mistakes),
        };
      }
      const [rows, found] = await Promise.all([agencies(), reader.decisions(read.query)]);
      return page(decisionsPage(rows, read.query, found));
    }),
    route('/decisions/:id', async ({ params }) => {
      const id = params.id ?? '';
      const record = isPublicId(id) ? await reader.decision(id) : undefined;
      if (record === undefined) return NOT_FOUND;
      return record.state === 'published'
        ? page(decisionPage(record, site.origin, assets.paths, ledger))
        : { status: 410, page: tombstonePage(record.state, record.tombstone, assets.paths, ledger) };
    }),
    route('/decisions/:id/proof.mingjing', ({ params }) => bundle(params.id, (id) => reader.proof(id), '')),
    route('/decisions/:id/withdrawal.mingjing', ({ params }) =>
      bundle(params.id, (id) => reader.withdrawal(id), '-withdrawal'),
    ),
    route('/decisions/:id/qr.svg', ({ params }) => {
      const id = params.id ?? '';
      if (!isPublicId(id)) return NOT_FOUND;
      const svg = qrSvg(`${site.origin}${paths.decision(id)}`);
      return file(svg, 'image/svg+xml', { 'cache-control': 'public, max-age=86400' });
    }),
    route(paths.agencies, async () => page(agenciesPage(await agencies()))),
    route('/agencies/:id', async ({ params }) => {
      const agency = isCode(params.id) ? await reader.agency(params.id) : undefined;
      return agency === undefined
        ? NOT_FOUND
        : page(agencyPage(agency, regionsOf(await agencies()), today()));
    }),
    route('/agencies/:id/items', async ({ params, query }) => {
      const agency = isCode(params.id) ? await reader.agency(params.id) : undefined;
      const asked = typeof query.q === 'string' ? query.q.toWellFormed().trim().slice(0, longestSearch) : '';
      return agency === undefined ? NOT_FOUND : page(itemsPage(agency, asked));
    }),
    route('/agencies/:id/items/:item', async ({ params }) => {
      const agency = isCode(params.id) ? await reader.agency(params.id) : undefined;
      const item = agency?.items.find(({ id }) => id === params.item);
      return agency === undefined || item === undefined ? NOT_FOUND : page(itemPage(agency, item));
    }),
    route('/agencies/:id/officers', async ({ params }) => {
      const people = isCode(params.id) ? await reader.officers(params.id) : undefined;
      return people === undefined ? NOT_FOUND : page(peoplePage(people, today()));
    }),
    route(paths.officers, async ({ query }) => {
      const { certificate } = query;
      if (certificate === undefined || certificate === '') return page(officersPage(await agencies()));
      const asked = typeof certificate === 'string' ? certificate.trim() : '';
      if (!isCertificate(asked)) {
        const mistakes = [
          { field: 'certificate', message: '证件编号最多 40 个字，只含汉字、字母、数字和短横' },
        ];
        return { status: 400, page: officersPage(await agencies(), asked.slice(0, 40), mistakes) };
      }
      if ((await reader.officer(asked)) === undefined) {
        return { status: 404, page: officersPage(await agencies(), asked) };
      }
      return {
        sent: { status: 303, headers: { ...securityHeaders, location: paths.officer(asked) }, body: empty },
      };
    }),
    route('/officers/:certificate', async ({ params }) => {
      const certificate = params.certificate ?? '';
      const officer = isCertificate(certificate) ? await reader.officer(certificate) : undefined;
      return officer === undefined ? NOT_FOUND : page(officerPage(officer, today()));
    }),
    route(paths.deadlines, ({ query }) => deadline(deadlines, query)),
    route(paths.check, async () => page(checkPage(await reader.ledger(), ledger, assets.paths))),
    route(paths.about, async () => page(aboutPage(site, await agencies()))),
    route(paths.accessibility, () => page(accessibilityPage(site))),
  ];

  return {
    routes,
    notFound: (request) => write(404, notFoundPage(), request.cookies.large === '1', request.url),
    assets: () => assets.files,
  };
}

/** The headers of a file of `assets()`. */
export function assetHeaders(asset: Asset): Readonly<Record<string, string>> {
  return { ...securityHeaders, 'content-type': asset.type, 'cache-control': assetCaching };
}

const empty = new Uint8Array();

/** A page may be kept and must be asked about each time: what is taken back has to be gone at once. */
const pageHeaders = {
  ...securityHeaders,
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  vary: 'Cookie',
} as const;

/** A proof bundle to keep; its file is named after the publication it is about. */
async function bundle(
  id: string | undefined,
  find: (publicId: string) => Promise<string | undefined>,
  suffix: string,
): Promise<Made> {
  const found = id !== undefined && isPublicId(id) ? await find(id) : undefined;
  if (found === undefined) return NOT_FOUND;
  return file(found, 'application/json; charset=utf-8', {
    'content-disposition': `attachment; filename="${id}${suffix}.mingjing"`,
    'cache-control': 'no-cache',
  });
}

function page(made: Page): Made {
  return { status: 200, page: made };
}

function file(text: string, type: string, headers: Readonly<Record<string, string>>): Made {
  return {
    sent: {
      status: 200,
      headers: { ...securityHeaders, 'content-type': type, ...headers },
      body: utf8(text),
    },
  };
}

/** To be kept, and asked for by its tag. */
function tagged(response: PortalResponse): PortalResponse {
  const etag = `"${hash('sha1', response.body, 'base64url')}"`;
  return { ...response, headers: { ...response.headers, etag } };
}

function later(response: PortalResponse): PortalResponse {
  return { ...response, headers: { ...response.headers, 'cache-control': 'no-store', 'retry-after': '60' } };
}

/** The size of print that the address itself asks for. */
function askedSize(request: PortalRequest): boolean | undefined {
  const { large } = request.query;
  return large === '1' ? true : large === '0' ? false : undefined;
}

/** The same page in the other size of print, filters and all. */
function sizeLink(url: string, large: boolean): string {
  const query = url.indexOf('?');
  const value = large ? '1' : '0';
  if (query < 0) return `?large=${value}`;
  if (!url.includes('large', query)) return `${url.slice(query)}&large=${value}`;
  const search = new URLSearchParams(url.slice(query + 1));
  search.set('large', value);
  return `?${search}`;
}

function sizeCookie(large: boolean): string {
  return large
    ? 'large=1; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly'
    : 'large=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly';
}

function isPublicId(id: string): boolean {
  return publicIdSchema.safeParse(id).success;
}

function isCode(id: string | undefined): id is string {
  return id !== undefined && /^[\w.-]{1,64}$/.test(id);
}

/** Numbers on certificates are letters, Chinese characters, digits and signs between them. */
function isCertificate(text: string): boolean {
  return text.length <= 40 && /^[\p{L}\p{N}()\uff08\uff09〔〕.-]+$/u.test(text);
}

const FILTERS = ['q', 'agency', 'kind', 'region', 'from', 'to', 'after', 'before', 'limit'] as const;

type ReadQuery =
  | { readonly ok: true; readonly query: DecisionQuery }
  | { readonly ok: false; readonly typed: TypedQuery; readonly mistakes: readonly Mistake[] };

/** Reads the filters; empty ones are none, as a form sends them; others in the address are left alone. */
function readQuery(query: PortalRequest['query']): ReadQuery {
  const given: Record<string, unknown> = {};
  for (const name of FILTERS) {
    const value = query[name];
    if (value !== undefined && value !== '') given[name] = value;
  }
  const parsed = decisionQuerySchema.safeParse(given);
  if (parsed.success) return { ok: true, query: parsed.data };
  const typed: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string') typed[name] = value.toWellFormed().slice(0, 64);
  }
  const mistakes = new Map<string, Mistake>();
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? 'q');
    const message = typeof given[name] === 'string' ? issue.message : '同一个条件只能写一次';
    // What is no field of the form is said at the search box.
    const field = name in SHOWN_FILTERS ? name : 'q';
    if (!mistakes.has(name))
      mistakes.set(name, { field, message: `${FILTER_NAMES[name] ?? name}：${message}` });
  }
  return { ok: false, typed, mistakes: [...mistakes.values()] };
}

const SHOWN_FILTERS = { q: true, agency: true, region: true, from: true, to: true };
const FILTER_NAMES: Readonly<Record<string, string>> = {
  q: '搜索词',
  agency: '执法机关',
  kind: '种类',
  region: '地区',
  from: '起始日期',
  to: '结束日期',
  after: '翻页',
  before: '翻页',
  limit: '每页条数',
};

function deadline(calculator: DeadlineCalculator, query: PortalRequest['query']): Made {
  const { form, mistakes, typed } = readDeadlineForm(calculator, query);
  if (mistakes.length > 0) return { status: 400, page: deadlinesPage(calculator, form, undefined, mistakes) };
  if (typed === undefined) return page(deadlinesPage(calculator, form, undefined, []));
  const result = calculator.compute(typed);
  return { status: result.ok ? 200 : 422, page: deadlinesPage(calculator, form, result, []) };
}
