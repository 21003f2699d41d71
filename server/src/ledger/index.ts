export { keyFileOf } from './key-place.ts';
export { type NewEpoch, newEpoch } from './new-epoch.ts';
export { type Ledger, type LedgerOptions, type LedgerStop, openLedger } from './open.ts';
export { bundleOf, findProof, type Opening, openAct } from './proof.ts';
export { closings, findCheckpoint, findTile, type StoredCheckpoint } from './read.ts';
export { type SequenceResult, sequence } from './sequencer.ts';
export { DatabaseTileStore } from './tile-store.ts';
