import { createRenderer } from '@mingjing/documents';
import { parseVkey, type VerifierKey } from '@mingjing/ledger';
import type { Config } from './config.ts';
import { lawPorts } from './features/dossiers/ports.ts';
import { fillOpenings } from './features/public/opening.ts';
import { openLedger } from './ledger/open.ts';
import { openRecord } from './record/perform.ts';
import type { Services } from './services.ts';
import { openFiles } from './store/files.ts';
import { openStore } from './store/open.ts';
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
        if (act.type === 'publication.release') await fillOpenings(store.appPool, vault, ledger);
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
