import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Block } from '../blocks.ts';
import { covers, drawable } from './coverage.ts';
import { archivable } from './picture.ts';

/** One document ready to be drawn; the layout reads it as data. */
export type Sheet = {
  agency: string;
  title: string;
  number: string;
  numberAlign: 'center' | 'right';
  caseNumber: string;
  date: { year: number; month: number; day: number };
  sample: boolean;
  preview: boolean;
  /** `— 1 —` or 「第 1 页 共 2 页」. */
  numbering: 'dashes' | 'count';
  doubleSided: boolean;
  /** Forms and lists: more of the page is used. */
  ruled: boolean;
  /** Set tighter, for a form that the field keeps to one page. */
  onePage: boolean;
  /** Title repeated on continuation pages; empty for text documents. */
  continued: string;
  everyPage: readonly string[];
  /** Small print at the foot of the last page: copies, recording number. */
  closing: readonly string[];
  fonts: 'installed' | 'bundled';
  blocks: Block[];
};

/** Where a seal goes: page from 1, upper left corner and side in points from the page's upper left. */
export type SealPlace = { name: string; page: number; x: number; y: number; size: number };

export type Compiled = {
  pdf: Uint8Array;
  pages: number;
  seals: SealPlace[];
  /** Characters no font could draw, written as their code. */
  replaced: string[];
};

const require = createRequire(import.meta.url);
const readFont = (name: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/${name}`));

const INSTALLED_FANGSONG = ['FangSong_GB2312', 'FangSong', 'STFangsong', 'FZFangSong-Z02S'];
const INSTALLED_TITLE = ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05'];
const SERIF = 'Noto Serif SC';
const SANS = 'Noto Sans SC';

const fontsFor = (choice: Sheet['fonts']) => {
  const installed = choice === 'installed';
  return {
    text: [...(installed ? INSTALLED_FANGSONG : []), SERIF],
    heavy: { font: [...(installed ? INSTALLED_TITLE : []), SERIF], weight: 700 },
    sans: [SANS, SERIF],
  };
};

/** What is bound into a volume, in order. */
export type Part = {
  bytes: Uint8Array;
  kind: 'pdf' | 'picture';
  /** Pages of the file; a picture takes one. */
  pages: number;
  /** Number of its first page in the volume; absent for cover, index and note. */
  from?: number;
  /** Printed under a picture. */
  caption?: string;
};

export type Book = { title: string; parts: Part[] };

/** A picture or a PDF that nobody can read: damaged, encrypted, or not what it says. */
export class Unreadable extends Error {}

export type Compiler = {
  /** One document as PDF/A-2b. */
  draw(sheet: Sheet, files: Record<string, Uint8Array>): Compiled;
  /** Many files as one PDF; a reading copy, since PDF/A cannot hold the pages of another file. */
  bind(book: Book): Uint8Array;
  /** Pages of a PDF; one of a picture that can be drawn. */
  count(bytes: Uint8Array, picture: boolean): number;
};

/** Keeps fonts and layouts in memory. Throws `Unreadable` for files that cannot be read, else only on a broken layout. */
export function createCompiler(): Compiler {
  const serif = readFont('noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
  const bold = readFont('noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf');
  const sans = readFont('noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');
  const [inSerif, inSans] = [covers(serif), covers(sans)];
  const compiler = NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: [serif, bold, sans] }],
  });
  const layout = readFileSync(new URL('layout.typ', import.meta.url), 'utf8');
  const volume = readFileSync(new URL('volume.typ', import.meta.url), 'utf8');
  let drawn = 0;
  const inBoth = (codePoint: number) => inSerif(codePoint) && inSans(codePoint);

  /** Compiles with the files lying under `/files`, and hands the result to `use` before they are gone. */
  const compiled = <T>(
    mainFileContent: string,
    inputs: Record<string, string>,
    files: Iterable<readonly [string, Uint8Array]>,
    use: (document: NodeTypstDocument) => T,
  ): T => {
    let file = false;
    for (const [name, bytes] of files) {
      file = true;
      compiler.mapShadow(`${import.meta.dirname}/files/${name}`, Buffer.from(bytes));
    }
    try {
      const result = compiler.compile({ mainFileContent, inputs });
      const document = result.result;
      if (document) return use(document);
      const failure = result.takeError();
      throw new Error(JSON.stringify(failure ? compiler.fetchDiagnostics(failure) : 'no document'));
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      throw UNREADABLE.test(told) ? new Unreadable(told) : error;
    } finally {
      compiler.resetShadow();
      if (file || ++drawn % REMEMBERED === 0) compiler.evictCache(2);
    }
  };

  return {
    draw(sheet, files) {
      const replaced = new Set<string>();
      const safe = mapText(sheet, (text) => drawable(text, inBoth, replaced));
      const inputs = { sheet: JSON.stringify({ ...safe, fonts: fontsFor(sheet.fonts) }) };
      const pictures = Object.entries(files).map(([name, bytes]) => [name, archivable(bytes)] as const);
      return compiled(layout, inputs, pictures, (document) => {
        const seals = (compiler.query(document, { selector: '<seal>' }) as { value: SealPlace }[]).map(
          (found) => found.value,
        );
        const pdf = new Uint8Array(compiler.pdf(document, { pdfStandard: 'a-2b' }));
        return { pdf, pages: document.numOfPages, seals, replaced: [...replaced] };
      });
    },
    bind({ title, parts }) {
      const safe = mapText({ title, captions: parts.map((part) => part.caption ?? '') }, (text) =>
        drawable(text, inBoth, new Set()),
      );
      const book = {
        title: safe.title,
        parts: parts.map(({ bytes: _, ...part }, index) => ({
          ...part,
          caption: safe.captions[index],
          file: `/files/${index}`,
        })),
      };
      const files = parts.map((part, index) => [`${index}`, part.bytes] as const);
      return compiled(
        volume,
        { book: JSON.stringify(book) },
        files,
        (document) => new Uint8Array(compiler.pdf(document, { pdfStandard: '1.7', pdfTags: false })),
      );
    },
    count(bytes, picture) {
      const show = (source: string) =>
        compiled(source, {}, [['0', bytes]], (document) => document.numOfPages);
      if (picture) return show('#image("/files/0")');
      // The typesetter says how many pages there are when it is asked for one there cannot be.
      try {
        show('#image("/files/0", format: "pdf", page: 1000000)');
      } catch (error) {
        const pages = /only has (\d+) page/.exec((error as Error).message)?.[1];
        if (pages === undefined) throw error;
        return Number(pages);
      }
      throw new Unreadable('more pages than a volume can hold');
    },
  };
}

/**
 * Documents share what was laid out for earlier ones (labels, titles, whole cells): it is kept over about three times as many
 * documents as this. A picture and another file's pages are large and rarely come twice: they go after two more of their kind.
 */
const REMEMBERED = 32;

/** What the typesetter says of a file it cannot read, or of a picture in the colours of a printing press. */
const UNREADABLE =
  /failed to decode image|PDF could not be loaded|unknown image format|is encrypted|password|missing a CMYK profile/;

/** Applies `change` to every string inside a plain value. */
function mapText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((entry) => mapText(entry, change)) as T;
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, mapText(entry, change)]),
    ) as T;
  }
  return value;
}
