import type { z } from 'zod';
import type { CivilDate, DeadlineOptions, Extension, Pause } from '../calendar/index.ts';
import type { Profile } from '../profiles/index.ts';
import type { Act, ActHeader, Actor, FileRef, ProcedureId, Role, VolumeKind } from './act.ts';
import type { Basis } from './basis.ts';
import type { Facts } from './facts.ts';
import type { Lane } from './lane.ts';
import type { Refusal } from './refusal.ts';

export type { Lane } from './lane.ts';

/** Everything a gate may look at. `data` is absent while the page only asks what could be done. */
export interface GateContext<S, D> {
  /** The dossier itself, for acts that are about an earlier act (correction, attachment). */
  readonly dossier: Dossier<S>;
  readonly state: S;
  readonly facts: Facts;
  readonly profile: Profile;
  readonly actor: Actor;
  readonly now: string;
  readonly occurredAt: string;
  readonly data: D | undefined;
}

/** One condition (前置条件) of a move; answers why not, or nothing. Must not throw and not look outside its context. */
export type Gate<S, D = unknown> = (context: GateContext<S, D>) => Refusal | readonly Refusal[] | undefined;

/** Which document an act issues. `numberCode` is the 类别字; absent for documents without a number. */
export interface DocumentNeed {
  readonly template: string;
  readonly numberCode?: string;
  /** The volume a cover, index or note is of. */
  readonly volume?: VolumeKind;
  /** Documents issued together with it. */
  readonly enclosures?: readonly DocumentNeed[];
}

/** Sound or image the act must have (音像记录): `must` blocks the stages that close over it. */
export interface RecordingNeed {
  readonly level: 'must' | 'should';
  /** What has to be captured, in Chinese. */
  readonly content: string;
  readonly source: Basis;
}

/**
 * One kind of act (行为类型) of a procedure: its data, who may do it, what it needs first, what it leaves behind.
 * `apply` is total: it accepts any data that once passed `schema`, also when personal values have been erased.
 */
export interface ActDefinition<S, D = unknown> {
  readonly type: string;
  /** A verb phrase as it stands on the button. */
  readonly zh: string;
  readonly lane: Lane;
  readonly schemaVersion: number;
  readonly schema: z.ZodType<D>;
  /** Paths of personal values, dots between names, `[]` for every element: `parties[].person`. */
  readonly personal: readonly string[];
  /** Roles of which the actor must hold one; people appointed in the dossier are named by gates. */
  readonly by: readonly Role[];
  /** `additive` acts are decided again on the newest state instead of refused when somebody wrote first. */
  readonly concurrency: 'needsLatest' | 'additive';
  readonly source: readonly Basis[];
  /** Whether the move is part of the present situation at all; a closed move is not shown, and refused if forced. */
  readonly open: (state: S) => boolean;
  /** What the data is the schema says; a gate that asks less of it does not widen it. */
  readonly gates: readonly Gate<S, NoInfer<D>>[];
  /** What the person is told of before the act is done and what does not hinder it. */
  readonly warns?: (state: S, facts: Facts, profile: Profile) => readonly Refusal[];
  /** Signed by the person with the key of the session (会话签名); the server verifies it and puts it into `signature`. */
  readonly signed?: true;
  readonly document?: (data: D, state: S, profile: Profile) => DocumentNeed | undefined;
  readonly recording?: RecordingNeed;
  /** Top-level data fields a correction act may mend (更正); the time of the act always may. */
  readonly correctable: readonly string[];
  /** People other than the actor the data names, whose certificates and posts the act is decided on. */
  readonly people?: (data: D) => readonly string[];
  /**
   * A digest the server computes before it decides: SHA-256 over the canonical JSON (RFC 8785) of `over`, in hex,
   * written into the data under `field`. With `salted`, the server also puts 32 random bytes, in hex, under `salt`
   * unless the data brings them. Whatever a client sends under `field` is replaced.
   */
  readonly digest?: {
    readonly field: string;
    readonly salted: boolean;
    readonly over: (data: D, state: S) => unknown;
  };
  /** Values the store needs as columns for its own gates. */
  readonly columns?: (data: D, state: S, profile: Profile) => ActColumns;
  readonly apply: (state: S, data: D, act: ActHeader & { readonly document?: Act['document'] }) => S;
}

