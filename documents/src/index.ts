/**
 * Enforcement documents (执法文书). A definition says what a document holds and how it is filed; its data are already
 * decided values; `renderDocument` checks them, lays them out and draws PDF/A-2b in a thread of its own.
 */

export type { Audience, DocumentDefinition, Family } from './definition.ts';
export {
  documentProfileOf,
  type FillContext,
  type FormContext,
  fillDocument,
  fillForm,
} from './fill/index.ts';
export { lintStaleText, type StaleText } from './lint.ts';
export type { DocumentProfile, DocumentSettings } from './profile.ts';
export { defaultProfile } from './profile.ts';
export type { Book, Part, SealPlace } from './render/compile.ts';
export { createRenderer, type Renderer, type RendererOptions } from './render/pool.ts';
export {
  closeRenderer,
  type FieldProblem,
  type RenderError,
  type Rendered,
  type RenderOptions,
  type RenderRequest,
  type RenderResult,
  renderDocument,
} from './render.ts';
export { type DocumentData, type DocumentId, documentDefinitions } from './templates/index.ts';
export { type CountedPaper, type CountedVolume, countVolume } from './volume/count.ts';
