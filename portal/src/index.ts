// The public site (公示门户): pure pages over a port. The server implements the port and mounts the routes.

export { buildAssets } from './assets.ts';
export { memoryReader, type PublishedSeed } from './memory-reader.ts';
export type { DeadlineCalculator } from './pages/deadlines.ts';
export type { Portal } from './portal.ts';
export { assetHeaders, createPortal } from './portal.ts';
export * from './reader.ts';
export type { PortalRequest, PortalResponse } from './route.ts';
