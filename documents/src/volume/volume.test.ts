import type { Volume } from '@mingjing/law/penalty';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createRenderer } from '../render/pool.ts';
import { closeRenderer, type Rendered, renderDocument } from '../render.ts';
import { exampleData, examplePicture } from '../testing/example.ts';
import { textOfPages } from '../testing/pdf-text.ts';
import { countVolume } from './count.ts';

const renderer = createRenderer();
afterAll(async () => {
  await renderer.close();
  await closeRenderer();
});

const picture = examplePicture['picture.png'];

async function drawn(template: 'P46' | 'P64'): Promise<Rendered> {
  const rendered = await renderDocument({
    template,
    data: exampleData(template, 'full'),
    options: { mode: 'issue' },
  });
  if (!rendered.ok) throw new Error(rendered.error.message);
  return rendered;
}

const count = (bytes: Uint8Array, isPicture = false) =>
  renderer.run({ kind: 'count', bytes, picture: isPicture });

describe('counting pages', () => {
  it('of a PDF as many as it has, of a picture one', async () => {
    const { pdf, pages } = await drawn('P46');
    expect(await count(pdf)).toEqual({ ok: true, result: pages });
    expect(await count(picture, true)).toEqual({ ok: true, result: 1 });
  });

  it.each([
    ['a PDF that is none', Buffer.from('%PDF-1.7 and nothing more'), false],
    ['a picture that is none', Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]), true],
    ['nothing', Buffer.alloc(0), true],
  ])('of %s says that it cannot be read, and the next is counted', async (_what, bytes, isPicture) => {
    expect(await count(bytes, isPicture)).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE' } });
    expect(await count(picture, true)).toMatchObject({ ok: true });
  });

  it('of a PDF cut off in the middle says that it cannot be read', async () => {
    const { pdf } = await drawn('P46');
    expect(await count(pdf.subarray(0, pdf.length / 3))).toMatchObject({
      ok: false,
      error: { code: 'FILE_UNREADABLE' },
    });
  });
});

describe('binding a volume', () => {
  it('keeps every page, numbers the papers and leaves the cover without a number', async () => {
    const [cover, decision] = [await drawn('P64'), await drawn('P46')];
    const bound = await renderer.run({
      kind: 'bind',
      book: {
        title: '样例案 正卷',
        parts: [
          { kind: 'pdf', bytes: cover.pdf, pages: cover.pages },
          { kind: 'pdf', bytes: decision.pdf, pages: decision.pages, from: 1 },
          { kind: 'picture', bytes: picture, pages: 1, from: decision.pages + 1, caption: '现场笔录附照片' },
        ],
      },
    });
    if (!bound.ok) throw new Error(bound.error.message);
    expect(await count(bound.result)).toMatchObject({ result: cover.pages + decision.pages + 1 });
    const stamped = textOfPages(bound.result).map((text) => text.replace(/\s/g, ''));
    const numbers = Array.from({ length: decision.pages }, (_, index) => `${index + 1}`);
    expect(stamped).toEqual(['', ...numbers, `现场笔录附照片${decision.pages + 1}`]);
  });
});

describe('numbering the papers of a volume', () => {
  const volume = (files: readonly (number | undefined)[]): Volume => ({
    kind: 'main',
    papers: files.map((pages, index) => ({
      seq: index + 1,
      title: `文书${index + 1}`,
      at: '2026-03-10T04:00:00Z',
      files: [{ id: `f${index}`, sha256: `${index}`, ...(pages === undefined ? {} : { pages }) }],
    })),
    media: [],
  });

  it('counts on without a gap, whatever the papers are', () => {
    const sizes = fc.array(fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }), { maxLength: 20 });
    fc.assert(
      fc.property(sizes, (files) => {
        const { papers, media } = countVolume(volume(files), new Map());
        let next = 1;
        for (const paper of papers) {
          expect(paper.from).toBe(next);
          next += paper.pages;
        }
        expect(next - 1).toBe(files.reduce<number>((sum, pages) => sum + (pages ?? 0), 0));
        expect(papers.length + media.length).toBe(files.length);
      }),
      { numRuns: 200 },
    );
  });

  it('takes the pages of what was attached from the files, and lists what cannot be read with its hash', () => {
    const counted = countVolume(volume([2, undefined, undefined]), new Map([['f1', 3]]));
    expect(counted.papers.map(({ from, pages }) => [from, pages])).toEqual([
      [1, 2],
      [3, 3],
    ]);
    expect(counted.media).toMatchObject([{ kind: 'other', sha256: '2', of: '文书3（电子文件）' }]);
  });
});
