import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildAssets, type PortalAssets } from './assets.ts';
import { memoryReader, type PublishedSeed } from './memory-reader.ts';
import { createPortal, type Portal, type PortalOptions } from './portal.ts';
import { type PublishedReader, StoreUnavailable } from './reader.ts';
import type { PortalResponse } from './route.ts';
import { ask, bodyOf } from './testing/drive.ts';
import { hostileDecision, hostileText, publicId } from './testing/hostile.ts';
import { type Element, elements, readPage, textOf } from './testing/inspect.ts';
import {
  dust,
  felling,
  food,
  sampleDeadlines,
  sampleKey,
  sampleSeed,
  sampleSite,
  tutoring,
} from './testing/sample.ts';

let assets: PortalAssets;
beforeAll(async () => {
  assets = await buildAssets();
});

function open(reader: PublishedReader, more: Partial<PortalOptions> = {}): Portal {
  return createPortal(reader, {
    site: sampleSite,
    assets,
    ledger: sampleKey,
    deadlines: sampleDeadlines,
    now: () => '2026-10-20T02:00:00.000Z',
    report: (error) => {
      throw error;
    },
    ...more,
  });
}

const empty: PublishedSeed = {
  ...sampleSeed,
  decisions: [],
  agencies: [],
  officers: [],
  auxiliaries: {},
};

/** Every page of the site, with the status it answers. */
const PAGES: readonly (readonly [url: string, status: number])[] = [
  ['/', 200],
  ['/decisions', 200],
  [`/decisions?q=${encodeURIComponent('清岚县 罚')}&agency=market&from=2026-01-01&limit=2`, 200],
  ['/decisions?q=zzz', 200],
  ['/decisions?from=yesterday&limit=-1', 400],
  [`/decisions/${food.id}`, 200],
  [`/decisions/${felling.id}`, 200],
  [`/decisions/${tutoring.id}`, 200],
  ['/decisions/r2e3t4r5a6c7t2e3', 410],
  ['/decisions/c2h3a4n5g6e7d2o3', 410],
  ['/decisions/unknown', 404],
  ['/agencies', 200],
  ['/agencies/education', 200],
  ['/agencies/market/items', 200],
  ['/agencies/market/items?q=%E4%BB%B7%E6%A0%BC%E6%B3%95', 200],
  ['/agencies/market/items?q=%E6%B2%A1%E6%9C%89', 200],
  ['/agencies/market/items/expired-food', 200],
  ['/agencies/market/items/unmarked-price', 200],
  ['/agencies/market/items/none', 404],
  ['/agencies/education/items', 200],
  ['/agencies/nowhere/items', 404],
  ['/agencies/market/officers', 200],
  ['/agencies/qingshi/officers', 200],
  ['/agencies/nowhere', 404],
  ['/officers', 200],
  ['/officers?certificate=nobody', 404],
  ['/officers?certificate=%3Cb%3E', 400],
  [`/officers/${encodeURIComponent('样990921-0104')}`, 200],
  ['/deadlines', 200],
  ['/deadlines?rule=PEN-10&start=2026-09-28', 200],
  ['/deadlines?rule=COE-02&start=2026-09-28&time=09:30', 200],
  ['/deadlines?rule=COE-02&start=2026-09-28', 400],
  ['/deadlines?rule=PEN-10&start=1999-01-01', 422],
  ['/deadlines?rule=none&start=soon', 400],
  [
    '/deadlines?rule=PEN-10&start=2026-09-28&pause1=testing&from1=2026-10-09&to1=2026-10-20&more=30&approved=2026-12-20',
    200,
  ],
  ['/deadlines?rule=PEN-10&start=2026-09-28&pause2=testing&from2=2026-10-09&to2=2026-10-01&more=many', 400],
  ['/deadlines?rule=PEN-10&start=2026-09-28&pause1=hearing&from1=2026-10-09', 422],
  ['/check', 200],
  ['/about', 200],
  ['/accessibility', 200],
  ['/no/such/page', 404],
];

