/**
 * Enforcement documents (执法文书). A definition says what a document holds and how it is filed; its data are already
 * decided values; `renderDocument` checks them, lays them out and draws PDF/A-2b in a thread of its own.
 */

export { documentProfileOf, fillDocument, fillForm } from './fill/index.ts';
export type { Part } from './render/compile.ts';
export { createRenderer, type Renderer } from './render/pool.ts';
export { renderDocument } from './render.ts';
export { type DocumentId, documentDefinitions } from './templates/index.ts';
export { type CountedPaper, type CountedVolume, countVolume } from './volume/count.ts';
