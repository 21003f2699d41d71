import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createRenderer } from './render/pool.ts';
import { closeRenderer, prepareSheet, type Rendered, type RenderRequest, renderDocument } from './render.ts';
import { type DocumentId, documentDefinitions } from './templates/index.ts';
import { exampleData, examplePicture } from './testing/example.ts';
import { textOfPages } from './testing/pdf-text.ts';
import { expiredFoodDecision, spotWarning } from './testing/sample-county.ts';

const decision = (changes: object = {}, options: Partial<RenderRequest['options']> = {}): RenderRequest => ({
  template: 'P46',
  data: { ...expiredFoodDecision, ...changes },
  options: { mode: 'issue', profileOptions: { fonts: 'bundled' }, ...options },
});

async function rendered(request: RenderRequest): Promise<Rendered & { text: string; pageTexts: string[] }> {
  const result = await renderDocument(request);
  if (!result.ok) throw new Error(result.error.message + JSON.stringify(result.error));
  const pageTexts = textOfPages(result.pdf);
  return { ...result, pageTexts, text: pageTexts.join('').replace(/\s/g, '') };
}

afterAll(closeRenderer);

describe('the same request', () => {
  it('gives the same bytes, from another thread too, and other data give others', async () => {
    const first = await rendered(decision());
    const again = await rendered(decision());
    const other = createRenderer();
    const elsewhere = await renderDocument(decision(), other);
    await other.close();
    expect(again.sha256).toBe(first.sha256);
    expect(elsewhere).toMatchObject({ ok: true, sha256: first.sha256 });
    expect(createHash('sha256').update(first.pdf).digest('hex')).toBe(first.sha256);
    expect((await rendered(decision({ filedOn: '2026-03-13' }))).sha256).not.toBe(first.sha256);
  });

  it('dates the file by the document, not by the clock', async () => {
    const source = Buffer.from((await rendered(decision())).pdf).toString('latin1');
    expect(source).toContain('/CreationDate (D:20260415');
    expect(source).not.toContain(`D:${new Date().getFullYear()}${new Date().getMonth() + 1}`);
  });
});

describe('preview and sample', () => {
  it('a preview has no number and says on every page that it is none', async () => {
    const { text, pageTexts } = await rendered(decision({}, { mode: 'preview' }));
    expect(text).not.toContain('清市监罚〔2026〕12号');
    for (const page of pageTexts) expect(page).toContain('预览稿 未生效');
    expect((await rendered(decision())).text).not.toContain('预览稿');
  });

  it('a preview may lack date, number and signed opinions; an issued document may not', () => {
    const { number: _, date: __, ...head } = expiredFoodDecision.head;
    expect(prepareSheet(decision({ head }, { mode: 'preview' })).ok).toBe(true);
    expect(prepareSheet(decision({ head }))).toMatchObject({
      error: {
        code: 'FIELDS_MISSING',
        fields: [{ label: '文书首部 / 文号' }, { label: '文书首部 / 成文日期' }],
      },
    });
    const steps = [{ role: '机关负责人' }, { role: '承办机构' }];
    const sheet = { ...exampleData('P04', 'full'), steps };
    expect(prepareSheet({ template: 'P04', data: sheet, options: { mode: 'preview' } }).ok).toBe(true);
    const issued = prepareSheet({ template: 'P04', data: sheet, options: { mode: 'issue' } });
    expect(JSON.stringify(issued)).toContain('审批意见 / 第1项 / 签名');
  });

  it('sample data is marked on every page', async () => {
    const { pageTexts } = await rendered(decision({}, { sample: true }));
    expect(pageTexts.length).toBeGreaterThan(1);
    for (const page of pageTexts) expect(page).toContain('样例数据');
  });
});

