import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { case1 } from '../sample/cases/case-1-expired-food.ts';
import type { Story } from '../sample/story.ts';
import { type Client, commandOf, openProduct, type Product } from '../testing/product.ts';

/** 删除个人信息 reaches the files of an archived case: papers drawn, photographs, scans; their hashes stay. */

let product: Product;
let lin: Client;
const path = `/api/dossiers/${case1.dossier}`;

beforeAll(async () => {
  product = await openProduct({ cases: [case1] as unknown as Story<never>[] });
  lin = await product.signIn('lin');
}, 120_000);
afterAll(() => product?.close());

const filesOfCase = async () =>
  (
    await product.rows<{ id: string }>('select id from record.file where dossier = $1 order by id', [
      case1.dossier,
    ])
  ).map(({ id }) => `/api/files/${id}`);

it('nothing of them can be opened afterwards but what ordered the erasing', async () => {
  const files = await filesOfCase();
  expect(files.length).toBeGreaterThan(20);
  expect((await lin.get(files[0]!)).status).toBe(200);
  expect((await lin.get(`${path}/volumes/main`)).status).toBe(200);

  const draft = { data: { text: '当事人的电话是13900000000' } };
  expect((await lin.call('PUT', `/api/drafts/${case1.dossier}/note.add`, draft)).status).toBe(200);
  const elsewhere = `/api/drafts/${randomUUID()}/lead.register`;
  expect((await lin.call('PUT', elsewhere, draft)).status).toBe(200);

  const order = await lin.upload(
    '删除决定.pdf',
    'application/pdf',
    Buffer.from('%PDF-1.7 order'),
    'document',
  );
  const { id, sha256, name, kind } = order.body as Record<string, string>;
  const { seq } = (await lin.get<{ seq: number }>(path)).body;
  const erase = commandOf('personal.erase', {
    legalBasis: '《中华人民共和国个人信息保护法》第四十七条',
    ground: '保存期限届满。',
    understood: true,
    files: [{ id, sha256, name, kind }],
  });
  expect(await lin.perform(case1.dossier, seq, erase)).toMatchObject({ status: 201 });

  for (const file of files)
    expect(await lin.get(file), file).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND', message: expect.stringContaining('依法删除') },
    });
  expect((await lin.get(`${path}/volumes/main`)).body.message).toContain('依法删除');
  expect((await lin.get(`/api/files/${id}`)).raw.toString()).toBe('%PDF-1.7 order');
  const [kept] = await product.rows<{ wrapped: number; hashed: boolean }>(
    `select count(k.wrapped)::int as wrapped, bool_and(f.sha256 is not null) as hashed
     from record.file f join private.file_key k on k.file = f.id where f.dossier = $1`,
    [case1.dossier],
  );
  expect(kept).toEqual({ wrapped: 1, hashed: true });
  expect((await lin.get(path)).status).toBe(200);
  expect((await lin.get(`/api/drafts/${case1.dossier}/note.add`)).body).toBeNull();
  expect((await lin.get(elsewhere)).body).toMatchObject(draft);
});
