export {
  type Citation,
  type CitationAnswer,
  cite,
  citeAll,
  citeAllShort,
  citeOn,
  citeShort,
  inForce,
  type Place,
  placeText,
  ref,
} from './cite.ts';
export {
  findSource,
  getSource,
  isLocal,
  SOURCES_CHECKED_ON,
  type SourceId,
  sources,
  TEXTS_READ_UNTIL,
} from './registry.ts';
export { SOURCE_KIND_NAMES, type Source, type SourceKind } from './source.ts';
