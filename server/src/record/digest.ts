import { createHash, randomBytes } from 'node:crypto';
import type { ActDefinition, Command } from '@mingjing/law';
import { canonicalJson } from '@mingjing/ledger';
import type { z } from 'zod';

/**
 * Writes the digest a definition asks for into the command's data, in place of whatever the client sent. Data that does
 * not fit the schema is left as it is: deciding will refuse it with its reasons.
 */
export function withDigest(
  definition: ActDefinition<unknown, never>,
  command: Command,
  state: unknown,
): Command {
  const { digest } = definition;
  if (digest === undefined || typeof command.data !== 'object' || command.data === null) return command;
  const sent = command.data as Readonly<Record<string, unknown>>;
  const data = {
    ...sent,
    ...(digest.salted && sent.salt === undefined ? { salt: randomBytes(32).toString('hex') } : {}),
    [digest.field]: '0'.repeat(64),
  };
  const parsed = (definition.schema as z.ZodType).safeParse(data);
  if (!parsed.success) return { ...command, data };
  const text = canonicalJson(digest.over(parsed.data as never, state));
  if (!text.ok) return { ...command, data };
  return {
    ...command,
    data: { ...data, [digest.field]: createHash('sha256').update(text.bytes).digest('hex') },
  };
}