describe('every page', () => {
  it.each(PAGES)('%s answers %i, well made', async (url, status) => {
    for (const large of [false, true]) {
      const portal = open(memoryReader(sampleSeed));
      const response = await ask(portal, url, { cookies: large ? { large: '1' } : {} });
      expect(response.status).toBe(status);
      expectWellMade(portal, response);
      expect(readPage(bodyOf(response)).attributes.get('class')).toBe(large ? 'large' : undefined);
    }
  });

  it.each(['/', '/decisions', '/agencies', '/officers', '/about', '/check'])(
    '%s stands with nothing published',
    async (url) => {
      const portal = open(memoryReader(empty));
      const response = await ask(portal, url);
      expect(response.status).toBe(200);
      expectWellMade(portal, response);
    },
  );

  it('may load nothing from elsewhere and be framed by nobody', async () => {
    const portal = open(memoryReader(sampleSeed));
    for (const [url] of PAGES) {
      const { headers } = await ask(portal, url);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });
});

describe('text from elsewhere', () => {
  it('stays text on a decision page, and every field is there to the letter', async () => {
    await fc.assert(
      fc.asyncProperty(hostileDecision, hostileText, async (decision, reason) => {
        const history = [{ what: 'corrected', at: '2026-01-01T00:00:00.000Z', reason }] as const;
        const reader = memoryReader({
          ...empty,
          decisions: [{ decision, publishedAt: history[0].at, history }],
        });
        const page = readPage(bodyOf(await ask(open(reader), `/decisions/${decision.id}`)));
        const said = textOf(page);
        for (const text of [decision.title, decision.summary, decision.facts, ...decision.remedies, reason]) {
          expect(said).toContain(text.toWellFormed());
        }
      }),
      { numRuns: 150 },
    );
  });

  it('stays text in lists, agencies, officers and what was searched for', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostileDecision,
        fc.array(hostileText, { minLength: 16, maxLength: 16 }),
        async (given, t) => {
          const decision = { ...given, agency: { ...given.agency, id: 'a' } };
          const of = { id: 'a', name: t[0]! };
          const portal = open(
            memoryReader({
              ...sampleSeed,
              decisions: [
                { decision, publishedAt: '2026-01-01T00:00:00.000Z' },
                {
                  decision: { ...decision, id: publicId(77) },
                  publishedAt: '2026-01-01T00:00:00.000Z',
                  ended: {
                    state: 'ended',
                    tombstone: { title: t[1]!, reason: t[2]!, source: t[3]!, on: t[4]! },
                  },
                },
              ],
              agencies: [
                {
                  ...of,
                  standing: 'entrusted',
                  uscc: t[5]!,
                  region: t[6]!,
                  legalRepresentative: t[7]!,
                  duties: [t[8]!],
                  basis: [t[9]!],
                  address: t[10]!,
                  entrustedBy: t[11]!,
                  complaintPhone: t[12]!,
                  confirmed: { by: t[13]!, on: t[14]! },
                  notApplicable: [{ what: t[15]!, reason: t[0]! }],
                  reviewCatalogue: [{ what: t[1]!, source: t[2]! }],
                  entrustments: [
                    {
                      number: t[0]!,
                      organisation: t[1]!,
                      uscc: t[2]!,
                      basis: t[3]!,
                      matters: t[4]!,
                      powers: t[5]!,
                      from: t[6]!,
                      until: t[7]!,
                    },
                  ],
                  items: [
                    {
                      id: 'i',
                      name: t[3]!,
                      kinds: [t[4]!],
                      breached: [{ cited: t[5]!, text: t[6]! }],
                      basis: [{ cited: t[7]! }],
                      fine: t[8]!,
                      tiers: [{ name: t[9]!, condition: t[10]!, range: t[11]! }],
                      summary: true,
                    },
                  ],
                },
              ],
              officers: [
                {
                  ...sampleSeed.officers[0]!,
                  agency: of,
                  name: t[1]!,
                  unit: t[2]!,
                  post: t[3]!,
                  region: t[4]!,
                  validUntil: t[5]!,
                },
              ],
              auxiliaries: { a: [{ name: t[6]!, unit: t[7]!, duty: t[8]! }] },
              ledger: {
                ...sampleSeed.ledger,
                origin: t[9]!,
                witnesses: [{ name: t[10]!, independent: true }],
              },
            }),
            {
              site: {
                ...sampleSite,
                region: t[11]!,
                operator: t[12]!,
                complaint: { phone: t[13]!, hours: t[14]! },
              },
            },
          );
          const certificate = encodeURIComponent(sampleSeed.officers[0]!.certificate);
          for (const url of [
            '/',
            '/decisions',
            `/decisions?q=${encodeURIComponent(t[15]!)}`,
            `/decisions?region=${encodeURIComponent(t[15]!)}&from=${encodeURIComponent(t[14]!)}`,
            `/decisions/${publicId(77)}`,
            '/agencies',
            '/agencies/a',
            `/agencies/a/items?q=${encodeURIComponent(t[12]!)}`,
            '/agencies/a/items/i',
            '/agencies/a/officers',
            `/officers?certificate=${encodeURIComponent(t[15]!)}`,
            `/officers/${certificate}`,
            `/deadlines?rule=${encodeURIComponent(t[0]!)}&start=${encodeURIComponent(t[1]!)}&time=${encodeURIComponent(t[2]!)}&pause1=${encodeURIComponent(t[3]!)}&from2=${encodeURIComponent(t[4]!)}&more=${encodeURIComponent(t[5]!)}`,
            '/check',
            '/about',
          ]) {
            const response = await ask(portal, url);
            expect([200, 303, 400, 404, 410]).toContain(response.status);
            if (response.status !== 303) readPage(bodyOf(response));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never becomes an address: what a link leads to is ours or a telephone number', async () => {
    const nasty = 'javascript:alert(1)';
    const seed = {
      ...sampleSeed,
      agencies: sampleSeed.agencies.map((agency) => ({ ...agency, id: nasty, complaintPhone: nasty })),
    };
    const portal = open(memoryReader(seed), { site: { ...sampleSite, complaint: { phone: nasty } } });
    for (const url of ['/', '/agencies', '/about']) {
      for (const link of elements(readPage(bodyOf(await ask(portal, url))))) {
        const href = link.attributes.get('href');
        if (href !== undefined) expect(href).toMatch(/^(\/|\?|#|tel:\+?\d*$)/);
      }
    }
  });
});

describe('what is asked for', () => {
  it('may be anything: the answer is a page, at worst one that says what is wrong', async () => {
    const portal = open(memoryReader(sampleSeed));
    const value = fc.oneof(
      hostileText,
      fc.constant('9'.repeat(5000)),
      fc.constantFrom(
        '2026-02-30',
        '0000-00-00',
        '2026-09-28',
        '-1',
        '1e9',
        'NaN',
        '%',
        '%00',
        `2026-01-01_${publicId(1)}`,
      ),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.constant({ a: { b: 'c' } }),
    );
    const names = [
      'q',
      'agency',
      'kind',
      'region',
      'from',
      'to',
      'after',
      'before',
      'limit',
      'rule',
      'start',
      'time',
      'profile',
      'certificate',
      'large',
      '__proto__',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/decisions', '/deadlines', '/officers', '/', '/check'),
        fc.dictionary(fc.constantFrom(...names), value),
        async (path, query) => {
          const response = await ask(portal, path, { query });
          expect([200, 303, 400, 404, 422]).toContain(response.status);
          const body = bodyOf(response);
          if (response.status !== 303) readPage(body);
          if (response.status === 400) expect(body).toMatch(/role="alert"/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is found only under addresses that can exist', async () => {
    const portal = open(memoryReader(sampleSeed));
    for (const id of ['a', 'A'.repeat(16), "'; drop table", '\u0000', 'x'.repeat(9000)]) {
      for (const path of ['/decisions/', '/agencies/', '/officers/']) {
        expect((await ask(portal, path + encodeURIComponent(id))).status).toBe(404);
      }
      expect((await ask(portal, `/decisions/${encodeURIComponent(id)}/proof.mingjing`)).status).toBe(404);
      expect((await ask(portal, `/decisions/${encodeURIComponent(id)}/qr.svg`)).status).toBe(404);
    }
  });

  it('says in the list which words were found and turns pages by links that keep the filters', async () => {
    const portal = open(memoryReader(sampleSeed));
    const first = readPage(bodyOf(await ask(portal, `/decisions?q=${encodeURIComponent('当事人')}&limit=2`)));
    const next = elements(first)
      .find((each) => each.attributes.get('rel') === 'next')!
      .attributes.get('href')!;
    expect(Object.fromEntries(new URL(next, 'http://x').searchParams)).toMatchObject({
      q: '当事人',
      limit: '2',
    });
    const second = readPage(bodyOf(await ask(portal, next)));
    const back = elements(second)
      .find((each) => each.attributes.get('rel') === 'prev')!
      .attributes.get('href')!;
    expect(titles(readPage(bodyOf(await ask(portal, back))))).toEqual(titles(first));
    expect(new Set([...titles(first), ...titles(second)]).size).toBe(4);
    const marked = elements(
      readPage(bodyOf(await ask(portal, `/decisions?q=${encodeURIComponent('鑫垒')}`))),
    );
    expect(marked.filter((each) => each.tag === 'mark').map(textOf)).toEqual(['鑫垒']);
  });
});

describe('a decision page', () => {
  it('goes from what was decided to how to check it', async () => {
    const body = bodyOf(await ask(open(memoryReader(sampleSeed)), `/decisions/${felling.id}`));
    const headings = elements(readPage(body))
      .filter((each) => each.tag === 'h2')
      .map(textOf);
    expect(headings.slice(0, 9)).toEqual([
      '概要',
      '处理决定',
      '查明的事实',
      '依据',
      '决定前经过的程序',
      '不服怎么办',
      '隐去的内容和原因',
      '公示记录',
      '核验本页',
    ]);
  });

  it('marks what was masked and leads to the reason', async () => {
    const page = readPage(bodyOf(await ask(open(memoryReader(sampleSeed)), `/decisions/${felling.id}`)));
    const marks = elements(page).filter((each) => each.attributes.get('class') === 'masked');
    expect(marks.map((each) => each.attributes.get('href'))).toEqual(['#mask-1', '#mask-2']);
    const reason = elements(page).find((each) => each.attributes.get('id') === 'mask-1')!;
    expect(textOf(reason)).toContain(felling.masks[0]!.reason);
    expect(textOf(reason)).toContain(felling.masks[0]!.source);
  });

  it.each([
    ['2024-12-31', '尚未开始'],
    ['2025-06-01', '委托期内'],
    ['2025-12-31', '委托期内'],
    ['2026-01-01', '已届满'],
  ])('says whom an agency entrusts with what, and on %s: %s', async (day, word) => {
    const portal = open(memoryReader(sampleSeed), { now: () => `${day}T02:00:00.000Z` });
    const page = bodyOf(await ask(portal, '/agencies/market'));
    for (const said of [
      '农贸市场管理所',
      '清市监委〔2025〕1号',
      '未明码标价的处罚',
      '警告，二千元以下罚款',
      word,
    ])
      expect(page).toContain(said);
    expect(bodyOf(await ask(portal, '/agencies/education'))).not.toContain('受委托组织');
  });

  it('leaves a tombstone with its reason where a decision was withdrawn', async () => {
    const response = await ask(open(memoryReader(sampleSeed)), '/decisions/r2e3t4r5a6c7t2e3');
    expect(response.status).toBe(410);
    expect(bodyOf(response)).toContain('行政复议中被撤销');
    expect(bodyOf(response)).not.toContain('福满家');
  });

  it('says of what ought not to have been public only that, and leads to the version with more hidden', async () => {
    const [food] = sampleSeed.decisions;
    const tombstone = {
      reason: '公示的内容中有依法不应当公开的信息。',
      on: '2026-05-06',
      unfit: true,
      replacedBy: tutoring.id,
    };
    const taken = { ...food!, ended: { state: 'retracted' as const, tombstone } };
    const portal = open(memoryReader({ ...sampleSeed, decisions: [taken] }));
    const response = await ask(portal, `/decisions/${food!.decision.id}`);
    expect(response.status).toBe(410);
    const text = textOf(readPage(bodyOf(response)));
    for (const said of ['这项公示已经撤下', '撤下公示', '撤下日期', tombstone.reason, '隐去部分信息后的决定'])
      expect(text).toContain(said);
    expect(text).not.toMatch(/福满家|变更|撤回/);
  });

  it('says of a changed decision who changed it, what it was, and leads to the page that was taken back', async () => {
    const portal = open(memoryReader(sampleSeed));
    const page = readPage(bodyOf(await ask(portal, `/decisions/${tutoring.id}`)));
    const change = elements(page).find((each) => textOf(each) === '变更情况' && each.tag === 'h2');
    expect(change).toBeDefined();
    const text = textOf(page);
    for (const said of ['这项决定已经变更', '清政复决〔2026〕17号', '2026年10月12日', '罚款76800.00元'])
      expect(text).toContain(said);
    const links = elements(page).map((each) => each.attributes.get('href'));
    expect(links).toContain('/decisions/c2h3a4n5g6e7d2o3');

    const earlier = await ask(portal, '/decisions/c2h3a4n5g6e7d2o3');
    expect(earlier.status).toBe(410);
    const tombstone = readPage(bodyOf(earlier));
    for (const said of ['经行政复议变更', '2026年10月14日', '2026年8月28日'])
      expect(textOf(tombstone)).toContain(said);
    expect(textOf(tombstone)).not.toMatch(/李某|校外培训|57600/);
    expect(elements(tombstone).map((each) => each.attributes.get('href'))).toContain(
      `/decisions/${tutoring.id}`,
    );
  });

  it('says until when it is shown, where a rule says so', async () => {
    const portal = open(memoryReader(sampleSeed));
    expect(bodyOf(await ask(portal, `/decisions/${food.id}`))).toContain('2029年4月20日');
    expect(bodyOf(await ask(portal, `/decisions/${dust.id}`))).not.toContain('公示到');
  });

  it('hands out the proof of what was taken down, and of its taking down', async () => {
    const ended = sampleSeed.decisions.find(({ ended }) => ended !== undefined)!;
    const proven = { ...ended, proof: 'released', ended: { ...ended.ended!, proof: 'withdrawn' } };
    const portal = open(memoryReader({ ...sampleSeed, decisions: [proven] }));
    const { id } = proven.decision;
    expect(bodyOf(await ask(portal, `/decisions/${id}/proof.mingjing`))).toBe('released');
    const file = await ask(portal, `/decisions/${id}/withdrawal.mingjing`);
    expect(bodyOf(file)).toBe('withdrawn');
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${id}-withdrawal.mingjing"`);
    expect((await ask(portal, `/decisions/${dust.id}/withdrawal.mingjing`)).status).toBe(404);
  });

  it('hands out its proof bundle under its own name, and a QR code of its address', async () => {
    const proof = '{"version":"mingjing/bundle/v1"}';
    const portal = open(
      memoryReader({
        ...sampleSeed,
        decisions: [{ decision: dust, publishedAt: '2026-09-30T02:00:00.000Z', proof }],
      }),
    );
    const file = await ask(portal, `/decisions/${dust.id}/proof.mingjing`);
    expect(bodyOf(file)).toBe(proof);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${dust.id}.mingjing"`);
    const qr = await ask(portal, `/decisions/${dust.id}/qr.svg`);
    expect(qr.headers['content-type']).toBe('image/svg+xml');
    expect(bodyOf(qr)).toMatch(/^<svg [^>]+><path [^>]+\/><path d="[Mhvz0-9 -]+"\/><\/svg>$/);
  });
});

describe('an officer page', () => {
  it.each([
    ['样990921-0101', '有效'],
    ['样990921-0102', '即将到期'],
    ['样990921-0104', '已暂扣'],
    ['样990921-0601', '已过期'],
  ])('%s is shown as %s, in words', async (certificate, word) => {
    const portal = open(memoryReader(sampleSeed));
    const found = await ask(portal, `/officers?certificate=${encodeURIComponent(certificate)}`);
    expect(found.status).toBe(303);
    const page = await ask(portal, found.headers.location!);
    expect(textOf(readPage(bodyOf(page)))).toContain(word);
  });
});

describe('the frame', () => {
  it('turns large print on and off by a link, keeps it in a cookie and the filters in the link', async () => {
    const portal = open(memoryReader(sampleSeed));
    const link = elements(readPage(bodyOf(await ask(portal, '/decisions?q=a%26b'))))
      .find((each) => each.attributes.get('class') === 'print-size')!
      .attributes.get('href')!;
    expect(Object.fromEntries(new URLSearchParams(link))).toEqual({ q: 'a&b', large: '1' });
    const on = await ask(portal, `/decisions${link}`);
    expect(on.headers['set-cookie']).toMatch(/^large=1; .*HttpOnly/);
    const off = await ask(portal, '/decisions?large=0', { cookies: { large: '1' } });
    expect(off.headers['set-cookie']).toMatch(/Max-Age=0/);
    expect(readPage(bodyOf(off)).attributes.has('class')).toBe(false);
  });

  it('answers 304 to who has the page already, and asks for it to be checked each time', async () => {
    const portal = open(memoryReader(sampleSeed));
    const first = await ask(portal, `/decisions/${food.id}`);
    expect(first.headers['cache-control']).toBe('no-cache');
    const second = await ask(portal, `/decisions/${food.id}`);
    const again = await ask(portal, `/decisions/${food.id}`, { ifNoneMatch: second.headers.etag! });
    expect([again.status, Buffer.byteLength(again.body)]).toEqual([304, 0]);
  });

  it('keeps a page that is asked for again, for a minute at most, and only until something published changes', async () => {
    const reader = memoryReader(sampleSeed);
    let version = '1';
    let now = '2026-10-20T02:00:00.000Z';
    let reads = 0;
    const twin: PublishedReader = {
      ...reader,
      version: () => version,
      decision: (id) => {
        reads++;
        return reader.decision(id);
      },
    };
    const portal = open(twin, { now: () => now });
    const readsOf = async (times: number) => {
      const before = reads;
      for (let i = 0; i < times; i++) await ask(portal, `/decisions/${food.id}`);
      return reads - before;
    };
    expect(await readsOf(4)).toBe(2);
    version = '2';
    expect(await readsOf(3)).toBe(1);
    now = '2026-10-20T02:01:00.000Z';
    expect(await readsOf(3)).toBe(1);
  });

  it('says that the store is silent, and that a page broke, in words and without a cause', async () => {
    const reported: unknown[] = [];
    const failing = (error: Error): Portal =>
      open(
        { ...memoryReader(sampleSeed), version: () => undefined, home: () => Promise.reject(error) },
        { report: (each) => reported.push(each) },
      );
    const silent = await ask(failing(new StoreUnavailable('secret-host refused')), '/');
    const broken = await ask(failing(new TypeError('secret-field')), '/');
    expect([silent.status, silent.headers['retry-after'], broken.status]).toEqual([503, '60', 500]);
    for (const response of [silent, broken]) {
      readPage(bodyOf(response));
      expect(bodyOf(response)).not.toContain('secret');
    }
    expect(reported).toHaveLength(2);
  });
});

describe('the files of the portal', () => {
  it('are addressed by their content, and the page program holds the verifier and nothing of the server', () => {
    const { files, paths } = assets;
    expect([...files.keys()].sort()).toEqual(Object.values(paths).sort());
    for (const path of files.keys())
      expect(path).toMatch(/^\/assets\/[a-z-]+-[0-9a-f]{12}\.(css|js|mjs|svg)$/);
    const check = new TextDecoder().decode(files.get(paths.check)!.bytes);
    expect(check).toContain('mingjing/bundle/v1');
    expect(check).not.toContain('node:');
    expect(check.length).toBeLessThan(60_000);
  });
});

function titles(page: Element): string[] {
  return elements(page)
    .filter((each) => each.attributes.get('class') === 'row')
    .map((row) => textOf(elements(row)[0]!));
}

/** What holds of every page: language, headings, labels, references, links, size; nothing inline. */
function expectWellMade(portal: Portal, response: PortalResponse): void {
  const page = bodyOf(response);
  const root = readPage(page);
  const all = elements(root);
  const attribute = (name: string) => all.flatMap((each) => each.attributes.get(name) ?? []);
  const tagged = (...tags: string[]) => all.filter((each) => tags.includes(each.tag));

  expect(page.length).toBeLessThan(24_000);
  expect(root.attributes.get('lang')).toBe('zh-CN');
  expect(textOf(tagged('title')[0]!)).toMatch(/.+ - 明镜 · /);
  expect(tagged('h1')).toHaveLength(1);
  const levels = tagged('h1', 'h2', 'h3').map((each) => Number(each.tag[1]));
  levels.forEach((level, i) => {
    expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
  });
  expect(tagged('main')).toHaveLength(1);

  const ids = attribute('id');
  expect(new Set(ids).size).toBe(ids.length);
  const referred = [
    ...attribute('for'),
    ...attribute('aria-labelledby'),
    ...attribute('href')
      .filter((href) => href.startsWith('#'))
      .map((href) => href.slice(1)),
  ];
  for (const id of referred) expect(ids).toContain(id);
  const labelled = new Set(attribute('for'));
  for (const field of tagged('input', 'select')) expect(labelled).toContain(field.attributes.get('id'));
  for (const link of tagged('a', 'button')) expect(textOf(link).trim()).not.toBe('');
  for (const image of tagged('img')) expect(image.attributes.get('alt')).toBeTruthy();
  for (const script of tagged('script')) {
    expect(textOf(script)).toBe('');
    expect(portal.assets().has(script.attributes.get('src')!)).toBe(true);
  }
  for (const address of [
    ...attribute('href'),
    ...attribute('src'),
    ...attribute('action'),
    ...attribute('data-proof'),
  ]) {
    if (/^(#|\?|tel:)/.test(address)) continue;
    const { pathname } = new URL(address, 'http://portal.test');
    const leads =
      portal.assets().has(pathname) ||
      portal.routes.some(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(pathname));
    expect(leads ? '' : address).toBe('');
  }
}
