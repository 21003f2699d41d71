import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Block } from '../blocks.ts';
import { covers, drawable } from './coverage.ts';

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

/** Compiles sheets to PDF/A-2b; keeps fonts and layout in memory. Throws only on a broken layout. */
export function createCompiler(): (sheet: Sheet, files: Record<string, Uint8Array>) => Compiled {
  const serif = readFont('noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
  const bold = readFont('noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf');
  const sans = readFont('noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');
  const [inSerif, inSans] = [covers(serif), covers(sans)];
  const compiler = NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: [serif, bold, sans] }],
  });
  const mainFileContent = readFileSync(new URL('layout.typ', import.meta.url), 'utf8');

  return (sheet, files) => {
    const replaced = new Set<string>();
    const inBoth = (codePoint: number) => inSerif(codePoint) && inSans(codePoint);
    const safe = mapText(sheet, (text) => drawable(text, inBoth, replaced));
    for (const [name, bytes] of Object.entries(files)) {
      compiler.mapShadow(`${import.meta.dirname}/files/${name}`, Buffer.from(bytes));
    }
    try {
      const result = compiler.compile({
        mainFileContent,
        inputs: { sheet: JSON.stringify({ ...safe, fonts: fontsFor(sheet.fonts) }) },
      });
      const document = result.result;
      if (!document) {
        const failure = result.takeError();
        throw new Error(JSON.stringify(failure ? compiler.fetchDiagnostics(failure) : 'no document'));
      }
      const seals = (compiler.query(document, { selector: '<seal>' }) as { value: SealPlace }[]).map(
        (found) => found.value,
      );
      const pdf = new Uint8Array(compiler.pdf(document, { pdfStandard: 'a-2b' }));
      return { pdf, pages: document.numOfPages, seals, replaced: [...replaced] };
    } finally {
      compiler.resetShadow();
      compiler.evictCache(40);
    }
  };
}

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
