import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type Block, p } from './blocks.ts';
import type { Head } from './common.ts';
import type { DocumentDefinition } from './definition.ts';
import { labelAt, lackingOnIssue } from './fields.ts';
import { type DocumentProfile, defaultProfile } from './profile.ts';
import type { Compiled, SealPlace, Sheet } from './render/compile.ts';
import { createRenderer, type DrawError, type Renderer } from './render/pool.ts';
import { type DocumentId, documentDefinitions } from './templates/index.ts';
import { chineseDate, present } from './words.ts';

export type RenderOptions = {
  /** A preview has no number and is marked 「预览稿 未生效」; an issued document must be complete. */
  mode: 'preview' | 'issue';
  /** Sample data: 「样例数据」 stands on every page. */
  sample?: boolean;
  /** 存档, 送达, 抄送: printed at the foot of the last page. */
  copyLabel?: string;
  profileOptions?: Partial<DocumentProfile>;
};

export type RenderRequest = {
  template: DocumentId;
  data: unknown;
  options: RenderOptions;
  /** Pictures named by the data (PNG or JPEG), by file name. */
  files?: Record<string, Uint8Array>;
};

export type FieldProblem = { path: string; label: string };
export type RenderError =
  | { code: 'TEMPLATE_UNKNOWN'; message: string }
  | { code: 'FIELDS_MISSING'; message: string; fields: FieldProblem[] }
  | { code: 'FIELDS_INVALID'; message: string; fields: FieldProblem[] }
  | { code: 'FILE_MISSING'; message: string }
  | DrawError;

export type Rendered = {
  ok: true;
  /** As printed: some data decide it (听证受理通知书, 听证不予受理通知书). */
  title: string;
  pdf: Uint8Array;
  /** SHA-256 of `pdf`, hex. */
  sha256: string;
  pages: number;
  seals: SealPlace[];
  /** Characters no font could draw; each stands as its code, `[U+20BB7]`. */
  replaced: string[];
};
export type RenderResult = Rendered | { ok: false; error: RenderError };

let shared: Renderer | undefined;

function sharedRenderer(): Renderer {
  shared ??= createRenderer();
  return shared;
}

/** Ends the shared render threads; the next render starts new ones. */
export async function closeRenderer(): Promise<void> {
  await shared?.close();
  shared = undefined;
}

/**
 * Fills one document and renders it to PDF/A-2b. The same request gives the same bytes. A missing required value
 * refuses the render with the Chinese labels of what is missing.
 */
export async function renderDocument(request: RenderRequest, renderer?: Renderer): Promise<RenderResult> {
  const prepared = prepareSheet(request);
  if (!prepared.ok) return prepared;
  const files = request.files ?? {};
  const absent = filesNamed(prepared.sheet).filter((name) => !Object.hasOwn(files, name));
  if (absent.length > 0)
    return fail({ code: 'FILE_MISSING', message: `缺少图片文件：${absent.join('、')}。` });
  const drawn = await (renderer ?? sharedRenderer()).run({ kind: 'draw', sheet: prepared.sheet, files });
  return drawn.ok ? finished(prepared.sheet.title, drawn.result) : fail(drawn.error);
}

const finished = (title: string, { pdf, pages, seals, replaced }: Compiled): Rendered => ({
  ok: true,
  title,
  pdf,
  sha256: createHash('sha256').update(pdf).digest('hex'),
  pages,
  seals,
  replaced,
});

const fail = (error: RenderError): { ok: false; error: RenderError } => ({ ok: false, error });

/** Checks the data and lays the document out as blocks, without drawing it. */
export function prepareSheet(
  request: Pick<RenderRequest, 'template' | 'data' | 'options'>,
): { ok: true; sheet: Sheet } | { ok: false; error: RenderError } {
  if (!Object.hasOwn(documentDefinitions, request.template)) {
    return fail({ code: 'TEMPLATE_UNKNOWN', message: `没有编号为${request.template}的文书。` });
  }
  const definition = documentDefinitions[request.template] as DocumentDefinition;
  const profile: DocumentProfile = { ...defaultProfile, ...request.options.profileOptions };
  const parsed = definition.schema.safeParse(request.data);
  if (!parsed.success) return fail(explain(definition.schema, request.data, parsed.error.issues));
  const data = parsed.data as { head: Head; remedy?: unknown };
  const lacking = lackingFields(definition, data, profile, request.options.mode);
  if (lacking.length > 0) return fail(missing(lacking));
  return { ok: true, sheet: layOut(definition, data, profile, request.options) };
}

