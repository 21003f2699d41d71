import type { Services } from '../../services.ts';

/** What the log is known and checked by (存证日志): its name, the key it signs with, and who else saw it. */
export function logTrust({ config, ledger }: Pick<Services, 'config' | 'ledger'>) {
  return {
    origin: ledger.origin,
    ...(ledger.vkey === undefined ? {} : { vkey: ledger.vkey }),
    witnesses: config.witnesses.map(({ url, vkey }) => ({ vkey, independent: !isLocal(url) })),
  };
}

/** A witness on this very machine proves little and is never called independent. */
function isLocal(url: string): boolean {
  return /^(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(new URL(url).hostname);
}
