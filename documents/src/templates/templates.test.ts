import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DocumentDefinition } from '../definition.ts';
import { labelOf } from '../fields.ts';
import { lintStaleText } from '../lint.ts';
import { closeRenderer, prepareSheet, renderDocument } from '../render.ts';
import { exampleData, examplePicture } from '../testing/example.ts';
import { textOfPages } from '../testing/pdf-text.ts';
import { type DocumentId, documentDefinitions } from './index.ts';

const ids = Object.keys(documentDefinitions) as DocumentId[];
const definitionOf = (id: DocumentId) => documentDefinitions[id] as DocumentDefinition;
const squeezed = (text: string) => text.replace(/\s/g, '');
const render = (id: DocumentId, data: unknown) =>
  renderDocument({
    template: id,
    data,
    files: examplePicture,
    options: { mode: 'issue', profileOptions: { caseNumberInHead: true } },
  });

async function textOf(id: DocumentId, data: unknown): Promise<string> {
  const result = await render(id, data);
  if (!result.ok) throw new Error(`${id}: ${result.error.message}`);
  return squeezed(textOfPages(result.pdf).join(''));
}

afterAll(closeRenderer);

describe('the set of penalty documents', () => {
  it('holds every document of the catalogue, P56 being printed by the bank', () => {
    const numbers = new Set(ids.map((id) => id.split('-')[0]));
    const wanted = [
      ...Array.from({ length: 67 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`),
      ...['P05a', 'P13a', 'P13b', 'P21a', 'P26a', 'P47a'],
    ].filter((id) => id !== 'P56');
    expect([...numbers].sort()).toEqual(wanted.sort());
  });

  it('keeps one number code for each kind of numbered outward document', () => {
    const coded = ids.filter((id) => definitionOf(id).numberCode).map((id) => definitionOf(id).numberCode!);
    const shared = coded.filter((code, i) => coded.indexOf(code) !== i);
    expect(shared).toEqual(['移告']);
  });
});

describe.each(ids)('%s', (id) => {
  it('prints every value it is given', async () => {
    const data = exampleData(id, 'full');
    const printed = await textOf(id, data);
    for (const value of textsOf(definitionOf(id).schema, data)) {
      expect(printed, value).toContain(squeezed(value));
    }
    expect(printed).toContain(squeezed(prepared(id).title));
  });

  it('is archival PDF/A-2b and nothing is left as a placeholder', async () => {
    const result = await render(id, exampleData(id, 'minimal'));
    if (!result.ok) throw new Error(result.error.message);
    const source = Buffer.from(result.pdf).toString('latin1');
    expect(source).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(source).toMatch(/<pdfaid:conformance>B<\/pdfaid:conformance>/);
    expect(result.replaced).toEqual([]);
    expect(textOfPages(result.pdf).join('')).not.toMatch(
      /你（单位）|undefined|null|NaN|\[object|_{3}|×{2}|XX/,
    );
  });

  it('refuses to render without any one of its required fields, and names it', () => {
    const data = exampleData(id, 'full');
    for (const [key, field] of Object.entries(shapeOf(id))) {
      if ((field as z.ZodType).safeParse(undefined).success || (field as z.ZodType).safeParse([]).success)
        continue;
      const { [key]: _, ...rest } = data;
      const result = prepareSheet({ template: id, data: rest, options: { mode: 'preview' } });
      expect(result, key).toMatchObject({ ok: false, error: { code: 'FIELDS_MISSING' } });
      const label = labelOf(field as z.ZodType)!;
      expect(label, key).toMatch(/\p{Script=Han}/u);
      expect(JSON.stringify(result)).toContain(label);
    }
  });

  it('cites no stale law, and sets Chinese with full-width punctuation', () => {
    const words = stringsIn(prepared(id)).join('\n');
    expect(lintStaleText(words)).toEqual([]);
    expect(words.match(/\p{Script=Han}[,;:()?!]|[,;:()?!]\p{Script=Han}/gu)).toBeNull();
  });

  it('has room for the seal when it is a sealed text, and never a page with the seal alone', async () => {
    const result = await render(id, exampleData(id, 'full'));
    if (!result.ok) throw new Error(result.error.message);
    const { family, sealed } = definitionOf(id);
    if (family === 'text') expect(result.seals.length > 0).toBe(sealed);
    const pages = textOfPages(result.pdf);
    for (const seal of result.seals) {
      const [above] = pages[seal.page - 1]!.split('清岚县市场监督管理局2026年4月15日');
      expect(above!.length).toBeGreaterThan(12);
    }
  });

  it('has signature lines on every page when it is a record', () => {
    if (definitionOf(id).family === 'record') expect(prepared(id).everyPage.length).toBeGreaterThan(0);
  });
});

function prepared(id: DocumentId) {
  const result = prepareSheet({ template: id, data: exampleData(id, 'full'), options: { mode: 'issue' } });
  if (!result.ok) throw new Error(result.error.message);
  return result.sheet;
}

const shapeOf = (id: DocumentId) => (definitionOf(id).schema as z.ZodObject).shape;

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(stringsIn)
      : [];

/** Values of text fields: all of them must reach the paper. A party's optional particulars stand in lines only. */
function textsOf(schema: z.ZodType, value: unknown): string[] {
  if (value === undefined) return [];
  if (schema instanceof z.ZodOptional) return textsOf(schema.def.innerType as z.ZodType, value);
  if (schema instanceof z.ZodArray) {
    return (value as unknown[]).flatMap((entry) => textsOf(schema.element as z.ZodType, entry));
  }
  if (schema instanceof z.ZodDiscriminatedUnion) return [(value as { name: string }).name];
  if (schema instanceof z.ZodObject) {
    return Object.entries(value as object).flatMap(([key, entry]) =>
      textsOf(schema.shape[key] as z.ZodType, entry),
    );
  }
  return schema.meta()?.kind === 'text' ? [value as string] : [];
}