/** What the database's triggers compare, beside the act itself. */
export interface ActColumns {
  /** Hex SHA-256 the act is bound to: the draft of a review or decision, the content of a publication. */
  readonly contentHash?: string;
  /** `pass` on an opinion, exemption, check or approval that opens the next step. */
  readonly verdict?: 'pass' | 'fail';
  /** The role an approval of the same content must have been given in (公示审批人, as the profile names it). */
  readonly approver?: Role;
  /** People who count as handlers from this act on, for 办审分离. */
  readonly handlers?: readonly string[];
}

/** A clock (期限) as the procedure defines it: which rule, since when, ended when. */
export interface ClockInstance {
  /** Stable within a dossier: `decide`, `pay:party-1`. */
  readonly key: string;
  /** Rule id of the table of periods, e.g. `PEN-10`. */
  readonly rule: string;
  /** What the clock asks for, in Chinese. */
  readonly zh: string;
  /** Civil date, or instant where the rule counts hours. */
  readonly start: string;
  /** When the thing was done; absent while it runs. */
  readonly doneOn?: string;
  readonly pauses?: readonly Pause[];
  readonly extensions?: readonly Extension[];
  readonly options?: DeadlineOptions;
  /** Who is asked: the agency's own work or the party's. */
  readonly whose: 'agency' | 'party';
}

/** One step of the drawn flow (流程). */
export interface StageView {
  readonly id: string;
  readonly zh: string;
  readonly state: 'done' | 'now' | 'ahead' | 'skipped';
  readonly on?: string;
}

/** A procedure (程序): the one definition that moves, refusals, forms, documents and clocks come from. */
export interface Procedure<S> {
  readonly id: ProcedureId;
  readonly version: number;
  readonly zh: string;
  readonly initial: S;
  readonly acts: readonly ActDefinition<S, never>[];
  readonly clocks: (state: S, profile: Profile, facts: Facts) => readonly ClockInstance[];
  /** As they stand on a day: what is recorded ahead (a leaving, 离岗) has not come yet. */
  readonly stages: (state: S, day: CivilDate) => readonly StageView[];
  /** Stage id on a day, shown in lists and used by scopes of rights. */
  readonly stageOf: (state: S, day: CivilDate) => string;
  /** People of the dossier, for rights and to-do lists. */
  readonly people: (state: S) => readonly string[];
}

/** What a dossier is now (卷宗现状): a pure fold over its own acts. */
export interface Dossier<S> {
  readonly id: string;
  readonly procedure: Procedure<S>;
  readonly state: S;
  /** Sequence number of the newest act; 0 for a dossier that is about to be opened. */
  readonly seq: number;
  readonly acts: readonly Act[];
  /** Files attached later, by the act they belong to. */
  readonly attached: ReadonlyMap<number, readonly FileRef[]>;
  /** Corrections in force, by the act they mend. */
  readonly corrections: ReadonlyMap<number, Correction>;
}

/** What a correction act leaves behind: the mended act's newest values, the old ones stay in the act itself. */
export interface Correction {
  readonly bySeq: number;
  readonly occurredAt?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

type Defaulted = 'schemaVersion' | 'personal' | 'concurrency' | 'correctable' | 'gates';

/** An act as it is written down where a procedure fills in what most of its acts have in common. */
export type WrittenAct<S, D> = Omit<ActDefinition<S, D>, Defaulted> &
  Partial<Pick<ActDefinition<S, D>, Defaulted>>;

/** Binds the data type of one act to its procedure's state; erases it again for the list. */
export function actsOf<S>() {
  return <D>(definition: ActDefinition<S, D>): ActDefinition<S, never> =>
    definition as unknown as ActDefinition<S, never>;
}
