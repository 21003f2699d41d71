import { readFileSync } from 'node:fs';
import { emptyRoot, parseClosing } from '@mingjing/ledger';
import { createLogKey, openLogSigner } from '@mingjing/ledger/node';
import type pg from 'pg';
import { keyFileOf } from './key-place.ts';

export type NewEpoch =
  | { readonly ok: true; readonly origin: string; readonly closing: string; readonly waiting: number }
  | { readonly ok: false; readonly code: string };

/**
 * Closes the open log in a signed statement, at the highest size its key has signed, and opens one under a new origin
 * (换期). What the store holds and the closed log cannot prove waits for the new one. Run as the owner of the database,
 * with the service stopped; run again after a crash it ends what it began, under the origin it had begun with.
 */
export async function newEpoch(owner: pg.ClientBase, keyFolder: string, wanted: string): Promise<NewEpoch> {
  const open = await owner.query<{ origin: string }>(
    'select origin from ledger.head where closed_at is null',
  );
  const old = open.rows[0]?.origin;
  if (old === undefined) return { ok: false, code: 'no-open-log' };
  const oldKey = keyFileOf(keyFolder, old);
  const signer = await openLogSigner(oldKey, old);
  if (!signer.ok) return signer;

  const highest = await signer.log.highest();
  const begun = highest.ok ? undefined : parseClosing(readFileSync(`${oldKey}.highest`, 'utf8'));
  if (!highest.ok && !begun?.ok) return highest;
  const { size, root } = highest.ok ? highest.head : begun!.ok ? begun!.closing : neverHere();
  const origin = begun?.ok ? begun.closing.next : wanted;
  const statement = await signer.log.signClosing({ size, root, next: origin });
  if (!statement.ok) return statement;
  const closing = new TextDecoder().decode(statement.note);

  const newKey = keyFileOf(keyFolder, origin);
  const made = await createLogKey(newKey, origin);
  if (!made.ok && made.code !== 'key-exists') return made;
  const fresh = await openLogSigner(newKey, origin);
  if (!fresh.ok) return fresh;

  await owner.query('begin');
  try {
    await owner.query('select from ledger.head where origin = $1 for update', [old]);
    await owner.query(
      'update ledger.head set closed_at = clock_timestamp(), closing = $2 where origin = $1',
      [old, closing],
    );
    await owner.query('insert into ledger.head (origin, root) values ($1, $2)', [
      origin,
      Buffer.from(emptyRoot),
    ]);
    const waiting = await owner.query(
      `insert into ledger.pending (act, commitment)
       select id, commitment from record.act a
       where not exists (
         select from ledger.entry e join ledger.head h using (epoch)
         join ledger.checkpoint c on c.origin = h.origin and c.size > e.index
         where e.commitment = a.commitment
       ) on conflict do nothing`,
    );
    await owner.query('commit');
    return { ok: true, origin, closing, waiting: waiting.rowCount ?? 0 };
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

function neverHere(): never {
  throw new Error('a log that is closed has its statement');
}
