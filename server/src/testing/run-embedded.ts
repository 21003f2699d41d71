/** A product process reduced to its database: starts it on the folder given, says so, and lives until it is ended. */
import { startEmbedded } from '../store/embedded.ts';

const running = await startEmbedded({ dataDir: process.argv[2] ?? '' });
process.send?.({ pid: running.pid(), owned: running.owned });
setInterval(() => {}, 60_000);
