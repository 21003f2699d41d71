import { type Act, type Actor, type Dossier, fold } from '@mingjing/law';
import type pg from 'pg';
import type { Vault } from '../store/vault.ts';
import { together } from '../together.ts';
import type { DossierHead, Identity, RecordPorts } from './ports.ts';
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
  /** Digest of the rows last made of the dossier. */
  readonly shown?: string;
  readonly others: ReadonlyMap<string, LoadedDossier>;
  /** The dossiers whatever is decided on this one rests on, itself among them, beside those that are named. */
  readonly around: readonly string[];
  readonly related: readonly string[];
  /** The act with the id asked for, if it is there already. */
  readonly earlier?: {
    readonly dossier: string;
    readonly seq: number;
    readonly requestHash: Uint8Array;
    readonly commitment: Uint8Array;
  };
}

export interface LoadRequest {
  readonly dossier: string;
  readonly act?: string;
  readonly facts?: readonly string[];
  readonly identities?: readonly Identity[];
}

interface DossierRow extends DossierHead {
  readonly key: { readonly id: string; readonly wrapped: string | null; readonly wrappingKey: string } | null;
  readonly acts: readonly ActRow[];
}

interface ActRow extends Omit<Act, 'actor' | 'document'> {
  readonly person: string;
  readonly agency: string;
  readonly actor: Pick<Actor, 'name' | 'roles' | 'acting'>;
  readonly document: Act['document'] | null;
  readonly slots: Readonly<Record<string, string>> | null;
}

interface AnswerRow {
  readonly now: string;
  readonly around: readonly string[];
  readonly related: readonly string[];
  readonly shown: string | null;
  readonly earlier: {
    readonly dossier: string;
    readonly seq: number;
    readonly requestHash: string;
    readonly commitment: string;
  } | null;
}

interface Row {
  readonly clock: string;
  readonly answers: readonly AnswerRow[];
  readonly dossiers: readonly DossierRow[];
}

/** What was around a dossier when it had come to `seq`. */
interface Surroundings extends Pick<Loaded, 'around' | 'related' | 'shown'> {
  readonly seq: number;
}

/** Dossiers kept folded between requests; the store is asked only for what is newer. */
const cachedDossiers = 2_000;

/** How long the store's clock is reckoned from its last answer, in ms. */
const clockHolds = 60_000;

/** Loads dossiers, in one round trip to the store; requests that come together share it. */
export class Loader {
  readonly #pool: pg.Pool;
  readonly #vault: Vault;
  readonly #ports: Pick<RecordPorts, 'procedure'>;
  readonly #cache = new Map<string, LoadedDossier>();
  readonly #surroundings = new Map<string, Surroundings>();
  /** The store's time at an instant of this process's own steady clock. */
  #clock = { store: 0, at: Number.NEGATIVE_INFINITY };
  readonly #ask: (request: LoadRequest) => Promise<Loaded | undefined>;

  constructor(pool: pg.Pool, vault: Vault, ports: Pick<RecordPorts, 'procedure'>) {
    this.#pool = pool;
    this.#vault = vault;
    this.#ports = ports;
    this.#ask = together((requests) => this.#askAll(requests), { lanes: 2, most: 32 });
  }

  async load(request: LoadRequest): Promise<Loaded> {
    for (;;) {
      const loaded = await this.#ask(request);
      if (loaded !== undefined) return loaded;
    }
  }