describe('refusals', () => {
  it('names every missing field at once, in the words of the form', () => {
    const data = { ...expiredFoodDecision, facts: ' ', evidence: [], violated: undefined };
    expect(prepareSheet({ template: 'P46', data, options: { mode: 'issue' } })).toMatchObject({
      error: {
        code: 'FIELDS_MISSING',
        message: '缺少必填内容：违法事实；证据；违反的法律规定。',
      },
    });
  });

  it('tells wrong from missing', () => {
    expect(prepareSheet(decision({ filedOn: '2026-02-30' }))).toMatchObject({
      error: { code: 'FIELDS_INVALID', message: '填写有误：立案日期。' },
    });
    expect(prepareSheet(decision({ party: { kind: 'organization', name: '某公司' } }))).toMatchObject({
      error: {
        code: 'FIELDS_MISSING',
        fields: [{ path: 'party', label: '当事人地址' }],
      },
    });
  });

  it('knows no other templates', () => {
    for (const template of ['P99', 'toString', '__proto__']) {
      const request = { ...decision(), template } as unknown as RenderRequest;
      expect(prepareSheet(request)).toMatchObject({ error: { code: 'TEMPLATE_UNKNOWN' } });
    }
  });

  it('a picture that is named but not given', async () => {
    const request = {
      template: 'P22',
      data: exampleData('P22', 'full'),
      options: { mode: 'issue' },
    } as const;
    expect(await renderDocument(request)).toMatchObject({ error: { code: 'FILE_MISSING' } });
    expect((await renderDocument({ ...request, files: examplePicture })).ok).toBe(true);
  });

  it('a picture that cannot be read, and the next one works', async () => {
    const request = {
      template: 'P22',
      data: exampleData('P22', 'full'),
      options: { mode: 'issue' },
    } as const;
    const broken = await renderDocument({
      ...request,
      files: { 'picture.png': Buffer.from('not a picture') },
    });
    expect(broken).toMatchObject({ error: { code: 'FILE_UNREADABLE' } });
    expect((await renderDocument({ ...request, files: examplePicture })).ok).toBe(true);
  });
});

