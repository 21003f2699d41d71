import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../store/embedded.ts';
import { migrate } from '../store/migrate.ts';
import { bootstrap } from '../store/roles.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: { host: string; port: number; password: string };
  }
}

/** The database every test's own is copied from: migrated, and empty. */
export const templateDatabase = 'mingjing_template';

/** One PostgreSQL for the whole run (vitest globalSetup of the project "database"); it is thrown away, so it need not sync. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mj-tests-'));
  chmodSync(dataDir, 0o755);
  const server = await startEmbedded({ dataDir, settings: { fsync: 'off', full_page_writes: 'off' } });
  const urls = await bootstrap(server, templateDatabase);
  await migrate(urls.owner);
  project.provide('cluster', { host: server.host, port: server.port, password: server.password });
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
