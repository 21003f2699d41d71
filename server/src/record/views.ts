import { hash } from 'node:crypto';
import type { Projection } from './ports.ts';

/** The rows of a dossier and what they come to; its own row carries that, so that the same rows need not be written again. */
export function digested(rows: Projection): { readonly digest: string; readonly rows: Projection } {
  const digest = hash('sha256', JSON.stringify(rows), 'base64');
  const own = rows['view.dossier'] ?? [];
  return { digest, rows: { ...rows, 'view.dossier': own.map((row) => ({ ...row, digest })) } };
}
