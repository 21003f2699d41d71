import type { Act, Actor, Command, Dossier, Facts, Procedure, Profile, Refusal } from '@mingjing/law';

/** A value by which other dossiers of the same person or organisation are found (身份证号、统一社会信用代码、电话). */
export interface Identity {
  readonly kind: string;
  readonly value: string;
}

/** What has to be loaded from elsewhere before an act can be decided. */
export interface FactNeed {
  /** Dossiers by id, beside the actor's own and the agency's: people and items the command names. */
  readonly dossiers: readonly string[];
  /** Identities the command states, for dossiers against the same party; those the dossier has already are known. */
  readonly identities: readonly Identity[];
}

/** Everything an act is decided on, from one snapshot of the store. */
export interface Situation {
  readonly actor: Actor;
  readonly dossier: Dossier<unknown>;
  /** Absent while the dossier is about to be opened. */
  readonly head?: DossierHead;
  /** Dossiers facts are taken from, by id: staff, agency, named and related ones. */
  readonly others: ReadonlyMap<string, Dossier<unknown>>;
  /** Which of them share an identity with this dossier. */
  readonly related: readonly string[];
  /** The store's clock. */
  readonly now: string;
}

/** Where a dossier belongs, for scopes of rights. */
export interface Placement {
  readonly agency: string;
  readonly regionPath: string;
  readonly unit: string;
  readonly secrecy: 0 | 1 | 2 | 3;
}

export interface DossierHead extends Placement {
  readonly id: string;
  readonly procedure: string;
  readonly procedureVersion: number;
  readonly seq: number;
}

/** Rows of projections by table (`view.dossier`), in the columns of that table; they replace the dossier's earlier rows. */
export type Projection = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** What the record asks of the rest of the house. All of it is pure: no store, no clock. */
export interface RecordPorts {
  /** The procedure of a dossier, at the version it was opened with. */
  readonly procedure: (id: string, version?: number) => Procedure<unknown> | undefined;
  /** What an act is decided on; `procedure` where the command opens a dossier. */
  readonly factsNeeded: (command: Command, procedure: string | undefined) => FactNeed;
  /** Makes facts of the loaded dossiers; the record itself adds the references. */
  readonly facts: (situation: Situation) => {
    readonly facts: Omit<Facts, 'refs'>;
    readonly profile: Profile;
  };
  /** Where a dossier belongs that this act opens. */
  readonly place: (situation: Situation, act: Act) => Placement;
  /** Identities an act brings into its dossier. */
  readonly identities: (act: Act) => readonly Identity[];
  /** How the dossier, as it is after the act, shows in the projections. */
  readonly project: (after: After) => Projection;
}

/** A dossier right after an act, for projections. */
export interface After {
  /** As it was before, where that is known: the same object as the `dossier` of the act before it. */
  readonly before?: Dossier<unknown>;
  readonly dossier: Dossier<unknown>;
  readonly act: Act;
  readonly head: DossierHead;
  readonly facts: Facts;
  readonly profile: Profile;
  readonly now: string;
}

/** A document number (文号) an act takes from the register. */
export interface NumberTaken {
  readonly agency: string;
  readonly code: string;
  readonly year: number;
  readonly serial: number;
}

/** What the server adds to a command after it was found admissible: a number, a rendered document. */
export interface Completion {
  readonly command: Command;
  readonly number?: NumberTaken;
  readonly voids?: readonly NumberTaken[];
}

export interface CompletionContext {
  readonly situation: Situation;
  /** As sent, with the digest the act asks for; the completion starts from it. */
  readonly command: Command;
  readonly facts: Facts;
  readonly profile: Profile;
  readonly data: unknown;
}

/** One person's wish to act. */
export interface Performance {
  readonly actor: Actor;
  readonly dossier: string;
  /** Procedure of a dossier this act opens. */
  readonly open?: string;
  readonly command: Command;
  /** Whether the dossier is within the person's reach; one that is not answers like one that is not there. */
  readonly admit?: (situation: Situation) => boolean;
  /** The state the person saw; an act that needs the latest is refused when it has moved on. */
  readonly expectedSeq?: number;
  /** Must not perform on the same dossier: it waits for its turn. */
  readonly complete?: (context: CompletionContext) => Completion | Promise<Completion>;
  readonly session?: { readonly id: string; readonly address?: string };
}

/**
 * A wish by somebody who was recognised from memory: the session is looked at when the act is written. Nothing is completed for
 * it, so that no document is made and kept for an act that is not written.
 */
export interface Attempt extends Omit<Performance, 'complete'> {
  /** What is taken to be so of the actor rests on these states. */
  readonly basis: readonly { readonly dossier: string; readonly seq: number }[];
}

/** An act that is recorded. */
export interface Done {
  readonly ok: true;
  readonly act: Act;
  readonly dossier: Dossier<unknown>;
  /** Signed promise of inclusion (收录承诺). */
  readonly promise: string;
  /** The same request had been answered before; this is that answer. */
  readonly repeated: boolean;
}

export type Outcome =
  | Done
  | { readonly ok: false; readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  /** Somebody else acted first; `seq` is where the dossier stands now. */
  | { readonly ok: false; readonly kind: 'conflict'; readonly seq: number }
  | { readonly ok: false; readonly kind: 'notFound' }
  /** The act's id was used for another request. */
  | { readonly ok: false; readonly kind: 'idReused' }
  /** The dossier or its facts moved at every attempt. */
  | { readonly ok: false; readonly kind: 'busy' }
  /** The act is recorded, and no promise could be signed; the same request asked again gets one. */
  | { readonly ok: false; readonly kind: 'unpromised'; readonly cause: unknown }
  /** The log's key may not sign; nothing is promised, so nothing is accepted. */
  | { readonly ok: false; readonly kind: 'ledgerStopped'; readonly reason: string };

/** Signs promises; `stopped` says why it may not. */
export interface Promiser {
  readonly stopped: () => string | undefined;
  /** The same commitment and time give the same promise. */
  readonly promise: (commitment: Uint8Array, recordedAt: string) => Promise<string>;
}