function lackingFields(
  definition: DocumentDefinition,
  data: { head: Head; remedy?: unknown },
  profile: DocumentProfile,
  mode: RenderOptions['mode'],
): FieldProblem[] {
  const lacking: FieldProblem[] = [];
  if (definition.remedy && profile.remedyOn.includes(definition.id) && !data.remedy) {
    lacking.push({ path: 'remedy', label: '救济途径' });
  }
  if (mode === 'preview') return lacking;
  if (definition.numberCode && !data.head.number) {
    lacking.push({ path: 'head.number', label: '文书首部 / 文号' });
  }
  const onIssue = lackingOnIssue(definition.schema, data).map((path) => ({
    path: path.join('.'),
    label: labelAt(definition.schema, path, data),
  }));
  return [...lacking, ...onIssue];
}

function layOut(
  definition: DocumentDefinition,
  data: { head: Head },
  profile: DocumentProfile,
  { mode, sample = false, copyLabel }: RenderOptions,
): Sheet {
  const own = profile.documents[definition.id] ?? {};
  const composed = definition.compose(data, { profile, id: definition.id });
  const title = composed.title ?? own.title ?? definition.title;
  const isText = definition.family === 'text';
  const copies = own.copies ?? definition.copies;
  const labels = own.copyLabels ?? [];
  const [year = 2000, month = 1, day = 1] = (data.head.date ?? '2000-01-01').split('-').map(Number);
  return {
    agency: composed.agency === null ? '' : (composed.agency ?? data.head.agency),
    title,
    number: mode === 'issue' ? (data.head.number ?? '') : '',
    numberAlign: isText ? 'center' : 'right',
    caseNumber: !isText || profile.caseNumberInHead ? (data.head.caseNumber ?? '') : '',
    date: { year, month, day },
    sample,
    preview: mode === 'preview',
    numbering: isText ? 'dashes' : 'count',
    doubleSided: profile.doubleSided,
    ruled: definition.family === 'form' || definition.family === 'list',
    onePage: composed.onePage ?? false,
    continued: isText ? '' : title,
    everyPage: composed.everyPage ?? [],
    closing: present([
      definition.audience !== 'internal' &&
        copies > 1 &&
        `本文书一式${COPIES[copies] ?? copies}份${labels.length > 0 ? `：${labels.join('、')}` : '，一份归档'}。`,
      data.head.recording && `执法音像记录编号：${data.head.recording}`,
      copyLabel && `本份用途：${copyLabel}`,
      definition.byHand &&
        data.head.date &&
        `表格${definition.id}，按${chineseDate(data.head.date)}的案卷印出；有误的请划去更正并签名。`,
    ]),
    fonts: profile.fonts,
    blocks: withSections(composed.blocks, own.extraSections ?? []),
  };
}

/** The agency's own paragraphs stand before the seal, or at the end. */
function withSections(blocks: Block[], sections: readonly string[]): Block[] {
  const seal = blocks.findIndex((block) => block.kind === 'seal');
  const at = seal < 0 ? blocks.length : seal;
  return [...blocks.slice(0, at), ...sections.map((section) => p(section)), ...blocks.slice(at)];
}

/** Small counts as documents write them. */
const COPIES = '零一两三四五六七八九';

const filesNamed = (sheet: Sheet): string[] =>
  sheet.blocks.flatMap((block) => (block.kind === 'frame' && block.file ? [block.file] : []));

function explain(schema: z.ZodType, data: unknown, issues: readonly z.core.$ZodIssue[]): RenderError {
  const problems = issues.map((issue) => {
    const at = issue.path.reduce<unknown>((here, key) => (here as never)?.[key], data);
    const blank = at === undefined || at === null || (typeof at === 'string' && at.trim() === '');
    const empty = Array.isArray(at) && at.length === 0;
    const label = labelAt(schema, issue.path, data) || issue.message;
    return {
      absent: blank || empty || (issue.code === 'custom' && issue.params?.missing === true),
      field: { path: issue.path.join('.'), label: issue.code === 'custom' ? issue.message : label },
    };
  });
  const absent = problems.filter((problem) => problem.absent).map((problem) => problem.field);
  if (absent.length > 0) return missing(absent);
  const fields = problems.map((problem) => problem.field);
  return {
    code: 'FIELDS_INVALID',
    message: `填写有误：${fields.map((field) => field.label).join('；')}。`,
    fields,
  };
}

const missing = (fields: FieldProblem[]): RenderError => ({
  code: 'FIELDS_MISSING',
  message: `缺少必填内容：${fields.map((field) => field.label).join('；')}。`,
  fields,
});
