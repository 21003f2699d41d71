// The public site (公示门户): pure pages over a port. The server implements the port and mounts the routes.

export type { Asset, PortalAssets } from './assets.ts';
export { buildAssets } from './assets.ts';
export { memoryReader, type PublishedSeed, type SeedDecision } from './memory-reader.ts';
export type {
  DeadlineCalculator,
  DeadlineResult,
  DeadlineRule,
  DeadlineTyped,
} from './pages/deadlines.ts';
export type { LedgerKey } from './pages/decision.ts';
export type { Portal, PortalOptions } from './portal.ts';
export { assetHeaders, createPortal, securityHeaders } from './portal.ts';
export * from './reader.ts';
export type { PortalRequest, PortalResponse, PortalRoute } from './route.ts';
export { paths, type Site } from './site.ts';
