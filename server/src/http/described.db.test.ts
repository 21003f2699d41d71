import { errorSentences } from '@mingjing/contract';
import { createPortal, memoryReader } from '@mingjing/portal';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleDeadlines, sampleKey, sampleSeed, sampleSite } from '../../../portal/src/testing/sample.ts';
import { openProduct, type Product } from '../testing/product.ts';
import { gatherDescribed } from './described.ts';
import { mountPortal } from './portal.ts';

/** `GET /api/openapi.json` describes every call, those of the contract and those whose body or answer is a file. */

let product: Product;
let paths: Record<string, Record<string, Operation>>;

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: object };
  readonly responses: Record<string, { readonly description: string; readonly content?: object }>;
  readonly servers?: readonly { readonly url: string }[];
}

beforeAll(async () => {
  product = await openProduct();
  ({ paths } = (await product.anonymous().get<{ paths: typeof paths }>('/api/openapi.json')).body);
}, 120_000);
afterAll(() => product?.close());

/** Method and address of every route, as Fastify prints its tree; it prints those that end in anything as one. */
function routes(): [method: string, path: string][] {
  const above: string[] = [];
  return product.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line): [string, string][] => {
      const found = /^((?:│ {3}| {4})*)[├└]── (\S+) \(([A-Z, ]+)\)$/.exec(line);
      if (found === null) return [];
      const [, indent = '', part = '', methods = ''] = found;
      const depth = indent.length / 4;
      above.length = depth;
      above.push(part);
      return methods
        .split(', ')
        .filter((method) => method !== 'HEAD')
        .map((method) => [method.toLowerCase(), above.join('')]);
    });
}

it('every route of the service but pages is described', () => {
  const raw = routes().filter(([, path]) => /^\/(api|ledger|healthz)/.test(path));
  expect(raw.map(([method, path]) => `${method} ${path}`)).toEqual(
    expect.arrayContaining(['post /api/files', 'get /api/files/:id', 'get /ledger/vkey', 'get /healthz']),
  );
  for (const [method, path] of raw) {
    const named = path
      .replace(/^\/api/, '')
      .replace(/:(\w+)/g, '{$1}')
      .replace('*', '{path}');
    const described = paths[named]?.[method];
    expect(described, `${method} ${path}`).toBeDefined();
    expect(described!.servers?.[0]?.url).toBe(path.startsWith('/api/') ? undefined : '/');
    expect(described!.summary).toMatch(/\p{Script=Han}/u);
    const inPath = described!.parameters?.filter((one) => one.in === 'path').map(({ name }) => name) ?? [];
    expect(inPath).toEqual([...named.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

it('so are the tiles of the log, and what of the public site is no page', async () => {
  expect(paths['/ledger/tile/{path}']?.get?.servers).toEqual([{ url: '/' }]);
  const app = Fastify();
  const described = gatherDescribed(app);
  const portal = createPortal(memoryReader(sampleSeed), {
    site: sampleSite,
    assets: { paths: { css: '/a', check: '/b', mark: '/c', verifier: '/d' }, files: new Map() },
    ledger: sampleKey,
    deadlines: sampleDeadlines,
    now: () => '2026-10-20T02:00:00.000Z',
    report: () => {},
  });
  await mountPortal(app, { portal });
  const files = portal.routes.filter(({ path }) => path.includes('.')).map(({ path }) => path);
  expect(described.map(({ url }) => url)).toEqual(files);
  expect(files).toContain('/decisions/:id/proof.mingjing');
  await app.close();
});

it('says what a file is sent and answered as, and with which errors', () => {
  const sent = paths['/files']!.post!;
  expect(Object.keys(sent.requestBody!.content)).toEqual(['*/*']);
  expect(sent.parameters).toMatchObject([
    { name: 'name', in: 'query', required: true },
    { name: 'kind', in: 'query', required: true },
  ]);
  expect(sent.responses['413']!.description).toBe(errorSentences.TOO_LARGE.message);
  const form = paths['/dossiers/{dossier}/forms/{template}']!.get!;
  expect(Object.keys(form.responses['200']!.content!)).toEqual(['application/pdf']);
  expect(form.parameters!.map(({ name, required }) => [name, required])).toEqual([
    ['dossier', true],
    ['template', true],
    ['party', false],
    ['ground', false],
  ]);
  expect(Object.keys(form.responses)).toEqual(
    expect.arrayContaining(['401', '403', '404', '422', '429', '500', '503']),
  );
});
