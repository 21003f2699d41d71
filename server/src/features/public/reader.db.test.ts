import { createHash } from 'node:crypto';
import { decisionQuerySchema, searchForm } from '@mingjing/contract';
import { memoryReader, type PublishedSeed } from '@mingjing/portal';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { publicId } from '../../../../portal/src/testing/hostile.ts';
import { readerSuite } from '../../../../portal/src/testing/reader-suite.ts';
import { dust, felling, food, sampleSeed, tutoring } from '../../../../portal/src/testing/sample.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { createReader } from './reader.ts';
import { indexConditions } from './search.ts';

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  // The home page counts the running year.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-10-20T02:00:00Z') });
  database = await createTestDatabase();
  admin = await database.connect('admin');
  // No acts stand behind these rows; what shapes and counts them works all the same.
  await admin.query(`set session_replication_role = replica;
    alter table published.item enable always trigger shape;
    alter table published.item enable always trigger keep_mentions;
    alter table published.item enable always trigger keep_total`);
});

afterAll(async () => {
  vi.useRealTimers();
  await database.drop();
});

/** The store has ids of its own for agencies. */
const code = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

async function open(seed: PublishedSeed) {
  await admin.query(
    'truncate published.item, published.mention, published.agency, published.officer, published.total',
  );
  const items = seed.decisions.map(({ decision, publishedAt, publicUntil, history, ended }) => {
    const { party, cause, facts } = decision;
    const common = {
      id: decision.id,
      dossier: code(decision.id),
      act: code(decision.id),
      kind: decision.kind,
      agency: code(decision.agency.id),
      agency_name: decision.agency.name,
      region_path: decision.region,
      decided_on: decision.decidedOn,
      published_at: publishedAt,
      changed_at: history?.at(-1)?.at ?? publishedAt,
      history: history ?? [{ what: 'published', at: publishedAt }],
      sample: true,
    };
    return ended === undefined
      ? {
          ...common,
          number: decision.number,
          public_until: publicUntil,
          title: decision.title,
          party_shown: party.shown,
          cause,
          body: { ...decision, agency: { ...decision.agency, id: code(decision.agency.id) } },
          search: [party.shown, cause, decision.number, decision.title, decision.agency.name, facts].join(
            ' ',
          ),
        }
      : {
          ...common,
          title: ended.tombstone.title ?? '行政处罚决定',
          party_shown: '',
          cause: '',
          search: '',
          tombstone: { state: ended.state, ...ended.tombstone },
        };
  });
  await fill('item', items);
  await fill(
    'agency',
    seed.agencies.map(
      ({
        id,
        name,
        standing,
        uscc,
        region,
        duties,
        basis,
        notApplicable,
        items,
        reviewCatalogue,
        entrustments,
      }) => ({
        id: code(id),
        dossier: code(id),
        name,
        standing,
        uscc,
        region,
        region_path: region,
        legal_representative: '',
        complaint_phone: '',
        duties,
        basis,
        not_applicable: notApplicable,
        items,
        review_catalogue: reviewCatalogue,
        entrustments,
      }),
    ),
  );
  await fill('officer', [
    ...seed.officers.map((officer) => ({
      dossier: code(officer.certificate),
      agency: code(officer.agency.id),
      name: officer.name,
      unit: officer.unit,
      post: officer.post,
      auxiliary: false,
      certificate: officer.certificate,
      category: officer.category,
      area: officer.region,
      valid_from: officer.validFrom,
      valid_until: officer.validUntil,
      suspended: officer.suspended,
      withdrawn_on: officer.withdrawnOn,
    })),
    ...Object.entries(seed.auxiliaries ?? {}).flatMap(([agency, people]) =>
      people.map(({ name, unit, duty }) => ({
        dossier: code(name),
        agency: code(agency),
        name,
        unit,
        post: duty,
        auxiliary: true,
        category: 'enforcement',
        area: '',
      })),
    ),
  ]);
  return createReader({
    pool: database.portalPool,
    vkey: seed.ledger.vkey,
    origin: seed.ledger.origin,
    witnesses: [],
    version: () => undefined,
  });
}

