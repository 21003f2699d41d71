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
const published = new Set([
  'data.publicId',
  'data.contentHash',
  'act.type',
  'act.recordedAt',
  'act.agency',
  'act.sample',
]);

/** What the public is shown of the act that took a publication down. */
const withdrawn = new Set([
  'data.publicId',
  'data.publicReason',
  'data.extent',
  'data.reason',
  'act.type',
  'act.occurredAt',
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

/**
 * Fills in the openings that published items lack: all of them at every start, those of one dossier after each of its
 * publication acts. What was taken down is opened without its content, and so is the act that took it down.
 */
export async function fillOpenings(
  pool: pg.Pool,
  vault: Vault,
  promiser: Promiser,
  dossier?: string,
): Promise<number> {
  const open = async (act: string, show: (name: string) => boolean): Promise<StoredOpening | undefined> => {
    const opening = await openAct(pool, vault, act, show);
    return opening && stored(opening, await promiser.promise(opening.commitment, opening.recordedAt));
  };
  let filled = 0;
  for (let after = ''; ; ) {
    const { rows } = await pool.query<MissingOpening>(
      `select id, act, withdrawn_by, opening is null as unopened, tombstone is not null as gone from published.item i
       where (opening is null or (withdrawal is null and withdrawn_by is not null)) and ($1::uuid is null or dossier = $1)
         and exists (select from record.act a where a.id = i.act) and id > $2
       order by id limit ${page}`,
      [dossier ?? null, after],
    );
    for (const { id, act, withdrawn_by, unopened, gone } of rows) {
      const opening = unopened
        ? await open(act, (name) => published.has(name) || (!gone && name === publicBytesField))
        : undefined;
      const withdrawal =
        withdrawn_by === null ? undefined : await open(withdrawn_by, (name) => withdrawn.has(name));
      await pool.query(
        `update published.item set opening = coalesce($2, opening), withdrawal = coalesce($3, withdrawal)
         where id = $1 and act = $4 and withdrawn_by is not distinct from $5`,
        [id, json(opening), json(withdrawal), act, withdrawn_by],
      );
    }
    filled += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < page) return filled;
    after = last.id;
  }
}

/** Items looked at in one round. */
const page = 1000;

interface MissingOpening {
  readonly id: string;
  readonly act: string;
  readonly withdrawn_by: string | null;
  readonly unopened: boolean;
  readonly gone: boolean;
}

const json = (value: StoredOpening | undefined) => (value === undefined ? null : JSON.stringify(value));

const stored = (opening: Opening, promise: string): StoredOpening => ({
  commitment: base64(opening.commitment),
  recordedAt: opening.recordedAt,
  shown: opening.shown.map((field) => ({ name: field.name, value: field.value, salt: base64(field.salt) })),
  hidden: opening.hidden.map((commitment) => base64(commitment)),
  promise,
});

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