describe('hostile text is only text', () => {
  it.each([
    [
      'Typst markup',
      '#set page（width： 1pt） *粗* _斜_ $x^2$ <label> @ref `raw` = 标题 - 列表 // 注释 /* */ \\u{4e00}',
    ],
    ['code', '#panic("x") #eval("1+1") #read("/etc/passwd") #image("/etc/passwd") #sys.inputs'],
    ['quotes', `"'“”‘’《》〔〕\\"\\\\`],
    ['HTML', '<script>alert(1)</script> &amp;'],
    ['a template', '{{x}} %s $(id)'],
  ])('%s', async (_, hostile) => {
    const { text, replaced } = await rendered(decision({ facts: `事实${hostile}完` }));
    expect(text).toContain(`事实${hostile}完`.replace(/\s/g, ''));
    expect(replaced).toEqual([]);
  });

  it('characters that no font has stand as their code and are reported', async () => {
    const { text, replaced } = await rendered(decision({ facts: '收到😀和𠮷二字' }));
    expect(text).toContain('收到[U+1F600]和[U+20BB7]二字');
    expect(replaced.sort()).toEqual(['😀', '𠮷'].sort());
  });

  it('rare characters of names are drawn', async () => {
    const { text, replaced } = await rendered(decision({ facts: '当事人䶮、㛃、堃、喆' }));
    expect(text).toContain('当事人䶮、㛃、堃、喆');
    expect(replaced).toEqual([]);
  });

  it('direction marks and control characters cannot reorder what is read', async () => {
    const { text } = await rendered(decision({ facts: '甲\u202e乙\u0000丙\u200b丁\u2066戊\ud800己' }));
    expect(text).toMatch(/甲乙丙丁戊(\[U\+FFFD\]|�)己/);
  });

  it('ten thousand characters run over pages and lose none', async () => {
    const { text, pages } = await rendered(decision({ facts: '事'.repeat(10_000) }));
    expect(pages).toBeGreaterThan(15);
    expect(text.match(/事/g)!.length).toBeGreaterThanOrEqual(10_000);
  });

  it('a word longer than the line is broken, in text and in cells', async () => {
    const word = 'a1'.repeat(1_500);
    const { text, pages } = await rendered(decision({ facts: word }));
    expect(text.match(/a/g)).toHaveLength(1_500);
    expect(pages).toBeGreaterThan(3);
    const sheet = { ...exampleData('P04', 'full'), situation: word };
    const form = await rendered({ template: 'P04', data: sheet, options: { mode: 'issue' } });
    expect(form.text.match(/a/g)).toHaveLength(1_500);
    expect(form.pages).toBeGreaterThan(2);
  });

  it('a tick and a long word may stand wherever text may', async () => {
    const hostile = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(hostile);
      if (value && typeof value === 'object')
        return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, hostile(entry)]));
      return typeof value === 'string' && value.startsWith('样例')
        ? `${value}☑${'a1'.repeat(30)}\n□  ☑`
        : value;
    };
    for (const template of Object.keys(documentDefinitions) as DocumentId[]) {
      const data = hostile(exampleData(template, 'full'));
      const options = { mode: 'preview', profileOptions: { caseNumberInHead: true } } as const;
      const result = await renderDocument({ template, data, options, files: examplePicture });
      if (!result.ok) expect(result, template).toMatchObject({ error: { code: 'FIELDS_INVALID' } });
    }
  });

  it('any text at all renders', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), async (anything) => {
        const result = await renderDocument({
          template: 'P47',
          data: { ...spotWarning, facts: `事实${anything}` },
          options: { mode: 'issue' },
        });
        expect(result.ok).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('layout', () => {
  it('twenty-two lines of twenty-eight characters fill a page (GB/T 9704-2012)', async () => {
    const { pageTexts } = await rendered(decision({ facts: '国'.repeat(3_000) }));
    expect(pageTexts[2]!.match(/国/g)!.length).toBe(22 * 28);
  });

  it('numbers pages — 1 — in texts and 第 1 页 共 n 页 in forms and records', async () => {
    const { pageTexts } = await rendered(decision());
    pageTexts.forEach((page, index) => {
      expect(page).toContain(`— ${index + 1} —`);
    });
    const record = await rendered({
      template: 'P11',
      data: exampleData('P11', 'full'),
      options: { mode: 'issue' },
    });
    record.pageTexts.forEach((page, index) => {
      expect(page).toContain(`第 ${index + 1} 页 共 ${record.pages} 页`);
      expect(page).toContain('被询问人：');
    });
  });

  it('tells the signer where the seal goes: on the page of the date, 42 mm, inside the type area', async () => {
    const { seals, pageTexts, pages } = await rendered(decision());
    expect(seals).toHaveLength(1);
    const [seal] = seals;
    expect(seal!.page).toBe(pages);
    expect(pageTexts[seal!.page - 1]).toContain('2026年4月15日');
    expect(seal!.size).toBeCloseTo((42 / 25.4) * 72, 1);
    expect(seal!.x).toBeGreaterThan((28 / 25.4) * 72);
    expect(seal!.x + seal!.size).toBeLessThan(((210 - 26) / 25.4) * 72);
    expect(seal!.y + seal!.size).toBeLessThan(((297 - 30) / 25.4) * 72);
  });

  it('never leaves a seal alone on a page', async () => {
    for (let length = 1; length < 700; length += 61) {
      const { seals, pageTexts } = await rendered(decision({ facts: '查'.repeat(length) }));
      expect(pageTexts[seals[0]!.page - 1]!.length, `${length}`).toBeGreaterThan(60);
    }
  });

  it('gives both agencies of an entrustment a seal of their own, apart', async () => {
    const { seals } = await rendered({
      template: 'P67-entrustment',
      data: exampleData('P67-entrustment', 'full'),
      options: { mode: 'issue' },
    });
    expect(seals.map((seal) => seal.name)).toEqual(['entrusting', 'entrusted']);
    expect(seals[1]!.x - seals[0]!.x).toBeGreaterThan(seals[0]!.size);
  });

  it('follows the profile: title, party table, copies, extra sections', async () => {
    const { text } = await rendered(
      decision(
        {},
        {
          copyLabel: '存档',
          profileOptions: {
            partyBlock: 'table',
            documents: {
              P46: {
                title: '行政处罚决定',
                copies: 2,
                copyLabels: ['送达', '存档'],
                extraSections: ['本行业另行告知事项。'],
              },
            },
          },
        },
      ),
    );
    expect(text).toContain('行政处罚决定清市监罚');
    expect(text).toContain('统一社会信用代码92990921MA0RY01A59');
    expect(text).toContain('本文书一式两份：送达、存档。');
    expect(text).toContain('本份用途：存档');
    expect(text).toContain('本行业另行告知事项。');
  });
});

describe('the pool', () => {
  it('answers with a typed error when a render takes too long, and goes on', async () => {
    const renderer = createRenderer({ timeLimitMs: 1 });
    expect(await renderDocument(decision(), renderer)).toMatchObject({ error: { code: 'RENDER_TIMED_OUT' } });
    expect(await renderDocument(decision(), renderer)).toMatchObject({ error: { code: 'RENDER_TIMED_OUT' } });
    await renderer.close();
  });

  it('refuses more than it can queue', async () => {
    const renderer = createRenderer({ queueLimit: 1 });
    const results = await Promise.all([1, 2, 3].map(() => renderDocument(decision(), renderer)));
    await renderer.close();
    expect(results.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual([
      'ok',
      'ok',
      'RENDERER_BUSY',
    ]);
  });

  it('answers everything that waits when it is closed', async () => {
    const renderer = createRenderer();
    const waiting = [1, 2, 3].map(() => renderDocument(decision(), renderer));
    await renderer.close();
    for (const result of await Promise.all(waiting)) {
      expect(result).toMatchObject({ ok: false, error: { code: 'RENDERER_CLOSED' } });
    }
    expect(await renderDocument(decision(), renderer)).toMatchObject({ error: { code: 'RENDERER_CLOSED' } });
  });
});
