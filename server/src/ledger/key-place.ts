import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where the key of a log lies: one file a log, named after its origin, so that a new epoch replaces nothing. */
export function keyFileOf(keyFolder: string, origin: string): string {
  const readable = origin.replace(/[^A-Za-z0-9.-]+/g, '_').slice(0, 80);
  const exact = createHash('sha256').update(origin).digest('hex').slice(0, 8);
  return join(keyFolder, `log-${readable}-${exact}.key`);
}
