import { hash } from 'node:crypto';
import type { Projection } from './ports.ts';

interface Digested {
  readonly digest: string;
  readonly rows: Projection;
}

const known = new WeakMap<Projection, Digested>();

/** The rows of a dossier and what they come to; its own row carries that, so that the same rows need not be written again. */
export function digested(rows: Projection): Digested {
  const before = known.get(rows);
  if (before !== undefined) return before;
  const digest = hash('sha256', JSON.stringify(rows), 'base64');
  const own = rows['view.dossier'] ?? [];
  const answer = { digest, rows: { ...rows, 'view.dossier': own.map((row) => ({ ...row, digest })) } };
  known.set(rows, answer);
  return answer;
}