  /** Takes a dossier as it is right after an act that was stored. */
  keep(loaded: LoadedDossier): void {
    const { id, seq } = loaded.head;
    if ((this.#cache.get(id)?.head.seq ?? 0) > seq) return;
    this.#cache.delete(id);
    this.#cache.set(id, loaded);
    if (this.#cache.size > cachedDossiers) this.forget(this.#cache.keys().next().value!);
  }

  /** Takes a dossier with what is around it, right after an act that changed neither its parties nor its personal values. */
  keepAll(loaded: LoadedDossier, around: Omit<Surroundings, 'seq'>): void {
    this.keep(loaded);
    this.#surroundings.set(loaded.head.id, { ...around, seq: loaded.head.seq });
  }

  /**
   * The same as `load` without asking the store, as far as it is remembered. It may be out of date: what is decided on it is
   * written only if it still holds.
   */
  recall({ dossier, facts = [] }: LoadRequest): Loaded | undefined {
    const own = this.#cache.get(dossier);
    const known = this.#surroundings.get(dossier);
    const since = performance.now() - this.#clock.at;
    if (own === undefined || known?.seq !== own.head.seq || since > clockHolds) return undefined;
    const others = new Map<string, LoadedDossier>();
    for (const id of [...known.around, ...facts]) {
      const other = this.#cache.get(id);
      if (other === undefined) return undefined;
      if (id !== dossier) others.set(id, other);
    }
    const last = Date.parse(own.dossier.acts.at(-1)!.recordedAt!);
    const now = new Date(Math.max(Math.floor(this.#clock.store + since), last)).toISOString();
    return { ...known, now, own, others };
  }

  /** A copy that can no longer be trusted to be like the store's, as after its personal values were erased. */
  forget(id: string): void {
    this.#cache.delete(id);
    this.#surroundings.delete(id);
  }

  /** No answer where a cached dossier has lost its key meanwhile, so that it has to be read again from its beginning. */
  async #askAll(requests: readonly LoadRequest[]): Promise<(Loaded | undefined)[]> {
    const known = new Map<string, LoadedDossier>();
    for (const { dossier, facts = [] } of requests) {
      for (const id of [dossier, ...facts, ...this.#likely(dossier)]) {
        const cached = this.#cache.get(id);
        if (cached !== undefined) known.set(id, cached);
      }
    }
    const hashes = requests.flatMap((request, i) =>
      (request.identities ?? []).map(
        ({ kind, value }) => [i + 1, Buffer.from(this.#vault.blind(kind, value))] as const,
      ),
    );
    const asked = performance.now();
    const answer = await this.#pool.query<{ loaded: Row }>({
      name: 'record.load',
      text: situationQuery,
      values: [
        requests.map((request) => request.dossier),
        requests.map((request) => request.act ?? null),
        requests.flatMap(({ facts = [] }) => facts),
        hashes.map(([n]) => n),
        hashes.map(([, hash]) => hash),
        [...known.keys()],
        [...known.values()].map(({ head }) => head.seq),
      ],
    });
    const answered = performance.now();
    const row = answer.rows[0]!.loaded;
    this.#clock = { store: Date.parse(utc(row.clock)), at: (asked + answered) / 2 };
    const dossiers = new Map<string, LoadedDossier | undefined>();
    for (const each of row.dossiers) dossiers.set(each.id, this.#open(each, known.get(each.id)));
    return requests.map(({ dossier, facts = [] }, i) => {
      const { now, around, related, shown, earlier } = row.answers[i]!;
      const others = new Map<string, LoadedDossier>();
      for (const id of new Set([...around, ...facts])) {
        if (!dossiers.has(id)) continue;
        const found = dossiers.get(id);
        if (found === undefined) return undefined;
        if (id !== dossier) others.set(id, found);
      }
      const own = dossiers.get(dossier);
      const answer = { around, related, ...(shown === null ? {} : { shown }) };
      if (own !== undefined) this.#surroundings.set(dossier, { ...answer, seq: own.head.seq });
      return {
        ...answer,
        now: utc(now),
        others,
        ...(own === undefined ? {} : { own }),
        ...(earlier === null
          ? {}
          : {
              earlier: {
                ...earlier,
                requestHash: fromBytea(earlier.requestHash),
                commitment: new Uint8Array(fromBytea(earlier.commitment)),
              },
            }),
      };
    });
  }

  /** Cached dossiers the last decision on this one rested on: the same will be loaded again. */
  #likely(dossier: string): string[] {
    const refs = this.#cache.get(dossier)?.dossier.acts.at(-1)?.facts ?? [];
    return refs.map((ref) => ref.dossier);
  }

  #open(row: DossierRow, cached: LoadedDossier | undefined): LoadedDossier | undefined {
    const { key: wrapped, acts: newer, ...head } = row;
    const destroyed = wrapped?.wrapped === null;
    if (cached !== undefined && (row.seq < cached.head.seq || (destroyed && cached.key !== undefined))) {
      this.forget(row.id);
      return undefined;
    }
    if (cached !== undefined && cached.head.seq === row.seq) {
      this.keep(cached);
      return cached;
    }
    const key = wrapped?.wrapped ? this.#vault.unwrap(fromBytea(wrapped.wrapped)) : undefined;
    const procedure = this.#ports.procedure(row.procedure, row.procedureVersion);
    if (procedure === undefined)
      throw new Error(`dossier ${row.id} follows an unknown procedure ${row.procedure}`);
    const acts = newer.map((act) => actOf(act, row.id, key));
    const loaded = {
      head,
      dossier: fold(procedure, row.id, [...(cached?.dossier.acts ?? []), ...acts]),
      ...(key === undefined ? {} : { key }),
    };
    this.keep(loaded);
    return loaded;
  }
}

function actOf(row: ActRow, dossier: string, key: Uint8Array | undefined): Act {
  const { person, agency, actor, document, slots, ...header } = row;
  return {
    ...header,
    dossier,
    occurredAt: utc(row.occurredAt),
    recordedAt: utc(row.recordedAt!),
    actor: { personId: person, agencyId: agency, ...actor },
    data: openData(row.id, row.data, slots, key),
    ...(document === null ? {} : { document }),
  };
}

/** The store gives UTC without saying so, and drops zeros at the end. */
function utc(text: string): string {
  return new Date(`${text}Z`).toISOString();
}
