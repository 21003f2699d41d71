import { base64, type Field, publicBytesField } from '@mingjing/ledger';
import type pg from 'pg';
import { type Opening, openAct } from '../../ledger/proof.ts';
import type { Promiser } from '../../record/ports.ts';
import type { Vault } from '../../store/vault.ts';

/**
 * The part of a proof bundle that the record alone can give (开示), kept with the published item so that the public site,
 * which cannot see the record, can offer the bundle.
 */

/** What of a publication act the public is shown: the public bytes, what kind of act, whose, and when it was recorded. */
const shownFields = new Set([
  publicBytesField,
  'data.publicId',
  'data.contentHash',
  'act.type',
  'act.recordedAt',
  'act.agency',
  'act.sample',
]);

interface StoredOpening {
  readonly commitment: string;
  readonly recordedAt: string;
  readonly shown: readonly { readonly name: string; readonly value: unknown; readonly salt: string }[];
  readonly hidden: readonly string[];
  readonly promise: string;
}

/** Fills in the openings of published items that have none yet. Done after each release and at every start. */
export async function fillOpenings(pool: pg.Pool, vault: Vault, promiser: Promiser): Promise<number> {
  const { rows } = await pool.query<{ id: string; act: string }>(
    'select id, act from published.item where opening is null and tombstone is null limit 1000',
  );
  for (const row of rows) {
    const opening = await openAct(pool, vault, row.act, (name) => shownFields.has(name));
    if (opening === undefined) continue;
    const stored: StoredOpening = {
      commitment: base64(opening.commitment),
      recordedAt: opening.recordedAt,
      shown: opening.shown.map((field) => ({
        name: field.name,
        value: field.value,
        salt: base64(field.salt),
      })),
      hidden: opening.hidden.map((commitment) => base64(commitment)),
      promise: await promiser.promise(opening.commitment, opening.recordedAt),
    };
    await pool.query(
      'update published.item set opening = $2 where id = $1 and act = $3 and tombstone is null',
      [row.id, JSON.stringify(stored), row.act],
    );
  }
  return rows.length;
}

export function readOpening(stored: unknown): Opening & { readonly promise: string } {
  const { commitment, recordedAt, shown, hidden, promise } = stored as StoredOpening;
  return {
    commitment: bytes(commitment),
    recordedAt,
    shown: shown.map((field) => ({ name: field.name, value: field.value, salt: bytes(field.salt) }) as Field),
    hidden: hidden.map(bytes),
    promise,
  };
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
