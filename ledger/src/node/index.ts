// What needs files, keys, a network or a build. Everything else is in ../index.ts.

export type { AskRefusal, WitnessAddress } from './ask-witness.ts';
export { askWitness, findWitnessedHead } from './ask-witness.ts';
export { buildPageVerifier, buildVerifyCommand } from './bundle.ts';
export { exportLog } from './export-log.ts';
export { FileTileStore } from './file-store.ts';
export type { KeyFileRefusal } from './key-file.ts';
export { createKeyFile, openKeyFile, signerOf } from './key-file.ts';
export type { LogSigner, SignRefusal } from './log-signer.ts';
export { createLogKey, openLogSigner } from './log-signer.ts';
export type { Output } from './verify-command.ts';
export { verifyCommand } from './verify-command.ts';
export type { WitnessSettings } from './witness.ts';
export { originHash, startWitness, witness } from './witness.ts';
