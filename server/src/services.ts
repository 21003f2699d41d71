import type { Renderer } from '@mingjing/documents';
import type { Act } from '@mingjing/law';
import type { Config } from './config.ts';
import type { Ledger } from './ledger/open.ts';
import type { Recorder } from './record/perform.ts';
import type { Files } from './store/files.ts';
import type { Store } from './store/open.ts';
import type { Vault } from './store/vault.ts';

/** Everything a feature may use, made once at start and handed on. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly vault: Vault;
  readonly record: Recorder;
  readonly files: Files;
  readonly ledger: Ledger;
  readonly renderer: Renderer;
  /** Told of every act, or of many at once, so that what became public can be opened for proof. */
  readonly published: (act?: Act) => Promise<void>;
  /** The sample county is loaded: everything shown is marked 样例数据. */
  readonly sample: boolean;
}
