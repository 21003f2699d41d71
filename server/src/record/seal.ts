import { hash, randomBytes } from 'node:crypto';
import { type Act, type ActColumns, joinPersonal, splitPersonal } from '@mingjing/law';
import { canonicalJson, commitAct } from '@mingjing/ledger';
import { seal, unseal } from '../store/vault.ts';
import type { Performance } from './ports.ts';

/** An act in the form the store takes it: personal values apart and encrypted, everything committed. */
export interface SealedAct {
  readonly row: Readonly<Record<string, unknown>>;
  readonly slots: readonly {
    readonly path: string;
    readonly commitment: string;
    readonly ciphertext: string;
  }[];
  readonly commitment: Uint8Array;
}

const saltLength = 32;

/** Bytes as PostgreSQL reads them from JSON. */
export const bytea = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;
export const fromBytea = (text: string): Buffer => Buffer.from(text.slice(2), 'hex');

/**
 * Seals a decided act. Gives nothing when its data is no JSON that every program reads alike (lone surrogates, NUL),
 * which a schema has to refuse before.
 */
export function sealAct(
  act: Act & { readonly recordedAt: string },
  personal: readonly string[],
  columns: ActColumns,
  named: readonly string[],
  key: Uint8Array | undefined,
  requestHash: Uint8Array,
  session: Performance['session'],
): SealedAct | undefined {
  const { plain, slots } = splitPersonal(act.data, personal);
  const random = new Uint8Array(randomBytes((slots.length + 1) * saltLength));
  const [secret, ...salts] = Array.from({ length: slots.length + 1 }, (_, i) =>
    random.slice(i * saltLength, (i + 1) * saltLength),
  ) as [Uint8Array, ...Uint8Array[]];
  const salted = slots.map((slot, i) => ({ ...slot, salt: salts[i]! }));
  const committed = commitAct(
    {
      id: act.id,
      dossier: act.dossier,
      seq: act.seq,
      type: act.type,
      schemaVersion: act.schemaVersion,
      procedure: act.procedure,
      procedureVersion: act.procedureVersion,
      profile: act.profile,
      profileVersion: act.profileVersion,
      occurredAt: act.occurredAt,
      recordedAt: act.recordedAt,
      actor: act.actor.personId,
      agency: act.actor.agencyId,
      facts: act.facts,
      sample: act.sample,
      ...(act.document === undefined ? {} : { document: act.document }),
    },
    plain as Record<string, unknown>,
    salted,
    secret,
  );
  if (!committed.ok) return undefined;
  // Those of personal values come last.
  const commitments = committed.commitments.slice(-salted.length);
  if (salted.length > 0 && key === undefined)
    throw new Error('personal values need the key of their dossier');
  return {
    commitment: committed.commitment,
    row: {
      id: act.id,
      dossier: act.dossier,
      seq: act.seq,
      type: act.type,
      schema_version: act.schemaVersion,
      procedure: act.procedure,
      procedure_version: act.procedureVersion,
      profile: act.profile,
      profile_version: act.profileVersion,
      occurred_at: act.occurredAt,
      recorded_at: act.recordedAt,
      actor_person: act.actor.personId,
      actor_agency: act.actor.agencyId,
      actor: {
        name: act.actor.name,
        roles: act.actor.roles,
        ...(act.actor.acting === undefined ? {} : { acting: act.actor.acting }),
      },
      data: plain,
      document: act.document ?? null,
      facts: act.facts,
      sample: act.sample,
      commitment: bytea(committed.commitment),
      secret: bytea(secret),
      content_hash: columns.contentHash === undefined ? null : `\\x${columns.contentHash}`,
      verdict: columns.verdict ?? null,
      approver: columns.approver ?? null,
      handlers: columns.handlers ?? [],
      named,
      request_hash: bytea(requestHash),
      session: session?.id ?? null,
      address: session?.address ?? null,
    },
    slots: salted.map((slot, i) => {
      const text = Buffer.concat([slot.salt, Buffer.from(JSON.stringify(slot.value))]);
      return {
        path: slot.path,
        commitment: bytea(commitments[i]!),
        ciphertext: bytea(seal(key!, text, placeOf(act.id, slot.path))),
      };
    }),
  };
}

/** Opens one personal value: its salt and the value. */
export function openSlot(
  act: string,
  path: string,
  ciphertext: Uint8Array,
  key: Uint8Array,
): { salt: Uint8Array; value: unknown } {
  const text = unseal(key, ciphertext, placeOf(act, path));
  return {
    salt: new Uint8Array(text.subarray(0, saltLength)),
    value: JSON.parse(text.subarray(saltLength).toString('utf8')),
  };
}

/** Puts personal values back into stored data; without the key they are erased ones. */
export function openData(
  act: string,
  plain: unknown,
  slots: Readonly<Record<string, string>> | null,
  key: Uint8Array | undefined,
): unknown {
  if (slots === null) return plain;
  const values = new Map<string, unknown>();
  if (key !== undefined) {
    for (const [path, ciphertext] of Object.entries(slots)) {
      values.set(path, openSlot(act, path, fromBytea(ciphertext), key).value);
    }
  }
  return joinPersonal(plain, values);
}

const placeOf = (act: string, path: string): string => `mingjing/slot/v1 ${act} ${path}`;

/** What makes two requests the same one: who asks, where, and what for. Nothing when the data is no JSON. */
export function requestHash(request: Performance): Uint8Array | undefined {
  const { command } = request;
  const text = canonicalJson({
    dossier: request.dossier,
    open: request.open,
    person: request.actor.personId,
    id: command.id,
    type: command.type,
    occurredAt: command.occurredAt,
    data: command.data,
    sample: command.sample === true,
  });
  // PostgreSQL keeps no NUL in JSON.
  if (!text.ok) return undefined;
  const { bytes } = text;
  const written = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (written.includes('\\u0000') && /(?<!\\)(?:\\\\)*\\u0000/.test(written.toString('utf8')))
    return undefined;
  return hash('sha256', bytes, 'buffer');
}
