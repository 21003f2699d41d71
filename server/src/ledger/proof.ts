import {
  actCommitment,
  commitAct,
  type Field,
  fieldCommitment,
  formatBundle,
  formatTlogProof,
  proveInclusion,
} from '@mingjing/ledger';
import type pg from 'pg';
import { fromBytea, openSlot } from '../record/seal.ts';
import type { Vault } from '../store/vault.ts';
import { DatabaseTileStore } from './tile-store.ts';

type Asks = Pick<pg.Pool, 'query'>;

/** An act opened for proof: the fields that are shown, the commitments of the others. */
export interface Opening {
  readonly commitment: Uint8Array;
  readonly recordedAt: string;
  readonly shown: readonly Field[];
  readonly hidden: readonly Uint8Array[];
}

interface ActRow {
  readonly header: Parameters<typeof commitAct>[0];
  readonly data: Record<string, unknown>;
  readonly commitment: Buffer;
  readonly secret: Buffer;
  readonly wrapped: Buffer | null;
  readonly slots: Readonly<
    Record<string, { readonly commitment: string; readonly ciphertext: string }>
  > | null;
}

/**
 * Opens an act: `show` says by name which fields are shown (`act.type`, `data.amount`, `slot.parties.0.name`). An erased
 * value cannot be shown and stays hidden. Absent when there is no such act; throws when the stored act is not what was
 * committed.
 */
export async function openAct(
  database: Asks,
  vault: Vault,
  id: string,
  show: (name: string) => boolean,
): Promise<Opening | undefined> {
  const { rows } = await database.query<ActRow>({
    name: 'ledger.open-act',
    text: `select json_build_object(
             'id', a.id, 'dossier', a.dossier, 'seq', a.seq, 'type', a.type, 'schemaVersion', a.schema_version,
             'procedure', a.procedure, 'procedureVersion', a.procedure_version, 'profile', a.profile,
             'profileVersion', a.profile_version,
             'occurredAt', to_char(a.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'recordedAt', to_char(a.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'actor', a.actor_person, 'agency', a.actor_agency, 'facts', a.facts, 'sample', a.sample,
             'document', a.document) as header,
             a.data, a.commitment, a.secret, k.wrapped,
             (select json_object_agg(s.path, json_build_object('commitment', s.commitment, 'ciphertext', s.ciphertext))
              from private.slot s where s.act = a.id) as slots
           from record.act a left join private.key k on k.dossier = a.dossier where a.id = $1`,
    values: [id],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { document, ...bare } = row.header;
  const header = document === null || document === undefined ? bare : { ...bare, document };
  const plain = commitAct(header, row.data, [], new Uint8Array(row.secret));
  if (!plain.ok) throw new Error(`act ${id} cannot be committed again: ${plain.code}`);
  const shown: Field[] = [];
  const hidden: Uint8Array[] = [];
  const all: Uint8Array[] = [...plain.commitments];
  for (const [i, field] of plain.fields.entries()) {
    if (show(field.name)) shown.push(field);
    else hidden.push(plain.commitments[i]!);
  }
  const key = row.wrapped === null ? undefined : vault.unwrap(row.wrapped);
  for (const [path, slot] of Object.entries(row.slots ?? {})) {
    const name = `slot.${path}`;
    const commitment = new Uint8Array(fromBytea(slot.commitment));
    all.push(commitment);
    if (key === undefined || !show(name)) {
      hidden.push(commitment);
      continue;
    }
    const field = { name, ...openSlot(id, path, fromBytea(slot.ciphertext), key) };
    const again = fieldCommitment(field);
    if (!again.ok || !Buffer.from(again.commitment).equals(commitment))
      throw new Error(`act ${id}: ${name} was changed`);
    shown.push(field);
  }
  const commitment = actCommitment(all);
  if (!commitment.ok || !row.commitment.equals(commitment.commitment))
    throw new Error(`act ${id} was changed`);
  return { commitment: commitment.commitment, recordedAt: header.recordedAt, shown, hidden };
}

/**
 * The log's own word that a commitment is in it (C2SP tlog-proof) under the newest checkpoint that covers it; absent while
 * it is only promised. The public site's role can ask this too.
 */
export async function findProof(database: Asks, commitment: Uint8Array): Promise<string | undefined> {
  const { rows } = await database.query<{ origin: string; index: string; size: string; note: Buffer }>({
    name: 'ledger.proof',
    text: `select h.origin, e.index, c.size, c.note
           from ledger.entry e join ledger.head h using (epoch)
           join lateral (select size, note from ledger.checkpoint where origin = h.origin and size > e.index
                         order by size desc limit 1) c on true
           where e.commitment = $1 order by epoch desc limit 1`,
    values: [Buffer.from(commitment)],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { origin, note } = row;
  const index = Number(row.index);
  const proven = await proveInclusion(new DatabaseTileStore(database, origin), index, Number(row.size));
  if (!proven.ok) throw new Error(`the log ${origin} cannot prove entry ${index}: ${proven.code}`);
  const text = formatTlogProof({ index, hashes: proven.proof, checkpoint: new Uint8Array(note) });
  if (!text.ok) throw new Error(`the proof of entry ${index} cannot be written: ${text.code}`);
  return text.text;
}

/** The `.mingjing` file of an opened act; with neither proof nor promise there is none. */
export function bundleOf(
  opening: Pick<Opening, 'shown' | 'hidden'>,
  parts: { readonly proof?: string | undefined; readonly promise?: string | undefined },
): Uint8Array | undefined {
  const written = formatBundle({
    shown: opening.shown,
    hidden: opening.hidden,
    ...(parts.proof === undefined ? {} : { proof: parts.proof }),
    ...(parts.promise === undefined ? {} : { promise: parts.promise }),
  });
  return written.ok ? written.bytes : undefined;
}
