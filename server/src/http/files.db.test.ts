import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openProduct, type Product } from '../testing/product.ts';

/** A stored file goes out whole or in parts, and never other than it came in. */

const content = Buffer.concat([
  Buffer.from('1a45dfa3', 'hex'),
  Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 251)),
]);

let product: Product;
let zhou: Client;
let path: string;

beforeAll(async () => {
  product = await openProduct();
  zhou = await product.signIn('zhou');
  const { body } = await zhou.upload('现场录像.webm', 'video/webm', content, 'video');
  path = `/api/files/${body.id}`;
}, 120_000);
afterAll(() => product?.close());

const ask = (headers: Record<string, string>) => zhou.call('GET', path, undefined, { headers });

describe('a recording', () => {
  it('whole, says that it can be had in parts', async () => {
    const all = await ask({});
    expect(all.status).toBe(200);
    expect(all.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-length': String(content.length) });
    expect(all.raw.equals(content)).toBe(true);
  });

  it.each([
    ['bytes=0-', 0, content.length - 1],
    ['bytes=0-15', 0, 15],
    ['bytes=16-31', 16, 31],
    ['bytes=7-1000', 7, 1000],
    ['bytes=123457-', 123_457, content.length - 1],
    ['bytes=-5', content.length - 5, content.length - 1],
  ])('in the part %s', async (range, first, last) => {
    const answer = await ask({ range });
    expect(answer.status).toBe(206);
    expect(answer.headers).toMatchObject({
      'content-range': `bytes ${first}-${last}/${content.length}`,
      'content-length': String(last - first + 1),
    });
    expect(answer.raw.equals(content.subarray(first, last + 1))).toBe(true);
  });

  it('beyond its end there is nothing', async () => {
    const answer = await ask({ range: `bytes=${content.length}-` });
    expect(answer.status).toBe(416);
    expect(answer.headers).toMatchObject({ 'content-range': `bytes */${content.length}` });
  });

  it('goes on from where it broke off only if it is still the same file', async () => {
    const { etag } = (await ask({})).headers as { etag: string };
    expect((await ask({ range: 'bytes=10-19', 'if-range': etag })).status).toBe(206);
    expect((await ask({ range: 'bytes=10-19', 'if-range': '"another"' })).status).toBe(200);
  });

  it('in parts is as little anybody else’s as whole', async () => {
    const chen = await product.signIn('chen');
    const answer = await chen.call('GET', path, undefined, { headers: { range: 'bytes=0-1' } });
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('gives no part once a byte was changed anywhere on the disk', async () => {
    const id = path.split('/').at(-1)!;
    const folder = join(product.services.config.filesFolder, id.slice(-2));
    expect(readdirSync(folder)).toContain(id);
    const handle = await open(join(folder, id), 'r+');
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, 200_000);
    await handle.write(Buffer.from([byte[0]! ^ 1]), 0, 1, 200_000);
    await handle.close();
    const answer = await ask({ range: 'bytes=0-15' });
    expect(answer.status).toBe(500);
    expect(answer.raw.includes(content.subarray(0, 16))).toBe(false);
  });
});
