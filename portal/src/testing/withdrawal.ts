/** What a reader's browser compares on the page of something taken back, for tests of what the server hands out. */
export { withdrawalDifferences } from '../browser/compare.ts';
