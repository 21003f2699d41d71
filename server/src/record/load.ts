import { type Act, type Dossier, fold, type Role } from '@mingjing/law';
import type pg from 'pg';
import type { Vault } from '../store/vault.ts';
import type { DossierHead, Identity, NumberAsk, RecordPorts } from './ports.ts';
import { fromBytea, openData } from './seal.ts';
import { situationQuery } from './situation-query.ts';

/** A dossier as it was loaded, with the key of its personal values. */
export interface LoadedDossier {
  readonly head: DossierHead;
  readonly dossier: Dossier<unknown>;
  /** Absent once the key was destroyed. */
  readonly key?: Uint8Array;
}

/** One snapshot of everything an act may be decided on. */
export interface Loaded {
  readonly now: string;
  readonly own?: LoadedDossier;
  readonly others: ReadonlyMap<string, LoadedDossier>;
  readonly related: readonly string[];
  /** The act with the id asked for, if it is there already. */
  readonly earlier?: {
    readonly dossier: string;
    readonly seq: number;
    readonly requestHash: Uint8Array;
    readonly commitment: Uint8Array;
  };
  readonly serial: (ask: NumberAsk) => number;
}

export interface LoadRequest {
  readonly dossier: string;
  readonly act?: string;
  readonly facts?: readonly string[];
  readonly identities?: readonly Identity[];
  readonly numbers?: readonly NumberAsk[];
}

interface DossierRow extends DossierHead {
  readonly key: { readonly id: string; readonly wrapped: string | null; readonly wrappingKey: string } | null;
  readonly acts: readonly ActRow[];
}

interface ActRow extends Omit<Act, 'actor' | 'document'> {
  readonly person: string;
  readonly agency: string;
  readonly actor: { readonly name: string; readonly roles: readonly Role[] };
  readonly document: Act['document'] | null;
  readonly slots: Readonly<Record<string, string>> | null;
}

interface Row {
  readonly now: string;
  readonly earlier: {
    readonly dossier: string;
    readonly seq: number;
    readonly requestHash: string;
    readonly commitment: string;
  } | null;
  readonly dossiers: readonly DossierRow[];
  readonly related: readonly string[];
  readonly serials: readonly {
    readonly agency: string;
    readonly code: string;
    readonly year: number;
    readonly next: number;
  }[];
}

/** Dossiers kept folded between requests; the store is asked only for what is newer. */
const cachedDossiers = 2_000;

/** Loads dossiers, in one round trip to the store each time. */
export class Loader {
  readonly #pool: pg.Pool;
  readonly #vault: Vault;
  readonly #ports: Pick<RecordPorts, 'procedure'>;
  readonly #cache = new Map<string, LoadedDossier>();

  constructor(pool: pg.Pool, vault: Vault, ports: Pick<RecordPorts, 'procedure'>) {
    this.#pool = pool;
    this.#vault = vault;
    this.#ports = ports;
  }

  async load(request: LoadRequest): Promise<Loaded> {
    for (;;) {
      const loaded = await this.#once(request);
      if (loaded !== undefined) return loaded;
    }
  }

  /** Nothing when a cached dossier has lost its key meanwhile, so that it has to be read again from its beginning. */
  async #once(request: LoadRequest): Promise<Loaded | undefined> {
    const known = Object.fromEntries(
      [request.dossier, ...(request.facts ?? [])].flatMap((id) => {
        const cached = this.#cache.get(id);
        return cached === undefined ? [] : [[id, cached.head.seq]];
      }),
    );
    for (const id of this.#likely(request.dossier)) known[id] ??= this.#cache.get(id)!.head.seq;
    const answer = await this.#pool.query<{ loaded: Row }>({
      name: 'record.load',
      text: situationQuery,
      values: [
        request.dossier,
        request.act ?? null,
        request.facts ?? [],
        (request.identities ?? []).map(({ kind, value }) => Buffer.from(this.#vault.blind(kind, value))),
        JSON.stringify(request.numbers ?? []),
        JSON.stringify(known),
      ],
    });
    const row = answer.rows[0]!.loaded;
    const dossiers = new Map<string, LoadedDossier>();
    for (const each of row.dossiers) {
      const opened = this.#open(each, known[each.id] ?? 0);
      if (opened === undefined) return undefined;
      dossiers.set(each.id, opened);
    }
    const own = dossiers.get(request.dossier);
    dossiers.delete(request.dossier);
    return {
      now: utc(row.now),
      others: dossiers,
      related: row.related,
      ...(own === undefined ? {} : { own }),
      ...(row.earlier === null
        ? {}
        : {
            earlier: {
              ...row.earlier,
              requestHash: fromBytea(row.earlier.requestHash),
              commitment: new Uint8Array(fromBytea(row.earlier.commitment)),
            },
          }),
      serial: (ask) =>
        row.serials.find((s) => s.agency === ask.agency && s.code === ask.code && s.year === ask.year)
          ?.next ?? 1,
    };
  }

  /** Cached dossiers the last decision on this one rested on: the same will be loaded again. */
  #likely(dossier: string): string[] {
    const refs = this.#cache.get(dossier)?.dossier.acts.at(-1)?.facts ?? [];
    return refs.map((ref) => ref.dossier).filter((id) => this.#cache.has(id));
  }

  #open(row: DossierRow, knownSeq: number): LoadedDossier | undefined {
    const cached = this.#cache.get(row.id);
    const destroyed = row.key?.wrapped === null;
    if (
      knownSeq > 0 &&
      (cached === undefined ||
        cached.head.seq < knownSeq ||
        row.seq < knownSeq ||
        (destroyed && cached.key !== undefined))
    ) {
      this.#cache.delete(row.id);
      return undefined;
    }
    const { key: wrapped, acts: newer, ...head } = row;
    if (cached !== undefined && knownSeq > 0 && newer.length === 0 && cached.head.seq === row.seq) {
      this.#keep(cached);
      return cached;
    }
    const key = wrapped?.wrapped ? this.#vault.unwrap(fromBytea(wrapped.wrapped)) : undefined;
    const before = knownSeq > 0 ? cached!.dossier.acts.slice(0, knownSeq) : [];
    const acts = [...before, ...newer.map((act) => actOf(act, row.id, key))];
    const procedure = this.#ports.procedure(row.procedure, row.procedureVersion);
    if (procedure === undefined)
      throw new Error(`dossier ${row.id} follows an unknown procedure ${row.procedure}`);
    const loaded = { head, dossier: fold(procedure, row.id, acts), ...(key === undefined ? {} : { key }) };
    this.#keep(loaded);
    return loaded;
  }

  #keep(loaded: LoadedDossier): void {
    this.#cache.delete(loaded.head.id);
    this.#cache.set(loaded.head.id, loaded);
    if (this.#cache.size > cachedDossiers) this.#cache.delete(this.#cache.keys().next().value!);
  }
}

function actOf(row: ActRow, dossier: string, key: Uint8Array | undefined): Act {
  const { person, agency, actor, document, slots, ...header } = row;
  return {
    ...header,
    dossier,
    occurredAt: utc(row.occurredAt),
    recordedAt: utc(row.recordedAt!),
    actor: { personId: person, name: actor.name, agencyId: agency, roles: actor.roles },
    data: openData(row.id, row.data, slots, key),
    ...(document === null ? {} : { document }),
  };
}

/** The store gives UTC without saying so, and drops zeros at the end. */
function utc(text: string): string {
  return new Date(`${text}Z`).toISOString();
}
