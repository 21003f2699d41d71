import { existsSync } from 'node:fs';
import { createRenderer } from '@mingjing/documents';
import { parseVkey, type VerifierKey } from '@mingjing/ledger';
import { type Config, ConfigError } from './config.ts';
import { lawPorts } from './features/dossiers/ports.ts';
import { followRegion } from './features/dossiers/region.ts';
import { fillOpenings } from './features/public/opening.ts';
import { openLedger } from './ledger/open.ts';
import { openRecord } from './record/perform.ts';
import type { Services } from './services.ts';
import { openFiles } from './store/files.ts';
import { openStore, type Store } from './store/open.ts';
import { openFileVault } from './store/vault.ts';

/** The services of one running product; `close` ends everything that `openServices` began, in the other order. */
export interface RunningServices extends Services {
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Everything shown is marked 样例数据. */
  readonly sample: boolean;
  readonly alarm: (message: string) => void;
}

export async function openServices(config: Config, { sample, alarm }: OpenOptions): Promise<RunningServices> {
  const store = await openStore({
    dataDir: config.dataDir,
    ...(config.database === undefined ? {} : { urls: config.database }),
  });
  try {
    await refuseForeignKey(config, store);
    const vault = openFileVault(config.installationKeyFile);
    const ledger = await openLedger({
      pool: store.appPool,
      keyFolder: config.ledgerKeyFolder,
      origin: config.ledgerOrigin,
      witnesses: config.witnesses.map(({ url, vkey }) => ({ url, key: keyOf(vkey) })),
      alarm: (reason) =>
        alarm(`存证日志停止签署：${reason}。在查明之前不接受新的事项；见 docs/operations.md。`),
    });
    const renderer = createRenderer();
    const record = openRecord({ pool: store.appPool, vault, ports: lawPorts, promiser: ledger });
    const files = openFiles(config.filesFolder, store, vault);
    await fillOpenings(store.appPool, vault, ledger);
    await followRegion(store.appPool);
    return {
      config,
      store,
      vault,
      record,
      files,
      ledger,
      renderer,
      sample,
      published: async (act) => {
        // Each of these acts writes the public rows of its dossier anew.
        if (act === undefined || act.type.startsWith('publication.'))
          await fillOpenings(store.appPool, vault, ledger, act?.dossier);
      },
      close: async () => {
        await ledger.close();
        await renderer.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Validated when the configuration was read. */
function keyOf(vkey: string): VerifierKey {
  const parsed = parseVkey(vkey);
  if (!parsed.ok) throw new Error(`witness key: ${parsed.code}`);
  return parsed.key;
}

/** A store whose keys were wrapped by a key that is gone must not get a new one: everything personal would be lost unseen. */
async function refuseForeignKey(config: Config, store: Store): Promise<void> {
  if (existsSync(config.installationKeyFile)) return;
  const wrapped = await store.app.selectFrom('private.key').select('id').limit(1).executeTakeFirst();
  if (wrapped === undefined) return;
  throw new ConfigError([
    `INSTALLATION_KEY_FILE: 找不到安装密钥 ${config.installationKeyFile}，而数据库中已有用它加密的数据。请恢复该文件后再启动`,
  ]);
}