async function fill(table: string, rows: readonly object[]): Promise<void> {
  await admin.query(
    `insert into published.${table} select * from jsonb_populate_recordset(null::published.${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** What the database believes of the words; a plan is chosen by it and may never change an answer. */
async function believe(rows: number, shares: Readonly<Record<string, number>>): Promise<void> {
  await admin.query(
    `create or replace function published.gram_shares() returns jsonb language sql stable
     return '${JSON.stringify({ rows, shares })}'::jsonb`,
  );
}

readerSuite('the reader over PostgreSQL', open, code);

it.each([
  ['in its term', { from: '2020-01-01', until: '2199-12-31' }, '清岚县市场监督管理局'],
  ['before its term', { from: '2199-01-01', until: '2199-12-31' }, undefined],
  ['on the day it was ended', { from: '2020-01-01', until: '2026-10-20', ended: true }, undefined],
  ['after its term', { from: '2020-01-01', until: '2020-12-31' }, undefined],
])('says of an organisation who entrusted it, %s', async (_when, term, entrustedBy) => {
  const [market, education] = [...sampleSeed.agencies];
  const paper = { ...market!.entrustments[0]!, uscc: education!.uscc, ...term };
  const reader = await open({ ...sampleSeed, agencies: [{ ...market!, entrustments: [paper] }, education!] });
  expect((await reader.agency(code(education!.id)))?.entrustedBy).toBe(entrustedBy);
});

it('knows how common the parts of words are once the rows were analysed', async () => {
  await open({ ...sampleSeed, decisions: many });
  await admin.query('analyze published.item');
  const client = await database.connect('portal');
  const answer = await client.query<{ known: { rows: number; shares: Record<string, number> } }>(
    'select published.gram_shares() as known',
  );
  const { rows, shares } = answer.rows[0]!.known;
  expect(rows).toBe(many.length);
  expect(shares.滥伐).toBeCloseTo(1 / 4, 1);
});

const many = [food, dust, felling, tutoring].flatMap((decision, kind) =>
  Array.from({ length: 60 }, (_, i) => ({
    publishedAt: '2026-10-01T00:00:00.000Z',
    decision: {
      ...decision,
      id: publicId((i * 4 + kind) * 7919),
      number: `清市监罚〔2026〕${i + 1}号`,
      decidedOn: `2026-0${(i % 9) + 1}-1${kind}`,
    },
  })),
);

const words = [
  '食品',
  '滥伐',
  '滥伐林木',
  '木',
  '罗某',
  '〔2026〕7号',
  '监罚〔2026〕12号',
  '清市监罚〔2026〕12号',
  '岚县市场监督管理局清市监罚〔2026〕12号',
  '2026',
  '9月',
  '20',
];
/** Whatever stands around a document number, exactly the numbers that stand in the text are kept. */
it('finds a document number by itself and by what stands before it', async () => {
  const pieces = [
    '清',
    '市监',
    '罚',
    '〔2026〕',
    '〔2026',
    '12号',
    '1',
    '号',
    '和',
    ' ',
    '（',
    '\u3000',
    '·',
  ];
  const asked = [
    '〔2026〕12号',
    '罚〔2026〕12号',
    '市监罚〔2026〕112号',
    '清市监罚〔2026〕1号',
    '〔2026〕1号12号',
    '2号罚〔2026〕1号',
  ];
  await open(sampleSeed);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), async (some) => {
      const text = [...some, ...asked.slice(0, some.length % 4)].join('');
      await admin.query('update published.item set search = $1 where id = $2', [text, food.id]);
      for (const word of asked) {
        const values: unknown[] = [];
        const conditions = indexConditions(word, (v) => `$${values.push(v) + 1}`).join(' and ');
        const { rows } = await admin.query(
          `select ${conditions} as found from published.item where id = $1`,
          [food.id, ...values],
        );
        expect(rows[0].found, `${word} in ${text}`).toBe(text.includes(word));
      }
    }),
    { numRuns: 150 },
  );
  await admin.query('update published.item set search = $1 where id = $2', ['罚〔2026〕12号', food.id]);
  await admin.query('delete from published.item where id = $1', [food.id]);
  const { rows } = await admin.query('select from published.mention where item = $1', [food.id]);
  expect(rows).toEqual([]);
});

it('texts and questions are put into one form', async () => {
  const pieces = [...'[](){}（）【】〔〕［］「」０９Ａｚ０1９2026号罚aZé\n', '2026', '２０２６', '［2026］'];
  const texts = fc.sample(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), { numRuns: 400, seed: 3 });
  const given = texts.map((some) => some.join(''));
  const { rows } = await admin.query(
    'select published.folded(t) as folded from unnest($1::text[]) with ordinality as given (t, n) order by n',
    [given],
  );
  expect(rows.map(({ folded }) => folded)).toEqual(given.map(searchForm));
});

const others = ['苏打饼干', '没有的', '2袋（', '第一', 'MA0RY02BXD', '。', '罚款'];

it.each([
  ['nothing is known', 0, 0],
  ['everything is believed common', 1_000_000, 0.9],
])('finds what the twin in memory finds when %s', async (_what, rows, share) => {
  const seed = { ...sampleSeed, decisions: many };
  const all = [...words, ...others];
  const pairs = all.flatMap((word) => [...word, ...[...word].map((c, i) => c + ([...word][i + 1] ?? ''))]);
  await believe(rows, Object.fromEntries(pairs.map((gram) => [gram, share])));
  const reader = await open(seed);
  const twin = memoryReader(seed);
  const places = many.map(({ decision }) => `${decision.decidedOn}_${decision.id}`);
  const asked = fc.record(
    {
      q: fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 2 }).map((some) => some.join(' ')),
      agency: fc.constantFrom(food.agency.id, felling.agency.id),
      from: fc.constant('2026-03-01'),
      limit: fc.constantFrom(1, 7, 20),
    },
    { requiredKeys: ['q'] },
  );
  const place = fc.option(
    fc.record({ side: fc.constantFrom('after', 'before'), at: fc.constantFrom(...places) }),
  );
  await fc.assert(
    fc.asyncProperty(asked, place, async (given, at) => {
      const question = { ...given, ...(at === null ? {} : { [at.side]: at.at }) };
      const found = await reader.decisions(
        decisionQuerySchema.parse({
          ...question,
          ...(given.agency === undefined ? {} : { agency: code(given.agency) }),
        }),
      );
      const expected = await twin.decisions(decisionQuerySchema.parse(question));
      expect(found.items.map(({ id }) => id)).toEqual(expected.items.map(({ id }) => id));
    }),
    { numRuns: 150 },
  );
});
